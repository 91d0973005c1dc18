"""Which names of one article are the same thing: surnames, short forms, acronyms and names in brackets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from headwater.names.acronyms import initials
from headwater.names.compare import word_likeness
from headwater.names.evidence import Evidence
from headwater.names.german import nominative
from headwater.names.lexicon import Lexicon, name_key
from headwater.names.telling import TYPES
from headwater.names.titled import Gender, meant
from headwater.records import MentionType
from headwater.text.script import latin

TAG = 8  # points of the agency tag in a dateline; nothing else makes an organisation so sure
# Likeness of surnames in one document from which they are one, mangled; set on machine-translated copies, where
# "Zelinski" stands beside "Zellinski". Two people of so like names in one article are rarer than that.
_MANGLED = 0.88
_MANGLED_FROM = 5  # letters
_NAMED_TOWN = 3  # points that a town has for its name alone; a surname that is a town's too has no more
_OF = re.compile(r" (?:of|de|del|du|des|von|di|da|do) ")
_TOWN = " @"  # behind the key of a town that bears somebody's surname; no key of a text has it
_GENITIVE_FROM = 4  # letters of a name before its s
# What learned hints weigh beside points of evidence, and from how many uses on they weigh no more; set on the open
# set, where they mend nothing that was right (bench/names/entities.py, "typed").
_HINT = 0.6
_HINTS = 3
_SURE = 3  # points of evidence that need no hints
_MANY = 60  # names of one document that are compared with one; more make a list, and cost the square of their number


@dataclass(slots=True)
class Draft:
    """A name as found, before the whole document was read: its place in the page, words, office, evidence."""

    start: int
    end: int
    text: str
    role: str
    evidence: Evidence
    alias_of: int | None = None  # index of the draft that this one stands behind in brackets
    wide: str = ""
    key: str = ""  # by which `gather` filed it
    title: str = ""  # the form of address before it
    gender: Gender = ""  # whom it addresses
    hints: tuple[float, ...] = ()  # what `telling` says of it


@dataclass(slots=True)
class Name:
    """One name of the document with all its uses, and the longer name it belongs to."""

    text: str
    first: int
    uses: list[int] = field(default_factory=list)
    evidence: Evidence = field(default_factory=Counter)
    belongs: str | None = None
    rivals: tuple[str, ...] = ()
    hints: list[tuple[float, ...]] = field(default_factory=list)

    @property
    def type(self) -> MentionType:
        """What it is by the evidence so far and what was learned; an organisation when nothing speaks."""
        weak = max(self.evidence.values(), default=0) < _SURE
        more = dict(zip(TYPES, hinted(self.hints if weak else []), strict=True))
        return max(TYPES, key=lambda t: (self.evidence[t] + more[t], t == "org", t == "person"))


def hinted(hints: Sequence[tuple[float, ...]]) -> tuple[float, ...]:
    """The points that learned hints give to each type; of many uses as much as of a few."""
    if not hints:
        return (0.0,) * len(TYPES)
    weight = _HINT / max(1.0, len(hints) / _HINTS)
    return tuple(weight * sum(column) for column in zip(*hints, strict=True))


def gather(drafts: list[Draft]) -> dict[str, Name]:
    """The document's names by folded form, in order of first use."""
    names: dict[str, Name] = {}
    people = [name_key(draft.text) for draft in drafts if draft.evidence["person"] >= _SURE]
    bearers = {key.rpartition(" ")[2] for key in people if " " in key}
    for number, draft in enumerate(drafts):
        key = draft.key = _filed(draft, bearers)
        name = names.setdefault(key, Name(draft.text, number))
        name.uses.append(number)
        name.evidence.update(draft.evidence)
        if draft.hints:
            name.hints.append(draft.hints)
        if name.text.isupper() and not draft.text.isupper():
            name.text = draft.text
    return names


def _surname(word: str, lexicon: Lexicon) -> bool:
    return word not in lexicon.given and word not in lexicon.particles


def _filed(draft: Draft, bearers: set[str]) -> str:
    """A draft's folded name; a town of somebody's surname ("was born in Vane") is filed as another name."""
    key = name_key(draft.text)
    town = key in bearers and draft.evidence["place"] > _NAMED_TOWN and draft.evidence["person"] <= 0
    return key + _TOWN if town else key


