"""Words in quotation marks: kept, altered, or no longer a quotation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from headwater.data.thesaurus import thesaurus
from headwater.families.changes.passages import Passage, common, stem
from headwater.families.changes.rows import row
from headwater.families.changes.vocabulary import cues, listed
from headwater.records import Alteration, Article, Span
from headwater.text.sentences import split
from headwater.text.tokens import folded_words

_QUOTED = re.compile(
    r"[\"“”„«][^\"“”„«»\n]{2,800}[\"“”»]"
    r"|(?<![\w\"“”„«»'’])['‘‚](?=[^\W_])(?:[^\"“”„«»'’‘\n]|(?<=\w)['’](?=\w)){12,800}['’](?![\w\"“”«»'’])"
)
_SPEECH = 4  # words; shorter quotations are titles of works or single words held at a distance
_SPOKEN = 6  # words from which a quotation is speech wherever it stands
_ALIKE = 0.5  # share of telling words from which two quotations are one; set on all open families
_PART = 0.55  # share of the exemplar under which a copy is an excerpt; set on all open families
_ITS_OWN = 0.8  # share of a copy that an exemplar must account for when it only cut it down
_NEARLY_ALL = 0.68  # share of a copy that is told by the exemplar; reports of their own reach .65, spun copies .80
_OWN_WORDS = 0.55  # share of linked words under which a text is its writer's own; spun copies have .66 and more
_NEXT = 40  # characters between two quotations of one speech
_TRIMMED = 0.2  # share of telling words that may be missing without loss
_EXCHANGED = 0.4  # share of telling words, known or not, that were exchanged
_SLIPPED = 80  # spelling ratio, in percent, from which a word that is none is a slip of the pen
_KEPT = 0.6  # share of a quotation's telling words that stand unquoted in the copy when only its marks are gone


@dataclass(frozen=True, slots=True)
class Quoted:
    """A direct quotation with its marks, and the sentences it stands in."""

    span: Span
    text: str
    sentence: Span
    words: tuple[str, ...]

    @property
    def telling(self) -> Counter[str]:
        """Its telling words by stem."""
        return Counter(stem(w) for w in self.words if not common(w)) or Counter(self.words)


def quoted(article: Article) -> list[Quoted]:
    """All direct quotations of an article's body in order, titles of works and single words included."""
    found = []
    for place, text in article.paragraphs():
        marks = [Span(*m.span()) for m in _QUOTED.finditer(text)] if any(c in text for c in "\"“„«'‘‚") else []
        lines = split(text) if marks else ()
        for mark in marks:
            touched = [s for s in lines if s.overlaps(mark)]
            whole = Span(touched[0].start, touched[-1].end) if touched else mark
            words = tuple(folded_words(mark.of(text)))
            if words:
                found.append(Quoted(mark.shifted(place.start), mark.of(text), whole.shifted(place.start), words))
    return found


def _alike(one: Quoted, other: Quoted) -> float:
    a, b = one.telling, other.telling
    shared = sum((a & b).values())
    return shared / min(sum(a.values()), sum(b.values()))


def _together(one: Quoted, other: Quoted, places: Sequence[Passage]) -> bool:
    return any(
        any(s.overlaps(one.span) for s in p.a_spans) and any(s.overlaps(other.span) for s in p.b_spans) for p in places
    )


def _pairs(
    ones: Sequence[Quoted], others: Sequence[Quoted], places: Sequence[Passage], foreign: bool
) -> dict[int, int]:
    ranked = []
    for i, one in enumerate(ones):
        for j, other in enumerate(others):
            together = _together(one, other, places)
            score = _alike(one, other)
            speech = min(len(one.words), len(other.words)) >= _SPEECH
            if score >= _ALIKE or (together and speech and (foreign or score >= _ALIKE / 2)):
                ranked.append((-(score + together), abs(i - j), i, j))
    found: dict[int, int] = {}
    for _, _, i, j in sorted(ranked):
        if i not in found and j not in found.values():
            found[i] = j
    return found


def altered(a: Article, b: Article, places: Sequence[Passage], taken: Sequence[Alteration]) -> Iterator[Alteration]:
    """Rows for quotations of the exemplar that the copy changed, took the marks from, or left out.

    A quotation in which a row of `taken` stands on both sides is changed, whatever its other words.
    """
    ones, others = quoted(a), quoted(b)
    foreign = (a.language or "en")[:2] != (b.language or "en")[:2]
    pairs = _pairs(ones, others, places, foreign)
    part, partial = leaning(b, places) or (_partial(a, places) and not _cut(b, places)), _partial(a, places)
    lost: list[Quoted] = []
    for i, one in enumerate(ones):
        if i in pairs:
            other = others[pairs[i]]
            turned = any(
                x.meaning_changed and x.a and x.b and one.span.overlaps(x.a) and other.span.overlaps(x.b) for x in taken
            )
            if one.words != other.words and (turned or (not foreign and not partial and _changed(one, other))):
                yield row("quote-altered", a, b, one.span, others[pairs[i]].span)
            continue
        at = next((p for p in places if any(s.overlaps(one.span) for s in p.a_spans)), None)
        if at is None:
            if _spoken(one, a) and not part and a.kind != "release":  # a report takes what it needs of a release
                lost.append(one)
        elif not part:
            yield from _unmarked(one, at, a, b, foreign)
    for place in _speeches(a, lost):
        yield row("quote-dropped", a, b, place, None)


