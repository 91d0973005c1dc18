"""When a capital letter marks a name: not at the head of a sentence, in a heading, or on a German noun."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from headwater.data import background
from headwater.names.chains import Word
from headwater.names.german import paper, stands_as_name
from headwater.names.lexicon import Lexicon, lexicon
from headwater.text.tokens import fold

# Capital shares are those of mid-sentence uses in English news; set by reading the first five families.
_ORDINARY = 0.55  # below, a word that opens a sentence is no name
_PLAIN = 0.3  # below, a word is an ordinary one wherever it stands
_NAMELIKE = 0.9
_HEADING_WORDS = 2
_RUN = 4  # capitals in one run that are a name; more are a heading
_HEADING = 0.6  # share of a line's ordinary words with a capital from which it is set like a heading
_OPENS = set('"“”«»„‚‘')
_CASELESS = frozenset({"zh", "ja", "ko", "th", "ar", "fa", "ur", "he", "hi", "bn", "ta", "my", "km", "ka"})
_MONTH_NAMES = frozenset({"jan", "may", "april", "june", "august", "mar", "sun"})  # given names or surnames as well
_ACTS = frozenset(["was", "is", "has", "had", "who", "also", "did", "will", "would", "could", "does", "later", "then"])
_DASHES = set("-–—")
_STOPS = {".", ":", "!", "?", "…", "•", "|"}


@dataclass(frozen=True)
class Capitals:
    """What the whole article tells about its capitals.

    Attributes:
        german: Whether nouns have capitals.
        foreign: Whether the background table (English) does not know the article's words.
        lower: Words the article also writes small.
        inner: Words with a capital inside a sentence.
        caseless: Whether the article stands in a script without capitals; only known places are read then.
        bound: German words with a capital that stand behind an article.
        known: Surnames already found; in German they need no other sign, elsewhere they are names though also nouns.
    """

    lexicon: Lexicon
    german: bool
    foreign: bool
    lower: frozenset[str]
    inner: frozenset[str]
    known: frozenset[str] = frozenset()
    bound: frozenset[str] = frozenset()
    caseless: bool = False

    def named(self, row: list[Word], at: int) -> bool:
        """Whether the word at `at` may be part of a name."""
        word = row[at]
        if word.text == "&":
            return True
        if word.folded in _MONTH_NAMES and self._first_name(row, at):
            return True
        firm = word.caps and word.folded in self.lexicon.legal_forms and at > 0 and row[at - 1].capital
        if not word.capital or word.folded.startswith("i'"):
            return False
        if word.folded.replace(".", "") in self.lexicon.no_names and not (firm and word.gap == " "):
            return False
        if "-" in word.text and all(_of_nations(part, self.lexicon) for part in word.text.split("-")):
            return False
        if word.caps and len(word.text) > 2 and not self.foreign and _shouted(row, at):
            return False
        if word.folded in self.lexicon.breaks and at and row[at - 1].capital and word.gap == " " and not word.caps:
            return False
        if self.german:
            return self._german(row, at)
        if word.folded in self.known and at + 1 < len(row) and self._acts(row[at + 1], word):
            return True
        return not opening(row, at) or not self._ordinary(row, at)

    def _first_name(self, row: list[Word], at: int) -> bool:
        """Whether "Jan", "June", "May" stands beside another name: "Jan Molen", "Theresa May"."""
        after = row[at + 1] if at + 1 < len(row) else None
        if after is not None and after.gap == " " and after.capital and after.folded not in self.lexicon.no_names:
            return row[at].capital and row[at].folded in self.lexicon.given and not after.caps
        return at > 0 and row[at].capital and row[at].gap == " " and row[at - 1].folded in self.lexicon.given

    def _acts(self, after: Word, word: Word) -> bool:
        """Whether what follows shows that a known surname which is a common word too opens the sentence as a name."""
        shown = word.possessive or after.gap.startswith((" (", ", "))
        return shown or after.folded in self.lexicon.speech or after.folded in _ACTS

    def _ordinary(self, row: list[Word], at: int) -> bool:
        """Whether a capital that opens a sentence is only that."""
        word, lex = row[at], self.lexicon
        follows = at + 1 < len(row) and row[at + 1].capital and row[at + 1].gap == " "
        if word.folded in lex.org_words and _of_name(row, at, lex):
            return False
        if word.folded in lex.openers or (word.folded in lex.particles and len(word.text) < 4):
            return not (follows and word.folded in lex.name_heads and _unknown(row[at + 1]) and not row[at + 1].caps)
        if word.caps and len(word.text) > 1:
            return False
        if follows and (word.folded in lex.given or row[at + 1].folded in lex.legal_forms):
            return False
        if follows and row[at + 1].folded in lex.org_words and not self._title(row, at):
            return False
        share = share_of(word)
        if self.foreign:
            known = word.folded in self.inner or lex.place(word.text) is not None
            return not known and (not follows or word.folded in self.lower)
        if share is not None:
            return share < _ORDINARY
        return word.folded in self.lower

    def _title(self, row: list[Word], at: int) -> bool:
        """Whether a word says of which kind or nation an organisation is, rather than being its name."""
        lex = self.lexicon
        return (
            row[at].folded in lex.offices
            or row[at].folded in lex.honorifics
            or row[at].folded in lex.demonyms
            or self.german
        )

    def _german(self, row: list[Word], at: int) -> bool:
        """In German every noun has a capital: a name needs another sign."""
        word, lex = row[at], self.lexicon
        if word.folded in self.known:
            return True
        if word.folded in lex.openers or word.folded in self.lower:
            return False
        if (
            word.caps
            or lex.place(word.text)
            or any(a.islower() and b.isupper() for a, b in zip(word.text, word.text[1:], strict=False))
        ):
            return True
        after = row[at + 1] if at + 1 < len(row) and row[at + 1].gap == " " else None
        follows = after is not None and after.capital
        before = row[at - 1] if at and word.gap == " " else None
        if after is not None and after.folded in lex.legal_forms and after.capital:
            return True
        if _german_institute(row, at, lex) or paper(row, at, lex):
            return True
        if (
            before is not None
            and before.capital
            and at > 1
            and before.gap == " "
            and _german_head(row[at - 2].folded, lex)
        ):
            return not word.folded.endswith(lex.german_ends)
        placed = before is not None and before.folded in {"von", "in", "aus", "nach", "bei"} and at > 1
        if placed and (row[at - 2].folded.endswith(lex.german_places) or (share_of(word) or 0) > _NAMELIKE):
            return True
        if before is not None and (
            _given(before, lex) or before.folded in lex.honorifics or _german_head(before.folded, lex)
        ):
            return not word.folded.endswith(lex.german_ends)
        if _given(word, lex):
            return True
        if before is not None and before.folded in lex.kinds_before:
            return not word.folded.endswith(lex.german_ends)
        share = share_of(word)
        if share is not None and share > _NAMELIKE and background().count(word.folded) > 20:
            return not opening(row, at) or follows
        return not opening(row, at) and stands_as_name(row, at, lex, self.bound)


def _of_name(row: list[Word], at: int, lex: Lexicon) -> bool:
    """Whether a joining word and a capital follow: "Ministry of Health"."""
    if at + 2 >= len(row) or row[at + 1].gap != " " or row[at + 2].gap not in {" ", " d'", " l'", " d’", " l’"}:
        return False
    return row[at + 1].folded in lex.org_joins and row[at + 2].capital


def _shouted(row: list[Word], at: int) -> bool:
    """An ordinary word in capitals amid small ones is loud, not a name: "it EXPLODES"."""
    share = share_of(row[at])
    if share is None or share > _PLAIN or background().count(row[at].folded) < 20:
        return False
    beside = [row[i] for i in (at - 1, at + 1) if 0 <= i < len(row)]
    if (at and row[at - 1].folded == "the") or row[at].gap.endswith("("):
        return False  # "the WHO", "... Organization (WHO)"
    return not any(w.caps for w in beside)


def _of_nations(part: str, lex: Lexicon) -> bool:
    """Part of "US-Russia" or "Chinese-Norwegian", which names a pair and no thing."""
    return lex.place(part) is not None or fold(part) in lex.demonyms


def _unknown(word: Word) -> bool:
    """Whether news in general hardly ever writes the word small."""
    share = share_of(word)
    return share is None or share > _NAMELIKE


def _given(word: Word, lex: Lexicon) -> bool:
    """Whether it is a given name, or two tied by a hyphen."""
    return word.folded in lex.given or ("-" in word.folded and word.folded.split("-")[0] in lex.given)


def _german_institute(row: list[Word], at: int, lex: Lexicon) -> bool:
    """Both nouns of "Institut für Weltwirtschaft"."""
    for head in (at, at - 2):
        if head >= 0 and head + 2 < len(row) and row[head + 1].folded == "fur" and row[head + 1].gap == " ":
            return row[head].capital and row[head].folded in lex.org_words and row[head + 2].capital
    return False


def _german_head(folded: str, lex: Lexicon) -> bool:
    return folded in lex.offices or folded.endswith(lex.german_persons + lex.german_places)


def share_of(word: Word) -> float | None:
    """How often the word has a capital in English news; of a hyphenated one its most ordinary part's."""
    whole = background().capital_share(word.folded)
    if whole is not None or "-" not in word.folded:
        return whole
    shares = [background().capital_share(part) for part in word.folded.split("-") if part]
    known = [share for share in shares if share is not None]
    return min(known) if len(known) == len(shares) and known else None


