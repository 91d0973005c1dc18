"""Which blocks of an HTML page are the text of an article: learned from real pages, smoothed over runs of blocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from headwater.articles import phrases, traits
from headwater.articles.gaps import title_like
from headwater.articles.line import Line
from headwater.articles.segments import Segment, claims_one
from headwater.data.trees import Trees, trees
from headwater.records import Block, FurnitureKind, Page, Span

# Set on pages of zyte_articles and fundus_eval80, each read with a model that saw no page of its site.
_SWITCH = 0.3  # log odds that it costs to go from text to something else or back
_SURE = 0.8  # from here on a block is text even if its words look like furniture
_UNSURE = 4.0  # log odds beyond which more certainty says nothing
_WEIGHT = 3.0  # a block of nine words and its log odds weigh as they are
_LEAST = 0.3
_WORDS_OF_LEAD = 6.0  # words of a line without a full stop that may open a text
_LINKS = 0.5
_NEAR = 4  # elements around a paragraph, itself first, that tell where it belongs
_APART = 10  # blocks between text and what may still tell of it
_EDGE = 12  # blocks at both ends of a page, where sites say who they are
_TELLING = frozenset({"heading", "time", "byline"})
_LOOKED_AT = 200
_HIDDEN = "hidden"
_HEAD = 12  # lines above a text that may be its head
_NEARLY = 0.6
_TAGGED = 0.2  # from here on a paragraph that opens with an agency's dateline is text
_PERHAPS = 0.25  # the likeliest block of a page without text may be text from here on
_OF_BEST = 0.7  # ... and others that are so likely beside it
_MARKED = frozenset({"p", "li", "a", "span", "time"})  # elements of one line; others hold several when breaks part them


def model() -> Trees:
    """The shipped classifier."""
    return trees("blocks")


@dataclass(frozen=True, slots=True)
class Found:
    """What the classifier says of a page.

    Attributes:
        likely: How likely each block, by its place, is the text of an article, 0.0 to 1.0.
        text: The places of the blocks that are text, decided together: text and furniture both come in runs.
        far: The places of blocks so far from any text that nothing in them can tell of an article.
    """

    likely: dict[Span, float] = field(default_factory=dict)
    text: frozenset[Span] = frozenset()
    far: frozenset[Span] = frozenset()


def likely(page: Page) -> NDArray[np.float64]:
    """How likely each block of an HTML page is the text of an article, 0.0 to 1.0."""
    learned = model()
    rows = traits.rows(page, learned.names, brief=True)
    asked = ~traits.menus(rows)
    found = np.zeros(len(rows))
    found[asked] = learned.likelihood(rows[asked])
    return found


def taken(page: Page) -> NDArray[np.bool_]:
    """Which blocks are text."""
    return _taken(page, likely(page))


def _taken(page: Page, sure: NDArray[np.float64]) -> NDArray[np.bool_]:
    runs = _shown(page.blocks, _runs(page.blocks, sure))
    best = float(sure.max(initial=0.0))
    if runs.any() or best < _PERHAPS:
        return runs
    # Lists of short lines are never sure: the likeliest of the page are its text when nothing else is.
    return _runs(page.blocks, np.clip(sure / (2 * _OF_BEST * best), 0.0, 1.0))


def _shown(blocks: tuple[Block, ...], runs: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The runs without copies for machines, on pages that show nearly as much text to readers."""
    hidden = np.array([_HIDDEN in block.labels for block in blocks], dtype=bool)
    if not (runs & hidden).any():
        return runs
    sizes = np.array([len(block.span) for block in blocks])
    return runs & ~hidden if sizes[runs & ~hidden].sum() >= _NEARLY * sizes[runs & hidden].max() else runs


