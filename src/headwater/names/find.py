"""The names that an article mentions, each with what it names, its office and its full form."""

from __future__ import annotations

import re
from collections import Counter

from headwater.data import background
from headwater.names.chains import Chain, Word, chains, words
from headwater.names.document import Draft, Name, connect, gather, name_key, settle
from headwater.names.evidence import weigh
from headwater.names.lexicon import Lexicon, fold_name, lexicon
from headwater.names.roles import role_after, role_before, split_office
from headwater.records import Article, Mention, Sentence, Span
from headwater.text.sentences import sentences
from headwater.text.tokens import fold

_ORDINARY = 0.55  # capital share in mid-sentence; below, a word that opens a sentence is no name (first five families)
_NAMELIKE = 0.9
_HEADING = 0.7  # share of long words with a capital from which a line is set like a heading
_TAG = re.compile(r"^[^\n()]{2,70}\(([^\W\d_][\w .&-]{1,30})\)\s?[-–—.:]|^[^\n().]{2,40}\. \(([a-z]{2,6})\) ")
_DATELINE = re.compile(r"^([^\W\d_][^\n()–—]{1,60}?)(?:, [A-Z][\w. ]{2,20}\d{0,2})? ?(?:\([^)\n]{2,30}\)\.? ?)?(?: ?[-–—] | ?\.[-–—] ?|\. \()")


def find(article: Article) -> tuple[Mention, ...]:
    """The names in an article's title and body, in order of place.

    Without a language model: capital letters, words of office, given names, kinds of organisations and places, a
    gazetteer, and the rest of the article decide. An article without a body gives the names of its title.

    Args:
        article: Any article.

    Returns:
        One mention for each place; spans do not overlap.
    """
    lex = lexicon()
    german = (article.language or "").startswith("de")
    lines = sentences(article, title=True)
    lower = _lower_words(lines)
    drafts: list[Draft] = []
    headings: list[Sentence] = []
    for sentence in lines:
        row = words(sentence.text)
        if _is_heading(row, lex):
            headings.append(sentence)
            continue
        drafts += _drafts(sentence, row, lex, lower, german)
    if not drafts:  # nothing but headings: better read them than nothing
        for sentence in headings:
            drafts += _drafts(sentence, words(sentence.text), lex, lower, german)
        headings = []
    drafts += _agency_tag(article)
    drafts = _disjoint(drafts)
    names = gather(drafts)
    _agency_acronym(article, names, drafts)
    connect(names, drafts, lex)
    settled = settle(names)
    mentions = [
        Mention(article.ref, Span(d.start, d.end), d.text, settled[key][1], settled[key][0], d.role)
        for d in drafts
        if (key := name_key(d.text)) in settled
    ]
    known = {m.text: m for m in mentions}
    for sentence in headings:
        mentions += _looked_up(article, sentence, known, lex)
    return tuple(sorted(mentions, key=lambda m: m.span))


def _lower_words(lines: tuple[Sentence, ...]) -> frozenset[str]:
    """Words that the article also writes small: they are no names when they open a sentence."""
    return frozenset(w.folded for s in lines for w in words(s.text) if w.text[0].islower())


def _is_heading(row: list[Word], lex: Lexicon) -> bool:
    long = [w for w in row if len(w.text) > 3 and w.text[0].isalpha()]
    if len(long) < 4:
        return len(row) > 2 and all(w.caps for w in long) and len(long) == 3
    capital = [w for w in long if w.capital]
    return len(capital) / len(long) > _HEADING and len(row) > 4


def _drafts(sentence: Sentence, row: list[Word], lex: Lexicon, lower: frozenset[str], german: bool) -> list[Draft]:
    def named(at: int) -> bool:
        word = row[at]
        if word.text == "&":
            return True
        if not word.capital or word.folded in lex.no_names:
            return False
        opening = at == 0 or row[at].gap.rstrip(" ")[-1:] in {".", ":", "!", "?"} or any(c in row[at].gap for c in "\"“”«»„‘")
        follows = at + 1 < len(row) and row[at + 1].capital and row[at + 1].gap == " "
        if german:
            return _german_name(word, row, at, lex, lower)
        return not opening or not _ordinary(word, follows, lex, lower)

    found: list[Draft] = []
    for chain in chains(row, lex, named):
        found += _read_chain(sentence, row, chain, lex)
    return found


def _ordinary(word: Word, follows: bool, lex: Lexicon, lower: frozenset[str]) -> bool:
    """Whether a capital that opens a sentence is only that."""
    if word.folded in lex.openers:
        return True
    if word.caps and len(word.text) > 1:
        return False
    share = background().capital_share(word.folded)
    if share is not None:
        return share < _ORDINARY and not (word.folded in lex.given and follows)
    return word.folded in lower


