"""What a verb gives to its source: the words after it, before it, or around it."""

from __future__ import annotations

from headwater.statements.reported import lexicon
from headwater.statements.reported.listed import FINITE
from headwater.statements.reported.objects import clause_end, object_
from headwater.statements.reported.phrases import NOMINAL, VERBS, Group, Phrase, is_time
from headwater.statements.reported.report import SAYING, Place
from headwater.statements.reported.sources import back

_ASIDES = frozenset(["according", "según", "selon", "laut", "d'après"])
_HOW = frozenset({"through", "in", "on", "at", "by", "over", "during", "from", "after", "before", "via", "outside"})
_HOW_FAR = 9  # pieces of such an insertion
_SHORT = 6  # pieces of a clause that an insertion interrupts at its beginning
_INSERTED = 16  # pieces between a verb and its conjunction
_DASHES = frozenset("-–—―")
_CITING = frozenset({"citing", "quoting", "citant", "citando"})


def content_of(
    p: Phrase, group: Group, source: Place | None, at: int, manners: frozenset[str], *, inverted: bool
) -> list[Place]:
    """The pieces that a verb gives to its source: after it, before it, or around it."""
    lead = (
        min(group.first, source[0])
        if source is not None and source[1] >= group.first - 3 and source[0] < group.verb
        else group.first
    )
    if p.word(lead - 1) in ("as", "wie", "comme", "como", "según", "so"):
        lead -= 1
    if inverted:
        lead = back(p, group.first) + 1
    right = _right(p, at, manners)
    left = _left(p, lead) if manners & SAYING or inverted or p.kind(lead - 1) == "QU" else None
    if right is not None and p.word(at) == ":" and p.kind(right[0]) == "QU":
        return [right]  # "Asked about it, she said: ..."
    empty = (
        right is not None and p.kinds[right[0]] != "SC" and not any(p.kinds[i] in VERBS | {"QU"} for i in range(*right))
    )
    if right is not None and p.language == "en" and p.kinds[right[0]] in ("VN", "IN"):
        empty = empty or not any(p.kinds[i] in FINITE | {"QU", "VB"} for i in range(*right))  # "posted on Sunday"
    tagged = (
        left is not None and p.kind(left[1] - 1) == "QU" and p.kind(at) in ("IN", "NN", "NP", "RB", "WH", "TO", "SC")
    )
    if left is not None and (
        inverted or right is None or empty or tagged or p.word(at) in (",", ".") or p.kind(at) == ""
    ):
        if empty:
            return [left]
        if (
            right is not None
            and p.kind(left[1] - 1) == "QU"
            and p.kinds[right[0]] not in ("QU", "SC")
            and p.word(at) not in (",", "that")
        ):
            return [left]  # '"...," he said in reference to what had failed'
        if (
            right is not None
            and (p.word(at) == "," or (p.word(at) in _DASHES and p.kind(at + 1) == "QU"))
            and p.kind(at + 1) not in ("VG", "WH", "IN", "RB", "")
            and (p.kind(at + 1) == "QU" or not inverted or _unfinished(p, left))
        ):
            return [left, right]
        if right is not None and p.kind(at) == "QU":
            return [left, right]
        return [left]
    if right is not None and left is None and p.word(at) == "," and p.kinds[right[0]] in FINITE and p.language == "en":
        opened = _opened(p, lead)
        if opened is not None:
            return [opened, right]
    return [right] if right is not None else []


def _unfinished(p: Phrase, left: Place) -> bool:
    """Whether words before an insertion want the words behind it: "Sie habe, teilte die Firma mit, alles geprüft"."""
    last = left[1] - 1
    return left[1] - left[0] <= _SHORT and (
        p.kinds[last] in FINITE | {"CC", "RB", "IN", "SC", "PR"} or left[1] - left[0] <= 2
    )


def _opened(p: Phrase, lead: int) -> Place | None:
    """The subject before an insertion: "The charges, Frost said, were absurd"."""
    if p.word(lead - 1) != "," or lead < 2:
        return None
    start = from_(p, lead - 1)
    nominal = all(p.kinds[i] in NOMINAL | {"IN", "CC"} or p.low[i] in ("'s", "of") for i in range(*start))
    return (
        start
        if nominal and p.kind(start[0]) in ("DT", "NP", "NN", "PS", "CD", "JJ") and not is_time(p, start[1] - 1)
        else None
    )


