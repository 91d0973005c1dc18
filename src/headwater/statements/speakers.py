"""Whom the words beside a cue mean: names, pronouns, offices and descriptions led back to the fullest name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.data import table
from headwater.records import Article, Mention, Span
from headwater.statements.channels import proper
from headwater.statements.reported.lexicon import mediums
from headwater.statements.scene import Line
from headwater.text.tokens import folded_words

PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "him",
        "her",
        "it",
        "er",
        "sie",
        "il",
        "elle",
        "ils",
        "elles",
        "on",
        "él",
        "ella",
        "ellos",
        "ellas",
        "-il",
        "-elle",
        "-t-il",
        "-t-elle",
        "-ils",
        "-elles",
    ]
)
_WHO = frozenset(["who", "which", "that", "qui", "quien"])
NOT_SAID = frozenset(["es", "man"])  # "hieß es"
WRITER = frozenset(["i", "we", "you", "nous", "je", "ich", "wir", "yo", "nosotros"])
_DEFINITE = ("the ", "der ", "die ", "das ", "le ", "la ", "l'", "l’", "el ", "this ", "that ", "los ", "les ")
_ONE = frozenset(
    ["the man", "the woman", "der mann", "die frau", "l'homme", "l’homme", "la femme", "el hombre", "la mujer"]
)
_ARTICLE = re.compile(r"^(?:the|a|an|der|die|das|le|la|les|el|los|las|l['’])\s*", re.IGNORECASE)
_MADE = re.compile(
    r"(?:an?|the|un|une|le|una|el|eine[rm]?|der|die|dem) ((?:\w+ )?\w+) (?:of|by|from|de|du|des|del|von|der|vom) (.+)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r", (?:citing|quoting|who|which|der|die|que|qui)\b")
_NAME = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w'’-]+\s+){1,3}(?:(?:de|da|von|van|le|el|al|bin|du)\s+)?[A-ZÀ-ÖØ-Þ][\w'’-]+$")


@dataclass(frozen=True, slots=True)
class Who:
    """Who is meant and how that was found; `type` as of mentions, or "" for a description."""

    name: str | None
    type: str = ""
    why: str = ""


class Cast:
    """The people and bodies an article has brought in so far, read sentence by sentence."""

    def __init__(self, article: Article, mentions: Sequence[Mention], language: str) -> None:
        self.language = language
        self._text = article.text
        self._offices: dict[str, str] = {}
        self._recent: list[str] = []  # persons, the latest last
        self._spoke: Who | None = None
        self._now: list[Mention] = []
        self._speaking = False  # somebody spoke in the sentence read last
        self._since: list[str] = []  # persons named since somebody spoke, in sentences without speech

    def enter(self, line: Line) -> None:
        """Reads the names of the next sentence; those before stay in mind."""
        for mention in self._now:
            self._bring(mention)
        if self._speaking:
            self._since = []
        else:
            self._since += [m.key for m in self._now if m.type == "person"]
        self._speaking = False
        self._now = sorted(line.mentions, key=lambda m: m.span)

    def _bring(self, mention: Mention) -> None:
        if mention.type != "person":
            return
        if mention.key in self._recent:
            self._recent.remove(mention.key)
        self._recent.append(mention.key)
        words = folded_words(mention.role)
        for start in range(len(words)):
            self._offices[" ".join(words[start:])] = mention.key

    def who(self, line: Line, source: Span | None) -> Who:
        """Whom the words at a place of the sentence mean; they are then who spoke last."""
        found = self.meant(line, source)
        if found.name is not None:
            self._spoke, self._speaking = found, True
        return found

    def meant(self, line: Line, source: Span | None) -> Who:
        """Whom the words at a place of the sentence mean."""
        if source is None:
            return (
                Who(self._spoke.name, self._spoke.type, "the speaker before goes on")
                if self._spoke
                else Who(None, "", "nobody is named")
            )
        words = " ".join(source.of(line.sentence.text).split())
        low = words.lower()
        if low in PRONOUNS:
            return self._meant(line, source, words)
        if low in _WHO:
            before = [
                m
                for m in line.mentions
                if m.span.end <= line.sentence.span.start + source.start and m.type in ("person", "org")
            ]
            return (
                Who(before[-1].key, before[-1].type, f'"{words}" hangs on {before[-1].text}')
                if before
                else Who(None, "", f'"{words}" hangs on no name')
            )
        if low in WRITER | NOT_SAID:
            return Who(None, "", f'"{words}" is who writes')
        named = self.person_in(line, source.shifted(line.sentence.span.start))
        if named is not None:
            return named
        return self._body(line, source, words)

    def person_in(self, line: Line, place: Span) -> Who | None:
        """The first person named at a place of the page, owners ("Doe's lawyer") left aside."""
        text, start = line.sentence.text, line.sentence.span.start
        for mention in line.mentions:
            if mention.type != "person" or not place.covers(mention.span):
                continue
            after = text[mention.span.end - start : mention.span.end - start + 2]
            if after in ("'s", "’s", "s'", "'", "’"):
                continue
            before = text[max(0, place.start - start) : mention.span.start - start].lower().split()
            if before and before[-1] in ("of", "for", "to", "von", "de", "by", "with"):
                continue
            return Who(mention.key, "person", f"{mention.text} stands beside the cue")
        return None

    def _meant(self, line: Line, source: Span, words: str) -> Who:
        """The person a pronoun means: who spoke last when still in the talk, else the first of the latest sentence."""
        here = [
            m.key for m in line.mentions if m.type == "person" and m.span.end <= line.sentence.span.start + source.start
        ]
        if (
            words.lower() in ("it", "they", "sie", "ils", "elles")
            and self._spoke is not None
            and self._spoke.type != "person"
        ):
            return Who(self._spoke.name, self._spoke.type, f'"{words}" goes back to the source before')
        spoke = self._spoke.name if self._spoke is not None and self._spoke.type == "person" else None
        if not here and self._since and spoke not in self._since:
            return Who(self._since[0], "person", f'"{words}" goes back to {self._since[0]}, named since')
        near = not self._recent or spoke in (*here, *self._recent[-2:])
        if spoke is not None and near and (not here or spoke in here):
            return Who(spoke, "person", f'"{words}" goes back to the speaker before')
        name = here[0] if here else (self._recent[-1] if self._recent else None)
        if name is None and self._spoke is not None:
            return Who(self._spoke.name, self._spoke.type, f'"{words}" goes back to the speaker before')
        return Who(
            name,
            "person",
            f'"{words}" goes back to the last person named' if name else f'"{words}" has no name before it',
        )

    def _body(self, line: Line, source: Span, words: str) -> Who:
        place = source.shifted(line.sentence.span.start)
        low = words.lower()
        holder = self._offices.get(" ".join(folded_words(_ARTICLE.sub("", low))))
        if low.startswith(_DEFINITE) and holder is not None:
            return Who(holder, "person", f'"{words}" is the office of {holder}')
        ends = [
            m
            for m in line.mentions
            if place.covers(m.span) and m.type in ("org", "place") and m.span.end >= place.end - 1
        ]
        if (
            ends
            and ends[-1].type == "org"
            and not re.search(
                r"\b(?:of|for|at|from|in|with|de|von|der|du)\s*$", words[: ends[-1].span.start - place.start], re.I
            )
        ):
            return Who(ends[-1].key, "org", f"{ends[-1].text} stands beside the cue")
        made = _MADE.match(words)
        if made is not None and set(folded_words(made[1])) & mediums():  # "a statement from the clinic"
            return Who(made[2], "", f'"{words}" stands beside the cue')
        head = words.split(", ")[0]
        if "," in words and (not _NAME.search(words) or _CLAUSE.search(words)):
            words = head
        if self.language != "de":
            words = proper(words)
        name = _NAME.search(words)
        if low in _ONE and self._spoke is not None:
            return Who(self._spoke.name, self._spoke.type, f'"{words}" goes back to the speaker before')
        if re.fullmatch(r"[A-ZÀ-ÖØ-Þ][\w'’-]+", words):
            full = re.search(r"((?:[A-ZÀ-ÖØ-Þ][\w'’-]+ ){1,2})" + re.escape(words) + r"\b", self._text)
            if full is not None:
                return Who(full[0], "", f'"{words}" is the surname of {full[0]}')
        if name is not None and not re.search(r"\b(?:of|for|at|in|the|de|von|der)\s+$", words[: name.start()], re.I):
            bare = _ARTICLE.sub("", name[0])
            return Who(bare, "", f"{bare} stands beside the cue")
        return Who(words, "", f'"{words}" stands beside the cue')

    def anonymous(self, who: Who, words: str) -> bool:
        """Whether a source is people whom nobody names, and no body."""
        if who.type in ("person", "org"):
            return False
        if who.name is not None and who.name != words and _NAME.search(who.name):
            return False
        first = re.split(
            r"\s(?:of|at|for|with|from|in|on|who|that|close|familiar|briefed|involved|named|de|du|der|des|à|en)\s",
            words,
            maxsplit=1,
        )[0]
        heads = set(folded_words(first)) | set(words.lower().split()[:2])
        return bool(heads & _unnamed())


def _unnamed() -> frozenset[str]:
    return frozenset(w for word in table("reporting")["unnamed"] for w in folded_words(word))
