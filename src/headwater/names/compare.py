"""Whether two written names can be one: by letters, by sounds, by the habits of romanisation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA, Indel, JaroWinkler

from headwater.names.acronyms import is_acronym
from headwater.names.lexicon import Lexicon, lexicon
from headwater.names.romanise import east_alike, traditions, word_alike, words_of
from headwater.text.script import skeleton

_ACCEPTED = 0.98
_ACRONYM = 0.85
_INITIAL = 0.9  # "N." for "Nadia"
_BRANCH = 0.8
_GLUED = 0.95
_KIND = 0.9  # where only the own names of two places are alike
_SIGNS = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA")
_WORDS = 12  # of one name that are compared
_NUMBER = re.compile(r"\d+|[ivx]{2,}|i")
_LONGEST = 120  # characters; a longer "name" is a sentence and like nothing
_ARTICLES = frozenset({"al", "el", "ul", "ur", "ar", "as", "ad", "at", "an", "the"})


@lru_cache(maxsize=1 << 16)
def likeness(a: str, b: str) -> float:
    """How likely two written names are one name in other spellings, 0.0 to 1.0.

    Use `accepted_variant` to ask whether a difference is a habit of spelling; this measures closeness, damage included.
    From .8 on three pairs of four are one name (bench/names/pairs.py has the table).

    Source:
        Weights set on one half of nomenklatura's labelled pairs, checked on the other (bench/names/pairs.py).

    >>> likeness("Volodymyr Zelenskyy", "Володимир Зеленський") > 0.9, likeness("Carney", "Carignan") < 0.75
    (True, True)
    """
    left, right = _parts(a), _parts(b)
    if not left or not right:
        return 0.0
    if one_script(a, b):
        return _written_alike(a, b)
    if left == right:
        return 1.0
    if accepted_variant(a, b):
        return _ACCEPTED
    if is_acronym(a, b) or is_acronym(b, a):
        return _ACRONYM
    score = _pairwise(left, right)
    core_a, core_b = _core(left, lexicon()), _core(right, lexicon())
    if len(core_a) < len(left) and len(core_b) < len(right):  # "X Cosmodrome", "X airport"
        score = max(score, _KIND * _pairwise(core_a, core_b))
    if len(left) != len(right):  # a name written in two words: "Kara Agac"
        score = max(score, _GLUED * _letters_alike("".join(left), "".join(right)))
    return score


def one_script(a: str, b: str) -> bool:
    """Whether both names stand in one script that is not Latin, where transliteration would hide differences."""
    kinds = {unicodedata.name(c, " ").split()[0] for c in (a + b)[:_LONGEST] if c.isalpha()}
    return len(kinds) == 1 and not kinds & {"LATIN", ""}


def _written_alike(a: str, b: str) -> float:
    """Likeness by the letters as they stand; in a script of syllables or words each sign counts."""
    one, other = a.casefold().strip(), b.casefold().strip()
    signs = all(
        unicodedata.name(c, "").startswith(("CJK", "HANGUL", "HIRAGANA", "KATAKANA")) for c in one if c.isalpha()
    )
    if signs:
        return 1.0 if one == other else 0.6 * Indel.normalized_similarity(one, other)
    words, more = sorted((one.split(), other.split()), key=len)
    return min((max(_letters_alike(w, x) for x in more) for w in words), default=0.0)


def _pairwise(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Each word of the shorter name with a word of its own of the longer; the worst pair decides."""
    if len(left) > len(right):
        left, right = right, left
    pairs = sorted(
        (
            (word_likeness(x, y), -abs(i - j), i, j)
            for i, x in enumerate(left[:_WORDS])
            for j, y in enumerate(right[:_WORDS])
        ),
        reverse=True,
    )
    mine: dict[int, float] = {}
    theirs: set[int] = set()
    for score, _, i, j in pairs:
        if i not in mine and j not in theirs:
            mine[i] = score
            theirs.add(j)
    score = min(mine.values()) * (0.9 + 0.1 * len(left) / len(right))
    extra = [y for j, y in enumerate(right[:_WORDS]) if j not in theirs]
    if any(lexicon().place(y) is not None or _NUMBER.fullmatch(y) for y in extra):
        score *= _BRANCH  # "Acme Mexico", "Acme II" are other firms than Acme
    return score


def _parts(name: str) -> tuple[str, ...]:
    """A name's words without article and legal form."""
    words = words_of(name[:_LONGEST])
    kept = tuple(w for w in words if w != "the" and w not in lexicon().legal_forms)
    return kept or words


