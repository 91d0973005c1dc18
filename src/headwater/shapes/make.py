"""Records into outward JSON objects, one function a shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from headwater.records import (
    Added,
    Alteration,
    Article,
    Attribution,
    Checked,
    Claim,
    ClaimValue,
    CommitmentTerms,
    Edge,
    Entity,
    Family,
    Found,
    Furniture,
    Judgement,
    LedgerRow,
    Near,
    Note,
    Pair,
    Refusal,
    Removed,
    Span,
    Story,
    Traced,
)
from headwater.shapes.outward import (
    AddedShape,
    AlterationShape,
    ArticleShape,
    AttributionShape,
    CheckShape,
    CommitmentShape,
    ComparisonShape,
    EdgeShape,
    EntityShape,
    ExplainedArticleShape,
    ExplainedShape,
    FamilyShape,
    FurnitureShape,
    HitShape,
    JudgementShape,
    LedgerShape,
    NearShape,
    NoteShape,
    OriginShape,
    RefusalShape,
    RemovedShape,
    SpanShape,
    StatementShape,
    StoryShape,
    TraceShape,
    ValueShape,
)

if TYPE_CHECKING:
    from headwater.articles import Explanation

_SCORE_DIGITS = 4  # more would print noise of the last bit of a float


def span(place: Span) -> SpanShape:
    """A place as `[start, end)`."""
    return place.start, place.end


def _place(place: Span | None) -> SpanShape | None:
    return None if place is None else span(place)


def score(value: float) -> float:
    """A score as it is printed: 0 to 1, four digits."""
    return round(float(value), _SCORE_DIGITS)


def _note(note: Note) -> NoteShape:
    return {"code": note.code, "span": _place(note.span), "text": note.text}


def _furniture(part: Furniture) -> FurnitureShape:
    return {"kind": part.kind, "start": part.span.start, "end": part.span.end}


def article(it: Article) -> ArticleShape:
    """An article as `read` prints it."""
    return {
        "ref": it.ref,
        "page": it.page,
        "article": it.number,
        "title": it.title,
        "publisher": it.publisher,
        "agency": it.agency,
        "authors": list(it.authors),
        "published": it.published,
        "published_from": it.published_from,
        "updated": it.updated,
        "dateline": it.dateline,
        "language": it.language,
        "url": it.url,
        "kind": it.kind,
        "access": it.access,
        "start": it.span.start,
        "end": it.span.end,
        "body": [span(part) for part in it.body],
        "text": it.text,
        "furniture": [_furniture(part) for part in it.furniture],
        "same_as": it.same_as,
        "notes": [_note(note) for note in it.notes],
    }


def explained(it: Explanation) -> Iterator[ExplainedArticleShape]:
    """The articles of a page as `read --explain` prints them; pieces outside all articles go to the one above."""
    held: dict[int, list[ExplainedShape]] = {number: [] for number in range(1, len(it.articles) + 1)}
    number = 1
    for piece in it.pieces:
        number = piece.article or number
        if held:
            start, end = span(piece.span)
            held[number].append({"start": start, "end": end, "as": piece.named, "why": piece.why})
    for found, told in zip(it.articles, it.origins, strict=True):
        origins: list[OriginShape] = [{"field": o.field, "value": o.value, "found": o.found} for o in told]
        yield {**article(found), "origins": origins, "explained": held[found.number]}


def _edge(edge: Edge) -> EdgeShape:
    return {
        "child": edge.copy,
        "parent": edge.exemplar,
        "relation": edge.relation,
        "score": score(edge.score),
        "evidence": list(edge.evidence),
    }


def family(it: Family) -> FamilyShape:
    """A family as `families` prints it."""
    return {
        "family": it.id,
        "articles": list(it.refs),
        "tree": [_edge(edge) for edge in it.edges],
        "lost": [{"id": lost.id, "why": lost.why, "children": list(lost.children)} for lost in it.lost],
        "origin": it.origin,
        "rivals": [
            {"tree": [_edge(edge) for edge in rival.edges], "score": score(rival.score), "why": rival.why}
            for rival in it.rivals
        ],
    }


def alteration(it: Alteration) -> AlterationShape:
    """A changed fact as `compare` prints it."""
    return {
        "type": it.type,
        "from": it.before,
        "to": it.after,
        "a": _place(it.a),
        "b": _place(it.b),
        "meaning_changed": it.meaning_changed,
        "severity": it.severity,
    }


def comparison(pair: Pair, alterations: Sequence[Alteration]) -> ComparisonShape:
    """A pair and its changed facts as `compare` prints them."""
    return {
        "a": pair.a,
        "b": pair.b,
        "relation": pair.relation,
        "direction": pair.direction,
        "score": score(pair.score),
        "shared_of_a": score(pair.shared_of_a),
        "shared_of_b": score(pair.shared_of_b),
        "alignment": [
            {"a": _place(row.a), "b": _place(row.b), "kind": row.kind, "score": score(row.score)}
            for row in pair.alignment
        ],
        "alterations": [alteration(row) for row in alterations],
        "evidence": list(pair.evidence),
    }


def _near(it: Near) -> NearShape:
    return {
        "ref": it.article.ref,
        "relation": it.pair.relation,
        "direction": it.pair.direction,
        "score": score(it.pair.score),
        "shared_of_page": score(it.pair.shared_of_a),
        "shared_of_source": score(it.pair.shared_of_b),
    }


def traced(it: Traced) -> TraceShape:
    """Where a text comes from, as `trace` prints it."""
    return {
        "ref": it.article.ref,
        "nearest": [_near(near) for near in it.nearest],
        "origin": it.origin,
        "alterations": [alteration(row) for row in it.alterations],
    }


def judgement(it: Judgement) -> JudgementShape:
    """What a person decided, as `judge` prints it."""
    return {
        "judgement": it.id,
        "kind": it.kind,
        "articles": list(it.refs),
        "by": it.by,
        "at": it.at,
        "note": it.note,
        "undone": it.undone_at,
    }


def story(it: Story) -> StoryShape:
    """A story as `stories` prints it."""
    return {
        "story": it.id,
        "title": it.title,
        "articles": list(it.refs),
        "families": list(it.families),
        "independent_sources": it.independent_sources,
        "first_published": it.first_published,
        "last_published": it.last_published,
        "places": list(it.places),
        "people": list(it.people),
        "related": [{"story": link.story, "kind": link.kind} for link in it.related],
        "sigla": dict(it.sigla),
        "summary": [{"sentence": row.sentence, "ref": row.ref, "span": span(row.span)} for row in it.summary],
        "timeline": [
            {
                "date": row.date,
                "precision": row.precision,
                "event": row.event,
                "refs": list(row.refs),
                "planned": row.planned,
            }
            for row in it.timeline
        ],
        "conflicts": it.conflicts,
    }


def _value(value: ClaimValue) -> ValueShape:
    return {
        "value": value.value,
        "normalized": value.normalized,
        "as_of": value.as_of,
        "refs": list(value.refs),
        "quotes": [{"ref": words.ref, "span": span(words.span), "text": words.text} for words in value.quotes],
    }


def _attribution(it: Attribution) -> AttributionShape:
    return {"who": it.who, "anonymous": it.anonymous, "cue": it.cue, "span": span(it.span), "ref": it.ref}


def commitment(terms: CommitmentTerms) -> CommitmentShape:
    """The parts of a promise."""
    return {
        "by": terms.by,
        "to": terms.to,
        "what": terms.what,
        "amount": terms.amount,
        "status": terms.status,
        "announced": terms.announced,
        "condition": terms.condition,
        "due": terms.due,
        "before": terms.before,
    }


def ledger_row(it: LedgerRow) -> LedgerShape:
    """A row as `ledger` prints it."""
    return {
        "row": it.row,
        "kind": it.kind,
        "by": it.by,
        "to": it.to,
        "what": it.what,
        "amount": it.amount,
        "status": it.status,
        "date": it.date,
        "repeats": it.repeats,
        "statement": it.statement,
        "independent": it.independent,
        "refs": list(it.refs),
        "part_of": it.part_of,
        "before": it.before,
        "condition": it.condition,
        "due": it.due,
        "story": it.story,
    }


def statement(it: Claim) -> StatementShape:
    """A claim as `statements` prints it."""
    return {
        "statement": it.id,
        "story": it.story,
        "kind": it.kind,
        "text": it.text,
        "speaker": it.speaker,
        "unit": it.unit,
        "values": [_value(value) for value in it.values],
        "attributed_to": [_attribution(link) for link in it.attributed_to],
        "verdict": it.verdict,
        "cause": it.cause,
        "relations": [{"to": link.to, "kind": link.kind} for link in it.relations],
        "origins": list(it.origins),
        "independent": it.independent,
        "voices": list(it.voices),
        "why": it.why,
        "commitment": None if it.commitment is None else commitment(it.commitment),
    }


def entity(it: Entity) -> EntityShape:
    """An entity as `entities` prints it."""
    return {
        "entity": it.id,
        "name": it.name,
        "type": it.type,
        "spellings": [
            {"text": row.text, "count": row.count, "refs": list(row.refs), "suspect": row.suspect}
            for row in it.spellings
        ],
        "articles": len({ref for row in it.spellings for ref in row.refs}),
    }


def _refusal(it: Refusal) -> RefusalShape:
    return {"input": it.input, "reason": it.reason}


def added(it: Added) -> AddedShape:
    """What `add` did, as it prints it."""
    return {
        "pages": it.pages,
        "articles": it.articles,
        "new_articles": it.new_articles,
        "families_changed": it.families_changed,
        "stories_changed": it.stories_changed,
        "refused": [_refusal(refusal) for refusal in it.refused],
        "empty": list(it.empty),
        "troubles": list(it.troubles),
    }


def removed(it: Removed) -> RemovedShape:
    """What `remove` did, as it prints it."""
    return {
        "pages": it.pages,
        "articles": it.articles,
        "families_changed": it.families_changed,
        "stories_changed": it.stories_changed,
        "refused": [_refusal(refusal) for refusal in it.refused],
    }


def _bracketed(text: str, spans: Sequence[Span]) -> str:
    """Text with the given places in brackets."""
    for span in reversed(spans):
        text = f"{text[: span.start]}[{span.of(text)}]{text[span.end :]}"
    return text


def hit(it: Found) -> HitShape:
    """An article as `search` prints it."""
    return {
        "ref": it.article.ref,
        "title": it.article.title,
        "publisher": it.article.publisher,
        "published": it.article.published,
        "score": score(it.score),
        "snippet": _bracketed(it.snippet, it.found),
        "family": it.family,
        "story": it.story,
    }


def checked(it: Checked) -> CheckShape:
    """The state of a store as `check` prints it."""
    counts = dict(it.counts)
    return {
        "store": it.store,
        "ok": not it.troubles,
        "pages": counts["pages"],
        "articles": counts["articles"],
        "pairs": counts["pairs"],
        "families": counts["families"],
        "stories": counts["stories"],
        "statements": counts["statements"],
        "waiting": counts["waiting"],
        "schema": it.schema,
        "stages": it.stages,
        "background": it.background,
        "troubles": list(it.troubles),
    }
