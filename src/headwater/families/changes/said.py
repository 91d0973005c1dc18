"""Denials, certainty and cause: the small words that turn a statement round."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from headwater.families.changes.passages import Passage, Word, telling
from headwater.families.changes.rows import cover, inside, row
from headwater.families.changes.things import reworded
from headwater.families.changes.vocabulary import DENIALS, MODALS, Cue, cues, listed, opposed
from headwater.records import Alteration, AlterationType, Article, Span

_REACH = 5  # words after a cue that it bears on
_APART = 3.0  # links between two cues of one kind that may still be one in another place of the sentence
_SLOT = 1.5  # links between two cues of unlike kinds that stand for each other
_INSTEAD = 1.0  # links between a cue and the words that stand in its place
_SAME_STATEMENT = 0.4  # share of linked words from which a missing "may" tells something; set on all open families
_KEPT = 3  # telling words of a statement that must be kept when its condition went
_HELD = 0.5  # the same share of the shorter side's words, where the other is longer
_FUTURE: tuple[Cue, ...] = ("certain", "conditional")


@dataclass(frozen=True, slots=True)
class _Cued:
    """A cue on one side: its kind, its words, its rank, and the telling words it bears on."""

    cue: Cue
    first: int
    last: int
    rank: float
    scope: tuple[int, ...]


def _found(p: Passage, side: str, kinds: tuple[Cue, ...]) -> list[_Cued]:
    words, ranks = (p.a, p.rank_a) if side == "a" else (p.b, p.rank_b)
    language = p.languages[0] if side == "a" else p.languages[1]
    folded = [word.folded for word in words]
    found = []
    for cue in kinds:
        for start, end in cues(folded, cue, language):
            if cue == "negation" and folded[start:end] == ["no"] and words[start].after.startswith("."):
                continue  # "No. 112"
            if cue == "possible" and (folded[end : end + 1] == ["not"] or _month(words, start)):
                continue  # "could not see" tells of inability, not of doubt
            scope: list[int] = []
            if "," in words[end - 1].after:
                found.append(_Cued(cue, start, end, sum(ranks[start:end]) / (end - start), ()))
                continue
            for n in range(end, min(end + _REACH, len(words))):
                if telling(words[n].folded):
                    scope.append(n)
                if any(c in (".!?;," if cue == "causality" else ".!?;") for c in words[n].after):
                    break
            found.append(_Cued(cue, start, end, sum(ranks[start:end]) / (end - start), tuple(scope)))
    return sorted(found, key=lambda c: (c.first, c.last))


def _month(words: Sequence[Word], at: int) -> bool:
    """Whether "May" is the month: with a capital inside a sentence, before a figure, or alone before a comma."""
    if words[at].text != "May":
        return False
    follows = words[at + 1].folded if at + 1 < len(words) else "."
    return not words[at].opens or follows[0].isdigit() or words[at].after.strip().startswith(",")


def _unpaired(
    p: Passage, ones: list[_Cued], others: list[_Cued], alike: Collection[Cue] = DENIALS
) -> tuple[list[_Cued], list[_Cued]]:
    """Cues without one of the same kind that stands for them on the other side; `alike` kinds count as one."""
    ranked = []
    for i, one in enumerate(ones):
        for j, other in enumerate(others):
            if one.cue != other.cue and not {one.cue, other.cue} <= set(alike):
                continue
            apart = abs(one.rank - other.rank)
            bound = any(p.link.get(n) in other.scope for n in one.scope)
            if bound or (apart <= _APART and not _crossed(p, one, other)):
                ranked.append((apart - 2 * bound, i, j))
    left, right = set(range(len(ones))), set(range(len(others)))
    for _, i, j in sorted(ranked):
        if i in left and j in right:
            left.discard(i)
            right.discard(j)
    ones = [ones[i] for i in sorted(left) if not _reworded(p, ones[i], "a")]
    return ones, [others[j] for j in sorted(right) if not _reworded(p, others[j], "b")]


def _crossed(p: Passage, one: _Cued, other: _Cued) -> bool:
    """Whether each bears on what the other leaves alone: repaired without a check, checked but never repaired."""
    back = {j: i for i, j in p.link.items()}
    mine, theirs = [p.link[n] for n in one.scope if n in p.link], [back[n] for n in other.scope if n in back]
    return bool(mine and theirs) and min(mine) < other.first and min(theirs) < one.first


def _reworded(p: Passage, one: _Cued, side: str) -> bool:
    """Whether a word that may stand for the cue's own stands in its place: "declined" told as "refused"."""
    own, opposite, ranks = (p.a, p.b, p.rank_b) if side == "a" else (p.b, p.a, p.rank_a)
    link = p.link if side == "a" else {j: i for i, j in p.link.items()}
    held = {link[n] for n in range(one.first, one.last) if n in link}
    free = set(range(len(opposite))) - set(link.values())
    mine = [own[n].folded for n in range(one.first, one.last) if telling(own[n].folded)]
    if any(n not in link for n in range(one.first, one.last) if not telling(own[n].folded)):
        return False  # "ruled out" is more than "ruled"
    near = [opposite[n].folded for n in free | held if abs(ranks[n] - one.rank) <= _SLOT]
    return any(_reword(x, y) for x in mine for y in near)


