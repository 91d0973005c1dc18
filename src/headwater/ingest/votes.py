"""A second opinion on which blocks of an HTML page are an article's text; the splitting stays our own."""

from __future__ import annotations

import logging
import re
from dataclasses import replace

import trafilatura

from headwater.records import Block

VOTE = "voted-body"
_WORDS = re.compile(r"\w+")
_MOST = 3_000_000  # characters; larger pages are read without a second opinion
_MOST_BLOCKS = 5000
_LEAST_WORDS = 2

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def vote(html: str, blocks: tuple[Block, ...], text: str) -> tuple[Block, ...]:
    """The blocks, with the label `voted-body` on those that trafilatura takes for main text.

    It reads a page as one article, so its vote counts only inside an article that it mostly agrees on. Pages on which
    it fails come back as they were.

    Source:
        Barbaresi (2021), Trafilatura: a web scraping library; measured in bench/articles/plain_pages.py.
    """
    if len(html) > _MOST or len(blocks) > _MOST_BLOCKS:
        return blocks
    try:
        found = trafilatura.extract(html, include_comments=False, include_tables=True, favor_recall=True)
    except Exception:
        return blocks
    if not found:
        return blocks
    said = f" {' '.join(_WORDS.findall(found))} "
    return tuple(_voted(block, block.span.of(text), said) for block in blocks)


def _voted(block: Block, words: str, said: str) -> Block:
    own = _WORDS.findall(words)
    if len(own) >= _LEAST_WORDS and f" {' '.join(own)} " in said:
        return replace(block, labels=(*block.labels, VOTE))
    return block