def connect(names: dict[str, Name], drafts: list[Draft], lexicon: Lexicon) -> None:
    """Tie short forms to the full name they stand for (`Name.belongs`).

    A short form goes to the nearest full name before it, else to the first after it, so that two persons of one
    surname keep their own.
    """
    heads: dict[str, list[str]] = {}
    tails: dict[str, list[str]] = {}
    letters: dict[str, list[str]] = {}
    for key in names:
        parts = key.split()
        if len(parts) < 2:
            continue
        heads.setdefault(parts[0], []).append(key)
        tails.setdefault(parts[-1], []).append(key)
        if len(parts) > 2 and parts[0] in lexicon.given and _surname(parts[-2], lexicon):
            tails.setdefault(parts[-2], []).append(key)  # two surnames, of which the first is used alone
        for short in sorted(initials(key)):
            letters.setdefault(short, []).append(key)
    for key in names:
        head, _, rest = key.partition(" ")
        if lexicon.institutions.intersection(rest.split()) and head in names:
            names[head].evidence["place"] += 2
    for key, name in names.items():
        if key.endswith(_TOWN):
            continue
        alias = next((drafts[use].alias_of for use in name.uses if drafts[use].alias_of is not None), None)
        if alias is not None and name_key(drafts[alias].text) != key:
            name.belongs = name_key(drafts[alias].text)
            continue
        found = _longer(key, name, names, heads, tails, lexicon)
        if not found and name.text.isupper() and 2 <= len(key) <= 7 and " " not in key:
            found = [k for k in letters.get(key, []) if names[k].type != "person"]
        if found:
            name.belongs = _nearest(name, found, names)
            name.rivals = tuple(found) if len(found) > 1 and names[found[0]].type == "person" else ()
    _genitives(names, lexicon)
    _one_place(names, lexicon)
    _same_office(names, drafts)


def _longer(
    key: str,
    name: Name,
    names: dict[str, Name],
    heads: dict[str, list[str]],
    tails: dict[str, list[str]],
    lexicon: Lexicon,
) -> list[str]:
    parts = key.split()
    found = []
    for full in dict.fromkeys(tails.get(parts[-1], [])[:_MANY]):
        of_person = names[full].type == "person"
        of_place = names[full].type == name.type == "place"
        club = names[full].type == "org" and full.split()[0] in lexicon.clubs and name.evidence["place"] <= 2
        club = club or (names[full].type == name.type == "org" and _paper(full, key, lexicon))
        event = names[full].type == "event" and full.split()[0] in lexicon.event_heads
        event = event and not _OF.search(full)
        ends = full.endswith(" " + key) or (of_person and len(parts) == 1 and f" {key} " in full)
        town = lexicon.place_kinds.get(lexicon.place(key) or "") == "city" and name.evidence["place"] <= _NAMED_TOWN
        town = town and of_person and names[full].evidence["person"] >= _SURE
        if (
            ends
            and (lexicon.place(key) is None or town)
            and (of_person or of_place or club or (event and name.evidence["place"] <= 2))
        ):
            found.append(full)
    # A name that the text treats as a place or body is nobody's mangled surname.
    if not found and len(parts) == 1 and lexicon.place(key) is None and name.evidence["place"] < 2:
        found = _persons_like(key, names, tails)
    own_place = name.evidence["place"] >= 5
    for full in heads.get(parts[0], [])[:_MANY]:
        if full == key or not full.startswith(key + " ") or own_place:
            continue
        rest = full.removeprefix(key + " ").split()
        type_ = names[full].type
        if (
            (type_ == "org" and name.evidence["person"] <= _SURE and _only_kind(rest, parts, lexicon))
            or (type_ == "place" and name.evidence["person"] < _SURE and all(r in lexicon.place_words for r in rest))
            or (type_ == "person" and name.type in {"person", "org"} and len(parts) == 1)
        ):
            found.append(full)
    return found


def _paper(full: str, key: str, lexicon: Lexicon) -> bool:
    """Whether a newspaper of a place is called by its own word alone: "Brasker Tagesbote", "Tagesbote"."""
    own = key not in lexicon.german_papers and nominative(key).endswith(lexicon.german_papers)
    return own and full.endswith(f"er {key}")


def _persons_like(key: str, names: dict[str, Name], tails: dict[str, list[str]]) -> list[str]:
    """Full names of persons whose surname is nearly `key`: a text that mangles names does it in several ways."""
    if len(key) < _MANGLED_FROM or len(tails) > 3 * _MANY:
        return []
    found = []
    for surname, fulls in tails.items():
        if surname[:1] == key[:1] and surname != key and word_likeness(key, surname) >= _MANGLED:
            found += [full for full in fulls[:_MANY] if names[full].type == "person"]
    return found


