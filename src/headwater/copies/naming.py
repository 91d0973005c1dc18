"""Outlets as they name themselves and each other: the same one, its own voice, a credit to another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

from headwater.copies.memory import kept
from headwater.copies.wording import wording
from headwater.data import background, table
from headwater.records import Article
from headwater.text.tokens import folded_words


@cache
def _generic() -> frozenset[str]:
    return frozenset(table("outlet_words")["generic"])


DATELINE_TAG = re.compile(r"^[^\n(]{0,90}\((?P<tag>[^()\n]{2,40})\)\s*[-–—]")


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATED = 2  # years that a text speaks of at least, for them to tell its time
_LONG_NAME = 8
_UNMISTAKABLE = 8.0  # nats; a word that one article in three thousand has
_EVERYDAY = 0.002  # share of news texts from which a word alone does not tell an outlet
NEWS_FOR = 60  # days; a report credits an agency for this event, not for a like one of another year
_SHORTEST = 3
_MOST = 120_000  # characters of a body in which names are looked for, as many as are compared
_ITSELF = 40  # characters beside the name by which words are known again
_NAME_BEFORE = 4  # words between a name and its cue
_BESIDE = 28  # characters on either side of a name in which a cue is looked for
_TRANSLITERATED = 88  # per cent of characters: two romanisations of one name


@lru_cache(maxsize=8192)
def telling(name: str | None) -> tuple[str, ...]:
    """The folded words of an outlet's name that set it apart; all of them when every one is generic.

    >>> telling("The Rivermouth News Agency")
    ('rivermouth',)
    """
    if not name:
        return ()
    words = folded_words(anyascii(re.sub(r"\(.*?\)", " ", name)))
    return tuple(w for w in words if w not in _generic() and len(w) > 1) or tuple(words)


def same_name(one: str | None, two: str | None) -> bool:
    """Whether two names of outlets mean one: equal telling words, or one is the initials of the other."""
    if not one or not two:
        return False
    first, second = sorted((telling(one), telling(two)), key=len)
    if first == second[: len(first)] and (len(first) == len(second) or len(first) > 1):
        return True
    whole = ["".join(telling(name)) for name in (one, two)]
    if min(map(len, whole)) >= _LONG_NAME and ratio(*whole) >= _TRANSLITERATED:
        return True
    return "".join(telling(two)) == _initials(one) or "".join(telling(one)) == _initials(two)


_INITIALS = range(3, 6)  # words that are told by their initials


@kept(3_000_000)
def spelt_out(article: Article) -> dict[str, tuple[str, ...]]:
    """Names of several words that a text prints, folded, by their initials: what "VNS" may stand for there."""
    found: dict[str, dict[str, None]] = {}
    for words in wording(article).sentences:
        for at, name in enumerate(words.names):
            for size in _INITIALS if name else ():
                run = words.folded[at : at + size]
                if len(run) < size or not all(words.names[at : at + size]):
                    break
                found.setdefault("".join(word[0] for word in run), {})[" ".join(run)] = None
    return {initials: tuple(names) for initials, names in found.items()}


def called(exemplar: Article, copy: Article) -> list[str]:
    """The names by which `copy` may call the outlet of `exemplar`, none of which is its own."""
    names = [name for name in own_names(exemplar) if not same_name(name, copy.publisher)]
    short = [name for name in names if name.isupper() and len(name) in _INITIALS]
    longer = [_initials(name).upper() for name in names if len(folded_words(name)) in _INITIALS]
    spelt = [full for name in short for full in spelt_out(copy).get(name.casefold(), ())]
    return list(dict.fromkeys([*names, *longer, *(full for full in spelt if not same_name(full, copy.publisher))]))


def named(words: str, outlet: str) -> bool:
    """Whether folded words, set between blanks, name an outlet by a name that can hardly be anything else's.

    >>> named(" cheers at the harbour echo went on ", "The Harbour Echo")
    True
    """
    said = _said_as(outlet)
    sure = " " in said or (len(said) >= _SHORTEST and background().idf(said) >= _UNMISTAKABLE)
    return sure and f" {said} " in words


def named_in(article: Article, outlet: str) -> bool:
    """Whether a text has an outlet's name at all: asked first, as most have not."""
    return f" {_said_as(outlet)} " in body(article)


def _initials(name: str) -> str:
    words = folded_words(name)
    return "".join(w[0] for w in words) if len(words) >= 3 else " "


def speaks_for_itself(article: Article) -> bool:
    """Whether an article is its publisher's own: credited to nobody, or to the agency that published it."""
    return not article.agency or same_name(article.agency, article.publisher)


def same_outlet(a: Article, b: Article) -> bool:
    """Whether one outlet published both, going by all that each calls itself."""
    return any(same_name(one, two) for one in own_names(a) for two in own_names(b))


def names_outlet(article: Article, outlet: str | None) -> bool:
    """Whether the article's credit lines or its body name an outlet.

    The telling words must stand next to each other and, when they are common ("washington"), the whole name must.
    """
    words = telling(outlet)
    if not outlet or not words:
        return False
    if any(same_name(outlet, credit) for credit in (*article.credits, article.agency)):
        return True
    if _stands_in(_said_as(outlet), body(article)):
        return True
    initials = _initials(outlet).upper()
    return len(initials) >= 3 and initials.isalpha() and re.search(rf"\b{initials}\b", article.text) is not None