def _german_name(word: Word, row: list[Word], at: int, lex: Lexicon, lower: frozenset[str]) -> bool:
    """In German every noun has a capital: a name needs another sign."""
    if word.folded in lex.openers or word.folded in lower:
        return False
    if word.caps or any(a.islower() and b.isupper() for a, b in zip(word.text, word.text[1:], strict=False)):
        return True
    if word.folded in lex.given or lex.place(word.text):
        return True
    share = background().capital_share(word.folded)
    if share is not None and share > _NAMELIKE:
        return True
    beside = [row[i] for i in (at - 1, at + 1) if 0 <= i < len(row)]
    behind = at and row[at - 1].capital and word.gap == " " and at > 1
    ahead = at + 1 < len(row) and row[at + 1].capital and row[at + 1].gap == " "
    if behind and (row[at - 1].folded in lex.given or _german_office(row[at - 1].folded, lex)):
        return True
    return bool(beside) and at > 0 and bool(ahead or behind) and share is None


def _german_office(word: str, lex: Lexicon) -> bool:
    return word in lex.offices or word.endswith(
        ("minister", "ministerin", "chef", "chefin", "sprecher", "sprecherin", "prasident", "prasidentin", "bahnhof", "stadt", "schwester")
    )


def _read_chain(sentence: Sentence, row: list[Word], chain: Chain, lex: Lexicon) -> list[Draft]:
    """The names in a run of capitals, parted from offices and adjectives of nations."""
    found: list[Draft] = []
    for piece in split_office(row, chain, lex):
        first, last = piece.first, piece.last
        while first < last and _loose(row, first, last, lex):
            first += 1
        if first >= last:
            continue
        own = row[first:last]
        if len(own) == 1 and not _stands_alone(own[0], lex):
            continue
        start, end = own[0].start, own[-1].end
        if len(own) > 1 and own[-1].folded in lex.legal_forms and sentence.text[end : end + 1] == ".":
            end += 1
        written = sentence.text[start:end]
        role = piece.role or role_before(row, first, sentence.text, lex)
        if not role and not any(w.folded in lex.org_words for w in own):
            role = role_after(sentence.text, end, lex)
        evidence = weigh(row, first, last, sentence.text, role, lex)
        place = sentence.span.start
        found.append(Draft(place + start, place + end, written, role, evidence))
    return found


def _loose(row: list[Word], first: int, last: int, lex: Lexicon) -> bool:
    """A leading word that is no part of the name: an adjective of a nation, an article, an honorific."""
    word = row[first]
    alone = last - first == 1
    if word.folded in lex.demonyms:
        return alone or not any(w.folded in lex.org_words for w in row[first + 1 : last])
    return word.folded in lex.honorifics or (word.folded in lex.openers and (not word.caps or alone)) or not word.text[0].isalpha()


def _stands_alone(word: Word, lex: Lexicon) -> bool:
    """Whether a single capitalised word may be a name."""
    folded = word.folded
    if lex.place(word.text):
        return True
    if folded in lex.offices or folded in lex.honorifics or folded in lex.demonyms or folded in lex.org_words:
        return False
    if len(word.text) < 2 or folded in lex.place_words or folded in lex.event_words:
        return False
    share = background().capital_share(folded)
    return share is None or share > 0.4 or word.caps


def _agency_tag(article: Article) -> list[Draft]:
    """The agency in the brackets of a dateline: "PARIS (Reuters) -"."""
    for span, text in article.paragraphs()[:1]:
        match = _TAG.match(text)
        if match:
            group = 1 if match[1] else 2
            return [
                Draft(span.start + match.start(group), span.start + match.end(group), match[group], "", Counter({"org": 8}))
            ]
    return []


def _agency_acronym(article: Article, names: dict[str, Name], drafts: list[Draft]) -> None:
    """Nothing to do yet: the credited agency's full name stands outside the body."""


def _disjoint(drafts: list[Draft]) -> list[Draft]:
    """No two names at one place: the longer stays, the first of equals."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.start, -(d.end - d.start))):
        if kept and draft.start < kept[-1].end:
            continue
        kept.append(draft)
    return kept


def _looked_up(article: Article, sentence: Sentence, known: dict[str, Mention], lex: Lexicon) -> list[Mention]:
    """In a line set like a heading capitals say nothing: only names known from elsewhere are read."""
    by_key: dict[str, Mention] = {}
    for text in sorted(known):
        by_key.setdefault(fold_name(text), known[text])
    row = words(sentence.text)
    found: list[Mention] = []
    at = 0
    while at < len(row):
        for size in range(min(6, len(row) - at), 0, -1):
            text = sentence.text[row[at].start : row[at + size - 1].end]
            like = by_key.get(fold_name(text))
            place = lex.place(text) if row[at].capital and not like else None
            if place and lex.place_kinds[place] == "city":
                place = None
            if (like or place) and row[at].capital:
                span = Span(row[at].start, row[at + size - 1].end).shifted(sentence.span.start)
                found.append(
                    Mention(article.ref, span, text, like.type if like else "place", like.key if like else text)
                )
                at += size - 1
                break
        at += 1
    return found
