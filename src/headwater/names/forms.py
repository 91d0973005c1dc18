"""Short forms of names: acronyms, other scripts, and an agency's full name that stands in the credit alone."""

from __future__ import annotations

import re
import unicodedata

from headwater.names.capitals import share_of
from headwater.names.chains import Word
from headwater.names.document import name_key
from headwater.names.lexicon import Lexicon, fold_name, lexicon
from headwater.records import Article, MentionType
from headwater.text.script import latin

_ACRONYM = re.compile(r"[^\W\d_]{2,8}")


def latin_letters(text: str) -> bool:
    """Whether a name is written in Latin letters.

    >>> latin_letters("Gülşen"), latin_letters("許")
    (True, False)
    """
    return all("LATIN" in unicodedata.name(c, "") for c in text[:40] if c.isalpha())


# Small words that belong to the name beside them: "estrecho de X", "cape X" before, "X museum", "X news agency" behind.
_BEFORE = re.compile(
    r"\b(?:(?:estrecho|golfo|bahía|cabo|monte|lago|mar|détroit|golfe|baie|cap|mont|lac|mer|narrow|"
    r"strait|gulf|bay) (?:de |del |de la |du |des |of )|d['’]|(?:cape|cabo|cap|mount|monte|mont|lago|lac|lake|río) )$"
)
_BEHIND = re.compile(r" (?:museum|gallery|airport|hospital|university|news agency|cosmodrome|strait|party)\b(?!-)")


def widened(text: str, start: int, end: int, words: int) -> tuple[int, int]:
    """The place of a name with the small words of kind that belong to it.

    >>> text = "the Old Quay museum near cape Tarin"
    >>> [text[slice(*widened(text, *at))] for at in ((4, 12, 2), (30, 35, 1))]
    ['Old Quay museum', 'cape Tarin']
    """
    before = _BEFORE.search(text, max(0, start - 24), start)
    if before and not before[0].startswith("d"):
        start = before.start()
    behind = _BEHIND.match(text, end)
    if behind and words < 4:
        end = behind.end()
    return start, end


def own_name(words: list[Word], lex: Lexicon) -> bool:
    """Whether words hold a proper name beside words of kind, so that an adjective of a nation is none of it."""
    return any(
        w.folded not in lex.org_words and w.folded not in lex.place_words and ((s := share_of(w)) is None or s > 0.9)
        for w in words
        if w.capital and w.folded not in lex.demonyms and lex.place(w.text) is None
    )


def initials(name: str) -> frozenset[str]:
    """The acronyms a name can have, folded: of all its words, of its weighty words, without its legal form.

    >>> sorted(initials("Institute for the Study of War"))
    ['ifsw', 'iftsow', 'isow', 'isw', 'itsow']
    """
    lex = lexicon()
    parts = [p for p in fold_name(latin(name)).replace(".", "").split() if p[:1].isalnum()]
    small = lex.org_joins | lex.particles
    kept = [
        parts,
        [p for p in parts if p not in small],
        [p for p in parts if p not in lex.legal_forms and p not in small],
        [p for p in parts if p != "the"],
        [p for p in parts if p not in {"for", "the"} or p == "for"],
        [p for p in parts if p not in {"of", "the"}],
        [p for p in parts if p not in {"for"}],
        [p for p in parts if p not in {"for", "the"}],
    ]
    return frozenset("".join(p[0] for p in row) for row in kept if len(row) > 1)


def is_acronym(short: str, name: str) -> bool:
    """Whether `short` abbreviates `name` by initials, or by letters in order from its first on.

    >>> is_acronym("KEM", "Kisan Ekta Manch"), is_acronym("SPD", "Olaf Schmidt")
    (True, False)
    """
    small = name_key(short)
    if " " in small or not short.isupper() or not _ACRONYM.fullmatch(small):
        return False
    if small in initials(name):
        return True
    words = name_key(name).split()
    return len(words) > 1 and _spelled(small, words)


def _spelled(short: str, words: list[str]) -> bool:
    """Each letter of `short` opens a word or follows inside the word of the letter before; every word gives one."""
    at = 0
    for word in words:
        if at >= len(short) or word[0] != short[at]:
            return False
        at += 1
        place = 1
        while at < len(short) and len(short) - at > len(words) - words.index(word) - 1:
            place = word.find(short[at], place)
            if place < 0:
                break
            at, place = at + 1, place + 1
    return at == len(short)


def full_agency(settled: dict[str, tuple[str, MentionType]], article: Article) -> dict[str, tuple[str, MentionType]]:
    """Give an agency's tag ("(BSA)", "(Orbis)") the full name that the article's credit line has."""
    agencies = [name for name in (article.agency, *article.credits) if name]
    full = [*agencies, *([article.publisher] if article.publisher else [])]
    found = dict(settled)
    for key, (_, type_) in settled.items():
        if " " in key:
            continue
        for name in full:
            folded = name_key(name)
            opens = name in agencies and folded.startswith(key + " ")
            if folded != key and type_ != "place" and (opens or is_acronym(key.upper(), name)):
                found[key] = (name, "org")
                break
    for key, (text, type_) in list(found.items()):
        above = found.get(name_key(text))
        if above is not None and type_ == "org" and above[0] != text:
            found[key] = above
    return found
