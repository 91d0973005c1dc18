"""Who says so: sources named in a sentence, by which words, and in what order they pass it on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from headwater.data import table
from headwater.records import Attribution, Mention, Span
from headwater.statements.nounwords import after_cue, before_cue

_LONGEST_SOURCE = 18  # words of a source; longer stretches are clauses
_WINDOW = 300  # characters looked at on either side of a cue
_PASSIVE = frozenset(["was", "were", "is", "are", "be", "been", "being", "to", "wurde", "wird"])
_OPEN_NP = re.compile(
    r"\s*(?:the|a|an|its|his|her|their|one|another|some|two|three|several|der|die|das|ein|eine|le|la|les|un|une|el|los|las|su|sus)\s|\s*l['’]|\s*[A-ZÀ-ÖØ-Þ]",
    re.U,
)


_NOUNS = frozenset(
    {
        "reports",
        "claims",
        "notes",
        "states",
        "posts",
        "estimates",
        "reads",
        "read",
        "finds",
        "found",
        "learned",
        "learnt",
        "suggested",
    }
)
_HEADS = frozenset(
    {"according", "in", "of", "on", "at", "by", "with", "from", "for", "after", "amid", "despite", "without", "under"}
    | {"over", "about", "during", "to", "into", "per", "local", "regular", "media", "laut", "nach", "von", "bei", "mit"}
    | {"auf", "selon", "dans", "par", "avec", "de", "en", "por", "con"}
)
_ARTICLES = frozenset(
    {"a", "an", "the", "der", "die", "das", "ein", "eine", "le", "la", "les", "un", "une", "el", "los"}
)
_DEFINITE = ("the ", "der ", "die ", "le ", "la ", "el ")
_CHANNEL = re.compile(
    r"\s(?:dans un communiqué|en un comunicado|in a statement|in einer (?:Mitteilung|Erklärung)|on \w+day|"
    r"\w+(?:tag|di))"
    r"(?=\s(?:the|l['’]|le|la|el|die|der|das|[A-ZÀ-Þ]))"
)
_FINITE = re.compile(
    r"\b(?:is|was|are|were|would|will|had|has|have|could|should|can|may|might|does|did|ist|war|sind|wird|"
    r"est|sont|ont|fue|son|sera|ha|han|había|habían)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Heard:
    """Whom an article has named so far: the person "he" or "she" would mean, and who holds which office."""

    last: str | None = None
    offices: Mapping[str, str] = field(default_factory=dict)

    def holder(self, office: str) -> str | None:
        """The person who was introduced with this office, or None."""
        return self.offices.get(office)


_NOBODY = Heard()


@dataclass(frozen=True, slots=True)
class Said:
    """A source found in a text (offsets count in it): who, by what cue, and where the said words may begin.

    Attributes:
        who: The full name where the words hold one, else the words themselves ("fire authorities").
        person: The key of a person's name among the words, or None.
        cue: The verb or phrase.
        place: Where source and cue stand together.
        verb: Where the cue stands.
        pronoun: The source is only "he" or "she"; `who` was looked up among earlier names.
        whole: The cue speaks for the whole sentence ("according to"), not for what follows it.
    """

    who: str
    person: str | None
    cue: str
    place: Span
    verb: Span
    anonymous: bool = False
    outlet: bool = False
    pronoun: bool = False
    whole: bool = False


@lru_cache(maxsize=32)
def _verbs(language: str, quoting: bool) -> re.Pattern[str]:
    rows = table("cues")["saying"]
    words = list(rows.get(language, rows["en"])) + (list(table("cues")["quoting"]) if quoting else [])
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r")\b", re.IGNORECASE)


@lru_cache(maxsize=2)
def _according() -> re.Pattern[str]:
    words = table("cues")["according"]
    return re.compile(
        r"(?:\b|^)(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r")(?=\s)", re.IGNORECASE
    )


@lru_cache(maxsize=4)
def _list(name: str, part: str = "") -> frozenset[str]:
    rows = table("cues")[name]
    return frozenset(rows[part] if part else rows)


@lru_cache(maxsize=1)
def _anonymous() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:"
        + "|".join(map(re.escape, table("cues")["anonymous"]))
        + r")\b|\b(?:an?|one|two|three|some|several|senior|another)\s(?:\w+\s){0,2}officials?\b",
        re.I,
    )


@lru_cache(maxsize=1)
def _newsroom() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, table("cues")["newsroom_words"])) + r")\b", re.I)


@lru_cache(maxsize=1)
def _newsrooms() -> frozenset[str]:
    named = {tag.casefold() for row in table("agencies") for tag in (row["name"], *row["tags"])}
    return frozenset(named | {name.casefold() for row in table("publishers") for name in row})


def sources(
    text: str, mentions: Sequence[Mention], language: str = "en", heard: Heard = _NOBODY, *, quoting: bool = False
) -> list[Said]:
    """Every source that a stretch of text names, in order of their cues.

    Args:
        text: A sentence, or a paragraph whose quotes are blotted out with U+FFFC.
        mentions: Names with spans counted in `text`.
        language: BCP 47 code; decides the verbs.
        quoting: Whether verbs that only go with a direct quote count.
        heard: Whom the article has named before.
    """
    found = []
    for m in _verbs(language, quoting).finditer(text):
        if m[0][:1].isupper() and not m[0].isupper():
            continue  # the United States
        said = _by_verb(text, m, mentions, heard)
        if said is not None:
            found.append(said)
    for m in _according().finditer(text):
        said = _by_phrase(text, m, mentions, heard)
        if said is not None:
            found.append(said)
    return sorted(found, key=lambda s: s.verb)


def chain(found: Sequence[Said], ref: str, shift: int) -> tuple[Attribution, ...]:
    """The sources as a chain, outermost first: newsrooms pass on what others say; of others, who cites comes first."""
    seen: set[str] = set()
    ordered = sorted(found, key=lambda s: (not s.outlet, s.whole and not s.outlet, s.verb))
    links = []
    for said in ordered:
        if said.who.casefold() in seen:
            continue
        seen.add(said.who.casefold())
        links.append(Attribution(said.who, said.anonymous, said.cue, said.place.shifted(shift), ref, said.outlet))
    return tuple(links)


# --- one cue ----------------------------------------------------------------------------------------------------------


def _by_verb(text: str, m: re.Match[str], mentions: Sequence[Mention], heard: Heard) -> Said | None:
    before = text[max(0, m.start() - _WINDOW) : m.start()].rstrip()
    tail = re.search(r"[\w'’-]+$", before)
    if tail and tail[0].lower() in _PASSIVE:
        return None
    channel = _CHANNEL.match(text, m.end())
    after = channel.end() if channel else m.end()
    marked = before[-1:] in {'"', "”", "“", "’", "»", "\ufffc"} or (
        before.endswith(",")
        and (before[:-1].endswith("\ufffc") or not _apposition(before, len(text[: m.start()].rstrip()), mentions))
    )
    if marked and _OPEN_NP.match(text, after):
        inverted = after_cue(text, after, mentions)
        if inverted is not None:
            return _said(text, inverted, m, mentions, heard)
    subject = before_cue(text, m.start(), mentions)
    if subject is not None:
        return _said(text, subject, m, mentions, heard)
    if not before or before[-1] in ',"”“’»\ufffc':
        inverted = after_cue(text, m.end(), mentions)
        return _said(text, inverted, m, mentions, heard) if inverted is not None else None
    return None


def _apposition(before: str, at: int, mentions: Sequence[Mention]) -> bool:
    """Whether the comma before a verb closes an insertion: "Jo Doe, 41, said", "the firm, which ..., says"."""
    end = len(before) - 1
    shift = at - len(before)
    mentions = [replace(n, span=n.span.shifted(-shift)) for n in mentions if shift <= n.span.start and n.span.end <= at]
    if any(end - 1 <= n.span.end <= end for n in mentions):
        return True
    opening = before.rfind(",", max(0, end - 160), end)
    if opening < 0:
        return False
    inserted = before[opening + 1 : end].strip()
    if re.fullmatch(r"\d{1,3}", inserted) or re.match(
        r"(?:who|which|whose|der|die|das|qui|que|quien|a|an|the)\s", inserted
    ):
        return True
    return any(n.span.start <= opening < n.span.end + 2 for n in mentions if n.span.end <= opening + 1)


def _by_phrase(text: str, m: re.Match[str], mentions: Sequence[Mention], heard: Heard) -> Said | None:
    place = after_cue(text, m.end(), mentions)
    if place is None:
        before = re.search(r"[^.;:,\"“”]{2,60}$", text[: m.start()])  # "Behördenangaben zufolge"
        if m[0].lower() != "zufolge" or before is None:
            return None
        place = Span(before.start(), m.start())
    return _said(text, place, m, mentions, heard, whole=True)


def _said(
    text: str, place: Span, m: re.Match[str], mentions: Sequence[Mention], heard: Heard, *, whole: bool = False
) -> Said | None:
    place = _stripped(text, place)
    words = text[place.start : place.end]
    if not words or len(words.split()) > _LONGEST_SOURCE or words.lower().startswith(("own ", "eigenen ")):
        return None
    pronouns = table("cues")["pronouns"]
    lower = words.lower()
    if _FINITE.search(words) or lower in _ARTICLES:
        return None
    if lower in pronouns["person"]:
        last = _antecedent(text, place.start, mentions) or heard.last
        if last is None:
            return None
        return Said(last, last, m[0], _both(place, m), Span(*m.span()), pronoun=True)
    if lower in pronouns["other"] or not any(c.isalpha() for c in words):
        return None
    within = [n for n in mentions if place.covers(n.span)]
    head = lower.split()[0]
    if not (whole or within) and (head in _HEADS or (m[0].lower() in _NOUNS and head not in {"the", "a", "an"})):
        return None  # "in regular reports"
    people = [n for n in within if n.type == "person"]
    if not people and lower.startswith(_DEFINITE):
        holder = heard.holder(lower.split(maxsplit=1)[1]) if " " in lower else None
        if holder is not None:
            return Said(holder, holder, m[0], _both(place, m), Span(*m.span()), whole=whole)
    if people:
        return Said(people[-1].key, people[-1].key, m[0], _both(place, m), Span(*m.span()), whole=whole)
    ends = [n for n in within if n.span.end >= place.end - 2 and n.type in ("org", "place")]
    who = ends[-1].key if ends else words
    outlet = who.casefold() in _newsrooms() or bool(
        _newsroom().search(words) and (ends or words[0].isupper() or words.lower().startswith("the "))
    )
    anonymous = bool(_anonymous().search(words)) and not ends
    return Said(
        who,
        None,
        m[0],
        _both(place, m),
        Span(*m.span()),
        anonymous=anonymous,
        outlet=outlet and not anonymous,
        whole=whole,
    )


def _antecedent(text: str, at: int, mentions: Sequence[Mention]) -> str | None:
    """The person whom a pronoun means: the first of the nearest earlier sentence of its paragraph."""
    low = max(0, at - 5 * _WINDOW)
    stop = max(text.rfind(mark, low, at) for mark in (". ", "\ufffc", "? "))
    earlier = [n for n in mentions if n.type == "person" and low <= n.span.start and n.span.end <= stop]
    if not earlier:
        return None
    sentence = text.rfind(". ", 0, earlier[-1].span.start)
    return next(n.key for n in earlier if n.span.start > sentence)


def _both(place: Span, m: re.Match[str]) -> Span:
    return Span(min(place.start, m.start()), max(place.end, m.end()))


def _stripped(text: str, place: Span) -> Span:
    start, end = place.start, place.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end)
