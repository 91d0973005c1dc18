"""Stories as people decided them: two joined to one, articles taken out of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from headwater.records import Family, Reading
from headwater.stories.group import group

Couples = Sequence[tuple[str, str]]


def as_decided(
    readings: Sequence[Reading], families: Sequence[Family], together: Couples = (), apart: Couples = ()
) -> tuple[tuple[str, ...], ...]:
    """The references of each story's articles, as `group` finds them and people joined and parted them.

    Args:
        readings: Articles with unique references.
        families: Families among them.
        together: Articles whose stories are one.
        apart: Articles that leave the story of another, that one second. What was copied from or into one goes with
            it; copies of one text stay together whatever is said here.
    """
    found = _joined(group(readings, families), together)
    if apart:
        by_ref = {reading.article.ref: reading for reading in readings}
        parts = []
        for refs in found:
            out = _leaving(set(refs), families, apart)
            parts.append([ref for ref in refs if ref not in out])
            if out:
                gone = group([by_ref[ref] for ref in sorted(out)], families)
                parts += _joined(gone, together)
        found = [refs for refs in parts if refs]
    return tuple(sorted(tuple(sorted(refs)) for refs in found))


def _joined(stories: Iterable[Sequence[str]], together: Couples) -> list[list[str]]:
    """Stories of which some two are one."""
    home = {ref: held for held in map(list, stories) for ref in held}
    for a, b in together:
        if a in home and b in home and home[a] is not home[b]:
            home[a] += home[b]
            home.update(dict.fromkeys(home[b], home[a]))
    return list({id(refs): refs for refs in home.values()}.values())


def _leaving(refs: set[str], families: Sequence[Family], apart: Couples) -> set[str]:
    """What leaves a story with the articles that somebody took out of it."""
    out: set[str] = set()
    for a, b in apart:
        if a in refs and b in refs:
            going = carried(a, families)
            out |= going & refs if b not in going else set()
    return out


def carried(ref: str, families: Iterable[Family]) -> set[str]:
    """An article with all that was copied from it, or it from, and so on; quoting a passage is no copying."""
    near: dict[str, set[str]] = {}
    for family in families:
        for edge in family.edges if ref in family.refs else ():
            if edge.relation != "excerpted":
                near.setdefault(edge.copy, set()).add(edge.exemplar)
                near.setdefault(edge.exemplar, set()).add(edge.copy)
    found, left = {ref}, [ref]
    while left:
        new = near.get(left.pop(), set()) - found
        found |= new
        left += new
    return found
