"""What a sentence gives to somebody as said, thought or shown: source, cue, content, hearer and medium."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from headwater.statements.reported import hearsay, lexicon
from headwater.statements.reported.asides import by_adjective, by_colon, by_noun, by_phrase
from headwater.statements.reported.objects import object_
from headwater.statements.reported.phrases import Phrase
from headwater.statements.reported.report import Report
from headwater.statements.reported.verbs import by_verb, tags

_MANY = 60  # reports read of one sentence


def find(text: str, language: str = "en") -> list[Report]:
    """The reports of one sentence whose quoted words are blotted out, in order of their cues.

    >>> [(r.source.of(t), r.content[0].of(t)) for t in ["The mayor said the dam had held."] for r in find(t)]
    [('The mayor', 'the dam had held')]
    """
    return _nested(list(reports(Phrase.kept(text, language)))) if lexicon.known(language) else []


def _nested(found: list[Report]) -> list[Report]:
    """The reports with how deep each stands in others."""
    return [replace(r, depth=sum(any(c.covers(r.cue) for c in o.content) for o in found if o is not r)) for r in found]


def gapped(p: Phrase, report: Report) -> tuple[Report, Report | None]:
    """A count and a second one without its verb: "Les syndicats parlent de 4 000 manifestants, la police de 1 500"."""
    if len(report.content) != 1:
        return report, None
    place = report.content[0]
    for i in range(1, len(p) - 3):
        if p.low[i] not in (",", "while", "and") or not place.start < p.spans[i].start < place.end:
            continue
        end = object_(p, i + 1)
        rest = next((j for j in range(end, min(end + 3, len(p))) if p.kinds[j] == "CD"), None)
        if end > i + 1 and rest is not None and p.word(end) in _OF and p.kind(i + 1) not in ("CD",):
            stop = len(p)
            while stop > rest and p.kind(stop - 1) == "PU":
                stop -= 1
            first = replace(report, content=(p.span(_piece(p, place.start), i),))
            second = replace(report, source=p.span(i + 1, end), content=(p.span(end, stop),), cue=p.span(end, end + 1))
            return first, second
    return report, None


_OF = ("de", "d'", "von", "of", "at", "auf", "en", "à")


def _piece(p: Phrase, start: int) -> int:
    return next(i for i, span in enumerate(p.spans) if span.end > start)


def reports(p: Phrase) -> Iterator[Report]:
    """The reports of a sentence, in order of their cues."""
    if not len(p):
        return
    known, openers = lexicon.verbs(p.language), {words[0] for words in lexicon.phrases(p.language)}
    count = 0
    groups = {g.verb: g for g in p.groups}
    for i in range(len(p)):
        report: Report | None = None
        group = groups.get(i)
        if p.low[i] in openers:
            report = by_phrase(p, i)
        if report is None and (p.low[i] in hearsay.VERBS.get(p.language, ()) or p.low[i] in ("-on", "-t-on")):
            report = hearsay.by_hearsay(p, i)
        if report is not None:
            pass
        elif group is not None and (p.low[i] in known or tags(p, group)):
            report = by_verb(p, group)
        elif p.kinds[i] in ("NN", "VB", "VP", "VZ") and p.low[i] in lexicon.nouns(p.language):
            report = by_noun(p, i)
        elif p.low[i] in lexicon.adjectives(p.language):
            report = by_adjective(p, i)
        elif p.low[i] == ":":
            report = by_colon(p, i)
        if report is not None:
            first, second = gapped(p, report) if "counts" in report.manners else (report, None)
            yield first
            if second is not None:
                yield second
            count += 1
            if count >= _MANY:
                return
