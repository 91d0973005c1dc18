"""Sentences of a text and of an article, always verbatim and in place."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

import nupunkt

from headwater.records import Article, Sentence, Span

# Where nupunkt errs on news (measured on 157 hand-checked boundaries of real pages, bench/text): a lower-case word
# before the stop and a capital after it is a boundary even after "month." or a closing bracket; an office after an
# abbreviated country is none.
_MISSED = re.compile(
    r"(?<=[a-z0-9%][.!?])[ \u00a0]+(?=[\"“‘'(]?[A-Z][a-z]*\b)|(?<=[.!?][)\"”’'])[ \u00a0]+(?=[\"“‘(]?[A-Z])"
    r"|(?:(?<=[.!?…][“»])|(?<=[.!?…][ \u00a0\u202f]»))[ \u00a0]+(?=[\"„«‹“(]?[A-ZÀ-ÖØ-Þ])"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Rep|Sen|Gov|Hon|Rev|St|Jr|Sr|vs|etc|No|Nos|Inc|Ltd|Co|Corp|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Alta|Ont|Que|Calif|Fla|approx|"
    r"Nr|Abs|bzw|Mio|Mrd|Sr|Sra|Dra|Ud|M|Mme)|\b(?:U\.S|U\.K|U\.N|E\.U|D\.C|a\.m|p\.m|J\.J|i\.e|e\.g))\.$"
)
_CLOSES = re.compile(r"[»”](?=[\s,;.:]|$)|[\"’'],\s[a-zà-ÿ]")  # a mark that belongs to the words before it
_NO_STOP = re.compile(r"(?:\b\d{1,2}|\b(?:Mrd|Mio|Tsd|mln|bln|mlrd|Mill))\.$")
_GOES_ON = re.compile(  # am 12. Mai, 4,3 Mrd. Euro
    r"[ \u00a0]*(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    r"|Jahrhundert|Etage|Stock|Platz|Mal|Spieltag|Lebensjahr|(?:JANUAR|FEBRUAR|MÄRZ|APRIL|MAI|JUNI|JULI|AUGUST|SEPTEMBER|OKTOBER|NOVEMBER|DEZEMBER)"
    r"|EUR|CHF|USD|GBP|JPY|PLN|SEK|NOK|DKK|Euro|US-Dollar|Dollar|Franken|Pfund|Kronen|Yen|Rubel|Menschen|Tonnen|Liter)\b"
)
_BREAKS = str.maketrans("\n\r", "  ")
_LONGEST_ABBREVIATION = 12  # characters looked back, so that a long line costs no more than a short one
_MOST_KEPT = 20_000  # characters of a text whose sentences are kept for the next who asks
_OFFICE_AFTER = re.compile(
    r"[ \u00a0]*(?:Secretary|President|Senator|Sen|Rep|Congress|House|Senate|Supreme|Army|Navy|Air|Attorney|Ambassador|"
    r"Vice|State|Department|Treasury|Federal|Security|General|Embassy|District|Court|Military|Marine|Special)\b"
)


def split(text: str) -> tuple[Span, ...]:
    """The places of a text's sentences, without the blanks between them; they do not overlap and skip nothing else.

    An empty text gives none. A line break always ends a sentence.

    Source:
        nupunkt 0.8 (Punkt with a news and law model), with corrections measured in bench/text.

    >>> text = "He met U.S. Secretary of State Rubio. It is over."
    >>> [s.of(text) for s in split(text)]
    ['He met U.S. Secretary of State Rubio.', 'It is over.']
    """
    return _kept(text) if len(text) <= _MOST_KEPT else _split(text)


@lru_cache(maxsize=2048)
def _kept(text: str) -> tuple[Span, ...]:
    return _split(text)


def _split(text: str) -> tuple[Span, ...]:
    found: list[Span] = []
    for line in re.finditer(r"[^\n]+", text):
        found += _split_line(line[0], line.start())
    return tuple(found)


def _split_line(line: str, offset: int) -> list[Span]:
    cuts = {0, len(line)}
    for start, _ in nupunkt.sent_spans(line):
        before = line[max(0, start - _LONGEST_ABBREVIATION) : start].rstrip()
        if not (before.endswith(("U.S.", "U.K."))) or not _OFFICE_AFTER.match(line, start):
            cuts.add(start)
    for missed in _MISSED.finditer(line):
        if not _ABBREVIATION.search(line, max(0, missed.start() - _LONGEST_ABBREVIATION), missed.start()):
            cuts.add(missed.end())
    ordered = sorted(c for c in cuts if c == 0 or not (_CLOSES.match(line, c) or _goes_on(line, c)))
    found = []
    for start, end in itertools.pairwise(ordered):
        words = line[start:end]
        trimmed = words.strip()
        if not trimmed:
            continue
        begin = start + len(words) - len(words.lstrip())
        found.append(Span(offset + begin, offset + begin + len(trimmed)))
    return found


def _goes_on(line: str, cut: int) -> bool:
    """Whether a stop belongs to a German day or scale and ends no sentence."""
    if _GOES_ON.match(line, cut) is None:
        return False
    return _NO_STOP.search(line[max(0, cut - _LONGEST_ABBREVIATION) : cut].rstrip()) is not None


def sentences(article: Article, *, title: bool = False) -> tuple[Sentence, ...]:
    """The sentences of an article's body with their places in the page, in reading order.

    The line breaks of a hard-wrapped paragraph are blanks in them; everything else is verbatim.

    Args:
        article: Any article; one without a body gives no sentences.
        title: Whether the title comes first, as sentence -1, where it stands on the page.
    """
    found: list[Sentence] = []
    if title and article.title and article.title_span is not None:
        found.append(Sentence(article.title_span, article.title, -1, -1))
    number = 0
    for paragraph, (place, words) in enumerate(article.paragraphs()):
        words = words.translate(_BREAKS)  # inside a paragraph only a hard wrap breaks lines
        for span in split(words):
            found.append(Sentence(span.shifted(place.start), span.of(words), paragraph, number))
            number += 1
    return tuple(found)
