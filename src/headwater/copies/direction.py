"""Which of two copies reads like the earlier text: votes for and against, each with a reason that can be checked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache

from headwater.copies.captures import captured_first
from headwater.copies.evidence import Dependence, Held, Vote
from headwater.copies.memory import kept
from headwater.copies.naming import DATELINE_TAG, credits_other, same_outlet, speaks_for_itself
from headwater.copies.style import changed, wordings
from headwater.copies.wording import wording
from headwater.data import table
from headwater.records import Article, Mention

# Weights in log-odds, set by eye on all open families (bench/copies/directions.py); the sign is what counts, the size
# is a rank.
_CAPTURED = 20.0  # what an address said before was there before
_CREDIT = 3.0
_UPDATE = 3.0
_OWN_DATELINE = 1.0
_NAMELESS = 0.7
_PIECE = 2.0
_FULLER = 0.8
_FURTHER = 0.8
_PICKED_UP = 2.0
_REPRINT = 0.95  # sameness of the shared sentences
_QUOTE_LOST = 0.5
_MANY_QUOTES = 3
_NO_QUOTES = 1.0
_DAY = 0.7
_OWN_CLOCK = 1.5  # an outlet's own times can be compared
_SAME_MOMENT = 120  # seconds
_CLOCK_UNKNOWN = 2 * 3600  # seconds by which two times may be off when one has no zone
_UNTOUCHED = 0.97  # share of shared sentences that are the same word for word in a piece; a revision has less
_NOTHING = 0.04  # share of a text that is no difference
_HEAD_NOTES = frozenset({"update-line", "correction", "version"})



def votes(a: Article, b: Article, found: Dependence) -> tuple[Vote, ...]:
    """All votes on which of two copies is the earlier text."""
    cast = [
        *_captures(a, b),
        *_credit(a, b),
        *_anonymous(a, b),
        *_updates(a, b, found),
        *_own_versions(a, b, found),
        *_gathered(a, b, found),
        *_datelines(a, b),
        *_quotations(found.held),
        *_all_quotations(a, b),
        *wordings(found),
        *_times(a, b),
    ]
    return tuple(v for v in cast if v.weight)


def _captures(a: Article, b: Article) -> list[Vote]:
    way = captured_first(a, b)
    earlier = "first" if way > 0 else "second"
    return [Vote(_CAPTURED * way, f"the {earlier} is what the same address said before")] if way else []


def _credit(a: Article, b: Article) -> list[Vote]:
    cast = []
    if credits_other(b, a) and not credits_other(a, b):
        cast.append(Vote(_CREDIT, f"the second credits {a.publisher or a.agency}"))
    if credits_other(a, b) and not credits_other(b, a):
        cast.append(Vote(-_CREDIT, f"the first credits {b.publisher or b.agency}"))
    return cast


def _anonymous(a: Article, b: Article) -> list[Vote]:
    named = [bool(x.publisher or x.authors) for x in (a, b)]
    if named[0] == named[1]:
        return []
    nameless = "second" if named[0] else "first"
    return [Vote(_NAMELESS if named[0] else -_NAMELESS, f"the {nameless} names neither an outlet nor an author")]


@cache
def _cues() -> tuple[re.Pattern[str], ...]:
    rows = table("version_cues")
    return tuple(re.compile(row, re.IGNORECASE) for row in (*rows["numbered"], *rows["single"]))


@kept(3_000_000)
def update_rank(article: Article) -> int:
    """How late a version the article says it is: 0 for no word of it, 1 for a correction, the number of an update.

    Heads are read: the title, what the reader noted about the head, the first lines of the body.
    """
    heads = (article.title or "", *(n.text for n in article.notes if n.code in _HEAD_NOTES), article.text[:400])
    rank = 0
    for head in heads:
        for cue in _cues():
            if (hit := cue.search(head)) is not None:
                rank = max(rank, int(hit.groupdict().get("n") or 1))
    return rank


def _updates(a: Article, b: Article, found: Dependence) -> list[Vote]:
    """Of two versions the one that says so is later; two prints of one version only differ in what they show of it."""
    whole = found.counted_a + found.counted_b > 2 - _NOTHING
    if not same_outlet(a, b) or (whole and not any(all(changed(h)) for h in found.held)):
        return []
    ranks = update_rank(a), update_rank(b)
    if ranks[0] == ranks[1]:
        return []
    later = "second" if ranks[1] > ranks[0] else "first"
    worth = _UPDATE if ranks[1] > ranks[0] else -_UPDATE
    return [Vote(worth, f"the {later} says that it is an update or a correction")]


def _own_versions(a: Article, b: Article, found: Dependence) -> list[Vote]:
    """Of two texts by one outlet a mere piece of the other is later, and so is the fuller version."""
    if not same_outlet(a, b):
        return []
    own_a, own_b = 1 - found.counted_a, 1 - found.counted_b
    if _is_untouched(found) and min(own_a, own_b) < _NOTHING:
        if abs(own_a - own_b) < _NOTHING:
            return _further_down(a, b)
        piece = "second" if own_b < own_a else "first"
        return [Vote(_PIECE if own_b < own_a else -_PIECE, f"the {piece} is a piece of the other, word for word")]
    if update_rank(a) != update_rank(b) or abs(own_a - own_b) < _NOTHING:
        return []
    fuller = "first" if own_a > own_b else "second"
    return [Vote(-_FULLER if own_a > own_b else _FULLER, f"the {fuller} is the fuller text of the same outlet")]


def _gathered(a: Article, b: Article, found: Dependence) -> list[Vote]:
    """Of two prints of one text, or two versions by one outlet, the one among other outlets' articles was picked up."""
    if a.gathered == b.gathered or not (found.mean_same >= _REPRINT or same_outlet(a, b)):
        return []
    there = "second" if b.gathered else "first"
    return [Vote(_PICKED_UP if b.gathered else -_PICKED_UP, f"the {there} stands on a page of several outlets")]


