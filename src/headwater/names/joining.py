"""The rules by which names of many articles become one thing, strongest first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from headwater.names.acronyms import initials
from headwater.names.compare import accepted_variant, likeness
from headwater.names.context import Context
from headwater.names.east import surname_keys
from headwater.names.lexicon import lexicon, name_key
from headwater.names.romanise import traditions, words_of
from headwater.records import Mention, MentionType
from headwater.text.script import skeleton

_BLOCK = 60  # names compared with one another at most in one block; more share too little to be compared
# Set on the first five families: copies share .6 and more of their names' weight, reports of one event .2 to .5, other
# events under .1. Damaged names are .72 and more alike, look-alikes in other stories as well.
_SAME_MATTER = 0.15
_NEARLY_COPY = 0.45
_DAMAGED = 0.72
_SPELLED = 0.88  # likeness that articles of one event need, copies or not
_ROUNDS = 3
_STRANGER = 0.45  # aligned names less alike than this are rather two things
_FATHER = re.compile(r"(?:ovich|evich|ovych|evych|ovna|evna|ivna|yevich|yevna)$")
_VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two names that stand at the same place of two copies; `suspect` when `b` looks like a damaged `a`."""

    a: str
    b: str
    suspect: bool = False


@dataclass(slots=True, eq=False)
class Node:
    """A name with all its uses: a full name of all articles, or a bare surname of one."""

    id: tuple[str, str]
    texts: Counter[str] = field(default_factory=Counter)
    uses: Counter[tuple[str, str]] = field(default_factory=Counter)
    types: Counter[MentionType] = field(default_factory=Counter)
    roles: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        """The name as it is written most, in small letters if it ever is."""
        return max(sorted(self.texts), key=lambda t: (not t.isupper(), self.texts[t]))

    @property
    def key(self) -> str:
        """The folded name."""
        return self.id[0]

    @property
    def type(self) -> MentionType:
        """What most of its mentions are."""
        return max(sorted(self.types), key=lambda t: self.types[t])

    @property
    def refs(self) -> list[str]:
        """The articles that use it, in order."""
        return sorted({ref for _, ref in self.uses})


def nodes_of(mentions: Mapping[str, Sequence[Mention]]) -> dict[tuple[str, str], Node]:
    """One node a full name; bare surnames stay apart by article, as two articles may mean two people."""
    nodes: dict[tuple[str, str], Node] = {}
    for ref in sorted(mentions):
        for m in mentions[ref]:
            key = name_key(m.key) or name_key(m.text)
            if not key:
                continue
            alone = m.type == "person" and " " not in key
            id_ = (key, ref if alone else "")
            node = nodes.setdefault(id_, Node(id_))
            node.uses[(m.text, ref)] += 1
            node.types[m.type] += 1
            node.texts[m.key] += 1
            if m.role:
                node.roles.update(words_of(m.role))
    return nodes


