"""One article read closely, wherever it is: kept, or on a page on disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from headwater import flow
from headwater.archive.references import Reference, captures_of, choose, kept_ref
from headwater.errors import InputRefused, UnknownReference
from headwater.ingest import Limits, Refusal, open_inputs
from headwater.records import Article, Captured, Page, Reading, Shown
from headwater.statements.marks import Mark, marks
from headwater.store import Store


@dataclass(frozen=True, slots=True)
class Close:
    """An article with everything marked that was read in it.

    Attributes:
        text: The reading text of its page, which all places count in.
        shown: How it is kept, or None when it is not.
    """

    article: Article
    text: str
    marks: tuple[Mark, ...]
    shown: Shown | None = None


def on_disk(ref: str) -> Close:
    """An article of a page on disk, read now.

    Raises:
        UnknownReference: There is no such file, or no such article on it.
        InputRefused: It is no readable page.
    """
    meant = Reference.of(ref)
    for address, number in ((meant.address, meant.number), (ref, None)):
        if Path(address).is_file():
            page = _page(address)
            found = {reading.article.ref: reading for reading in flow.read(page)}
            return _close(found[choose(ref, number, tuple(found))], page)
    raise UnknownReference(f"Cannot find `{ref}`: there is no such file.", "`headwater add` keeps pages")


def _page(address: str) -> Page:
    """The first page that a file holds."""
    from headwater.settings import Settings

    limits = Limits.of(Settings())
    for page in open_inputs([address], stdin=None, max_bytes=limits.max_bytes, limits=limits):
        if isinstance(page, Refusal):
            raise InputRefused(page.reason, page.hint)
        return page
    raise InputRefused(f"Cannot read `{address}`: it holds no page.")


def kept(store: Store, ref: str) -> Close:
    """A kept article.

    Raises:
        UnknownReference: It is not kept.
    """
    with store.view() as view:
        name = kept_ref(view, ref)
        capture = captures_of(view, ref)[-1]
        reading = view.readings([name])[name]
        captures: tuple[Captured, ...] = view.captures(capture.address)
        shown = Shown(reading.article, capture.captured_at, captures, view.family_of(name), view.story_of(name))
        page = view.page(capture)
    return _close(reading, page, shown)


def _close(reading: Reading, page: Page, shown: Shown | None = None) -> Close:
    return Close(reading.article, page.text, marks(reading.article, reading.mentions, reading.statements), shown)
