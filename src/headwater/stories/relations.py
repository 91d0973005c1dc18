"""How claims of one story hang together: a figure inside another, one sum in two currencies, a value that was before.

Only what a text itself says ("41 people, 12 of them children", "up from 31") or the rate of the day gives is listed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from headwater.data import table
from headwater.records import Claim, ClaimLink, Quantity, Span
from headwater.stories.told import Told, overlap
from headwater.stories.witnesses import Witnesses
from headwater.text import numbers
from headwater.text.tokens import folded_words

Kind = Literal["part-of", "same-sum", "earlier"]

_AKIN = 0.3  # words that two sums share at least before a rate of exchange may make them one
_FARTHEST = 70  # characters between two figures that one phrase joins
_AFTER = 16  # characters behind a figure in which "of them" may follow
_MANY = 400  # claims looked at for one sum in two currencies


def relations(
    witnesses: Witnesses, told: Sequence[tuple[Claim, Sequence[Told]]]
) -> Mapping[str, tuple[ClaimLink, ...]]:
    """The links of each claim by its id, those it has; a link says what the claim is to the other.

    Args:
        witnesses: The story's articles.
        told: Every claim with the tellings behind it.
    """
    found: dict[str, set[tuple[str, Kind]]] = defaultdict(set)
    for a, b, kind in [*_in_sentences(witnesses, told), *_sums(witnesses, told)]:
        if a != b:
            found[a].add((b, kind))
    for a, links in found.items():  # what each says of the other is said by nobody for sure
        found[a] = {(b, kind) for b, kind in links if kind == "same-sum" or (a, kind) not in found.get(b, ())}
    return {
        a: tuple(ClaimLink(b, kind) for b, kind in sorted(links, key=lambda x: (x[1], x[0])))
        for a, links in sorted(found.items())
        if links
    }


def _in_sentences(
    witnesses: Witnesses, told: Sequence[tuple[Claim, Sequence[Told]]]
) -> list[tuple[str, str, Kind]]:
    """Figures that a sentence sets into one another or one before the other."""
    held: dict[tuple[str, Span], list[tuple[Span, str]]] = defaultdict(list)
    for claim, group in told:
        for telling in group:
            if telling.kind == "figure" and not witnesses.edges(telling.ref):  # what copies made of it proves nothing
                for statement in telling.statements:
                    held[telling.ref, statement.sentence].append((statement.span, claim.id))
    found: list[tuple[str, str, Kind]] = []
    for (ref, sentence), claims in sorted(held.items()):
        if len({claim for _, claim in claims}) < 2:
            continue
        article = witnesses.article(ref)
        text = article.cut(sentence)
        figures = [
            (f.span, f.quantity, named)
            for f in numbers.find(text, article.language or "en", article.published)
            if f.quantity.kind not in ("date", "time")
            and (named := _claim_at(claims, f.span.shifted(sentence.start))) is not None
        ]
        for (before, whole, a), (after, part, b) in pairwise(figures):
            if not _same_kind(whole, part):
                continue
            between, behind = text[before.end : after.start], text[after.end : after.end + _AFTER]
            if len(between) > _FARTHEST or _says("unsaid", between):
                continue
            if part.value < whole.value and (_says("inside", between) or _says("inside_after", behind)):
                found.append((b, a, "part-of"))
            elif _says("before", between):
                found.append((b, a, "earlier"))
    return found


def _claim_at(claims: Sequence[tuple[Span, str]], place: Span) -> str | None:
    """The claim whose words are the closest around a figure."""
    around = [(len(span), claim) for span, claim in claims if span.covers(place)]
    return min(around)[1] if around else None


def _same_kind(a: Quantity, b: Quantity) -> bool:
    """Whether two figures count or measure alike, so that one can be part of the other or its earlier value."""
    if a.kind in ("count", "number") and b.kind in ("count", "number"):
        return True
    return a.kind == b.kind and a.unit == b.unit and a.kind in ("money", "measure", "share")


def _sums(witnesses: Witnesses, told: Sequence[tuple[Claim, Sequence[Told]]]) -> list[tuple[str, str, Kind]]:
    """Claims of one sum that stand in two currencies, at the rate of the day on which the first was published."""
    money = [(claim, group) for claim, group in told if group[0].kind == "figure" and _money(group)][:_MANY]
    days = sorted(d for ref in witnesses.order if (d := witnesses.article(ref).published))
    found: list[tuple[str, str, Kind]] = []
    for at, (a, mine) in enumerate(money if days else ()):
        for b, others in money[at + 1 :]:
            p, q = _money(mine), _money(others)
            if p is None or q is None or p.unit == q.unit or overlap(mine[0].words, others[0].words) < _AKIN:
                continue
            if numbers.same_value(p, q, days[0]):
                found += [(a.id, b.id, "same-sum"), (b.id, a.id, "same-sum")]
    return found


def _money(group: Sequence[Told]) -> Quantity | None:
    """The sum a claim was first given as."""
    return next((q for q in group[0].quantities if q.kind == "money" and q.unit), None)


def _says(kind: str, text: str) -> bool:
    return bool(_phrases(kind).search(f" {' '.join(folded_words(text))} "))


@lru_cache(maxsize=8)
def _phrases(kind: str) -> re.Pattern[str]:
    held: Mapping[str, Mapping[str, list[str]]] = table("cues")
    phrases = sorted((" ".join(folded_words(phrase)) for phrase in held["figures"][kind]), key=len, reverse=True)
    return re.compile(f" (?:{'|'.join(map(re.escape, phrases))}) ")
