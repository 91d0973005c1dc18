"""Verbs, nouns and phrases by which news gives words and thoughts to somebody, in all their forms."""

from __future__ import annotations

from functools import cache
from typing import Any

from headwater.data import table

_MANNERS = ("says", "tells", "asks", "thinks", "shows", "judges", "clauses", "counts")
_VOWELS = frozenset("aeiou")


@cache
def known(language: str) -> bool:
    """Whether the words of a language are listed."""
    return language == "en" or language in table("reporting")["others"]


@cache
def verbs(language: str = "en") -> dict[str, tuple[str, frozenset[str]]]:
    """Every form of a reporting verb with its base form and its manners."""
    rows = table("reporting")
    if language != "en":
        forms = {
            manner: {form for word in words for form in _bent(word, language)}
            for manner, words in rows["others"][language]["verbs"].items()
        }
        told = {form: (form, frozenset({manner})) for manner, words in forms.items() for form in words}
        told |= {form: (form, frozenset({"says", "tells"})) for form in forms["says"]}
        for form in forms.get("counts", ()):
            told[form] = (form, told.get(form, ("", frozenset()))[1] | {"counts"})
        return told
    manners: dict[str, set[str]] = {}
    for manner in _MANNERS:
        for verb in rows[manner]:
            manners.setdefault(verb, set()).add(manner)
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for verb in sorted(manners):
        for form in (verb, *rows["irregular"].get(verb, _regular(verb))):
            found.setdefault(form, (verb, frozenset(manners[verb])))
    return found


_ENDINGS = {  # what follows a stem in the other tenses and persons of the same verb
    "es": (
        ("ió", ("ió", "ieron", "ía", "ían", "irá", "ido")),
        ("ó", ("ó", "aron", "aba", "aban", "ará", "ado", "a", "an")),
    ),
    "fr": (("é", ("é", "e", "ent", "ait", "aient", "era", "ée", "és")),),
    "de": (("te", ("te", "ten", "t", "en")),),
}


def _bent(word: str, language: str) -> tuple[str, ...]:
    """A past form with the other forms of its verb.

    >>> _bent("afirmó", "es")[:3], _bent("sagte", "de")
    (('afirmó', 'afirmaron', 'afirmaba'), ('sagte', 'sagten', 'sagt', 'sagen'))
    """
    for ending, others in _ENDINGS.get(language, ()):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return tuple(word[: -len(ending)] + other for other in others)
    return (word,)


def _regular(verb: str) -> tuple[str, ...]:
    """The -s, -ed and -ing forms of a regular verb.

    >>> _regular("deny"), _regular("urge")
    (('denies', 'denied', 'denying'), ('urges', 'urged', 'urging'))
    """
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb[:-1] + "ing"
    s = "es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"
    return verb + s, verb + "ed", verb + "ing"


@cache
def nouns(language: str = "en") -> dict[str, str]:
    """Every form of a noun of saying or holding, with its singular."""
    found = {}
    for noun in table("reporting")["nouns"] if language == "en" else ():
        plural = noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in _VOWELS else noun + "s"
        found[noun] = found[plural] = noun
    return found


@cache
def particles(language: str = "en") -> dict[str, frozenset[str]]:
    """The small words that belong to a verb: "called for", "pointed out"."""
    rows: dict[str, Any] = table("reporting")["particles"] if language == "en" else {}
    return {verb: frozenset(words) for verb, words in rows.items()}


@cache
def mediums() -> frozenset[str]:
    """Nouns of what something is said in or by: a statement, an interview, a post."""
    return frozenset(word for words in table("reporting")["channels"].values() for word in words)


@cache
def adjectives(language: str = "en") -> frozenset[str]:
    """Adjectives of holding something to be so: "is confident that"."""
    return frozenset(table("reporting")["adjectives"] if language == "en" else ())


@cache
def phrases(language: str = "en") -> tuple[tuple[str, ...], ...]:
    """Phrases before a source: "according to", longest first."""
    rows = table("reporting")
    words = rows["phrases"] if language == "en" else rows["others"][language]["phrases"]
    return tuple(sorted((tuple(phrase.split()) for phrase in words), key=lambda p: (-len(p), p)))


@cache
def completed(language: str) -> dict[str, frozenset[str]]:
    """Verbs that report only together with another word: "gab ... bekannt", "dio a conocer"."""
    rows = table("reporting")["completed"].get(language, [])
    return {str(verb): frozenset(map(str, row["with"])) for row in rows for verb in row["verbs"]}


@cache
def agencies() -> frozenset[str]:
    """Names of one word, folded, of news agencies."""
    return frozenset(
        str(tag).lower() for row in table("agencies") for tag in (row["name"], *row["tags"]) if " " not in str(tag)
    )


@cache
def seeing() -> frozenset[str]:
    """Verbs of seeing with one's own eyes."""
    return frozenset(str(w) for w in table("reporting")["seeing"])


def phrase_at(low: tuple[str, ...], at: int, language: str) -> int:
    """How many words of a phrase before a source stand at a place, 0 when none does."""
    return next((len(words) for words in phrases(language) if low[at : at + len(words)] == words), 0)


@cache
def citing() -> frozenset[str]:
    """First words of phrases that name where somebody else has it from: "citing", "unter Berufung auf"."""
    return frozenset(table("reporting")["citing"])


@cache
def small_words(language: str) -> dict[str, str]:
    """Function words of a language with their kinds."""
    rows = table("reporting")["others"][language]["kinds"]
    return {word: kind for kind, words in rows.items() for word in words}
