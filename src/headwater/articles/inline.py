"""What is not text inside a line of text: adverts, paywalls and captions in mid-sentence, headers at its front."""

from __future__ import annotations

import re
from dataclasses import dataclass

from headwater.articles import credits, people, phrases, runin, stamps
from headwater.articles.letters import compiled
from headwater.articles.outlets import outlet
from headwater.articles.stretches import stretches
from headwater.records import Furniture, FurnitureKind, Span

_SEPARATORS = compiled(r"[\s|·•,;:–—-]*")
_SENTENCE = compiled(r"(?<=[.!?…])[\"”’')]*\s+(?=[\"“‘'(«„]?\C)")
_NAME = r"\C[\w.'’\-]*"
_PHOTO = compiled(
    rf"\b(?i:photo|picture|image|pic|foto|bild|video)s?(?i: by|:| credit:?)\s+(?P<who>{_NAME}(?: {_NAME}){{0,4}})"
    rf"(?:\s?/\s?(?P<org>{_NAME}(?: {_NAME}){{0,5}}))?"
)
_PAREN = compiled(
    r"\((?:©|photo|ap photo|image|file|foto|bild|[^()]{0,40}\b(?:getty images|image credit|handout|via (?:ap"
    r"|reuters|getty|kyodo)))[^()]{0,80}\)",
    re.I,
)
_CAPS_RUN = compiled(r"(?<=\s)\C{3,}(?=[ ,(])")
_OFFICE = compiled(
    rf"(?P<who>{_NAME}(?: {_NAME}){{1,3}}), (?:[a-z]+ ){{0,3}}(?:correspondent|reporter|editor|writer|columnist"
    rf"|producer|chief|analyst)s? (?=[\"“‘]?\C)"
)
_ORG_END = frozenset(
    [
        "network",
        "images",
        "press",
        "agency",
        "news",
        "media",
        "archive",
        "archives",
        "group",
        "pictures",
        "photos",
        "post",
        "times",
        "reuters",
        "ap",
        "afp",
    ]
)
_SELLING = frozenset({"subscription", "newsletter"})
_MOST_BETWEEN = 160  # characters between two pieces of one paywall block that belong to it whatever they say
_MOST_SELLING = 320  # characters between two pieces that belong to it when they sell something
_SELLS = 0.3
_REPORTED = compiled(r"\b(?:said|says|told|announced|reported|according)\b", re.I)
_MOST_CAPTION = 420
_MOST_HEAD = 200
_MOST_BYLINE = 120
_MOST_INLINE = 200_000  # characters of one line that are searched for furniture: more than any article has
_LONG = 40  # words from which a line may hold a whole article with its header


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the text in a line that holds header and text: its length and what it says."""

    length: int
    stamps: tuple[stamps.Stamp, ...]
    authors: tuple[str, ...]
    rest: str
    furniture: tuple[Furniture, ...]


def head(text: str) -> Head:
    """The header that a paragraph opens with: byline, dates, reading time, caption and photo credit.

    >>> found = head("Ana Sousa Published May 2, 2025 \u2022 3 minute read The harbour was empty " + "and still " * 60)
    >>> found.authors, found.stamps[0].iso, found.length > 40
    (('Ana Sousa',), '2025-05-02', True)
    """
    at = 0
    dates: list[stamps.Stamp] = []
    rests: list[str] = []
    furniture: list[Furniture] = []
    if len(text.split(maxsplit=_LONG)) <= _LONG:
        return Head(0, (), (), "", ())
    names: tuple[str, ...] = ()
    if credits.dateline(text).length:
        return Head(0, (), (), "", ())
    for _ in range(8):
        step = _unit(text, at, furniture)
        if step is None:
            found = _stamp(text, at)
            if found is None:
                break
            stamp, before = found
            if before:
                rests.append(before)
                names = names or people.authors(before)
            dates.append(stamp)
            step = stamp.span.end
        at = step + len(_SEPARATORS.match(text[step : step + 20])[0])  # type: ignore[index]
    at, names = _signed(text, at, names)
    at = _caption(text, at, furniture)
    front = at
    at = _to_dateline(text, at, furniture)
    names = names or (runin.before_dateline(text[front:at]) if at > front else ())
    return Head(at, tuple(dates), names, " | ".join(rests), tuple(furniture))


def _signed(text: str, at: int, names: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """A byline with an office that runs into the text: "Ana Sousa, special correspondent From the roof ..."."""
    match = _OFFICE.match(text, at)
    if match and not names and people.is_person(match["who"]):
        return match.end(), (match["who"],)
    if not names and not at:
        return runin.byline(text)
    return at, names


def _to_dateline(text: str, at: int, furniture: list[Furniture]) -> int:
    """What stands before an agency's dateline near the start of a line is header and caption."""
    for match in _SENTENCE.finditer(text, at, at + _MOST_CAPTION):
        if credits.dateline(text[match.end() : match.end() + _MOST_HEAD]).tag:
            furniture.append(Furniture("caption", Span(at, match.start() + 1)))
            return match.end()
    for match in _CAPS_RUN.finditer(text, at, at + _MOST_CAPTION):
        found = credits.dateline(text[match.start() : match.start() + _MOST_HEAD])
        if found.tag and found.place and match.start() > at:
            furniture.append(Furniture("caption", _tight(text, at, match.start())))
            return match.start()
    return at


