"""Claims: the same statement across a story's articles, with its values, sources and verdict; most weighty first."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from headwater.records import Attribution, Claim, StatementKind
from headwater.stories import contested
from headwater.stories.independence import Origin, origins, voices
from headwater.stories.inherited import inherited
from headwater.stories.relations import relations
from headwater.stories.same import same
from headwater.stories.told import Told, told
from headwater.stories.values import Alterations, Value, shown, values
from headwater.stories.verdict import Judgement, judge
from headwater.stories.why import why
from headwater.stories.witnesses import Witnesses

_KIND_WORTH = {"figure": 0.12, "quote": 0.1, "commitment": 0.08, "event": 0.0}
_CONTESTED = {"conflict": 0.35, "refined": 0.2, "agree": 0.05, "single": 0.0}


def claims(witnesses: Witnesses, story: str, alterations: Alterations) -> tuple[Claim, ...]:
    """Everything that the story's articles claim, most weighty first.

    Args:
        witnesses: The articles with their statements and tree.
        story: The story's id, which the claims carry.
        alterations: What each copy changed, by (exemplar, copy).
    """
    things = [thing for ref in witnesses.order for thing in told(witnesses.readings[ref])]
    groups = same(witnesses, things, contested.turned(witnesses, things, alterations), alterations)
    witnesses.hang(inherited(witnesses, groups))
    texts = len({witnesses.first(ref) for ref in witnesses.order})
    made = [(_claim(witnesses, story, group, alterations, texts), group) for group in groups]
    links = relations(witnesses, made)
    found = [replace(claim, relations=links.get(claim.id, ())) for claim, _ in made]
    found.sort(key=lambda c: (-c.weight, c.id))
    return tuple(_unique(found))


def _unique(found: Sequence[Claim]) -> list[Claim]:
    kept: dict[str, Claim] = {}
    for claim in found:
        kept.setdefault(claim.id, claim)
    return list(kept.values())


def _claim(witnesses: Witnesses, story: str, group: Sequence[Told], alterations: Alterations, texts: int) -> Claim:
    given = values(witnesses, group, alterations)
    found = origins(witnesses, group)
    judgement = judge(witnesses, given, len(found))
    lead = _lead(group, given, found)
    kind: StatementKind = lead.kind
    return Claim(
        id=_id(story, kind, lead),
        story=story,
        kind=kind,
        text=" ".join(lead.main.text.split()),
        speaker=next((t.main.speaker for t in [lead, *group] if t.main.speaker), None),
        unit=lead.quantities[0].unit or None if lead.quantities else None,
        values=tuple(shown(value) for value in given),
        attributed_to=_chain(lead, group),
        verdict=judgement.verdict,
        cause=judgement.cause,
        origins=tuple(o.shown for o in found),
        independent=len(found),
        voices=voices(witnesses, group, found),
        why=why(witnesses, given, found, judgement),
        commitment=next((s.commitment for t in [lead, *group] for s in t.statements if s.commitment), None),
        weight=_weight(witnesses, group, found, judgement, texts),
    )


def _lead(group: Sequence[Told], given: Sequence[Value], found: Sequence[Origin]) -> Told:
    """The telling whose words stand for the claim: a source's own, and not the title's."""
    shown_refs = {o.shown for o in found}
    return min(group, key=lambda t: (t.ref not in shown_refs, t.main.title))


def _chain(lead: Told, group: Sequence[Told]) -> tuple[Attribution, ...]:
    return lead.main.chain or next((t.main.chain for t in group if t.main.chain), ())


def _weight(
    witnesses: Witnesses, group: Sequence[Told], found: Sequence[Origin], judgement: Judgement, texts: int
) -> float:
    """How much a reader needs the claim: spread first, then dispute, sources, kind, and a place in title or lead."""
    spread = len({witnesses.first(t.ref) for t in group}) / max(1, texts)
    headline = any(s.title for t in group for s in t.statements)
    worth = spread + _CONTESTED[judgement.verdict] + 0.1 * min(3, len(found)) + _KIND_WORTH[group[0].kind]
    return round(worth + (0.1 if headline else 0.0), 4)


def _id(story: str, kind: str, lead: Told) -> str:
    seed = f"{story}|{kind}|{lead.ref}|{lead.main.span.start}|{lead.main.span.end}"
    return "st-" + hashlib.sha256(seed.encode()).hexdigest()[:12]
