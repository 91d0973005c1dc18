"""What an article is about, as weighted names, weighted words and one vector; and how near two articles are in that.

Only the frozen background table says what is rare, never the articles at hand: so a pair's score does not change when
other articles come in, and grouping does not depend on their order.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from headwater.data import background
from headwater.records import Article, Mention
from headwater.text import sentences, vectors
from headwater.text.tokens import folded_words, tokens

_LEAD_CHARACTERS = 600  # the first paragraphs say what the story is; words there count twice
_LEAD_SENTENCES = 3
_MOST_CHARACTERS = 20_000  # a longer text says no more about which happening it tells of
_LEAST_IDF = 2.0  # words in more than about one text in seven say nothing about a happening
_NAME_SHARE = 0.5  # a word that is written with a capital in more than half of its uses is a name
# Weights and threshold: set on the ten open families and the 772 articles of ECB+; see bench/stories.
_NAMES, _WORDS, _MEANING = 0.5, 0.25, 0.25
_FIGURES = 0.2  # shared figures come on top: few articles of another happening have any, and not all have some
_FEW = 2  # fewer shared figures than this may be chance
_RAREST = 8.0  # idf of a figure; beyond this, all are equally rare
_MEANING_FLOOR = 0.1  # unrelated leads have a cosine of about .1 to .2
_MOST_MEANT = 1.001  # no two texts mean more in common, however numbers are rounded
# Names that news at large does not know (a small place, its plant, its fire chief) prove a happening however told: a
# local report, a portrait or a round-up shares them and little else. Two articles of one newsroom may share them over
# another matter of the same place, and so may articles of other days.
_UNKNOWN, _ENOUGH_UNKNOWN = 0.18, 4  # what they add, and how many of them add all of it
_FEWEST_UNKNOWN = 3  # two may be a region that everybody writes about
_OTHER_LANGUAGE = 0.06  # words of two languages cannot be shared: what they are worth on average
_RARE_WORD = 5.0  # idf from which a word tells one newsroom from another; "news", "daily", "the" do not
_LEAST_RARE = 6.0  # idf from which a part of a name is no everyday word
_SHORTEST_RARE = 4  # letters; shorter ones are initials and fragments
_SAME_DAYS, _APART_DAYS = 4, 24  # within 4 days nothing is taken off; 24 days apart is another happening
_KEYS = 24
_YEAR = re.compile(r"^(?:19|20)\d\d$")


@dataclass(frozen=True)
class Profile:
    """What `likeness` compares: unit vectors by word or figure.

    `leads` are the sentences whose `meaning` is taken, and only when it is asked for: most articles are like no other.
    `unknown` has the words of names that news at large does not know, `house` those of publisher and agency.
    """

    names: dict[str, float]
    words: dict[str, float]
    figures: dict[str, float]
    leads: tuple[str, ...]
    day: int | None
    unknown: frozenset[str] = frozenset()
    house: frozenset[str] = frozenset()
    language: str | None = None

    @property
    def meaning(self) -> NDArray[np.float32] | None:
        """One unit vector for the leads; None without any or without a model."""
        return _meaning(self.leads)


def profile(article: Article, mentions: Sequence[Mention] = ()) -> Profile:
    """The article's profile; equal titles and texts are worked out once."""
    names, words, figures, leads = _of(article.title or "", article.text[:_MOST_CHARACTERS])
    house = frozenset(folded_words(f"{article.publisher or ''} {article.agency or ''}"))
    unknown = _unknown(frozenset(mention.text for mention in mentions)) - house
    return Profile(names, words, figures, leads, day_of(article.published), unknown, house, article.language)


def likeness(a: Profile, b: Profile) -> float:
    """How much two articles tell of one happening, 0.0 to 1.0.

    Names weigh most: they tell two ferry accidents of one week apart. Articles with known dates that lie weeks apart
    are brought towards 0, for the same parties often meet again.

    Source:
        Measured in bench/stories.
    """
    return _whole(a, b, _by_words(a, b), _by_meaning(a, b))


def alike(a: Profile, b: Profile, least: float) -> bool:
    """Whether the likeness of two articles is at least this; meaning is asked only where it can decide."""
    words = _by_words(a, b)
    most = max(_MEANING * _MOST_MEANT + words, words / (_NAMES + _WORDS))
    if _whole(a, b, most, 0.0) < least:
        return False
    return _whole(a, b, words, _by_meaning(a, b)) >= least


def _by_words(a: Profile, b: Profile) -> float:
    return _NAMES * _dot(a.names, b.names) + _WORDS * _dot(a.words, b.words)


def _by_meaning(a: Profile, b: Profile) -> float | None:
    one, other = a.meaning, b.meaning
    if one is None or other is None:
        return None
    return _MEANING * max(0.0, float(one @ other) - _MEANING_FLOOR) / (1 - _MEANING_FLOOR)