def find(page: Page) -> Found:
    """What is text on an HTML page; nothing is said of other pages."""
    if page.media != "html" or not page.blocks:
        return Found()
    sure = likely(page)
    runs = _taken(page, sure)
    places = [block.span for block in page.blocks]
    text = frozenset(place for place, one in zip(places, runs, strict=True) if one)
    return Found(dict(zip(places, sure.tolist(), strict=True)), text, _far(page, runs) if text else frozenset())


def _far(page: Page, runs: NDArray[np.bool_]) -> frozenset[Span]:
    at = np.flatnonzero(runs)
    every = np.arange(len(runs))
    after = np.searchsorted(at, every)
    below = np.where(after < len(at), at[np.minimum(after, len(at) - 1)], len(runs) + _APART) - every
    above = every - np.where(after > 0, at[np.maximum(after - 1, 0)], -_APART)
    apart = (below > _APART) & (above > _APART) & (every >= _EDGE) & (every < len(runs) - _EDGE) & ~runs
    found = []
    for number in np.flatnonzero(apart).tolist():
        block = page.blocks[number]
        told = block.span.of(page.text)[:_LOOKED_AT]
        if block.role not in _TELLING and not any(map(str.isdigit, told)):
            found.append(block.span)
    return frozenset(found)


def _runs(blocks: tuple[Block, ...], sure: NDArray[np.float64]) -> NDArray[np.bool_]:
    """The likeliest course of a two-state chain (Viterbi)."""
    odds = np.log(np.clip(sure, 1e-6, 1 - 1e-6)) - np.log1p(-np.clip(sure, 1e-6, 1 - 1e-6))
    size = np.array([min(60.0, len(block.span) / 6 + 1) for block in blocks])
    gains = (np.clip(odds, -_UNSURE, _UNSURE) * np.maximum(_LEAST, np.sqrt(size) / _WEIGHT)).tolist()
    other, text = 0.0, -_SWITCH
    came: list[tuple[bool, bool]] = []
    for gain in gains:
        came.append((text - _SWITCH > other, text >= other - _SWITCH))
        other, text = max(other, text - _SWITCH), max(text, other - _SWITCH) + gain
    state = text > other
    found = np.zeros(len(blocks), dtype=bool)
    for at in range(len(blocks) - 1, -1, -1):
        found[at] = state
        state = came[at][1] if state else came[at][0]
    return found


def label(lines: list[Line], found: Found) -> None:
    """Give the lines of an HTML page the roles that the classifier finds.

    Nothing changes where it finds no text at all. What the words of short lines make them stays unless it is sure.
    """
    if not found.text:
        return
    begun, group = False, 0
    heads = _headers(lines)
    for at, line in enumerate(lines):
        if line.block.group and line.block.group != group:
            begun, group = False, line.block.group  # what stands first in an article's element is its head
        text, sure = line.block.span in found.text, found.likely[line.block.span]
        if at in heads:
            continue
        if text and line.role != "body" and _becomes_text(line, sure, begun=begun):
            line.role, line.kind, line.prose = "body", None, True
            line.why = f"learned classifier of blocks {sure:.2f}"
        elif not text and line.role == "body" and not _tagged(line, sure):
            line.role, line.kind, line.prose = "furniture", _kind(line), False
            line.why = f"learned classifier of blocks {sure:.2f}"
        begun = begun or line.role == "body"


def _tagged(line: Line, sure: float) -> bool:
    """Whether a paragraph is text because it opens with an agency's dateline."""
    return line.opens and sure >= _TAGGED and _HIDDEN not in line.block.labels


def _headers(lines: list[Line]) -> frozenset[int]:
    """The places of headlines with a date or name right below, and of these: lines of bare text in one element."""
    found: set[int] = set()
    for at, (line, below) in enumerate(pairwise(lines)):
        bare = line.block.within == below.block.within and line.block.tag not in _MARKED
        if bare and (title_like(line) or at in found) and (below.stamped or below.role == "byline"):
            found |= {at, at + 1}
    return frozenset(found)


