"""The articles of a feed: every entry that holds text is one, and says for itself what it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from headwater.articles import credits, dates, lines, outlets, people
from headwater.articles.assemble import draft, finish
from headwater.articles.drafts import Draft
from headwater.articles.line import Line
from headwater.articles.phrases import is_section
from headwater.articles.segments import Segment
from headwater.articles.twins import twins
from headwater.records import Access, Article, Block, Furniture, Page, Part, Span

_HEADER = frozenset({"heading", "byline", "time"})
_HEADER_LINES = 4  # title, byline, source and date stand before the text of an entry
_APART = re.compile(r"\s+[|»«>·•–—-]+\s+|\s*[|»]\s*|:\s+")
_FEED_WORDS = re.compile(
    r"^(?:(?:rss|atom|feed|latest|news|top|all|stories|headlines|articles|posts|updates)\W+){1,4}(?:from|by|for|at|on)\W+"
    r"|^(?:rss|atom)(?:\W+feed)?\W+|\W*\b(?:rss|atom)?\s*feed$|\W+(?:rss|atom)$",
    re.I,
)
_TEASER = re.compile(
    r"(?:\.\.\.|…|\[(?:\.\.\.|…|&#8230;)\]|(?:read|continue|full) (?:more|reading|story)\W*)\s*$", re.I
)
_HOST = re.compile(r"https?://(?:[^/@\s]{0,200}@)?([\w.-]{1,250})", re.I)
_GATHERED_FROM = 3  # hosts that entries link to, none of them the feed's own, from which a feed gathers others' texts
_LEAST_REPEATED = 3  # entries
_SHARE_REPEATED = 0.3  # of the entries, from which a line that stands in them is the feed's, not the article's
_EDGE = 3  # lines at either end of an entry among which such lines are looked for
_LONGEST_REPEATED = 400
_MOST_PAIRED = 1000  # entries that are compared for second pastes; of larger feeds only equal texts are found
_SHORT_SUMMARY = 60  # words; a shorter summary without any sign says too little to be a whole article


def articles(page: Page) -> tuple[Article, ...]:
    """One article an entry, in the order of the feed; entries without text give none.

    Title, authors, dates, publisher and address are what the entry claims; the text is read as any other, so that
    "Read more" and "The post ... appeared first on ..." are labelled as furniture.
    """
    blocks = _by_group(page)
    site = _site(page)
    repeated = _repeated(page, blocks)
    found: list[Article] = []
    for part in page.parts:
        article = _article(page, part, blocks.get(part.group, []), len(found) + 1, site, repeated)
        if article is not None:
            found.append(article)
    return _second_pastes(found)


def _by_group(page: Page) -> dict[int, list[Block]]:
    groups: dict[int, list[Block]] = {}
    for block in page.blocks:
        groups.setdefault(block.group, []).append(block)
    return groups


def _content(blocks: list[Block]) -> list[Block]:
    """The blocks of an entry without the lines that ingest put before its text."""
    at = 0
    while at < min(len(blocks), _HEADER_LINES) and blocks[at].role in _HEADER and not blocks[at].tag:
        at += 1
    return blocks[at:]


def _article(
    page: Page, part: Part, blocks: list[Block], number: int, site: str | None, repeated: frozenset[str]
) -> Article | None:
    content = _content(blocks)
    if not content:
        return None
    start, end = content[0].span.start, content[-1].span.end
    title, source = _first(part, "title"), _first(part, "source")
    own = tuple(replace(b, span=b.span.shifted(-start), group=0) for b in content)
    entry = Page(
        page.address, page.text[start:end], own, page.sha256, "html", title, (), page.seen_at,
        _first(part, "language") or page.language,
    )  # fmt: skip
    read = lines.read(entry)
    _label_repeated(read, title or "", repeated)
    made = _drafted(entry, read)
    when = _when(part, made, page.seen_at)
    publisher = (outlets.outlet(source) or source) if source else site
    article = finish(entry, made, number, when=when, publisher=publisher, sole=False)
    if not article.text:
        return None
    return _claimed(_shifted(article, start), page, part, blocks, title, source)


def _drafted(entry: Page, read: list[Line]) -> Draft:
    first = next((at for at, line in enumerate(read) if line.role == "body"), 0)
    made = draft(entry, read, Segment(0, first, len(read)))
    if not made.body:  # a teaser may be too short to look like a paragraph
        made.body = [line.span for line in read if line.role in ("short", "title", "outlet", "note")]
        made.furniture = [f for f in made.furniture if f.span not in made.body]
    return made


def _when(part: Part, made: Draft, seen_at: str | None) -> dates.Dated:
    published, updated = _first(part, "published"), _first(part, "updated")
    if published or updated:
        return dates.Dated(published or updated, "explicit", updated if published and updated != published else None)
    return dates.decide([made.stamps], [], seen_at)[0]


def _claimed(
    article: Article, page: Page, part: Part, blocks: list[Block], title: str | None, source: str | None
) -> Article:
    """The article with what its entry says of it, which is more than the text can tell."""
    told, place = _title(page, blocks, title, source)
    names = [name for value in part.claims("author") for name in (people.authors(value) or (value,))]
    wire = next((known for name in (*part.claims("author"), source or "") if (known := credits.known(name))), None)
    authors = tuple(dict.fromkeys(n for n in names if people.is_person(n) or _plain_name(n)))
    agency = article.agency or wire
    return replace(
        article,
        span=Span(blocks[0].span.start, article.span.end),
        title=told or article.title,
        title_span=place if told else article.title_span,
        authors=authors or article.authors,
        agency=agency,
        credits=tuple(dict.fromkeys((agency, *article.credits))) if agency else article.credits,
        url=_first(part, "link"),
        access=_access(article, part),
    )


def _plain_name(name: str) -> bool:
    """Whether an author's claim names somebody, if in an unusual form: no desk, outlet or account."""
    return not (people.is_desk_name(name) or people.is_outlet_name(name) or credits.known(name) or outlets.outlet(name)
                or "@" in name or len(name.split()) not in (2, 3, 4))  # fmt: skip


