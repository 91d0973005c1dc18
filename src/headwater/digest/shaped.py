"""A brief as outward JSON."""

from __future__ import annotations

from headwater.digest.brief import Brief, Entry, Footnote
from headwater.shapes.told import BriefShape, EntryShape, FootnoteShape


def shaped(brief: Brief) -> BriefShape:
    """A brief as `digest` and `report` print it."""
    return {
        "title": brief.title,
        "told": brief.told,
        "stories": [_entry(entry) for entry in brief.entries],
        "also": [story.id for story in brief.named],
        "coming": [
            {"date": row.iso, "event": row.event, "story": row.story.id, "notes": list(notes)}
            for row, notes in brief.coming
        ],
        "footnotes": [_footnote(note) for note in brief.footnotes],
    }


def _entry(entry: Entry) -> EntryShape:
    return {
        "story": entry.story.id,
        "title": entry.story.title,
        "independent_sources": entry.story.independent_sources,
        "articles": len(entry.story.refs),
        "new": entry.new,
        "parts": [
            {
                "head": part.head,
                "lines": [
                    {"text": line.text, "verbatim": line.verbatim, "notes": list(line.notes)} for line in part.lines
                ],
            }
            for part in entry.parts
        ],
    }


def _footnote(note: Footnote) -> FootnoteShape:
    w = note.witness
    return {
        "number": note.number,
        "ref": w.key,
        "span": [note.span.start, note.span.end] if note.span else None,
        "mark": w.mark,
        "publisher": w.name,
        "title": w.title,
    }