def _is_untouched(found: Dependence) -> bool:
    return found.intact > _UNTOUCHED


def _further_down(a: Article, b: Article) -> list[Vote]:
    if (a.number > 1) == (b.number > 1):
        return []
    lower = "second" if b.number > 1 else "first"
    return [Vote(_FURTHER if b.number > 1 else -_FURTHER, f"the {lower} stands among other articles on its page")]


def _datelines(a: Article, b: Article) -> list[Vote]:
    tags = [bool(DATELINE_TAG.match(x.text)) and speaks_for_itself(x) for x in (a, b)]
    if tags[0] == tags[1]:
        return []
    holder = "first" if tags[0] else "second"
    return [Vote(_OWN_DATELINE if tags[0] else -_OWN_DATELINE, f"only the {holder} has the agency's own dateline")]


def _quotations(held: Sequence[Held]) -> list[Vote]:
    lost = sum(1 for h in held if _quotes(h.a.quoted) and not _quotes(h.b.quoted))
    gained = sum(1 for h in held if _quotes(h.b.quoted) and not _quotes(h.a.quoted))
    if lost == gained:
        return []
    holder = "first" if lost > gained else "second"
    worth = max(-1.5, min(1.5, _QUOTE_LOST * (lost - gained)))
    return [Vote(worth, f"quotations that the {holder} has are no quotations in the other ({max(lost, gained)})")]


def _all_quotations(a: Article, b: Article) -> list[Vote]:
    """A text full of quotations beside one that has none: quotations are lost in copying, not found."""
    counts = [sum(_quotes(words.quoted) for words in wording(x).sentences) for x in (a, b)]
    if min(counts) or max(counts) < _MANY_QUOTES:
        return []
    holder = "first" if counts[0] else "second"
    return [Vote(_NO_QUOTES if counts[0] else -_NO_QUOTES, f"only the {holder} quotes anybody ({max(counts)} times)")]


def _quotes(marks: tuple[bool, ...]) -> bool:
    return sum(marks) >= 3


def _times(a: Article, b: Article) -> list[Vote]:
    apart = lead(a, b)
    if not apart:
        return []
    earlier = "first" if apart > 0 else "second"
    worth = _OWN_CLOCK if same_outlet(a, b) and a.page != b.page and _told(a) and _told(b) else _DAY
    if not _told(b if apart > 0 else a):
        worth /= 2
    return [Vote(worth if apart > 0 else -worth, f"the {earlier} is dated earlier")]


def _told(article: Article) -> bool:
    return article.published_from != "relative"


def lead(a: Article, b: Article) -> int:
    """1 when `a` is dated earlier than `b`, -1 when later, 0 when the dates do not tell.

    "3 hours ago" was counted from when somebody looked: it never proves that a text is the earlier one.
    """
    if not a.published or not b.published:
        return 0
    found = _compared(a, b)
    return 0 if found and not _told(a if found > 0 else b) else found


def _compared(a: Article, b: Article) -> int:
    if not a.published or not b.published:
        return 0
    if a.published[:10] != b.published[:10] and not (len(a.published) > 10 and len(b.published) > 10):
        return 1 if a.published[:10] < b.published[:10] else -1
    try:
        first, second = datetime.fromisoformat(a.published), datetime.fromisoformat(b.published)
    except ValueError:
        return 0
    if len(a.published) <= 10 or len(b.published) <= 10:
        return 0
    exact = first.tzinfo is not None and second.tzinfo is not None
    apart = (second.replace(tzinfo=second.tzinfo or UTC) - first.replace(tzinfo=first.tzinfo or UTC)).total_seconds()
    if abs(apart) < (_SAME_MOMENT if exact else _CLOCK_UNKNOWN):
        return 0
    return 1 if apart > 0 else -1


def mangled(mentions_a: Sequence[Mention], mentions_b: Sequence[Mention]) -> Vote | None:
    """A vote from names that look damaged on one side only, when names were read."""
    damaged = sum(m.suspect for m in mentions_a), sum(m.suspect for m in mentions_b)
    if damaged[0] == damaged[1]:
        return None
    worse = "first" if damaged[0] > damaged[1] else "second"
    worth = max(-1.5, min(1.5, 0.5 * (damaged[1] - damaged[0])))
    return Vote(worth, f"names in the {worse} look damaged")


__all__ = ["lead", "mangled", "update_rank", "votes"]