class Joining:
    """Joins nodes step by step; each method is one rule."""

    def __init__(self, nodes: dict[tuple[str, str], Node], mentions: Mapping[str, Sequence[Mention]]) -> None:
        """Start with every node on its own."""
        self._nodes = nodes
        self._parent = {id_: id_ for id_ in nodes}
        self._keys = {ref: {name_key(m.key) for m in held} for ref, held in mentions.items()}
        known = lexicon().place  # countries and capitals stand in texts of all kinds of matters
        self.context = Context({ref: {k for k in keys if known(k) is None} for ref, keys in self._keys.items()})
        self.suspects: set[str] = set()
        self._held: dict[str, list[tuple[str, str]]] | None = None

    def root(self, id_: tuple[str, str]) -> tuple[str, str]:
        """The node that stands for the group."""
        while self._parent[id_] != id_:
            self._parent[id_] = self._parent[self._parent[id_]]
            id_ = self._parent[id_]
        return id_

    def join(self, a: Node, b: Node) -> None:
        """Make one group of two."""
        one, other = sorted((self.root(a.id), self.root(b.id)))
        self._parent[other] = one

    def groups(self) -> list[list[Node]]:
        """All groups, members in order."""
        found: dict[tuple[str, str], list[Node]] = {}
        for id_ in sorted(self._nodes):
            found.setdefault(self.root(id_), []).append(self._nodes[id_])
        return list(found.values())

    def join_equal(self) -> None:
        """One name that some articles take for a person and others for a company is one thing."""
        by_key: dict[str, list[Node]] = {}
        for id_ in sorted(self._nodes):
            by_key.setdefault(id_[0], []).append(self._nodes[id_])
        for held in by_key.values():
            whole = [n for n in held if not n.id[1]]
            for a in held:
                for b in whole[:1]:
                    if a is not b and self._same_matter(a, b):
                        self.join(a, b)

    def join_variants(self) -> None:
        """Accepted spellings of one name join, wherever they stand."""
        for block in self._blocks():
            for i, a in enumerate(block):
                for b in block[i + 1 :]:
                    if self.root(a.id) != self.root(b.id) and self._kin(a, b) and _variant(a.key, b.key):
                        self.join(a, b)

    def _kin(self, a: Node, b: Node) -> bool:
        """Bare surnames do not join one another: they go to full names or to the same surname alone."""
        if a.type == b.type == "person" and (_patronymic(a.key, b.key) or _patronymic(b.key, a.key)):
            return True
        if lexicon().place(a.key) is not None:
            return lexicon().place(a.key) == lexicon().place(b.key)
        return a.type == b.type and (" " in a.key) == (" " in b.key)

    def _blocks(self) -> list[list[Node]]:
        blocks: dict[str, list[Node]] = {}
        for id_ in sorted(self._nodes):
            node = self._nodes[id_]
            for block in sorted(set(_block_keys(node))):
                blocks.setdefault(block, []).append(node)
        return [blocks[key][:_BLOCK] for key in sorted(blocks) if len(blocks[key]) > 1]

    def join_aligned(self, aligned: Sequence[NamePair]) -> None:
        """Names at one place of two copies join, unless they are plainly two things."""
        by_text: dict[str, list[Node]] = {}
        for id_ in sorted(self._nodes):
            for text, _ in sorted(self._nodes[id_].uses):
                by_text.setdefault(name_key(text), []).append(self._nodes[id_])
        for pair in sorted(set(aligned), key=lambda p: (p.a, p.b, p.suspect)):
            for a in by_text.get(name_key(pair.a), [])[:1]:
                for b in by_text.get(name_key(pair.b), [])[:1]:
                    if a.key == b.key or self._two_things(a, b, pair):
                        continue
                    self.join(a, b)
                    if pair.suspect and not accepted_variant(pair.a, pair.b):
                        self.suspects.add(pair.b)

    def _two_things(self, a: Node, b: Node, pair: NamePair) -> bool:
        lex = lexicon()
        if lex.place(pair.a) is not None and lex.place(pair.b) is not None:
            return lex.place(pair.a) != lex.place(pair.b)
        if self._side_by_side(a, b):
            return True
        return likeness(pair.a, pair.b) < _STRANGER and len(b.refs) > 2

    def _side_by_side(self, a: Node, b: Node) -> bool:
        """Whether one article uses both names, as two."""
        one, other = self.root(a.id), self.root(b.id)
        if one == other:
            return False
        if self._held is None:
            self._held = {ref: self._ids(ref) for ref in sorted(self._keys)}
        for ids in self._held.values():
            roots = {self.root(id_) for id_ in ids}
            if one in roots and other in roots:
                return True
        return False

    def attach_short(self) -> None:
        """Surnames, short forms of organisations and acronyms go to the full name that like articles use."""
        full: dict[str, list[Node]] = {}
        for id_ in sorted(self._nodes):
            node = self._nodes[id_]
            if " " in node.key:
                for key in set(_short_keys(node)):
                    full.setdefault(key, []).append(node)
        left: dict[str, list[Node]] = {}
        for id_ in sorted(self._nodes):
            node = self._nodes[id_]
            firm = node.type == "org" and " " in node.key
            if (" " in node.key and not firm) or lexicon().place(node.key) is not None:
                continue
            best = self._best(node, full)
            if best is not None:
                self.join(node, best)
            elif node.id[1]:
                left.setdefault(node.key, []).append(node)
        for held in left.values():
            for other in held[1:]:
                self.join(held[0], other)

    def _best(self, node: Node, full: dict[str, list[Node]]) -> Node | None:
        found: dict[tuple[str, str], tuple[float, Node]] = {}
        for key in set(_alone_keys(node)):
            for other in full.get(key, [])[:_BLOCK]:
                if other.id == node.id or not _short_of(node, other):
                    continue
                near = self._nearness(node, other)
                root = self.root(other.id)
                if near >= _SAME_MATTER and near > found.get(root, (0.0, other))[0]:
                    found[root] = (near, other)
        if not found:
            return None
        ranked = sorted(found.values(), key=lambda pair: (-pair[0], pair[1].id))
        return ranked[0][1]

    def _nearness(self, a: Node, b: Node) -> float:
        aside = (a.key, b.key)
        pairs = [(x, y) for x in a.refs[:20] for y in b.refs[:20]]
        if any(x == y for x, y in pairs):
            return 1.0
        return max((self.context.alike(x, y, aside) for x, y in pairs), default=0.0)

    def _same_matter(self, a: Node, b: Node) -> bool:
        return " " in a.key or self._nearness(a, b) >= _SAME_MATTER

    def join_damaged(self) -> None:
        """In articles that share nearly all other names, a name that one alone has is a damaged one of the other.

        Joining makes articles share more, so it goes on while it finds something.
        """
        for _ in range(_ROUNDS):
            context = self._context()
            joined = False
            for x, y in context.neighbours():
                alike = context.alike(x, y)
                if alike >= _SAME_MATTER and context.shared(x, y) >= 2:
                    joined = self._match_up(x, y, alike) or joined
            if not joined:
                break

    def _match_up(self, x: str, y: str, alike: float) -> bool:
        """Join the likest of the names that one of two articles has alone; whether any were."""
        bound = _DAMAGED if alike >= _NEARLY_COPY else _SPELLED
        found = []
        for a in self._own(x, y):
            for b in self._own(y, x):
                if self._may_be_one(a, b):
                    score = likeness(a.key, b.key)
                    if score >= bound:
                        found.append((-score, a.id, b.id))
        joined = False
        for _, a_id, b_id in sorted(found):
            a, b = self._nodes[a_id], self._nodes[b_id]
            if self.root(a.id) != self.root(b.id) and not self._side_by_side(a, b):
                self.join(a, b)
                joined = True
        return joined

    def _context(self) -> Context:
        """What articles share, with what is joined taken as one."""
        known = lexicon().place
        return Context(
            {ref: {"|".join(self.root(id_)) for id_ in self._ids(ref) if known(id_[0]) is None} for ref in self._keys}
        )

    def _own(self, x: str, y: str) -> list[Node]:
        """Names of article x that are joined with none of article y."""
        theirs = {self.root(n) for n in self._ids(y)}
        return [self._nodes[n] for n in self._ids(x) if self.root(n) not in theirs]

    def _may_be_one(self, a: Node, b: Node) -> bool:
        if a.type != b.type and "org" not in {a.type, b.type}:
            return False
        if (" " in a.key) != (" " in b.key) or any(c.isdigit() for c in a.key + b.key):
            return False
        return lexicon().place(a.key) is None or lexicon().place(b.key) is None

    def _ids(self, ref: str) -> list[tuple[str, str]]:
        return [id_ for key in sorted(self._keys[ref]) for id_ in ((key, ""), (key, ref)) if id_ in self._nodes]


