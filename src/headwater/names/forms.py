"""Short forms of names: acronyms, other scripts, and an agency's full name that stands in the credit alone."""

from __future__ import annotations

import re
import unicodedata

from headwater.data import background
from headwater.names.acronyms import is_acronym
from headwater.names.capitals import share_of
from headwater.names.chains import Word
from headwater.names.german import nominative
from headwater.names.lexicon import Lexicon, name_key
from headwater.records import Article, MentionType
from headwater.text.tokens import fold

_PLAIN_WORD = 0.75  # capital share in English news; "Owl", "Grey" and the like stand in names often enough
_STRANGE = 60  # articles of the background table; a word in fewer is no English one


def latin_letters(text: str) -> bool:
    """Whether a name is written in Latin letters.

    >>> latin_letters("Gülşen"), latin_letters("許")
    (True, False)
    """
    return all("LATIN" in unicodedata.name(c, "") for c in text[:40] if c.isalpha())


# Small words that belong to the name beside them: "estrecho de X", "cape X" before, "X museum", "X news agency" behind.
_BEFORE = re.compile(
    r"\b(?:(?:estrecho|golfo|bahía|cabo|monte|lago|mar|détroit|golfe|baie|cap|mont|lac|mer|narrow|strait|gulf|bay|"
    r"ministère|ministerio|ministero|université|universidad|place|plaza|avenue|rue|calle|"
    r"ayuntamiento|diputación|mairie|préfecture|alcaldía|gobernación|intendencia|municipalidad) "
    r"(?:de l['’]|de |del |de la |du |des |of )|d['’]|(?:cape|cabo|cap|mount|monte|mont|lago|lac|lake|río) )$"
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
            if folded != key and type_ == "org" and folded.endswith(f"er {nominative(key)}"):
                found[key] = (name, "org")  # "dem Anzeiger" in the "Brasker Anzeiger"
                break
            opens = name in agencies and folded.startswith(key + " ")
            if folded != key and type_ != "place" and (opens or is_acronym(key.upper(), name)):
                found[key] = (name, "org")
                break
    for key, (text, type_) in list(found.items()):
        above = found.get(name_key(text))
        if above is not None and type_ == "org" and above[0] != text:
            found[key] = above
    return found


def gloss(name: str, words: str) -> bool:
    """Whether what stands in brackets behind a name translates it: as many words, ordinary ones, behind unknown ones.

    >>> gloss("Garza Cinzenta", "Grey Ships"), gloss("Garza Cinzenta", "Orla Vane")
    (True, False)
    """
    own, other = name.split(), words.split()
    if len(other) < 2 or abs(len(own) - len(other)) > 1 or len(own) < 2:
        return False
    shares = [background().capital_share(fold(word)) for word in other]
    plain = all(share is not None and share < _PLAIN_WORD for share in shares)
    strange = all(background().count(fold(word)) < _STRANGE for word in own)
    return plain and strange
