"""What the words of a name and around it say about what it names: a person, an organisation, a place or an event."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from headwater.names.capitals import share_of
from headwater.names.chains import Word
from headwater.names.german import PAPER_ENDS, nominative
from headwater.names.lexicon import Lexicon
from headwater.names.longforms import district
from headwater.records import MentionType

Evidence = Counter[MentionType]

# Weights are set so that one clear sign (an office before it, a company's legal form) outweighs two weak ones
# (a preposition, a common given name); tried on the first five families of the open set.
# A name that ends in an ordinary word ("Acme Orbital"; capital share below this) is a firm rather than a person.
_ORDINARY_WORD = 0.6
_COMPOUND = 7  # letters; "Hilfswerk", "Landgericht" are compounds of a kind, shorter words are surnames as well
_BESIDE = 80  # characters looked at before and behind a name
_AGE = re.compile(r"(?:,? ?\(?|, de |, )(?:aged )?\d{1,3}(?:\)|,| años| ans| Jahre)")
EASTERN = re.compile(r"[A-Z]\w+ [A-Z]\w+-[a-z]\w+$|[A-Z]\w+-[a-z]\w+ [A-Z]\w+$")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&]{1,6}$")
_WARD = re.compile(r"\w+-(?:dong|gu|si|gun|myeon|eup|ku|shi|cho|ken|fu)$")
_ROMAN = re.compile(r"[IVX]{1,4}")
_COUNTRY = re.compile(r"(?:, | \()([A-Z][\w.]+(?: [A-Z]\w+)?)")
_PERSON_AFTER = re.compile(r",? (?:who|whose|himself|herself)\b")
_THING_AFTER = (", which ", ", whose shares", ", que ", ", das ", ", die ")
_TOLD = ("according to ", "said to ", "told ")
_ARTICLES = frozenset({"el", "la", "le", "les", "los", "las", "il", "the", "die", "der", "das", "het"})
_OF = frozenset({"of", "de", "d", "von", "for"})


def weigh(row: list[Word], first: int, last: int, text: str, role: str, lexicon: Lexicon) -> Evidence:
    """Points for each type from the name's own words, its neighbours and its office.

    Args:
        row: The words of the sentence.
        first: Index of the name's first word.
        last: Index after its last word.
        text: The sentence.
        role: The words of office found beside it.
        lexicon: The word lists.
    """
    own = row[first:last]
    found: Evidence = Counter()
    before = text[max(0, own[0].start - _BESIDE) : own[0].start]
    after = text[own[-1].end : own[-1].end + _BESIDE]
    _own_words(own, text[own[0].start : own[-1].end], found, lexicon)
    org_like = found["org"] >= 3 or found["place"] >= 4 or found["event"] >= 3
    if role:
        found["person"] += 1 if org_like else 4
    if _AGE.match(after) and not org_like:
        found["person"] += 4
    placed = first > 0 and row[first - 1].folded in lexicon.place_before
    if _PERSON_AFTER.match(after) and not placed:
        found["person"] += 2
    if after.startswith(_THING_AFTER):
        found["org"] += 1
    if before.endswith((" the ", "The ")) and not role:
        found["org"] += 1
        found["person"] -= 2
    _speech(row, first, last, found, lexicon)
    _before(row, first, before, found, lexicon)
    _after(row, last, after, found, lexicon)
    if len(own) > 1 and first and not org_like and row[first - 1].folded.endswith(lexicon.trade_ends):
        found["person"] += 0 if row[first - 1].capital or own[0].gap != " " else 2
    country = _COUNTRY.match(after)
    if country and not role and lexicon.place(country[1]):
        found["place"] += 3
    return found


def _before(row: list[Word], first: int, before: str, found: Evidence, lexicon: Lexicon) -> None:
    """What the words before say: "the port city of X", "shares of X", "in X"."""
    if first == 0 or row[first].gap.strip("'’ "):
        return
    joint = row[first - 1].folded
    behind = row[first - 2].folded if first > 1 else ""
    if joint in lexicon.kinds_before and joint not in lexicon.place_heads and not row[first].caps:
        found["place" if joint in lexicon.kinds_of_place else "org"] += 4
    elif joint in lexicon.kinds_said and not row[first - 1].capital:
        found["org"] += 4
    placed = joint in _OF and (behind in lexicon.settlements or behind in lexicon.governing)
    if joint in lexicon.settlements or placed or district(row, first, lexicon) is not None:
        found["place"] += 4
    elif before.lower().endswith(_TOLD):
        found["person"] += 1
        found["org"] += 1
    elif joint in lexicon.place_before:
        found["place"] += 1 if joint in {"to", "from", "into"} else 2
        if behind in lexicon.seated:
            found["place"] += 4
        if behind in lexicon.offices:
            found["person"] += 2
    if joint in _OF and behind in lexicon.of_org:
        found["org"] += 2


def _after(row: list[Word], last: int, after: str, found: Evidence, lexicon: Lexicon) -> None:
    """What the word behind says: "X employees", "X province"."""
    if last >= len(row) or not after.startswith(("'", "’", " ")) or row[last].gap.strip("'’sS "):
        return
    kind = row[last].folded
    if kind in lexicon.kinds_behind and row[last].gap == " " and not row[last].capital:
        found["place" if kind in lexicon.kinds_of_place else "org"] += 2
    if kind in lexicon.of_org:
        found["org"] += 2
    if row[last].folded in lexicon.of_place and row[last].gap == " ":
        found["place"] += 3


def _own_words(own: list[Word], text: str, found: Evidence, lexicon: Lexicon) -> None:
    """What the name's own words say."""
    several = len(own) > 1
    head, tail = own[0].folded, own[-1].folded
    if several:
        _of_kind(own, head, tail, found, lexicon)
    if any(c.isdigit() for c in text) or _inner_capital(text):
        found["org"] += 2
    if not several and "-" in head and head.split("-")[0] in lexicon.saints:
        found["place"] += 3
    known = lexicon.place(text)
    if known and known.split()[-1].lower() in lexicon.org_words:  # the European Union
        found["org"] += 7
    elif known:
        found["place"] += 3 if lexicon.place_kinds[known] == "city" else 6
    elif not several and _ACRONYM.match(text):
        found["org"] += 2
    if not several and _WARD.match(text):
        found["place"] += 4
    if several and (head in lexicon.given or EASTERN.match(text)):
        found["person"] += 3
    elif head in lexicon.given:
        found["person"] += 1
    if head in _ARTICLES and own[0].capital and several:
        found["org"] += 2
    if 2 <= len(own) <= 4 and not found:
        found["person"] += 1
        ending = share_of(own[-1])
        if ending is not None and ending < _ORDINARY_WORD:
            found["org"] += 2
    if several and own[0].text.endswith("."):
        found["person"] += 2
    if several and any(w.folded in lexicon.particles and not w.capital for w in own[1:]):
        found["person"] += 1
    if several and head in lexicon.name_heads | {"abd", "abu", "ibn", "bin"}:
        found["person"] += 1


