"""Captions, bylines and names of outlets that only the lines around them give away."""

from __future__ import annotations

import re
from itertools import pairwise

from headwater.articles import credits, people, phrases
from headwater.articles.letters import compiled
from headwater.articles.line import Line

_MOST_OFFICE = 10  # words of a name with its office or place
_MOST_ASKED = 14  # words of a headline that ends as a sentence does
_MOST_HEADER = 16  # words of the byline or date below it
_NEAR = 4
_RUNNING = 20.0  # words of a paragraph above which, and of a text below whose headline, a card may stand
_TITLE = 3.0  # words from which a short line may be a headline


def settle(lines: list[Line]) -> None:
    """Captions and names of outlets that only their place gives away."""
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        if (
            following is not None
            and following.kind == "photo-credit"
            and line.role in ("body", "short")
            and line.words <= 45
            and not line.opens
        ):
            line.role, line.prose, line.kind = "caption", False, "caption"
    _asked(lines)
    for at, line in enumerate(lines):
        if (
            line.role == "credit"
            and line.text[:2] in ("- ", "– ")
            and any(n.text == line.text[2:].strip() for n in lines[max(0, at - 3) : at])
        ):
            line.role, line.outlet = "outlet", line.text[2:].strip()  # an aggregator's card repeats the outlet's name
    for at, line in enumerate(lines):
        if (
            line.role == "short"
            and line.block.role != "heading"
            and (_signed(lines, at) or people.is_desk(line.text) or _helped(line))
        ):
            line.role, line.prose, line.rest = "byline", False, line.text
            line.authors = people.authors(line.text)
    for above, line in pairwise(lines):
        if line.role == "credit" and above.role == "short" and above.words >= _TITLE and _bracketed(line.text):
            line.role, line.outlet = "outlet", line.text.strip("()[] ")  # under a headline it says whose the text is
    for at, line in enumerate(lines):
        if line.role != "short" or line.block.role == "heading":
            continue
        if _bracketed(line.text):
            line.role, line.outlet = "outlet", line.text.strip("()[] ")
        elif _name_like(line.text) and not phrases.is_section(line.text):
            near = [lines[i] for i in (at - 1, at + 1) if 0 <= i < len(lines)]
            beside = any(n.role in ("stamp", "byline") and not n.outlet for n in near)
            if beside or line.glued or line.text.startswith(("- ", "– ")):
                line.role, line.outlet = "outlet", line.text.strip(" -–—·|•,")
    _carded(lines)
    _repeated(lines)


def _repeated(lines: list[Line]) -> None:
    """A headline that stands twice, the second time with a name glued to it, gives the outlet of its text."""
    for above, line in pairwise(lines):
        if line.role != "short" or above.role != "short" or above.words < _TITLE:
            continue
        if len(line.text) > len(above.text) and line.text.startswith(above.text):
            name = line.text[len(above.text) :].strip(" -–—·|•,/")
            if _name_like(name) and not people.is_person(name) and not phrases.is_section(name):
                line.outlet = name
                line.role, line.rest = "outlet", name


def _carded(lines: list[Line]) -> None:
    """Where a page names outlets on cards, a name alone between a text and a headline is one more, day or no day."""
    if not any(line.outlet and _dated_near(lines, at) for at, line in enumerate(lines)):
        return
    for at in range(1, len(lines) - 2):
        above, line, title, below = lines[at - 1 : at + 3]
        if line.role != "short" or line.block.role == "heading" or above.role != "body" or above.words < _RUNNING:
            continue
        headed = title.role == "short" and title.words >= _TITLE and not title.blank
        texted = (below.role == "body" and below.words >= _RUNNING) or (below.role in ("stamp", "byline"))
        if headed and texted and not below.blank and _title_case(line.text) and not phrases.is_section(line.text):
            line.role, line.outlet = "outlet", line.text.strip(" -–—·|•,")


def _dated_near(lines: list[Line], at: int) -> bool:
    return any(line.role == "stamp" for line in lines[max(0, at - 1) : at + 2])


