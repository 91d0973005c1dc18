"""What the lines around a text say of it: dates, writers, outlets, agency, dateline."""

from __future__ import annotations

import re
from itertools import pairwise

from headwater.articles import credits, dates, inline, outlets, people, stamps, versions
from headwater.articles.drafts import Draft
from headwater.articles.known import has_given_name, is_place
from headwater.articles.letters import compiled
from headwater.articles.line import Line

_PARTS = r"\s*[|/·•–—,»▪]\s*|\s{2,}|\s-\s"
_NEAR = 3  # lines under a headline among which a name alone is who wrote
_MOST_NAME = 4
_LONGEST_TAG = 6
_MOST_SEARCHED = 200_000  # characters of a page in which a tag is looked for
_AGENCYS = compiled(r"^(?:\C[\w'’\-]+ Press|\C[\w'’\-]+ (?:News )?(?:Agency|Wire|Newswire|News Service))$")
_SOURCE = compiled(r"(?i:^\W{0,3}(?:source|quelle|fuente|fonte|kaynak|kilde|källa|bron|źródło|источник|джерело)\s*:)")


def read(out: Draft, own: list[Line], first: int) -> None:
    """Read dates, writers, outlets, agency and dateline of an article off the lines around its text."""
    for at, (line, weight) in enumerate(_weighed(out)):
        out.stamps += [dates.Marked(stamp, weight, at) for stamp in line.stamps]
    out.authors = _signed(out) or out.authors
    out.outlets, out.agency = _named(out)
    if not out.outlets and not out.stamps:
        for line in out.tail[:2]:
            for part in re.split(_PARTS, line.rest) if line.stamps else ():
                _part(part.strip(" ()"), line, out.outlets, near=True)
    lead = " ".join(line.text[:1500] for line in own[first : first + 6])
    out.authors = tuple(a for a in out.authors if not _is_scene(a, lead))
    if first < len(own) and own[first].role == "body":
        text = own[first].text[versions.lead(own[first].text) :]
        head = inline.head(text)
        found = credits.dateline(text[head.length :])
        out.dateline = found.place
        place = (found.place or "").casefold()
        out.authors = tuple(name for name in out.authors if name.casefold() != place)
        out.tagged = found.tag is not None
        if found.tag:
            out.agency = credits.known(found.tag) or _spelled(found.tag)
            out.authors = tuple(a for a in out.authors if not outlets.same(a, found.tag))
        if not out.stamps:  # "PORTO, May 2, 2026 - The harbour ..." is all that some notices say of their day
            out.stamps += [dates.Marked(s, 0.5) for s in stamps.find(text[: found.length]) if s.kind == "absolute"]
    for line in out.head:
        if line.role == "credit":
            out.credits += credits.credited(line.text)
    for line in own[first:]:
        if line.role == "credit":
            if credits.is_reporting(line.text):
                out.authors = out.authors or people.authors(credits.reporters(line.text))
            elif _SOURCE.match(line.text):
                out.sources += credits.credited(line.text)
            else:
                out.credits += credits.credited(line.text)
    _late(out, own[first:])
    known = next((credits.known(name) for name in out.sources if credits.known(name)), None)
    out.credits += (known,) if known else ()
    if out.agency is None and out.credits:
        out.agency = out.credits[0]
    if out.agency:
        out.credits = tuple(dict.fromkeys((out.agency, *out.credits)))


def _signed(out: Draft) -> tuple[str, ...]:
    """The persons of the head's best byline: one that says "by" before one with a listed given name before others.

    A credit that says who compiled, or a name alone right under the headline, counts where there is no byline.
    """
    place = next((at for at, line in enumerate(out.head) if line is out.title), -1)
    best: tuple[tuple[bool, bool, bool], tuple[str, ...]] | None = None
    for at, line in enumerate(out.head):
        if line.role == "byline" and line.authors:
            named = any(map(has_given_name, line.authors))
            rank = (people.opens_by(line.text), named, at > place)
            if best is None or rank > best[0]:
                best = rank, line.authors
    if best is not None:
        return best[1]
    for line in out.head:
        if line.role == "credit" and credits.is_reporting(line.text):
            return people.authors(credits.reporters(line.text))
    near = out.head[place + 1 : place + 1 + _NEAR] if out.title is not None else []
    for line in near:
        if line.role == "short" and people.is_person(line.text) and line.words <= _MOST_NAME:
            return (line.text.strip(),)
    return ()


