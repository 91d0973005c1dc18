"""Where one article ends and the next begins: scored on what stands between two paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from headwater.articles import cuts
from headwater.articles.credits import dateline
from headwater.articles.gaps import ENOUGH, Gap, decide, title_like
from headwater.articles.line import Line
from headwater.articles.openings import Openings
from headwater.articles.topics import Trail, announces, shift
from headwater.records import Page
from headwater.text.tokens import folded_words

# Evidence that a new article begins between two paragraphs. Set on all open families and on composite pages
# of real life (bench/articles).
_STAMP = 2.0
_BYLINE = 1.0
_OUTLET = 1.0
_OPENS = 1.5
_TITLE = 1.0
_TAIL = 0.5
_PASTE = 2.5
_GROUP = 2.0
_HEADING = 1.5
_WIDE = 0.5
_SAME_LEVEL = 0.8
_TOPIC = 1.1
_ANNOUNCES = 0.5
_LIVE = -2.5
_COMMENTS = -1.5
_SINGLE = -1.5  # the page says that it is one article; a claim, so it only weighs
_AHEAD = 6  # lines below a gap whose words tell whether the topic changes
_LEAST_OF_TWO = 25.0  # words of two paragraphs or more
_LEAST_WORDS = 40.0  # a shorter text between longer ones is a teaser, not an article
_SINGLE_TYPE = re.compile(
    r"^(?:article|(?:News|Opinion|Reportage|Tech|Satirical|Analysis)?(?:News)?Article|BlogPosting)$", re.I
)
_LIVE_WORDS = re.compile(
    r"\b(?:live(?:blog|ticker| blog| updates?)?|en directo|en vivo|en direct|liveticker|canlı|minute by minute|as"
    r" it happened)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Segment:
    """One article's lines: `lines[start:end]`; `first` is its first paragraph."""

    start: int
    first: int
    end: int


def cut(page: Page, lines: list[Line]) -> list[Segment]:
    """The page's articles as runs of lines; none when nothing on the page reads as an article."""
    body = [at for at, line in enumerate(lines) if line.role == "body"]
    if not body:
        return []
    told = gaps(page, lines, body)
    edges = cuts.edges(lines, body)
    starts = [(0, body[0])]
    # The trees know text pages; containers and headings of markup are weighed by hand.
    begun = [gap.score >= ENOUGH for gap in told] if page.media == "html" else decide(lines, body, told)
    for gap, begins in zip(told, begun, strict=True):
        if begins:
            starts.append((cuts.place(lines, gap.above, gap.below, edges), gap.below))
    segments = [
        Segment(start, first, starts[i + 1][0] if i + 1 < len(starts) else len(lines))
        for i, (start, first) in enumerate(starts)
    ]
    return _without_teasers(lines, segments)


def gaps(page: Page, lines: list[Line], body: list[int]) -> list[Gap]:
    """What stands between every two paragraphs and how much it says, by hand-set weights, that an article begins."""
    live = is_live(page, lines[: body[0]])
    single = claims_one(page)
    usual = _usual(lines, body)
    openings = Openings()
    pasted = _opening(lines[body[0]])
    openings.again(pasted)
    trail = Trail()
    trail.follow(lines[body[0]].text)
    first, comments = body[0], False
    found = []
    for number, (above, below) in enumerate(pairwise(body), 1):
        between = lines[above + 1 : below]
        comments = comments or any(line.kind == "comment-form" for line in between)
        above_it, pasted = pasted, _opening(lines[below])
        asked = bool(between) or lines[below].opens
        after = [lines[at].text for at in body[number : number + _AHEAD] if at < below + _AHEAD] if asked else []
        gap = Gap(above, below, live=live, single=single, comments=comments, usual=usual)
        gap.told = trail.told(after) if asked else None
        gap.pasted, gap.repeated = openings.seen(pasted), pasted == above_it
        titles = [line for line in between if title_like(line)]
        gap.announces = any(announces(line.text, " ".join(after), trail.tail) for line in titles[-2:])
        gap.score = _looser(lines, first, gap, between, titles) + _score(lines, gap, between, titles)
        gap.score += _SINGLE * single
        if gap.score >= ENOUGH:
            first, comments = below, False
            openings.again(pasted)
            trail.begin()
        trail.follow(lines[below].text)
        found.append(gap)
    return found


