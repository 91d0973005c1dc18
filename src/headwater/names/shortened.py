"""Surnames, short forms of organisations and acronyms: whose full name they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from headwater.names.acronyms import initials
from headwater.names.compare import accepted_variant, likeness
from headwater.names.german import nominative
from headwater.names.joining import BLOCK, SAME_MATTER, Joining, consonants
from headwater.names.lexicon import Lexicon, lexicon
from headwater.names.nodes import Id, Node
from headwater.names.romanise import traditions, words_of
from headwater.text.script import skeleton

_CLOSE = 0.8  # of the best nearness; bearers of one surname nearer to one another than this are not told apart by it
_SURELY_ONE = 0.85


def attach_short(joining: Joining) -> None:
    """Surnames, short forms of organisations and acronyms go to the full name that like articles use."""
    full: dict[str, list[Node]] = {}
    for id_ in sorted(joining.nodes):
        node = joining.nodes[id_]
        if " " in node.key:
            for key in set(_short_keys(node)):
                full.setdefault(key, []).append(node)
    left: dict[str, list[Node]] = {}
    for id_ in sorted(joining.nodes):
        node = joining.nodes[id_]
        firm = node.type == "org" and " " in node.key
        if (" " in node.key and not firm) or lexicon().place(node.key) is not None:
            continue
        best = _best(joining, node, full)
        if best is not None:
            joining.join(node.id, best.id)
        elif node.id[1]:
            left.setdefault(node.key, []).append(node)
    for held in left.values():
        for other in held[1:]:
            joining.join(held[0].id, other.id)


def _best(joining: Joining, node: Node, full: dict[str, list[Node]]) -> Node | None:
    found: dict[Id, tuple[float, Node]] = {}
    for key in set(_alone_keys(node)):
        for other in full.get(key, [])[:BLOCK]:
            if other.id == node.id or not _short_of(node, other):
                continue
            near = joining.nearness(node, other)
            root = joining.root(other.id)
            if node.credited and lexicon().agency_words.intersection(other.key.split()):
                near = max(near, SAME_MATTER)  # an agency is one in whatever matter
            if near >= SAME_MATTER and near > found.get(root, (0.0, other))[0]:
                found[root] = (near, other)
    if not found:
        return None
    ranked = sorted(found.values(), key=lambda pair: (-pair[0], pair[1].id))
    if len(ranked) > 1 and node.type == "person":
        return _by_office(node, [(near, other) for near, other in ranked if near >= _CLOSE * ranked[0][0]])
    return ranked[0][1]


def _by_office(node: Node, close: Sequence[tuple[float, Node]]) -> Node | None:
    """Of several bearers of a surname the one who shares the office; none where nothing tells."""
    first = close[0][1]
    if all(likeness(first.key, other.key) >= _SURELY_ONE for _, other in close[1:]):
        return first
    sharing = [other for _, other in close if node.roles & other.roles]
    return sharing[0] if len(sharing) == 1 else None


def _house(short: tuple[str, ...], words: tuple[str, ...], lex: Lexicon) -> bool:
    """Whether a short form keeps a house's own name, alone or with its kind: "Brask", "Brask hospital"."""
    kinds = lex.org_words | lex.place_words
    own = [w for w in short if w not in kinds]
    kind_first = words[0] in lex.org_words and list(short) == [w for w in words if w not in kinds | lex.org_joins]
    if not (kind_first or lex.houses.intersection(words)) or not own or not set(short) < set(words):
        return False
    more = [w for w in words if w not in short]
    told = any(lex.place(w) is not None or w in lex.sides or w.isdigit() for w in (*own, *more))
    return not told and (len(short) > len(own) or own[-1] == [w for w in words if w not in kinds][-1])


def _paper(short: tuple[str, ...], words: tuple[str, ...], lex: Lexicon) -> bool:
    """Whether a newspaper of a place is called by its own word alone, in whatever case: "dem Tagesboten"."""
    if len(short) != 1 or len(words) != 2 or not words[0].endswith("er") or short[0] in lex.german_papers:
        return False
    kind = nominative(words[1])
    return nominative(short[0]) == kind and kind.endswith(lex.german_papers)


def _short_keys(node: Node) -> Iterable[str]:
    """Under which short forms a full name is looked for."""
    words = words_of(node.key)
    paper = nominative(words[-1]).endswith(lexicon().german_papers)
    ends = [words[0]] if node.type == "org" and not paper else [words[0], words[-1]]
    if node.type == "org" and (lexicon().houses.intersection(words) or words[0] in lexicon().org_words):
        ends += [w for w in words[1:5] if w not in lexicon().org_words]
    for word in ends:
        yield skeleton(word)
        for tradition in traditions():
            yield f"{tradition.name} {consonants(tradition.sounds(word))}"
    if node.type != "person":
        for short in initials(node.key):
            yield f"initials {short}"


def _alone_keys(node: Node) -> Iterable[str]:
    words = words_of(node.key) or (node.key,)
    word = words[0]
    if len(words) > 1 and word in lexicon().houses:
        word = words[-1]
    yield skeleton(word)
    for tradition in traditions():
        yield f"{tradition.name} {consonants(tradition.sounds(word))}"
    yield f"initials {node.key}"


def _short_of(node: Node, other: Node) -> bool:
    """Whether a single word can stand for a full name: surname, first word of a company, acronym."""
    words = words_of(other.key)
    lex = lexicon()
    alone = " ".join(words_of(node.key))
    if other.type == "person":
        if " " in node.key:
            return False  # a firm of two words bears somebody's surname at most
        return node.type in {"person", "org"} and (alone == words[-1] or accepted_variant(alone, words[-1]))
    if node.text.isupper() and node.key in initials(other.key):
        return True
    if node.type == "person" and lex.place(words[0]) is not None:
        return False
    if other.type == "place" and alone == words[-1]:
        if words[0] in lex.districts and all(w in lex.districts | lex.particles | lex.org_joins for w in words[:-1]):
            return node.type == "place"
        return node.type == "place" and all(w in lex.place_words for w in words[:-1])
    own = words_of(node.key)
    if (
        len(own) > 1
        and own[-1] in lex.houses
        and words[-1] != own[-1]
        and (words[-1] in lex.houses or words[-1] in lex.org_words)
    ):
        return False  # a university and its hospital
    if node.type == "org" == other.type and _house(words_of(node.key), words, lex):
        return True
    if lex.institutions.intersection(words[1:]):
        return False
    if _paper(own, words, lex):
        return True
    size = len(words_of(node.key))
    kinds = lex.org_words | lex.place_words | lex.legal_forms
    return len(words) > size and words[:size] == words_of(node.key) and all(w in kinds for w in words[size:])
