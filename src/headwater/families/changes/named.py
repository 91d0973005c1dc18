"""Names that are spelt another way or are another's in the copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from headwater.data import background
from headwater.families.changes.passages import Passage
from headwater.families.changes.rows import row
from headwater.families.changes.vocabulary import listed
from headwater.names import accepted_variant, likeness
from headwater.records import Alteration, AlterationType, Article, Mention
from headwater.text.tokens import folded_words
from headwater.text.vectors import embed

_MANGLED = 0.72  # likeness from which two names in one passage are one name spelt twice; set on all open families
_MANGLED_HERE = 0.62  # the same for names of as many words in the same place
_IN_COMMON = 0.55  # share of words from which two names of several words are one
_SHORTEST = 4  # letters; shorter names are alike by chance
_RARE = 6.0  # rarity of a name's last word from which another spelling of it far away is no other name
_AFAR = 0.85  # the same for names that stand anywhere in the two articles
_AFAR_FULL = 0.75  # the same for names of several words
_SAME_STATEMENT = 0.5  # share of linked words from which another name in the same place is another's name
_SPELT_ALIKE = 50  # spelling ratio, in percent, from which a word of a place's name may be its translation: cabo, cape
_TRANSLATED = 0.6  # nearness of meaning that makes it one: isla, island
_SLOT = 0.75  # how far apart, in links, two unlike names may stand to be taken for one another


@dataclass(frozen=True, slots=True)
class Named:
    """A mention within a passage: its words there and its rank between the links."""

    mention: Mention
    at: tuple[int, ...]
    words: tuple[str, ...]
    rank: float


def _named(mentions: Sequence[Mention], p: Passage, side: str) -> list[Named]:
    spans, words, ranks = (p.a_spans, p.a, p.rank_a) if side == "a" else (p.b_spans, p.b, p.rank_b)
    found = []
    for mention in mentions:
        if not any(span.covers(mention.span) for span in spans):
            continue
        inside = tuple(n for n, word in enumerate(words) if word.span.overlaps(mention.span))
        if inside:
            folded = tuple(words[n].folded for n in inside)
            found.append(Named(mention, inside, folded, sum(ranks[n] for n in inside) / len(inside)))
    return found


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The same name, one a part of the other ("Carney", "Mark Carney"), or a country and its people."""
    short, long = sorted((one, other), key=len)
    return all(word in long for word in short) or _people(short, long)