def _title(page: Page, blocks: list[Block], title: str | None, source: str | None) -> tuple[str | None, Span | None]:
    """The entry's title and its place, without the publisher's name that aggregators put at its end."""
    if not title:
        return None, None
    if source:
        for cut in reversed(list(re.finditer(r"\s+[-–—|]\s+", title))):
            if outlets.same(title[cut.end() :], source) or title[cut.end() :].casefold() == source.casefold():
                title = title[: cut.start()]
                break
    span = blocks[0].span
    shown = blocks[0].role == "heading" and span.of(page.text).startswith(title)
    return title, Span(span.start, span.start + len(title)) if shown else None


def _access(article: Article, part: Part) -> Access:
    if _TEASER.search(article.text[-80:]):
        return "truncated"
    if "full" in part.claims("text"):
        return article.access
    return "unknown" if article.access == "free" and len(article.text.split()) < _SHORT_SUMMARY else article.access


def _shifted(article: Article, by: int) -> Article:
    return replace(
        article,
        span=article.span.shifted(by),
        body=tuple(span.shifted(by) for span in article.body),
        title_span=article.title_span.shifted(by) if article.title_span else None,
        furniture=tuple(Furniture(f.kind, f.span.shifted(by)) for f in article.furniture),
        notes=tuple(replace(n, span=n.span.shifted(by)) if n.span else n for n in article.notes),
    )


def _first(part: Part, key: str) -> str | None:
    return next((value for value in part.claims(key) if value), None)


# --- whose feed it is -------------------------------------------------------------------------------------------------