def _reword(one: str, other: str) -> bool:
    return len(one) > 3 and len(other) > 3 and not opposed(one, other) and reworded(one, other)


def altered(p: Passage, a: Article, b: Article) -> Iterator[Alteration]:
    """Rows for denials, doubts, plans and causes that stand on one side only, where the rest of the words agree."""
    if p.translated:
        yield from _across(p, a, b)
        return
    ones, others = _unpaired(p, _found(p, "a", DENIALS), _found(p, "b", DENIALS))
    for cue in ones:
        yield from _lone(p, a, b, "negation", "a", cue)
    for cue in others:
        yield from _lone(p, a, b, "negation", "b", cue)
    if p.title or (p.closeness < _SAME_STATEMENT and p.held < _HELD):
        return
    yield from _certainty(p, a, b)
    yield from _conditions(p, a, b)
    yield from _causes(p, a, b)


def _causes(p: Passage, a: Article, b: Article) -> Iterator[Alteration]:
    """A cause put in: told in other words it is style, but words without counterpart after the cue are a new fact."""
    turned = list(_conceded(p, a, b))
    yield from turned
    if turned or _found(p, "a", ("causality",)):
        return
    linked = set(p.link.values())
    for cue in _found(p, "b", ("causality",)):
        if not cue.scope or any(n in linked for n in cue.scope):
            continue
        after = inside(cover(p.b[n] for n in (*range(cue.first, cue.last), *cue.scope)), p.b_spans)
        instead = [n for n, rank in enumerate(p.rank_a) if abs(rank - cue.rank) < _INSTEAD]
        before = inside(cover(p.a[n] for n in instead), p.a_spans) if instead else None
        if after is not None:
            yield row("causality", a, b, before, after)


def _conceded(p: Passage, a: Article, b: Article) -> Iterator[Alteration]:
    """A cause that became a reservation, or the reverse: because of the rain, despite the rain."""
    ways: tuple[tuple[Cue, Cue], ...] = (("causality", "concession"), ("concession", "causality"))
    for before, after in ways:
        theirs = _found(p, "b", (after,))
        if len(_found(p, "a", (after,))) >= len(theirs):
            continue  # clauses that changed places
        for one in _found(p, "a", (before,)):
            near = [x for x in theirs if abs(one.rank - x.rank) <= _INSTEAD]
            if near:
                yield from _both(p, a, b, one, near[0], "causality")


def _conditions(p: Passage, a: Article, b: Article) -> Iterator[Alteration]:
    """A condition that was left out of a kept statement: the state pays, if parliament agrees."""
    if _found(p, "b", ("condition",)):
        return
    for one in _found(p, "a", ("condition",)):
        if not one.scope or any(n in p.link for n in one.scope):
            continue
        held = [n for n in sorted(p.link) if n < one.first and (telling(p.a[n].folded) or p.a[n].folded[0].isdigit())]
        if len(held) < _KEPT:
            continue
        before = inside(cover(p.a[n] for n in (*range(one.first, one.last), *one.scope)), p.a_spans)
        after = inside(cover(p.b[p.link[n]] for n in held), p.b_spans)
        if before is not None and after is not None:
            yield row("modality", a, b, before, after)


def _certainty(p: Passage, a: Article, b: Article) -> Iterator[Alteration]:
    all_a, all_b = _found(p, "a", MODALS), _found(p, "b", MODALS)
    # "He said it will open" and "He said it would open" are one in reported speech.
    told = _found(p, "a", ("speech",)) or _found(p, "b", ("speech",))
    ones, others = _unpaired(p, all_a, all_b, _FUTURE if told else ())
    paired: set[int] = set()
    for one in ones:
        near = [
            (abs(one.rank - other.rank), n)
            for n, other in enumerate(others)
            if n not in paired and abs(one.rank - other.rank) <= _SLOT
        ]
        if near:
            other = others[min(near)[1]]
            paired.add(min(near)[1])
            yield from _both(p, a, b, one, other)
        elif not any(abs(one.rank - other.rank) <= _APART for other in all_b):
            yield from _lone(p, a, b, "modality", "a", one)
    for n, other in enumerate(others):
        if n not in paired and not any(abs(one.rank - other.rank) <= _APART for one in all_a):
            yield from _lone(p, a, b, "modality", "b", other)


