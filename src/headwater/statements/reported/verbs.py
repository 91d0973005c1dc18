"""Verbs that give words to somebody, with a subject, in the passive, as the tag of a quote."""

from __future__ import annotations

from headwater.statements.reported import lexicon
from headwater.statements.reported.company import company
from headwater.statements.reported.contents import content_of, from_, past_insertion, saying_end, weighty
from headwater.statements.reported.listed import FINITE
from headwater.statements.reported.objects import object_
from headwater.statements.reported.phrases import Group, Phrase, is_time
from headwater.statements.reported.report import Place, Report, made
from headwater.statements.reported.sources import back, past_particle, source_of
from headwater.statements.reported.walks import subject

_PERFECT = frozenset(
    [
        "has",
        "have",
        "had",
        "having",
        "'ve",
        "'d",
        "'s",
        "a",
        "ont",
        "fait",
        "avait",
        "avaient",
        "hat",
        "haben",
        "hatte",
        "hatten",
        "ha",
        "han",
        "había",
        "habían",
    ]
)


def by_verb(p: Phrase, group: Group) -> Report | None:
    """What a verb gives to its subject."""
    lemma, manners = lexicon.verbs(p.language).get(p.low[group.verb], (p.low[group.verb], frozenset({"says"})))
    if p.kind(group.verb) == "VG" and p.kind(group.first - 1) in ("DT", "PS", "JJ"):
        return None
    if group.to and not _quotes_after(p, group.verb + 1):
        return None  # "to question the plan" tells no more than an intention
    if (
        group.first == group.verb
        and p.kind(group.verb) == "VG"
        and p.kind(group.first - 1) == "IN"
        and "says" not in manners
    ):
        return None  # "by asking", "without praising"
    denied = p.word(0) == "neither" or any(
        p.low[i] in _NEGATED.get(p.language, ()) for i in range(max(0, group.first - 2), group.verb)
    )
    after = past_particle(p, group.verb + 1, lemma)
    if group.passive or (p.kind(group.verb) == "VN" and not _active(p, group)):
        return _passive(p, group, lemma, manners, denied)
    source, inverted = source_of(p, group, manners)
    wants = lexicon.completed(p.language).get(p.low[group.verb])
    if wants and not (wants & set(p.low[group.verb + 1 : group.verb + _LATER]) or _quotes_after(p, group.verb + 1)):
        return None  # "gab 300 Euro", "dio un plazo"
    if "counts" in manners and not manners & {"says", "tells", "shows"} and not counted(p, group, source):
        return None  # "put the book on the table"
    if denied and lemma in _NOT_DENIED:
        denied = False  # "did not rule out that"
    if p.language == "en" and group.first == 0 and inverted is None and p.kind(group.verb) in ("VN", "VD"):
        return None  # "Asked whether he would resign, ..."
    if source is None and not group.finite and p.kind(group.verb) not in ("VG", "VB", "VN"):
        return None
    start = inverted if inverted is not None else after
    if p.language == "de" and inverted is not None:
        start = past_particle(p, inverted, lemma)
    hearer, medium, at = company(p, start, manners)
    if hearer is None and inverted is not None and source is not None:
        hearer = between(p, group.verb + 1, source[0])
    at = past_insertion(p, at)
    if (
        "counts" in manners
        and p.word(start) in ("en", "de", "d'", "auf", "von", "à", "of")
        and p.kind(start + 1) in ("CD", "RB", "DT")
    ):
        at = start  # "cifran en 4.000 los asistentes"
    content = content_of(p, group, source, at, manners, inverted=inverted is not None)
    if _is_inner(p, group, source):
        return None  # "officials who briefed journalists said": the verb of the clause around it speaks
    if hearer is not None and content and content[0][0] == hearer[1] and p.word(hearer[1]) in ("against", "to", "not"):
        content, hearer = [(hearer[0], content[0][1]), *content[1:]], None  # "urged citizens to leave"
    if not content and hearer is not None and "asks" in manners:
        content, hearer = [hearer], None  # "called for an inquiry"
    tag = bool(content) and content[0][1] <= group.first and p.kind(content[0][1] - 1) in ("QU", "PU")
    if "clauses" in manners and not _quotes_after(p, after) and not (content and (inverted is not None or tag)):
        return None
    if (
        source is not None
        and p.low[source[0]] in ("that", "which", "who")
        and p.kind(source[0]) == "WH"
        and not manners & {"says", "tells"}
    ):
        return None
    if not content and not (
        "says" in manners and source is not None and group.finite and not denied and at >= len(p) - 1
    ):
        return None
    if (
        lemma == "tell"
        and hearer is None
        and not _quotes_after(p, after)
        and not (content and content[0][0] < group.first)
    ):
        return None  # "Thousands told to leave"
    if content and not weighty(p, content, manners, source):
        return None
    if content and p.kinds[content[0][0]] == "VG" and manners <= {"thinks"} and p.language == "en":
        return None  # "heard knocking"
    if (
        lemma == "read"
        and p.kind(group.verb + 1) not in ("QU", "SC", "PU")
        and content[:1]
        and content[0][0] > group.verb
    ):
        return None  # "had read the letter with sadness"
    return made(
        p,
        source,
        (group.first if group.finite else group.verb, group.verb + 1),
        content,
        lemma,
        manners,
        "verb",
        hearer,
        medium,
        denied,
    )


