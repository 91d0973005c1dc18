"""What speaks for and against one witness being the exemplar of another, seen in the whole family: the model's rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from headwater.copies import lead, same_outlet, update_rank
from headwater.copies.wording import language, wording
from headwater.data import background
from headwater.families.collation import Collation
from headwater.families.cost import worth
from headwater.families.counts import Counts, spanning
from headwater.families.descent import Tradition, directed, rooted
from headwater.records import Article

NAMES = (
    "apart_words", "apart_turns", "lost_words", "gained_words", "lost_turns", "gained_turns", "lost_places",
    "gained_places", "cost_forth", "cost_back", "prior", "foreign", "copy_foreign", "same_outlet", "lead", "update_a",
    "update_b", "earlier_kept", "intact", "rarity", "odd_a", "odd_b", "longer", "quotes", "support_lost",
    "support_gained", "support_lost_places", "support_gained_places", "central", "central_rank_a", "central_rank_b",
    "nearer", "rank_of_a", "rank_of_b", "cheaper", "cheaper_rank", "between_words", "between_turns", "between_share",
    "knot_words", "knot_turns", "knot_share", "margin_words", "margin_turns", "margin_second", "size", "gathered_a",
    "gathered_b", "in_tree", "in_tree_turned", "in_spanning_words", "in_spanning_turns", "same_text", "told_a",
    "told_b", "beats", "between_share_words", "head_a", "head_b", "tail_cut", "between_places", "knot_places",
    "margin_places", "gained_backed_words", "gained_own_words", "lost_backed_words", "lost_own_words",
    "gained_backed_places", "gained_own_places", "lost_backed_places", "lost_own_places", "knot_all", "between_all",
    "margin_all", "knot_partner_near",
)  # fmt: skip
_HEAD = 3  # sentences at the head of a text, which an update changes first
_ODD = 9.0  # nats; words that hardly any text has
_QUOTE = 3  # words inside quotation marks that make a sentence a quotation
_TONGUE = 0.6  # how far texts in two languages are apart at least
_NO_RIVAL = 5.0
_NO_OTHER = 100.0


class Signs(NamedTuple):
    """Rows of the model with the ordered pairs they stand for: (exemplar, copy)."""

    ends: list[tuple[str, str]]
    rows: NDArray[np.float64]


def signs(known: Tradition, table: Collation) -> Signs:
    """One row for every ordered pair that was found to be related."""
    seen = _Family(known, table)
    ends = sorted(known.costs, key=lambda e: (seen.number[e[1]], seen.number[e[0]]))
    rows = [seen.row(exemplar, copy) for exemplar, copy in ends]
    return Signs(ends, np.array(rows, dtype=np.float64).reshape(len(ends), len(NAMES)))


class _Alone(NamedTuple):
    """What one text is by itself; `told` when its outlet or its time is known."""

    words: int
    odd: float
    quotes: int
    rank: int
    told: bool
    worth: float
    tongue: str


def _alone(article: Article) -> _Alone:
    known = background()
    sentences = wording(article).sentences
    folded = [w for s in sentences for w in s.folded]
    odd = sum(known.idf(w) >= _ODD and w.isalpha() for w in folded)
    quotes = sum(sum(s.quoted) >= _QUOTE for s in sentences)
    told = bool(article.publisher or article.published)
    tongue = language(article) or "en"
    price = worth(article.text, language(article))
    return _Alone(len(folded), odd / max(1, len(folded)), quotes, update_rank(article), told, price, tongue)


class _Family:
    """Everything that is counted once for the family, and the rows made of it."""

    def __init__(self, known: Tradition, table: Collation) -> None:
        self.known, self.table = known, table
        self.number = {ref: at for at, ref in enumerate(table.refs)}
        self.alone = [_alone(known.articles[ref]) for ref in table.refs]
        tongues = np.array([x.tongue for x in self.alone])
        self.foreign = tongues[:, None] != tongues[None, :]
        self.words, self.turns, self.wholes = Counts(table.words), Counts(table.turns), Counts(table.wholes)
        # Of two languages only names and figures can be compared; all else is taken to be half apart.
        self.words.apart[self.foreign] = _TONGUE + (1 - _TONGUE) * self.words.apart[self.foreign]
        self.turns.apart[self.foreign] = 1.0
        self.apart = 0.5 * (self.words.whole + self.turns.whole)
        self.apart[self.foreign] = self.words.apart[self.foreign]
        np.fill_diagonal(self.apart, 0.0)
        self.mean = self.apart.sum(axis=1) / max(1, len(table.refs) - 1)
        self.rank = np.argsort(np.argsort(self.mean, kind="stable"), kind="stable")
        self.prices = {ends: directed(known, *ends, cost) for ends, cost in known.costs.items()}
        self.tree = rooted(known)
        self.spanning = spanning(self.words.apart), spanning(self.turns.apart)
        self.popular_places = table.places.sum(axis=0) / len(table.refs)

    def row(self, exemplar: str, copy: str) -> list[float]:
        """The signs of one ordered pair, in the order of `NAMES`."""
        a, b = self.number[exemplar], self.number[copy]
        return [
            *self._two(a, b, exemplar, copy),
            *self._support(a, b),
            *self._near(a, b, exemplar, copy),
            *self._others(a, b, exemplar, copy),
            *(_log(x) for x in self._whole(a, b)),
        ]

    def _two(self, a: int, b: int, exemplar: str, copy: str) -> list[float]:
        """What the two texts tell by themselves."""
        known, words, turns = self.known, self.words, self.turns
        one, two = known.articles[exemplar], known.articles[copy]
        x, y = self.alone[a], self.alone[b]
        rows = [row for row in known.pairs[exemplar, copy].alignment if row.a is not None and row.b is not None]
        rarity = _mean(words.of.worth, words.only(a, b)) - _mean(words.of.worth, words.only(b, a))
        return [
            float(words.apart[a, b]), float(turns.apart[a, b]),
            float(words.lacking[a, b] / (1 + words.total[a])), float(words.lacking[b, a] / (1 + words.total[b])),
            float(turns.lacking[a, b] / (1 + turns.total[a])), float(turns.lacking[b, a] / (1 + turns.total[b])),
            float(words.missing[a, b] / (1 + words.total[a])), float(words.missing[b, a] / (1 + words.total[b])),
            known.costs[exemplar, copy] / max(1.0, y.worth), known.costs[copy, exemplar] / max(1.0, x.worth),
            float(np.clip(known.priors[exemplar, copy], -8, 8)), float(self.foreign[a, b]), float(y.tongue != "en"),
            float(same_outlet(one, two)), float(lead(one, two)), float(min(3, x.rank)), float(min(3, y.rank)),
            float(self._earlier(b)), sum(row.kind == "same" for row in rows) / max(1, len(rows)), rarity, x.odd, y.odd,
            float(np.log((1 + x.words) / (1 + y.words))), float(np.log1p(x.quotes) - np.log1p(y.quotes)),
        ]  # fmt: skip

    def _support(self, a: int, b: int) -> list[float]:
        """How many of the others have what the copy lost, and what it gained: words, then sentences."""
        words, places = self.words, self.wholes
        return [
            _mean(words.popular, words.only(a, b)), _mean(words.popular, words.only(b, a)),
            _mean(self.popular_places, places.only(a, b)), _mean(self.popular_places, places.only(b, a)),
        ]  # fmt: skip

    def _near(self, a: int, b: int, exemplar: str, copy: str) -> list[float]:
        """Where the exemplar stands among all that might be one."""
        size, apart = len(self.table.refs), self.apart
        near = np.delete(apart[b], [a, b])
        mine = self.prices[exemplar, copy]
        others = [self.prices[ref, copy] for ref in self.table.refs if ref != exemplar and (ref, copy) in self.prices]
        cheaper = (min(others) - mine) / 10 if others else _NO_RIVAL
        return [
            float(self.mean[b] - self.mean[a]), float(self.rank[a] / size), float(self.rank[b] / size),
            float(apart[a, b] - (near.min() if len(near) else 1.0)), float((apart[b] < apart[a, b]).sum() - 1),
            float((apart[a] < apart[a, b]).sum() - 1), float(np.clip(cheaper, -20, 20)),
            float(sum(price < mine for price in others)),
        ]  # fmt: skip

    def _others(self, a: int, b: int, exemplar: str, copy: str) -> list[float]:
        """What a third witness says by words and by turns, and what simpler trees make of the pair."""
        words, turns, known = self.words, self.turns, self.known
        w, t = words.third(a, b, self.apart), turns.third(a, b, self.apart)
        base = 1.0 + min(float(words.total[a]), float(words.total[b]))
        base_t = 1.0 + min(float(turns.total[a]), float(turns.total[b]))
        return [
            _log(w.between), _log(t.between), t.between / base_t, _log(w.knot), _log(t.knot), t.knot / base_t,
            _log(w.margin), _log(t.margin), _log(w.second), float(len(self.table.refs)),
            float(exemplar in known.pickups), float(copy in known.pickups), float(self.tree.get(copy) == exemplar),
            float(self.tree.get(exemplar) == copy), float((a, b) in self.spanning[0]),
            float((a, b) in self.spanning[1]), float(turns.whole[a, b] < 1e-6), float(self.alone[a].told),
            float(self.alone[b].told), w.margin / base, w.between / base,
            self._head(a, b), self._head(b, a), self._tail(a, b),
        ]  # fmt: skip

    def _whole(self, a: int, b: int) -> list[float]:
        """Sentences that two have against a third, what others back, and sentences and turns together."""
        third = self.wholes.third(a, b, self.apart)
        backed = [x for counts in (self.words, self.wholes) for x in (*counts.backed(b, a), *counts.backed(a, b))]
        knot = between = partner = 0.0
        margin = _NO_OTHER
        here = self._against(a, b)
        for q in range(len(self.table.refs)):
            if q in (a, b):
                continue
            of_a, of_b, mine = float(self._against(a, q)[b]), float(self._against(q, b)[a]), float(here[q])
            if min(of_a, of_b, mine) > knot:
                knot = min(of_a, of_b, mine)
                partner = float(self.apart[a, b] - min(self.apart[a, q], self.apart[b, q]))
            between = max(between, min(of_a, of_b) - mine)
            if self.apart[a, q] <= self.apart[a, b]:
                margin = min(margin, mine - of_b)
        return [third.between, third.knot, third.margin, *backed, knot, between, margin, partner]

    def _against(self, one: int, two: int) -> NDArray[np.float32]:
        return self.wholes.against(one, two) + self.turns.against(one, two)

    def _earlier(self, at: int) -> bool:
        """Whether a lower version of the same outlet is kept."""
        here = self.known.articles[self.table.refs[at]]
        return any(
            other != at and self.alone[other].rank < self.alone[at].rank and same_outlet(here, self.known.articles[ref])
            for other, ref in enumerate(self.table.refs)
        )

    def _head(self, a: int, b: int) -> float:
        """How much more the first sentences of one text differ from the other's than the rest: what updates change."""
        of = self.table.words
        head = np.zeros(self.table.places.shape[1], dtype=bool)
        head[list(self.table.at[a][:_HEAD])] = True
        both = (of.extant[a] > 0) & (of.extant[b] > 0)
        return self.words.differ(a, b, both & head[of.place]) - self.words.differ(a, b, both & ~head[of.place])

    def _tail(self, a: int, b: int) -> float:
        """How much of what the copy lacks stands at the end of the exemplar."""
        held = set(self.table.at[b])
        lacking = [place not in held for place in self.table.at[a]]
        return _run(lacking) / max(1, sum(lacking))


def _run(marks: Sequence[bool]) -> int:
    """How many marks at the end are set."""
    return next((at for at, mark in enumerate(reversed(marks)) if not mark), len(marks))


def _mean(values: NDArray[np.float32], chosen: NDArray[np.bool_]) -> float:
    return float(values[chosen].mean()) if chosen.any() else 0.0


def _log(value: float) -> float:
    """Nats on a scale where large ones differ little, with their sign."""
    return float(np.sign(value) * np.log1p(abs(value)))