def _people(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return all(any(x == y or (y.startswith(x) and x + "n" == y) for y in long) for x in short) or all(
        any(x == y or (x.startswith(y) and y + "n" == x) for y in long) for x in short
    )


def pairs(
    p: Passage, a: Article, names_a: Sequence[Mention], names_b: Sequence[Mention]
) -> tuple[list[tuple[Named, Named]], list[tuple[Named, Named]]]:
    """Names of a passage that stand for each other: those that are the same, and those that differ."""
    ones, others = _named(names_a, p, "a"), _named(names_b, p, "b")
    in_a = frozenset(_words_of(a.text))
    ranked = []
    for i, one in enumerate(ones):
        for j, other in enumerate(others):
            same = _sameness(one, other)
            score = same or _closeness(p, one, other, in_a)
            if score > 0:
                ranked.append((-score, abs(one.rank - other.rank), i, j, same > 0))
    same_ones: list[tuple[Named, Named]] = []
    differ: list[tuple[Named, Named]] = []
    used_a: set[int] = set()
    used_b: set[int] = set()
    for _, _, i, j, same in sorted(ranked):
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            (same_ones if same else differ).append((ones[i], others[j]))
    return same_ones, differ


def _sameness(one: Named, other: Named) -> float:
    """4 for the very name, less for a part of it or a country and its people, 0 for another name."""
    if one.words == other.words:
        return 4.0
    if not _same(one.words, other.words):
        return 0.0
    return 3.0 if one.mention.type == other.mention.type or len(one.words) == len(other.words) else 1.5


@lru_cache(maxsize=64)
def _words_of(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(folded_words(text)))


def _closeness(p: Passage, one: Named, other: Named, in_a: frozenset[str]) -> float:
    alike = max(_likeness(one, other), _shared(one.words, other.words))
    apart = abs(one.rank - other.rank)
    shortest = min(len(_letters(one.mention.text)), len(_letters(other.mention.text)))
    level = _MANGLED if apart > 1.0 or len(one.words) != len(other.words) else _MANGLED_HERE
    if alike >= level and shortest >= _SHORTEST:
        return 2.0 + alike - 0.05 * min(apart, 10.0)
    if apart <= _SLOT and _exchanged_part(one, other):
        return 1.5
    if _another_given(one, other, in_a):
        return 1.4
    if p.title or p.translated or p.closeness < _SAME_STATEMENT or apart > _SLOT:
        return 0.0
    beside = [(one.at[0] - 1, other.at[0] - 1), (one.at[-1] + 1, other.at[-1] + 1)]
    if not all(p.link.get(i) == j or (i < 0 and j < 0) or (i == len(p.a) and j == len(p.b)) for i, j in beside):
        return 0.0
    if one.mention.type == other.mention.type and not all(word in in_a for word in other.words):
        return 1.0 + alike - 0.2 * apart
    return 0.0


def _likeness(one: Named, other: Named) -> float:
    """Likeness of the whole names, or of a single word with the likest word of the other: a copy may glue words on."""
    whole = likeness(one.mention.text, other.mention.text)
    if min(len(one.words), len(other.words)) > 1 or abs(one.rank - other.rank) > _SLOT:
        return whole
    parts = [likeness(x, y) for x in one.words for y in other.words if min(len(x), len(y)) >= _SHORTEST]
    return max(whole, *parts, 0.0)


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """1 for names of several words that have most but not all of these in common, else 0."""
    x, y = ({w for w in words if len(w) > 2} - listed("name_particles") for words in (one, other))
    return float(bool(x - y and y - x) and 2 * len(x & y) >= _IN_COMMON * (len(x) + len(y)))


def _exchanged_part(one: Named, other: Named) -> bool:
    """Two names of two words, one rare and the same, the other a word of another sense: Porto Alba, Carry Alba."""
    x, y = set(one.words), set(other.words)
    if not len(one.words) == len(other.words) == 2 or len(x & y) != 1:
        return False
    (left,), (right,), (kept,) = x - y, y - x, x & y
    if one.words.index(kept) != other.words.index(kept) or min(map(len, (left, right, kept))) < _SHORTEST:
        return False
    if background().idf(kept) < _RARE or fuzz.ratio(left, right) >= _SPELT_ALIKE:
        return False
    vectors = embed([left, right])
    return vectors is not None and float(vectors[0] @ vectors[1]) < _TRANSLATED


def _another_given(one: Named, other: Named, in_a: frozenset[str]) -> bool:
    """One person's rare surname with two given names, the second of which the exemplar has nowhere."""
    if "person" not in (one.mention.type, other.mention.type) or not len(one.words) == len(other.words) == 2:
        return False
    (x, last), (y, same) = one.words, other.words
    if last != same or x == y or min(len(x), len(y), len(last)) < _SHORTEST or y in in_a:
        return False
    return background().idf(last) >= _RARE and x[0].isalpha() and not (x.startswith(y) or y.startswith(x))


def _type(one: Mention, other: Mention) -> AlterationType:
    return "place" if "place" in (one.type, other.type) and "person" not in (one.type, other.type) else "name"


def _letters(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _abbreviated(one: str, other: str) -> bool:
    """One is short for the other: Alta. and Alberta, U.S. Senate and United States Senate; but not Nixn for Nixon."""
    written, full = sorted((one, other), key=len)
    short, long = written.replace(".", "").casefold(), full.casefold()
    letters = iter(long)
    if len(short) <= 4 and short[:1] == long[:1] and ("." in written or written.isupper()):
        return all(c in letters for c in short)
    return _by_initials(short.split(), long.replace(".", "").split())


def _by_initials(short: Sequence[str], long: Sequence[str]) -> bool:
    """The same words, but that some stand as the initials of several: "us army", "united states army"."""
    if not short or not long:
        return not short and not long
    if short[0] == long[0] and _by_initials(short[1:], long[1:]):
        return True
    size = len(short[0])
    initials = "".join(word[:1] for word in long[:size])
    return 1 < size <= len(long) and short[0] == initials and _by_initials(short[1:], long[size:])


def altered(p: Passage, a: Article, b: Article, differ: Sequence[tuple[Named, Named]]) -> Iterator[Alteration]:
    """Rows for names of a passage: spelt otherwise (accepted or mangled) or replaced by another of the same kind."""
    for left, right in differ:
        one, other = left.mention, right.mention
        if _letters(one.text) == _letters(other.text):
            continue
        accepted = accepted_variant(one.text, other.text) or _abbreviated(one.text, other.text)
        # Offices and places have names of their own in each language.
        persons = (one.type == "person", other.type == "person")
        exonym = p.translated and not (any(persons) if " " in one.text else all(persons))
        exonym = exonym and not _exchanged_part(left, right)
        yield row(_type(one, other), a, b, one.span, other.span, meaning=not (accepted or exonym))


def afar(a: Article, b: Article, names_a: Sequence[Mention], names_b: Sequence[Mention]) -> Iterator[Alteration]:
    """Rows for rare names that each article spells its own way only.

    For names in sentences without counterpart, where no passage shows what stands in their place.
    """
    in_a, in_b = frozenset(_words_of(a.text)), frozenset(_words_of(b.text))
    ones = {m.text: m for m in reversed(names_a) if not _stands(m, in_b) or _full(m)}
    others = {m.text: m for m in reversed(names_b) if not _stands(m, in_a)}
    for other in sorted(others.values(), key=lambda m: m.span):
        count = len(folded_words(other.text))
        alike = [
            (-likeness(one.text, other.text), one.span)
            for one in ones.values()
            if len(folded_words(one.text)) == count and _letters(one.text) != _letters(other.text)
        ]
        if alike and -min(alike)[0] >= (_AFAR_FULL if count > 1 else _AFAR):
            span = min(alike)[1]
            yield row("name", a, b, span, other.span, meaning=not accepted_variant(a.cut(span), other.text))


def _full(mention: Mention) -> bool:
    """A person's full name is known again even where the copy also has the surname spelt right."""
    return mention.type == "person" and " " in mention.text


def _stands(mention: Mention, words: frozenset[str]) -> bool:
    """Whether the last long word of a name stands in the other article, or is too usual to be taken for another."""
    folded = folded_words(mention.text)
    last = next((word for word in reversed(folded) if len(word) >= _SHORTEST), folded[-1])
    return (len(last) < _SHORTEST and len(folded) == 1) or last in words or background().idf(last) < _RARE
