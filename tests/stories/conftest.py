"""Fiction to tell stories with: a harbour, its pilots, and those who copy what is written about them."""

from collections.abc import Callable, Mapping, Sequence

import pytest

from headwater import copies, families, names, statements
from headwater.records import Alteration, Article, Edge, Family, LostWitness, Pair, Reading, Span

WIRE = (
    "Fourteen people were injured when the ferry Malvina struck the pier at Tolvannes on Monday, "
    "the harbour office said.\n"
    "Pilot Oskar Brandvold told reporters: \"We had asked for new fenders for three years and nobody answered us.\"\n"
    "The repair of the pier will cost 3.2 million crowns.\n"
    "The harbour office has not closed the northern quay."
)
WITNESS = (
    "A nurse at the clinic of Tolvannes counted 17 injured people after the ferry Malvina hit the pier.\n"
    "\"We had asked for new fenders for three years and nobody answered us,\" pilot Oskar Brandvold said on the quay.\n"
    "Children were looking for their shoes between the broken planks of the pier."
)


def make(ref: str, text: str, **told: object) -> Reading:
    """An article on a page of its own, read closely."""
    title = str(told.pop("title", "")) or None
    page = f"{title}\n{text}" if title else text
    body, start = [], len(title) + 1 if title else 0
    for line in text.split("\n"):
        body.append(Span(start, start + len(line)))
        start += len(line) + 1
    article = Article(
        ref=ref,
        page=ref.partition("#")[0],
        number=1,
        span=Span(0, len(page)),
        body=tuple(body),
        text=text,
        title=title,
        title_span=Span(0, len(title)) if title else None,
        **{"language": "en", "published": "2024-03-12", "published_from": "explicit", **told},  # type: ignore[arg-type]
    )
    mentions = names.find(article)
    return Reading(article, mentions, statements.find(article, mentions))


def family(name: str, *edges: tuple[str, str, str]) -> Family:
    """A tree from (copy, exemplar, relation)."""
    grown = tuple(Edge(copy, exemplar, relation, 0.9, ("told",)) for copy, exemplar, relation in edges)  # type: ignore[arg-type]
    nodes = {n for e in grown for n in (e.copy, e.exemplar)}
    lost = sorted(n for n in nodes if n.startswith("lost"))
    return Family(
        name, tuple(sorted(nodes - set(lost))), grown,
        tuple(LostWitness(x, "told", tuple(e.copy for e in grown if e.exemplar == x)) for x in lost),
        edges[0][1],
    )


def lay_out(readings: Sequence[Reading], trees: Sequence[Family]) -> dict[str, object]:
    """What `tell` wants beside the readings: every two texts of a tree laid side by side, and what changed."""
    by_ref = {r.article.ref: r for r in readings}
    pairs: list[Pair] = []
    changed: dict[tuple[str, str], Sequence[Alteration]] = {}
    for tree in trees:
        refs = sorted(set(tree.refs) & set(by_ref))
        for at, a in enumerate(refs):
            for b in refs[at + 1 :]:
                rows = copies.align(by_ref[a].article, by_ref[b].article)
                pairs.append(Pair(a, b, "edited", "a->b", 1.0, 1.0, 1.0, rows))
        for edge in tree.edges:
            if edge.exemplar in by_ref and edge.copy in by_ref:
                rows = copies.align(by_ref[edge.exemplar].article, by_ref[edge.copy].article)
                changed[edge.exemplar, edge.copy] = families.changes(by_ref[edge.exemplar], by_ref[edge.copy], rows)
    return {"families": trees, "pairs": pairs, "alterations": changed}


@pytest.fixture
def wire() -> str:
    return WIRE


@pytest.fixture
def witness() -> str:
    return WITNESS


@pytest.fixture
def reading() -> Callable[..., Reading]:
    return make


@pytest.fixture
def tree() -> Callable[..., Family]:
    return family


@pytest.fixture
def laid_out() -> Callable[..., Mapping[str, object]]:
    return lay_out