def _usual(lines: list[Line], body: list[int]) -> int:
    """How many empty lines mostly stand between two paragraphs of this page."""
    gaps = [lines[below].blank for above, below in pairwise(body) if below == above + 1]
    return max(set(gaps), key=lambda n: (gaps.count(n), -n)) if gaps else 0


def _looser(lines: list[Line], first: int, gap: Gap, between: list[Line], titles: list[Line]) -> float:
    """Signs that are weak on their own: wider gaps, rules, headings of the first title's kind, and another topic."""
    if not titles and not any(line.role == "outlet" for line in between):
        return 0.0
    score = _ANNOUNCES * gap.announces + _TOPIC * shift(gap.told)
    if any(line.blank > gap.usual for line in between) or any(not any(map(str.isalnum, line.text)) for line in between):
        score += _WIDE
    head = lines[max(0, first - 6) : first]
    headings = [line.block.level for line in head if line.role == "short" and line.block.level]
    level = headings[-1] if headings else 0
    if level and any(line.block.level == level for line in titles):
        score += _SAME_LEVEL
    return score


def claims_one(page: Page) -> bool:
    """Whether a page's metadata says that it is one article."""
    return page.media == "html" and any(
        _SINGLE_TYPE.search(v) for v in (*page.claims("ld:type"), *page.claims("og:type"))
    )


def is_live(page: Page, head: list[Line]) -> bool:
    """Whether a page is one that grows, newest entry first."""
    if any("Live" in value for value in page.claims("ld:type")):
        return True
    titles = [line.text for line in head if line.role in ("short", "title") and line.words >= 3]
    return any(_LIVE_WORDS.search(title) for title in (*titles, page.title or ""))


def _opening(line: Line) -> tuple[str, ...]:
    text = line.text[:600]
    return tuple(dict.fromkeys(folded_words(text[dateline(text).length :])[:60]))


def _score(lines: list[Line], gap: Gap, between: list[Line], titles: list[Line]) -> float:
    score = 0.0
    upper, lower = lines[gap.above].block, lines[gap.below].block
    if gap.pasted:
        score += _PASTE
    if upper.group != lower.group and lower.group:
        score += _GROUP
    if lines[gap.below].opens and dateline(lines[gap.below].text).tag:
        score += _OPENS
    elif lines[gap.below].opens and between:
        score += _OPENS / 2
    if not between:
        # A paragraph repeated right away is no second paste; a text that begins anew after others is.
        return score if (gap.pasted and not gap.repeated) or upper.group != lower.group else 0.0
    score += _STAMP * any(line.stamped for line in between)
    score += _BYLINE * any(line.role == "byline" for line in between)
    score += _OUTLET * any(line.role == "outlet" for line in between)
    score += _TITLE * bool(titles)
    score += _HEADING * any(line.block.role == "heading" and line.block.level <= 1 for line in titles)
    score += _TAIL * any(
        line.role in ("end", "credit") or line.kind in ("copyright", "comment-form", "related") for line in between
    )
    score += (_LIVE * gap.live) + (_COMMENTS * gap.comments)
    return score


def _without_teasers(lines: list[Line], segments: list[Segment]) -> list[Segment]:
    """Segments with hardly any text are teasers: they go to the article above (the first to the one below)."""
    sizes = [sum(line.words for line in lines[s.start : s.end] if line.role == "body") for s in segments]
    kept: list[Segment] = []
    pending: int | None = None
    most = max(sizes)
    for segment, size in zip(segments, sizes, strict=True):
        paragraphs = sum(line.role == "body" for line in lines[segment.start : segment.end])
        if size >= min(_LEAST_WORDS if paragraphs < 2 else _LEAST_OF_TWO, most):
            start = segment.start if pending is None else pending
            kept.append(Segment(start, segment.first, segment.end))
            pending = None
        elif kept:
            last = kept[-1]
            for line in lines[segment.start : segment.end]:
                if line.role in ("body", "short"):
                    line.role, line.kind, line.prose = "furniture", "related", False
            kept[-1] = Segment(last.start, last.first, segment.end)
        else:
            for line in lines[segment.start : segment.end]:
                if line.role == "body":
                    line.role, line.kind, line.prose = "furniture", "other", False
            pending = segment.start if pending is None else pending
    return kept
