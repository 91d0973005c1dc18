"""What kind of page furniture a line or a stretch of a line is, by its words alone."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import cast

from headwater.articles.needed import needed
from headwater.data import table
from headwater.records import FurnitureKind

# A line this long that ends like a sentence is a paragraph whatever it opens with; set on the open families, where the
# longest furniture line that ends in a full stop has 33 words.
_LONGEST = 45
_STEMS = (
    "menu",
    "sidebar",
    "newsletter",
    "related",
    "comment",
    "cookie",
    "caption",
    "copyright",
    "advert",
    "paywall",
    "social",
    "breadcrumb",
)
_MOST_TOLD = 2000  # characters of a line in which a phrase is looked for again
_PROMOTION = 3.0  # sum of promotion words (strong 2, weak .5) from which a short line sells something
_PROMOTION_DENSITY = 0.17  # ... and per word
_GLYPHS = re.compile(r"[►▶▷→»›◄★☆✓✔●⬇📩🔔]|>>|<<|\s///\s|::")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"”’'»)\]]*\s*$")


@cache
def _openers() -> tuple[tuple[FurnitureKind, re.Pattern[str]], ...]:
    rows = table("furniture")["opens"]
    return tuple(
        (cast(FurnitureKind, kind), re.compile(rf"[\s\W]{{0,4}}(?:{'|'.join(rows[kind])})", re.I)) for kind in rows
    )


@cache
def _units() -> tuple[tuple[FurnitureKind, re.Pattern[str], tuple[str, ...]], ...]:
    rows = table("furniture")["inline"]
    joined = {cast(FurnitureKind, kind): "|".join(rows[kind]) for kind in rows}
    return tuple((kind, re.compile(words, re.I), needed(words)) for kind, words in joined.items())


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    rows = table("furniture")
    return (
        frozenset(rows["promotion"]["strong"]),
        frozenset(rows["promotion"]["weak"]),
        frozenset(str(w).lower() for w in rows["menu"]),
    )


@lru_cache(maxsize=8)
def _words_of(line: str) -> tuple[str, ...]:
    return tuple([w.lower() for w in _WORD.findall(line)])


@lru_cache(maxsize=1 << 11)  # a page's lines; more only fills memory
def kind_of(line: str) -> FurnitureKind | None:
    """The kind of furniture that a whole line is, or None when it may well be text.

    >>> kind_of("Sign up for our newsletter"), kind_of("The union signed up 40 drivers on Monday.")
    ('newsletter', None)
    """
    words = _words_of(line)
    if len(words) > _LONGEST:
        return None
    for kind, pattern in _openers():
        if pattern.match(line) and _plausible(kind, line, len(words)):
            return kind
    if is_menu(line):
        return "navigation"
    if promotion(line) >= 1:
        return "advert"
    return None


def _plausible(kind: FurnitureKind, line: str, words: int) -> bool:
    """A phrase that could open a sentence of a report must not make that sentence furniture."""
    if line[:1] in "\"“‘«„'" and kind not in ("advert", "subscription"):
        return False
    if words <= 8 or not _SENTENCE_END.search(line):
        return True
    if kind in ("share", "other", "comment-form", "navigation") and words > 20:
        return False
    return words <= 20 or promotion(line) > 0.6 or kind in ("copyright", "cookie", "subscription")


@lru_cache(maxsize=1 << 11)
def promotion(line: str) -> float:
    """How much a line sells, from 0 (not at all); 1 or more is an offer to the reader.

    >>> promotion("Get the Line every Sunday. No trackers, no bosses.") >= 1
    True
    >>> promotion("He told the committee he would resign.")
    0.0
    """
    if line[:1] in '"“‘«„':
        return 0.0
    words = _words_of(line)
    if not words or len(words) > _LONGEST:
        return 0.0
    strong, weak, _ = _words()
    weight = sum(2.0 if w in strong else 0.75 if w in weak else 0.0 for w in words)
    weight += 2.0 * bool(_GLYPHS.search(line))
    return min(weight / _PROMOTION, weight / len(words) / _PROMOTION_DENSITY)


def is_menu(line: str) -> bool:
    """Whether a line is a row of page sections.

    >>> is_menu("Home  News  Sport  Farming  Opinion"), is_menu("Sport and politics do not mix, the minister said.")
    (True, False)
    """
    if _SENTENCE_END.search(line):
        return False
    parts = [p.strip().lower() for p in re.split(r"\s{2,}|\s*[|·•>/–—:]+\s*|\t", line) if p.strip()]
    menu = _words()[2]
    if len(parts) >= 3:
        known = sum(p in menu or p.split()[0] in menu or p.split()[-1] in menu for p in parts)
        short = sum(len(p.split()) <= 3 for p in parts)
        return known >= 2 and known >= 0.4 * len(parts) and short >= 0.7 * len(parts)
    words = _words_of(line)
    return 3 <= len(words) <= 30 and sum(w in menu for w in words) >= 0.75 * len(words)


def is_section(name: str) -> bool:
    """Whether a name is a section of a page ("World", "Business News"), not of an outlet."""
    words = name.lower().split()
    menu = _words()[2]
    return name.lower() in menu or all(w in menu for w in words)


def units(line: str) -> list[tuple[int, int, FurnitureKind]]:
    """Stretches of a line that are whole pieces of furniture wherever they stand, in order, without overlaps."""
    found: list[tuple[int, int, FurnitureKind]] = []
    low = line.lower()
    for kind, pattern, wanted in _units():
        if wanted and not any(map(low.__contains__, wanted)):
            continue
        for match in pattern.finditer(line):
            if match.end() > match.start():
                found.append((match.start(), match.end(), kind))
    found.sort(key=lambda row: (row[0], -row[1]))
    kept: list[tuple[int, int, FurnitureKind]] = []
    for row in found:
        if not kept or row[0] >= kept[-1][1]:
            kept.append(row)
    return kept


def telling(line: str, kind: str | None) -> str:
    """The words of a line that a listed phrase of this kind found there, or nothing.

    >>> telling("Sign up for our newsletter", "newsletter")
    'Sign up'
    """
    patterns = (*_openers(), *((name, pattern) for name, pattern, _ in _units()))
    for listed, pattern in patterns:
        match = pattern.search(line) if listed == kind and len(line) <= _MOST_TOLD else None
        if match and match[0].strip():
            return match[0].strip(" \t\u00a0|·-–—:")
    return ""


def by_label(labels: tuple[str, ...]) -> FurnitureKind | None:
    """The kind that markup labels claim, the nearest label deciding."""
    for label in labels:
        kind = _of_label(label)
        if kind is not None:
            return kind
    return None


@lru_cache(maxsize=1 << 13)
def _of_label(label: str) -> FurnitureKind | None:
    kinds = _labels()
    if label in kinds:
        return kinds[label]
    return next((kinds[stem] for stem in _STEMS if stem in label and stem in kinds), None)


@cache
def _labels() -> dict[str, FurnitureKind]:
    rows = table("furniture")["labels"]
    return {word: cast(FurnitureKind, kind) for kind, words in rows.items() for word in words}
