"""Whether a page has the whole of an article's text or breaks it off, and what tells so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from headwater.articles.letters import compiled
from headwater.articles.line import Line
from headwater.data import table
from headwater.records import Access

_BROKEN = compiled(r"(?:\.\.\.|…|\[\.\.\.\]|\(\.\.\.\)|\[…\]|\(…\)|\[\+\d+ \w+\])[\"”’»)]*\s*$|\bi cut it here\b", re.I)
_STOP = compiled(r"[.!?…。！？][\"”’»“)\]]*\s*$")
_NEAR = 4  # lines below the text
_LAST = 260  # characters of a text's end, or of a line below it, that may tell


@cache
def _locked() -> re.Pattern[str]:
    listed = [words for language, rows in table("locked").items() if language != "not_of_text" for words in rows]
    return compiled(rf"\b(?:{'|'.join(listed)})", re.I)


@cache
def _others() -> frozenset[str]:
    return frozenset(table("locked")["not_of_text"])


def _tells(words: str) -> bool:
    """Whether a few words say that the rest of the text is locked."""
    if len(words) > _LAST or not _locked().search(words):
        return False
    return not _others() & set(re.findall(r"\w+", words.casefold()))


def access(text: str, tail: Sequence[Line]) -> Access:
    """Whether the page has the whole text.

    A text is cut where it breaks off in a mark of omission, or where its last words or the lines below it say that the
    rest is for subscribers or stands elsewhere. The same words between its paragraphs say nothing.

    >>> access("The mayor said on Monday that", ()), access("The mayor resigned.", ())
    ('unknown', 'free')
    >>> access("The mayor resigned. Subscribe to continue reading.", ())
    'truncated'
    """
    end = text.rstrip()[-_LAST:]
    last = end.rsplit("\n", 1)[-1]
    if _BROKEN.search(last):
        return "truncated"
    sentence = re.split(r"(?<=[.!?])\s+", last)[-1]
    if _tells(sentence):
        return "truncated"
    near = [line for line in tail if line.text.strip()][:_NEAR]
    if any(_tells(line.text) for line in near):
        return "truncated"
    return "free" if _STOP.search(last) else "unknown"