@lru_cache(maxsize=1 << 16)
def word_likeness(a: str, b: str) -> float:
    """Likeness of two folded words, 0.0 to 1.0: by letters, by sounds, as initials or forms of one given name."""
    if a == b:
        return 1.0
    if _NUMBER.fullmatch(a) or _NUMBER.fullmatch(b):
        return 0.3
    if len(a) == 1 or len(b) == 1:
        return _INITIAL if a[0] == b[0] else 0.3
    forms = lexicon().given_forms
    if a in forms and forms[a] == forms.get(b):
        return 0.95
    written = _letters_alike(a, b)
    sounds = _letters_alike(skeleton(a), skeleton(b))
    return max(min(written, 0.97), min(0.95, 0.5 * written + 0.5 * sounds))


def _letters_alike(a: str, b: str) -> float:
    """Jaro-Winkler, that favours a common beginning, tempered by the share of letters that must change."""
    if not a or not b:
        return 0.0
    return 0.5 * JaroWinkler.similarity(a, b) + 0.5 * OSA.normalized_similarity(a, b)


@lru_cache(maxsize=1 << 16)
def accepted_variant(a: str, b: str) -> bool:
    """Whether `b` is another accepted spelling or romanisation of `a`, not a mangled one.

    Accepted are other accents and hyphens, other scripts, places' names in other languages, forms of a given name,
    legal forms of a company, and what the habits of one tradition of romanisation explain. It is symmetric.

    >>> accepted_variant("Volodymyr Zelenskyy", "Volodymyr Zelensky"), accepted_variant("Mark Rutte", "Mark Roti")
    (True, False)
    >>> accepted_variant("Kyiv", "Kiev"), accepted_variant("Choi Sung-joo", "Choe Seong-ju")
    (True, True)
    """
    lex = lexicon()
    place_a, place_b = lex.place(a), lex.place(b)
    if place_a is not None or place_b is not None:
        return place_a == place_b
    left, right = _parts(a), _parts(b)
    if not left or not right:
        return False
    if left == right or east_alike(a, b):
        return True
    if sorted(left) == sorted(right) and any(w in lex.org_words or w in lex.place_words for w in left):
        return True  # "Museum X", "X museum"
    core_a, core_b = _core(left, lex), _core(right, lex)
    if len(core_a) < len(left) and len(core_b) < len(right):
        left, right = _single(core_a), _single(core_b)
    left, right = _without_articles(left), _without_articles(right)
    if len(left) != len(right):
        left, right = _parts(a.replace("-", "")), _parts(b.replace("-", ""))
    if len(left) != len(right):
        return False
    return _by_habit(left, right, a, b, lex)


def _core(words: tuple[str, ...], lex: Lexicon) -> tuple[str, ...]:
    """The own name in "estrecho de X", "X Strait": what is left without words of kind, or all when none is left."""
    if not any(w in lex.place_heads or w in lex.place_words for w in words):
        return words
    kept = tuple(
        w
        for w in words
        if w not in lex.place_heads and w not in lex.place_words and w not in {"of", "de", "del", "the", "d"}
    )
    return kept or words


def _single(words: tuple[str, ...]) -> tuple[str, ...]:
    """Doubled letters once: places are carried over by ear ("Kalessa", "Kalesa")."""
    return tuple(re.sub(r"(.)\1", r"\1", w) for w in words)


def _without_articles(words: tuple[str, ...]) -> tuple[str, ...]:
    """Arabic articles and "Abd al-" are written in many ways: drop the first, glue the second."""
    found: list[str] = []
    glue = False
    for word in words:
        if word in _ARTICLES and len(words) > 1:
            continue
        if glue:
            found[-1] += word
        else:
            found.append(word)
        glue = word in {"abd", "abdel", "abdul", "abdal", "abdol"}
    return tuple(found) or words


def _by_habit(left: tuple[str, ...], right: tuple[str, ...], a: str, b: str, lex: Lexicon) -> bool:
    """Every word is equal, a form of one given name, or alike in one tradition, the same for all."""
    open_ = [
        (number, x, y)
        for number, (x, y) in enumerate(zip(left, right, strict=True))
        if x != y and not (x in lex.given_forms and lex.given_forms[x] == lex.given_forms.get(y))
    ]
    if not open_:
        return True
    for tradition in traditions():
        if not tradition.shows(left + right, a + b):
            continue
        if all(word_alike(x, y, tradition, first=number == 0 and len(left) > 1) for number, x, y in open_):
            return True
    return False