@lru_cache(maxsize=8192)
def _said_as(outlet: str) -> str:
    """The folded words by which a text names an outlet: its telling words, or all when those are common."""
    words = telling(outlet)
    common = all(background().count(word) > _EVERYDAY * background().articles for word in words)
    whole = folded_words(re.sub(r"\(.*?\)| [-–|] .*", " ", outlet))
    bare = [w for w in whole if w != "the"]
    return " ".join((bare if len(bare) > 1 else whole) if common else words)  # "The Hill" is not every hill


def comes_later(a: Article, b: Article) -> bool:
    """Whether `a` was published on a later day than `b`, as far as the days are known."""
    return (a.published or "")[:10] > (b.published or "9999")[:10]


def days_apart(a: Article, b: Article) -> int:
    """Days between the days two articles were published; 0 when that cannot be told.

    When the day of one of them is not known, and all years that it speaks of lie after the other's, they count.
    """
    try:
        return abs((date.fromisoformat((a.published or "")[:10]) - date.fromisoformat((b.published or "")[:10])).days)
    except ValueError:
        known, other = (a, b) if a.published else (b, a)
        years = _years(other)
        if len(years) < _DATED or other.published or not (known.published or "")[:4].isdigit():
            return 0
        return 365 * max(0, min(years) - int((known.published or "")[:4]) - 1)


@kept(4_000_000)
def _years(article: Article) -> tuple[int, ...]:
    return tuple(int(year) for year in _YEAR.findall(article.text[:_MOST]))


def cites(copy: Article, exemplar: Article) -> bool:
    """Whether `copy` says that it has something from the outlet of `exemplar`: in a credit line, or "X reported"."""
    if same_outlet(copy, exemplar) or days_apart(copy, exemplar) > NEWS_FOR:
        return False
    names = called(exemplar, copy)
    if any(same_name(name, credit) for name in names for credit in (*copy.credits, copy.agency)):
        return True
    return any(credits_in(body(copy), name, body(exemplar)) for name in names)


def credits_in(words: str, outlet: str, printed: str = "") -> bool:
    """Whether folded words, set between blanks, name an outlet beside a word that credits it ("X reported").

    Args:
        words: The words.
        outlet: Its name.
        printed: What the outlet itself prints. The same words there are a link or a list, and nothing that it is
            credited for.

    >>> credits_in(" the strike is off the harbour echo reported ", "The Harbour Echo")
    True
    """
    said = _said_as(outlet)
    at = words.find(f" {said} ")
    while len(said) >= _SHORTEST and at >= 0:
        end = at + len(said) + 2
        around = f" {words[max(0, at - _BESIDE) : at]} | {words[end : end + _BESIDE - 2]} "
        after, before = words[at : end + _ITSELF], words[max(0, at - _ITSELF) : end]
        itself = any(len(w) == len(said) + 2 + _ITSELF and w in printed for w in (after, before))
        if not itself and _cue().search(around):
            return True
        at = words.find(f" {said} ", at + 1)
    return False


def beside_cues(folded: Sequence[str]) -> set[int]:
    """Which of a sentence's folded words stand beside a word that credits an outlet.

    >>> sorted(beside_cues(["as", "the", "harbour", "echo", "reported"]))
    [0, 1, 2, 3]
    """
    found: set[int] = set()
    for at, word in enumerate(folded):
        if word in _cue_words():
            found.update(range(max(0, at - _NAME_BEFORE), min(len(folded), at + _NAME_BEFORE + 1)))
    return found - {at for at, word in enumerate(folded) if word in _cue_words()}


@cache
def _cue_words() -> frozenset[str]:
    """Credits of one word, and the last words of others."""
    cues = (folded_words(cue) for cue in table("credit_cues")["near"])
    return frozenset(words[-1] for words in cues if words and len(words[-1]) > 1)


@cache
def _cue() -> re.Pattern[str]:
    cues = (re.escape(" ".join(folded_words(cue))) for cue in table("credit_cues")["near"])
    return re.compile(r"\b(?:" + "|".join(cues) + r")\b")


@kept(4_000_000)
def body(article: Article) -> str:
    """The folded words of an article, with blanks between and around."""
    return " " + " ".join(folded_words(article.text[:_MOST])) + " "


def _stands_in(words: str, body: str) -> bool:
    return len(words) >= _SHORTEST and f" {words} " in body


def credits_other(copy: Article, exemplar: Article) -> bool:
    """Whether `copy` names the outlet or agency of `exemplar`, while being published by someone else."""
    if same_outlet(copy, exemplar):
        return False
    return any(not same_name(name, copy.publisher) and names_outlet(copy, name) for name in own_names(exemplar))


@kept(3_000_000)
def own_names(article: Article) -> tuple[str, ...]:
    """What an article's outlet calls itself: its name, and the tag of its own dateline ("KYIV (Reuters) -")."""
    names = [article.publisher]
    if speaks_for_itself(article):
        tag = DATELINE_TAG.match(article.text)
        names += [article.agency, tag["tag"] if tag and (article.agency or not article.publisher) else None]
    return tuple(dict.fromkeys(name for name in names if name))
