"""Who a verb has its words from: its subject, the noun behind it, or the subject of the clause before."""

from __future__ import annotations

from headwater.statements.reported import lexicon
from headwater.statements.reported.listed import FINITE
from headwater.statements.reported.objects import object_
from headwater.statements.reported.phrases import NOMINAL, Group, Phrase, is_time
from headwater.statements.reported.report import SAYING, Place
from headwater.statements.reported.walks import subject


def source_of(p: Phrase, group: Group, manners: frozenset[str]) -> tuple[Place | None, int | None]:
    """The source of a verb in pieces, and, when it follows the verb, the piece after it."""
    before = back(p, group.first)
    left = p.kind(before)
    clitic = next(
        (i for i in range(group.first, group.verb + 2) if p.word(i).startswith("-") and p.kind(i) == "PR"), None
    )
    if clitic is not None:  # "a-t-elle confié"
        return (clitic, clitic + 1), max(group.verb, clitic) + 1
    # "..., said Jo Doe": the verb follows words that it gives away, and a noun follows the verb.
    quoted = p.kind(before) == "QU" or (p.word(before) in (",", "—", "–") and p.kind(before - 1) == "QU")
    if (
        (group.first == group.verb or quoted or p.language != "en")
        and p.kind(group.verb) in FINITE | {"VN"}
        and (manners & SAYING or (quoted and "asks" in manners))
        and opens_inverted(p, group)
    ):
        behind = _after_time(p, group.verb + 1)
        end = object_(p, behind, wide=True)
        if end > behind or p.kind(behind) == "PR":
            end = max(end, behind + 1)
            return (behind, with_apposition(p, end)), with_apposition(p, end)
    after = p.word(group.verb + 1)
    if (
        p.language == "de"
        and p.kind(group.verb) in FINITE
        and (after == "er" or (after == "sie" and p.kind(0) == "IN"))
    ):
        return (group.verb + 1, group.verb + 2), group.verb + 2  # "Gegenüber dem Sender bestritt er"
    if group.finite or p.kind(group.verb) == "VN":
        own = subject(p, group.first)
        if own is not None and not (p.language == "de" and _verb_second(p, group, own)):
            return own, None
        behind = _after_time(p, group.verb + 1)
        end = object_(p, behind, wide=True)
        if p.language != "en" and (end > behind or p.kind(behind) == "PR"):  # "Am Montag sagte die Ministerin, ..."
            end = max(end, behind + 1)
            return (behind, with_apposition(p, end)), past_particle(p, with_apposition(p, end), "")
    if left in ("CC", "PU", "QU", "") or not group.finite:
        return _governing(p, group), None
    return None, None


def _verb_second(p: Phrase, group: Group, own: Place) -> bool:
    """Whether a German verb has its subject behind it: "In einer Mitteilung sagte die Firma ..."."""
    first = own[0]
    while first > 0 and p.kind(first - 1) not in ("PU", "QU", "CC"):
        first -= 1
    behind = _after_time(p, group.verb + 1)
    opens = p.kind(first) in ("IN", "RB") or p.word(first) in ("wie", "dazu", "damit")
    return opens and object_(p, behind) > behind and p.word(behind) not in ("dem", "den", "einem")


def _after_time(p: Phrase, at: int) -> int:
    """The piece after a day between verb and subject: "informó el miércoles el ministerio"."""
    if p.language == "en":
        return at
    i = _after_hearer(p, at) + (p.language == "de" and p.word(at) == "sich")  # "freute sich der Bürgermeister"
    if i > at:
        return i
    while (
        is_time(p, i)
        or (p.kind(i) == "RB" and p.word(i) not in ("ne", "no", "nicht"))
        or (p.word(i) in ("el", "ce", "am", "le") and is_time(p, i + 1))
    ):
        i += 1
    told = _after_medium(p, i)
    i, through = told, told > i
    if p.kind(i) == "IN" and p.kind(i + 1) == "NN" and p.kind(i + 2) in ("DT", "PS") and object_(p, i + 2) > i + 2:
        return i + 2  # "añadió entre risas su entrenador"
    further = _after_hearer(p, i)
    if further > i:
        return further
    return i if i > at and (through or p.language == "de" or any(is_time(p, j) for j in range(at, i))) else at


