"""What speaks for and against each candidate for a byline, as rows of numbers for the learned choice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from headwater.articles import people
from headwater.articles.known import has_given_name, is_place
from headwater.articles.namewords import key
from headwater.articles.outlets import outlet, same, suffix
from headwater.articles.signed import KINDS, Candidate, Ground, Seen
from headwater.articles.sites import host
from headwater.records import Page

_FAR = 99
_WORDS = re.compile(r"[^\W_]+")
_ROLES = ("paragraph", "heading", "caption", "list-item", "navigation", "aside", "footer", "time", "byline", "cell")
_OWNED = ("site", "holder")


@dataclass(frozen=True, slots=True)
class _Setting:
    """What is the same for all candidates of a page."""

    page: Page
    on: Ground
    text: str
    title: str
    sites: tuple[str, ...]
    host: str


def _setting(page: Page, on: Ground, title: str) -> _Setting:
    sites = [*page.claims("og:site_name")[:1], *page.claims("ld:publisher")[:1], suffix(page.title or "") or ""]
    address = next((v for k in ("canonical", "og:url") for v in page.claims(k) if "://" in v), page.address)
    return _Setting(page, on, _folded(page.text[:60000]), key(title), tuple(s for s in sites if s), host(address))


@lru_cache(maxsize=1)
def _folded(text: str) -> str:
    """The words of a page between blanks; all its articles ask for them."""
    return " " + " ".join(_WORDS.findall(text)).casefold() + " "


def rows(page: Page, on: Ground, title: str, found: Sequence[Candidate]) -> list[list[float]]:
    """A row of numbers for every candidate; `NAMES` says what they are."""
    where = _setting(page, on, title)
    claimed = sum(told(c) > 0 for c in found)
    bylined = sum(any(s.by for s in c.seen) for c in found)
    labelled = sum(any(s.depth < 9 and not s.comment for s in c.seen) for c in found)
    return [
        [*_claims(c), *_places(c, where), *_looks(c, where), *_rivals(c, found), claimed, bylined, labelled, len(found)]
        for c in found
    ]


_CLAIM_NAMES = (*(f"claim-{k}" for k in KINDS), "claims")


def _claims(one: Candidate) -> list[float]:
    return [*(float(min(one.claims.get(kind, 0), 4)) for kind in KINDS), float(told(one))]


def told(one: Candidate) -> int:
    """How many kinds of claims name a candidate as author; owning the site is another matter."""
    return sum(kind not in _OWNED for kind in one.claims)


_PLACE_NAMES = (
    "seen", "by", "by-whole", "labelled", "label-depth", "whole", "dated", "by-and-dated", "comment", "only-comment",
    "from-headline", "from-text", "from-end", "best-from-headline", "best-from-end", "inside", "above-headline",
    "same-group", "least-link-share", "beside", *(f"in-{r}" for r in _ROLES), "first-seen-by",
    "best-by", "best-dated", "best-whole",
)  # fmt: skip


def _places(one: Candidate, where: _Setting) -> list[float]:
    on, seen = where.on, [s for s in one.seen if s.block >= 0]
    if not seen:
        return [0.0] * 10 + [_FAR] * 5 + [0.0] * (len(_PLACE_NAMES) - 15)
    free = [s for s in seen if not s.comment] or seen
    best = max(free, key=lambda s: (_firm(s), -min(abs(s.block - on.head), abs(s.block - on.first)), -s.block))
    nearest = min(free, key=lambda s: (abs(s.block - on.head), s.block))
    blocks = where.page.blocks
    return [
        len(seen), sum(s.by for s in free), sum(s.by and s.whole for s in free), sum(s.depth < 9 for s in free),
        min(s.depth for s in free), sum(s.whole for s in free), sum(s.dated for s in free),
        sum(s.by and s.dated for s in free), sum(s.comment for s in seen), float(all(s.comment for s in seen)),
        _clip(nearest.block - on.head), _clip(min((s.block - on.first for s in free), key=abs)),
        _clip(min((s.block - on.last for s in free), key=abs)),
        _clip(best.block - on.head), _clip(best.block - on.last),
        float(best.block in on.inside), float(best.block < on.head),
        float(blocks[best.block].group == on.group), min(blocks[s.block].link_share for s in free), best.beside,
        *(float(blocks[best.block].role == role) for role in _ROLES),
        float(seen[0].by), float(best.by), float(best.dated), float(best.whole),
    ]  # fmt: skip


def _firm(seen: Seen) -> float:
    """How much like a byline a place is on its face."""
    return 2.0 * seen.by + (seen.depth < 9) + 0.5 * (seen.depth < 3) + 0.5 * seen.dated + 0.3 * seen.whole


def _clip(blocks: int) -> float:
    return float(max(-40, min(40, blocks)))


_LOOK_NAMES = (
    "words", "given-name", "person", "lower", "upper", "digits", "desk", "outlet-word", "known-outlet", "site",
    "in-host", "letters", "in-title", "place", "times", "in-site-name",
)  # fmt: skip


def _looks(one: Candidate, where: _Setting) -> list[float]:
    name, words = one.name, one.name.split()
    joined = one.key.replace(" ", "")
    return [
        len(words), float(has_given_name(name)), float(people.is_person(name)), float(name.islower()),
        float(name.isupper()), float(any(map(str.isdigit, name))),
        float(any(w.strip(".,").casefold() in people.desks() for w in words) or people.is_desk_name(name)),
        float(people.is_outlet_name(name)), float(outlet(name) is not None),
        float(any(same(site, name) for site in where.sites)),
        float(len(joined) > 2 and joined in where.host.replace("-", "")),
        len(joined), float(f" {one.key} " in f" {where.title} "), float(is_place(name)),
        min(9, where.text.count(f" {one.key} ")),
        float(any(f" {one.key} " in f" {key(site)} " for site in where.sites)),
    ]  # fmt: skip


@lru_cache(maxsize=256)
def _parts(name: str) -> frozenset[str]:
    return frozenset(name.split())


_RIVAL_NAMES = ("part-of-other", "holds-other", "order", "rival-claims", "rival-firm", "own-firm", "inherits", "owner")


def _rivals(one: Candidate, found: Sequence[Candidate]) -> list[float]:
    others = [c for c in found if c is not one]
    own = _parts(one.key)
    keys = [_parts(c.key) for c in others]
    parts = [c for c, words in zip(others, keys, strict=True) if words < own]
    return [
        float(any(own < words for words in keys)),
        float(bool(parts)),
        float(min(20, next(at for at, c in enumerate(found) if c is one))),
        float(max((told(c) for c in others), default=0)),
        max((_firm(s) for c in others for s in c.seen if not s.comment), default=0.0),
        max((_firm(s) for s in one.seen if not s.comment), default=0.0),
        float(max((told(c) for c in parts), default=0)),
        float(any(kind in one.claims for kind in _OWNED)),
    ]


NAMES = (
    *_CLAIM_NAMES,
    *_PLACE_NAMES,
    *_LOOK_NAMES,
    *_RIVAL_NAMES,
    "page-claims",
    "page-bylines",
    "page-labels",
    "page-all",
)