def _spoken(one: Quoted, a: Article) -> bool:
    """Words of a speaker, not a phrase in marks within a sentence of the writer's own."""
    if len(one.words) >= _SPOKEN:
        return True
    if len(one.words) < _SPEECH:
        return False
    if 2 * len(one.text) > len(one.sentence):
        return True
    before, after = Span(one.sentence.start, one.span.start), Span(one.span.end, one.sentence.end)
    whole = one.text[1:].lstrip()[:1].isupper()  # a sentence of the speaker's
    return whole and any(cues(folded_words(a.cut(x)), "speech", a.language) for x in (before, after))


def excerpt(a: Article, b: Article, places: Sequence[Passage]) -> bool:
    """Whether the copy took only a part or only leans on the text, so that what it did not take tells nothing of it."""
    return leaning(b, places) or _partial(a, places)


def _partial(a: Article, places: Sequence[Passage]) -> bool:
    taken = sum(len(span) for p in places for span in p.a_spans)
    return taken < _PART * max(1, sum(len(span) for span in a.body))


def _cut(b: Article, places: Sequence[Passage]) -> bool:
    """Whether the copy is the text cut down, with hardly a word of its own, so that what is missing was left out."""
    return _taken(b, places) >= _ITS_OWN


def _taken(b: Article, places: Sequence[Passage]) -> float:
    """Share of a copy's text that stands for something in the exemplar."""
    taken = sum(len(span) for p in places if not p.title for span in p.b_spans)
    return taken / max(1, sum(len(span) for span in b.body))


def leaning(b: Article, places: Sequence[Passage]) -> bool:
    """Whether the two tell of one matter each in its own words: a report on a release, on another outlet's story.

    A text of which nearly every sentence stands for one of the other is a copy in other words and no such report.
    """
    told = [p for p in places if not p.title]
    if not told or any(p.translated for p in told) or _taken(b, places) >= _NEARLY_ALL:
        return False
    size = sum(len(p.a) + len(p.b) for p in told)
    return 2 * sum(len(p.link) for p in told) < _OWN_WORDS * size


def _speeches(a: Article, lost: Sequence[Quoted]) -> list[Span]:
    """The places of lost quotations, those of one paragraph that follow each other as one."""
    found: list[Span] = []
    for one in lost:
        whole = one.sentence
        held = found[-1] if found else None
        if held and any(p.covers(held) and p.covers(whole) for p in a.body) and whole.start - held.end < _NEXT:
            found[-1] = Span(held.start, max(held.end, whole.end))
        else:
            found.append(whole)
    return found


def _unmarked(one: Quoted, p: Passage, a: Article, b: Article, foreign: bool) -> Iterator[Alteration]:
    mine = [n for n, word in enumerate(p.a) if word.span.overlaps(one.span)]
    linked = sorted(p.link[n] for n in mine if n in p.link)
    if len(one.words) < 2:
        return  # a short form in brackets, a name given to a thing
    if linked and len(linked) >= _KEPT * len(mine):
        span = Span(p.b[linked[0]].span.start, max(p.b[linked[-1]].span.end, p.b[linked[0]].span.end))
        if any(s.covers(span) for s in p.b_spans) and len(span) <= 3 * len(one.span):
            yield row("quote-dropped", a, b, one.span, span)
    elif len(one.words) >= _SPEECH and not foreign:
        yield row("quote-dropped", a, b, one.span, None)


def _changed(one: Quoted, other: Quoted) -> bool:
    """Whether words were exchanged for others than synonyms, or a good part put in or left out."""
    a, b = Counter(_spelt_out(one.words)), Counter(_spelt_out(other.words))
    gone, new = list((a - b).elements()), list((b - a).elements())
    known = thesaurus()
    missing = [x for x in gone if not common(x) and not any(stem(x) == stem(y) or known.synonyms(x, y) for y in new)]
    put_in = [y for y in new if not common(y) and not any(stem(x) == stem(y) or known.synonyms(x, y) for x in gone)]
    if _other_person(gone, new):
        return True
    if missing and put_in:
        if all(any(_slip(x, y) for y in put_in) for x in missing):
            return False
        told = any(known.senses(x) for x in missing) and any(known.senses(y) for y in put_in)
        return told or len(missing) + len(put_in) > _EXCHANGED * len(one.telling)
    return len(missing) + len(put_in) > _TRIMMED * len(one.telling)


def _other_person(gone: Sequence[str], new: Sequence[str]) -> bool:
    """Whether the speaker's "we" became a "they", or the reverse."""
    own, others = listed("own_person"), listed("other_person")
    mine, theirs = own & set(gone), others & set(new)
    return bool((mine and theirs) or (others & set(gone) and own & set(new)))


def _slip(one: str, other: str) -> bool:
    """A slip of the pen that makes no other word: "trying", "trrying"."""
    return not thesaurus().senses(other) and fuzz.ratio(one, other) >= _SLIPPED


def _spelt_out(words: Sequence[str]) -> list[str]:
    """The words with "couldn't" as "could not"."""
    found: list[str] = []
    for word in words:
        found += [word[:-3], "not"] if word.endswith("n't") and len(word) > 5 else [word]
    return found
