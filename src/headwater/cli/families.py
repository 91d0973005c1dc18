"""`headwater families`: texts that derive from one another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.options import Json, Store, opened
from headwater.cli.printing import console, count, cut, json_lines, where_from

if TYPE_CHECKING:
    from rich.tree import Tree

    from headwater.records import Alteration, Article, Edge, Family

_WIDTH = 70


def families(
    family: Annotated[
        str | None, typer.Argument(metavar="FAMILY", help="Only this one, or that of an article.")
    ] = None,
    store: Store = None,
    json: Json = False,
) -> None:
    """Show which texts derive from one another, as trees from the original to its copies.

    With a FAMILY also the evidence for every step, and other trees that come close.

    Example: headwater families
    """
    from headwater.shapes import make

    with opened(store) as archive:
        found = archive.families() if family is None else (archive.family(family),)
        if json:
            json_lines(map(make.family, found))
            return
        out = console()
        if not found:
            out.print("No family: no text that is kept derives from another one.")
        for it in found:
            out.print(_tree(it, archive.articles(it.refs), archive.changes(it.id), evidence=family is not None))
            if family is not None:
                for rival in it.rivals:
                    out.print(f"Another tree comes close ({rival.score:.2f}): {rival.why}")
            out.print()


def _tree(
    family: Family,
    articles: Mapping[str, Article],
    changes: Mapping[tuple[str, str], tuple[Alteration, ...]],
    *,
    evidence: bool,
) -> Tree:
    from rich.tree import Tree

    from headwater.telling.dossier import is_fact  # one meaning of "changed fact" on screen and here

    lost = {it.id: it for it in family.lost}
    below: dict[str, list[Edge]] = {}
    for edge in family.edges:
        below.setdefault(edge.exemplar, []).append(edge)
    copies = {edge.copy for edge in family.edges}
    roots = sorted({*below} - copies, key=lambda ref: (ref != family.origin, ref))
    top = Tree(f"{family.id}: {count(len(family.refs), 'text')}", guide_style="dim")
    shown: set[str] = set()

    def label(ref: str) -> str:
        if ref in lost:
            return f"lost earlier version: {lost[ref].why}"
        return f"{ref} ({where_from(articles[ref])})"

    def hang(branch: Tree, ref: str) -> None:
        shown.add(ref)
        for edge in below.get(ref, []):
            changed = sum(map(is_fact, changes.get((ref, edge.copy), ())))
            facts = f", {count(changed, 'changed fact')}" if changed else ""
            twig = branch.add(f"{edge.relation}{facts}: {label(edge.copy)}")
            if evidence:
                for reason in edge.evidence:
                    twig.add(f"because {reason}", style="dim")
            if edge.copy not in shown:
                hang(twig, edge.copy)

    for root in roots:
        title = f"  “{cut(articles[root].title or '', _WIDTH)}”" if root in articles else ""
        hang(top.add(label(root) + title), root)
    for ref in family.refs:
        if ref not in shown and articles[ref].same_as is not None:
            top.add(f"pasted again: {label(ref)}")
    return top
