"""Descriptions of people and bodies: which nouns they have, and whether they leave somebody unnamed."""

from __future__ import annotations

import re
from functools import cache

from headwater.data import table
from headwater.statements.reported.lexicon import mediums
from headwater.text.tokens import folded_words


def heads(described: str, low: str) -> bool:
    """Whether a description is of the same kind of person: "the source" and "a source close to the minister"."""
    head = low.split()[-1].split("’")[-1].split("'")[-1]
    told = described.lower().split()
    return len(told) > 2 and head in (told[0], *told[1:5]) and described.lower() != low


@cache
def groups() -> re.Pattern[str]:
    """Descriptions of bodies of people: "the ferry company"."""
    rows = table("reporting")
    nouns = "|".join(
        sorted(re.escape(str(w)) for name in ("bodies", "groups") for w in rows[name] if " " not in str(w))
    )
    return re.compile(rf"(?<!\w)[Tt]he (?:[\w'’-]+ )?(?:{nouns})(?!\w)")


@cache
def humans() -> re.Pattern[str]:
    """Descriptions of one person: "the chair of trustees", "eine Nachbarin"."""
    nouns = {str(w) for w in table("reporting")["persons"]}
    kept = "|".join(sorted((re.escape(w) for w in nouns if not w.endswith("s")), key=lambda w: (-len(w), w)))
    return re.compile(
        rf"(?<!\w)(?:the|an?|his|her|their|der|die|ein|eine|le|la|un|une|el|una)\s(?:[a-zà-ÿ-]+\s)?(?:{kept})(?!\w)"
        r"(?:\s(?:of|de|du|del|des|der)\s[\w’'-]+(?:\s[A-Z][\w’'-]+)*)?",
        re.IGNORECASE,
    )


def is_body(words: str) -> bool:
    """Whether a description is of a body of people, a paper or a newsroom, or holds a name."""
    told = set(folded_words(words))
    rows = table("reporting")
    listed = frozenset(
        w for name in ("bodies", "groups", "newsrooms") for word in rows[name] for w in folded_words(str(word))
    )
    return bool(told & (listed | mediums())) or any(w[:1].isupper() for w in words.split()[1:])


def begins(text: str, full: re.Match[str]) -> bool:
    """Whether the capital of a supposed given name is only that of a sentence's first word: "Because Ukraine"."""
    before = text[max(0, full.start() - 3) : full.start()].rstrip(" “\"„«'(")
    return (not before or before[-1] in ".!?:\n") and full[1].split()[0].lower() in openers()


@cache
def openers() -> frozenset[str]:
    """Words that open sentences and are no given names."""
    return frozenset(map(str, table("function_words")["openers"]))


def unnamed() -> frozenset[str]:
    """Nouns of people whom nobody names."""
    return frozenset(w for word in table("reporting")["unnamed"] for w in folded_words(word))
