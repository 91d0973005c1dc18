"""Every day that a page gives in any way: printed, in its metadata, in its address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from headwater.articles import stamps
from headwater.records import Block, Page, Part, Span

_EXACT = {
    "ld:datePublished": "ld-published",
    "ld:dateModified": "ld-updated",
    "ld:dateCreated": "ld-made",
    "ld:uploadDate": "ld-made",
    "article:published_time": "og-published",
    "og:published_time": "og-published",
    "og:article:published_time": "og-published",
    "article:published": "og-published",
    "article:modified_time": "og-updated",
    "og:updated_time": "og-updated",
    "og:article:modified_time": "og-updated",
    "article:modified": "og-updated",
    "item:datePublished": "item-published",
    "item:dateModified": "item-updated",
    "item:dateCreated": "item-made",
    "item:created": "item-made",
    "item:issued": "item-made",
    "item:date": "item-made",
    "time:published": "time-published",
    "time:updated": "time-updated",
    "time:inside": "time-inside",
    "time:outside": "time-outside",
    "script:published": "script-published",
}
_SKIPPED = re.compile(r"expir|birth|valid|event|start|end_|unavail|until|embargo|verif|viewport|^item:|^ld:|copyright")
_UPDATED = re.compile(r"modif|updat|revis|last-?mod|changed")
_DATED = re.compile(r"publ|issued|release|creat|date|\btime\b|posted")
_ISO = re.compile(
    r"^\W{0,2}(?P<y>(?:19|20)\d\d)(?P<s>[-/.]?)(?P<n>[01]?\d)(?P=s)(?P<d>[0-3]?\d)(?!\d)"
    r"(?:[T\s]{1,3}(?P<H>\d\d?):(?P<M>\d\d)(?::\d\d(?:[.,]\d{1,9})?)?\s{0,2}(?P<z>Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?(?!\d))?)?",
    re.I,
)
_EPOCH = re.compile(r"^\s*(\d{10})(?:\d{3})?(?:\.\d+)?\s*$")
_ADDRESS = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?:(?P<s>[/\-_.])(?P<n>[01]?\d)(?P=s)(?P<d>[0-3]?\d)|(?P<n2>[01]\d)(?P<d2>[0-3]\d))(?!\d)"
)
_ADDRESS_MONTH = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[/\-](?P<n>[01]\d)(?=/|$)")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_SHORT = 260  # characters; a longer block is running text
_LEAD = 120  # of the first paragraphs, where some pages print the day
_LEADS = 3
_MOST_BLOCKS = 4000
_MOST_PRINTED = 400


@dataclass(frozen=True, slots=True)
class Claimed:
    """A day that metadata or an address gives.

    Attributes:
        kind: Which sort of claim: `ld-published`, `og-updated`, `meta-published`, `time-inside`, `address`, ...
        iso: ISO 8601 day, or datetime when the claim gives the time.
        rank: How many claims of its kind stand before it.
    """

    kind: str
    iso: str
    rank: int


@dataclass(frozen=True, slots=True)
class Printed:
    """A stamp where it stands on the page; `at` counts blocks and `alone` is the text beside the stamp in letters."""

    stamp: stamps.Stamp
    block: Block
    at: int
    rank: int
    beside: int


def claimed(page: Page, part: Part | None = None) -> list[Claimed]:
    """What metadata and addresses say, of the page and of one of its parts."""
    found: list[Claimed] = []
    ranks: dict[str, int] = {}
    for key, value in (*page.meta, *(part.meta if part else ())):
        kind = kind_of(key)
        iso = moment(value) if kind else None
        if kind and iso:
            found.append(Claimed(kind, iso, ranks.get(kind, 0)))
            ranks[kind] = ranks.get(kind, 0) + 1
    for url in addresses(page):
        match = _ADDRESS.search(url)
        day = _day(match["y"], match["n"] or match["n2"], match["d"] or match["d2"]) if match else None
        if day and not any(c.kind == "address" and c.iso == day for c in found):
            found.append(Claimed("address", day, ranks.get("address", 0)))
            ranks["address"] = ranks.get("address", 0) + 1
    return found


def kind_of(key: str) -> str | None:
    """Which sort of date a claim's key means, or None.

    >>> kind_of("sailthru.date"), kind_of("last-modified"), kind_of("og:title")
    ('meta-published', 'meta-updated', None)
    """
    exact = _EXACT.get(key)
    if exact:
        return exact
    if _SKIPPED.search(key):
        return None
    if _UPDATED.search(key):
        return "meta-updated"
    return "meta-published" if _DATED.search(key) else None


def addresses(page: Page) -> tuple[str, ...]:
    """Where the page says it stands, and where it was found."""
    return (*page.claims("canonical")[:1], *page.claims("og:url")[:1], *page.claims("ld:url")[:1], page.address)


def month_of_address(urls: Iterable[str]) -> str | None:
    """The month that an address without a day names ("2031-05"), or None."""
    for url in urls:
        match = _ADDRESS_MONTH.search(url)
        if match and 1 <= int(match["n"]) <= 12:
            return f"{match['y']}-{match['n']}"
    return None


def moment(value: str) -> str | None:
    """A claimed date or time as ISO 8601, to the minute; midnight counts as no time, as templates fill it in.

    >>> moment("2031-05-02T08:03:11.000+0200"), moment("Fri, 02 May 2031 08:03:11 GMT"), moment("20310502")
    ('2031-05-02T08:03+02:00', '2031-05-02T08:03Z', '2031-05-02')
    >>> moment("1935388800"), moment("soon")
    ('2031-05-01T08:00Z', None)
    """
    match = _ISO.match(value)
    if match:
        day = _day(match["y"], match["n"], match["d"])
        return day + _clock(match) if day else None
    epoch = _EPOCH.match(value)
    if epoch:
        at = datetime.fromtimestamp(int(epoch[1]), UTC)
        return at.strftime("%Y-%m-%dT%H:%MZ") if _FIRST_YEAR <= at.year <= _LAST_YEAR else None
    found = stamps.find(value[:80])
    return found[0].iso if found and found[0].kind == "absolute" and found[0].iso[:4].isdigit() else None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        on = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return on.isoformat() if _FIRST_YEAR <= on.year <= _LAST_YEAR else None


def _clock(match: re.Match[str]) -> str:
    if not match["H"] or int(match["H"]) > 23 or (int(match["H"]) == 0 and int(match["M"]) == 0):
        return ""
    zone = (match["z"] or "").upper()
    if zone in ("Z", "UTC", "GMT") or zone.strip("+-0:") == "" != zone:
        zone = "Z"
    elif zone:
        digits = zone.replace(":", "").ljust(5, "0")
        zone = f"{digits[:3]}:{digits[3:5]}"
    return f"T{int(match['H']):02d}:{match['M']}{zone}"


def printed(page: Page, body: Sequence[Span]) -> list[Printed]:
    """Every stamp on the page that is not deep in running text, in page order."""
    return list(_printed(page, body))[:_MOST_PRINTED]


def _printed(page: Page, body: Sequence[Span]) -> Iterator[Printed]:
    starts = {span.start for span in body[:_LEADS]}
    rank = 0
    for at, block in enumerate(page.blocks[:_MOST_BLOCKS]):
        size = len(block.span)
        if size > _SHORT and block.span.start not in starts:
            continue
        text = page.text[block.span.start : block.span.start + (size if size <= _SHORT else _LEAD)]
        found = stamps.find(text) or stamps.yearless(text)
        for stamp in found:
            yield Printed(stamp, block, at, rank, max(0, size - len(stamp.span)))
        rank += bool(found)
