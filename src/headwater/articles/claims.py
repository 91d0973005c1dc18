"""What a page's metadata may add where the page itself prints nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from headwater.articles import people
from headwater.articles.lines import Line
from headwater.articles.outlets import same, suffix
from headwater.records import Page

_DATES = ("article:published_time", "ld:datePublished", "date", "datepublished", "dc.date", "dcterms.date", "pubdate")
_AUTHORS = ("ld:author", "author", "article:author", "dc.creator")
_AGREEING = 2  # a single claim may be anything; two that agree are those of a kept page
_DAY = re.compile(r"(\d{4})[-/](\d{2})[-/](\d{2})")


def day(page: Page) -> str | None:
    """The day that at least two claims of a page give for its publication, or None.

    Claims are often those of a template or of an older version; they help to read a printed date, never replace it.
    """
    days: Counter[str] = Counter()
    for key in _DATES:
        for value in page.claims(key)[:1]:
            match = _DAY.match(value)
            if match and _valid(*map(int, match.groups())):
                days["-".join(match.groups())] += 1
    best = max(days, key=lambda d: (days[d], d)) if days else None
    return best if best and days[best] >= _AGREEING else None


def _valid(year: int, month: int, of_month: int) -> bool:
    try:
        return date(year, month, of_month).year > 1990
    except ValueError:
        return False


def swapped(printed: str, claimed: str) -> bool:
    """Whether a printed date in figures was read with day and month exchanged, as the claim shows.

    >>> swapped("2021-01-11", "2021-11-01"), swapped("2021-01-11", "2021-01-12")
    (True, False)
    """
    year, month, of_month = printed[:10].split("-")
    return claimed[:10] == f"{year}-{of_month}-{month}" and month != of_month


def authors(page: Page, around: Sequence[Line]) -> tuple[str, ...]:
    """The persons claimed as authors whom a line beside the text names too.

    A claim alone is not enough: some sites put the first name of the text into their metadata.
    """
    sites = [*page.claims("og:site_name"), *page.claims("ld:publisher"), suffix(page.title or "") or ""]
    claimed = [name for key in _AUTHORS for name in page.claims(key) if people.is_person(name)]
    claimed = [name for name in claimed if not any(site and same(name, site) for site in sites)]
    shown = [line.text.casefold() for line in around if line.words <= 30]
    return tuple(dict.fromkeys(name for name in claimed[:6] if any(name.casefold() in text for text in shown)))