def _becomes_text(line: Line, sure: float, *, begun: bool) -> bool:
    if line.glued:
        return False
    if line.block.role == "heading":
        return begun and line.role == "short"
    if line.role == "short":
        return begun or line.words >= _WORDS_OF_LEAD
    if line.role == "furniture":
        by_words = phrases.kind_of(line.text) is not None
        return (begun or line.words >= _WORDS_OF_LEAD) and (sure >= _SURE or not by_words)
    return line.role in ("outlet", "byline", "note", "stamp") and begun and sure >= _SURE


def join(page: Page, lines: list[Line], cut: list[Segment], found: Found) -> list[Segment]:
    """The articles of a page without cuts through one text.

    A new article needs a headline, a date or a name above it that is not itself part of a text, and on a page that
    claims to be one article also another element around it.
    """
    joined: list[Segment] = []
    single = claims_one(page)
    for segment in cut:
        if found.text and joined and _one_text(lines, joined[-1], segment, found.text, single=single):
            joined[-1] = Segment(joined[-1].start, joined[-1].first, segment.end)
        else:
            joined.append(segment)
    return _signed(lines, joined) if single and found.text else joined


def _signed(lines: list[Line], cut: list[Segment]) -> list[Segment]:
    """The articles of a page that claims to be one: texts without date or name beside one that has them are none."""
    heads = [lines[max(s.start, s.first - _HEAD) : s.first] for s in cut]
    signed = [any(line.stamped or line.role == "byline" for line in head) for head in heads]
    if all(signed) or not any(signed):
        return cut
    kept: list[Segment] = []
    start: int | None = None
    for segment, has in zip(cut, signed, strict=True):
        if has:
            kept.append(Segment(segment.start if start is None else start, segment.first, segment.end))
            start = None
            continue
        for line in lines[segment.start : segment.end]:
            if line.role in ("body", "short"):
                line.role, line.kind, line.prose = "furniture", _kind(line), False
        if kept:
            kept[-1] = Segment(kept[-1].start, kept[-1].first, segment.end)
        else:
            start = segment.start if start is None else start
    return kept


def _one_text(lines: list[Line], upper: Segment, lower: Segment, kept: frozenset[Span], *, single: bool) -> bool:
    last = next((at for at in range(upper.end - 1, upper.first, -1) if lines[at].role == "body"), upper.first)
    above, below = lines[last].block, lines[lower.first].block
    if above.group != below.group:
        return False
    if single and set(above.within[1:_NEAR]) & set(below.within[1:_NEAR]):
        return True
    between = [line for line in lines[last + 1 : lower.first] if line.role != "body" or line.block.span not in kept]
    if _boxed(between, above, below, lines[upper.start : upper.first]):
        return True
    return not any(line.stamped or line.role in ("byline", "outlet", "end") or title_like(line) for line in between)


def _boxed(between: list[Line], above: Block, below: Block, head: list[Line]) -> bool:
    """Whether two paragraphs of one element have nothing but elements of their own between them: teasers, no head."""
    around = above.within[1:2]
    if not around or around != below.within[1:2]:
        return False
    if any(line.block.within[1:2] == around or around[0] not in line.block.within for line in between):
        return False
    levels = {line.block.level for line in head if line.block.level}
    return bool(levels) and not any(line.block.level in levels for line in between)


def settle(lines: list[Line], found: Found) -> None:
    """Between the first and last paragraph of one article, short lines that the classifier leaves out are furniture."""
    body = [at for at, line in enumerate(lines) if line.role == "body"]
    if not found.text or not body:
        return
    for line in lines[body[0] : body[-1]]:
        if line.role in ("short", "outlet") and line.block.span not in found.text:
            line.role, line.kind, line.prose = "furniture", _kind(line), False


def _kind(line: Line) -> FurnitureKind:
    told = phrases.kind_of(line.text) or phrases.by_label(line.block.labels)
    if told and told != "photo-credit":
        return told
    return "related" if line.block.link_share >= _LINKS else "other"