def _unit(text: str, at: int, furniture: list[Furniture]) -> int | None:
    for start, end, kind in phrases.units(text[at : at + _MOST_HEAD]):
        if start <= 2 and kind in ("read-time", "share", "other"):
            furniture.append(Furniture(kind, Span(at + start, at + end)))
            return at + end
    return None


def _stamp(text: str, at: int) -> tuple[stamps.Stamp, str] | None:
    piece = text[at : at + _MOST_HEAD]
    found = stamps.find(piece)
    if not found:
        return None
    before = stamps.residue(piece[: found[0].span.end], (found[0],))
    words = re.findall(r"[^\W\d_][\w'’-]*", before)
    capital = sum(w[0].isupper() or len(w) <= 3 for w in words)
    if (
        len(words) > 16
        or re.search(r"[.!?][\"”’]?\s", before)
        or found[0].span.start > _MOST_BYLINE
        or (words and capital < 0.85 * len(words))
    ):
        return None
    stamp = found[0]
    placed = stamps.Stamp(stamp.span.shifted(at), stamp.kind, stamp.iso, stamp.back, stamp.updated, stamp.hedged)
    return placed, before


def _caption(text: str, at: int, furniture: list[Furniture]) -> int:
    """A caption right after the header is known by the photo credit that ends it."""
    piece = text[at : at + _MOST_CAPTION]
    match = _PHOTO.search(piece)
    if match is None or len(_SENTENCE.findall(piece[: match.start()])) > 2:
        return at
    end = _credit_end(piece, match)
    if match.start() > 1:
        furniture.append(Furniture("caption", Span(at, at + len(piece[: match.start()].rstrip()))))
    furniture.append(Furniture("photo-credit", Span(at + match.start(), at + end)))
    return at + end + len(_SEPARATORS.match(piece[end : end + 10])[0])  # type: ignore[index]


def _credit_end(piece: str, match: re.Match[str]) -> int:
    """Where a photo credit ends that runs into the text: before a dateline, after a known name, else a likely one."""
    group = "org" if match["org"] else "who"
    start = match.start(group)
    ends = [start + w.end() for w in re.finditer(r"\S+", match[group])]
    opens = [end for end in ends if _caps(credits.dateline(piece[end:].lstrip()).place, piece[end:])]
    named = [end for end in ends if outlet(piece[start:end])]
    for choice in ([e for e in opens if e in named], opens, named):
        if choice:
            return choice[-1]
    words = match[group].split()
    for count, word in enumerate(words, 1):
        if word.strip(".,").lower() in _ORG_END and count < len(words):
            return ends[count - 1]
        if word.endswith(".") and len(word) > 2:
            return ends[count - 1]
    return ends[min(2, len(ends)) - 1]


