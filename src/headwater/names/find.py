"""The names that an article mentions, each with what it names, its office and its full form."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from headwater.names.acronyms import is_acronym
from headwater.names.bracketed import spelled_out
from headwater.names.capitals import Capitals, heading, opening, share_of, survey
from headwater.names.chains import Chain, Word, caseless, chains, words
from headwater.names.coupled import coupled
from headwater.names.document import TAG, Draft, connect, gather, holder, settle
from headwater.names.evidence import EASTERN, weigh
from headwater.names.forms import full_agency, gloss, latin_letters, own_name, widened
from headwater.names.lexicon import Lexicon, fold_name, lexicon, name_key
from headwater.names.longforms import long_form
from headwater.names.roles import Piece, role_after, role_before, split_office
from headwater.names.telling import telling
from headwater.names.titled import addressed, may_be
from headwater.records import Article, Mention, MentionType, Sentence, Span
from headwater.text.sentences import sentences
from headwater.text.tokens import fold

_LIST_GAPS = frozenset({", ", " and ", ", and ", " or ", " y ", " et ", " und "})
_LONGEST_SIGN_NAME = 6  # letters of a name in a script without capitals; a longer run is a sentence
_NOUN = 0.7  # capital share; below, a lone capital is rather a noun of weight ("the Island")
_TOLD = 4  # letters; a shorter name of one word says too little of other places where it stands
_PERSON = 3  # points of evidence that make a person of a full name
_ARTICLES = frozenset({"the", "a", "an"})
_OPENING = frozenset({"el", "la", "los", "las", "le", "les"})
_TAG = re.compile(r"^[^\n()]{2,70}\(([^\W\d_][\w .&-]{1,30})\)\s?[-–—.:]|^[^\n().]{2,40}\. \(([a-z]{2,6})\) ")


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
    lines = sentences(article, title=True)
    rows = [words(line.text) for line in lines]
    capitals = survey(rows, article.language)
    drafts: list[Draft] = []
    headings: list[Sentence] = []
    plain: list[tuple[Sentence, list[Word]]] = []
    for sentence, row in zip(lines, rows, strict=True):
        if heading(row) and not (capitals.foreign and any(w.text.islower() for w in row)):
            headings.append(sentence)
            continue
        plain.append((sentence, row))
        drafts += _drafts(sentence, row, capitals)
    if not drafts:  # nothing but headings: better read them than nothing
        for sentence in headings:
            drafts += _drafts(sentence, words(sentence.text), capitals)
        headings = []
    if capitals.german:
        capitals = replace(capitals, known=_told(drafts, capitals.bound) | _own_paper(article, lex))
        drafts = [d for s, row in zip(lines, rows, strict=True) for d in _drafts(s, row, capitals)]
    elif nouns := _nouns(drafts):
        capitals = replace(capitals, known=nouns)
        for sentence, row in plain:
            if any(w.folded in nouns and w.capital for w in row):
                drafts += _drafts(sentence, row, capitals)
    spelled = _disjoint([d for sentence, row in plain for d in spelled_out(sentence, row)])
    pairs = _disjoint([d for s, row in plain for d in coupled(s, row, article.language, lex)])
    spelled = _disjoint(spelled + _beside(spelled, pairs))
    drafts = _disjoint(_agency_tag(article) + spelled + _beside(spelled, drafts))
    _aliases(article, drafts, lex)
    _datelines(article, drafts)
    _listed(article, drafts)
    names = gather(drafts)
    connect(names, drafts, lex)
    settled = settle(names)
    settled = full_agency(settled, article)
    mentions = [
        Mention(article.ref, Span(d.start, d.end), d.text, settled[key][1], _full(d, settled[key]), d.role, wide=d.wide)
        for number, d in enumerate(drafts)
        if (key := holder(number, d.key, names, d.gender)) in settled
    ]
    known = {m.text: m for m in mentions}
    for sentence in headings:
        mentions += _looked_up(article, sentence, known, lex)
    return tuple(sorted(mentions, key=lambda m: m.span))


def _full(draft: Draft, whole: tuple[str, MentionType]) -> str:
    """The full name of what a draft names; whoever is addressed otherwise than the bearer can be is somebody else."""
    if whole[1] != "person" or " " in name_key(draft.text) or may_be(draft.gender, whole[0]):
        return whole[0]
    return f"{draft.title} {draft.text}"


def _told(drafts: list[Draft], bound: frozenset[str]) -> frozenset[str]:
    """The last words of names already found, by which German names are known where nothing else tells them."""
    lone = frozenset(fold(d.text) for d in drafts if " " not in d.text and len(d.text) > _TOLD)
    return (lone - bound) | frozenset(fold(d.text.split()[-1]) for d in drafts if " " in d.text)


def _own_paper(article: Article, lex: Lexicon) -> frozenset[str]:
    """The short name of the paper in which an article stands ("the Anzeiger"), in its cases; no bare word of kind."""
    place, _, kind = fold(article.publisher or "").rpartition(" ")
    if not place.endswith("er") or not kind.endswith(lex.german_papers) or kind in lex.german_papers:
        return frozenset()
    return frozenset({kind, kind + "n", kind + "s"})


def _nouns(drafts: list[Draft]) -> frozenset[str]:
    """Surnames of persons named in full that are common words as well ("Vane", "Baker")."""
    full = [d.text for d in drafts if " " in d.text and d.evidence["person"] >= _PERSON]
    rows = [row for text in full if (row := words(text))]
    surnames = {row[-1] for row in rows} | {row[0] for row in rows if EASTERN.match(" ".join(w.text for w in row))}
    openers = lexicon().openers
    return frozenset(
        w.folded
        for w in surnames
        if len(w.text) > 2 and (((s := share_of(w)) is not None and s <= _NOUN) or w.folded in openers)
    )


def _drafts(sentence: Sentence, row: list[Word], capitals: Capitals) -> list[Draft]:
    found: list[Draft] = []
    for chain in chains(row, capitals.lexicon, lambda at: capitals.named(row, at)):
        found += _read_chain(sentence, row, chain, capitals)
    return found


def _read_chain(sentence: Sentence, row: list[Word], chain: Chain, capitals: Capitals) -> list[Draft]:
    """The names in a run of capitals, parted from offices and adjectives of nations."""
    lex = capitals.lexicon
    found: list[Draft] = []
    pieces = split_office(row, chain, sentence.text, lex)
    for piece in pieces:
        first, last = piece.first, piece.last
        while first < last and (_loose(row, first, last, lex) or (capitals.foreign and row[first].text == "M.")):
            first += 1
        whole, last = last, _without_town(row, first, last, lex)
        if last < whole:
            pieces.append(Piece(whole - 1, whole, ""))
        if first >= last or (caseless(row[first].text) and last - first > 1):
            continue
        own = row[first:last]
        if len(own) == 1 and (
            not _stands_alone(own[0], capitals) or (_one_of_many(row, first) and not capitals.foreign)
        ):
            continue
        start, end = own[0].start, own[-1].end
        written_short = len(own) > 1 and own[-1].folded in lex.legal_forms and not own[-1].caps
        if written_short and sentence.text[end : end + 1] == ".":
            end += 1
        saint = (
            len(own) == 2 and own[0].folded == "st" and own[1].possessive
        )  # "St Brask's" is a church, school or club
        if saint and row[last - 1].end + 2 <= len(sentence.text) and sentence.text[end] in "'’":
            end += 2
        start, end = widened(sentence.text, start, end, len(own))
        written = sentence.text[start:end]
        role = piece.role or role_before(row, first, sentence.text, lex)
        if not role and not any(w.folded in lex.org_words for w in own):
            role = role_after(sentence.text, end, lex)
        evidence = weigh(row, first, last, sentence.text, role, lex)
        if start < own[0].start:
            evidence["org" if fold(written.split()[0]) in lex.org_words else "place"] += 5
        elif end > own[-1].end + 1:
            evidence["place" if written.endswith(("airport", "strait", "cosmodrome")) else "org"] += 5
        if all(fold(word.strip(".")) in lex.courtesies for word in role.split()):
            role = ""
        place = sentence.span.start
        wide = long_form(row, first, last, sentence.text, lex, foreign=capitals.foreign)
        found.append(
            Draft(
                place + start,
                place + end,
                written,
                role,
                evidence,
                wide=wide,
                title=row[first - 1].text if first else "",
                gender=addressed(row, first, lex),
                hints=() if capitals.foreign else telling(row, first, last),
            )
        )
    return found


def _loose(row: list[Word], first: int, last: int, lex: Lexicon) -> bool:
    """A leading word that is no part of the name: an adjective of a nation, an article, an honorific."""
    word = row[first]
    alone = last - first == 1
    if not alone and word.folded in lex.sides and row[first + 1].folded in lex.demonyms:
        return first + 2 == last or not any(w.folded in lex.org_words for w in row[first + 2 : last])
    if word.folded in lex.demonyms:
        rest = row[first + 1 : last]
        return alone or not any(w.folded in lex.org_words for w in rest) or own_name(rest, lex)
    if word.folded in _OPENING and opening(row, first) and not alone and row[first + 1].folded in lex.administrations:
        return True
    return word.folded in lex.honorifics or word.folded in _ARTICLES or not word.text[0].isalpha()


def _stands_alone(word: Word, capitals: Capitals) -> bool:
    """Whether a single capitalised word may be a name."""
    folded, lex = word.folded, capitals.lexicon
    if caseless(word.text):
        return not capitals.caseless and len(word.text) <= _LONGEST_SIGN_NAME
    if lex.place(word.text):
        return True
    if (
        folded.replace(".", "") in lex.offices
        or folded in lex.honorifics
        or folded in lex.demonyms
        or folded in lex.org_words
    ):
        return False
    if len(word.text) < 2 or folded in lex.place_words or folded in lex.event_words:
        return False
    if folded in capitals.known:
        return True
    share = share_of(word)
    return share is None or share > _NOUN or word.caps or (capitals.foreign and not capitals.german)


def _without_town(row: list[Word], first: int, last: int, lex: Lexicon) -> int:
    """Leave the town off "Chimex de Rouen", where neither a person nor a kind of place or firm is named."""
    at = last - 2
    if at <= first or row[at].capital or row[at].folded not in {"de", "di", "da", "von"}:
        return last
    own = row[first:at]
    kinds = (lex.org_words, lex.place_words, lex.place_heads, lex.given, lex.event_words)
    housed = first > 0 and row[first - 1].folded in lex.kinds_before and row[first].gap == " "
    if housed and not row[first - 1].capital:  # "l'hôpital X de Rouen"
        return at
    if lex.place(row[last - 1].text) is None or any(w.folded in kind for w in own for kind in kinds):
        return last
    return at


def _one_of_many(row: list[Word], at: int) -> bool:
    """Whether an indefinite article stands before a lone capital, with no noun behind: "Woman with a Pear"."""
    after = row[at + 1] if at + 1 < len(row) else None
    return at > 0 and row[at - 1].folded in {"a", "an"} and (after is None or after.gap != " ")


def _agency_tag(article: Article) -> list[Draft]:
    """The agency in the brackets of a dateline: "PARIS (Reuters) -"."""
    for span, text in article.paragraphs()[:1]:
        match = _TAG.match(text)
        if match:
            group = 1 if match[1] else 2
            return [
                Draft(
                    span.start + match.start(group),
                    span.start + match.end(group),
                    match[group],
                    "",
                    Counter({"org": TAG}),
                )
            ]
    return []


def _cutter(article: Article) -> Callable[[int, int], str]:
    """`Article.cut` for short gaps of one paragraph or the title, at a cost that does not grow with the article."""
    held = sorted((span.start, span.end, text) for span, text in article.paragraphs())
    if article.title_span is not None and article.title is not None:
        insort(held, (article.title_span.start, article.title_span.end, article.title))
    starts = [start for start, _, _ in held]

    def between(start: int, end: int) -> str:
        at = bisect_right(starts, start) - 1
        if at < 0 or end > held[at][1]:
            return "\n"  # what stands in two paragraphs is parted
        return held[at][2][start - held[at][0] : end - held[at][0]]

    return between


def _aliases(article: Article, drafts: list[Draft], lex: Lexicon) -> None:
    """A name in brackets right behind another is its acronym, its other script or its short form in quotes."""
    between = _cutter(article)
    for number, (a, b) in enumerate(pairwise(drafts)):
        if not 0 < b.start - a.end < 16 or b.evidence["org"] >= TAG:
            continue
        gap = between(a.end, b.start)
        quoted = gap.endswith(('"', "“", "„", "«", "« "))
        if not gap.lstrip().startswith("(") or "\n" in gap or ")" in gap:
            continue
        other_script = not latin_letters(b.text) and latin_letters(a.text)
        thing = not a.role and a.evidence["person"] < 3  # a party in brackets is no other name of a person
        if other_script or quoted or is_acronym(b.text, a.text) or (thing and gloss(a.text, b.text)):
            b.alias_of = number


def _datelines(article: Article, drafts: list[Draft]) -> None:
    """Names in the dateline are places."""
    for span, text in article.paragraphs()[:1]:
        match = _TAG.match(text)
        for draft in drafts[: 3 if match else 0]:
            if match and draft.end <= span.start + match.start(1 if match[1] else 2):
                draft.evidence["place"] += 6
    if not article.dateline or not article.body:
        return
    keys = {name_key(part) for part in re.split(r"[,()/]| and ", article.dateline) if part.strip()}
    for draft in drafts:
        if name_key(draft.text) in keys and draft.start < article.body[0].start + 120:
            draft.evidence["place"] += 6


def _listed(article: Article, drafts: list[Draft]) -> None:
    """In a list of places an unknown name is a place: "Ukraine, Kherzon, Lugansk and Donetsk"."""
    between = _cutter(article)
    ordered = [*pairwise(drafts), *((b, a) for a, b in reversed(list(pairwise(drafts))))]
    for known, other in ordered:
        gap = Span(min(known.end, other.end), max(known.start, other.start))
        if len(gap) > 6 or known.evidence["place"] < 2 or max(known.evidence.values()) > known.evidence["place"]:
            continue
        if max(other.evidence.values(), default=0) < 2 and not other.role and between(gap.start, gap.end) in _LIST_GAPS:
            other.evidence["place"] += 2


def _disjoint(drafts: list[Draft]) -> list[Draft]:
    """No two names at one place: the longer stays, the first of equals."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.start, -(d.end - d.start))):
        if kept and draft.start < kept[-1].end:
            continue
        kept.append(draft)
    return kept


def _beside(whole: list[Draft], drafts: list[Draft]) -> list[Draft]:
    """The drafts that none of some disjoint ones overlaps."""
    ends = [draft.end for draft in whole]
    kept = []
    for draft in drafts:
        at = bisect_right(ends, draft.start)
        if at == len(whole) or whole[at].start >= draft.end:
            kept.append(draft)
    return kept


def _looked_up(article: Article, sentence: Sentence, known: dict[str, Mention], lex: Lexicon) -> list[Mention]:
    """In a line set like a heading capitals say nothing: only names known from elsewhere are read."""
    by_key: dict[str, Mention] = {}
    for text in sorted(known):
        by_key.setdefault(fold_name(text), known[text])
        if known[text].type == "person":
            by_key.setdefault(fold_name(text).rpartition(" ")[2], known[text])
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
                start = at
                if like and like.type == "person" and size == 1 and at and row[at - 1].folded in lex.given:
                    start -= 1
                span = Span(row[start].start, row[at + size - 1].end).shifted(sentence.span.start)
                text = sentence.text[row[start].start : row[at + size - 1].end]
                found.append(
                    Mention(article.ref, span, text, like.type if like else "place", like.key if like else text)
                )
                at += size - 1
                break
        at += 1
    return found
