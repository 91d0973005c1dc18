"""Which mentions of many articles name one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import xxhash

from headwater.names.compare import accepted_variant, likeness
from headwater.names.document import name_key
from headwater.names.lexicon import lexicon
from headwater.records import Entity, Mention, MentionType, Spelling
from headwater.text.script import skeleton


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two names that stand at the same place of two copies; `suspect` when `b` looks like a damaged `a`."""

    a: str
    b: str
    suspect: bool = False


def resolve(mentions: Mapping[str, Sequence[Mention]], aligned: Sequence[NamePair] = ()) -> tuple[Entity, ...]:
    """Join the mentions of many articles into entities.

    Args:
        mentions: Each article's mentions by reference.
        aligned: Names that stand for one another in copies; they merge even where letters would not.

    Returns:
        Entities, most mentioned first. The result does not depend on the order of articles.
    """
    uses: dict[tuple[str, MentionType], Counter[tuple[str, str]]] = {}
    for ref in sorted(mentions):
        for m in mentions[ref]:
            uses.setdefault((name_key(m.key), m.type), Counter())[(m.text, ref)] += 1
    nodes = sorted(uses)
    parent = {node: node for node in nodes}

    def root(node: tuple[str, MentionType]) -> tuple[str, MentionType]:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    def join(a: tuple[str, MentionType], b: tuple[str, MentionType]) -> None:
        a, b = sorted((root(a), root(b)))
        parent[b] = a

    blocks: dict[tuple[str, str], list[tuple[str, MentionType]]] = {}
    for node in nodes:
        place = lexicon().place(node[0])
        blocks.setdefault(("place", place or ""), []).append(node) if place else None
        for word in node[0].split():
            blocks.setdefault((node[1], skeleton(word)), []).append(node)
    for (kind, _), block in sorted(blocks.items()):
        for i, a in enumerate(block):
            for b in block[i + 1 : i + 50]:
                if root(a) != root(b) and (kind == "place" or _same(a, b)):
                    join(a, b)
    by_text: dict[str, list[tuple[str, MentionType]]] = {}
    for node in nodes:
        for text, _ in uses[node]:
            by_text.setdefault(name_key(text), []).append(node)
    suspects = set()
    for pair in sorted(aligned, key=lambda p: (p.a, p.b)):
        for a in by_text.get(name_key(pair.a), [])[:1]:
            for b in by_text.get(name_key(pair.b), [])[:1]:
                join(a, b)
                if pair.suspect:
                    suspects.add(pair.b)
    groups: dict[tuple[str, MentionType], list[tuple[str, MentionType]]] = {}
    for node in nodes:
        groups.setdefault(root(node), []).append(node)
    entities = [_entity([uses[n] for n in group], [n[1] for n in group], suspects) for group in groups.values()]
    return tuple(sorted(entities, key=lambda e: (-sum(s.count for s in e.spellings), e.name)))


def _same(a: tuple[str, MentionType], b: tuple[str, MentionType]) -> bool:
    if a[1] != b[1]:
        return False
    return accepted_variant(a[0], b[0]) or likeness(a[0], b[0]) > 0.97


def _entity(uses: list[Counter[tuple[str, str]]], types: list[MentionType], suspects: set[str]) -> Entity:
    counts: Counter[str] = Counter()
    refs: dict[str, set[str]] = {}
    for counter in uses:
        for (text, ref), count in counter.items():
            counts[text] += count
            refs.setdefault(text, set()).add(ref)
    name = max(counts, key=lambda t: (t not in suspects, len(t.split()) > 1, counts[t], len(t), t))
    type_ = Counter(types).most_common(1)[0][0]
    spellings = tuple(
        Spelling(text, counts[text], tuple(sorted(refs[text])), text in suspects)
        for text in sorted(counts, key=lambda t: (-counts[t], t))
    )
    digest = xxhash.xxh3_64_hexdigest(f"{type_}:{name_key(name)}".encode())
    return Entity(f"entity-{digest[:10]}", name, type_, spellings)
