"""What a publisher's texts did: which are its own, whom the others copy, how soon, and what was changed on the way.

Counts of what its texts did, never a grade of the publisher.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median

from headwater.records import Alteration, Article, Edge, Family, Relation

_SOUND = frozenset({"sentence-dropped", "sentence-added", "quote-dropped"})  # left out or put in: no changed fact
Changes = Mapping[tuple[str, str], Sequence[Alteration]]


@dataclass(frozen=True, slots=True)
class Copying:
    """One text of a publisher that was made from another one.

    Attributes:
        exemplar: What it was made from; None when that is lost.
        hours: How much later it came out, when both times are known; never below 0.
        facts: The facts that changed on the way.
    """

    ref: str
    exemplar: str | None
    publisher: str | None
    relation: Relation
    hours: float | None
    facts: tuple[Alteration, ...]


@dataclass(frozen=True, slots=True)
class Partner:
    """A publisher that is copied or copies: in how many texts; median hours later, median facts changed."""

    name: str | None
    texts: int
    hours: float | None
    facts: float


@dataclass(frozen=True, slots=True)
class Habits:
    """What a publisher's kept texts did.

    Attributes:
        own: Texts that no kept text is the exemplar of; `versions` are later forms of its own texts.
        copies: Texts made from those of others, newest first.
        copied: Who is copied, most often first; None stands for lost texts.
        copiers: Who copies it, most often first.
    """

    name: str
    refs: tuple[str, ...]
    own: tuple[str, ...]
    versions: tuple[str, ...]
    copies: tuple[Copying, ...]
    copied: tuple[Partner, ...]
    copiers: tuple[Partner, ...]

    @property
    def facts(self) -> tuple[Alteration, ...]:
        """All facts changed in its copies."""
        return tuple(change for copy in self.copies for change in copy.facts)


def habits(
    name: str, refs: Iterable[str], families: Iterable[Family], articles: Mapping[str, Article], changes: Changes
) -> Habits:
    """What the texts of one publisher did.

    Args:
        name: The publisher.
        refs: Its texts.
        families: Every family that one of them is in.
        articles: All kept witnesses of these families, and its texts.
        changes: What changed along the edges, by (exemplar, copy).
    """
    mine = sorted(set(refs) & articles.keys())
    first = _first_edges(families)
    copies, versions = [], []
    for ref in mine:
        edge = first.get(ref)
        if edge is None or _own_later(edge, articles, name):
            versions += [ref] if edge is not None else []
            continue
        copies.append(_copying(edge, articles, changes))
    taken = {it.ref for it in copies} | set(versions)
    others = [
        _copying(edge, articles, changes) for ref, edge in sorted(first.items())
        if edge.exemplar in mine and ref in articles and _publisher(articles[ref]) != _publisher(name)
    ]  # fmt: skip
    copies.sort(key=lambda it: (articles[it.ref].published or "", it.ref), reverse=True)
    return Habits(
        name, tuple(mine), tuple(ref for ref in mine if ref not in taken), tuple(versions), tuple(copies),
        _partners((it.publisher, it) for it in copies),
        _partners((articles[it.ref].publisher, it) for it in others),
    )  # fmt: skip


def _first_edges(families: Iterable[Family]) -> dict[str, Edge]:
    """The likeliest edge to what each text was made from as a whole."""
    found: dict[str, Edge] = {}
    for family in families:
        for edge in sorted(family.edges, key=lambda e: (e.relation == "excerpted", -e.score, e.exemplar)):
            found.setdefault(edge.copy, edge)
    return found


def _own_later(edge: Edge, articles: Mapping[str, Article], name: str) -> bool:
    above = articles.get(edge.exemplar)
    return edge.relation == "revised" or (above is not None and _publisher(above) == _publisher(name))


def _publisher(article: Article | str) -> str:
    name = article if isinstance(article, str) else article.publisher or ""
    return name.casefold()


def _copying(edge: Edge, articles: Mapping[str, Article], changes: Changes) -> Copying:
    above, own = articles.get(edge.exemplar), articles[edge.copy]
    facts = tuple(
        change for change in changes.get((edge.exemplar, edge.copy), ())
        if change.meaning_changed and change.type not in _SOUND
    )  # fmt: skip
    if above is None:
        return Copying(edge.copy, None, None, edge.relation, None, ())
    return Copying(edge.copy, edge.exemplar, above.publisher, edge.relation, _later(above, own), facts)


def _later(above: Article, own: Article) -> float | None:
    """By how many hours one text came out after another; None unless both clock times are known."""
    times = [_time(above.published), _time(own.published)]
    if times[0] is None or times[1] is None or times[1] < times[0]:
        return None
    return (times[1] - times[0]) / timedelta(hours=1)


def _time(iso: str | None) -> datetime | None:
    if not iso or "T" not in iso:
        return None
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at


def _partners(rows: Iterable[tuple[str | None, Copying]]) -> tuple[Partner, ...]:
    grouped: dict[str | None, list[Copying]] = defaultdict(list)
    for name, row in rows:
        grouped[name].append(row)
    made = []
    for name, found in grouped.items():
        hours = [it.hours for it in found if it.hours is not None]
        made.append(Partner(name, len(found), median(hours) if hours else None, median(len(it.facts) for it in found)))
    return tuple(sorted(made, key=lambda it: (-it.texts, it.name is None, it.name or "")))


def spelled(changes: Iterable[Alteration]) -> tuple[tuple[str, str, int], ...]:
    """Names that are spelled another way than in the texts copied: (here, there, times), most often first."""
    found = Counter((it.after, it.before) for it in changes if it.type == "name" and it.after and it.before)
    ordered = sorted(found.items(), key=lambda row: (-row[1], row[0]))
    return tuple((here or "", there or "", n) for (here, there), n in ordered)
