"""The words of commitments, one set a language: what binds, how firmly, whom, when, on what condition."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater.data import table

_LANGUAGES = frozenset({"en", "de", "fr", "es"})
NAME = r"(?:[^\W\d_a-zß-ÿ][\w'’.-]*)"
_SMALL = r"(?:the|its|their|his|her|both|every|der|den|dem|die|das|ihren|beide|le|la|les|los|las|el|sus|ses|leurs)"
_TAIL = rf"(?:\s(?:(?:of|von|de|du|des|del|der|und|and|et|y)\s)?(?:the\s|la\s|los\s)?{NAME}){{0,3}}"
_PLAIN = r"(?!years|months|weeks|days|hours|times|least|more|than|about|free|first)[a-zß-ÿ]{3,}"
PARTY = (
    rf"(?:{_SMALL}\s(?:{NAME}|{_PLAIN}(?:\s(?:und|of|de)\s{_PLAIN})?)|(?:l'|d')?{NAME}"
    rf"|(?:[a-zß-ÿ]{{3,}}\s)?{_PLAIN}s\b){_TAIL}"
)
_NEVER = re.compile(r"(?!)")
_DIRECT = {
    "en": rf"\s(?P<party>{PARTY})\s(?=an?\s|that\s|\d|[$€£¥₹]|[A-Z]{{1,3}}\$|(?:free|new|more|up|full|another|no)\s)",
    "de": rf"\s(?:\w+\s)?(?P<party>(?:der|dem|den|ihren|seinen|allen)\s{NAME}{_TAIL})",
}


@dataclass(frozen=True)
class Rules:
    """What binds in one language, as patterns; `plain` futures bind only before a verb of `giving`."""

    any: re.Pattern[str]
    cues: Sequence[tuple[str, re.Pattern[str]]]
    future: re.Pattern[str]
    plain: frozenset[str]
    giving: re.Pattern[str]
    nouns: re.Pattern[str]
    wishes: re.Pattern[str]
    before: re.Pattern[str]
    condition: re.Pattern[str]
    due: re.Pattern[str]
    to: re.Pattern[str]
    direct: re.Pattern[str]
    asking: re.Pattern[str]
    leading: re.Pattern[str]
    receiving: re.Pattern[str]
    reach: int


@lru_cache(maxsize=8)
def binding(language: str) -> Rules:
    """The words of a language; those of English where there are none."""
    rows: Mapping[str, list[str]] = table("pledges")[language if language in _LANGUAGES else "en"]
    order: Sequence[str] = table("pledges")["order"]
    plain = {"will", "shall", "is going to", "are going to", "wird", "werden", "wollen", "va", "vont", "va a", "van a"}
    giving = "|".join(rows["giving"])
    return Rules(
        _whole([cue for part in (*order, "future") for cue in rows[part]]),
        [(status, _whole(rows[status])) for status in order],
        _whole(rows["future"]),
        frozenset(plain),
        re.compile(rf"\b(?:{giving})\w*", re.IGNORECASE),
        _whole(rows["nouns"]),
        _whole(rows["wishes"]),
        _whole(rows["before"]),
        _whole(rows["condition"]),
        re.compile(rf"\b(?:{'|'.join(rows['due'])})\s[^,.;]{{2,30}}", re.IGNORECASE),
        re.compile(rf"\s(?:{'|'.join(rows['to'])})\s(?P<party>{PARTY})"),
        re.compile(_DIRECT["de" if language == "de" else "en"]),
        _whole(rows["asking"]),
        re.compile(rf"^(?:{'|'.join(rows['leading'])})\s.*$", re.IGNORECASE) if rows.get("leading") else _NEVER,
        re.compile(rf"(?:{'|'.join(rows['receiving'])})", re.IGNORECASE),
        {"de": 160, "en": 26}.get(language, 40),
    )


def _whole(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
