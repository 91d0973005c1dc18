"""One short article of our own fiction, and the way to make others."""

from collections.abc import Callable, Sequence

import pytest

from headwater.records import Article, Mention, Span, Statement
from headwater.statements import find, voices
from headwater.statements.voice import Voice

Tell = Callable[..., tuple[Statement, ...]]


def article(
    *paragraphs: str, title: str | None = None, language: str = "en", published: str | None = "2025-05-14"
) -> Article:
    """An article whose page is its title, when it has one, and its paragraphs, a line each."""
    parts = [title, *paragraphs] if title else list(paragraphs)
    spans, at = [], 0
    for part in parts:
        spans.append(Span(at, at + len(part)))
        at += len(part) + 1
    text = "\n".join(parts)
    body = tuple(spans[1:] if title else spans)
    return Article(
        ref="p.txt#1",
        page="p.txt",
        number=1,
        span=Span(0, len(text)),
        body=body,
        text="\n".join(s.of(text) for s in body),
        title=title,
        title_span=spans[0] if title else None,
        language=language,
        published=published,
    )


def people(source: Article, *names: str) -> list[Mention]:
    """Every place where the article writes one of these names; `org:` before a name makes it an organisation."""
    page = "\n".join([source.title, source.text] if source.title else [source.text])
    found = []
    for name in names:
        kind = "org" if name.startswith("org:") else "person"
        key = name.removeprefix("org:")
        for word in {key, key.split()[-1]}:
            at = page.find(word)
            while at >= 0:
                if not any(m.span.overlaps(Span(at, at + len(word))) for m in found):
                    found.append(Mention("p.txt#1", Span(at, at + len(word)), word, kind, key))  # type: ignore[arg-type]
                at = page.find(word, at + 1)
    return sorted(found, key=lambda m: m.span)


@pytest.fixture
def tell() -> Tell:
    def telling(*paragraphs: str, names: Sequence[str] = (), **rest: str | None) -> tuple[Statement, ...]:
        made = article(*paragraphs, **rest)  # type: ignore[arg-type]
        found = find(made, people(made, *sorted(names, key=len, reverse=True)))
        page = "\n".join([made.title, made.text] if made.title else [made.text])
        assert all(s.text == s.span.of(page) for s in found)
        return found

    return telling


@pytest.fixture(scope="session")
def tell_any() -> Callable[[list[str], str], None]:
    """Reads any paragraphs without names and checks that every statement stands where it says."""

    def run(paragraphs: list[str], language: str) -> None:
        made = article(*paragraphs, language=language)
        for s in find(made, ()):
            assert s.text == s.span.of(made.text) and s.text.strip()

    return run


@pytest.fixture(scope="session")
def hear() -> Callable[..., tuple[str, list[Voice]]]:
    """Reads paragraphs for who says what; gives their text and the voices."""

    def hearing(*paragraphs: str, names: Sequence[str] = (), language: str = "en") -> tuple[str, list[Voice]]:
        made = article(*paragraphs, language=language)
        mentions = people(made, *names)
        return made.text, voices.find(made, mentions)

    return hearing
