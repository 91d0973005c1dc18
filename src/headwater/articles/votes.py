"""Where a second reader of the page agrees with us, its opinion settles lists, short lines and far-off paragraphs."""

from __future__ import annotations

from headwater.articles.lines import Line

VOTE = "voted-body"
# How much of our text the second reader must take for text too, and the other way round, before it is heard. Set on the
# zyte and fundus pages.
_AGREED = 0.5
_MOST_APART = 12  # lines between the voted text and a line of ours that it leaves out


def apply(lines: list[Line]) -> None:
    """Change the roles of a page's lines where both readers mostly agree; pages without votes stay as they are."""
    voted = [line for line in lines if VOTE in line.block.labels]
    ours = [line for line in lines if line.role == "body"]
    both = sum(line.words for line in voted if line.role == "body")
    if not voted or (ours and both < _AGREED * sum(line.words for line in ours)):
        return
    kept = [at for at, line in enumerate(lines) if VOTE in line.block.labels and line.role == "body"]
    if not kept:
        kept = [at for at, line in enumerate(lines) if VOTE in line.block.labels]
    first, last = kept[0], kept[-1]
    for at, line in enumerate(lines):
        inside = VOTE in line.block.labels
        if inside and first <= at <= last and line.role == "short" and _is_text(line):
            line.role, line.prose = "body", True
        elif not inside and line.role == "body" and (at < first or at > last):
            line.role, line.kind, line.prose = "furniture", "other", False


def _is_text(line: Line) -> bool:
    return line.block.role in ("list-item", "cell", "quote") or (line.block.role == "paragraph" and line.words >= 6)