def _of_kind(own: list[Word], head: str, tail: str, found: Evidence, lexicon: Lexicon) -> None:
    """Words of kind inside a name of several words: "Ltd", "Ministry", "Strait", "War"."""
    if tail in lexicon.legal_forms:
        found["org"] += 6
    elif any(w.folded in lexicon.org_words for w in own):
        found["org"] += 4 if tail in lexicon.org_words or head in lexicon.org_words else 3
    elif head in lexicon.clubs and (own[0].caps or (head not in lexicon.given and head not in lexicon.place_words)):
        found["org"] += 5
    elif _paper(head, tail, lexicon) or any(
        w.folded.endswith(lexicon.german_heads) and len(w.text) > _COMPOUND for w in own
    ):
        found["org"] += 4
    if any(w.text == "&" for w in own):
        found["org"] += 3
    if len(own) > 2 and _ROMAN.fullmatch(own[-1].text):
        tail = own[-2].folded
    of = len(own) > 2 and own[1].folded in lexicon.particles | {"of"}
    if tail in lexicon.event_words or head in lexicon.event_heads or (of and head in lexicon.event_words):
        found["event"] += 5
    noble = any(w.folded in lexicon.particles and not w.capital for w in own[1:-1])  # "Pieter van der Meer"
    two = len(own) == 2 and tail not in lexicon.of_place  # "Rose Hill", "Mark Street", but "Monroe County"
    person = head in lexicon.given and (two or noble) and tail in lexicon.place_words
    if person:
        found["place"] += 2
    elif head in lexicon.place_words or tail in lexicon.place_words or head in lexicon.place_heads:
        found["place"] += 5
    if head in lexicon.saints and not any(w.folded in lexicon.org_words for w in own):
        found["place"] += 3
    if tail in lexicon.sides or head in lexicon.sides:
        found["place"] += 2


def _paper(head: str, tail: str, lexicon: Lexicon) -> bool:
    """Whether a name is that of a paper of a place: "Brasker Anzeiger"."""
    return head.endswith(PAPER_ENDS) and head not in lexicon.given and nominative(tail).endswith(lexicon.german_papers)


def _inner_capital(text: str) -> bool:
    """Whether a capital stands right behind a small letter, as firms like it: "AnkaRail"."""
    return any(a.islower() and b.isupper() for a, b in pairwise(text))


def _speech(row: list[Word], first: int, last: int, found: Evidence, lexicon: Lexicon) -> None:
    after = row[last] if last < len(row) else None
    ahead = row[first - 1] if first else None
    spoken = (after is not None and after.gap in {" ", ", "} and after.folded in lexicon.speech) or (
        ahead is not None and ahead.folded in lexicon.speech and row[first].gap == " "
    )
    if spoken:
        found["person"] += 2 if row[first].folded in lexicon.given else 1
        found["org"] += 1
        found["place"] -= 3
