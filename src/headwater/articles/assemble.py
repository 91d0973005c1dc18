"""A run of lines to an Article: body without furniture, header read, everything else labelled."""

from __future__ import annotations

import re
from itertools import pairwise

from headwater.articles import (
    claims,
    credits,
    dates,
    headers,
    headings,
    inline,
    kinds,
    locked,
    outlets,
    people,
    phrases,
    topics,
    versions,
    writers,
)
from headwater.articles.drafts import Draft
from headwater.articles.letters import compiled
from headwater.articles.line import Line
from headwater.articles.phrases import promotion
from headwater.articles.segments import Segment
from headwater.articles.titles import choose, written
from headwater.articles.wording import kind as sounding
from headwater.articles.wording import lean
from headwater.records import Article, Furniture, FurnitureKind, Note, Page, Span
from headwater.text.language import language_of

_INLINE = 1000  # the line number of stamps inside the first paragraph: below all lines of the head
_BRIEF = 16  # words of a line that may be an advert without saying so
_OFFER = 0.7  # one word that sells in a long line ("peace deal") is none
_TEASER = 4.0  # words from which a line below the text is most often the headline of another
_LINKS = 0.5
_SOUNDS = 2.0  # how much words must sound like furniture to tell its kind
_LEAD = 3  # a tagged dateline among the first so many paragraphs is where the text begins


def draft(page: Page, lines: list[Line], segment: Segment) -> Draft:
    """One segment read on its own."""
    own = lines[segment.start : segment.end]
    out = Draft(Span(own[0].span.start, own[-1].span.end))
    first = _first(own)
    last = max((at for at, line in enumerate(own) if line.role == "body"), default=first)
    out.head, out.tail = own[:first], own[last + 1 :]
    out.title = choose(page, out.head, own[first : first + _LEAD])
    _labels_of_offers(own)
    told = " ".join(line.text[:600] for line in own[: last + 1] if line.role == "body" and line.words > _BRIEF)
    titled = next((at for at, line in enumerate(own[:first]) if line is out.title), 0)
    for at, line in enumerate(own):
        if at < first:
            _above(line, out, over=at < titled)
        elif line.role == "short" and first < at < last and _advert(line, told):
            out.furniture.append(Furniture("advert", line.span))
        elif line.role == "body":
            _paragraph(line, out, lead=at == first)
        elif at < last and line.role in ("short", "title", "outlet", "byline") and not line.stamps:
            _crosshead(line, out)
        else:
            _beside(line, out, after=at > last)
    headers.read(out, own, first)
    out.notes += versions.notes(out.head, own[first:], out.title)
    return out


def _first(own: list[Line]) -> int:
    """Where the text begins: at the agency's dateline when one is near, else at the first paragraph."""
    body = [at for at, line in enumerate(own) if line.role == "body"]
    for at in body[:_LEAD]:
        if own[at].opens and credits.dateline(own[at].text).tag:
            return at
    return body[0] if body else 0


def _labels_of_offers(own: list[Line]) -> None:
    """A short line right above an offer to the reader is the offer's own headline."""
    for line, below in pairwise(own):
        offer = below.kind in ("newsletter", "subscription") and not below.blank
        if line.role == "short" and line.words <= 8 and offer:
            line.role, line.kind = "furniture", below.kind


def _above(line: Line, out: Draft, *, over: bool) -> None:
    if line is out.title:
        line.role = "title"
    elif over and line.role == "short":
        out.furniture.append(Furniture(_kind(line, "navigation"), line.span))
    elif line.role in ("furniture", "caption"):
        out.furniture.append(Furniture(line.kind or "other", line.span))
    elif line.role == "body":
        out.furniture.append(Furniture("caption", line.span))


def _advert(line: Line, told: str) -> bool:
    """A brief line without a voice, in no way about what the text around it is about."""
    if line.words > _BRIEF or line.opens or line.text[:1] in "\"“„«'‘-–—•*":
        return False
    return topics.stranger(line.text, told)


def _beside(line: Line, out: Draft, *, after: bool) -> None:
    if line.role in ("furniture", "caption"):
        out.furniture.append(Furniture(line.kind or "other", line.span))
    elif line.role in ("short", "outlet", "end", "note"):
        usual: FurnitureKind = "related" if after and line.words >= _TEASER else "other"
        out.furniture.append(Furniture(_kind(line, usual), line.span))


def _kind(line: Line, usual: FurnitureKind) -> FurnitureKind:
    """What a line beside the text is: by its words, by its markup, by how its words sound, or as most are there."""
    told = phrases.kind_of(line.text) or phrases.by_label(line.block.labels)
    if told is None and line.block.link_share < _LINKS and lean(line.text) > _SOUNDS:
        told = sounding(line.text)
    return told or usual


def _crosshead(line: Line, out: Draft) -> None:
    """A short line between paragraphs: a crosshead of the text, unless it offers something."""
    offer = promotion(line.text)
    if offer >= _OFFER or (offer >= 0.5 and line.words <= 8):
        out.furniture.append(Furniture("advert", line.span))
    elif re.search(r"[→►◄»|]|\s{3,}|\d+ ?%$", line.text):
        out.furniture.append(Furniture("related", line.span))
    else:
        out.body.append(line.span)


