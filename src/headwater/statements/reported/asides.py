"""Cues that are no verbs: "according to", "the claim that", "is confident that", a name before a colon."""

from __future__ import annotations

from headwater.statements.reported import lexicon
from headwater.statements.reported.contents import from_, saying_end
from headwater.statements.reported.listed import BE, FINITE
from headwater.statements.reported.objects import clause_end, object_
from headwater.statements.reported.phrases import NOMINAL, VERBS, Phrase, is_time
from headwater.statements.reported.report import Place, Report, made
from headwater.statements.reported.sources import with_apposition
from headwater.statements.reported.walks import subject

_SHORT = 6  # pieces before an insertion that interrupts its clause
_CREDITS = frozenset(
    [
        "photo",
        "photos",
        "foto",
        "fotos",
        "crédit",
        "crédits",
        "image",
        "images",
        "bild",
        "video",
        "vídeo",
        "vidéo",
        "credit",
        "©",
        "picture",
    ]
)
_NO_SPEAKERS = frozenset(
    [
        "the",
        "latest",
        "editor",
        "update",
        "breaking",
        "exclusive",
        "analysis",
        "opinion",
        "correction",
        "note",
        "watch",
        "read",
        "photo",
        "photos",
        "video",
        "foto",
    ]
) - {"the"}


def by_noun(p: Phrase, at: int) -> Report | None:
    """As in "The minister's claim that ...", "the claim by the union that ...", "a Gazette report that ..."."""
    noun = lexicon.nouns(p.language)[p.low[at]]
    source: Place | None = None
    j = at + 1
    first = at
    while (
        first > 0
        and p.kind(first - 1) in ("JJ", "NN", "NP", "CD", "VG", "VN")
        and p.low[first - 1] not in ("'s", "’s", "'")
    ):
        first -= 1
    if p.word(first - 1) in ("'s", "’s", "'") and first >= 2:
        own = subject(p, first)
        source = (own[0], first) if own is not None else None
    elif p.kind(first - 1) == "PS":
        source = (first - 1, first)
    elif (
        p.word(at + 1) == "that"
        and first < at
        and p.kind(first) == "NP"
        and p.kind(first - 1) in ("DT", "JJ", "", "IN")
    ):
        source = (max(0, first - 1) if p.kind(first - 1) == "DT" else first, at)
    if p.word(j) in ("by", "from") and p.kind(j + 1) in NOMINAL:
        end = object_(p, j + 1, wide=True)
        if end > j + 1:
            source, j = (j + 1, end), end
    if source is None or (
        p.word(j) not in ("that", "to", "of", "for", "about", "on", "against", "with") and p.kind(j) != "QU"
    ):
        return None
    if (
        p.word(j) == "that"
        and p.kind(j + 1) in FINITE
        and not (p.word(j + 1).endswith("s") and p.kind(j + 2) in FINITE)
    ):
        return None
    end = _noun_end(p, j)
    if end <= j + 1 and p.kind(j) != "QU":
        return None
    start = j if p.word(j) in ("that", "to") or p.kind(j) == "QU" else j + 1
    return made(p, source, (at, at + 1), [(start, end)], noun, frozenset({"says"}), "noun", None, None, False)


def by_adjective(p: Phrase, at: int) -> Report | None:
    """As in "The mayor is confident that ...", "was critical of ..."."""
    group = next((g for g in p.groups if at - 4 < g.verb < at and p.low[g.verb] in BE), None)
    if group is None or any(p.kinds[i] not in ("RB", "CC", "JJ") for i in range(group.verb + 1, at)):
        return None
    own = subject(p, group.first)
    if own is None or (
        p.word(at + 1) not in ("that", "about", "of", "to", "with", "by", "over")
        and p.kind(at + 1) not in ("PR", "DT", "NP")
    ):
        return None
    start = at + 1 if p.kind(at + 1) != "IN" else at + 2
    end = clause_end(p, start)
    if end <= start:
        return None
    return made(
        p, own, (group.first, at + 1), [(start, end)], p.low[at], frozenset({"thinks"}), "verb", None, None, False
    )


def _noun_end(p: Phrase, at: int) -> int:
    """Where a noun's clause ends: with its object for "of" and "for", with the clause for "that"."""
    if (p.word(at) in ("that", "to") and p.kind(at) != "IN") or p.word(at) == "that":
        end = clause_end(p, at)
        seen = 0
        for i in range(at + 1, end):
            if p.kinds[i] in FINITE and (i == at + 1 or p.kinds[i - 1] not in FINITE):
                seen += 1
                if (
                    seen == 2
                    and p.kind(i - 1) in ("NN", "NP", "VN", "QU", "RB", "JJ")
                    and p.low[i] in ("is", "was", "has", "had", "were")
                ):
                    return i
        return end
    return object_(p, at + 1, wide=True)