def past_insertion(p: Phrase, at: int) -> int:
    """The conjunction behind what stands between a verb and its clause: "reported, citing two sources, that ..."."""
    opens = ("that", "que", "qu'", "dass", "daß")
    if p.word(at) in opens:
        return at
    if p.language == "en" and p.word(at) in _HOW:  # "told her through an open window that ..."
        for i in range(at + 1, min(len(p), at + _HOW_FAR)):
            if p.low[i] == "that" and p.kinds[i] == "SC":
                return i
            if p.kinds[i] in FINITE | {"QU", "PU"}:
                break
    for i in range(at, min(len(p), at + _INSERTED)):
        if p.low[i] in opens and p.kinds[i] == "SC":
            commas = sum(p.low[j] == "," for j in range(at, i))
            return i if p.language != "en" or (p.word(at) == "," and p.word(i - 1) == "," and commas == 2) else at
        if p.kinds[i] in FINITE | {"QU"} or p.low[i] in (";", ":", "."):
            return at
        if p.kinds[i] == "SC" or (p.language == "en" and p.kinds[i] == "PR"):
            return at
    return at


def _left(p: Phrase, lead: int) -> Place | None:
    """What stands before ", the mayor said": from the sentence's start to the comma or the quote's end."""
    end = lead
    if end <= 0:
        return None
    if p.kind(end - 1) == "QU":
        if p.language == "de" and p.kind(end - 2) in ("NN", "NP", "DT", "PS") and p.kind(0) in ("IN", "RB"):
            return None  # "In ihrem Roman „Nachtfähre“ schreibt sie, ..."
        return from_(p, end)
    if p.low[end - 1] != "," and not (p.low[end - 1] in _DASHES and p.kind(end - 2) == "QU"):
        return None
    end -= 1
    if end <= 0:
        return None
    start = from_(p, end)
    if p.kind(end - 1) == "QU":
        return start
    if any(
        p.kinds[i] in FINITE | {"VN"} or (p.kinds[i] == "VG" and p.kind(i - 1) in ("NN", "NP")) for i in range(*start)
    ) or (p.language != "en" and start[1] - start[0] > 2):
        return start
    return None


def from_(p: Phrase, end: int) -> Place:
    """The words of the sentence before a piece, from the last semicolon or colon on."""
    start = 0
    known = lexicon.verbs(p.language)
    for i in range(end - 1, -1, -1):
        if (
            p.low[i] in ("while", "whereas")
            and p.word(i - 1) == ","
            and any(p.low[j] in known and p.kinds[j] in FINITE for j in range(i - 1))
        ):
            start = i + 1
            break
        if p.low[i] in (";",) or (p.low[i] == ":" and i < end - 1):
            start = i + 1
            break
    if p.kind(start) == "CC":
        start += 1
    return start, end


def _right(p: Phrase, at: int, manners: frozenset[str]) -> Place | None:
    start = at
    while start < len(p) and p.low[start] in (",", ":", "-", "—"):
        start += 1
    if p.word(start) in (".", "?", "!", "") or start >= len(p):
        return None
    if start > at and p.low[start] in lexicon.citing() and lexicon.phrase_at(p.low, start, p.language):
        comma = next((i for i in range(start, len(p)) if p.low[i] == ","), None)
        if comma is None or comma + 2 >= len(p):
            return None
        start = comma + 1  # "reported, citing two officials, ..."
    if p.word(start) in _ASIDES or (start > at and p.word(start) in _CITING):
        return None  # "reported, citing port officials"
    end = saying_end(p, start) if manners & {"says", "tells", "thinks", "shows"} else clause_end(p, start)
    while end > start and p.kind(end - 1) == "PU" and p.low[end - 1] not in (")", "%"):
        end -= 1
    return (start, end) if end > start else None


def _tag_follows(p: Phrase, at: int) -> bool:
    """Whether a tag stands there: ", the mayor said", ", said the mayor"."""
    known = lexicon.verbs(p.language)
    end = object_(p, at, wide=True)
    says = end > at and p.kind(end) in FINITE and "says" in known.get(p.word(end), ("", frozenset()))[1]
    if says:
        return (
            p.kind(end + 1) in ("PU", "")
            or is_time(p, end + 1)
            or p.word(end + 1) in ("on", "in", "to", "late", "early")
        )
    return (
        p.kind(at) in FINITE and "says" in known.get(p.word(at), ("", frozenset()))[1] and object_(p, at + 1) > at + 1
    )