def _paragraph(line: Line, out: Draft, *, lead: bool) -> None:
    at = versions.lead(line.text) if lead else 0
    if at:
        out.furniture.append(Furniture("other", Span(line.span.start, line.span.start + len(line.text[:at].rstrip()))))
    if lead and not at:
        head = inline.head(line.text)
        at = head.length
        out.furniture += [Furniture(f.kind, f.span.shifted(line.span.start)) for f in head.furniture]
        out.stamps += [dates.Marked(stamp, 1.5, _INLINE) for stamp in head.stamps]
        out.authors = out.authors or head.authors
    text = line.text
    for piece in inline.inside(text, learned=not line.block.tag):
        if piece.span.start < at or (line.opens and piece.span.start == 0):
            continue
        _keep(line, at, piece.span.start, out)
        out.furniture.append(Furniture(piece.kind, piece.span.shifted(line.span.start)))
        at = piece.span.end
    _keep(line, at, len(text), out)


_TAIL_CREDIT = compiled(
    r"(?:^|(?<=[.!?\"”’')])\s*)(?:[—–-]\s*)?(?:with files from|additional reporting by|author:|reporting by"
    r"|\(reporting by)\s+[^.!?]{2,120}[.)]*\s*$",
    re.I,
)


_SIGNED = compiled(
    r"\b(?:Author|Text|Words|Autor|Reporting):\s+(?P<who>\C[\w'’\-]*(?:"
    r" \C[\w'’\-]*){1,2}?)(?=\s*$|\s+(?:Sign|Read|Follow|Subscribe|Get|Share|More|Source|Published"
    r"|[^\x00-\x7f]))"
)


def _keep(line: Line, start: int, end: int, out: Draft) -> None:
    words = line.text[start:end]
    signed = _SIGNED.search(words, max(0, len(words) - 300))
    if signed and people.is_person(signed["who"]) and len(line.text) > 220:
        out.authors = out.authors or (signed["who"],)
        _keep(line, start, start + signed.start(), out)
        rest = Span(line.span.start + start + signed.end(), line.span.start + end)
        if len(rest) > 3:
            out.furniture.append(Furniture("other", rest))
        return
    tail = _TAIL_CREDIT.search(words[-220:]) if len(words) > 220 else None
    if tail:
        cut = len(words) - min(220, len(words)) + tail.start()
        _tail_credit(words[cut:], out)
        words = words[:cut]
    stripped = words.strip(" \t\u00a0")
    if not stripped or not any(c.isalnum() for c in stripped):
        return
    begin = line.span.start + start + len(words) - len(words.lstrip(" \t\u00a0"))
    out.body.append(Span(begin, begin + len(stripped)))


def _tail_credit(words: str, out: Draft) -> None:
    out.credits += credits.credited(words.strip())
    named = re.search(r"(?i)(?:author:|reporting by)\s+(.*)", words)
    if named and not out.authors:
        out.authors = people.authors(named[1])


def finish(page: Page, out: Draft, number: int, *, when: dates.Dated, publisher: str | None, sole: bool) -> Article:
    """The draft as a record, with what only the whole page could tell."""
    body = tuple(sorted(out.body))
    text = "\n".join(span.of(page.text) for span in body)
    title, title_span, odd = headings.settled(page, *written(out.title, numbered=not sole), body, sole=sole)
    language = language_of(text) or page.language
    notes = [*out.notes, *odd]
    published, how = when.published, when.how
    claimed = claims.day(page) if sole else None
    if claimed and published and claims.swapped(published, claimed):
        published = claimed  # printed in figures, which the metadata tells how to read
    printed = out.authors or (claims.authors(page, [*out.head, *out.tail]) if sole else ())
    authors, odd = writers.written(page, out.span, (title, title_span), body, printed, sole=sole)
    notes += odd
    authors = tuple(name for name in authors if not kinds.is_label(name))
    if out.tagged and out.agency:
        authors = tuple(name for name in authors if not outlets.same(name, out.agency or ""))
    kind = kinds.kind(page, out.head, out.tail, out.title, text)
    if kind == "release":
        publisher = kinds.party(out.head, out.tail, publisher, text) or publisher
        kind = kind if kinds.own_release(kind, publisher, title or "", text) else "report"
    elif any("Editorial" in name for name in out.authors):
        kind = "opinion" if kind == "report" else kind
    if publisher and sole:
        notes += outlets.conflict(page, publisher)
    if publisher is None:
        notes.append(Note("no-publisher", "The page does not say whose article this is."))
    return Article(
        ref=f"{page.address}#{number}",
        page=page.address,
        number=number,
        span=out.span,
        body=body,
        text=text,
        title=title,
        title_span=title_span,
        publisher=publisher,
        agency=out.agency,
        credits=out.credits,
        authors=authors,
        published=published,
        published_from=how,
        updated=when.updated,
        dateline=out.dateline,
        language=language,
        url=(page.claims("canonical") or page.claims("og:url") or (None,))[0],
        kind=kind,
        access=locked.access(text, out.tail),
        furniture=tuple(sorted(headings.beside(out.furniture, title_span), key=lambda f: f.span)),
        sha256=page.sha256,
        notes=tuple(notes),
    )