def by_phrase(p: Phrase, at: int) -> Report | None:
    """As in "according to the mayor": the phrase speaks for the whole sentence."""
    for words in lexicon.phrases(p.language):
        if tuple(p.low[at : at + len(words)]) == words:
            break
    else:
        return None
    first = at + len(words)
    if words[0] in ("so",) and not (p.word(at - 1) == "," or p.kind(at - 1) == "QU"):
        return None
    if words == ("zufolge",):
        own = subject(p, at)
        if own is None:
            return None
        rest = (at + 1, saying_end(p, at + 1))
        while rest[1] > rest[0] and p.kind(rest[1] - 1) == "PU":
            rest = (rest[0], rest[1] - 1)
        content = [rest] if rest[1] > rest[0] + 1 else ([from_(p, own[0])] if own[0] > 2 else [])
        return (
            made(p, own, (at, first), content, "zufolge", frozenset({"says"}), "phrase", None, None, False)
            if content
            else None
        )
    if (
        p.language != "en"
        and p.kind(first) in ("VD", "VZ", "VN", "NN")
        and _name_opens(p, first + 1)
        and words[0] == "según"
    ):
        first += 1  # "según publica El Correo"
    end = object_(p, first, wide=True)
    if end == first and p.kind(first) in VERBS and p.kind(first + 1) in ("NN", "NP"):
        end = object_(p, first + 1, wide=True)  # "according to show insiders"
    if end == first:
        return None
    if p.kind(end) in ("VN", "VD") and p.word(end + 1) in ("by", "par", "por", "von"):
        end = max(object_(p, end + 2, wide=True), end)  # "a memo seen by the firm"
    if p.word(end) == "," and 0 < at <= _SHORT and p.language != "en":
        pass  # "Man habe, so die Ministerin, alles geprüft."
    elif p.word(end) == "," and (at > 2 or _named_between(p, end)):
        end = with_apposition(p, end)
    whole: list[Place] = []
    if at > 0:
        stop = at
        while stop > 0 and p.low[stop - 1] in (",", "(", "-", "—", "–"):
            stop -= 1
        if stop > 0:
            quoted = words[:1] == ("in",) and p.kind(stop - 1) == "QU"
            whole.append((stop - 1, stop) if quoted else from_(p, stop))
    start = end
    while start < len(p) and (p.low[start] in (",", ")", "-", "—") or is_time(p, start)):
        start += 1
    open_ = not whole or "WH" not in (p.kind(start), p.kind(end + 1))  # no relative clause of the source
    if start < len(p) and open_ and p.low[start] not in (".", ";") and (at == 0 or p.word(end) == "," or not whole):
        stop = saying_end(p, start)
        while stop > start and p.kind(stop - 1) == "PU":
            stop -= 1
        if stop > start:
            whole.append((start, stop))
    if not whole:
        return None
    if at > 6 and len(whole) == 2 and p.word(at - 1) != "," and p.language != "de":
        whole = whole[:1]
    return made(p, (first, end), (at, first), whole, words[0], frozenset({"says"}), "phrase", None, None, False)


def _name_opens(p: Phrase, at: int) -> bool:
    """Whether a noun phrase with an article or a capital stands there, behind a word that is then a verb."""
    return p.kind(at) in ("DT", "PS", "NP") and p.kind(at - 1) != "DT"


def _named_between(p: Phrase, comma: int) -> bool:
    """Whether a mere name stands between a comma and the next: "According to his lawyer, Jo Doe, he ..."."""
    i = comma + 1
    while p.kind(i) == "NP":
        i += 1
    return p.word(i) == "," and comma + 1 < i <= comma + 4


def by_colon(p: Phrase, at: int) -> Report | None:
    """As in "Mayor: the dam will hold" in a headline or a transcript: a short name before a colon."""
    quoted = p.kind(at + 1) == "QU"
    if not 0 < at <= (16 if quoted else 6) or at + 1 >= len(p) or p.kind(at - 1) in VERBS:
        return None
    if any(p.kinds[i] in FINITE for i in range(at)) or p.low[0] in _NO_SPEAKERS:
        return None
    if not any(p.kinds[i] in ("NP", "NN") and len(p.words[i]) > 1 for i in range(at)):
        return None  # a time of day
    if quoted:
        return made(p, (0, at), (at, at + 1), [(at + 1, at + 2)], ":", frozenset({"says"}), "colon", None, None, False)
    if p.kind(0) == "CD":
        return None
    if not all(p.kinds[i] in ("NP", "NN", "JJ", "CD", "DT", "PU") or p.low[i] in ("'s", ".", "of") for i in range(at)):
        return None
    if not any(p.words[i][:1].isupper() for i in range(at)) or p.words[at + 1][:1].islower():
        return None
    if any(p.low[i] in _CREDITS for i in range(at)):
        return None  # "Photo: Jo Doe/dpa"
    if p.low[:2] == ("the", "latest"):
        return None
    if at > 3 and not p.words[0].isupper() and p.kind(at - 1) != "NP":
        return None
    end = len(p)
    while end > at + 1 and p.kind(end - 1) == "PU":
        end -= 1
    return (
        made(p, (0, at), (at, at + 1), [(at + 1, end)], ":", frozenset({"says"}), "colon", None, None, False)
        if end > at + 2 or p.kind(at + 1) == "QU"
        else None
    )
