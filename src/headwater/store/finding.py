"""Finding articles by their words and by what is known of them: the full-text index, filters, counts."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from headwater.records import Facet, Sought
from headwater.store.dialects import folded, is_postgres
from headwater.store.view import View

MARKS = ("\x02", "\x03")
"""What stands before and after a word found in a snippet: characters that the text of a page never holds."""
FACET_VALUES = 12
_AROUND = 24  # words of a snippet
_WORD = re.compile(r"\w+")
_DAY = "substr(coalesce(articles.published, captures.captured_at), 1, 10)"
# A place of the year or month alone counts from its first day.
_PUBLISHED = (
    "CASE length(articles.published) WHEN 4 THEN articles.published || '-01-01' "
    "WHEN 7 THEN articles.published || '-01' ELSE articles.published END"
)
_FACETS = {
    "source": "articles.publisher",
    "language": "articles.language",
    "month": f"substr({_DAY}, 1, 7)",
}


@dataclass(frozen=True, slots=True)
class _Speech:
    """How a database is asked. `rank` is negative and without bound, the best lowest."""

    index: str
    match: str
    rank: str
    moment: str
    like: str
    among: str


_SQLITE = _Speech(
    index="article_words JOIN articles ON articles.id = article_words.rowid",
    match="article_words MATCH :words",
    rank="bm25(article_words, 4.0, 1.0)",
    moment="datetime({})",
    like="LIKE",
    among="(SELECT value FROM json_each({}))",
)
_POSTGRES = _Speech(
    index="article_words JOIN articles ON articles.id = article_words.article",
    match="article_words.words @@ to_tsquery('simple', :words)",
    rank="-ts_rank_cd('{0.25, 0.25, 0.25, 1.0}', article_words.words, to_tsquery('simple', :words))",
    moment="CAST({} AS timestamptz)",
    like="ILIKE",
    among="(SELECT value FROM json_array_elements_text(CAST({} AS json)) AS listed (value))",
)


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
    speech = _POSTGRES if is_postgres(view.connection.dialect) else _SQLITE
    start, conditions, values = _conditions(speech, sought, within)
    if sought.words:
        order, rank = "rank, articles.ref", speech.rank
    else:
        order, rank = f"{_DAY} DESC, coalesce(articles.published, '') DESC, articles.ref", "0"
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    query = f"SELECT articles.id, articles.ref, {rank} AS rank {start} {where} ORDER BY {order}"
    found = view.sql(f"{query} LIMIT :most OFFSET :skip", {**values, "most": sought.limit, "skip": sought.skip})
    total = int(view.sql(f"SELECT count(*) {start} {where}", values)[0][0])
    around = _snippets(view, speech, sought.words, [row[0] for row in found])
    # -x / (1 - x) keeps the order of ranks between 0 and 1.
    rows = tuple((ref, max(0.0, -rank / (1 - rank)), around.get(id, "")) for id, ref, rank in found)
    return Hits(rows, total, _facets(view, start, where, values) if facets else ())


def _conditions(
    speech: _Speech, sought: Sought, within: Collection[str] | None
) -> tuple[str, list[str], dict[str, Any]]:
    start = f"FROM {speech.index if sought.words else 'articles'} JOIN captures ON captures.id = articles.capture"
    conditions: list[str] = []
    values: dict[str, Any] = {}

    def need(condition: str, **given: Any) -> None:
        conditions.append(condition)
        values.update(given)

    if sought.words:
        need(speech.match, words=_match(speech, sought.words))
    for bound, limit, sign in (("since", sought.since, ">="), ("until", sought.until, "<")):
        if limit:
            need(f"{speech.moment.format(_PUBLISHED)} {sign} {speech.moment.format(':' + bound)}", **{bound: limit})
    if sought.source:
        pattern = f"%{_plain(sought.source)}%"
        columns = ("articles.publisher", "captures.address")
        alike = " OR ".join(rf"{column} {speech.like} :source ESCAPE '\'" for column in columns)
        need(f"({alike})", source=pattern)
    if sought.language:
        need("articles.language = :language", language=sought.language)
    if sought.story:
        need("articles.id IN (SELECT article FROM story_members WHERE story = :story)", story=sought.story)
    if within is not None:
        need(f"articles.ref IN {speech.among.format(':within')}", within=json.dumps(sorted(within)))
    return start, conditions, values


def _match(speech: _Speech, words: str) -> str:
    """The words as the index is asked for them; they come as FTS5 takes them, each part in quotation marks."""
    if speech is _SQLITE:
        return words
    phrases = [" <-> ".join(_WORD.findall(folded(part))) for part in _parts(words)]
    return " & ".join(f"({phrase})" for phrase in phrases if phrase)


def _parts(words: str) -> list[str]:
    return [part for at, part in enumerate(words.split('"')) if at % 2]


def _plain(words: str) -> str:
    """Words in which nothing is a wild card."""
    return words.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")


def _snippets(view: View, speech: _Speech, words: str, ids: Sequence[int]) -> dict[int, str]:
    """The words around what was found, or the beginning of the text."""
    if words and speech is _SQLITE:
        shown = "SELECT rowid, snippet(article_words, -1, :open, :close, ' ... ', :around) FROM article_words"
        query = " ".join((shown, "WHERE article_words MATCH :words AND rowid IN", speech.among.format(":ids")))
        asked = {"open": MARKS[0], "close": MARKS[1], "around": _AROUND, "words": words, "ids": json.dumps(list(ids))}
        return {id: " ".join(str(text).split()) for id, text in view.sql(query, asked)}
    bodies = view.bodies(ids)
    if words:
        return {id: snippet(body, _parts(words)) for id, body in bodies.items()}
    return {id: " ".join(body[:200].split()) for id, body in bodies.items()}


def snippet(body: str, phrases: Sequence[str]) -> str:
    """Some words around the first of what was found, what was found between `MARKS`.

    >>> snippet("The old dam above Lübeck broke on Friday.", ["lubeck"]).translate({2: "<", 3: ">"})
    'The old dam above <Lübeck> broke on Friday.'
    """
    wanted = {word for phrase in phrases for word in _WORD.findall(folded(phrase))}
    places = [(m.start(), m.end(), folded(m[0]) in wanted) for m in _WORD.finditer(body)]
    first = next((at for at, (_, _, hit) in enumerate(places) if hit), 0)
    begin = max(0, min(first - _AROUND // 4, len(places) - _AROUND))
    chosen = places[begin : begin + _AROUND]
    if not chosen:
        return ""
    parts, at = [], 0 if begin == 0 else chosen[0][0]
    for start, end, hit in chosen:
        parts += [body[at:start], f"{MARKS[0]}{body[start:end]}{MARKS[1]}" if hit else body[start:end]]
        at = end
    rest = begin + _AROUND < len(places)
    text = "".join(parts) + ("" if rest else body[at:])
    return " ".join(f"{'... ' if begin else ''}{text}{' ...' if rest else ''}".split())


def _facets(view: View, start: str, where: str, values: Mapping[str, Any]) -> tuple[Facet, ...]:
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