def signed_off(tail: list[Line], text: str) -> str | None:
    """The agency whose tag stands alone under an article ("AFP", "XYW"): a listed one, or one that the page cites.

    Args:
        tail: The lines below the article's text.
        text: The page's text.
    """
    for line in tail[:_NEAR]:
        tag = line.text.strip(" ()-–—/.")
        if len(tag) > _LONGEST_TAG:
            continue
        if credits.known(tag):
            return credits.known(tag)
        if len(tag) > 1 and tag.isascii() and tag.isalpha() and tag.isupper():
            cited = rf"\b(?:to|told|by|with|from|an|per|nach|selon|según|secondo)\s(?:the\s)?{tag}\b|\({tag}\)|\b{tag}/"
            if re.search(cited, text[:_MOST_SEARCHED]):
                return tag
    return None


def _weighed(out: Draft) -> list[tuple[Line, float]]:
    """The head's stamped lines and how firmly each belongs to the article: below the headline most, far above least."""
    place = next((at for at, line in enumerate(out.head) if line is out.title), None)
    found = []
    for at, line in enumerate(out.head):
        if line.role not in ("stamp", "byline", "outlet") or not line.stamps:
            continue
        if place is None:
            weight = 2.0 - 0.1 * (len(out.head) - at)
        elif at > place:
            weight = 3.0 - 0.1 * (at - place)
        else:
            weight = 2.0 - 0.3 * (place - at)
        found.append((line, weight + 0.3 * bool(line.authors)))
    return found


def _late(out: Draft, rest: list[Line]) -> None:
    """Some pages print byline and date under the first paragraph or the last; they count when the head has none."""
    for line in rest:
        if line.role not in ("stamp", "byline"):
            continue
        told = any(stamp.hedged for stamp in line.stamps) or line.role == "byline" or line in out.tail[:4]
        if not out.stamps and line.stamps and told:
            out.stamps += [dates.Marked(stamp, 0.5) for stamp in line.stamps]
        if not out.authors and line.authors and (line.stamps or people.is_byline(line.text)):
            out.authors = line.authors


def _is_scene(name: str, lead: str) -> bool:
    """Whether a name in a byline is where the reporter stood: the text says "in <name>"."""
    return bool(re.search(rf"\b(?:in|at|from|near|to|off|en|à|aus|nach) {re.escape(name)}\b", lead))


def _spelled(tag: str) -> str:
    return tag.upper() if tag.islower() and len(tag) <= 4 else tag


def _named(out: Draft) -> tuple[list[str], str | None]:
    """The outlets that the header's lines name, nearest to the headline first, and the agency."""
    found: list[str] = []
    agency: str | None = None
    place = next((at for at, line in enumerate(out.head) if line is out.title), None)
    below = out.head if place is None else out.head[place + 1 :]
    above = [] if place is None else out.head[:place][::-1]
    for line in (*below, *above):
        credit = credits.helped(line.rest) if line.role in ("byline", "stamp") else None
        credit = credit or (people.besides_desk(line.text) if line.role == "byline" else None)
        if credit:
            agency = agency or credit
        elif line.role == "outlet" and line.outlet:
            found.append(line.outlet)
        elif line.role in ("stamp", "byline"):
            for name in people.read(line.rest).others:
                agency = agency or credits.known(name)
            aged = any(stamp.kind == "relative" for stamp in line.stamps)
            near = line in below or aged
            for part in re.split(_PARTS, line.rest):
                _part(part.strip(), line, found, near=near)
                agency = agency or credits.agency_in(part)
    agency = agency or next((credits.known(name) for name in found if credits.known(name)), None)
    return found, agency or _under_byline(out.head)


def _under_byline(head: list[Line]) -> str | None:
    """The agency that stands alone right under a byline, by the form of agencies' names ("... Press", "... Agency")."""
    for above, line in pairwise(head):
        if above.role == "byline" and above.authors and not above.stamps and _AGENCYS.match(line.text.strip()):
            return line.text.strip()
    return None


def _part(part: str, line: Line, found: list[str], *, near: bool) -> None:
    if not part or part in line.authors:
        return
    known = outlets.outlet(part)
    if known:
        found.append(known)
    elif near and line.stamps and 1 <= len(part.split()) <= 5 and _outlet_form(part):
        found.append(part)


def _outlet_form(part: str) -> bool:
    """Whether words beside a date can be an outlet's name: capitals, no person, no place after a person."""
    words = part.split()
    if (
        any(c.isdigit() or c == ":" for c in part)
        or part.endswith((".", "?"))
        or is_place(part)
        or not words[0][0].isalpha()
    ):
        return False
    if not all(w[0].isupper() or w in ("of", "de", "the", "and", "&", "la", "del", "der", "do", "da") for w in words):
        return False
    named = people.read(part)
    desk = people.is_desk_name(part)
    return not desk and not named.named and not people.is_byline(part)
