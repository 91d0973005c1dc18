"""Which mentions of many articles name one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import xxhash

from headwater.names.acronyms import is_acronym
from headwater.names.authority import Decided, KnownName
from headwater.names.compare import accepted_variant
from headwater.names.damaged import join_damaged
from headwater.names.forms import latin_letters
from headwater.names.joining import Joining
from headwater.names.lexicon import lexicon, name_key
from headwater.names.nodes import NamePair, Node, nodes_of
from headwater.names.romanise import words_of
from headwater.names.shadowed import join_shadowed
from headwater.names.shortened import attach_short
from headwater.names.stead import join_standing
from headwater.records import Entity, Mention, MentionType, Pair, Spelling

_NOTHING = Decided()
_SPELLINGS = 60  # of one entity that are judged; the rest are rare


def resolve(
    mentions: Mapping[str, Sequence[Mention]],
    aligned: Sequence[NamePair] = (),
    decided: Decided = _NOTHING,
    pairs: Sequence[Pair] = (),
) -> tuple[Entity, ...]:
    """Join the mentions of many articles into entities.

    Full names join when they are equal or accepted variants of one another; surnames, short forms and acronyms join the
    full name that articles of the same matter use; damaged names join by the place where they stand in a copy, or in
    articles that share nearly all other names. Two names that one article uses side by side never join by likeness.

    Args:
        mentions: Each article's mentions by reference. What stands in credits alone makes no entity.
        aligned: Names that stand for one another in copies; they merge even where letters would not.
        decided: What lists and people say of names; it holds against everything else.
        pairs: Copies among the articles: names that stand for one another in their sentences may be one.

    Returns:
        Entities, most mentioned first. The result does not depend on the order of articles.
    """
    apart = decided.apart()
    nodes = nodes_of(mentions, apart)
    joining = Joining(nodes, apart)
    joining.join_known(decided)
    joining.join_equal()
    joining.join_variants()
    joining.join_aligned(aligned)
    attach_short(joining)
    join_damaged(joining)
    join_standing(joining, mentions, pairs)
    join_shadowed(joining)
    entities = [
        _entity(group, joining.suspects, joining.marks.get(joining.root(group[0].id)))
        for group in joining.groups()
        if any(node.told for node in group)
    ]
    return tuple(sorted(entities, key=lambda e: (-sum(s.count for s in e.spellings), e.name, e.id)))


def _entity(group: list[Node], suspects: set[str], known: KnownName | None = None) -> Entity:
    counts: Counter[str] = Counter()
    types: Counter[MentionType] = Counter()
    keys: Counter[str] = Counter()
    longer: Counter[str] = Counter()
    refs: dict[str, set[str]] = {}
    for node in group:
        types.update(node.types)
        for (text, ref), count in node.uses.items():
            counts[text] += count
            keys[node.text] += count
            refs.setdefault(text, set()).add(ref)
        for (text, ref), count in node.wide.items():
            longer[text] += count
            refs.setdefault(text, set()).add(ref)
    for text in sorted(longer.keys() - counts.keys() - _otherwise(longer)):
        counts[text] = longer[text]
    for text in sorted(keys):  # a full name that only the credit lines print
        if text not in counts and name_key(text) not in {name_key(t) for t in counts}:
            refs[text] = {ref for node in group if node.text == text for _, ref in node.uses}
            counts[text] = len(refs[text])
    type_: MentionType = max(sorted(types), key=lambda t: types[t])
    name = max(sorted(keys), key=lambda t: _standing(t, keys[t], suspects))
    if known is not None:
        name, type_ = known.name, known.type or type_
    suspects = suspects | _unexplained(name, sorted(counts, key=lambda t: (-counts[t], t)))
    spellings = tuple(
        Spelling(text, counts[text], tuple(sorted(refs[text])), text in suspects)
        for text in sorted(counts, key=lambda t: (-counts[t], t))
    )
    digest = xxhash.xxh3_64_hexdigest(f"{type_}:{name_key(name)}".encode())
    return Entity((known and known.id) or f"entity-{digest[:10]}", name, type_, spellings)


def _otherwise(longer: Counter[str]) -> set[str]:
    """Long forms that mean another thing than most do: of a county and its town of one name the one told less."""
    lex = lexicon()
    kinds = [{text for text in longer if kind.intersection(words_of(text))} for kind in (lex.counties, lex.towns)]
    return min(kinds, key=lambda texts: sum(longer[text] for text in texts))


def _unexplained(name: str, texts: Sequence[str]) -> set[str]:
    """Spellings that no habit ties to the name or to another good spelling: they look damaged.

    Good are parts of a good spelling ("Vane"), accepted variants, acronyms, and names in another script.
    """
    good, open_ = [name], [text for text in texts[:_SPELLINGS] if text != name]
    at = 0
    while at < len(good):
        known = good[at]
        at += 1
        explained = [text for text in open_ if not latin_letters(text) or _explains(known, text)]
        good += explained
        open_ = [text for text in open_ if text not in set(explained)]
    return set(open_)


def _explains(known: str, text: str) -> bool:
    mine, theirs = Counter(words_of(known)), Counter(words_of(text))
    return mine <= theirs or theirs <= mine or accepted_variant(known, text) or is_acronym(text, known)


def _standing(text: str, count: int, suspects: set[str]) -> tuple[bool, bool, bool, int]:
    """What makes a spelling the entity's name: undamaged, known or full, in small letters, much used."""
    full = " " in text or lexicon().place(text) is not None
    return (text not in suspects, full, not text.isupper(), count)
