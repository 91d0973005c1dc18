"""Stories, what is claimed in them, the ledger, names."""

from __future__ import annotations

from headwater.records import Attribution, Claim, ClaimValue, CommitmentTerms, Entity, LedgerRow, Story
from headwater.shapes.make.places import span
from headwater.shapes.outward import (
    AttributionShape,
    CommitmentShape,
    EntityShape,
    LedgerShape,
    StatementShape,
    StoryShape,
    ValueShape,
)


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
