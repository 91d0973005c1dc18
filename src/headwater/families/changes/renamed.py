"""Names that a machine took for words and translated, or that became another's: Banco Farol, Bank Lighthouse.

The two have no letters in common. They are known by where they stand: each is in one text only, they meet in the same
passages again and again, and a name of several words keeps its word of kind ("Banco", "Bank").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from headwater.data.thesaurus import thesaurus
from headwater.families.changes.passages import Passage, Word
from headwater.families.changes.rows import row
from headwater.families.changes.vocabulary import listed, steps
from headwater.names import accepted_variant, country
from headwater.records import Alteration, Article, Mention, Span
from headwater.text.tokens import folded_words
from headwater.text.vectors import embed

_SHORTEST = 4  # letters of a word that tells one name from another
_ALIKE = 60  # spelling ratio, in percent, from which a word of the other text may be the same name
_KIND = 0.6  # nearness of meaning from which two words of names may be one word of kind
_TRANSLATED = 0.62  # nearness of meaning from which two whole names are one in two languages
_TOGETHER = 0.6  # share of the passages of either name in which both are
_SLOT = 0.75
_UNCAPPED = ("de",)  # in these languages ordinary nouns bear capitals


@dataclass
class _Alone:
    """A name that one side alone has: its words, the passages it is in, and where first."""

    text: str
    words: tuple[str, ...]
    places: list[Span]
    passages: set[int] = field(default_factory=set)
    ranks: dict[int, float] = field(default_factory=dict)


def altered(
    a: Article,
    b: Article,
    places: Sequence[Passage],
    names: tuple[Sequence[Mention], Sequence[Mention]],
    taken: Sequence[Alteration],
) -> Iterator[Alteration]:
    """Rows for names of one text only that stand for a name which the other text alone has."""
    held = [x for x in taken if x.type in ("name", "place", "role", "attribution")]
    ones = _alone(places, "a", names[0], frozenset(folded_words(b.text)), [x.a for x in held if x.a is not None])
    if not ones:
        return
    others = _alone(places, "b", names[1], frozenset(folded_words(a.text)), [x.b for x in held if x.b is not None])
    ranked = []
    for i, one in enumerate(ones):
        for j, other in enumerate(others):
            score = _score(places, one, other, ones, others)
            if score > 0:
                ranked.append((-score, i, j))
    used: set[tuple[str, int]] = set()
    for _, i, j in sorted(ranked):
        if {("a", i), ("b", j)} & used:
            continue
        used |= {("a", i), ("b", j)}
        yield row("name", a, b, ones[i].places[0], others[j].places[0])


def _score(
    places: Sequence[Passage], one: _Alone, other: _Alone, ones: Sequence[_Alone], others: Sequence[_Alone]
) -> float:
    both = one.passages & other.passages
    both = {n for n in both if not places[n].title} or both
    if not both:
        return 0.0
    first = places[min(both)]
    share = 2 * len(both) / (len(one.passages) + len(other.passages))
    kind = _of_a_kind(one, other)
    lone = all(sum(n in x.passages for x in ones) == 1 and sum(n in x.passages for x in others) == 1 for n in both)
    near = min(abs(one.ranks[n] - other.ranks[n]) for n in both) <= _SLOT
    again = len(both) > 1 and share >= _TOGETHER
    told = kind and (near or again or lone)
    told = told or (again and (lone or near))
    if not told and lone and near:
        worded = first.translated and not first.title and _worded(one, other)
        told = worded or _framed(places, one, other)
    if not told or accepted_variant(one.text, other.text) or _means_the_same(one, other, first.translated):
        return 0.0
    return share + kind + again + 0.5 * near + 0.5 * lone


def _worded(one: _Alone, other: _Alone) -> bool:
    """Whether a name that is no word became one: Warstwa, Layer."""
    known = thesaurus()
    mine, theirs = ([w for w in x.words if len(w) >= _SHORTEST] for x in (one, other))
    return bool(mine and theirs) and not any(known.senses(w) for w in mine) and all(known.senses(w) for w in theirs)


def _framed(places: Sequence[Passage], one: _Alone, other: _Alone) -> bool:
    """Whether a passage of one language has both with the same word beside them."""
    for n in one.passages & other.passages:
        p = places[n]
        if p.translated or p.title:
            continue
        mine = _at(p.a, one.places)
        theirs = _at(p.b, other.places)
        if not mine or not theirs:
            continue
        before = mine[0] == theirs[0] == 0 or p.link.get(mine[0] - 1) == theirs[0] - 1
        after = (mine[-1] + 1 == len(p.a) and theirs[-1] + 1 == len(p.b)) or p.link.get(mine[-1] + 1) == theirs[-1] + 1
        if before and after:
            return True
    return False


def _at(words: Sequence[Word], places: Sequence[Span]) -> list[int]:
    return [n for n, word in enumerate(words) if any(place.overlaps(word.span) for place in places)]


def _of_a_kind(one: _Alone, other: _Alone) -> bool:
    """Whether two names of as many words differ in one part and share another, in whatever language."""
    if len(one.words) != len(other.words) or len(one.words) < 2:
        return False
    pairs = [(x, y) for x in one.words for y in other.words if min(len(x), len(y)) >= _SHORTEST]
    if any(x == y or fuzz.ratio(x, y) >= _ALIKE for x, y in pairs):
        return True
    vectors = embed([*one.words, *other.words])
    size = len(one.words)
    return vectors is not None and float((vectors[:size] @ vectors[size:].T).max()) >= _KIND


def _means_the_same(one: _Alone, other: _Alone, foreign: bool) -> bool:
    if country(one.text) is not None and country(other.text) is not None:
        return country(one.text) == country(other.text)
    vectors = embed([one.text, other.text]) if foreign else None
    return vectors is not None and float(vectors[0] @ vectors[1]) >= _TRANSLATED


def _alone(
    places: Sequence[Passage], side: str, names: Sequence[Mention], opposite: frozenset[str], held: Sequence[Span]
) -> list[_Alone]:
    """The names of one side of which the other text has no word."""
    found: dict[str, _Alone] = {}
    for number, p in enumerate(places):
        words, spans, ranks = (p.a, p.a_spans, p.rank_a) if side == "a" else (p.b, p.b_spans, p.rank_b)
        language = (p.languages[0] if side == "a" else p.languages[1]) or "en"
        for at in _written(words, spans, names, language):
            text = " ".join(words[n].text for n in at)
            folded = tuple(words[n].folded for n in at)
            here = Span(words[at.start].span.start, words[at.stop - 1].span.end)
            if any(here.overlaps(span) for span in held) or not _missing(folded, opposite):
                continue
            it = found.setdefault(text.casefold(), _Alone(text, folded, []))
            it.places.append(here)
            it.passages.add(number)
            it.ranks.setdefault(number, sum(ranks[at.start : at.stop]) / len(at))
    return [found[key] for key in sorted(found)]


def _written(words: Sequence[Word], spans: Sequence[Span], names: Sequence[Mention], language: str) -> Iterator[range]:
    """Where names are written, and words with a capital inside a sentence that no list of names has."""
    used: set[int] = set()
    for mention in names:
        if any(span.covers(mention.span) for span in spans):
            inside = [n for n, word in enumerate(words) if word.span.overlaps(mention.span)]
            if inside:
                used.update(inside)
                yield range(inside[0], inside[-1] + 1)
    if language[:2] in _UNCAPPED:
        return
    for n, word in enumerate(words):
        if n in used or not word.capital or word.text.isupper():
            continue
        if len(word.folded) >= _SHORTEST and not steps(word.folded):
            yield range(n, n + 1)


def _missing(words: Sequence[str], opposite: frozenset[str]) -> bool:
    """Whether the other text has none of the telling words of a name, nor one that is spelt alike."""
    telling = [w for w in words if len(w) >= _SHORTEST and w not in listed("name_particles")]
    if any(w in opposite for w in telling[-1:]):
        return False
    return any(w not in opposite and not any(_spelt_alike(w, x) for x in opposite) for w in telling)


def _spelt_alike(one: str, other: str) -> bool:
    return one[:1] == other[:1] and fuzz.ratio(one, other) >= _ALIKE
