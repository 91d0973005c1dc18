"""The rules by which names of many articles become one thing, strongest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from headwater.names.authority import Decided, KnownName
from headwater.names.compare import accepted_variant, likeness
from headwater.names.context import Context
from headwater.names.east import surname_keys
from headwater.names.lexicon import lexicon, name_key
from headwater.names.nodes import Id, NamePair, Node
from headwater.names.romanise import traditions, words_of
from headwater.text.script import skeleton

_BLOCK_WORDS = 4  # of a long name that are filed
BLOCK = 60  # names compared with one another at most in one block; more share too little to be compared
SAME_MATTER = 0.15  # share of names' weight from which two articles are of one matter; set on the first five families
_STRANGER = 0.45  # aligned names less alike than this are rather two things
_FATHER = re.compile(r"(?:ovich|evich|ovych|evych|ovna|evna|ivna|yevich|yevna)$")
_VOWELS = re.compile(r"[aeiouy]+")


class Joining:
    """Joins nodes step by step; each method is one rule."""

    def __init__(self, nodes: dict[Id, Node], apart: frozenset[frozenset[str]] = frozenset()) -> None:
        """Start with every node on its own; names of `apart` never join."""
        self.nodes = nodes
        self.marks: dict[Id, KnownName] = {}  # what an authority list says of a group
        self.apart = apart
        told = {key for couple in apart for key in couple}
        self._told = {id_: {id_[0]} & told for id_ in nodes}
        self.suspects: set[str] = set()
        self.held: dict[str, list[Id]] = {}
        for id_ in sorted(nodes):
            for ref in sorted(nodes[id_].told):
                self.held.setdefault(ref, []).append(id_)
        self._parent = {id_: id_ for id_ in nodes}
        self._refs = {id_: set(node.refs) for id_, node in nodes.items()}
        self._known = {id_ for id_ in nodes if lexicon().place(id_[0]) is not None}
        # Countries and capitals stand in texts of all kinds of matters.
        self._context = Context(
            {ref: {i[0] for i in ids if i not in self._known} for ref, ids in sorted(self.held.items())}
        )

    def known(self, id_: Id) -> bool:
        """Whether the gazetteer has the name."""
        return id_ in self._known

    def root(self, id_: Id) -> Id:
        """The node that stands for the group."""
        while self._parent[id_] != id_:
            self._parent[id_] = self._parent[self._parent[id_]]
            id_ = self._parent[id_]
        return id_

    def join(self, a: Id, b: Id) -> None:
        """Make one group of two."""
        one, other = sorted((self.root(a), self.root(b)))
        if one != other and not self._kept_apart(one, other):
            self._parent[other] = one
            self._refs[one] |= self._refs[other]
            self._told[one] |= self._told[other]
            if other in self.marks:
                self.marks[one] = self.marks.pop(other)

    def _kept_apart(self, a: Id, b: Id) -> bool:
        """Whether people know two groups to be two things."""
        if a in self.marks and b in self.marks and _identity(self.marks[a]) != _identity(self.marks[b]):
            return True
        return any(frozenset((x, y)) in self.apart for x in self._told[a] for y in self._told[b])

    def join_known(self, decided: Decided) -> None:
        """Names that lists or people hold for one thing join before anything else does."""
        if not decided.known and not decided.same:
            return
        by_key: dict[str, list[Node]] = {}
        for id_ in sorted(self.nodes):
            for key in {self.nodes[id_].key, *(name_key(text) for text, _ in self.nodes[id_].uses)}:
                by_key.setdefault(key, []).append(self.nodes[id_])
        owner: dict[str, KnownName | None] = {}
        for row in decided.known:  # an alias that two things bear tells neither
            for key in {name_key(row.name), name_key(row.alias)}:
                same = owner.get(key, row)
                owner[key] = row if same is not None and _identity(same) == _identity(row) else None
        first: dict[tuple[str, str], Node] = {}
        for key in sorted(owner):
            row_of = owner[key]
            for node in by_key.get(key, []) if row_of is not None else []:
                if row_of is not None and self.root(node.id) not in self.marks:
                    self.marks[self.root(node.id)] = row_of
                    self.join(first.setdefault(_identity(row_of), node).id, node.id)
        for a, b in decided.same:
            nodes = by_key.get(name_key(a), []) + by_key.get(name_key(b), [])
            for node in nodes[1:]:
                self.join(nodes[0].id, node.id)

    def groups(self) -> list[list[Node]]:
        """All groups, members in order."""
        found: dict[Id, list[Node]] = {}
        for id_ in sorted(self.nodes):
            found.setdefault(self.root(id_), []).append(self.nodes[id_])
        return list(found.values())

    def join_equal(self) -> None:
        """One name that some articles take for a person and others for a company is one thing."""
        by_key: dict[str, list[Node]] = {}
        for id_ in sorted(self.nodes):
            by_key.setdefault(id_[0], []).append(self.nodes[id_])
        for held in by_key.values():
            whole = [n for n in held if not n.id[1]]
            for a in held:
                for b in whole[:1]:
                    if a is not b and self._same_matter(a, b):
                        self.join(a.id, b.id)

    def join_variants(self) -> None:
        """Accepted spellings of one name join, wherever they stand."""
        for block in self._blocks():
            for i, a in enumerate(block):
                for b in block[i + 1 :]:
                    if self.root(a.id) == self.root(b.id) or not self._kin(a, b) or _told_apart(a, b):
                        continue
                    if _variant(a.key, b.key):
                        self.join(a.id, b.id)

    def _kin(self, a: Node, b: Node) -> bool:
        """Bare surnames do not join one another: they go to full names or to the same surname alone."""
        if a.type == b.type == "person" and (_patronymic(a.key, b.key) or _patronymic(b.key, a.key)):
            return True
        if lexicon().place(a.key) is not None:
            return lexicon().place(a.key) == lexicon().place(b.key)
        return a.type == b.type and (" " in a.key) == (" " in b.key)

    def _blocks(self) -> list[list[Node]]:
        blocks: dict[str, list[Node]] = {}
        for id_ in sorted(self.nodes):
            node = self.nodes[id_]
            for block in sorted(set(_block_keys(node))):
                blocks.setdefault(block, []).append(node)
        return [blocks[key][:BLOCK] for key in sorted(blocks) if len(blocks[key]) > 1]

    def join_aligned(self, aligned: Sequence[NamePair]) -> None:
        """Names at one place of two copies join, unless they are plainly two things."""
        by_text: dict[str, list[Node]] = {}
        for id_ in sorted(self.nodes):
            for text, _ in sorted({*self.nodes[id_].uses, *self.nodes[id_].wide}):
                by_text.setdefault(name_key(text), []).append(self.nodes[id_])
        for pair in sorted(set(aligned), key=lambda p: (p.a, p.b, p.suspect)):
            for a in by_text.get(name_key(pair.a), [])[:1]:
                for b in by_text.get(name_key(pair.b), [])[:1]:
                    if a.key == b.key or self._two_things(a, b, pair):
                        continue
                    self.join(a.id, b.id)
                    if pair.suspect and not accepted_variant(pair.a, pair.b):
                        self.suspects.add(pair.b)

    def _two_things(self, a: Node, b: Node, pair: NamePair) -> bool:
        lex = lexicon()
        if lex.place(pair.a) is not None and lex.place(pair.b) is not None:
            return lex.place(pair.a) != lex.place(pair.b)
        if self.root(a.id) != self.root(b.id) and self.side_by_side(a.id, b.id):
            return True
        return likeness(pair.a, pair.b) < _STRANGER and len(b.refs) > 2

    def side_by_side(self, a: Id, b: Id) -> bool:
        """Whether one article uses both names, as two."""
        return not self._refs[self.root(a)].isdisjoint(self._refs[self.root(b)])

    def nearness(self, a: Node, b: Node) -> float:
        """How much the articles of two names share beside them; 1.0 for names of one article."""
        aside = (a.key, b.key)
        pairs = [(x, y) for x in a.refs[:20] for y in b.refs[:20]]
        if any(x == y for x, y in pairs):
            return 1.0
        return max((self._context.alike(x, y, aside) for x, y in pairs), default=0.0)

    def _same_matter(self, a: Node, b: Node) -> bool:
        return " " in a.key or self.nearness(a, b) >= SAME_MATTER


def _identity(row: KnownName) -> tuple[str, str]:
    """What makes two rows of a list speak of one thing: their id, or without one the name."""
    return (row.id, "") if row.id else ("", name_key(row.name))


def _told_apart(a: Node, b: Node) -> bool:
    """Whether one article uses two full names that differ in a kind or a syllable, as authors do of two things only.

    Other names may stand in two spellings in one article: machines and hurried desks write them so.
    """
    if lexicon().place(a.key) is not None or " " not in a.key or " " not in b.key or a.told.isdisjoint(b.told):
        return False
    left, right = words_of(a.key), words_of(b.key)
    if a.type == "person":
        return bool(surname_keys(left)) and left[0] == right[0]
    return sorted(left) != sorted(right) and bool(set(left) & set(right))


def _variant(a: str, b: str) -> bool:
    return accepted_variant(a, b) or _patronymic(a, b) or _patronymic(b, a)


def consonants(sounds: str) -> str:
    """What two ways of hearing a word share most: its sounds without vowels."""
    return _VOWELS.sub("", sounds)


def _patronymic(short: str, long: str) -> bool:
    """Whether `long` only adds a father's name ("Ivan Ivanovich Petrov")."""
    words, more = short.split(), long.split()
    return len(words) == 2 and len(more) == 3 and [more[0], more[2]] == words and bool(_FATHER.search(more[1]))


def _block_keys(node: Node) -> Iterable[str]:
    """What two spellings of one name share at least one of."""
    place = lexicon().place(node.key)
    if place is not None:
        yield f"place {place}"
    words = words_of(node.key)
    for word in words[:_BLOCK_WORDS]:
        yield f"{node.type} {skeleton(word)}"
        for tradition in traditions():
            yield f"{node.type} {tradition.name} {consonants(tradition.sounds(word))}"
    for surname in surname_keys(words):
        yield f"{node.type} {surname}"
