"""What the words of a name and around it say about what it names: a person, an organisation, a place or an event."""

from __future__ import annotations

import re
from collections import Counter

from headwater.names.capitals import share_of
from headwater.names.chains import Word
from headwater.names.lexicon import Lexicon, fold_name
from headwater.records import MentionType

Evidence = Counter[MentionType]

# Weights are set so that one clear sign (an office before it, a company's legal form) outweighs two weak ones
# (a preposition, a common given name); tried on the first five families of the open set.
_ORDINARY_WORD = 0.6  # capital share; a name that ends in an ordinary word ("Acme Orbital") is a firm rather than a person
_AGE = re.compile(r"(?:,? ?\(?|, de |, )(?:aged )?\d{1,3}(?:\)|,| años| ans| Jahre)")
_GIVEN_SURNAME_EAST = re.compile(r"[A-Z]\w+ [A-Z]\w+-[a-z]\w+$|[A-Z]\w+-[a-z]\w+ [A-Z]\w+$")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&]{1,6}$")
_SETTLEMENT = re.compile(
    r"\b(?:city|town|village|port|island|isle|port city|capital|coast|mayor|camp|harbour|harbor|outskirts|streets|valley|people|residents|municipality|province|district|region|state|county|"
    r"suburb|resort|hamlet|port town|ciudad|pueblo|isla|puerto|ville|village|île|port|alcalde de|"
    r"provincia|Stadt|Dorf|Insel|\w*bahnhof|\w*hafen) (?:of |de |d['’]|von )?$"
)
_OF_ORG = re.compile(r"\b(?:spokes\w+|chief executive|ceo|head|director|chairman|founder|owner|employees|workers|shares|members) (?:of|for|at|in) $", re.I)
_AFTER_ORG = re.compile(r"['’]?s? (?:shares?|employees?|workers|staff|customers|shareholders|passengers|flights|aircraft|spokes\w+|executives?|plant|factory|headquarters|subsidiary|lawmakers?|candidates?|supporters|members)\b")
_PLACE_AFTER = re.compile(
    r" (?:village|town|city|district|province|region|county|constituency|seat|airport|peninsula|island|islands|suburb|"
    r"neighbou?rhood|oblast|prefecture|state|coast|border|mayor|governor|municipality|residents)\b"
)
_SIDE = frozenset(["north", "south", "east", "west", "upper", "lower", "central"])
_TRADE = re.compile(r" (?:[a-z]+-(?:seller|maker|owner|keeper|driver|holder|goer|worker)|[a-z]{4,}(?:ist|ician|woman|keeper|monger)) $")
_WARD = re.compile(r"\w+-(?:dong|gu|si|gun|myeon|eup|ku|shi|cho|ken|fu)$")
_ROMAN = re.compile(r"[IVX]{1,4}")
_PERSON_AFTER = re.compile(r",? (?:who|whose|himself|herself)\b")


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
    before, after = text[: own[0].start], text[own[-1].end :]
    _own_words(own, text[own[0].start : own[-1].end], found, lexicon)
    org_like = found["org"] >= 3 or found["place"] >= 4 or found["event"] >= 3
    if role:
        found["person"] += 1 if org_like else 4
    if _AGE.match(after):
        found["person"] += 0 if org_like else 4
    if after.startswith((", which ", ", whose shares", ", que ", ", das ", ", die ")):
        found["org"] += 1
    if _PERSON_AFTER.match(after):
        found["person"] += 1.5  # type: ignore[assignment]
    _speech(row, first, last, found, lexicon)
    if _SETTLEMENT.search(before):
        found["place"] += 4
    elif before.lower().endswith(("according to ", "said to ", "told ")):
        found["person"] += 1
        found["org"] += 1
    elif first and row[first - 1].folded in lexicon.place_before and own[0].gap == " ":
        found["place"] += 1 if row[first - 1].folded in {"to", "from", "into"} else 2
        if first > 1 and row[first - 2].folded in lexicon.offices:
            found["person"] += 2
    if len(own) > 1 and not org_like and _TRADE.search(before):
        found["person"] += 2
    if _OF_ORG.search(before) or _AFTER_ORG.match(after):
        found["org"] += 2
    if before.endswith((" the ", "The ")) and not role:
        found["org"] += 1
        found["person"] -= 2
    if _PLACE_AFTER.match(after):
        found["place"] += 3
    country = re.match(r"(?:, | \()([A-Z][\w.]+(?: [A-Z]\w+)?)", after)
    if country and lexicon.place(country[1]) and not role:
        found["place"] += 3
    return found


def _own_words(own: list[Word], text: str, found: Evidence, lexicon: Lexicon) -> None:
    head, tail = own[0].folded, own[-1].folded
    if tail in lexicon.legal_forms and len(own) > 1:
        found["org"] += 6
    elif any(w.folded in lexicon.org_words for w in own) and len(own) > 1:
        found["org"] += 4 if tail in lexicon.org_words or head in lexicon.org_words else 3
    if any(w.text == "&" for w in own):
        found["org"] += 3
    if len(own) > 2 and _ROMAN.fullmatch(own[-1].text):
        tail = own[-2].folded
    if len(own) > 1 and (tail in lexicon.event_words or head == "operation"):
        found["event"] += 5
    if len(own) > 1 and (head in lexicon.place_words or tail in lexicon.place_words or head in lexicon.place_heads):
        found["place"] += 5
    if len(own) > 1 and (tail in _SIDE or head in _SIDE):
        found["place"] += 2
    if any(c.isdigit() for c in text):
        found["org"] += 2
    if len(own) == 1 and _WARD.match(text):
        found["place"] += 4
    known = lexicon.place(text)
    if known:
        found["place"] += 6 if lexicon.place_kinds[known] in {"country", "capital", "region"} else 3
    if len(own) == 1 and _ACRONYM.match(text) and not known:
        found["org"] += 2
    if len(own) > 1 and (head in lexicon.given or _GIVEN_SURNAME_EAST.match(text)):
        found["person"] += 3
    elif head in lexicon.given:
        found["person"] += 1
    if 2 <= len(own) <= 4 and not found:
        found["person"] += 1
        ending = share_of(own[-1])
        if ending is not None and ending < _ORDINARY_WORD:
            found["org"] += 2
    if len(own) > 1 and own[0].text.endswith("."):
        found["person"] += 2
    if len(own) > 1 and any(not w.capital and w.folded in lexicon.particles for w in own[1:]):
        found["person"] += 1
    if fold_name(text).startswith(("al ", "abd ", "abu ", "ibn ", "bin ", "van ", "von ")):
        found["person"] += 1
    if any(c.islower() for c in text) and any(a.islower() and b.isupper() for a, b in zip(text, text[1:], strict=False)):
        found["org"] += 1


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
