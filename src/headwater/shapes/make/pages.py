"""What stands on a page, as `read` prints it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from headwater.records import Article, Furniture, Note
from headwater.shapes.make.places import place, span
from headwater.shapes.outward import (
    ArticleShape,
    ExplainedArticleShape,
    ExplainedShape,
    FurnitureShape,
    NoteShape,
    OriginShape,
)

if TYPE_CHECKING:
    from headwater.articles import Explanation


def _note(note: Note) -> NoteShape:
    return {"code": note.code, "span": place(note.span), "text": note.text}


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
