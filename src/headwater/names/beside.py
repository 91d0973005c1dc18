"""Names that stand beside the text: in the captions of its pictures, and in the lines that say whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from headwater.names.find import find
from headwater.records import Article, Mention, Page, Span

_CAPTIONS = 40  # of one article that are read
_LONGEST_CAPTION = 600  # characters; a longer one is no caption
_LONGEST_NAME = 80


def find_beside(article: Article, page: Page) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """The names in an article's title and body, and those in its captions and credits.

    A caption is read with the whole article in mind: "Vane (left)" is the Orla Vane of the text. Of the credits, the
    outlet and the agencies are taken where the page prints them.

    Args:
        article: Any article.
        page: The page on which it stands.

    Returns:
        What `find` gives, and the mentions beside the text (`Mention.aside` says where), both in order of place.
    """
    captions = [
        it.span
        for it in article.furniture
        if it.kind == "caption" and 0 < len(it.span) <= _LONGEST_CAPTION and it.span.end <= len(page.text)
    ][:_CAPTIONS]
    captions = [it for it in captions if not any(it.overlaps(own) for own in article.body)]
    whole = article
    if captions:
        words = [article.text, *(it.of(page.text) for it in captions)]
        whole = replace(article, body=(*article.body, *captions), text="\n".join(words))
    found = find(whole)
    inner = tuple(m for m in found if not any(it.covers(m.span) for it in captions))
    outer = [replace(m, aside="caption") for m in found if any(it.covers(m.span) for it in captions)]
    return inner, tuple(sorted([*outer, *_credits(article, page, found)], key=lambda m: m.span))


def _credits(article: Article, page: Page, found: Sequence[Mention]) -> list[Mention]:
    """The outlet and the agencies, at the first place of the article's share that prints them."""
    share = article.span.of(page.text)
    mentions: dict[Span, Mention] = {}
    for name in dict.fromkeys((article.agency, *article.credits, article.publisher)):
        if not name or not 1 < len(name) <= _LONGEST_NAME:
            continue
        at = share.find(name)
        span = Span(at, at + len(name)).shifted(article.span.start)
        if at >= 0 and not any(span.overlaps(other) for other in (*mentions, *(m.span for m in found))):
            mentions[span] = Mention(article.ref, span, name, "org", name, aside="credit")
    return list(mentions.values())
