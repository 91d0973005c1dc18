"""Why a line was taken as what it is, in a few words for people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headwater.articles import phrases
from headwater.articles.line import Line
from headwater.records import Page

_PLACES = {
    "navigation": "in the page's navigation",
    "aside": "beside the main column",
    "footer": "in the page's foot",
    "form": "in a form",
    "caption": "in a picture's caption",
}
_ADDRESS = re.compile(r"\W{0,3}(?:\w{1,12}\s?:\s*)?(?:https?://|www\.)\S{1,300}$", re.I)
_CREDIT = re.compile(r"(?:©|[/(])[^.!?]{2,60}\)?\s*$")
_MOST_QUOTED = 40
_VOTE = "voted-body"


def furniture(line: Line, kind: str, *, place: str) -> str:
    """Why a whole line is furniture of this kind; `place` says where it stands when nothing else tells."""
    if line.why:
        return line.why
    said = phrases.telling(line.text, kind)
    if said:
        return f"says {quoted(said)}"
    if line.block.role in _PLACES:
        return _PLACES[line.block.role]
    marked = next((label for label in line.block.labels if phrases.by_label((label,)) == kind), None)
    if marked:
        return f"marked up as {quoted(marked)}"
    if not any(map(str.isalnum, line.text[:2000])):
        return "no words"
    if kind in ("caption", "photo-credit"):
        return "ends like a photo credit" if _CREDIT.search(line.text[-120:]) else "beside a photo credit"
    if _ADDRESS.match(line.text):
        return "a bare address"
    if phrases.is_menu(line.text):
        return "a row of page sections"
    if phrases.promotion(line.text) >= 1:
        return "words that sell"
    return place


def inside(words: str, kind: str) -> str:
    """Why a stretch in the middle of a line is furniture."""
    said = phrases.telling(words, kind)
    return f"says {quoted(said)} inside the line" if said else "breaks into the sentence"


def headline(line: Line, page: Page) -> str:
    """Why a line is the headline."""
    looks = f"marked up as a heading ({line.block.level})" if line.block.level else "looks like a headline"
    words = _bare(line.text)
    claims = (("og:title", page.claims("og:title")), ("ld:headline", page.claims("ld:headline")))
    agreeing = next((key for key, values in claims if any(_bare(v) == words for v in values)), "")
    if not agreeing and page.title and words and words in _bare(page.title):
        agreeing = "<title>"
    return f"{looks}, stands above the text" + (f", {agreeing} agrees" if agreeing else "")


def header(line: Line) -> tuple[str, str]:
    """What a header line is and why; nothing when the line says neither who nor when nor whose."""
    if line.why and line.role in ("stamp", "byline", "outlet", "credit"):
        return {"stamp": "date", "outlet": "publisher"}.get(line.role, line.role), line.why
    if line.role == "stamp":
        aged = any(stamp.kind == "relative" for stamp in line.stamps)
        return "date", "an age, counted back from the page's clock" if aged else "a date and little else"
    if line.role == "byline":
        return "byline", "names who wrote it" + (" and when" if line.stamps else "")
    if line.role == "outlet":
        return "publisher", "an outlet's name" + (" with a date" if line.stamps else "")
    if line.role == "credit":
        return "credit", "says where it comes from"
    if line.role == "note":
        return "header", "an editor's note"
    if line.role == "end":
        return "header", "marks where a text ends"
    return "", ""


def body(line: Line, before: str) -> str:
    """Why a line is running text; `before` is the role that it had by its looks alone."""
    if line.why:
        return line.why
    if before == "body":
        return "reads as a paragraph"
    if _VOTE in line.block.labels:
        return "short, but a second reader calls it text"
    return "short line between paragraphs"


def begins(lines: Sequence[Line]) -> str:
    """Why an article begins where it does, from the lines between the text above and its own."""
    told = []
    if any(line.role == "outlet" for line in lines):
        told.append("an outlet's name")
    if any(line.stamped for line in lines):
        told.append("a date")
    if any(line.role == "byline" for line in lines):
        told.append("a byline")
    if any(line.role == "title" for line in lines):
        told.append("a headline")
    if not told:
        return "the text begins anew"
    listed = ", ".join(told[:-1]) + " and " + told[-1] if len(told) > 1 else told[0]
    return f"{listed} between two texts"


def quoted(words: str) -> str:
    """Words in quotation marks, cut when long.

    >>> quoted("Sign up")
    '“Sign up”'
    """
    flat = " ".join(words.split())
    return f"“{flat if len(flat) <= _MOST_QUOTED else flat[: _MOST_QUOTED - 1].rstrip() + '…'}”"


def _bare(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