_NEGATED = {
    "en": ("not", "n't", "never"),
    "de": ("nicht", "nie", "kein", "keine"),
    "fr": ("ne", "n'", "pas", "jamais"),
    "es": ("no", "nunca", "jamás"),
}
_NOT_DENIED = frozenset(
    {
        "rule",
        "exclude",
        "exclu",
        "exclut",
        "exclus",
        "descartó",
        "descarta",
        "descartado",
        "ausschließen",
        "schloss",
        "schließt",
        "doubt",
        "deny",
    }
)


def tags(p: Phrase, group: Group) -> bool:
    """Whether an unknown verb can only be the tag of a quote: '"...", deadpans the mayor'."""
    if group.first != group.verb or p.kind(group.verb) not in ("VD", "VZ"):
        return False
    if p.language != "en" and p.kind(group.verb) == "VD":
        return True  # where verbs are known by list, this kind is given to what reports alone
    before = back(p, group.first)
    at_end = p.kind(group.verb + 1) in ("PU", "") or (
        p.kind(group.verb) == "VD" and p.kind(group.verb + 1) in ("IN", "RB")
    )
    if p.kind(before) == "QU" or (p.word(before) == "," and p.kind(before - 1) == "QU"):
        return p.kind(group.verb + 1) in ("NP", "DT", "PS", "PR") and (
            p.language != "en" or p.kind(object_(p, group.verb + 1, wide=True)) in ("PU", "")
        )
    own = subject(p, group.first) if at_end else None
    return own is not None and p.kind(own[0] - 1) == "QU" and p.kind(own[1] - 1) in ("NP", "PR", "NN")


def _quotes_after(p: Phrase, at: int) -> bool:
    """Whether "that" or quoted words follow within a few words."""
    return any(p.kind(i) == "QU" or (p.word(i) == "that" and (p.kind(i) == "SC" or i == at)) for i in range(at, at + 4))


def _active(p: Phrase, group: Group) -> bool:
    """Whether a participle form has a helper of its own or a subject right before it."""
    if group.first < group.verb and any(p.low[i] in _PERFECT for i in range(group.first, group.verb)):
        return True
    return p.kind(group.first - 1) == "PR" or (
        p.kind(group.first - 1) == "NP" and p.kind(group.verb + 1) not in ("IN",)
    )


_REPORTERS = frozenset(
    [
        "reporter",
        "reporters",
        "correspondent",
        "correspondents",
        "journalist",
        "journalists",
        "photographer",
        "photographers",
        "witness",
        "witnesses",
        "reportero",
        "reporteros",
        "enviado",
        "corresponsal",
        "periodista",
        "periodistas",
        "envoyé",
        "envoyée",
        "journaliste",
        "journalistes",
        "correspondant",
        "correspondante",
        "korrespondent",
        "korrespondentin",
    ]
)


