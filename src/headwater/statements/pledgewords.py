"""The words of commitments, one set a language: what binds, how firmly, whom, when, on what condition."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater.data import table

_LANGUAGES = frozenset({"en", "de", "fr", "es"})
NAME = r"(?:[^\W\d_a-zß-ÿ][\w'’.-]*)"
_SMALL = (
    r"(?:the|its|their|his|her|both|every|each|der|den|dem|die|das|ihren|beide|le|la|les|los|las|el|sus|ses|leurs|chaque"
    r"|cada)"
)
_TAIL = rf"(?:\s(?:(?:of|von|de|du|des|del|der|und|and|et|y)\s)?(?:the\s|la\s|los\s)?{NAME}){{0,3}}"
_PLAIN = r"(?!years|months|weeks|days|hours|times|least|more|than|about|free|first)[a-zß-ÿ]{3,}"
PARTY = (
    rf"(?:{_SMALL}\s(?:{NAME}|{_PLAIN}(?:\s(?:und|of|de)\s{_PLAIN})?)|(?:l'|d')?{NAME}|l['’]{_PLAIN}"
    rf"|(?:[a-zß-ÿ]{{3,}}\s)?{_PLAIN}s\b){_TAIL}"
)
_HIS = r"(?:(?<=\sau\s)|(?<=\saux\s)|(?<=\sal\s))"  # the article is in the word before
_SUM = (
    r"(?=an?\s|that\s|\d|[$€£¥₹]|[A-Z]{1,3}\$"
    r"|(?:free|new|more|up|full|another|no|some|about|two|three|four|five|six|ten)\s)"
)
_DIRECT = {
    "en": rf"\s(?P<party>{PARTY})\s{_SUM}",
    "de": rf"\s(?:\w+\s)??(?:(?P<party>(?:der|dem|den|ihren|ihrem|seinen|seinem|allen|jeder|jedem)\s{NAME}{_TAIL})"
    rf"|(?P<bare>{NAME}(?:-{NAME})*)(?=\s(?:\d|ein\w*\s|zwei\s|drei\s|zehn\s|rund\s|mehr\s|weitere\s|bis\s)))",
}
_ROWS = (
    "nouns", "wishes", "before", "condition", "asking", "grants", "revocable", "empty", "promised", "things",
    "exchange", "breaking", "honouring", "wanting", "gaining", "meaning", "vouched", "receiving", "states",
    "pleas",
)  # fmt: skip


@dataclass(frozen=True)
class Rules:
    """What binds in one language, as patterns; those of `plain`, one a row of words, are whole words."""

    language: str
    any: re.Pattern[str]
    strong: re.Pattern[str]
    cues: Sequence[tuple[str, re.Pattern[str]]]
    future: re.Pattern[str]
    giving: re.Pattern[str]
    due: re.Pattern[str]
    to: re.Pattern[str]
    direct: re.Pattern[str]
    leading: re.Pattern[str] | None
    plain: Mapping[str, re.Pattern[str]]
    reach: int


@lru_cache(maxsize=8)
def binding(language: str) -> Rules:
    """The words of a language; those of English where there are none."""
    language = language if language in _LANGUAGES else "en"
    rows: Mapping[str, list[str]] = table("pledges")[language]
    order: Sequence[str] = table("pledges")["order"]
    giving = "|".join(rows["giving"])
    strong = [part for part in order if part not in ("announced", "declined")]
    return Rules(
        language,
        _whole([cue for part in (*order, "future", "vouched") for cue in rows[part]]),
        _whole([cue for part in strong for cue in rows[part]]),
        [(status, _whole(rows[status])) for status in order],
        _whole(rows["future"]),
        re.compile(rf"\b(?:{giving})\w*", re.IGNORECASE),
        re.compile(rf"\b(?:{'|'.join(rows['due'])})\s[^,.;]{{2,30}}", re.IGNORECASE),
        re.compile(rf"\s(?:{'|'.join(rows['to'])})\s(?P<party>{PARTY}|{_HIS}{_PLAIN}(?:\s(?:de|of)\s{_PLAIN})?)"),
        re.compile(_DIRECT["de" if language == "de" else "en"]),
        re.compile(rf"^(?:{'|'.join(rows['leading'])})\s", re.IGNORECASE) if rows.get("leading") else None,
        {name: _whole(rows[name]) for name in _ROWS},
        {"de": 160, "en": 26}.get(language, 40),
    )


def _whole(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
