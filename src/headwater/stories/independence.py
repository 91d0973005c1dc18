"""Who knows a thing for themselves: from the articles that say it, through tree and attribution, to their sources.

Copies, second pastes, later versions by the same house and outlets that only repeat another newsroom lead back to one
origin. The count is never higher than the number of houses that the pages show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater.data import table
from headwater.records import Attribution, Quantity
from headwater.stories.told import Told, equal
from headwater.stories.witnesses import Witnesses, house_key
from headwater.text.tokens import folded_words

_LONGEST_CHAIN = 50  # attributions and copyings followed; circular ones end here at the latest
_SHORTEST_HOUSE = 4  # letters of a newsroom's name that is looked for in a sentence


@dataclass(frozen=True)
class Origin:
    """One independent source: its house and the first article of it that has the thing, or its name when none has."""

    house: str
    shown: str


def origins(witnesses: Witnesses, group: Sequence[Told]) -> tuple[Origin, ...]:
    """The independent sources behind a thing told, in order of first appearance.

    Args:
        witnesses: The story's articles with their tree.
        group: Every telling of the same thing.

    Returns:
        One origin a house. An empty group gives none.

    Source:
        The two-source rule of newsrooms, with copies traced by the tree; measured in bench/stories.
    """
    by_ref = _by_first(witnesses, group)
    houses: dict[str, str] = {}
    for ref in sorted(by_ref, key=witnesses.place):
        for house, shown in _trace(witnesses, by_ref, ref, frozenset()):
            houses.setdefault(house, shown)
    first = _first_of_house(witnesses, by_ref)
    return tuple(Origin(house, first.get(house, shown)) for house, shown in houses.items())


def voices(witnesses: Witnesses, group: Sequence[Told], found: Sequence[Origin]) -> tuple[str, ...]:
    """Who stands behind the origins: speakers and authorities they name, else the origin itself."""
    heard: dict[str, str] = {}
    shown = {origin.shown for origin in found}
    for telling in sorted(group, key=lambda t: witnesses.place(t.ref)):
        if telling.ref not in shown:
            continue
        main = telling.main
        named = [a.who for a in main.chain if not a.anonymous and not a.outlet and a.who]
        who = main.speaker or (named[-1] if named else None)
        who = who or witnesses.house_name(witnesses.house(telling.ref)) or telling.ref
        heard.setdefault(house_key(who), who)
    return tuple(heard.values())


def _by_first(witnesses: Witnesses, group: Sequence[Told]) -> dict[str, Told]:
    found: dict[str, Told] = {}
    for telling in sorted(group, key=lambda t: witnesses.place(t.ref)):
        found.setdefault(witnesses.first(telling.ref), telling)
    return found


def _trace(
    witnesses: Witnesses, by_ref: Mapping[str, Told], ref: str, passed: frozenset[str]
) -> list[tuple[str, str]]:
    """The houses behind one article's telling: followed up the tree, then along its attribution."""
    if ref in passed or len(passed) > _LONGEST_CHAIN:
        return []
    telling = by_ref.get(ref)
    for edge in witnesses.edges(ref):
        if edge.exemplar in witnesses.readings:
            borrowed = edge.relation == "excerpted" or witnesses.inferred(edge)
            if not _taken(witnesses, by_ref, ref, edge.exemplar, borrowed=borrowed):
                continue
            above = _trace(witnesses, by_ref, witnesses.first(edge.exemplar), passed | {ref})
        elif edge.relation in ("excerpted", "revised"):
            continue  # a later version speaks for its house itself
        else:
            above = _through_lost(witnesses, by_ref, ref, edge.exemplar, passed | {ref})
        if above:
            return above
    if telling is not None:
        told_by = _attributed(witnesses, by_ref, ref, telling.main.chain, passed | {ref})
        told_by = told_by or _released(witnesses, by_ref, ref, passed | {ref})
        if told_by:
            return told_by
    return [(witnesses.house(ref), ref)]


def _through_lost(
    witnesses: Witnesses, by_ref: Mapping[str, Told], ref: str, lost: str, passed: frozenset[str]
) -> list[tuple[str, str]]:
    """The houses behind a lost version: those behind its house's kept version where that has the thing too."""
    for edge in witnesses.children(lost):
        if edge.relation == "revised" and edge.copy != ref and edge.copy in by_ref:
            found = _trace(witnesses, by_ref, edge.copy, passed)
            if found:
                return found
    house = witnesses.lost_house(lost)
    for kept in witnesses.of_house(house):
        if kept in by_ref and kept != ref and not witnesses.firm(kept):
            found = _trace(witnesses, by_ref, kept, passed)
            if found:
                return found
    return [(house, witnesses.house_name(house) or ref)]


def _taken(witnesses: Witnesses, by_ref: Mapping[str, Told], ref: str, exemplar: str, *, borrowed: bool) -> bool:
    """Whether an article has the thing from its exemplar: the sentence stands there, or the exemplar says it too."""
    telling, above = by_ref.get(ref), by_ref.get(witnesses.first(exemplar))
    if telling is None:
        return not borrowed
    if witnesses.stands_for(telling.ref, telling.sentence, exemplar):
        return True
    if above is not None:
        return True
    return not borrowed and not witnesses.has_alignment(telling.ref, exemplar)


