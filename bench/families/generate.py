"""Makes families of copies with known truth out of articles, for learning and for measuring: always the same by seed.

    python bench/families/generate.py ../shared --seed 1 --families 2      prints two of them

What happens to a text on its way is what happens in newsrooms and on copying sites: it is reprinted, trimmed, edited,
cut short, spun word by word, sent through machine translation and back, translated, revised by its own outlet, put into
a round-up, given a paragraph of another copy. On the way facts are damaged (`facts.py`), names mangled, quotations
dropped, furniture of sites left inside, credits lost or added, times lost or wrong. Then some versions are taken away.

Kinds of families: `press`, with outlets, credits and times, grown by copying mostly the first texts; `bare`, texts
alone, in chains, whose words must say everything; `loops`, bare texts that machines with habits of their own reword
again and again; and, made only when asked for, `mills` (`mills.py`). Truth: edges, relations, lost versions with their
texts, facts.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))
from drafts import Draft, Sent, same
from facts import KINDS, WEIGHTS, Fact, altered
from mills import Mills
from rewording import Rewriter, learn_vocabulary, vocabulary
from sources import FOLDS, Source, sources
from ways import TOWNS

from headwater.records import Article, Relation, Span

_SIZES = (2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 15)
_AGENCIES = ("Meridian Wire", "Transcontinental Press", "Northern News Service", "Union Dispatch Agency")
_WAYS = {
    "verbatim": 28,
    "edited": 26,
    "shortened": 10,
    "spun": 12,
    "trip": 9,
    "revised": 9,
    "translated": 4,
    "excerpted": 4,
}
_LABELS: dict[str, Relation] = {
    "verbatim": "verbatim", "edited": "edited", "shortened": "shortened", "spun": "rewritten", "trip": "rewritten",
    "revised": "revised", "translated": "translated", "excerpted": "excerpted", "back": "translated",
}  # fmt: skip


@dataclass(frozen=True)
class Tradition:
    """A family with its truth.

    Attributes:
        articles: Kept witnesses by reference; references tell nothing.
        edges: (copy, exemplar, relation); an exemplar may be a key of `lost`.
        lost: Versions that are not kept.
        facts: (exemplar, copy) to what the copy changed, for edges whose wording was not turned by a machine.
        kind: `press` or `bare`.
    """

    name: str
    articles: dict[str, Article]
    edges: tuple[tuple[str, str, Relation], ...]
    lost: dict[str, Article]
    facts: dict[tuple[str, str], tuple[Fact, ...]]
    kind: str


def traditions(
    shared: Path, seed: int, count: int, folds: Sequence[int] = tuple(range(FOLDS)), kind: str = ""
) -> Iterator[Tradition]:
    """Families made of the articles of some folds; the same arguments give the same families.

    Args:
        shared: Where the sets are.
        seed: Everything follows from it.
        count: How many.
        folds: Which articles may be taken.
        kind: `press`, `bare`, `loops` or `mills`; otherwise as it comes, seven of ten `press`, none of `mills`.
    """
    held = sources(shared, tuple(folds))
    if not vocabulary():
        learn_vocabulary([s for source in sources(shared, tuple(range(FOLDS))) for p in source.paragraphs for s in p])
    order = random.Random(seed)
    for number in range(count):
        own = random.Random(order.random())
        yield _Maker(f"t{seed}-{number}", own.choice(held), held, own, kind).make()


class _Maker(Mills):
    def __init__(self, name: str, source: Source, others: Sequence[Source], order: random.Random, kind: str) -> None:
        super().__init__(others, order)
        self.name, self.source = name, source
        self.kind = kind or order.choices(("press", "bare", "loops"), (7, 2, 1))[0]
        self.drafts: list[Draft] = []
        self.up: list[list[tuple[int, Relation]]] = []

    def make(self) -> Tradition:
        """Grows the family, takes versions away and writes down what is left."""
        order = self.order
        kept = order.choice(_SIZES)
        self.drafts.append(self._original())
        self.up.append([])
        if self.kind in ("loops", "mills"):
            self._loops() if self.kind == "loops" else self.mills()
            return self._told([])
        most = kept + (order.random() < 0.4) + (order.random() < 0.1)
        while len(self.drafts) < most:
            self._copy()
        gone = self._gone(len(self.drafts) - kept) if self.kind == "press" or order.random() < 0.3 else []
        return self._told(gone)

    # --- growing ---

    def _original(self) -> Draft:
        order = self.order
        body = [[Sent(s, None) for s in p] for p in self.source.paragraphs]
        draft = Draft(self.source.title, body)
        draft.at += timedelta(minutes=order.randrange(60 * 24 * 300))
        if self.kind == "press":
            wire = order.random() < 0.6
            draft.agency = draft.publisher = order.choice(_AGENCIES) if wire else None
            draft.publisher = draft.publisher or self._outlet()
            if wire:
                first = body[0][0]
                town = order.choice(TOWNS)
                first.text = f"{town.upper()} ({draft.agency}) - {first.text}"
            draft.authors = (self._person(),) if order.random() < 0.7 else ()
        return draft

    def _copy(self) -> None:
        order = self.order
        at = self._exemplar()
        old = self.drafts[at]
        way = self._way(old)
        body = [[Sent(s.text, s.text) for s in p] for p in old.paragraphs]
        new = replace(
            old, paragraphs=body, way=way, facts=[], gathered=False, notes=(), authors=(), credits=old.credits
        )
        new.at = old.at + timedelta(minutes=order.choice((10, 40, 120, 400, 900, 2000)) * order.uniform(0.5, 1.5))
        getattr(self, f"_{way}")(new)
        if way not in ("translated",) and not new.language.startswith("es"):
            self._damage(new)
        self.drafts.append(new)
        self.up.append([(at, _LABELS[way])])
        if way in ("edited", "spun", "verbatim") and self.kind == "press" and order.random() < 0.06:
            self._second_parent(new, at)
        if self.kind == "press":
            self._dress(new, old)

    def _loops(self) -> None:
        """Chains of rewritings by machines that each go on in their own way; some states of each chain are kept."""
        order = self.order
        habits = [order.randrange(1000) for _ in range(2)]
        for _ in range(order.randint(2, 4)):
            at, old = 0, self.drafts[0]
            way = order.choice(("es", "ca", "eo", "", "", ""))
            machine = Rewriter(order.choice(habits), order.uniform(0.5, 0.95))
            rate, slips = order.uniform(0.2, 0.6), order.uniform(0.0, 0.12)
            for _ in range(order.randint(2, 4)):
                body = [[Sent(s.text, s.text) for s in p] for p in old.paragraphs]
                new = replace(old, paragraphs=body, way="trip", facts=[])
                for _ in range(order.choice((1, 1, 2, 3))):
                    self._step(new, way, machine, rate, slips)
                self.drafts.append(new)
                self.up.append([(at, "rewritten")])
                at, old = len(self.drafts) - 1, new

    def _exemplar(self) -> int:
        order = self.order
        depth = [0] * len(self.drafts)
        for copy, ups in enumerate(self.up):
            if ups:
                depth[copy] = depth[ups[0][0]] + 1
        usable = [n for n, d in enumerate(self.drafts) if d.way != "excerpted"]
        if self.kind == "bare":
            leaves = [n for n in usable if n and not any(n == up for ups in self.up for up, _ in ups)]
            if leaves and order.random() < 0.7:
                return order.choice(leaves)
            return 0 if order.random() < 0.8 else order.choice(usable)
        weights = [(4.0, 1.6, 0.8, 0.5)[min(3, depth[n])] for n in usable]
        halved = [w / 2 if self.drafts[n].way == "verbatim" else w for n, w in zip(usable, weights, strict=True)]
        return order.choices(usable, halved)[0]

    def _way(self, old: Draft) -> str:
        order = self.order
        if old.language != "en":
            return "back"
        ways = dict(_WAYS)
        if self.kind == "bare":
            ways = {"edited": 10, "shortened": 4, "spun": 40, "trip": 46}
        if not old.publisher or (old.way == "revised" and order.random() < 0.5):
            ways.pop("revised", None)
        return order.choices(list(ways), list(ways.values()))[0]

    def _damage(self, new: Draft) -> None:
        """Changes facts; in some copies many, in most none or few."""
        order = self.order
        most = {"verbatim": (0, 0, 0, 1), "revised": (1, 2, 3), "excerpted": (0, 0, 1), "shortened": (0, 0, 1, 2)}
        wanted = order.choice(most.get(new.way, (0, 1, 1, 2, 3, 4, 5)))
        for _ in range(wanted * 3):
            if len(new.facts) >= wanted:
                break
            kind = order.choices(KINDS, WEIGHTS)[0]
            s = order.choice(new.sentences())
            if s.before is None or any(f.after and f.after in s.text for f in new.facts):
                continue
            done = altered(s.text, s.before, kind, order)
            if done:
                s.text = done[0]
                new.facts.append(done[1])
        if new.facts and order.random() < 0.4:
            for f in list(new.facts):
                if f.type == "name":  # a name is often wrong throughout
                    for s in new.sentences():
                        s.text = s.text.replace(f.before, f.after) if s.before else s.text

    def _second_parent(self, new: Draft, at: int) -> None:
        """A paragraph of another copy goes in: contamination."""
        mine = {s.before or s.text for s in new.sentences()}
        for other in self.order.sample(range(len(self.drafts) - 1), len(self.drafts) - 1):
            lacking = [p for p in self.drafts[other].paragraphs if all(s.text not in mine for s in p)]
            lacking = [p for p in lacking if sum(len(s.text) for s in p) > 120]
            if other == at or not lacking or self.drafts[other].language != "en":
                continue
            passage = self.order.choice(lacking)
            new.paragraphs.insert(self.order.randint(1, len(new.paragraphs)), [Sent(s.text, s.text) for s in passage])
            self.up[-1].append((other, "excerpted"))
            return

    def _dress(self, new: Draft, old: Draft) -> None:
        """Outlet, credit, byline, time, furniture."""
        order = self.order
        if new.way != "revised":
            new.publisher = self._outlet() if order.random() < 0.85 else None
            new.agency = None
            source = old.agency or old.publisher
            credited = order.random()
            if source and credited < 0.45 and new.way != "spun":
                new.credits = (source,)
            elif credited > 0.97:
                new.credits = (self._outlet(),)
            elif credited < 0.8:
                new.credits = ()
            first = new.paragraphs[0][0]
            if " - " in first.text[:60] and order.random() < 0.5 and new.language == "en":
                first.text = first.text.split(" - ", 1)[1] or first.text
            new.authors = (self._person(),) if order.random() < 0.3 else ()
            new.gathered = order.random() < 0.06
            if new.gathered:
                new.publisher = old.publisher
        else:
            new.authors = old.authors
        if order.random() < 0.15:
            self._furnish(new)

    # --- what is left ---

    def _gone(self, most: int) -> list[int]:
        """Versions that nobody kept: each has two copies at least and none that says the same, word for word.

        A lost text whose words stand in a kept neighbour cannot be told from that neighbour by anybody.
        """
        order = self.order
        kids = Counter(up for ups in self.up for up, relation in ups if relation != "excerpted")
        fit = [n for n in range(len(self.drafts)) if kids[n] >= 2 and not self._donor(n)]
        order.shuffle(fit)
        fit.sort(key=lambda n: n != 0 if order.random() < 0.6 else False)
        gone: list[int] = []
        for n in fit:
            if any(same(self.drafts[n], self.drafts[m]) for m in self._near(n)):
                continue
            near = {up for up, _ in self.up[n]} | {c for c, ups in enumerate(self.up) if any(up == n for up, _ in ups)}
            if len(gone) < most and not near & set(gone):
                if n == 0 and kids[n] == 2 and not any(self.drafts[c].way == "revised" for c in near):
                    continue
                gone.append(n)
        return gone

    def _near(self, n: int) -> list[int]:
        return [up for up, _ in self.up[n]] + [c for c, ups in enumerate(self.up) if any(up == n for up, _ in ups)]

    def _donor(self, n: int) -> bool:
        return any(up == n and relation == "excerpted" for ups in self.up for up, relation in ups)

    def _told(self, gone: list[int]) -> Tradition:
        order = self.order
        names = [f"{self.name}/p{number:02}.html#1" for number in order.sample(range(90), len(self.drafts))]
        for number, at in enumerate(gone):
            names[at] = f"lost:{number + 1}"
        made = [self._article(draft, name) for draft, name in zip(self.drafts, names, strict=True)]
        edges = [(names[c], names[up], relation) for c, ups in enumerate(self.up) for up, relation in ups]
        facts = {
            (names[ups[0][0]], names[c]): tuple(self.drafts[c].facts)
            for c, ups in enumerate(self.up)
            if ups and self.drafts[c].way not in ("trip", "back", "translated", "excerpted")
        }
        left = {name: a for name, a in zip(names, made, strict=True) if not name.startswith("lost")}
        lost = {name: a for name, a in zip(names, made, strict=True) if name.startswith("lost")}
        return Tradition(self.name, left, tuple(edges), lost, facts, self.kind)

    def _article(self, draft: Draft, ref: str) -> Article:
        parts = [" ".join(s.text for s in p) for p in draft.paragraphs if p]
        title = draft.title if self.kind == "press" and draft.title else None
        lines = ([title] if title else []) + parts
        text = "\n".join(lines)
        spans, at = [], 0
        for line in lines:
            spans.append(Span(at, at + len(line)))
            at += len(line) + 1
        body = tuple(spans[1:] if title else spans)
        return Article(
            ref, ref.split("#")[0], 1, Span(0, len(text)), body, "\n".join(s.of(text) for s in body), title=title,
            title_span=spans[0] if title else None, publisher=draft.publisher, agency=draft.agency,
            credits=draft.credits, authors=draft.authors, language=draft.language, gathered=draft.gathered,
            notes=draft.notes, **self._time(draft),
        )  # fmt: skip

    def _time(self, draft: Draft) -> dict[str, str | None]:
        order = self.order
        if self.kind != "press" or order.random() < 0.3:
            return {}
        when = draft.at
        if order.random() < 0.08:
            when -= timedelta(hours=order.choice((20, 48, 24 * 20, 24 * 365)))
        said = when.strftime("%Y-%m-%d") if order.random() < 0.35 else when.strftime("%Y-%m-%dT%H:%MZ")
        return {"published": said, "published_from": "relative" if order.random() < 0.1 else "explicit"}


def main() -> None:
    """Prints some families."""
    options = argparse.ArgumentParser()
    options.add_argument("shared", type=Path)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--families", type=int, default=1)
    asked = options.parse_args()
    for made in traditions(asked.shared, asked.seed, asked.families):
        print(f"=== {made.name} ({made.kind}): {len(made.articles)} kept, lost {sorted(made.lost)}")
        for copy, exemplar, relation in made.edges:
            print(f"{copy} <- {exemplar} {relation} {made.facts.get((exemplar, copy), ())}")
        for ref, article in made.articles.items():
            print(
                f"--- {ref} {article.publisher} {article.credits} {article.published}\n{article.title}\n"
                f"{article.text}\n"
            )


if __name__ == "__main__":
    main()
