"""How far two articles were compared: the tail of a very long one has no alignment and tells of no change."""

from __future__ import annotations

from dataclasses import replace

from headwater.records import Article, Reading, Span


def compared(it: Reading, last: int) -> Reading:
    """The article up to the page place `last`, where its last aligned sentence ends; itself when that is all of it."""
    body, kept = _body(it.article, last)
    if len(body) == len(it.article.body) or not body:
        return it
    return Reading(
        replace(it.article, body=body, text=it.article.text[:kept]),
        tuple(m for m in it.mentions if m.span.end <= last),
    )


def _body(article: Article, last: int) -> tuple[tuple[Span, ...], int]:
    """The paragraphs that begin before a place, and how many characters of the text they are."""
    kept = 0
    for number, span in enumerate(article.body):
        if span.start >= last:
            return article.body[:number], max(0, kept - 1)
        kept += len(span) + 1
    return article.body, len(article.text)