def _attributed(
    witnesses: Witnesses, by_ref: Mapping[str, Told], ref: str, chain: Sequence[Attribution], passed: frozenset[str]
) -> list[tuple[str, str]]:
    """Another newsroom that the article has it from, or the document of the very speaker among the articles."""
    own = {witnesses.house(ref), witnesses.publisher(ref)}
    for link in chain:
        if link.anonymous or not link.who:
            continue
        key = house_key(link.who)
        if not key or key in own:
            continue
        source = next((r for r in witnesses.of_house(key) if r in by_ref and not _descends(witnesses, r, ref)), None)
        if source is not None:
            return _trace(witnesses, by_ref, source, passed)
        if link.outlet:
            unnamed = _unnamed(link.who) and _told_another(witnesses, by_ref, ref, passed)
            return unnamed or [(key, link.who)]
    return _told_another(witnesses, by_ref, ref, passed) if chain else []


def _descends(witnesses: Witnesses, ref: str, ancestor: str) -> bool:
    """Whether a text was copied from another, directly or through copies: then it is not where that has things from."""
    waiting, seen = [witnesses.first(ref)], set[str]()
    while waiting:
        at = waiting.pop()
        if at == witnesses.first(ancestor):
            return True
        if at not in seen and at in witnesses.readings:
            seen.add(at)
            waiting += [witnesses.first(e.exemplar) for e in witnesses.firm(at) if e.exemplar in witnesses.readings]
    return False


def _told_another(
    witnesses: Witnesses, by_ref: Mapping[str, Told], ref: str, passed: frozenset[str]
) -> list[tuple[str, str]]:
    """The newsroom that the words were said to: the sentence names it, or says "a broadcaster" and one has them."""
    telling = by_ref[ref]
    article = witnesses.article(telling.ref)
    said = f" {' '.join(folded_words(article.cut(telling.sentence)))} "
    unnamed = telling.kind == "quote" and _unnamed(said)
    for source in sorted(by_ref, key=witnesses.place):
        house = witnesses.house(source)
        if house in (witnesses.house(ref), witnesses.publisher(ref)) or source in witnesses.releases:
            continue
        named = len(house) >= _SHORTEST_HOUSE and f" {house} " in said
        if (named or (unnamed and not witnesses.firm(source))) and not _descends(witnesses, source, ref):
            return _trace(witnesses, by_ref, source, passed)
    return []


def _unnamed(who: str) -> bool:
    """Whether a newsroom is only called "a broadcaster"."""
    words = f" {' '.join(folded_words(who))} "
    return any(f" {phrase} " in words for phrase in _unnamed_newsrooms())


@lru_cache(maxsize=1)
def _unnamed_newsrooms() -> frozenset[str]:
    held: Mapping[str, list[str]] = table("newsrooms")
    return frozenset(" ".join(folded_words(phrase)) for phrase in held["unnamed_newsrooms"])


def _released(
    witnesses: Witnesses, by_ref: Mapping[str, Told], ref: str, passed: frozenset[str]
) -> list[tuple[str, str]]:
    """The release that gave a thing out before an article tells it, which leans on that party or on nobody."""
    telling = by_ref[ref]
    if witnesses.article(ref).kind == "release":
        return []
    for other in witnesses.releases:
        if other not in by_ref or other == ref or _later(witnesses, other, ref):
            continue
        if _given_out(witnesses, by_ref, telling, by_ref[other]):
            return _trace(witnesses, by_ref, other, passed)
    return []


def _later(witnesses: Witnesses, ref: str, other: str) -> bool:
    """Whether an article is known to have appeared after another; a release without a date is not."""
    return witnesses.article(ref).published is not None and witnesses.place(ref) > witnesses.place(other)


def _given_out(witnesses: Witnesses, by_ref: Mapping[str, Told], telling: Told, given: Told) -> bool:
    """Whether a release gives what an article tells: the figure, or a quotation of which the article has no more."""
    if telling.kind == given.kind == "quote":
        said, whole = (f" {' '.join(folded_words(t.main.text))} " for t in (telling, given))
        return said in whole and not any(link.outlet for link in telling.main.chain)
    if telling.kind != "figure":
        return False
    if not all(_of_party(link, witnesses.house(given.ref)) for link in telling.main.chain):
        return False
    if witnesses.article(given.ref).published is None and not telling.main.chain:
        return False  # nothing says which of the two was first
    return any(equal(p, q) for p in telling.quantities for q in _converted(by_ref, given))


def _converted(by_ref: Mapping[str, Told], given: Told) -> list[Quantity]:
    """A figure with what the articles that give the same set beside it in other currencies or units."""
    found = list(given.quantities)
    for telling in by_ref.values():
        if len(telling.quantities) > 1 and any(equal(p, q) for p in telling.quantities for q in given.quantities):
            found += telling.quantities
    return found


def _of_party(link: Attribution, house: str) -> bool:
    """Whether an attribution is to the party that gave the release out, by name or as "the company"."""
    words = set(folded_words(link.who))
    return not link.outlet and bool(words & set(house.split()) or words & _party_words())


@lru_cache(maxsize=1)
def _party_words() -> frozenset[str]:
    held: Mapping[str, list[str]] = table("newsrooms")
    return frozenset(word for entry in held["party_words"] for word in folded_words(entry))


def _first_of_house(witnesses: Witnesses, by_ref: Mapping[str, Told]) -> dict[str, str]:
    found: dict[str, str] = {}
    for ref in sorted(by_ref, key=witnesses.place):
        above = [e.exemplar for e in witnesses.firm(ref) if e.relation != "revised" and e.exemplar in by_ref]
        if all(witnesses.house(exemplar) == witnesses.house(ref) for exemplar in above):
            found.setdefault(witnesses.publisher(ref), ref)
    return found
