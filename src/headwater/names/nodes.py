"""Names with all their uses in many articles, before and while they are joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from headwater.names.lexicon import name_key
from headwater.names.romanise import words_of
from headwater.records import Mention, MentionType

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
            id_, long = id_of(m, ref, apart)
            if not id_[0]:
                continue
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


def id_of(m: Mention, ref: str, apart: frozenset[frozenset[str]] = frozenset()) -> tuple[Id, str]:
    """The node to which a mention of an article belongs, and its full name there."""
    key, long = name_key(m.key) or name_key(m.text), m.key
    if apart and frozenset((key, name_key(m.text))) in apart:
        key, long = name_key(m.text), m.text
    alone = m.type == "person" and " " not in key
    return (key, ref if alone else ""), long
