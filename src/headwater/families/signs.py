"""What speaks for and against one witness being the exemplar of another, seen in the whole family: the model's rows."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from headwater.copies import lead, same_outlet, update_rank
from headwater.copies.wording import language, wording
from headwater.data import background
from headwater.families.collation import Collation, Matrix
from headwater.families.cost import worth
from headwater.families.counts import Counts, better, spanning, splits, third
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
    "margin_all", "knot_partner_near", "breach", "breach_worst", "behind", "third_between", "third_better",
    "breach_turns", "breach_turns_worst", "behind_turns", "third_between_turns", "third_better_turns",
    "lost_figures", "gained_figures", "between_figures", "knot_figures", "margin_figures", "best_figures",
)  # fmt: skip
_HEAD = 3  # sentences at the head of a text, which an update changes first
_ODD = 9.0  # nats; words that hardly any text has
_QUOTE = 3  # words inside quotation marks that make a sentence a quotation
_TONGUE = 0.6  # how far texts in two languages are apart at least
_NO_RIVAL = 5.0

Table = NDArray[np.float64]


class Signs(NamedTuple):
    """Rows of the model with the ordered pairs they stand for: (exemplar, copy)."""

    ends: list[tuple[str, str]]
    rows: Table


def signs(known: Tradition, table: Collation) -> Signs:
    """One row for every ordered pair that was found to be related."""
    seen = _Family(known, table)
    ends, rows = [], []
    for a, exemplar in enumerate(table.refs):
        copies = [b for b in range(len(table.refs)) if seen.tried[a, b]]
        if copies:
            ends += [(exemplar, table.refs[b]) for b in copies]
            rows.append(seen.rows(a)[copies])
    found = np.concatenate(rows) if rows else np.zeros((0, len(NAMES)))
    order = sorted(range(len(ends)), key=lambda at: (seen.number[ends[at][1]], seen.number[ends[at][0]]))
    return Signs([ends[at] for at in order], found[order])


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
        self.size = len(table.refs)
        self.number = {ref: at for at, ref in enumerate(table.refs)}
        self.articles = [known.articles[ref] for ref in table.refs]
        self.alone = [_alone(article) for article in self.articles]
        self.words, self.turns, self.wholes = Counts(table.words), Counts(table.turns), Counts(table.wholes)
        self.figures = Counts(table.words.figures())
        self._measure()
        self.tried = np.isfinite(self.prices)
        self._support()

    def _measure(self) -> None:
        """How far all are apart, and what each would cost."""
        known, size = self.known, self.size
        tongues = np.array([x.tongue for x in self.alone])
        self.foreign = tongues[:, None] != tongues[None, :]
        # Of two languages only names and figures can be compared; all else is taken to be half apart.
        self.words.apart[self.foreign] = _TONGUE + (1 - _TONGUE) * self.words.apart[self.foreign]
        self.turns.apart[self.foreign] = 1.0
        self.apart = 0.5 * (self.words.whole + self.turns.whole)
        self.apart[self.foreign] = self.words.apart[self.foreign]
        self.apart = np.round((self.apart + self.apart.T) / 2, 5)  # what is equally far is found to be equally far
        np.fill_diagonal(self.apart, 0.0)
        self.mean = self.apart.sum(axis=1) / max(1, size - 1)
        self.rank = np.argsort(np.argsort(self.mean, kind="stable"), kind="stable")
        self.costs, self.priors, self.prices = (
            np.zeros((size, size)),
            np.zeros((size, size)),
            np.full((size, size), np.inf),
        )
        for (exemplar, copy), cost in known.costs.items():
            at = self.number[exemplar], self.number[copy]
            self.costs[at], self.priors[at] = cost, known.priors[exemplar, copy]
            self.prices[at] = directed(known, exemplar, copy, cost)
        self.up = {self.number[copy]: self.number[up] for copy, up in rooted(known).items()}
        self.spanning = spanning(self.words.apart), spanning(self.turns.apart)

    def _support(self) -> None:
        """How many of the others have what a copy lost or gained, in words and in sentences, and what it is worth."""
        words, wholes = self.words, self.wholes
        popular = words.holders / np.maximum(1.0, words.of.extant.sum(axis=0))
        self.lost = words.mean_only(popular)
        self.lost_places = wholes.mean_only(wholes.holders / self.size)
        self.rarity = words.mean_only(words.of.worth)
        backed = [counts.only(np.where(counts.holders > 1, counts.of.worth, 0.0)) for counts in (words, wholes)]
        self.backed = tuple((behind, counts.lacking - behind) for behind, counts in
                            zip(backed, (words, wholes), strict=True))  # fmt: skip
        self.heads = np.stack([self._head(a) for a in range(self.size)])
        pairs = {frozenset(map(self.number.__getitem__, ends)): pair for ends, pair in self.known.pairs.items()}
        self.intact = np.zeros((self.size, self.size))
        for ends, pair in pairs.items():
            one, two = ends
            rows = [row for row in pair.alignment if row.a is not None and row.b is not None]
            self.intact[one, two] = self.intact[two, one] = sum(r.kind == "same" for r in rows) / max(1, len(rows))

    def rows(self, a: int) -> Table:
        """The signs of one exemplar with every copy, in the order of `NAMES`."""
        columns = [*self._two(a), *self._supported(a), *self._near(a), *self._others(a)]
        return np.stack([np.broadcast_to(np.asarray(c, dtype=np.float64), self.size) for c in columns], axis=1)

    def _two(self, a: int) -> list[object]:
        """What the two texts tell by themselves."""
        words, turns, x = self.words, self.turns, self.alone[a]
        total, total_t = words.total, turns.total
        price = np.array([max(1.0, y.worth) for y in self.alone])
        outlet = [same_outlet(self.articles[a], two) for two in self.articles]
        leads = [lead(self.articles[a], two) if two is not self.articles[a] else 0 for two in self.articles]
        long, quotes = (np.array([y[at] for y in self.alone], dtype=np.float64) for at in (0, 2))
        return [
            words.apart[a], turns.apart[a], words.lacking[a] / (1 + total[a]), words.lacking[:, a] / (1 + total),
            turns.lacking[a] / (1 + total_t[a]), turns.lacking[:, a] / (1 + total_t),
            words.missing[a] / (1 + total[a]), words.missing[:, a] / (1 + total),
            self.costs[a] / price, self.costs[:, a] / price[a], np.clip(self.priors[a], -8, 8), self.foreign[a],
            [y.tongue != "en" for y in self.alone], outlet, leads, min(3, x.rank),
            [min(3, y.rank) for y in self.alone], self.earlier, self.intact[a],
            self.rarity[a] - self.rarity[:, a], x.odd, [y.odd for y in self.alone],
            np.log((1 + x.words) / (1 + long)), np.log1p(x.quotes) - np.log1p(quotes),
        ]  # fmt: skip

    def _supported(self, a: int) -> list[object]:
        return [self.lost[a], self.lost[:, a], self.lost_places[a], self.lost_places[:, a]]

    def _near(self, a: int) -> list[object]:
        """Where the exemplar stands among all that might be one."""
        apart, here = self.apart, np.eye(self.size, dtype=bool)
        here[a] = True
        nearest = np.where(here, np.inf, apart).min(axis=0)
        nearest = np.where(np.isinf(nearest), 1.0, nearest)
        mine, others = self.prices[a], np.where(here, np.inf, self.prices)
        best = others.min(axis=0)
        rival = np.isfinite(best) & np.isfinite(mine)
        cheaper = np.where(rival, (np.where(rival, best, 0.0) - np.where(rival, mine, 0.0)) / 10, _NO_RIVAL)
        return [
            self.mean - self.mean[a], self.rank[a] / self.size, self.rank / self.size, apart[a] - nearest,
            (apart < apart[a][None, :]).sum(axis=0) - 1, (apart[a][None, :] < apart[a][:, None]).sum(axis=1) - 1,
            np.clip(cheaper, -20, 20), (others < mine[None, :]).sum(axis=0),
        ]  # fmt: skip

    def _others(self, a: int) -> list[object]:
        """What a third witness says by words, by turns and by sentences, and what simpler trees make of the pair."""
        words, turns, known, refs = self.words, self.turns, self.known, self.table.refs
        by_words, by_turns, by_wholes = words.trios(a), turns.trios(a), self.wholes.trios(a)
        together = by_wholes + by_turns
        w, t, s, all_ = (third(a, trios, self.apart) for trios in (by_words, by_turns, by_wholes, together))
        base = 1.0 + np.minimum(words.total[a], words.total)
        base_t = 1.0 + np.minimum(turns.total[a], turns.total)
        partner = self.apart[a] - np.minimum(self.apart[a, all_.knotted], self.apart[range(self.size), all_.knotted])
        (words_behind, words_own), (places_behind, places_own) = self.backed
        return [
            _log(w.between), _log(t.between), t.between / base_t, _log(w.knot), _log(t.knot), t.knot / base_t,
            _log(w.margin), _log(t.margin), _log(w.second), self.size,
            refs[a] in known.pickups, [ref in known.pickups for ref in refs],
            [self.up.get(b) == a for b in range(self.size)], [self.up.get(a) == b for b in range(self.size)],
            *([(a, b) in tree for b in range(self.size)] for tree in self.spanning),
            turns.whole[a] < 1e-6, self.alone[a].told, [y.told for y in self.alone], w.margin / base, w.between / base,
            self.heads[a], self.heads[:, a], self._tail(a),
            _log(s.between), _log(s.knot), _log(s.margin),
            *(_log(x) for x in (words_behind[:, a], words_own[:, a], words_behind[a], words_own[a])),
            *(_log(x) for x in (places_behind[:, a], places_own[:, a], places_behind[a], places_own[a])),
            _log(all_.knot), _log(all_.between), _log(all_.margin), _log(np.where(all_.knot > 0, partner, 0.0)),
            *splits(a, together), *splits(a, by_turns), *self._figured(a),
        ]  # fmt: skip

    def _figured(self, a: int) -> list[object]:
        """What the numbers alone say: hardly anybody who copies mends them, so that versions are told apart by them."""
        figures = self.figures
        trios = figures.trios(a)
        found = third(a, trios, self.apart)
        return [
            _log(figures.lacking[a]), _log(figures.lacking[:, a]), _log(found.between), _log(found.knot),
            _log(found.margin), _log(better(a, trios)),
        ]  # fmt: skip

    @cached_property
    def earlier(self) -> list[bool]:
        """Whether a lower version of the same outlet is kept."""
        return [
            any(
                self.alone[other].rank < mine.rank and same_outlet(here, there)
                for other, there in enumerate(self.articles)
            )
            for mine, here in zip(self.alone, self.articles, strict=True)
        ]

    def _head(self, a: int) -> Matrix:
        """How much more the first sentences of one text differ from the others' than the rest: what updates change."""
        head = np.zeros(self.table.places.shape[1], dtype=bool)
        head[list(self.table.at[a][:_HEAD])] = True
        of_head = head[self.table.words.place]
        return self.words.differ(a, of_head) - self.words.differ(a, ~of_head)

    def _tail(self, a: int) -> Matrix:
        """How much of what the copy lacks stands at the end of the exemplar."""
        lacking = self.table.places[:, list(self.table.at[a])] == 0
        run = np.cumprod(lacking[:, ::-1], axis=1).sum(axis=1)
        return np.asarray(run / np.maximum(1, lacking.sum(axis=1)), dtype=np.float32)


def _log(values: Matrix) -> Matrix:
    """Nats on a scale where large ones differ little, with their sign."""
    return np.asarray(np.sign(values) * np.log1p(np.abs(values)), dtype=np.float32)
