"""Verbs that give words to somebody, with a subject, in the passive, as the tag of a quote."""

from __future__ import annotations

from headwater.statements.reported import lexicon
from headwater.statements.reported.company import company
from headwater.statements.reported.contents import content_of, weighty
from headwater.statements.reported.listed import FINITE
from headwater.statements.reported.objects import object_
from headwater.statements.reported.phrases import Group, Phrase, is_time
from headwater.statements.reported.report import Report, made
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
        p.low[i] in ("not", "n't", "never") for i in range(max(0, group.first - 2), group.verb)
    )
    after = past_particle(p, group.verb + 1, lemma)
    if group.passive or (p.kind(group.verb) == "VN" and not _active(p, group)):
        return _passive(p, group, lemma, manners, denied)
    source, inverted = source_of(p, group, manners)
    if group.first == 0 and inverted is None and p.kind(group.verb) in ("VN", "VD"):
        return None  # "Asked whether he would resign, ..."
    if source is None and not group.finite and p.kind(group.verb) not in ("VG", "VB", "VN"):
        return None
    start = inverted if inverted is not None else after
    hearer, medium, at = company(p, start, manners)
    content = content_of(p, group, source, at, manners, inverted=inverted is not None)
    if not content and hearer is not None and "asks" in manners:
        content, hearer = [hearer], None  # "called for an inquiry"
    if "clauses" in manners and not _quotes_after(p, after) and not (inverted is not None and content):
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


def tags(p: Phrase, group: Group) -> bool:
    """Whether an unknown verb can only be the tag of a quote: '"...", deadpans the mayor'."""
    if group.first != group.verb or p.kind(group.verb) not in ("VD", "VZ"):
        return False
    if p.language != "en" and p.kind(group.verb) == "VD":
        return True  # where verbs are known by list, this kind is given to what reports alone
    before = back(p, group.first)
    at_end = p.kind(group.verb + 1) in ("PU", "")
    if p.kind(before) == "QU" or (p.word(before) == "," and p.kind(before - 1) == "QU"):
        return p.kind(group.verb + 1) in ("NP", "DT", "PS", "PR") and (
            p.language != "en" or p.kind(object_(p, group.verb + 1, wide=True)) in ("PU", "")
        )
    own = subject(p, group.first) if at_end else None
    return own is not None and p.kind(own[0] - 1) == "QU" and p.kind(own[1] - 1) in ("NP", "PR", "NN")


def _quotes_after(p: Phrase, at: int) -> bool:
    """Whether "that" or quoted words follow within a few words."""
    return any(p.kind(i) == "QU" or (p.word(i) == "that" and p.kind(i) == "SC") for i in range(at, at + 4))


def _active(p: Phrase, group: Group) -> bool:
    """Whether a participle form has a helper of its own or a subject right before it."""
    if group.first < group.verb and any(p.low[i] in _PERFECT for i in range(group.first, group.verb)):
        return True
    return p.kind(group.first - 1) == "PR" or (
        p.kind(group.first - 1) == "NP" and p.kind(group.verb + 1) not in ("IN",)
    )


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
    if p.word(at) not in ("by", "von", "vom", "par", "por") or p.kind(at + 1) in ("VG", "CD"):
        return None  # "declared elected by 213 votes"
    end = object_(p, at + 1, wide=True)
    if end == at + 1:
        return None
    if is_time(p, at + 1) or (end == at + 2 and p.kind(at + 1) == "NN" and not p.word(at + 1).endswith("s")):
        return None  # "by Sunday", "by telephone"
    if not manners & {"says", "judges", "tells", "asks"}:
        return None  # "was found by an inspector"
    own = subject(p, group.first)
    if own is None and not group.passive and p.kind(group.verb - 1) in ("NN", "NP"):
        own = subject(p, group.verb)
    content = [own] if own is not None else []
    if not content:
        return None
    return made(p, (at + 1, end), (group.first, group.verb + 1), content, lemma, manners, "verb", None, None, denied)
