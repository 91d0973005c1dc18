"""Finding articles by their words and by what is known of them: the full-text index, filters, counts."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from headwater.records import Facet, Sought
from headwater.store.view import View

MARKS = ("\x02", "\x03")
"""What stands before and after a word found in a snippet: characters that the text of a page never holds."""
FACET_VALUES = 12
_DAY = "substr(coalesce(articles.published, captures.captured_at), 1, 10)"
# A place of the year or month alone counts from its first day.
_PUBLISHED = (
    "datetime(CASE length(articles.published) WHEN 4 THEN articles.published || '-01-01' "
    "WHEN 7 THEN articles.published || '-01' ELSE articles.published END)"
)
_FACETS = {
    "source": "articles.publisher",
    "language": "articles.language",
    "month": f"substr({_DAY}, 1, 7)",
}


@dataclass(frozen=True, slots=True)
class Hits:
    """References with score (0 to 1) and snippet, best first; how many there are in all; what they share."""

    rows: tuple[tuple[str, float, str], ...]
    total: int
    facets: tuple[Facet, ...]


def find(view: View, sought: Sought, within: Collection[str] | None = None, *, facets: bool = False) -> Hits:
    """Articles that hold the words and pass the filters, best first; without words the newest first.

    Args:
        view: The store.
        sought: The words, as a match of the full-text index, and the filters.
        within: Only these references (those of an entity); None for all.
        facets: Whether to count publishers, languages and months of all that is found.
    """
    start, conditions, values = _conditions(sought, within)
    if sought.words:
        # bm25 is negative, better is lower, without bound; -x / (1 - x) keeps the order between 0 and 1.
        order, rank = "rank, articles.ref", "bm25(article_words, 4.0, 1.0)"
    else:
        order, rank = f"{_DAY} DESC, articles.published DESC, articles.ref", "0"
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    query = f"SELECT articles.id, articles.ref, {rank} AS rank {start} {where} ORDER BY {order} LIMIT ? OFFSET ?"
    found = view.sql(query, (*values, sought.limit, sought.skip))
    total = int(view.sql(f"SELECT count(*) {start} {where}", values)[0][0])
    around = _snippets(view, sought.words, [row[0] for row in found])
    rows = tuple((ref, max(0.0, -rank / (1 - rank)), around.get(id, "")) for id, ref, rank in found)
    return Hits(rows, total, _facets(view, start, where, values) if facets else ())


def _conditions(sought: Sought, within: Collection[str] | None) -> tuple[str, list[str], list[Any]]:
    captures = "JOIN captures ON captures.id = articles.capture"
    start = f"FROM articles {captures}"
    conditions: list[str] = []
    values: list[Any] = []

    def need(condition: str, *given: Any) -> None:
        conditions.append(condition)
        values.extend(given)

    if sought.words:
        start = f"FROM article_words JOIN articles ON articles.id = article_words.rowid {captures}"
        need("article_words MATCH ?", sought.words)
    if sought.since:
        need(f"{_PUBLISHED} >= datetime(?)", sought.since)
    if sought.until:
        need(f"{_PUBLISHED} < datetime(?)", sought.until)
    if sought.source:
        pattern = f"%{_plain(sought.source)}%"
        need(r"(articles.publisher LIKE ? ESCAPE '\' OR captures.address LIKE ? ESCAPE '\')", pattern, pattern)
    if sought.language:
        need("articles.language = ?", sought.language)
    if sought.story:
        need(
            "articles.id IN (SELECT article FROM story_members WHERE story = ?)",
            sought.story,
        )
    if within is not None:
        need("articles.ref IN (SELECT value FROM json_each(?))", json.dumps(sorted(within)))
    return start, conditions, values


def _plain(words: str) -> str:
    """Words in which nothing is a wild card."""
    return words.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")


def _snippets(view: View, words: str, ids: Sequence[int]) -> dict[int, str]:
    """The words around what was found, or the beginning of the text."""
    chosen = json.dumps(list(ids))
    if not words:
        query = "SELECT id, substr(body, 1, 200) FROM articles WHERE id IN (SELECT value FROM json_each(?))"
        found = view.sql(query, (chosen,))
    else:
        query = (
            "SELECT rowid, snippet(article_words, -1, ?, ?, ' ... ', 24) FROM article_words "
            "WHERE article_words MATCH ? AND rowid IN (SELECT value FROM json_each(?))"
        )
        found = view.sql(query, (*MARKS, words, chosen))
    return {id: " ".join(str(text).split()) for id, text in found}


def _facets(view: View, start: str, where: str, values: Sequence[Any]) -> tuple[Facet, ...]:
    made = []
    for name, column in _FACETS.items():
        known = f"{where} AND {column} IS NOT NULL" if where else f"WHERE {column} IS NOT NULL"
        query = (
            f"SELECT {column} AS value, count(*) AS n {start} {known} "
            f"GROUP BY value ORDER BY n DESC, value LIMIT {FACET_VALUES}"
        )
        rows = view.sql(query, values)
        made.append(Facet(name, tuple((str(value), int(n)) for value, n in rows)))
    return tuple(made)
