"""An article read closely, as `show` prints it."""

from __future__ import annotations

from headwater.records import Article, Shown, Span
from headwater.shapes import make
from headwater.shapes.outward import LinkShape, MarkShape, ShownShape, SpanShape
from headwater.statements.marks import Mark
from headwater.statements.voice import Link, Voice


def shown(article: Article, text: str, marks: tuple[Mark, ...], kept: Shown | None) -> ShownShape:
    """An article with everything that was read in it; `kept` is None for a page that is not in the store."""
    captures = kept.captures if kept is not None else ()
    return {
        "ref": article.ref,
        "captured_at": kept.captured_at if kept is not None else None,
        "captures": [{"sha256": capture.sha256, "captured_at": capture.captured_at} for capture in captures],
        "family": kept.family if kept is not None else None,
        "story": kept.story if kept is not None else None,
        "article": make.article(article),
        "marks": [mark(it, text) for it in marks],
    }


def mark(it: Mark, text: str) -> MarkShape:
    """One thing that was read, with the fields of its kind."""
    found: MarkShape = {
        "kind": it.kind,
        "spans": [make.span(place) for place in it.spans],
        "text": " […] ".join(place.of(text) for place in it.spans),
        "what": it.what,
        "why": it.why,
    }
    if it.mention is not None:
        found |= {"type": it.mention.type, "name": it.mention.key, "suspect": it.mention.suspect}
    if it.quantity is not None:
        q = it.quantity
        found |= {
            "value": f"{q.value:f}",
            "upper": f"{q.upper:f}" if q.upper is not None else None,
            "unit": q.unit,
            "qualifier": q.qualifier,
            "inferred": q.inferred,
            "iso": q.iso,
        }
    if it.voice is not None:
        found |= _voice(it.voice)
    if it.terms is not None:
        found |= {"commitment": make.commitment(it.terms)}
    return found


def _voice(voice: Voice) -> MarkShape:
    return {  # type: ignore[typeddict-item]  # the fields of a quote alone
        "form": voice.form,
        "speaker": voice.speaker,
        "source": _place(voice.source),
        "cue": _place(voice.cue),
        "addressee": _place(voice.hearer),
        "medium": _place(voice.medium),
        "attributed_to": [_link(link) for link in voice.chain],
    }


def _place(span: Span | None) -> SpanShape | None:
    return None if span is None else make.span(span)


def _link(link: Link) -> LinkShape:
    return {
        "who": link.who,
        "anonymous": link.anonymous,
        "cue": link.cue,
        "channel": link.channel,
        "span": make.span(link.span),
    }
