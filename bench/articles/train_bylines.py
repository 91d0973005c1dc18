"""Learns which of a page's candidates wrote its article: `src/headwater/data/bylines.npz`.

    python bench/articles/train_bylines.py ../shared/data [--keep]

From the pages of trafilatura_meta (terms that allow learning), whose authors were noted by hand; folds are by site. As
every one of them has an author, each is learned from a second time without its author's name, as a page of nobody. The
figures are out of fold; with `--keep` the model that ships is learned from all folds and written.
"""

from __future__ import annotations

import argparse
import re
import sys
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))
from fields import Case, authors_of, main_article, meta_cases, right_authors

from headwater.articles import namefacts, signed, split, writers
from headwater.articles.namewords import key
from headwater.records import Article
from learning import keep
from rows import fold

FOLDS = 5
NOBODY = 0.3  # weight of a page without its author's name
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d+/")


class Learned(NamedTuple):
    """Candidates of all pages: one row each, whether it is an author, which page (-1: without its author) and fold."""

    rows: NDArray[np.float64]
    right: NDArray[np.bool_]
    page: NDArray[np.int64]
    fold: NDArray[np.int64]
    found: list[list[signed.Candidate]]
    cases: list[Case]


def site(url: str) -> str:
    """The site that a page is of, behind an archive's address.

    >>> site("https://web.archive.org/web/20140226054445/http://www.example.org/2013")
    'example.org'
    """
    return urlsplit(_ARCHIVED.sub("", url)).netloc.removeprefix("www.")


def gather(cases: list[Case]) -> Learned:
    """All candidates of all pages with their rows."""
    rows: list[list[float]] = []
    right, page, folds, found = [], [], [], []
    for at, case in enumerate(cases):
        article = main_article(case)
        own = candidates_of(case, article) if article is not None and article.body else []
        found.append(own)
        if article is None or not own:
            continue
        wanted = {key(name) for name in authors_of(case.gold)}
        number = fold(site(case.url), FOLDS)
        nobody = [one for one in own if not any(set(one.key.split()) & set(name.split()) for name in wanted)]
        for shown, of in ((own, at), (nobody, -1)):
            if of == at or wanted:
                on = signed.ground(case.page, article.title_span, article.body)
                rows += namefacts.rows(case.page, on, article.title or "", shown)
                right += [of == at and one.key in wanted for one in shown]
                page += [of] * len(shown)
                folds += [number] * len(shown)
    return Learned(np.array(rows), np.array(right), np.array(page), np.array(folds), found, cases)


def candidates_of(case: Case, article: Article) -> list[signed.Candidate]:
    """The candidates for one article of a page, as `writers` takes them."""
    on = signed.ground(case.page, article.title_span, article.body)
    sole = len(case.articles) == 1
    claims = sole or writers.is_of(case.page, article.title)
    return signed.candidates(case.page, on, None if sole else article.span, claims=claims)


def model(seed: int = 0) -> Any:
    """Small trees that each see a tenth of the columns at a split: steadier than larger ones on so few pages."""
    return HistGradientBoostingClassifier(
        max_iter=300, learning_rate=0.06, max_leaf_nodes=8, min_samples_leaf=8, l2_regularization=2.0, max_features=0.1,
        early_stopping=False, random_state=seed,
    )  # fmt: skip


def fit(learned: Learned, rows: NDArray[np.bool_]) -> Any:
    """The model learned from some of the rows."""
    weights = np.where(learned.page[rows] < 0, NOBODY, 1.0)
    return model().fit(learned.rows[rows], learned.right[rows], weights)


def authors(learned: Learned) -> list[tuple[str, ...]]:
    """The authors of every page's main article, read as shipped but with the model that did not see its site."""
    out: list[tuple[str, ...]] = [()] * len(learned.cases)
    shipped = writers.likelihood
    try:
        for number in range(FOLDS):
            writers.likelihood = partial(_likelihood, fit(learned, learned.fold != number))
            for at, case in enumerate(learned.cases):
                if fold(site(case.url), FOLDS) == number:
                    article = main_article(case._replace(articles=split(case.page)))
                    out[at] = article.authors if article is not None else ()
    finally:
        writers.likelihood = shipped
    return out


def _likelihood(learned: Any, facts: list[list[float]]) -> list[float]:
    return [float(x) for x in learned.predict_proba(np.array(facts, dtype=np.float64))[:, 1]] if facts else []


def main() -> None:
    parse = argparse.ArgumentParser()
    parse.add_argument("data", type=Path)
    parse.add_argument("--keep", action="store_true")
    options = parse.parse_args()
    learned = gather(meta_cases(options.data))
    names = authors(learned)
    hits = sum(right_authors(case.gold, own) for case, own in zip(learned.cases, names, strict=True))
    joined = sum(right_authors(case.gold, own, joined=True) for case, own in zip(learned.cases, names, strict=True))
    within = sum(
        {key(a) for a in authors_of(case.gold)} <= {c.key for c in found}
        for case, found in zip(learned.cases, learned.found, strict=True)
    )
    print(f"{len(learned.rows)} candidates; author set right out of fold on {hits} of {len(learned.cases)} pages")
    print(f"with persons that are noted as one taken apart on {joined}")
    print(f"all authors among the candidates on {within}")
    if options.keep:
        print(keep(fit(learned, learned.fold >= 0), namefacts.NAMES, ("other", "author"), writers.MODEL))


if __name__ == "__main__":
    main()
