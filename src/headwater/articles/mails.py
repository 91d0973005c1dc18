"""The articles of a mail: read as those of a page, and what the page does not print taken from the mail's headers."""

from __future__ import annotations

import re
from dataclasses import replace
from email.utils import parseaddr

from headwater.articles import outlets, people
from headwater.records import Article, Media, Page

_HEADER = "mail-header"  # the label of ingest for lines that repeat the headers of a forwarded mail
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_ANSWER = re.compile(
    r"^(?:\s*(?:re|fw|fwd|aw|wg|tr|rv|sv|vs|antw|res|enc)\s*(?:\[\d+\])?\s*:)+\s*|^\s*\[[^\]]{1,40}\]\s*", re.I
)


def as_page(page: Page) -> Page:
    """A mail as the page that its text makes; relative times in it count from when it was sent."""
    blocks = tuple(block for block in page.blocks if _HEADER not in block.labels)
    marked = any(block.tag for block in blocks)
    sent = next((value for value in page.claims("mail:date") if _ISO.match(value)), None)
    media: Media = "html" if marked else "text"
    return replace(page, blocks=blocks, media=media, title=_subject(page), seen_at=page.seen_at or sent)


def completed(page: Page, found: tuple[Article, ...]) -> tuple[Article, ...]:
    """The articles with what their text does not show and the headers tell; several articles share sender and day."""
    sent = next((value for value in page.claims("mail:date") if _ISO.match(value)), None)
    sender = _sender(page)
    if len(found) != 1:
        return tuple(_of_letter(article, sender, sent) for article in found)
    article = found[0]
    dated = article.published is not None or sent is None
    settled = {"claimed-date"} | ({"no-publisher"} if sender else set())
    return (
        replace(
            article,
            title=article.title or _subject(page),
            publisher=article.publisher or sender,
            published=article.published if dated else sent,
            published_from=article.published_from if dated else "explicit",
            notes=tuple(note for note in article.notes if note.code not in settled),
        ),
    )


def _of_letter(article: Article, sender: str | None, sent: str | None) -> Article:
    """One of several articles of a newsletter: from its sender and of its day where it names no others."""
    own = sent is not None and article.published is None and (article.publisher is None or article.publisher == sender)
    settled = {"no-publisher"} if sender else set()
    return replace(
        article,
        publisher=article.publisher or sender,
        published=sent if own else article.published,
        published_from="explicit" if own else article.published_from,
        notes=tuple(note for note in article.notes if note.code not in settled),
    )


def _subject(page: Page) -> str | None:
    """What the mail is about, without marks of answers and lists."""
    subject = next(iter(page.claims("mail:subject")), "")
    return _ANSWER.sub("", subject).strip() or None


def _sender(page: Page) -> str | None:
    """The outlet that sent the mail; a person is none."""
    for key in ("mail:from", "mail:list-id"):
        for value in page.claims(key)[:1]:
            name = parseaddr(value)[0] or value.split("<")[0].strip(' "')
            known = outlets.outlet(name)
            if known or (name and people.is_outlet_name(name) and not people.is_person(name)):
                return known or name
    return None
