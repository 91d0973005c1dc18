"""The rules by which names of many articles become one thing, strongest first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from headwater.names.acronyms import initials
from headwater.names.authority import Decided, KnownName
from headwater.names.compare import accepted_variant, likeness
from headwater.names.context import Context
from headwater.names.east import surname_keys
from headwater.names.lexicon import Lexicon, lexicon, name_key
from headwater.names.romanise import traditions, words_of
from headwater.records import Mention, MentionType
from headwater.text.script import skeleton

_BLOCK_WORDS = 4  # of a long name that are filed
_BLOCK = 60  # names compared with one another at most in one block; more share too little to be compared
SAME_MATTER = 0.15  # share of names' weight from which two articles are of one matter; set on the first five families
_CLOSE = 0.8  # of the best nearness; bearers of one surname nearer to one another than this are not told apart by it
_SURELY_ONE = 0.85
_STRANGER = 0.45  # aligned names less alike than this are rather two things
_FATHER = re.compile(r"(?:ovich|evich|ovych|evych|ovna|evna|ivna|yevich|yevna)$")
_VOWELS = re.compile(r"[aeiouy]+")


Id = tuple[str, str]  # a folded name, and the article it is bound to or ""


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two names that stand at the same place of two copies; `suspect` when `b` looks like a damaged `a`."""

    a: str
    b: str
    suspect: bool = False


@dataclass(slots=True, eq=False)
class Node:
    """A name with all its uses: a full name of all articles, or a bare surname of one."""

    id: Id
    texts: Counter[str] = field(default_factory=Counter)
    uses: Counter[tuple[str, str]] = field(default_factory=Counter)
    types: Counter[MentionType] = field(default_factory=Counter)
    roles: set[str] = field(default_factory=set)
    wide: Counter[tuple[str, str]] = field(default_factory=Counter)
    credits: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)  # articles that use it, not only their credits

    @property
    def credited(self) -> bool:
        """Whether an article gives it as whose text it is."""
        return bool(self.credits)

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
        return max(sorted(self.types), key=self.types.__getitem__)

    @property
    def refs(self) -> list[str]:
        """The articles that use it, in order."""
        return sorted({ref for _, ref in self.uses})


def nodes_of(
    mentions: Mapping[str, Sequence[Mention]], apart: frozenset[frozenset[str]] = frozenset()
) -> dict[Id, Node]:
    """One node a full name; bare surnames stay apart by article, as two articles may mean two people.

    Args:
        mentions: Each article's mentions by reference.
        apart: Couples of folded names that somebody said are two things; a mention of one is none of the other.
    """
    nodes: dict[Id, Node] = {}
    for ref in sorted(mentions):
        for m in mentions[ref]:
            key = name_key(m.key) or name_key(m.text)
            if not key:
                continue
            long = m.key
            if apart and frozenset((key, name_key(m.text))) in apart:
                key, long = name_key(m.text), m.text
            alone = m.type == "person" and " " not in key
            id_ = (key, ref if alone else "")
            node = nodes.setdefault(id_, Node(id_))
            node.uses[(m.text, ref)] += 1
            node.types[m.type] += 1
            node.texts[long] += 1
            if m.wide:
                node.wide[(m.wide, ref)] += 1
            (node.credits if m.aside == "credit" else node.told).add(ref)
            if m.role:
                node.roles.update(words_of(m.role))
    return nodes


class Joining:
    """Joins nodes step by step; each method is one rule."""

    def __init__(self, nodes: dict[Id, Node], apart: frozenset[frozenset[str]] = frozenset()) -> None:
        """Start with every node on its own; names of `apart` never join."""
        self.nodes = nodes
        self.marks: dict[Id, KnownName] = {}  # what an authority list says of a group
        self._apart = apart
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
        return any(frozenset((x, y)) in self._apart for x in self._told[a] for y in self._told[b])

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
                    if self.root(a.id) != self.root(b.id) and self._kin(a, b) and _variant(a.key, b.key):
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
        return [blocks[key][:_BLOCK] for key in sorted(blocks) if len(blocks[key]) > 1]

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

    def attach_short(self) -> None:
        """Surnames, short forms of organisations and acronyms go to the full name that like articles use."""
        full: dict[str, list[Node]] = {}
        for id_ in sorted(self.nodes):
            node = self.nodes[id_]
            if " " in node.key:
                for key in set(_short_keys(node)):
                    full.setdefault(key, []).append(node)
        left: dict[str, list[Node]] = {}
        for id_ in sorted(self.nodes):
            node = self.nodes[id_]
            firm = node.type == "org" and " " in node.key
            if (" " in node.key and not firm) or lexicon().place(node.key) is not None:
                continue
            best = self._best(node, full)
            if best is not None:
                self.join(node.id, best.id)
            elif node.id[1]:
                left.setdefault(node.key, []).append(node)
        for held in left.values():
            for other in held[1:]:
                self.join(held[0].id, other.id)

    def _best(self, node: Node, full: dict[str, list[Node]]) -> Node | None:
        found: dict[Id, tuple[float, Node]] = {}
        for key in set(_alone_keys(node)):
            for other in full.get(key, [])[:_BLOCK]:
                if other.id == node.id or not _short_of(node, other):
                    continue
                near = self._nearness(node, other)
                root = self.root(other.id)
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

    def _nearness(self, a: Node, b: Node) -> float:
        aside = (a.key, b.key)
        pairs = [(x, y) for x in a.refs[:20] for y in b.refs[:20]]
        if any(x == y for x, y in pairs):
            return 1.0
        return max((self._context.alike(x, y, aside) for x, y in pairs), default=0.0)

    def _same_matter(self, a: Node, b: Node) -> bool:
        return " " in a.key or self._nearness(a, b) >= SAME_MATTER


def _identity(row: KnownName) -> tuple[str, str]:
    """What makes two rows of a list speak of one thing: their id, or without one the name."""
    return (row.id, "") if row.id else ("", name_key(row.name))


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
    for word in words[:_BLOCK_WORDS]:
        yield f"{node.type} {skeleton(word)}"
        for tradition in traditions():
            yield f"{node.type} {tradition.name} {_VOWELS.sub('', tradition.sounds(word))}"
    for surname in surname_keys(words):
        yield f"{node.type} {surname}"


def _short_keys(node: Node) -> Iterable[str]:
    """Under which short forms a full name is looked for."""
    words = words_of(node.key)
    ends = [words[0]] if node.type == "org" else [words[0], words[-1]]
    if node.type == "org" and (lexicon().houses.intersection(words) or words[0] in lexicon().org_words):
        ends += [w for w in words[1:5] if w not in lexicon().org_words]
    for word in ends:
        yield skeleton(word)
        for tradition in traditions():
            yield f"{tradition.name} {_VOWELS.sub('', tradition.sounds(word))}"
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
    if node.type == "org" == other.type and _house(words_of(node.key), words, lex):
        return True
    if lex.institutions.intersection(words[1:]):
        return False
    size = len(words_of(node.key))
    kinds = lex.org_words | lex.place_words | lex.legal_forms
    return len(words) > size and words[:size] == words_of(node.key) and all(w in kinds for w in words[size:])