def _variant(a: str, b: str) -> bool:
    return accepted_variant(a, b) or _patronymic(a, b) or _patronymic(b, a)


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
    for word in words:
        yield f"{node.type} {skeleton(word)}"
        for tradition in traditions():
            yield f"{node.type} {tradition.name} {_VOWELS.sub('', tradition.sounds(word))}"
    for surname in surname_keys(words):
        yield f"{node.type} {surname}"


def _short_keys(node: Node) -> Iterable[str]:
    """Under which short forms a full name is looked for."""
    words = words_of(node.key)
    ends = (words[0],) if node.type == "org" else (words[0], words[-1])
    for word in ends:
        yield skeleton(word)
        for tradition in traditions():
            yield f"{tradition.name} {_VOWELS.sub('', tradition.sounds(word))}"
    if node.type != "person":
        for short in initials(node.key):
            yield f"initials {short}"


def _alone_keys(node: Node) -> Iterable[str]:
    word = words_of(node.key)[0] if words_of(node.key) else node.key
    yield skeleton(word)
    for tradition in traditions():
        yield f"{tradition.name} {_VOWELS.sub('', tradition.sounds(word))}"
    yield f"initials {node.key}"


def _short_of(node: Node, other: Node) -> bool:
    """Whether a single word can stand for a full name: surname, first word of a company, acronym."""
    words = words_of(other.key)
    lex = lexicon()
    alone = " ".join(words_of(node.key))
    if other.type == "person":
        return node.type in {"person", "org"} and (alone == words[-1] or accepted_variant(alone, words[-1]))
    if node.text.isupper() and node.key in initials(other.key):
        return True
    if node.type == "person" and lex.place(words[0]) is not None:
        return False
    if other.type == "place" and alone == words[-1]:
        return node.type == "place" and all(w in lex.place_words for w in words[:-1])
    if lex.institutions.intersection(words[1:]):
        return False
    size = len(words_of(node.key))
    kinds = lex.org_words | lex.place_words | lex.legal_forms
    return len(words) > size and words[:size] == words_of(node.key) and all(w in kinds for w in words[size:])