def _whole(a: Profile, b: Profile, words: float, meant: float | None) -> float:
    # without a model the words have to carry it
    score = words / (_NAMES + _WORDS) if meant is None else words + meant
    shared = len(a.figures.keys() & b.figures.keys())
    score += _FIGURES * _dot(a.figures, b.figures) * min(1.0, shared / _FEW)
    if a.language and b.language and a.language != b.language:
        score += _OTHER_LANGUAGE
    score += _of_unknown_names(a, b)
    return max(0.0, min(1.0, score * _time_factor(a.day, b.day)))


def weighty(article: Article) -> tuple[str, ...]:
    """The words and names that weigh most in an article; another article on the same happening shares some of them."""
    own = profile(article)
    scored = [(_NAMES * weight, word) for word, weight in own.names.items()]
    scored += [(_WORDS * weight, word) for word, weight in own.words.items()]
    return tuple(word for _, word in sorted(scored, key=lambda x: (-x[0], x[1]))[:_KEYS])


def day_of(published: str | None) -> int | None:
    """The ordinal of an ISO date's day, or None when the date is missing or less exact than a day.

    >>> day_of("2025-08-24T10:00Z") - day_of("2025-08-22")
    2
    """
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def _time_factor(a: int | None, b: int | None) -> float:
    if a is None or b is None:
        return 1.0
    over = abs(a - b) - _SAME_DAYS
    return max(0.0, min(1.0, 1 - over / (_APART_DAYS - _SAME_DAYS)))


def _of_unknown_names(a: Profile, b: Profile) -> float:
    """What names add that no news text at large has, where two newsrooms share them within a few days."""
    if a.day is not None and b.day is not None and abs(a.day - b.day) > _SAME_DAYS:
        return 0.0
    if any(background().idf(word) >= _RARE_WORD for word in a.house & b.house):
        return 0.0
    shared = len(a.unknown & b.unknown)
    return _UNKNOWN * min(1.0, shared / _ENOUGH_UNKNOWN) if shared >= _FEWEST_UNKNOWN else 0.0


def _dot(a: dict[str, float], b: dict[str, float]) -> float:
    if len(a) > len(b):
        a, b = b, a
    return sum(weight * b[word] for word, weight in a.items() if word in b)


@lru_cache(maxsize=20_000)
def _of(title: str, text: str) -> tuple[dict[str, float], dict[str, float], dict[str, float], tuple[str, ...]]:
    names: Counter[str] = Counter()
    words: Counter[str] = Counter()
    figures: Counter[str] = Counter()
    known = background()
    for part, lead in ((title, len(title)), (text, _LEAD_CHARACTERS)):
        for token in tokens(part):
            word = token.folded
            if len(word) < 2:
                continue
            if word[0].isdigit():
                if not _YEAR.match(word):
                    figures[word] += 1
                continue
            share = known.capital_share(word)
            named = token.text[0].isupper() and (share is None or share > _NAME_SHARE)
            (names if named else words)[word] += 2 if token.span.start < lead else 1
    leads = ([title] if title else []) + [s.of(text) for s in sentences.split(text[:2000])[:_LEAD_SENTENCES]]
    return _unit(names), _unit(words), _unit(figures, _RAREST), tuple(leads)


@lru_cache(maxsize=20_000)
def _meaning(leads: tuple[str, ...]) -> NDArray[np.float32] | None:
    rows = vectors.embed(list(leads)) if leads else None
    if rows is None or not len(rows):
        return None
    total = rows.mean(axis=0)
    meaning: NDArray[np.float32] = (total / max(float(np.linalg.norm(total)), 1e-9)).astype(np.float32)
    return meaning


def _unit(counts: Counter[str], rarest: float = math.inf) -> dict[str, float]:
    known = background()
    weights = {}
    for word, count in counts.items():
        idf = min(rarest, known.idf(word))
        if idf > _LEAST_IDF:
            weights[word] = (1 + math.log(count)) * idf
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in sorted(weights.items())} if length else {}


@lru_cache(maxsize=20_000)
def _unknown(names: frozenset[str]) -> frozenset[str]:
    """The rare words of names that the background table has never seen."""
    known = background()
    words = {word for name in names for word in folded_words(name) if len(word) >= _SHORTEST_RARE}
    return frozenset(w for w in words if known.capital_share(w) is None and known.idf(w) >= _LEAST_RARE)


_BLANKS = re.compile(r"\s+")


def one_line(text: str) -> str:
    """The text with every run of blanks made one; for comparing, never for showing.

    >>> one_line(" two\\n lines ")
    'two lines'
    """
    return _BLANKS.sub(" ", text).strip()


def likeness_of_words(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared words weighed by rarity, over those of the smaller set; 0.0 when either is empty."""
    if not a or not b:
        return 0.0
    known = background()
    least = min(sum(known.idf(w) for w in a), sum(known.idf(w) for w in b))
    return min(1.0, sum(known.idf(w) for w in a & b) / least) if least > 0 else 0.0