def _asked(lines: list[Line]) -> None:
    """A brief line right above a byline or a date with text below is a headline however it ends."""
    seen = False
    for at, line in enumerate(lines):
        if line.role == "body" and line.words <= _MOST_ASKED and not line.opens:
            below = lines[at + 1] if at + 1 < len(lines) else None
            headed = below is not None and below.role in ("stamp", "byline") and below.words <= _MOST_HEADER
            asks = line.text.rstrip("\"”’'») ").endswith(("?", "!"))
            after = lines[at - 1] if at else None
            under = after is not None and after.role in ("stamp", "outlet")
            if (headed and _text_near(lines, at + 2)) or (asks and (not seen or under) and _text_near(lines, at + 1)):
                line.role, line.prose = "short", False
        seen = seen or (line.role == "body" and line.words > _MOST_ASKED)


def _text_near(lines: list[Line], at: int) -> bool:
    """Whether running text begins within a few lines from here."""
    return any(line.role == "body" and line.words > _MOST_ASKED for line in lines[at : at + _NEAR])


_MENU_MARK = compiled(r"\s[>»]\s|//|\S\s{2,}\S.*\S\s{2,}\S|(?:[|•·].*){3}")
_BY_LABELS = frozenset({"byline", "author", "authors", "by", "writer", "auth", "autor", "auteur", "reporter"})


def _signed(lines: list[Line], at: int) -> bool:
    """Whether a line is a byline though no "By" says so: nothing but persons, and beside a date."""
    line = lines[at]
    if line.words > 24 or line.text.endswith((".", "?", "!", ":")) or _MENU_MARK.search(line.text):
        return False
    named = people.read(line.text)
    if not named.authors or not named.clean:
        return False
    if at == 0 and not named.named and not people.opens_by(line.text):
        return False  # the first line of a page is rather its site's name than a person's
    if _BY_LABELS & set(line.block.labels[:3]):
        return True
    around = [n for n in lines[max(0, at - 2) : at + 3] if n is not line]
    dated = [n for n in around if n.stamps]
    if not dated:
        return line.words <= _MOST_OFFICE and people.has_office(line.text)
    if not named.named and people.has_place(line.text) and any(people.is_person(n.text) for n in around):
        return False  # "Ein Anruf aus Limassol" above a line that is nothing but a name
    if not named.named and any(_firm(n.text) for n in around):
        return False  # a surer byline stands beside it: this is a headline that looks like names
    repeated = any(n.text.strip(" -–—") == line.text.strip() for n in around)
    beside = [n for n in lines[max(0, at - 1) : at + 2] if n is not line and n.stamps]
    aged = any(s.kind == "relative" for n in beside if not n.rest for s in n.stamps)
    return named.named or not (repeated or aged)


def _helped(line: Line) -> bool:
    return line.words <= 8 and not line.text.endswith((".", "?", "!")) and credits.helped(line.text) is not None


def _firm(text: str) -> bool:
    named = people.read(text) if len(text) < 120 else people.Byline()
    return bool(named.authors) and named.clean and (named.named or named.marked)


def _bracketed(text: str) -> bool:
    """An outlet in brackets on a line of its own; only the words of outlets tell it from other asides."""
    return text[:1] in "([" and text[-1:] in ")]" and _name_like(text[1:-1]) and people.is_outlet_name(text[1:-1])


def _name_like(text: str) -> bool:
    return _title_case(text) and not re.search(r"\d", text)


def _title_case(text: str) -> bool:
    """Whether a brief line is written as names are; figures may be part of one ("The World in 90 Seconds")."""
    words = text.strip(" -–—·|•,").split()
    if people.opens_by(text) or not 1 <= len(words) <= 5 or len(text) > 45 or re.search(r"[?!.:;\"“”]$", text):
        return False
    return all(
        w[0].isupper()
        or w[:2].isdigit()
        or w.lower() in ("of", "de", "the", "and", "&", "la", "le", "del", "der", "di", "da", "en", "in", "im")
        for w in words
    )
