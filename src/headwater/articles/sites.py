"""Whose site a page is from, by the domain of its address and of those it gives for itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from headwater.data import table
from headwater.records import Page

_OWN = ("canonical", "og:url", "twitter:url")
_LONGEST = 400  # characters of an address that are looked at
_HOST = re.compile(r"[a-z][a-z+.-]{1,10}://(?:[^/?#@\s]*@)?([^/?#:@\s]+)", re.I)
_MOST_PARTS = 6


@cache
def _listed() -> dict[str, str]:
    rows = (row.strip() for rows in table("sites").values() for row in str(rows).split(";"))
    return dict(row.split("=", 1) for row in rows if "=" in row)


def owner(address: str) -> str | None:
    """The listed outlet whose domain an address has, or None.

    >>> owner("https://www.lemonde.fr/a/b.html"), owner("https://sport.orf.at/x"), owner("https://example.org/")
    ('Le Monde', 'ORF', None)
    """
    named = host(address)
    parts = named.split(".")[-_MOST_PARTS:] if named else []
    for start in range(len(parts) - 1):
        name = _listed().get(".".join(parts[start:]))
        if name:
            return name
    return None


def site(page: Page) -> str | None:
    """The listed outlet whose site a page is from.

    What a page gives as its own address counts before where it was found: copies are kept elsewhere.
    """
    names = [owner(address) for address in (*_claimed(page), page.address)]
    return next((name for name in names if name), None)


def _claimed(page: Page) -> Iterator[str]:
    for key in _OWN:
        yield from page.claims(key)[:1]


def host(address: str) -> str:
    """The domain of an address in small letters, "" for what is no address.

    >>> host("https://News.example.org:80/a"), host("pages/a.html")
    ('news.example.org', '')
    """
    found = _HOST.match(address[:_LONGEST])
    return found[1].casefold() if found else ""
