"""An article with everything marked that was read in it, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from headwater.records import Article, CommitmentTerms, Mention, Quantity, Span, Statement
from headwater.statements import voices
from headwater.statements.scene import Line
from headwater.statements.voice import Voice
from headwater.text import units

MarkKind = Literal["name", "figure", "quote", "commitment", "event", "furniture"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing read in an article, where it stands, what it was taken as, and why.

    Attributes:
        spans: Its places in the page; several for a quote that is interrupted.
        what: What it was taken as, in a few words ("direct quote of Ilse Brandt", "1800000000 CAD").
        why: The reason, in words.
    """

    kind: MarkKind
    spans: tuple[Span, ...]
    what: str
    why: str
    mention: Mention | None = None
    quantity: Quantity | None = None
    voice: Voice | None = None
    terms: CommitmentTerms | None = None


def marks(article: Article, mentions: Sequence[Mention], found: Sequence[Statement]) -> tuple[Mark, ...]:
    """Everything read in an article, in the order of its text.

    Args:
        article: The article.
        mentions: Its names.
        found: Its statements, for commitments and events.
    """
    lines, heard = voices.read(article, tuple(mentions))
    made = [
        *_names(mentions),
        *(mark for line in lines for mark in _figures(line)),
        *map(_voice, heard),
        *_statements(found),
        *(
            Mark("furniture", (f.span,), f.kind, f"the page's {f.kind.replace('-', ' ')}, not the journalist's text")
            for f in article.furniture
        ),
    ]
    return tuple(sorted(made, key=lambda m: (m.spans[0].start, -m.spans[0].end, m.kind)))


def _names(mentions: Sequence[Mention]) -> Iterator[Mark]:
    written = {m.key for m in mentions if m.text == m.key}
    for m in mentions:
        reasons = [f'"{m.role}" stands beside it'] if m.role else []
        if m.key != m.text:
            named = "as the article names it elsewhere" if m.key in written else "the fullest form of the name"
            reasons.append(f"short for {m.key}, {named}")
        if m.suspect:
            reasons.append("the spelling looks damaged")
        what = m.type if m.key == m.text else f"{m.type}: {m.key}"
        yield Mark("name", (m.span,), what, "; ".join(reasons) or "reads as a name by its form and place", mention=m)


def _figures(line: Line) -> Iterator[Mark]:
    for figure in line.figures:
        q = figure.quantity
        if q.kind in ("date", "time"):
            yield Mark(
                "figure", (line.page(figure.span),), f"{q.kind}: {q.iso}", "a day or time as written", quantity=q
            )
            continue
        what = _written(q)
        if not q.unit:
            why = "no unit stands beside it"
        elif q.inferred:
            why = f"{q.unit} is not written in full; it follows from publisher and text"
        else:
            why = {"money": "the currency is written", "share": "a share as written"}.get(
                q.kind, f'"{q.unit}" is what is counted or measured'
            )
        yield Mark("figure", (line.page(figure.span),), what, why, quantity=q)


def _written(q: Quantity) -> str:
    """A figure as people write it.

    >>> from decimal import Decimal
    >>> _written(Quantity(Decimal(9000), "person", "count", qualifier="about"))
    'about 9,000 persons'
    """
    value = f"{q.value:,f}" + (f" to {q.upper:,f}" if q.upper is not None else "")
    many = q.kind in ("count", "measure") and (q.value != 1 or q.upper is not None)
    unit = units.plural(q.unit) if many and q.unit else q.unit
    unit = "persons" if many and unit == "person" else unit
    return " ".join(part for part in (q.qualifier, value, unit) if part)


_FORMS = {"direct": "quote", "indirect": "indirect speech", "mixed": "speech with quoted words", "stance": "stance"}


def _voice(voice: Voice) -> Mark:
    whose = f" of {voice.speaker}" if voice.speaker else ", nobody named"
    through = [
        link.who
        + (" (unnamed)" if link.anonymous else "")
        + ("" if link.channel == "unspecified" else f", {link.channel}")
        for link in voice.chain
    ]
    what = _FORMS[voice.form] + whose + (f" (through {' > '.join(through)})" if len(through) > 1 else "")
    why = f'{voice.why} "{voice.chain[-1].cue}"' if voice.chain and voice.why.endswith("cue") else voice.why
    return Mark("quote", voice.parts, what, why, voice=voice)


def _statements(found: Sequence[Statement]) -> Iterator[Mark]:
    for s in found:
        if s.commitment is not None:
            c = s.commitment
            to = f" to {c.to}" if c.to else ""
            what = f"{c.status}: {c.by or 'nobody named'}{to}" + (f", {c.amount}" if c.amount else "")
            yield Mark(
                "commitment", (s.span,), what, f'the words bind {c.by or "whoever gives"}; status "{c.status}"', terms=c
            )
        elif s.kind == "event":
            yield Mark(
                "event",
                (s.span,),
                "event",
                "says that something happened" + (f": {', '.join(s.measures[:3])}" if s.measures else ""),
            )
