"""Whom the words beside a cue mean: names, pronouns, offices and descriptions led back to the fullest name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.records import Article, Mention, Span
from headwater.statements import genders, nominals
from headwater.statements.channels import proper
from headwater.statements.describing import begins, groups, heads, humans, is_body, unnamed
from headwater.statements.newsrooms import called
from headwater.statements.nominals import Bodies
from headwater.statements.reported.lexicon import mediums, verbs
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
        "lui",
        "eux",
        "ihm",
        "ihnen",
        "seinen",
        "seiner",
        "ihren",
        "ihrer",
        "deren",
        "dessen",
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
_ARTICLE = re.compile(r"^(?:(?:the|a|an|der|die|das|dem|den|des|le|la|les|el|los|las)\s+|l['’]\s*)", re.IGNORECASE)
_MADE = re.compile(
    r"(?:an?|the|un|une|le|una|el|eine[rm]?|der|die|dem) ((?:\w+ )?\w+) (?:of|by|from|de|du|des|del|von|der"
    r"|vom) (.+)",
    re.IGNORECASE,
)
_PREMODIFIER = re.compile(  # between a place and the name it stands before
    r"\s(?!(?:and|or|und|et|y|of|de|von|in|for)\s)(?:[a-zà-ÿ-]+\s){1,3}"
)
_CLAUSE = re.compile(r", (?:citing|quoting|who|which|der|die|que|qui)\b")
_NAME = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w'’-]+\s+){1,3}(?:(?:de|da|von|van|le|el|al|bin|du)\s+)?[A-ZÀ-ÖØ-Þ][\w'’-]+$")


_CLOCK = re.compile(r"^(?:\d{1,2}[.:h]\d{2}(?: Uhr|h)?\W+)?(?:(?:From|Von|De la part de|Desde)\s)?")  # of a live report
_LONG_OFFICE = 5  # letters of an office that the longer word for it ends with
_BESIDE = 24  # characters before a name that may tell whether it is a woman's
_BARE = re.compile(r"(?:the|der|die|das|le|la|l['’]|el)\s?[\w-]+")
_KEPT = 6  # descriptions of speakers that are kept in mind
_LONGEST_READ = 600  # characters of a sentence in which bodies are looked for
_AHEAD = 200  # characters after a sentence in which its pronoun may be named
_AGED = re.compile(
    r"(?:the|der|die|el|la|le) \d+[- ]?(?:years?-olds?|jährigen?r?|ans|años)|l[ea] (?:quadra|quinqua|sexa"
    r"|septua|trente)\w+naire"
)
_GOT = re.compile(
    r",?\s(?:dat(?:é|ed|ada?o?)\s[^,]{2,30}\s)?(?:(?:and|et|y|und)\s)?(?:(?:first|also|exclusively)\s)?(?:seen"
    r"|obtained|reviewed|viewed|examined|published|released|acquired|consulté|obtenu|révélé|vu|citée?|citée?s"
    r"|citad[oa]s?"
    r"|consultad[oa]s?|obtenid[oa]s?)e?s?(?: and \w+)? (?:by|par|por)\s.*$",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    r"(?:one of them|another(?: of them)?|einer von ihnen|eine von ihnen|l['’]une? d['’](?:eux|elles)"
    r"|un[ao] de ell[oa]s),\s(?P<who>[^,]{3,80}),?$",
    re.IGNORECASE,
)
_OWN = re.compile(r"(?:their|its|his|her|ihre?|seine?|leur|son|sa|su) (?:\w+ )?(\w+)", re.IGNORECASE)
_WRITTEN = re.compile(r"(.{2,60})['’]s (?:own |latest |\w+ )?(\w+)(?: (?:on|to|in|at|for) .{1,40})?")
_HANGS = re.compile(
    r"(?:\b(?:of|for|at|in|from|with|by|to|von|aus|bei|mit|für|de|du|del|con|para|por|à|avec|pour|par)"
    r"|['’]s)\s(?:\w+ )?$",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(
    r"(?P<who>(?:(?:the|his|her|their|its|an?|one|der|die|das|ein|eine|sein|seine|ihr|ihre|le|la|l['’]|un|une"
    r"|son|sa|leur|el|una|su)\s?)[\w'’-]+(?: (?:of|de|du|del|des|der) (?:the |la |l['’])?[\w'’-]+)?"
    r"|(?:he|she|er|sie|il|elle|él|ella)(?=\s))",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"(?:an?|un|une|una|unos|unas|ein|eine|einer|einem|one|some|several|many|two|three|four|five|des|zwei|drei"
    r"|deux|trois|dos|tres|algunos|mehrere|plusieurs|varios|varias|another|other) [a-zà-ÿA-Z]",
    re.IGNORECASE,
)


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
        self.newsrooms = called(article.text)
        self._offices: dict[str, list[str]] = {}
        self._times: Counter[str] = Counter(m.key for m in mentions)
        self._recent: list[str] = []  # persons, the latest last
        self._spoke: Who | None = None
        self._now: list[Mention] = []
        self._speaking = False  # somebody spoke in the sentence read last
        self._article = article
        self._known = Bodies(article, mentions)
        self._all = sorted((m for m in mentions if m.type == "person"), key=lambda m: m.span)
        self._genders: dict[str, genders.Gender] = {}
        for m in self._all:
            gender = genders.of_name(m.key, article.cut(Span(max(0, m.span.start - _BESIDE), m.span.start)))
            if gender is not None:
                self._genders.setdefault(m.key, gender)
        self._before_orgs: list[str] = []  # bodies named in the sentence before
        self._before: list[str] = []  # persons named in the sentence before
        self._group: str | None = None  # a body without a name, of the sentences before
        self._coming_group: str | None = None
        self._human: str | None = None  # somebody who is described and not named, of the sentence before
        self._coming_human: str | None = None
        self._described: list[str] = []  # descriptions of who spoke
        self._just = False  # somebody spoke in the sentence before
        self._since: list[str] = []  # persons named since somebody spoke, in sentences without speech

    def enter(self, line: Line) -> None:
        """Reads the names of the next sentence; those before stay in mind."""
        for mention in self._now:
            self._bring(mention)
        self._before = [m.key for m in self._now if m.type == "person"]
        self._before_orgs = [m.key for m in self._now if m.type == "org"]
        self._group, self._human = self._coming_group, self._coming_human
        told = list(humans().finditer(line.bare[:_LONGEST_READ]))
        self._coming_human = told[-1][0] if told else None
        named = [m[0] for m in groups().finditer(line.bare[:_LONGEST_READ])]
        self._coming_group = named[0] if named else None
        if self._speaking:
            self._since = []
        else:
            self._since += [m.key for m in self._now if m.type == "person"]
        self._just, self._speaking = self._speaking, False
        self._now = sorted((m for m in line.mentions if line.quoting(m.span) is None), key=lambda m: m.span)

    def _bring(self, mention: Mention) -> None:
        if mention.type != "person":
            return
        if mention.key in self._recent:
            self._recent.remove(mention.key)
        self._recent.append(mention.key)
        for role in (mention.role, *nominals.roles(self._article, mention)):
            words = folded_words(role)
            for start in range(len(words)):
                holders = self._offices.setdefault(" ".join(words[start:]), [])
                if mention.key not in holders:
                    holders.append(mention.key)

    def who(self, line: Line, source: Span | None) -> Who:
        """Whom the words at a place of the sentence mean; they are then who spoke last."""
        found = self.meant(line, source)
        if found.name is not None:
            self._spoke, self._speaking = found, True
            if not found.type:
                self._described.append(found.name)
        return found

    def meant(self, line: Line, source: Span | None) -> Who:
        """Whom the words at a place of the sentence mean."""
        if source is None:
            if self._spoke is not None:
                return Who(self._spoke.name, self._spoke.type, "the speaker before goes on")
            if self.language == "es" and self._before:
                return Who(self._before[0], "person", f"{self._before[0]} is named in the sentence before")
            name = self._coming(line) if self.language == "es" else None
            return Who(name, "person" if name else "", f"{name} is named next" if name else "nobody is named")
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
        for mention in self._plain(line):
            if mention.type != "person" or not place.covers(mention.span):
                continue
            after = text[mention.span.end - start : mention.span.end - start + 2]
            if after in ("'s", "’s", "s'", "'", "’"):
                continue
            if any(
                m.type == "person"
                and place.covers(m.span)
                and _PREMODIFIER.fullmatch(text[max(0, mention.span.end - start) : max(0, m.span.start - start)])
                for m in self._plain(line)
            ):
                continue  # "Brackwell bin man Terry Swales"
            before = text[max(0, place.start - start) : mention.span.start - start].lower().split()
            if before and before[-1] in ("of", "for", "to", "von", "de", "by", "with"):
                continue
            return Who(mention.key, "person", f"{mention.text} stands beside the cue")
        return None

    def _meant(self, line: Line, source: Span, words: str) -> Who:
        """The person a pronoun means: who spoke last when still in the talk, else the first of the latest sentence."""
        low, at = words.lower(), line.sentence.span.start + source.start
        wish = genders.wanted(words)

        if wish is not None and not any(
            self._genders.get(key, wish) == wish for key in (*self._recent, *(m.key for m in self._now))
        ):
            wish = None  # a given name may be another people's for the other sex

        def fits(key: str) -> bool:
            return wish is None or self._genders.get(key, wish) == wish

        here = [m.key for m in self._plain(line) if m.type == "person" and m.span.end <= at and fits(m.key)]
        since = [key for key in self._since if fits(key)]
        recent = [key for key in self._recent if fits(key)]
        last = self._spoke
        if low == "it" and (last is None or last.type == "person"):
            body = self._body_before(line, at) or self._group
            if body is not None:
                return Who(body, "org", f'"{words}" goes back to {body}')
        if low == "it" and not self._just and self._group:
            return Who(self._group, "org", f'"{words}" goes back to {self._group}')
        described = None if here or self._just or self._before else self._human
        if described is not None and genders.wanted(words) is not None:
            return Who(described, "", f'"{words}" goes back to "{described}"')
        if low in ("it", "they", "sie", "ils", "elles") and last is not None and last.type != "person":
            return Who(last.name, last.type, f'"{words}" goes back to the source before')
        if (
            last is not None
            and self._just
            and not any(fits(key) for key in self._before)
            and not last.type
            and not here
            and wish
            and self.anonymous(last, last.name or "")
        ):
            return Who(last.name, "", f'"{words}" goes back to the source before')
        spoke = last.name if last is not None and last.type == "person" and fits(last.name or "") else None
        if not here and since and spoke not in since:
            return Who(since[0], "person", f'"{words}" goes back to {since[0]}, named since')
        near = not recent or spoke in (*here, *recent[-2:])
        if spoke is not None and near and (not here or spoke in here):
            return Who(spoke, "person", f'"{words}" goes back to the speaker before')
        name = here[0] if here else (recent[-1] if recent else None)
        if name is None and last is None:  # '"We are done," she said. Jo Doe then left.'
            name = self._coming(line)
        if name is None and last is not None and (last.type != "person" or fits(last.name or "")):
            return Who(last.name, last.type, f'"{words}" goes back to the speaker before')
        return Who(
            name,
            "person",
            f'"{words}" goes back to the last person named' if name else f'"{words}" has no name before it',
        )

    def _coming(self, line: Line) -> str | None:
        """The person who is named next after a sentence."""
        end = line.sentence.span.end
        return next((m.key for m in self._all if end <= m.span.start < end + _AHEAD), None)

    def _plain(self, line: Line) -> list[Mention]:
        """The names of a sentence that nobody speaks: those outside of quoted words."""
        return [m for m in line.mentions if line.quoting(m.span) is None]

    def _body_before(self, line: Line, at: int) -> str | None:
        """The body named before a place: in the sentence, else the only one of the sentence before."""
        here = [m.key for m in self._plain(line) if m.type == "org" and m.span.end <= at]
        return here[0] if here else self._before_orgs[0] if len(set(self._before_orgs)) == 1 else None

    def _person(self, line: Line, source: Span) -> str | None:
        """The person that is spoken of: named in the sentence, who spoke last, else who was named last."""
        start = line.sentence.span.start + source.start
        here = [m.key for m in self._plain(line) if m.type == "person" and m.span.end <= start]
        spoke = self._spoke.name if self._spoke is not None and self._spoke.type == "person" else None
        return (here[-1] if here else None) or spoke or (self._recent[-1] if self._recent else None)

    def subject_of(self, line: Line, before: int) -> Who | None:
        """Whom a sentence is of whose words come to a colon, or that stands before a quote of its own.

        Args:
            line: The sentence.
            before: Where its words end, in the sentence.
        """
        start = line.sentence.span.start
        head = line.sentence.text[:before]
        for mention in line.mentions:
            at = mention.span.start - start
            if mention.type != "person" or mention.span.end - start > before:
                continue
            if not head[:at].strip() and mention.text.lower() in verbs(self.language):
                continue  # "Asked about it, the captain was blunter:"
            if line.sentence.text[mention.span.end - start :][:2] in ("'s", "’s") or _HANGS.search(head[:at]):
                continue
            self._spoke, self._speaking = Who(mention.key, "person", f"{mention.text} is whom the sentence is of"), True
            return self._spoke
        own = _DESCRIBED.match(head)
        if own is None:
            return None
        if own["who"].lower() in PRONOUNS:
            return self.who(line, Span(*own.span("who")))
        return Who(own["who"], "", f'the sentence is of "{own["who"]}"')

    def _like(self, office: str) -> list[str]:
        """Who holds an office that is told more exactly elsewhere: "die Ministerin" is the "Wirtschaftsministerin"."""
        if " " in office or len(office) < _LONG_OFFICE:
            return []
        found: dict[str, None] = {}
        for told, holders in self._offices.items():
            if told.split()[-1].endswith(office):
                found |= dict.fromkeys(holders)
        if not found:
            for mention in self._all:
                if mention.role and office in folded_words(mention.role):
                    found.setdefault(mention.key)
        return list(found) if len(found) == 1 else []

    def _body(self, line: Line, source: Span, words: str) -> Who:
        words = _CLOCK.sub("", words) or words
        words = re.sub(r"^(?:dem|den|des) (?=[A-ZÄÖÜ][\w-]+$)", "", _GOT.sub("", words) or words)
        words = re.sub(
            r"\s(?:(?:and|et|y|und)\s)?(?:citée?s?|citad[oa]s?|consulté[es]*|consultad[oa]s?|obtenu[es]*|vu[es]*|zitiert|quoted|cited)$",
            "",
            words,
        )
        place = source.shifted(line.sentence.span.start)
        bare = " ".join(source.of(line.sentence.text).split())
        if bare.startswith(words):
            place = Span(place.start, place.start + len(words))
        low = words.lower()
        if _BARE.fullmatch(low):
            same = next((d for d in reversed(self._described[-_KEPT:]) if heads(d, low)), None)
            if same is not None:
                return Who(same, "", f'"{words}" goes back to "{same}"')
        if _AGED.fullmatch(low):
            person = self._person(line, source)
            if person is not None:
                return Who(person, "person", f'"{words}" goes back to {person}')
        apart = _ONE_OF.match(words)
        if apart is not None:
            return Who(apart["who"], "", f'"{words}" stands beside the cue')
        owned = _OWN.fullmatch(words)
        if owned is not None and set(folded_words(owned[1])) & mediums() and self._spoke is not None:
            return Who(self._spoke.name, self._spoke.type, f'"{words}" goes back to the source before')
        written = _WRITTEN.fullmatch(words)
        owner = written is not None and (any(w[:1].isupper() for w in written[1].split()[-2:]) or is_body(written[1]))
        if written is not None and owner and set(folded_words(written[2])) & mediums():
            return Who(_ARTICLE.sub("", written[1]), "", f'"{words}" stands beside the cue')
        office = " ".join(folded_words(_ARTICLE.sub("", low)))
        holders = self._offices.get(office) or self._like(office)
        spoke = self._spoke.name if self._spoke is not None else None
        # Of several who hold an office: who speaks, else whom the article is about.
        holder = spoke if spoke in holders else max(holders, key=lambda k: self._times[k], default=None)
        if low.startswith(_DEFINITE) and holder is not None:
            return Who(holder, "person", f'"{words}" is the office of {holder}')
        body = self._known.meant(words, place.start, self.newsrooms)
        if body is not None:
            return Who(body, "org", f'"{words}" is {body}, named before')
        ends = [
            m
            for m in line.mentions
            if place.covers(m.span)
            and m.type in ("org", "place")
            and m.span.end >= place.end - 1
            and ("," not in words or words[: m.span.start - place.start].rstrip()[-1:] == ",")
        ]
        if (
            ends
            and ends[-1].type == "org"
            and not re.search(
                r"(?:\b(?:of|for|at|from|in|with|de|von|der|du|des|del|dem|den|al|aux)\s*|\b[ld]['’])$",
                words[: ends[-1].span.start - place.start],
                re.I,
            )
        ):
            return Who(ends[-1].key, "org", f"{ends[-1].text} stands beside the cue")
        made = _MADE.match(words)
        if (
            made is not None and set(folded_words(made[1])) & mediums() and "copy" not in made[1]
        ):  # "a statement from the clinic"
            return Who(made[2].split(", ")[0], "", f'"{words}" stands beside the cue')
        head = words.split(", ")[0]
        if "," in words and (not _NAME.search(words) or _CLAUSE.search(words)):
            words = head
        if self.language != "de":
            words = proper(words)
        name = _NAME.search(words)
        if low in _ONE and self._spoke is not None:
            return Who(self._spoke.name, self._spoke.type, f'"{words}" goes back to the speaker before')
        if self.language != "de" and re.fullmatch(r"[A-ZÀ-ÖØ-Þ][\w'’-]+", words):
            full = re.search(r"((?:[A-ZÀ-ÖØ-Þ][\w'’-]+ ){1,2})" + re.escape(words) + r"\b", self._text)
            if full is not None and not begins(self._text, full):
                return Who(full[0], "", f'"{words}" is the surname of {full[0]}')
        if name is not None and not re.search(
            r"\b(?:of|for|at|in|the|de|von|der|from|with|by|aus|bei|du|des|del)\s+$", words[: name.start()], re.I
        ):
            bare = _ARTICLE.sub("", name[0])
            dative = re.match(r"(?:dem|den|des)\s", name[0])
            bare = bare if " " in bare or bare.isupper() or dative else name[0]  # "Die Vorsitzende"
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
        nouns = set(folded_words(first)) | set(words.lower().split()[:2])
        return bool(nouns & unnamed()) or (_SOME.match(words) is not None and not is_body(first))
