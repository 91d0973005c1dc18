"""What can be told of each block of an HTML page from its markup, its place and its neighbours, as rows of numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import lru_cache
from math import log1p

import numpy as np
from numpy.typing import NDArray

from headwater.articles import phrases
from headwater.records import Block, Page
from headwater.text.tokens import folded_words

_TAGS = ("p", "div", "li", "td", "section", "article", "blockquote", "figcaption", "span", "a")
_ROLES = (
    "paragraph", "heading", "caption", "list-item", "navigation", "aside", "footer", "form", "time", "byline", "cell",
    "quote",
)  # fmt: skip
_TAG_NUMBER = {tag: at + 1.0 for at, tag in enumerate(_TAGS)}
_ROLE_NUMBER = {role: float(at) for at, role in enumerate(_ROLES)}
_ENDS = re.compile(r"[.!?…。！？][\"”’'»“)\]]*\s*$")
_DIGIT = re.compile(r"[\d²³¹⁰⁴-⁹₀-₉①-⑨]")
_STOPS = re.compile(r"[.!?。！？]\W")
_LEVELS = 5  # of containers above a block that are looked at one by one
_RUNNING = 8  # words from which a block with few links counts as running text when containers are weighed
_MOST_LINKS = 0.35
_ALL_LINKS = 0.8
_NEAR_RUNNING = 3  # blocks
_FADES = (1.0, 1.0, 0.6, 0.3, 0.15)  # how much of a block's text counts for a container so many levels up
_BESIDE = (-3, -2, -1, 1, 2, 3)
_READ = 2000  # characters of a block that are looked at for its style
_SHORT = 45  # words up to which a block is compared with the phrases of furniture
_NEAR_LABELS = 8
_LONGEST_WORDS = 12  # characters a word from which a text has more words than blanks, as in Chinese
_OWN = (
    "words", "chars", "ends", "stops", "commas", "digits", "capitals", "lower", "quoted", "colon", "letters", "link",
    "emphasis", "tag", "role", "level", "grouped", "depth", "offer", "phrase",
)  # fmt: skip
_KINDS = (
    "advert", "subscription", "newsletter", "navigation", "share", "photo-credit", "caption", "related",
    "comment-form", "cookie", "copyright", "read-time", "other",
)  # fmt: skip
_PLACED = (
    "place", "index", "from-end", "mass-before", "mass-after", "running-above", "running-below", "from-title",
    "is-title", "same-text", "like-count", "like-words", "like-link", "like-mass", "main-level", "main-before",
    "main-after", "group-mass", "title-words",
)  # fmt: skip
_HELD = ("held-mass", "held-share", "held-link", "held-count")
_NEXT = ("words", "ends", "link", "level", "tag", "kin", "mass")
_FAR = 60.0


def names(labels: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The columns of `rows`, in order; each label is a column `label:<word>`."""
    held = tuple(f"{name}{level}" for level in range(_LEVELS) for name in _HELD)
    beside = tuple(f"{name}{by:+d}" for by in _BESIDE for name in _NEXT)
    kinds = tuple(f"kind:{kind}" for kind in _KINDS)
    return (*_OWN, *_PLACED, *held, *beside, *kinds, *(f"label:{word}" for word in labels))


def rows(page: Page, columns: tuple[str, ...], *, brief: bool = False) -> NDArray[np.float64]:
    """One row a block.

    Args:
        page: An HTML page.
        columns: What `names` gives for the labels that a model knows.
        brief: Leave empty what costs time in the rows of `menus`, of which no model is asked.
    """
    texts = [block.span.of(page.text) for block in page.blocks]
    own = np.array([_own(block, text) for block, text in zip(page.blocks, texts, strict=True)]).reshape(-1, len(_OWN))
    mass = _mass(own)
    distances = _distances(mass > 0), _distances(mass[::-1] > 0)[::-1]
    listed = (_linked(own) & (distances[0] > _NEAR_RUNNING) & (distances[1] > _NEAR_RUNNING)).tolist()
    asked = [at for at, one in enumerate(listed) if not (brief and one)]
    own[asked, _OFFER:] = np.array([_sold(texts[at]) for at in asked]).reshape(-1, len(_OWN) - _OFFER)
    held = _held(page.blocks, own, mass)
    placed = _placed(page, texts, own, mass, distances, frozenset(asked))
    beside = _beside(page.blocks, own, mass)
    found = np.zeros((len(page.blocks), len(columns)))
    dense = np.hstack([own, placed, held, beside])
    found[:, : dense.shape[1]] = dense
    known = _known(columns)
    seen: dict[tuple[str, ...], list[int]] = {}
    for at in asked:
        seen.setdefault(page.blocks[at].labels, []).append(at)
    for labels, ats in seen.items():
        row = np.zeros(len(columns))
        told = _labelled(labels, known)
        row[list(told)] = list(told.values())
        found[ats, dense.shape[1] :] = row[dense.shape[1] :]
    return found