def _site(page: Page) -> str | None:
    """Whose the feed is by its title, in the form that results print; None for one that gathers others' texts."""
    host = _host((page.claims("feed:link") or ("",))[0])
    hosts = {_host(value) for part in page.parts[:500] for value in part.claims("link")[:1]} - {""}
    if host and len(hosts) >= _GATHERED_FROM and host not in hosts:
        return None
    for name in (*page.claims("feed:publisher"), page.title or ""):
        found = _named(name, host)
        if found:
            return found
    return None


def _host(address: str) -> str:
    match = _HOST.match(address)
    return ".".join(match[1].lower().removeprefix("www.").split(".")[-3:]) if match else ""


def _named(title: str, host: str) -> str | None:
    """The outlet in the title of a feed: a part that is listed, or that its address spells, or the first that names.

    >>> _named("World news - The Lindmoor Post", ""), _named("Latest news from Saltgate Radio", "")
    ('The Lindmoor Post', 'Saltgate Radio')
    """
    whole = outlets.outlet(title)
    if whole:
        return whole
    parts = [part.strip() for part in _APART.split(title) if part and part.strip()]
    listed = next((known for part in parts if (known := outlets.outlet(part))), None)
    if listed:
        return listed
    spelled = [part for part in parts if _spells(part, host)]
    names = [_FEED_WORDS.sub("", part).strip() or part for part in parts if not is_section(part)]
    best = (spelled or [n for n in names if people.is_outlet_name(n)] or names or [None])[0]
    return (outlets.outlet(best) or best) if best and len(best.split()) <= 8 else None


def _spells(name: str, host: str) -> bool:
    squeezed = re.sub(r"[\W_]", "", name.casefold())
    labels = [re.sub(r"[\W_]", "", label) for label in host.split(".")[:-1]]
    return len(squeezed) > 2 and any(
        squeezed in (label, f"the{label}") or f"the{squeezed}" == label for label in labels
    )


# --- what repeats -----------------------------------------------------------------------------------------------------


def _edges(page: Page, part: Part, blocks: list[Block]) -> Iterator[str]:
    content = _content(blocks)
    for block in {*content[:_EDGE], *content[-_EDGE:]} if len(content) > 1 else ():
        if len(block.span) <= _LONGEST_REPEATED:
            yield _bare(block.span.of(page.text), _first(part, "title") or "")


def _bare(words: str, title: str) -> str:
    """A line without what differs from entry to entry: the entry's own title, and figures."""
    if title:
        words = words.replace(title, "")
    return re.sub(r"\d+", "0", " ".join(words.split()).casefold())


def _repeated(page: Page, blocks: dict[int, list[Block]]) -> frozenset[str]:
    """The lines at the ends of entries that so many of them have that they are the feed's."""
    counts = Counter(
        words for part in page.parts for words in set(_edges(page, part, blocks.get(part.group, []))) if words
    )
    enough = max(_LEAST_REPEATED, _SHARE_REPEATED * len(page.parts))
    return frozenset(words for words, count in counts.items() if count >= enough)


def _label_repeated(read: list[Line], title: str, repeated: frozenset[str]) -> None:
    """Label the lines at both ends of an entry that many entries have; one that has no other lines keeps them."""
    if not repeated:
        return
    ends: list[Line] = []
    for edge in (read[:_EDGE], read[: -_EDGE - 1 : -1]):
        for line in edge:
            if len(line.text) > _LONGEST_REPEATED or _bare(line.text, title) not in repeated:
                break
            ends.append(line)
    if len(ends) >= len(read):
        return
    for line in ends:
        if line.role != "furniture":
            line.role, line.prose, line.kind = "furniture", False, line.kind or "other"


def _second_pastes(found: list[Article]) -> tuple[Article, ...]:
    if len(found) <= _MOST_PAIRED:
        earlier = twins(found)
    else:
        first: dict[str, Article] = {}
        earlier = {a.ref: twin for a in found if (twin := first.setdefault(a.text, a)) is not a}
    return tuple(replace(a, same_as=earlier[a.ref].ref) if a.ref in earlier else a for a in found)
