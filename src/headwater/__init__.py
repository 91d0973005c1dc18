"""Headwater tells where news text came from.

    import headwater

    for reading in headwater.read("blog.txt"):
        print(reading.article.title, reading.article.publisher)

    with headwater.open("news.db") as archive:
        archive.add(["pages"])
        for story in archive.stories():
            print(story.independent_sources, story.title)

`open` gives the `Archive` of a file, `read` one page's articles, `compare` what changed between two; everything else is
records (`headwater.records`).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from headwater.archive import Archive, compare, open, read
    from headwater.errors import HeadwaterError
    from headwater.records import (
        Alteration,
        Article,
        Claim,
        Comparison,
        Entity,
        Family,
        Mention,
        Page,
        Pair,
        Reading,
        Span,
        Statement,
        Story,
    )

__version__ = "0.1.0"

__all__ = [
    "Alteration",
    "Archive",
    "Article",
    "Claim",
    "Comparison",
    "Entity",
    "Family",
    "HeadwaterError",
    "Mention",
    "Page",
    "Pair",
    "Reading",
    "Span",
    "Statement",
    "Story",
    "__version__",
    "compare",
    "open",
    "read",
]

_HOMES = {"Archive": "archive", "open": "archive", "compare": "archive", "read": "archive", "HeadwaterError": "errors"}


def __getattr__(name: str) -> Any:
    # Loaded when asked for: `headwater --help` needs none of it.
    if name.startswith("__") or name not in __all__:
        raise AttributeError(f"module 'headwater' has no attribute {name!r}")
    found = getattr(import_module(f"headwater.{_HOMES.get(name, 'records')}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
