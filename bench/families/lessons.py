"""What the tree's model learns from: rows of signs with the truth about each ordered pair of a family's witnesses."""

from __future__ import annotations

import itertools
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1]))
from generate import Tradition
from rewording import without_marks
from sources import bare

from gold import Case
from headwater import copies
from headwater.copies.wording import wording
from headwater.families.collation import collate
from headwater.families.descent import tradition
from headwater.families.odds import CLASSES
from headwater.families.signs import signs
from headwater.records import Article, Pair

NONE, EDGE, SIBLING, UP = range(len(CLASSES))


@dataclass(frozen=True)
class Lesson:
    """One family: its ordered pairs, their signs and what is true of each."""

    made: Tradition
    refs: tuple[str, ...]
    ends: list[tuple[str, str]]
    rows: NDArray[np.float64]
    truth: NDArray[np.int64]


def related(articles: dict[str, Article]) -> list[Pair]:
    """All pairs of some witnesses that are related."""
    pairs = [copies.relate(articles[a], articles[b]) for a, b in itertools.combinations(sorted(articles), 2)]
    return [p for p in pairs if p.relation is not None]


def lesson(made: Tradition, pairs: Sequence[Pair]) -> Lesson | None:
    """The rows of one family; None when none of its witnesses are related."""
    inside = [p for p in pairs if p.a in made.articles and p.b in made.articles]
    if not inside:
        return None
    pickups = frozenset(ref for ref, a in made.articles.items() if a.gathered)
    known = tradition(list(made.articles.values()), inside, pickups)
    told = signs(known, collate(known.articles, inside))
    return Lesson(made, tuple(known.articles), told.ends, told.rows, truth(made, told.ends))


def truth(made: Tradition, ends: Sequence[tuple[str, str]]) -> NDArray[np.int64]:
    """For every (exemplar, copy) which of the model's classes is true; second exemplars are none of them."""
    first: dict[str, str] = {}
    for copy, exemplar, _ in made.edges:
        first.setdefault(copy, exemplar)
    found = []
    for a, b in ends:
        up = first.get(b, "")
        if up == a:
            found.append(EDGE)
        elif up in made.lost and first.get(a) == up:
            found.append(SIBLING)
        else:
            found.append(UP if up in made.lost and first.get(up) == a else NONE)
    return np.array(found, dtype=np.int64)


def variants(made: Tradition, order: random.Random) -> Iterator[Tradition]:
    """The family as it is, and twice with one more of its witnesses taken away: most lost texts are learned so."""
    yield made
    seen = [set(made.articles)]
    for _ in range(2):
        less = hidden(made, order)
        if less is not None and set(less.articles) not in seen:
            seen.append(set(less.articles))
            yield less


def hidden(made: Tradition, order: random.Random) -> Tradition | None:
    """The family without a witness that has two copies at least and none that says the same; None when it has none."""
    first: dict[str, str] = {}
    kids: dict[str, list[str]] = {}
    for copy, exemplar, _ in made.edges:
        if copy not in first:
            first[copy] = exemplar
            kids.setdefault(exemplar, []).append(copy)
    fit = [ref for ref in made.articles if _can_go(made, ref, kids.get(ref, []), first)]
    if not fit:
        return None
    heads = [ref for ref in fit if ref not in first]
    gone = heads[0] if heads and order.random() < 0.6 else order.choice(fit)
    name = f"lost:h{len(made.lost) + 1}"
    edges = tuple((name if c == gone else c, name if e == gone else e, r) for c, e, r in made.edges)
    kept = {ref: a for ref, a in made.articles.items() if ref != gone}
    return replace(
        made, name=f"{made.name}h", articles=kept, edges=edges, lost={**made.lost, name: made.articles[gone]}
    )


def _can_go(made: Tradition, ref: str, kids: Sequence[str], first: dict[str, str]) -> bool:
    relations = {(c, e): r for c, e, r in made.edges}
    donor = any(e == ref and first[c] != ref for c, e in relations)
    near = [*kids, *([first[ref]] if ref in first else [])]
    if donor or any(n in made.lost for n in near) or len(made.articles) < 3:
        return False
    if sum(relations[kid, ref] != "excerpted" for kid in kids) < 2:
        return False
    if ref not in first and len(kids) == 2 and not any(relations[kid, ref] == "revised" for kid in kids):
        return False
    return not any(_says(made.articles[n], made.articles[ref]) for n in near)


def _says(kept: Article, gone: Article) -> bool:
    """Whether a text has every sentence of another as it stands."""
    held, wanted = ({without_marks(s.sentence.text) for s in wording(a).sentences} for a in (kept, gone))
    return wanted <= held


def of_case(case: Case) -> Iterator[tuple[Tradition, list[Pair]]]:
    """The trees of an annotated family of pages, with their related pairs."""
    held = {a.ref: a for a in case.articles.values() if not a.same_as}
    name = {key: a.ref for key, a in case.articles.items()}
    rows = sorted(case.truth["tree"], key=lambda row: row["relation"] == "excerpted")
    edges = [(name.get(r["child"], r["child"]), name.get(r["parent"], r["parent"]), r["relation"]) for r in rows]
    pairs = related(held)
    strong = [p for p in pairs if p.relation != "excerpted" or copies.whole(held[p.a], held[p.b])]
    home = {ref: {ref} for ref in held}
    for p in strong:
        joined = home[p.a] | home[p.b]
        for ref in joined:
            home[ref] = joined
    for part in sorted({frozenset(x) for x in home.values() if len(x) > 1}, key=sorted):
        own = [e for e in edges if e[0] in part and (e[1] in part or e[1] not in held)]
        lost = {e[1]: bare("") for e in own if e[1] not in held}
        own += [e for e in edges if e[0] in lost]
        kept = {ref: held[ref] for ref in sorted(part)}
        yield (
            Tradition(case.name, kept, tuple(own), lost, {}, "open"),
            [p for p in strong if p.a in part and p.b in part],
        )
