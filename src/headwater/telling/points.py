"""What the statements of a story look like witness by witness, and why their values differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from headwater.records import Cause, Claim, ClaimValue, Words
from headwater.telling.witnesses import Company, Source, Witness
from headwater.telling.wording import cut, listing

Standing = Literal["said", "withdrawn", "changed", "repeated"]

CAUSES: dict[Cause, str] = {
    "sources-differ": "Sources differ",
    "corrected-by-source": "Corrected by its source",
    "fits-together": "Differ, and fit together",
    "changed-in-copying": "Changed in copying",
}
SHORT = 72  # characters of a text in a panel or a list; the whole is one press away
SHAPES = ("circle", "square", "diamond", "triangle")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a claim and how it stands.

    Attributes:
        standing: `said` by a source; `withdrawn` by its source; `changed` in copying; `repeated` by copies whose
            source is silent on it.
        shape: Which mark it has among the said ones.
        sources: The sources' own articles that give it; `first`: the copies where a changed value came up;
            `others`: all further holders.
    """

    text: str
    standing: Standing
    shape: str
    sources: tuple[Witness, ...]
    first: tuple[Witness, ...]
    others: tuple[Witness, ...]
    quotes: tuple[tuple[Witness, Words], ...]
    as_of: str | None

    @property
    def wordings(self) -> tuple[tuple[str, tuple[tuple[Witness, Words], ...]], ...]:
        """The exact words that give the value, each once, with everyone who has them."""
        found: dict[str, list[tuple[Witness, Words]]] = {}
        for w, words in self.quotes:
            found.setdefault(" ".join(words.text.split()), []).append((w, words))
        return tuple((text, tuple(held)) for text, held in found.items())

    @property
    def heads(self) -> tuple[Witness, ...]:
        """One article a source: the last of its own texts that gives the value."""
        return tuple({w.letter or w.key: w for w in self.sources}.values())

    @property
    def short(self) -> str:
        """The value in little room, with the letters of the sources that give it."""
        letters = ", ".join(dict.fromkeys(w.letter for w in self.sources if w.letter))
        return f"{cut(self.text, SHORT)} ({letters})" if letters else cut(self.text, SHORT)

    @property
    def holders(self) -> tuple[Witness, ...]:
        """Every article that gives it."""
        return (*self.sources, *self.first, *self.others)


@dataclass(frozen=True, slots=True)
class Point:
    """A claim as the pages show it."""

    claim: Claim
    number: int
    values: tuple[Value, ...]

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return f"s{self.number}"

    @property
    def articles(self) -> int:
        """How many articles speak of it."""
        return len({w.key for value in self.values for w in value.holders})

    @property
    def disputed(self) -> bool:
        """Whether its values differ, for whatever cause."""
        return self.claim.cause is not None and len(self.values) > 1

    @property
    def said(self) -> tuple[Value, ...]:
        """The values that sources give and have not withdrawn."""
        return tuple(v for v in self.values if v.standing == "said")

    @property
    def short(self) -> str:
        """What it is about in little room, the words cut off where a word ends."""
        return cut(self.claim.text, SHORT)

    @property
    def line(self) -> str:
        """What sources say of it in one line: what it is about, then the values with their letters."""
        values = listing([value.short for value in self.values if value.standing != "changed"][:3], "or")
        own = any(value.text.strip() == self.claim.text.strip() for value in self.values)
        return values if own else f"{self.short}: {values}"

    @property
    def changed(self) -> tuple[Value, ...]:
        """The values that only copying made."""
        return tuple(v for v in self.values if v.standing == "changed")

    @property
    def original(self) -> str:
        """What stood where copying changed it."""
        kept = [v for v in self.values if v.standing != "changed"]
        return kept[0].text if kept else ""

    @property
    def about(self) -> str:
        """What the values are of: the speaker of a quote, else the claim's words unless the values are these."""
        if self.claim.kind == "quote":
            return self.claim.speaker or "speaker not named"
        return "the words behind it" if self.claim.text.strip() == self.original.strip() else self.claim.text

    @property
    def telling(self) -> tuple[Value, ...]:
        """The values that say more than the claim's own words do."""
        if len(self.values) == 1:
            return tuple(v for v in self.values if v.text not in self.claim.text)
        return tuple(v for v in self.values if v.text.strip() != self.claim.text.strip())

    @property
    def letters(self) -> tuple[str, ...]:
        """The sources that speak of it themselves."""
        return tuple(dict.fromkeys(w.letter for value in self.values for w in value.sources if w.letter))


def survey(claims: Sequence[Claim], company: Company) -> tuple[Point, ...]:
    """Every claim with its values sorted into said, withdrawn, repeated and changed."""
    return tuple(Point(claim, number, _values(claim, company)) for number, claim in enumerate(claims, 1))


def _values(claim: Claim, company: Company) -> tuple[Value, ...]:
    said = 0
    found = []
    for value in claim.values:
        holders = company.pick((*value.refs, *(q.ref for q in value.quotes)))
        standing = _standing(claim, value, holders, company)
        own = tuple(w for w in holders if w.kind in ("source", "version"))
        rest = [w for w in holders if w not in own]
        first = tuple(w for w in rest if standing == "changed" and not set(w.exemplars) & {h.key for h in holders})
        shape = SHAPES[min(said, len(SHAPES) - 1)]
        said += standing == "said"
        quotes = tuple((w, q) for q in value.quotes if (w := company.get(q.ref)) is not None)
        others = tuple(w for w in rest if w not in first)
        text = " ".join(value.value.split())
        found.append(Value(text, standing, shape, own, first, others, quotes, value.as_of))
    order = {"said": 0, "repeated": 1, "withdrawn": 2, "changed": 3}
    return tuple(sorted(found, key=lambda v: order[v.standing]))


def _standing(claim: Claim, value: ClaimValue, holders: Sequence[Witness], company: Company) -> Standing:
    own = [w for w in holders if w.kind in ("source", "version")]
    if own:
        held = set(value.refs)
        newest = (_newest_on(claim, source) for source in company.sources if source.letter in {w.letter for w in own})
        return "said" if any(ref in held for ref in newest) or len(claim.values) == 1 else "withdrawn"
    if len(claim.values) > 1 and claim.cause in ("changed-in-copying", "corrected-by-source"):
        return "changed" if claim.cause == "changed-in-copying" else "withdrawn"
    spoken = {ref for other in claim.values if other is not value for ref in other.refs}
    above = {e for w in holders for e in w.exemplars}
    return "changed" if above & spoken else "repeated"


def _newest_on(claim: Claim, source: Source) -> str | None:
    """The latest text of a source that speaks of the claim."""
    spoken = {ref for value in claim.values for ref in value.refs}
    own = [w for w in source.own if w.key in spoken]
    return own[-1].key if own else None


def by_cause(points: Sequence[Point]) -> Mapping[Cause, tuple[Point, ...]]:
    """The disputed claims under each of the four causes; the causes are never mixed.

    A claim whose only further values were made in copying counts there, whatever else is said of it.
    """
    found: dict[Cause, list[Point]] = {cause: [] for cause in CAUSES}
    for point in points:
        if point.disputed and point.claim.cause is not None:
            found[point.claim.cause].append(point)
    return {cause: tuple(group) for cause, group in found.items()}
