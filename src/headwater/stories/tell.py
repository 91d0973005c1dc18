"""One story told: its claims, its sources and their marks, what happened when, and a cited summary."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

from headwater.records import Alteration, Claim, Entity, Family, Pair, Reading, Story
from headwater.stories.claims import claims
from headwater.stories.sigla import sigla
from headwater.stories.summary import summary
from headwater.stories.timeline import timeline
from headwater.stories.witnesses import Witnesses

_MOST_NAMES = 12


def tell(
    readings: Sequence[Reading],
    families: Sequence[Family] = (),
    pairs: Sequence[Pair] = (),
    entities: Sequence[Entity] = (),
    alterations: Mapping[tuple[str, str], Sequence[Alteration]] | None = None,
) -> tuple[Story, tuple[Claim, ...]]:
    """What the articles of one story tell together.

    Args:
        readings: The story's articles; at least one.
        families: Families that hold some of them.
        pairs: Pairs among them that were laid side by side.
        entities: Names across articles; those mentioned here give people and places.
        alterations: Changed facts by (exemplar or sibling, copy).

    Returns:
        The story and its claims, most weighty first.
    """
    witnesses = Witnesses(readings, families, pairs)
    story = story_id(sorted(witnesses.readings))
    inside = {pair: rows for pair, rows in (alterations or {}).items() if set(pair) <= witnesses.readings.keys()}
    found = claims(witnesses, story, inside)
    published = sorted(p for r in readings if (p := r.article.published))
    told = Story(
        id=story,
        title=_title(witnesses),
        refs=witnesses.order,
        families=tuple(family.id for family in witnesses.families),
        independent_sources=_independent(witnesses),
        first_published=published[0] if published else None,
        last_published=published[-1] if published else None,
        places=_named(witnesses, entities, "place"),
        people=_named(witnesses, entities, "person"),
        sigla=sigla(witnesses),
        summary=summary(witnesses, found),
        timeline=timeline(witnesses),
        conflicts=sum(claim.verdict == "conflict" for claim in found),
    )
    return told, found


def story_id(refs: Sequence[str]) -> str:
    """The id of a story with these articles; it depends on nothing else.

    >>> story_id(["a#1", "b#1"]) == story_id(["b#1", "a#1"])
    True
    """
    return "s-" + hashlib.sha256("\n".join(sorted(refs)).encode()).hexdigest()[:12]


def _title(witnesses: Witnesses) -> str:
    """The title of the first source that has one, else the opening words of the first article."""
    sources = [ref for ref in witnesses.order if not witnesses.firm(ref)]
    for ref in (*sources, *witnesses.order):
        if title := witnesses.article(ref).title:
            return title
    opening = witnesses.article(witnesses.order[0]).text.strip().split("\n")[0]
    return opening[:120] or witnesses.order[0]


def _independent(witnesses: Witnesses) -> int:
    """How many houses stand behind the story's texts."""
    houses = set()
    for ref in witnesses.order:
        at, seen = witnesses.first(ref), set()
        while at in witnesses.readings and at not in seen and witnesses.firm(at):
            seen.add(at)
            at = witnesses.firm(at)[0].exemplar
        houses.add(witnesses.house(at) if at in witnesses.readings else witnesses.lost_house(at))
    return len(houses)


def _named(witnesses: Witnesses, entities: Sequence[Entity], kind: str) -> tuple[str, ...]:
    """The people or places that most articles of the story name."""
    counts: Counter[str] = Counter()
    for entity in entities:
        if entity.type == kind:
            refs = {ref for spelling in entity.spellings for ref in spelling.refs} & set(witnesses.readings)
            if refs:
                counts[entity.name] = len(refs)
    return tuple(sorted(counts, key=lambda n: (-counts[n], n))[:_MOST_NAMES])