def _both(
    p: Passage, a: Article, b: Article, one: _Cued, other: _Cued, kind: AlterationType = "modality"
) -> Iterator[Alteration]:
    before, after = cover(p.a[one.first : one.last]), cover(p.b[other.first : other.last])
    yield from _rows(kind, a, b, p, before, after)


def _lone(p: Passage, a: Article, b: Article, kind: AlterationType, side: str, cue: _Cued) -> Iterator[Alteration]:
    own, opposite, link = (p.a, p.b, p.link) if side == "a" else (p.b, p.a, {j: i for i, j in p.link.items()})
    mine = [n for n in cue.scope if n in link]
    if not mine and kind == "negation" and (cue.first - 1) in link and p.closeness >= _SAME_STATEMENT:
        mine = _beside(own, opposite, link, cue)
    if not mine or (kind == "modality" and mine[0] != cue.scope[0]):
        return
    if any("," in own[n].after and n not in link for n in cue.scope if n < mine[0]):
        return  # a clause of its own, joined to this sentence, which is compared where it stands
    theirs = [link[n] for n in mine]
    if kind == "modality" and opposite[theirs[0]].folded.endswith("ing"):
        return  # "the training of crews" is as much a plan as "crews will be trained"
    if kind == "modality" and theirs[0] > 0 and opposite[theirs[0] - 1].folded == "to":
        return  # "to open in May" is as much a plan as "will open in May"
    ranks = p.rank_b if side == "a" else p.rank_a
    near = [n for n, rank in enumerate(ranks) if abs(rank - cue.rank) < _INSTEAD and n < theirs[0] <= n + _REACH]
    while len(near) > 1 and any(any(c in ",;:" for c in opposite[n].after) for n in near[:-1]):
        near = near[1:]  # what a clause before it says is not what stands in its place
    here = cover([own[n] for n in (*range(cue.first, cue.last), mine[0])])
    there = cover([opposite[n] for n in (*near, theirs[0])])
    yield from _rows(kind, a, b, p, *((here, there) if side == "a" else (there, here)))


def _beside(own: Sequence[Word], opposite: Sequence[Word], link: dict[int, int], cue: _Cued) -> list[int]:
    """The word before a denial that ends its clause or stands before small words only, when it stands in both."""
    before = cue.first - 1
    follows = cue.last if cue.last < len(own) and not own[cue.last - 1].after.strip() else None
    if own[before].folded != opposite[link[before]].folded:
        return []
    if follows is None:
        return [before]
    return [follows] if link.get(follows) == link[before] + 1 else []


def _rows(kind: AlterationType, a: Article, b: Article, p: Passage, before: Span, after: Span) -> Iterator[Alteration]:
    one, other = inside(before, p.a_spans), inside(after, p.b_spans)
    if one is not None and other is not None:
        yield row(kind, a, b, one, other)


def _across(p: Passage, a: Article, b: Article) -> Iterator[Alteration]:
    """Between languages only a denial or doubt that has no counterpart in the whole passage counts."""
    if p.title:
        return
    ones, others = _found(p, "a", ("negation",)), _found(p, "b", ("negation",))
    if ones and not others and not _denies(p.b, p.a, ones):
        yield from _without(p, a, b, "negation", "a", ones[0])
    elif others and not ones and not _denies(p.a, p.b, others):
        yield from _without(p, a, b, "negation", "b", others[0])
    doubts, modals = _found(p, "a", ("possible",)), _found(p, "b", MODALS)
    if doubts and not modals and not listed("able") & {word.folded for word in p.b}:
        yield from _without(p, a, b, "modality", "a", doubts[0])


def _denies(words: Sequence[Word], opposite: Sequence[Word], cues: Sequence[_Cued]) -> bool:
    """Whether words that miss or deny something by themselves may stand for a denial of the other language.

    As many as the denying side has beside its cues stand for those: "war nicht kaputt", "was broken".
    """
    cued = {n for cue in cues for n in range(cue.first, cue.last)}
    beside = sum(word.folded in listed("denials") and n not in cued for n, word in enumerate(opposite))
    return sum(word.folded in listed("denials") for word in words) > beside


def _without(p: Passage, a: Article, b: Article, kind: AlterationType, side: str, cue: _Cued) -> Iterator[Alteration]:
    words, pieces = (p.a, p.a_spans) if side == "a" else (p.b, p.b_spans)
    place = inside(cover(words[cue.first : min(len(words), cue.last + _REACH)]), pieces) or pieces[0]
    sentence = (p.b_spans if side == "a" else p.a_spans)[0]
    yield row(kind, a, b, *((place, sentence) if side == "a" else (sentence, place)))
