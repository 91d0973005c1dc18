"""Why a page gives no article, in words for whoever gave it."""

from __future__ import annotations

from collections import Counter

from headwater.articles import lines
from headwater.records import Page

_NAMES = {
    "navigation": "menus",
    "related": "teasers",
    "comment-form": "comment forms",
    "newsletter": "newsletter offers",
    "subscription": "subscription offers",
    "cookie": "cookie notices",
    "copyright": "legal notices",
    "advert": "adverts",
    "share": "share buttons",
}


def why_none(page: Page) -> str:
    """A sentence that says why `split` found no article on a page; its first words suit "No article was found: ...".

    >>> from headwater.ingest import read_bytes
    >>> why_none(read_bytes(b"Home | News | Sport", "a.txt"))
    'it shows 3 words and no running text, only menus'
    """
    read = lines.read(page)
    if not read:
        return "it shows no text"
    words = int(sum(line.words for line in read))
    kinds = Counter(line.kind for line in read if line.kind in _NAMES)
    told = [_NAMES[kind] for kind, _ in sorted(kinds.items(), key=lambda row: (-row[1], str(row[0])))[:3] if kind]
    shown = f"it shows {words} word{'' if words == 1 else 's'} and no running text"
    if told:
        return f"{shown}, only {' and '.join((', '.join(told[:-1]), told[-1]) if len(told) > 1 else told)}"
    return f"{shown}, only {len(read)} short line{'' if len(read) == 1 else 's'}"
