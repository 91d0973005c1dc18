"""Who it is said to come from: a source left out, or another one in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.data.thesaurus import thesaurus
from headwater.families.changes.passages import Passage, Word, common
from headwater.families.changes.rows import cover, inside, row
from headwater.families.changes.vocabulary import cues, listed, steps
from headwater.records import Alteration, Article, Span

_LONGEST = 9  # words of a speaker's description
_KEPT = 0.6  # share of the other words that are still there when only the source went; set on all open families
_FEWEST = 3  # telling words that must be kept
_STOPS = '.;:!?"“”„«»()–—'
_THAT = frozenset({"that", "dass", "que"})
_BREAKS = ',.;:!?"“”„«»()–—'


@dataclass(frozen=True, slots=True)
class _Source:
    """A cue of saying with the words that name the source, both as word numbers."""

    cue: tuple[int, int]
    speaker: tuple[int, ...]
    rank: float


def _sources(p: Passage, side: str, marked: Sequence[Span]) -> list[_Source]:
    words, ranks = (p.a, p.rank_a) if side == "a" else (p.b, p.rank_b)
    language = p.languages[0] if side == "a" else p.languages[1]
    found = []
    for start, end in cues([w.folded for w in words], "speech", language):
        if start and words[start].folded in ("claims", "reports", "report") and _noun_here(words, start):
            continue
        if any(span.covers(words[start].span) for span in marked):
            continue  # what a speaker says that somebody said
        speaker = _speaker(words, start, end)
        if speaker:
            found.append(_Source((start, end), speaker, ranks[start]))
    return found


def _speaker(words: tuple[Word, ...], start: int, end: int) -> tuple[int, ...]:
    always = words[end - 1].folded in listed("before_source")  # "Ann Lee, according to the ministry"
    follows = always or start == 0 or _breaks(words[start - 1])
    if follows and start > 0 and end < len(words) and words[end].folded in _THAT:
        return _back(words, start, _STOPS)  # "Holt, head of the yard, said that"
    dated = start > 0 and any(kind == "date" for _, _, kind in steps(words[start - 1].folded))
    named = start > 0 and words[start - 1].text[:1].isupper() and not dated
    if follows and named and not always and words[start - 1].after.strip() == ",":
        return tuple(range(max(0, start - 3), start))  # "the mayor, Ann Lee, said": the name stands between commas
    if follows:
        last = end
        while last < len(words) and last - end < _LONGEST and not _breaks(words[last - 1]):
            last += 1
        return tuple(range(end, last))
    return _back(words, start, _BREAKS)


def _back(words: Sequence[Word], start: int, stops: str) -> tuple[int, ...]:
    """The words before a verb of saying, back to a stop or to what opens another clause."""
    first = start
    while first > 0 and start - first < _LONGEST and not any(c in stops for c in words[first - 1].after):
        if words[first - 1].folded in listed("clause_openers"):
            break
        first -= 1
    return tuple(range(first, start))


def _noun_here(words: Sequence[Word], at: int) -> bool:
    """Whether "the claims", "of reports" is meant, not what somebody claims."""
    return words[at - 1].folded in listed("determiners")


def _breaks(word: Word) -> bool:
    return any(c in _BREAKS for c in word.after)


def altered(p: Passage, a: Article, b: Article, marked: tuple[Sequence[Span], Sequence[Span]]) -> Iterator[Alteration]:
    """Rows for sources of the exemplar that the copy left out or exchanged; names in them are compared elsewhere.

    `marked` are the places of the direct quotations of both: who says something in them is no source.
    """
    if p.title or p.translated:
        return
    ones, others = _sources(p, "a", marked[0]), _sources(p, "b", marked[1])
    paired = _paired(p, ones, others)
    if len(ones) > len(others):
        held = [one for one, _ in paired]
        yield from _left_out(p, a, b, [one for one in ones if one not in held])
    if len(ones) != len(others):
        return
    for one, other in paired:
        if _another(p, one, other):
            before = inside(cover(p.a[n] for n in (*one.speaker, *range(*one.cue))), p.a_spans)
            after = inside(cover(p.b[n] for n in (*other.speaker, *range(*other.cue))), p.b_spans)
            if before is not None and after is not None:
                yield row("attribution", a, b, before, after)


def _left_out(p: Passage, a: Article, b: Article, ones: Sequence[_Source]) -> Iterator[Alteration]:
    for one in ones:
        if _content_kept(p, one):
            clause = cover(p.a[n] for n in (*one.speaker, *range(*one.cue)))
            place = inside(clause, p.a_spans)
            if place is not None:
                yield row("attribution", a, b, place, None)


def _paired(p: Passage, ones: Sequence[_Source], others: Sequence[_Source]) -> list[tuple[_Source, _Source]]:
    """Sources that stand for each other: those whose words are linked first, then those in the same place."""
    ranked = sorted(
        (-sum(p.link.get(n) in other.speaker for n in one.speaker), abs(one.rank - other.rank), i, j)
        for i, one in enumerate(ones)
        for j, other in enumerate(others)
    )
    found: dict[int, int] = {}
    for _, _, i, j in ranked:
        if i not in found and j not in found.values():
            found[i] = j
    return [(ones[i], others[j]) for i, j in sorted(found.items())]


def _content_kept(p: Passage, one: _Source) -> bool:
    clause = {*one.speaker, *range(*one.cue)}
    telling = [n for n, word in enumerate(p.a) if n not in clause and _counts(word)]
    named = [n for n in one.speaker if not common(p.a[n].folded)]
    if not named or len(telling) < 3 or any(n in p.link for n in one.speaker if not common(p.a[n].folded)):
        return False
    kept = sum(n in p.link for n in telling)
    theirs = sum(_counts(word) for word in p.b)
    return kept >= _FEWEST and kept >= _KEPT * min(len(telling), theirs)


def _counts(word: Word) -> bool:
    return not common(word.folded) or word.folded[0].isdigit()


def _another(p: Passage, one: _Source, other: _Source) -> bool:
    mine = [p.a[n] for n in one.speaker if not common(p.a[n].folded)]
    theirs = [p.b[n] for n in other.speaker if not common(p.b[n].folded)]
    if not mine or not theirs or any(p.link.get(n) in other.speaker for n in one.speaker):
        return False
    if {w.folded for w in (*mine, *theirs)} & listed("pronouns"):
        return False
    if any(w.capital for w in mine) and any(w.capital for w in theirs):
        return False  # two names: that is told as a name
    words = thesaurus()
    return not any(words.synonyms(x.folded, y.folded) for x in mine for y in theirs)
