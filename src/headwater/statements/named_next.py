"""Speakers that are described first and named next: "The head of the authority told lawmakers ...", said Jo Doe."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from headwater.data import table
from headwater.records import Article, Mention, Span
from headwater.statements import nominals
from headwater.statements.reported.lexicon import mediums
from headwater.statements.voice import Voice
from headwater.text.tokens import folded_words

_FAR = 700  # characters between the description and the name
_AHEAD = 24  # characters before a name that may tell whether it is a woman's
_ONE = re.compile(
    r"(?:the|an?|der|die|das|ein|eine|le|la|l['’]|un|une|el|una|son|sa|su|his|her|its|their)\s?[^,;:]{3,120}"
    r"|[^,;:]{3,60}['’]s\s[^,;:]{3,60}",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:the|der|die|le|la|l['’]|el)\s?[\w-]+", re.IGNORECASE)  # "the sprinter"
_HANGS = re.compile(
    r"\s(?:of|for|at|in|from|with|who|that|de|du|des|del|der|von|vom|für|im|d['’])\b|\s[dl]['’]|,", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\b(?:another|other|two|three|four|some|several|many|one|ein weitere[rs]?|andere[rs]?|autre|otr[oa])\b",
    re.IGNORECASE,
)


@cache
def _no_persons() -> frozenset[str]:
    rows = table("reporting")
    return mediums() | frozenset(
        word
        for name in ("bodies", "groups", "trades", "firms", "newsrooms", "introducing", "data")
        for told in rows[name]
        for word in folded_words(str(told))
    )


def named_next(article: Article, voices: Sequence[Voice], mentions: Sequence[Mention]) -> list[Voice]:
    """The voices with the names of those who are described once and named when they speak again.

    Args:
        article: The article.
        voices: Its voices in the order of the text.
        mentions: Its names.
    """
    people = sorted((m for m in mentions if m.type == "person"), key=lambda m: m.span)
    first: dict[str, Mention] = {}
    for m in people:
        first.setdefault(m.key, m)
    found = list(voices)
    for i, voice in enumerate(found):
        if voice.person or voice.speaker is None or voice.cue is None or not _is_one(voice.speaker):
            continue
        paragraph = next((s for s in article.body if s.covers(voice.cue)), voice.cue)
        known = [m.key for m in people if paragraph.start <= m.span.start < voice.parts[0].start]
        if known:
            if (
                len(set(known)) == 1
                and not _introduced(article, first[known[0]], voice.speaker)
                and _BARE.fullmatch(voice.speaker)
                and voice.form == "direct"
            ):
                found[i] = replace(voice, speaker=known[0], person=True, why=f"{known[0]} is named before")
            continue
        name = _next_name(article, found[i + 1 :], voice, people, first)
        if name is not None:
            found[i] = replace(voice, speaker=name, person=True, why=f"{name} is named next")
    return found


def _next_name(
    article: Article, after: Sequence[Voice], voice: Voice, people: Sequence[Mention], first: dict[str, Mention]
) -> str | None:
    """The person who speaks next and is named there for the first time, when nobody else is named between."""
    assert voice.cue is not None
    for later in after:
        if later.cue is None or not later.person or later.source is None or later.speaker not in first:
            continue
        named = first[later.speaker]
        near = voice.cue.end <= named.span.start <= voice.cue.end + _FAR and later.source.overlaps(named.span)
        between = any(voice.cue.end <= m.span.start < named.span.start for m in people)
        fits = near and not between and " " in later.speaker
        return later.speaker if fits and not _introduced(article, named, voice.speaker or "") else None
    return None


def _is_one(words: str) -> bool:
    """Whether words describe one person, neither a body nor a paper nor somebody who stays unnamed."""
    if _ONE.fullmatch(words) is None or _OTHERS.search(words):
        return False
    head = folded_words(_HANGS.split(words)[0].split("’s ")[-1].split("'s ")[-1])[-2:]
    if not head or set(head) & _no_persons():
        return False
    unnamed = re.match(r"(?:an?|une?|una|eine?)\s", words, re.IGNORECASE) and head[-1] in _unnamed()
    return not unnamed and (head[-1] in _persons() or not head[-1].endswith("s") or head[-1].endswith("ss"))


@cache
def _persons() -> frozenset[str]:
    return frozenset(word for told in table("reporting")["persons"] for word in folded_words(str(told)))


@cache
def _unnamed() -> frozenset[str]:
    return frozenset(word for told in table("reporting")["unnamed"] for word in folded_words(str(told)))


def _introduced(article: Article, named: Mention, described: str) -> bool:
    """Whether a name comes with an office or description of its own, so that somebody new speaks."""
    told = [named.role, *nominals.roles(article, named)]
    own = {
        w for role in told if role and not role.startswith(("who", "which", "qui", "que")) for w in folded_words(role)
    }
    if own:
        return not own & set(folded_words(described))
    before = article.cut(Span(max(0, named.span.start - _AHEAD), named.span.start))
    return (
        re.search(
            r"(?<!\w)(?!said|says|told|dit|dijo)[a-zà-ÿ-]{4,}(?:er|or|ist|ian|man|ant|eur|euse|ière|or|ora|ero|era)\s$",
            before,
        )
        is not None
    )
