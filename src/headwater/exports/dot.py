"""Family trees for Graphviz, in the habits of OpenStemmata: lost witnesses grey, further exemplars dashed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from headwater.records import Article, Family


def dot(families: Iterable[Family], articles: Mapping[str, Article]) -> Iterator[str]:
    """The lines of one digraph a family.

    Args:
        families: The families.
        articles: Their kept witnesses, for publisher and time.
    """
    for family in families:
        yield f"digraph {quoted(family.id)} {{"
        yield "  rankdir=TB;"
        lost = {witness.id for witness in family.lost}
        for ref in (*family.refs, *sorted(lost)):
            yield f"  {_node(ref, ref in lost, articles.get(ref))}"
        first: set[str] = set()
        for edge in sorted(family.edges, key=lambda e: (e.copy, e.relation == "excerpted", -e.score, e.exemplar)):
            style = ", style=dashed" if edge.copy in first else ""  # a further exemplar: contamination
            first.add(edge.copy)
            label = f'label={quoted(edge.relation)}, weight="{edge.score:.3f}"{style}'
            yield f"  {quoted(edge.exemplar)} -> {quoted(edge.copy)} [{label}];"
        yield "}"


def _node(ref: str, lost: bool, article: Article | None) -> str:
    if lost:
        return f"{quoted(ref)} [label={quoted(ref)}, color=grey, fontcolor=grey];"
    told = [ref]
    if article is not None:
        told = [part for part in (article.publisher, article.published, ref) if part]
    return f"{quoted(ref)} [label={quoted(chr(10).join(told))}];"


def quoted(words: str) -> str:
    r"""A string as DOT writes it.

    >>> quoted('The "Post"')
    '"The \\"Post\\""'
    """
    safe = "".join(char if char.isprintable() or char == "\n" else " " for char in words)
    return '"' + safe.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
