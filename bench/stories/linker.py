"""Learns and measures how likely two things told in independent texts are the same.

.venv/bin/python bench/stories/linker.py ../shared/data/families/open bench/cases          # each family left out once
.venv/bin/python bench/stories/linker.py ../shared/data/families/open bench/cases --print  # the weights to be kept

Learned from the gold claims of the open families and of those of our own that may be read; families that are only
counted are never read here. Of every claim the tellings that the annotation names are set against everything
that other, not copied articles of the story tell.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import chain

import gold
from headwater.records import Span
from headwater.stories.linker import WEIGHTS, Linker
from headwater.stories.told import Told, told
from headwater.stories.witnesses import Witnesses

OWN = {
    "artillery-pledge-kadlec", "bank-failure-atalaia", "drug-recall-cardovane", "flood-rio-chicamoya",
    "hospital-hack-quebrachal", "mine-rescue-gostrzewice", "sugar-mill-fire", "transfer-scandal-henn",
    "visit-hollis-moldova",
}  # fmt: skip
BROAD = ("clause", "sentence", "cross", "cross_least", "lead", "lead_most", "apart", "title")
NARROW = {
    "figure": ("words", "equal", "equal_rare", "focus", "ratio", "unit", "rivals"),
    "said": ("words", "numbers", "speaker", "quotes", "promise"),
}
LEAST_MEANT = 0.12  # pairs that mean less in common teach nothing
STRENGTH = 0.1  # of the regression's leaning towards small weights, on features of unit variance

Rows = dict[str, list[tuple[str, list[float], bool]]]


def places(text: str, quote: str) -> list[Span]:
    found, at = [], text.find(quote)
    while at >= 0:
        found.append(Span(at, at + len(quote)))
        at = text.find(quote, at + 1)
    return found


def says(one: Told, spots: list[Span]) -> bool:
    """Whether a thing told stands at one of the places: half of the shorter is shared."""
    return any(
        2 * (min(s.span.end, p.end) - max(s.span.start, p.start)) >= min(len(s.span), len(p))
        for s in one.statements
        for p in spots
    )


def rows_of(folder: Path) -> Rows:
    """Of each kind: the claim, the features and whether the pair is one claim's."""
    case = gold.load(folder)
    held = chain.true_articles(case)
    readings = {key: chain.read(article) for key, (article, _) in held.items()}
    story = set(max((s["articles"] for s in case.truth["stories"]), key=len)) & readings.keys()
    refs = {key: article.ref for key, (article, _) in held.items()}
    trees = chain.true_family(case, refs)
    inside = {r.article.ref: r for key, r in readings.items() if key in story}
    witnesses = Witnesses(list(inside.values()), trees, chain.true_pairs(trees, inside))
    things = [thing for ref in witnesses.order for thing in told(inside[ref])]
    linker = Linker(witnesses, things)
    broad = linker.broad()
    found: Rows = defaultdict(list)
    for claim in case.truth["statements"]:
        spots = {refs[x["article"]]: places(held[x["article"]][1], x["quote"]) for x in claim["asserted_by"]}
        mine = [i for i, t in enumerate(things) if says(t, spots.get(t.ref, []))]
        seen: set[tuple[str, str]] = set()
        for i in mine:
            for j, other in enumerate(things):
                wording = (linker.clauses[i], linker.clauses[j])
                if linker.first[i] == linker.first[j] or witnesses.has_alignment(things[i].ref, other.ref):
                    continue
                if linker.figure[i] != linker.figure[j] or wording in seen:
                    continue
                if j not in mine and linker.meant[i, j] < LEAST_MEANT:
                    continue
                seen.add(wording)
                kind = "figure" if linker.figure[i] else "said"
                more = linker.narrow(i, j)
                if more is not None:
                    row = [float(broad[n][i, j]) for n in BROAD] + [more[n] for n in NARROW[kind]]
                    found[kind].append((claim["id"], row, j in mine))
    return found


def weights_of(rows: list[tuple[str, list[float], bool]]) -> NDArray[np.float64]:
    """A claim weighs by the root of how often it is told, on either side."""
    counts: dict[tuple[str, bool], int] = defaultdict(int)
    for claim, _, same in rows:
        counts[claim, same] += 1
    return np.array([counts[claim, same] ** -0.5 for claim, _, same in rows])


def learn(families: list[list[tuple[str, list[float], bool]]]) -> tuple[NDArray[np.float64], float]:
    x = np.array([row for rows in families for _, row, _ in rows])
    y = np.array([same for rows in families for _, _, same in rows])
    weight = np.concatenate([weights_of(rows) for rows in families])
    middle, spread = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-6)
    model = LogisticRegression(C=STRENGTH, max_iter=2000).fit((x - middle) / spread, y, sample_weight=weight)
    slope = model.coef_[0] / spread
    return slope, float(model.intercept_[0] - slope @ middle)


def main(words: list[str]) -> None:
    folders = [f for root in words if not root.startswith("-") for f in gold.families(root)]
    held = {f.name: rows_of(f) for f in folders if f.parent.name != "cases" or f.name in OWN}
    for kind, narrow in NARROW.items():
        sets = {name: rows[kind] for name, rows in held.items() if rows.get(kind)}
        names = (*BROAD, *narrow)
        if "--print" in words:
            slope, bias = learn(list(sets.values()))
            kept = {"bias": bias, **dict(zip(names, slope.tolist(), strict=True))}
            print(f'    "{kind}": {{')
            for name, value in kept.items():
                print(f'        "{name}": {value:.2f},')
            print("    },")
            continue
        truth, told_apart, shipped, weight = [], [], [], []
        for name, rows in sets.items():
            slope, bias = learn([other for key, other in sets.items() if key != name])
            x = np.array([row for _, row, _ in rows])
            told_apart += (x @ slope + bias).tolist()
            shipped += (x @ np.array([WEIGHTS[kind].get(n, 0.0) for n in names])).tolist()
            truth += [same for _, _, same in rows]
            weight += weights_of(rows).tolist()
        left_out = average_precision_score(truth, told_apart, sample_weight=weight)
        print(
            f"{kind}: {len(truth)} pairs, {sum(truth)} the same; average precision {left_out:.3f} with families left "
            f"out, {average_precision_score(truth, shipped, sample_weight=weight):.3f} with the weights kept"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