def menus(found: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which of the rows are links of few words with no running text near: no need to ask a model."""
    near = [len(_OWN) + _PLACED.index(name) for name in ("running-above", "running-below")]
    far: NDArray[np.bool_] = _linked(found) & (found[:, near] > _NEAR_RUNNING).all(axis=1)
    return far


def _linked(found: NDArray[np.float64]) -> NDArray[np.bool_]:
    own: NDArray[np.bool_] = (found[:, _LINK] > _ALL_LINKS) & (found[:, _WORDS] < log1p(_RUNNING))
    return own


@lru_cache(maxsize=8)
def _known(columns: tuple[str, ...]) -> Callable[[str], tuple[int, ...]]:
    """Which of the columns a label fills."""
    places = {name: at for at, name in enumerate(columns) if ":" in name}

    @lru_cache(maxsize=1 << 13)
    def of(label: str) -> tuple[int, ...]:
        kind = phrases.by_label((label,))
        named = (f"label:{label}",) if kind is None else (f"label:{label}", f"kind:{kind}")
        return tuple(places[name] for name in named if name in places)

    return of


def _labelled(labels: tuple[str, ...], known: Callable[[str], tuple[int, ...]]) -> dict[int, float]:
    """The columns of a block's labels and of the kinds of furniture that they claim: 1 when near, less when far up."""
    found: dict[int, float] = {}
    for at, label in enumerate(labels):
        for column in known(label):
            if column not in found:
                found[column] = 1.0 if at < _NEAR_LABELS else 0.5
    return found


def _own(block: Block, text: str) -> tuple[float, ...]:
    text = text[:_READ]
    words = text.split()
    count = max(len(words), len(text) // _LONGEST_WORDS, 1)
    return (
        log1p(count),
        log1p(len(block.span)),
        float(bool(_ENDS.search(text[-8:]))),
        log1p(len(_STOPS.findall(text))),
        text.count(",") / count,
        len(_DIGIT.findall(text)) / len(text),
        sum(map(str.isupper, [word[0] for word in words])) / count,
        float(text[:1].islower()),
        float(text[:1] in "\"“„«'‘"),
        float(text[-1:] == ":"),
        len(text) / count,
        block.link_share,
        block.emphasis,
        _TAG_NUMBER.get(block.tag, 0.0),
        _ROLE_NUMBER.get(block.role, 0.0),
        float(block.level),
        float(block.group > 0),
        float(len(block.within)),
        0.0,
        0.0,
    )


def _sold(text: str) -> tuple[float, float]:
    """How much a block sells, and whether it is furniture by its words; only of short ones."""
    text = text[:_READ]
    if max(text.count(" ") + 1, len(text) // _LONGEST_WORDS) > _SHORT:
        return 0.0, 0.0
    return phrases.promotion(text), float(phrases.kind_of(text) is not None)


_OFFER = _OWN.index("offer")
_WORDS, _CHARS, _END, _LINK, _TAG, _LEVEL = (_OWN.index(n) for n in ("words", "chars", "ends", "link", "tag", "level"))


def _mass(own: NDArray[np.float64]) -> NDArray[np.float64]:
    """Characters of each block that is running text, else 0."""
    running = (own[:, _WORDS] >= log1p(_RUNNING)) & (own[:, _LINK] <= _MOST_LINKS)
    running &= (own[:, _END] > 0) | (own[:, _WORDS] >= log1p(3 * _RUNNING))
    return np.where(running, np.expm1(own[:, _CHARS]), 0.0)


def _held(blocks: tuple[Block, ...], own: NDArray[np.float64], mass: NDArray[np.float64]) -> NDArray[np.float64]:
    """What the containers of a block hold: running text, its share of the page's, links, blocks."""
    sums: defaultdict[int, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    chars = np.expm1(own[:, _CHARS])
    for block, weight, size, link in zip(blocks, mass.tolist(), chars.tolist(), own[:, _LINK].tolist(), strict=True):
        for number in block.within:
            row = sums[number]
            row[0] += weight
            row[1] += size
            row[2] += size * link
            row[3] += 1
    total = float(mass.sum()) or 1.0
    figures = {
        number: (log1p(row[0]), row[0] / total, row[2] / (row[1] or 1.0), log1p(row[3])) for number, row in sums.items()
    }
    none = (-1.0, -1.0, -1.0, -1.0)
    found = [
        [value for level in range(_LEVELS) for value in (figures[b.within[level]] if level < len(b.within) else none)]
        for b in blocks
    ]
    return np.array(found).reshape(-1, _LEVELS * len(_HELD))


def _main(blocks: tuple[Block, ...], mass: NDArray[np.float64]) -> int:
    """The container that holds most running text right below it."""
    sums: defaultdict[int, float] = defaultdict(float)
    for block, weight in zip(blocks, mass.tolist(), strict=True):
        if weight:
            for number, fade in zip(block.within, _FADES, strict=False):
                sums[number] += fade * weight
    return max(sums, key=lambda number: (sums[number], -number), default=0)


def _placed(
    page: Page,
    texts: list[str],
    own: NDArray[np.float64],
    mass: NDArray[np.float64],
    distances: tuple[NDArray[np.float64], NDArray[np.float64]],
    asked: frozenset[int],
) -> NDArray[np.float64]:
    blocks = page.blocks
    size = len(blocks)
    main = _main(blocks, mass)
    inside = [main in block.within for block in blocks]
    first = next((at for at in range(size) if inside[at] and mass[at]), size)
    last = next((at for at in range(size - 1, -1, -1) if inside[at] and mass[at]), -1)
    title, title_words = _title(page, texts, asked)
    same = Counter(texts)
    total = float(mass.sum()) or 1.0
    above, below = (every.tolist() for every in distances)
    before = (np.cumsum(mass) - mass).tolist()
    weights = mass.tolist()
    like = [(block.tag, block.role, block.labels[:3]) for block in blocks]
    kin: defaultdict[tuple[str, str, tuple[str, ...]], list[int]] = defaultdict(list)
    for at, key in enumerate(like):
        kin[key].append(at)
    alike = {
        key: (
            log1p(len(ats)),
            float(own[ats, _WORDS].mean()),
            float(own[ats, _LINK].mean()),
            float(mass[ats].sum()) / total,
        )
        for key, ats in kin.items()
    }
    groups: defaultdict[int, float] = defaultdict(float)
    for block, weight in zip(blocks, weights, strict=True):
        groups[block.group] += weight
    found = [
        (
            at / size,
            float(at),
            float(size - at),
            before[at] / total,
            (total - before[at] - weights[at]) / total,
            above[at],
            below[at],
            max(-_FAR, min(_FAR, at - title)) if title >= 0 else -_FAR,
            float(at == title),
            float(same[texts[at]]),
            *alike[like[at]],
            float(block.within.index(main)) if inside[at] else 9.0,
            max(-_FAR, min(_FAR, float(at - first))),
            max(-_FAR, min(_FAR, float(at - last))),
            groups[block.group] / total if block.group else -1.0,
            title_words[at],
        )
        for at, block in enumerate(blocks)
    ]
    return np.array(found).reshape(-1, len(_PLACED))


def _title(page: Page, texts: list[str], asked: frozenset[int]) -> tuple[int, list[float]]:
    """Which block prints the page's title, -1 for none, and which share of each short block's words the title has."""
    claimed = " ".join((page.title or "", *page.claims("og:title")[:1], *page.claims("ld:headline")[:1]))
    words = frozenset(folded_words(claimed[:600]))
    shares = []
    best, best_at = 0.0, -1
    for at, (block, text) in enumerate(zip(page.blocks, texts, strict=True)):
        own = folded_words(text) if words and len(text) <= 300 and (block.level or at in asked) else ()
        share = sum(map(words.__contains__, own)) / len(own) if own else 0.0
        shares.append(share)
        if len(own) >= 3 and share >= 0.8:
            score = len(own) + (6.0 if block.level == 1 else 3.0 if block.level else 0.0)
            if score > best:
                best, best_at = score, at
    return best_at, shares


def _distances(marks: NDArray[np.bool_]) -> NDArray[np.float64]:
    """How many blocks above each one the nearest marked block stands."""
    at = np.arange(len(marks))
    seen = np.where(marks, at, -int(_FAR))
    nearest = np.concatenate([[-int(_FAR)], np.maximum.accumulate(seen)[:-1]]) if len(marks) else seen
    found: NDArray[np.float64] = np.minimum(at - nearest, _FAR).astype(np.float64)
    return found


def _beside(blocks: tuple[Block, ...], own: NDArray[np.float64], mass: NDArray[np.float64]) -> NDArray[np.float64]:
    parents = np.array([block.within[1] if len(block.within) > 1 else 0 for block in blocks])
    size = len(blocks)
    at = np.arange(size)
    parts = []
    for by in _BESIDE:
        there = (at + by >= 0) & (at + by < size)
        where = np.clip(at + by, 0, max(0, size - 1))
        columns = [own[where, c] for c in (_WORDS, _END, _LINK, _LEVEL, _TAG)]
        columns += [(parents[where] == parents).astype(np.float64), np.log1p(mass[where])]
        parts.append(np.where(there[:, None], np.stack(columns, axis=1), -1.0))
    return np.hstack(parts) if parts else np.zeros((size, 0))
