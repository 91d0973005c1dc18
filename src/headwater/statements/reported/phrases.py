"""A sentence as words with their kinds, and its groups of verbs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from headwater.records import Span
from headwater.statements.reported.listed import BE, FINITE, HELP, listed_kinds, verbs_again
from headwater.text.wordkinds import QUOTED, kinds, pieces

VERBS = FINITE | {"VB", "VG", "VN"}
NOMINAL = frozenset({"NN", "NP", "JJ", "CD", "DT", "PS"})


_TIMES = frozenset(
    [
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "abend",
        "morgen",
        "vormittag",
        "lunes",
        "martes",
        "miércoles",
        "jueves",
        "viernes",
        "sábado",
        "domingo",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "later",
        "earlier",
        "recently",
        "morning",
        "afternoon",
        "evening",
        "night",
        "week",
        "month",
        "year",
        "weekend",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)


_REFLEXIVE = frozenset({"est", "sont", "était", "étaient"})  # "s'est défendu"


@dataclass(frozen=True)
class Phrase:
    """Words of one sentence with their kinds."""

    text: str
    words: tuple[str, ...]
    low: tuple[str, ...]
    spans: tuple[Span, ...]
    kinds: tuple[str, ...]
    language: str = "en"

    @classmethod
    def of(cls, text: str, language: str = "en") -> Phrase:
        """The sentence cut into pieces; quoted words are blotted out already."""
        found = pieces(text)
        words = tuple(QUOTED if p.text.startswith(QUOTED) else p.text for p in found)
        low = tuple(w.lower().replace("’", "'") for w in words)
        told = kinds(words) if language == "en" else listed_kinds(low, words, language)
        told = ["QU" if w == QUOTED else k for w, k in zip(words, told, strict=True)]
        if language == "en":
            verbs_again(low, told)
        return cls(text, words, low, tuple(Span(p.start, p.end) for p in found), tuple(told), language)

    @classmethod
    def kept(cls, text: str, language: str = "en") -> Phrase:
        """The same as `of`, kept for the next who asks: a sentence without quoted words is read for several things."""
        return _kept(text, language)

    def __len__(self) -> int:
        return len(self.words)

    def kind(self, i: int) -> str:
        """The kind of a word, "" outside the sentence."""
        return self.kinds[i] if 0 <= i < len(self.kinds) else ""

    def word(self, i: int) -> str:
        """The word in lower case, "" outside the sentence."""
        return self.low[i] if 0 <= i < len(self.low) else ""

    def span(self, first: int, last: int) -> Span:
        """The place of the words from `first` up to, not including, `last`."""
        return Span(self.spans[first].start, self.spans[last - 1].end)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The verb groups of the sentence in order."""
        return _groups(self)

    @cached_property
    def closes(self) -> dict[int, int]:
        """For each closing bracket or dash the piece that opens it, and the reverse is not kept."""
        found, open_ = {}, []
        for i, word in enumerate(self.low):
            if word in "([":
                open_.append(i)
            elif word in ")]" and open_:
                found[i] = open_.pop()
        return found


@lru_cache(maxsize=512)
def _kept(text: str, language: str) -> Phrase:
    return Phrase.of(text, language)


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its helpers: pieces from `first` to `verb`; `finite` when it can have a subject of its own."""

    first: int
    verb: int
    finite: bool
    passive: bool
    to: bool


def _groups(p: Phrase) -> tuple[Group, ...]:
    found: list[Group] = []
    i = 0
    while i < len(p):
        if p.kinds[i] not in VERBS and p.kinds[i] != "TO":
            i += 1
            continue
        first, last = i, -1
        helped: list[int] = []
        j = i
        while j < len(p):
            k = p.kinds[j]
            if k == "TO" and j == i:
                j += 1
            elif k in VERBS and (last < 0 or helped):
                helper = k == "MD" or p.low[j] in HELP or (p.low[j] in _REFLEXIVE and p.word(j - 1) in ("s'", "se"))
                last = j
                helped = [*helped, j] if helper else []
                j += 1
                if not helper:
                    break
            elif (k == "PR" and p.low[j].startswith("-") and helped) or (
                (k == "RB" or p.low[j] in ("n't", "not")) and (helped or j > i)
            ):
                j += 1
            elif helped and k in ("PR",) and p.kinds[i] in FINITE and j == i + 1:
                break
            else:
                break
        if last < 0:
            i += 1
            continue
        to = p.kinds[first] == "TO"
        lead = next(m for m in range(first, last + 1) if p.kinds[m] in VERBS)
        passive = p.kinds[last] in ("VN", "VD") and any(p.low[m] in BE for m in range(lead, last))
        finite = not to and (p.kinds[lead] in FINITE or (lead < last and p.low[lead] in HELP and p.kinds[lead] != "VG"))
        found.append(Group(first, last, finite, passive, to))
        i = last + 1
    return tuple(found)


def is_time(p: Phrase, i: int) -> bool:
    """Whether a word is a day, a month or a stretch of time."""
    return p.word(i) in _TIMES
