"""When the article of a web page was published: of all days that the page gives, the best supported one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from headwater.articles.datings import claimed
from headwater.articles.dayfacts import Day, Facts, facts
from headwater.data.trees import trees
from headwater.records import Article, Note, Page

_MODEL = "dates"
# Likelihoods that a day needs: against another day beside the text, where nothing stands there, and against an age
# ("3 hours ago") counted from the page's clock. Set on the same pages as the ranking, by what a wrong day costs.
_LEAST = 0.1
_LEAST_ALONE = 0.1
_LEAST_AGAINST_AGE = 0.5
_WORD = re.compile(r"\w+")
_MOST = 0.7  # of all text of a page: such an article is what the page is about even if their titles differ
_ALIKE = 0.6  # share of a title's words that the page's title must have for the article to be the page's own


def dated(page: Page, articles: Sequence[Article]) -> list[Article]:
    """The articles of a page with the best supported days of publication and change.

    The lines of an article's head have spoken already (`Article.published`); on web pages a learned ranking weighs
    them against metadata, machine-readable times, the address and everything printed. On a page with several articles
    only the one that the page's own title names can have the page's claims; the others keep what their heads say.

    Source:
        Barbaresi (2020), htmldate: A Python package to extract publication dates from web pages, for what a page may
        give a day in; the ranking is learned by bench/articles/train_dates.py.
    """
    out = list(articles)
    if page.media != "html":
        return out
    own = main(page, out)
    for at, article in enumerate(out):
        if at == own and article.body:
            out[at] = _settled(page, article)
        elif article.published is None:
            out[at] = _of_part(page, article)
    return out


def main(page: Page, articles: Sequence[Article]) -> int | None:
    """Which of a page's articles its metadata is about, or None when that is unclear."""
    if len(articles) == 1:
        return 0
    said = [_words(t) for t in (*page.claims("og:title"), *page.claims("ld:headline"), page.title or "") if t]
    fits = [at for at, a in enumerate(articles) if a.title and any(_alike(_words(a.title), s) for s in said)]
    sizes = [len(article.text) for article in articles]
    if fits:
        return max(fits, key=lambda at: (sizes[at], -at))
    longest = max(range(len(sizes)), key=lambda at: (sizes[at], -at), default=None)
    return longest if longest is not None and sizes[longest] >= _MOST * sum(sizes) else None


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _alike(title: frozenset[str], said: frozenset[str]) -> bool:
    return len(title & said) >= _ALIKE * max(1, len(title)) and len(title & said) >= 2


def _settled(page: Page, article: Article) -> Article:
    found = facts(page, article)
    if not found.days:
        return article
    likely = trees(_MODEL).likelihood(np.array(found.rows, dtype=np.float64))
    day = best(article, found, likely)
    return _with_change(page, chosen(article, day, found.days) if day else article)


def best(article: Article, found: Facts, likely: NDArray[np.float64]) -> Day | None:
    """The likeliest of an article's days, or None when what its head says stays, or nothing is likely."""
    at = max(range(len(found.days)), key=lambda at: (likely[at], found.days[at].iso))
    least = _LEAST if article.published_from == "explicit" else _LEAST_ALONE
    if article.published_from == "relative":
        least = _LEAST_AGAINST_AGE
    return found.days[at] if likely[at] >= least else None


def chosen(article: Article, day: Day, others: Sequence[Day] = ()) -> Article:
    """The article with a day of the page as its own, as exactly as the page gives it, and what speaks against it."""
    notes = list(article.notes)
    claims = Counter(d.iso for d in others for c in d.claims if c.kind.endswith("-published"))
    claim = max(claims, key=lambda iso: (claims[iso], iso)) if claims else None
    head = article.published[:10] if article.published else None
    if head and head != day.iso:
        notes.append(
            Note("date-conflict", f"Beside the text stands {head}, but {day.iso} is better supported by the page.")
        )
    elif day.prints and claim and claim != day.iso:
        notes.append(Note("date-conflict", f"The page prints {day.iso}, but its metadata claims {claim}."))
    elif not day.prints:
        notes.append(Note("claimed-date", f"Nothing on the page says when; its metadata claims {day.iso}."))
    return replace(article, published=_exact(article, day), published_from="explicit", notes=tuple(notes))


def _exact(article: Article, day: Day) -> str:
    """The day with its time: as the head prints it, else as a stamp does, else as a claim does."""
    printed = [iso for one in day.prints for iso in (one.stamp.iso, one.stamp.other) if iso[:10] == day.iso]
    own = [article.published] if article.published and article.published[:10] == day.iso else []
    every = [*own, *printed, *(claim.iso for claim in day.claims if not claim.kind.endswith("-updated"))]
    return next((iso for iso in every if "T" in iso), day.iso)


def _with_change(page: Page, article: Article) -> Article:
    """A claimed time of change counts where the same metadata is right about the publication."""
    if article.updated or not article.published:
        return article
    claims = claimed(page)
    published = [c.iso for c in claims if c.kind.endswith("-published")]
    if not any(iso[:10] == article.published[:10] for iso in published):
        return article
    for kind in ("ld-updated", "og-updated", "item-updated", "meta-updated"):
        later = [c.iso for c in claims if c.kind == kind][:1]
        if later and later[0][:10] > article.published[:10]:
            return replace(article, updated=later[0])
    return article


def _of_part(page: Page, article: Article) -> Article:
    """What the page claims of the container that an article stands in, when nothing is printed."""
    first = article.body[0].start if article.body else article.span.start
    at = bisect_right(page.blocks, first, key=lambda block: block.span.start) - 1
    group = page.blocks[at].group if at >= 0 and first < page.blocks[at].span.end else 0
    part = next((p for p in page.parts if p.group == group), None) if group else None
    if part is None:
        return article
    days = [c for c in claimed(replace(page, meta=(), address=""), part) if not c.kind.endswith("-updated")]
    if len({c.iso[:10] for c in days}) != 1:
        return article
    note = Note("claimed-date", f"Nothing on the page says when; its metadata claims {days[0].iso[:10]}.")
    return replace(article, published=days[0].iso, published_from="explicit", notes=(*article.notes, note))