def _caps(place: str | None, rest: str) -> bool:
    return bool(place) and str(place).split()[0].upper() == rest.lstrip().split()[0].strip(",.")


def inside(text: str, *, learned: bool = True) -> list[Furniture]:
    """The furniture inside a paragraph, in order, in offsets of the paragraph.

    Args:
        text: The paragraph.
        learned: Whether to look at the weights of its words too; what markup makes a paragraph of its own is whole.

    >>> [f.kind for f in inside("He left. Advertisement - scroll to continue She stayed.")]
    ['advert']
    """
    text = text[:_MOST_INLINE]
    found = [(start, end, kind) for start, end, kind in phrases.units(text)]
    for match in _PAREN.finditer(text):
        if len(text) > 400 or match.end() < len(text) - 2:
            start = _sentence_before(text, match.start())
            if start < match.start():
                found.append((start, match.start(), "caption"))
            found.append((match.start(), match.end(), "photo-credit"))
    worded = stretches(text) if learned else []
    found += [row for row in worded if not any(row[0] < end and start < row[1] for start, end, _ in found)]
    found.sort()
    found = _joined(text, found)
    found += _foot(text, found)
    return [Furniture(kind, _tight(text, start, end)) for start, end, kind in found if end > start]


def _tight(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip())))


def _sentence_before(text: str, at: int) -> int:
    window = max(0, at - 350)
    cuts = [m.end() for m in _SENTENCE.finditer(text, window, max(window, at - 2))]
    return cuts[-1] if cuts else at


def _joined(text: str, found: list[tuple[int, int, FurnitureKind]]) -> list[tuple[int, int, FurnitureKind]]:
    """Pieces of one offer are one: what stands between two of them in a few words belongs to it."""
    out: list[tuple[int, int, FurnitureKind]] = []
    for start, end, kind in found:
        if out and start < out[-1][1]:
            continue
        if out and kind in _SELLING and out[-1][2] in _SELLING:
            between = text[out[-1][1] : start].strip()
            if _belongs(between):
                out[-1] = (out[-1][0], end, out[-1][2] if out[-1][2] == "subscription" else kind)
                continue
        out.append((start, end, kind))
    return out


def _belongs(between: str) -> bool:
    """Whether what stands between two pieces of an offer is part of it: little, or an offer itself, and no report."""
    if len(between) > _MOST_SELLING or credits.opens_body(between):
        return False
    return len(between) <= _MOST_BETWEEN or (
        phrases.promotion(between) >= _SELLS and not _REPORTED.search(between) and not re.search('["“„«]', between)
    )


def _foot(text: str, found: list[tuple[int, int, FurnitureKind]]) -> list[tuple[int, int, FurnitureKind]]:
    """A row of section names after the last sentence of a long line: "... said. Read More Columnists Ontario"."""
    if len(text) < 300:
        return []
    last = None
    for match in re.finditer(r"[.!?][\"”’')]*(?=\s)", text[-400:]):
        last = match
    if last is None:
        return []
    at = len(text) - min(400, len(text)) + last.end()
    rest = text[at:].strip()
    words = rest.split()
    inner = [row for row in found if row[1] > at]
    if inner and not rest.startswith(text[inner[0][0] : inner[0][1]]):
        return []
    if inner:  # the section names follow "Read more" or the like
        at = max(end for _, end, _ in inner)
        rest = text[at:].strip()
        words = rest.split()
    if not words or rest[-1] in '.!?"”’':
        return []
    capital = sum(w[0].isupper() or not w[0].isalpha() for w in words)
    if len(words) <= 30 and capital >= 0.8 * len(words):
        return [(at, len(text), "navigation")]
    return []