def _after_medium(p: Phrase, at: int) -> int:
    """The piece after how it was said, when the subject follows: "a déclaré dans un communiqué la préfecture"."""
    if p.word(at) not in (
        "dans",
        "en",
        "lors",
        "sur",
        "durante",
        "por",
        "mediante",
        "in",
        "bei",
        "auf",
        "im",
        "am",
        "par",
    ):
        return at
    end = object_(p, at + 1)
    if end == at + 1 and p.kind(at + 1) == "IN":
        end = object_(p, at + 2)
    while p.word(end) in ("de", "d'") and p.kind(end + 1) == "NN" and p.word(end + 1) in ("prensa", "presse"):
        end += 2
    words = {p.word(j) for j in range(at + 1, end)}
    named = end > at + 1 and all(p.kind(j) == "NP" for j in range(at + 1, end)) and p.kind(end) in ("DT", "PS")
    told = named or bool(words & lexicon.mediums())
    return end if told and p.kind(end) in NOMINAL and object_(p, end) > end else at


def _after_hearer(p: Phrase, at: int) -> int:
    """The piece after who was told, when the subject follows: "dijo a Reuters un médico"."""
    if p.language not in ("fr", "es") or p.word(at) not in ("a", "à", "al", "au", "aux"):
        return at
    i = at + 1
    if p.kind(i) == "DT" and p.kind(i + 1) == "NP" and (p.word(i) == "l'" or p.words[i + 1].isupper()):
        i += 1
    if p.kind(i) == "NP" and (p.words[i].isupper() or p.low[i] in lexicon.agencies()):
        i += 1  # "à l'AFP Ana Roux"
    elif p.kind(i) == "NP":
        while p.kind(i) == "NP":
            i += 1
    else:
        i = object_(p, i)
    while is_time(p, i) or (p.word(i) in ("el", "ce", "le") and is_time(p, i + 1)):
        i += 1
    return i if i > at + 1 and p.kind(i) in NOMINAL and object_(p, i) > i else at


def past_particle(p: Phrase, at: int, lemma: str) -> int:
    """The piece after the small words that belong to a verb: "called for", "kündigte an"."""
    while p.kind(at) == "RB" and p.word(at) not in ("not",) and at < len(p):
        at += 1
    if p.language == "de" and p.kind(at) in ("IN", "DT") and p.word(at + 1) in (",", ":"):
        return at + 1  # "kündigte an, dass"
    small = lexicon.particles(p.language).get(lemma, frozenset())
    while p.word(at) in small:
        at += 1
    return at


def back(p: Phrase, at: int) -> int:
    """The piece before a verb group and the small words that go with it."""
    before = at - 1
    while p.kind(before) == "RB":
        before -= 1
    return before


def opens_inverted(p: Phrase, group: Group) -> bool:
    """Whether the noun behind a verb is its subject: '"...", said the mayor'."""
    before = back(p, group.first)
    following = p.kind(_after_time(p, group.verb + 1))
    if following not in NOMINAL | {"PR"} or p.word(group.verb + 1) in ("that", "this", "it"):
        return False
    if p.kind(group.verb + 1) == "PR" and p.kind(group.verb + 2) in FINITE:
        return False
    end = object_(p, _after_time(p, group.verb + 1), wide=True)
    if p.kind(end) in FINITE:
        return False  # "says the pipes are leaking"
    if before < 0:  # the quote stands in an earlier paragraph; a headline ("Says he will go") has a capital
        behind = _after_time(p, group.verb + 1)
        role = any(p.kind(i) == "NP" for i in range(behind, behind + 5))
        return p.words[group.first][:1].islower() and (
            following in ("NP", "DT", "PR") or (following in ("NN", "JJ") and role)
        )
    if p.kind(before) == "QU":
        return True
    if p.low[before] not in (",", "—", "–"):
        return False
    if p.kind(before - 1) == "QU":
        return True
    own = subject(p, group.first)
    return own is None or _finite_within(p, 0, before)