def _same_office(names: dict[str, Name], drafts: list[Draft]) -> None:
    """Two full names with one first name, nearly one surname and one office are one person, once mangled."""
    roles = {key: {drafts[use].role.lower() for use in name.uses if drafts[use].role} for key, name in names.items()}
    holders: dict[str, list[str]] = {}
    for key, name in names.items():
        first, _, surname = key.partition(" ")
        if not surname or not roles[key] or name.type != "person":
            continue
        for other in holders.get(first, [])[:_MANY]:
            near = word_likeness(surname, other.partition(" ")[2]) >= _MANGLED
            if near and roles[key] & roles[other] and name.belongs is None:
                name.belongs = other
        holders.setdefault(first, []).append(key)


def _genitives(names: dict[str, Name], lexicon: Lexicon) -> None:
    """In German the bearer's name takes an s without a mark: "Greta Sauers Ministerium", "Neuseelands Premier"."""
    for key, name in names.items():
        base = key[:-1]
        if not key.endswith(("s", "boten")) or len(base) < _GENITIVE_FROM or name.belongs is not None:
            continue
        if base in names and names[base].type in {name.type, "place"}:
            name.belongs = base
        elif lexicon.place(base) is not None and lexicon.place(key) is None:
            name.text = name.text[:-1]
            name.evidence["place"] += 4


def _one_place(names: dict[str, Name], lexicon: Lexicon) -> None:
    """One place has many names: US, U.S., United States."""
    first: dict[str, str] = {}
    for key, name in names.items():
        place = lexicon.place(name.text) or lexicon.place(key)
        if place is not None and name.belongs is None and first.setdefault(place, key) != key:
            name.belongs = first[place]


def _only_kind(rest: list[str], parts: list[str], lexicon: Lexicon) -> bool:
    """Whether what the full name adds says of which kind it is, not which branch ("X America" is another thing)."""
    if any(lexicon.place(r) for r in rest) or lexicon.institutions.intersection(rest):
        return False
    return len(parts) == 1 or any(r in lexicon.org_words for r in rest)


def _nearest(name: Name, found: list[str], names: dict[str, Name]) -> str:
    before = [k for k in found if names[k].first < name.first]
    if before:
        return max(before, key=lambda k: (max(u for u in names[k].uses if u < name.first), k))
    return min(found, key=lambda k: (names[k].first, k))


def settle(names: dict[str, Name]) -> dict[str, tuple[str, MentionType]]:
    """For each name the longest form of its thing and the type of the whole."""
    roots = {key: _root(key, names) for key in names}
    evidence: dict[str, Evidence] = {}
    hints: dict[str, list[tuple[float, ...]]] = {}
    longest: dict[str, str] = {}
    for key, root in roots.items():
        evidence.setdefault(root, Counter()).update(names[key].evidence)
        if names[key].belongs is None:  # a surname alone looks like much else
            hints[root] = names[key].hints
        best = longest.get(root, names[root].text)
        if _rank(names[key].text) > _rank(best):
            best = names[key].text
        longest[root] = best
    types = {root: Name("", 0, evidence=points, hints=hints.get(root, [])).type for root, points in evidence.items()}
    return {key: (longest[root], types[root]) for key, root in roots.items()}


def holder(number: int, key: str, names: dict[str, Name], gender: Gender = "") -> str:
    """Whom the use `number` of a surname that several persons bear means: the bearer last named in full before it.

    A bearer who cannot be addressed so (`gender`) is not meant.
    """
    before = []
    rivals = meant(gender, names[key].rivals[:_MANY])
    for full in rivals:
        uses = names[full].uses
        at = bisect_left(uses, number)
        if at:
            before.append((uses[at - 1], full))
    if gender and not before and rivals:
        return rivals[0]
    return max(before)[1] if before else key


def _rank(text: str) -> tuple[bool, int, int, str]:
    return (text.isascii() or latin(text).lower() != text.lower(), len(text.split()), len(text), text)


def _root(key: str, names: dict[str, Name]) -> str:
    seen = {key}
    while (up := names[key].belongs) is not None and up in names and up not in seen:
        seen.add(up)
        key = up
    return key