def opening(row: list[Word], at: int) -> bool:
    """Whether a word opens a sentence, a quotation or what follows a colon."""
    gap = row[at].gap
    dash = len(gap) > 1 and gap[-1] == " " and gap.rstrip()[-1:] in _DASHES
    return at == 0 or dash or gap.rstrip()[-1:] in _STOPS or any(c in _OPENS for c in gap)


def heading(row: list[Word]) -> bool:
    """Whether a line is set like a heading, where capitals tell nothing: "Top Soldier Joins Talks".

    >>> from headwater.names.chains import words
    >>> heading(words("Top Soldier Joins Talks On Peace")), heading(words("President Ann Lee met Bob Ray of Acme."))
    (True, False)
    """
    return _heading(row) and _heading(_loose(row))


def _heading(row: list[Word]) -> bool:
    kinds = _kinds()
    plain = [w for w in row[1:] if len(w.text) > 3 and (share := share_of(w)) is not None and share < _PLAIN]
    plain = [w for w in plain if w.folded not in kinds]
    capital = sum(w.capital for w in plain)
    return capital >= _HEADING_WORDS and capital / len(plain) > _HEADING


def _loose(row: list[Word]) -> list[Word]:
    """The words that are in no run of capitals with a word of kind ("World Food Programme"), the first one always."""
    kinds = lexicon().org_words
    kept: list[Word] = []
    run: list[Word] = []
    for word in [*row, None]:
        if word is not None and word.capital and (not run or word.gap == " "):
            run.append(word)
            continue
        kept += run if not any(w.folded in kinds for w in run[1:]) or len(run) > _RUN else run[:1]
        run = [word] if word is not None and word.capital else []
        kept += [word] if word is not None and not word.capital else []
    return kept


@cache
def _kinds() -> frozenset[str]:
    """Words that have a capital beside names in running text as well: "Chief Executive", "Food Bank"."""
    lex = lexicon()
    return lex.offices | lex.org_words | lex.place_words | lex.honorifics


def survey(rows: Iterable[list[Word]], language: str | None) -> Capitals:
    """Read all of an article's words, by sentence, for what its capitals mean."""
    lower: set[str] = set()
    inner: Counter[str] = Counter()
    bound: set[str] = set()
    for row in rows:
        if heading(row):
            continue
        for at, word in enumerate(row):
            if word.text[0].islower():
                lower.add(word.folded)
            elif word.capital and not opening(row, at):
                inner[word.folded] += 1
                if row[at - 1].folded in lexicon().german_articles:
                    bound.add(word.folded)
    code = (language or "en").split("-")[0]
    return Capitals(
        lexicon(),
        code in {"de", "lb"},
        code != "en",
        frozenset(lower),
        frozenset(inner),
        bound=frozenset(bound),
        caseless=code in _CASELESS,
    )
