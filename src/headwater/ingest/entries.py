"""The entries of a feed to one Page: every entry a container of blocks with its claims beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import unescape

from headwater.ingest.plain import lines as lines_of
from headwater.records import Block, Note, Page, Part, Span

_UNSEEN = re.compile(r"<(script|style)\b.{0,5000}?</\1\s*>|<!--[^>]{0,2000}(?:>|$)", re.I | re.S)
_PARTING = re.compile(r"</?(?:p|div|br|li|ul|h\d|td|tr)\b[^<>]{0,2000}>", re.I)
_TAG = re.compile(r"</?[a-zA-Z!?][^<>]{0,2000}>")
_LONGEST = 1000  # characters of a claim; a title of more is a text


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says in one of its entries.

    Attributes:
        text: The longest text it gives, HTML or plain.
        html: Whether `text` is HTML.
        full: The text stands where feeds put whole articles, not summaries.
        claims: (key, value) for `Part.meta`: `title`, `link`, `id`, `author`, `published`, `updated`, `source`,
            `source-link`, `language`, `section`, `media:credit`, `media:description`.
    """

    text: str = ""
    html: bool = True
    full: bool = False
    claims: tuple[tuple[str, str], ...] = ()

    def claim(self, key: str) -> str:
        """The first value claimed for `key`, or nothing."""
        return next((value for name, value in self.claims if name == key), "")


def _blocks_of(markup: str) -> tuple[str, tuple[Block, ...]]:
    """The text of a piece of HTML and its blocks; see `html.blocks_of`."""
    from headwater.ingest import html  # takes a second to load

    return html.blocks_of(markup)


class _Lines:
    """A reading text in the making."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.blocks: list[Block] = []
        self.at = 0

    def line(self, words: str, role: str, group: int, *, level: int = 0) -> None:
        if words:
            span = Span(self.at, self.at + len(words))
            self._append(words, (Block(span, role, level, group),))

    def body(self, text: str, blocks: Iterable[Block], group: int) -> None:
        if text:
            self._append(text, [replace(b, span=b.span.shifted(self.at), group=group) for b in blocks])

    def _append(self, text: str, blocks: Sequence[Block]) -> None:
        self.texts.append(text)
        self.blocks.extend(blocks)
        self.at += len(text) + 1


def plain(words: str) -> str:
    """A title or name without markup, on one line.

    >>> plain("Rates <b>rise</b>\\n again &amp; again")
    'Rates rise again & again'
    """
    words = words[: 10 * _LONGEST]
    if "<" in words:
        words = _TAG.sub("", _PARTING.sub(" ", _UNSEEN.sub("", words)))
    return " ".join(unescape(words).split())[:_LONGEST]


def page_of(
    entries: Sequence[Entry],
    head: Sequence[tuple[str, str]],
    address: str,
    *,
    sha256: str,
    seen_at: str | None = None,
    notes: tuple[Note, ...] = (),
) -> Page:
    """The entries one after another as a reading text: title, byline, source and date as lines, then the text.

    Args:
        entries: In the order of the feed.
        head: What the feed claims about itself: `feed:title`, `feed:link`, `feed:language`, ...
        address: As for `read_bytes`.
        sha256: Digest of the captured bytes.
        seen_at: Time of the capture.
        notes: Notes that reading left.
    """
    about = dict(head)
    lines = _Lines()
    lines.line(about.get("feed:title", ""), "heading", 0, level=1)
    bare = 0
    for group, entry in enumerate(entries, start=1):
        lines.line(entry.claim("title"), "heading", group, level=2)
        names = ", ".join(value for key, value in entry.claims if key == "author")
        lines.line(names and f"By {names}", "byline", group)
        lines.line(entry.claim("source"), "byline", group)
        lines.line(entry.claim("published") or entry.claim("updated"), "time", group)
        text, blocks = _read(entry)
        lines.body(text, blocks, group)
        bare += not text
    if bare:
        told = "One entry gives" if bare == 1 else f"{bare} entries give"
        notes += (Note("entry-without-text", f"{told} no text beside a title."),)
    if not entries:
        notes += (Note("no-entries", "The feed holds no entries."),)
    parts = tuple(
        Part(group, (*entry.claims, ("text", "full" if entry.full else "summary")))
        for group, entry in enumerate(entries, start=1)
    )
    title, language = about.get("feed:title") or None, about.get("feed:language") or None
    text = "\n".join(lines.texts)
    return Page(address, text, tuple(lines.blocks), sha256, "feed", title, tuple(head), seen_at, language, notes, parts)


def _read(entry: Entry) -> tuple[str, tuple[Block, ...]]:
    if not entry.html:
        text = "\n".join(filter(None, (" ".join(line.split()) for line in entry.text.splitlines())))
        return text, lines_of(text)
    return _blocks_of(entry.text)