def saying_end(p: Phrase, at: int) -> int:
    """Where said words end: before another clause of saying that goes on, or with the sentence."""
    known = lexicon.verbs(p.language)
    for i in range(at + 1, len(p)):
        if p.low[i] == ",":
            if any(p.word(j).startswith("-") and p.kind(j) == "PR" for j in (i + 2, i + 3)):
                return i  # ", a-t-elle dit"
            if _tag_follows(p, i + 1):
                return i
            k = i + 1
            while p.kind(k) in ("RB", "CC"):
                k += 1
            if p.kind(k) in ("VG",) and p.word(k) in known and k < i + 4:
                return i
            if p.kind(i + 1) == "CC" and p.kind(k) in ("VD",) and p.word(k) in known:
                return i
            if p.kind(i + 1) == "CC" and p.word(i + 1) == "but":
                return i
            if p.language == "en" and (_turns(p, i + 1, at) or (p.kind(i + 1) in FINITE and _outer(p, at, i))):
                return i
            if p.word(i + 1) == "according" or (p.word(i + 1) == "while" and p.kind(i + 1) == "SC"):
                return i
        elif (
            p.low[i] == ";"
            or (p.low[i] == "according" and p.kind(i - 1) == "QU")
            or (
                p.kind(i - 1) == "QU"
                and p.low[i] in ("but", "mais", "pero", "aber")
                and p.kind(i + 1) in ("PR", "DT", "NP")
            )
            or (
                p.kinds[i] == "CC"
                and p.low[i] in ("and", "but", "y", "e", "pero", "et", "mais", "und", "aber")
                and p.kind(i + 1) in ("VD", "VZ")
                and p.word(i + 1) in known
                and "says" in known[p.word(i + 1)][1]
            )
        ):
            return i
    return len(p)


_TURNING = frozenset({"though", "although", "whereas"})


def _outer(p: Phrase, at: int, comma: int) -> bool:
    """Whether a verb behind a comma is of the clause around: "who denies it, gave no evidence"."""
    return not any(p.low[i] == "," for i in range(at, comma)) and any(p.kind(i) == "WH" for i in range(at))


def _turns(p: Phrase, i: int, at: int) -> bool:
    """Whether what follows a comma is the writer's again: ", though he gave no reason", ", a claim she rejects"."""
    known = lexicon.verbs(p.language)
    if not any(p.kinds[j] in FINITE for j in range(at, i)):
        return False
    if p.word(i) in _TURNING:
        return True
    j = i
    if p.kind(i) == "IN":
        end = object_(p, i + 1)
        paper = end > i + 1 and any(p.low[k] in lexicon.mediums() or p.low[k] in _TOLD for k in range(i + 1, end))
        return paper and p.word(end) in ("that", "which")
    if p.kind(i) == "DT":
        j = object_(p, i)
        if j == i or (p.low[j - 1] not in _TOLD and p.low[j - 1] not in lexicon.nouns()):
            return False
    if p.word(j) not in ("which", "that"):
        return False
    end = object_(p, j + 1)
    return end > j + 1 and (p.kind(end) == "QU" or p.word(end) in known or p.word(end + 1) in known)


_TOLD = frozenset(
    {"testimony", "remarks", "comments", "figure", "number", "version", "account", "charge", "words", "speech"}
)


def weighty(p: Phrase, content: list[Place], manners: frozenset[str], source: Place | None) -> bool:
    """Whether the content is a clause, quoted words or a thing that a judging verb speaks of."""
    first, end = content[0]
    if any(p.kinds[i] == "QU" for a, b in content for i in range(a, b)):
        return True
    if source is None and p.language == "es":  # "Niega haber golpeado al árbitro"
        return p.word(first) == "que" or p.word(first).endswith(("ar", "er", "ir"))
    if source is None:
        return manners <= {"says", "tells"} and any(p.kinds[i] in FINITE for i in range(first, end))
    clause = any(p.kinds[i] in VERBS for i in range(first, end))
    if clause:
        return True
    return bool(manners & {"judges", "asks", "says", "thinks", "shows", "counts"}) and any(
        p.kinds[i] in ("NN", "NP", "PR") for i in range(first, end)
    )