def counted(p: Phrase, group: Group, source: Place | None) -> bool:
    """Whether a verb of counting or seeing tells what its subject found: a number follows, or a reporter saw it."""
    if source is None or p.kind(source[0]) == "PR":
        return False
    if p.low[group.verb] in lexicon.seeing():
        return any(p.low[i] in _REPORTERS for i in range(*source))
    end = min(len(p), group.verb + (_NEAR_NUMBER if p.language == "en" else _RIGHT_BEHIND))
    number = any(
        p.kinds[i] in ("CD", "QU") or p.low[i] in ("half", "dozens", "zero", "nobody")
        for i in range(group.verb + 1, end)
    )
    return number and (p.low[group.verb] not in ("put", "puts", "putting") or "at" in p.low[group.verb : end])


_LATER = 24  # pieces behind a verb in which the word that completes it stands
_NEAR_NUMBER, _RIGHT_BEHIND = 14, 4  # pieces behind a verb of counting, and where word order tells less


def _is_inner(p: Phrase, group: Group, source: Place | None) -> bool:
    """Whether a verb stands in a relative clause of the subject of a later verb of saying."""
    if source is None or p.kind(source[0]) != "WH":
        return False
    known = lexicon.verbs(p.language)
    for other in p.groups:
        if (
            other.verb <= group.verb
            or not other.finite
            or "says" not in known.get(p.low[other.verb], ("", frozenset()))[1]
        ):
            continue
        own = subject(p, other.first)
        return own is not None and own[0] < source[0] and own[1] > group.verb
    return False


def between(p: Phrase, at: int, end: int) -> Place | None:
    """Who was told, between a verb and its subject: "dijo a Reuters un médico"."""
    for i in range(at, end - 1):
        if p.word(i) in ("a", "al", "à", "au", "aux", "gegenüber"):
            last = end
            while last > i + 1 and (is_time(p, last - 1) or p.kind(last - 1) in ("PU", "RB", "IN")):
                last -= 1
            return (i + 1, last) if last > i + 1 else None
    return None


def _passive(p: Phrase, group: Group, lemma: str, manners: frozenset[str], denied: bool) -> Report | None:
    """As in "The deal was first reported by the Gazette": source behind "by", content before the verb."""
    at = group.verb + 1
    while (
        at < len(p)
        and at < group.verb + 9
        and p.low[at] not in ("by", "von", "vom", "par", "por", ",", ";", ".")
        and p.kinds[at] not in FINITE
    ):
        at += 1
    if p.word(at) not in ("by", "von", "vom", "par", "por") or p.kind(at + 1) == "VG" or p.word(at + 1)[:1].isdigit():
        return None  # "declared elected by 213 votes"
    end = object_(p, at + 1, wide=True)
    if end == at + 1:
        return None
    if is_time(p, at + 1) or (end == at + 2 and p.kind(at + 1) == "NN" and not p.word(at + 1).endswith("s")):
        return None  # "by Sunday", "by telephone"
    if not manners & {"says", "judges", "tells", "asks"}:
        return None  # "was found by an inspector"
    if lemma in ("quote", "cite") and "as" in p.low[end : end + 4]:
        return None  # "was quoted by the paper as saying"
    if "tells" in manners and p.word(end) in (
        "that",
        "dass",
        "que",
        "qu'",
    ):  # "was told by the port that the ship left"
        return made(
            p, (at + 1, end), (group.first, group.verb + 1), [(end, saying_end(p, end))], lemma, manners, "verb",
            subject(p, group.first), None, denied,
        )  # fmt: skip
    as_ = next(
        (i for i in range(max(0, group.first - 2), group.first) if p.low[i] in ("as", "wie", "como", "comme")), None
    )
    if as_ is not None and not group.passive:  # "As first reported by the Gazette, ..."
        stop = as_ - (p.word(as_ - 1) == ",")
        last = saying_end(p, end + 1)
        while last > end + 1 and p.kind(last - 1) == "PU":
            last -= 1
        around = [from_(p, stop)] if stop > 2 else [(end + 1, last)] if last > end + 2 else []
        return (
            made(p, (at + 1, end), (group.first, group.verb + 1), around, lemma, manners, "verb", None, None, denied)
            if around
            else None
        )
    own = subject(p, group.first)
    if own is None and not group.passive and p.kind(group.verb - 1) in ("NN", "NP"):
        own = subject(p, group.verb)
    content = [own] if own is not None else []
    if not content:
        return None
    return made(p, (at + 1, end), (group.first, group.verb + 1), content, lemma, manners, "verb", None, None, denied)