def _finite_within(p: Phrase, first: int, end: int) -> bool:
    """Whether a clause stands there whose verb is no insertion's: "The dam will hold, said ..."."""
    commas = [i for i in range(first, end) if p.low[i] == ","]
    start = commas[-1] + 1 if commas else first
    relative = next((i for i in range(start, end) if p.kind(i) == "WH"), end)
    return any(p.kind(i) in FINITE for i in range(start, relative)) and p.kind(start) not in ("WH",)


def with_apposition(p: Phrase, end: int) -> int:
    """The end of a source with its apposition: "said Jo Doe, head of the council, on Monday"."""
    if p.word(end) != "," or p.kind(end + 1) not in ("DT", "NN", "NP", "WH", "CD", "PS", "JJ"):
        return end
    stop = end + 1
    while stop < len(p) and p.low[stop] not in (",", ";", ".", "—", "–") and p.kinds[stop] not in ("QU", "VG"):
        stop += 1
    if (
        p.language == "de"
        and p.word(end + 1) in ("der", "die", "das", "den", "man", "es", "er", "sie")
        and p.word(stop) in (".", "")
    ):
        return end  # "schreibt Jo Doe, das Meer vergesse nichts"
    if any(p.low[i] in lexicon.verbs(p.language) and p.kinds[i] in FINITE | {"VN"} for i in range(end + 1, stop)):
        return end  # "said Jo Doe, who also warned that"
    relative = next((i for i in range(end + 1, stop) if p.kinds[i] == "WH" or p.low[i] == "that"), stop)
    if any(p.kinds[i] in FINITE for i in range(end + 1, relative)):
        return end
    if p.kind(end + 1) == "CD" and stop == end + 2 and p.word(stop) == ",":
        return with_apposition(p, stop)  # "Jo Doe, 41, a nurse who lives nearby"
    return stop if stop - end < 25 else end


def _governing(p: Phrase, group: Group) -> Place | None:
    """The subject of the verb before, for a verb without its own: ", saying ...", "and added"."""
    before = group.first - 1
    if (
        p.kind(group.verb) == "VG"
        and group.first == group.verb
        and p.kind(before) in ("NP", "PR")
        and p.kind(before - 1) != "VG"
    ):
        own = subject(p, group.first)  # "footage of the mayor saying"
        if own is not None:
            return own
    if p.word(before) == "as" and p.kind(group.verb) == "VG":  # "quoted the minister as saying"
        quoting = next((g for g in reversed(p.groups) if g.verb < before), None)
        end = before - 1 if p.word(before - 1) == "," else before
        if quoting is not None and quoting.passive:
            return subject(p, quoting.first)
        if quoting is not None and quoting.verb + 1 < end:
            return quoting.verb + 1, end
    known = lexicon.verbs(p.language)
    earlier = [g for g in p.groups if g.verb < group.first and g.finite][-8:]
    joined = p.kind(before) == "CC" or p.kind(before - 1) == "CC"
    telling = [g for g in earlier if p.low[g.verb] in known and "says" in known[p.low[g.verb]][1]]
    for other in (*(telling[:1] if joined or p.kind(group.verb) == "VG" else ()), *reversed(earlier)):
        own = subject(p, other.first)
        if own is None and opens_inverted(p, other):
            end = object_(p, other.verb + 1, wide=True)
            own = (other.verb + 1, end) if end > other.verb + 1 else None
        if own is not None and not (p.kind(own[0]) == "WH" and p.low[own[0]] in ("that", "which")):
            return own
    for other in p.groups:  # "Speaking to reporters, he said": the subject is still to come
        if other.verb > group.verb and other.finite and p.kind(group.verb) == "VG" and not earlier:
            return subject(p, other.first)
    return None
