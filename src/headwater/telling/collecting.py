"""What is followed and how it is with it, what kept pages said before, and what could not be kept, as pages show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from headwater.archive.revising import severity
from headwater.records import Alteration, Followed, Health, Revised, Source
from headwater.telling.witnesses import link
from headwater.telling.wording import Moment, count, moment

FACTS_SHOWN = 4

HEALTH: dict[Health, tuple[str, str]] = {
    "new": ("not looked at yet", ""),
    "ok": ("answers", ""),
    "slow": ("answers slowly", ""),
    "ill-formed": ("is no well-formed feed", "Nothing; what can be read of it is taken."),
    "failing": ("does not answer", "Nothing; it is tried again, ever more seldom."),
    "dead": ("has not answered for a week", "Look for a new address, and stop following this one."),
    "moved": ("has moved for good", "Nothing; it is followed at its new address."),
    "gone": ("is gone for good", "Look for a new address, and stop following this one."),
    "refused": ("may not be fetched", "Name its host in `HEADWATER_ALLOW` if it is yours; keep to its robots.txt."),
    "stopped": ("is not followed", ""),
}
"""By health what is said of a source, and what can be done."""

_WELL = frozenset({"new", "ok", "slow", "moved"})
_TOLD = {"correction": "says that it was corrected", "update": "says that it was updated", "silent": "silent edit",
         "gone": "the page is gone"}  # fmt: skip
_WEIGHTS = {"critical": "facts changed, critical", "meaning": "meaning changed", "minor": "no fact changed"}
_LOOK = "open it in a browser to see what it is"


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source that is followed."""

    source: Source

    @property
    def name(self) -> str:
        """What it calls itself, else its address."""
        return self.source.title or self.source.address

    @property
    def health(self) -> str:
        """How it is with it, in words."""
        return HEALTH[self.source.health][0]

    @property
    def well(self) -> bool:
        """Whether nothing needs to be done."""
        return self.source.health in _WELL and " of its pages redirect to " not in self.source.note

    @property
    def note(self) -> str:
        """What was found, without its own address, which stands beside it."""
        return _found(self.source.note, self.source.address)

    @property
    def advice(self) -> str:
        """What to do."""
        return "" if "follow the site" in self.source.note else HEALTH[self.source.health][1]

    @property
    def last(self) -> Moment:
        """When it was looked at last."""
        return moment(self.source.looked_at)

    @property
    def next(self) -> Moment:
        """When it is looked at again."""
        return moment(self.source.next_at)


@dataclass(frozen=True, slots=True)
class EditLine:
    """One page that says something else than it did."""

    edit: Revised

    @property
    def when(self) -> Moment:
        """When that was seen."""
        return moment(self.edit.seen_at)

    @property
    def who(self) -> str:
        """Whose page it is."""
        return next((it.publisher for it in (self.edit.after, self.edit.before) if it and it.publisher), "")

    @property
    def title(self) -> str:
        """What its headline is now."""
        return next((it.title for it in (self.edit.after, self.edit.before) if it and it.title), self.edit.address)

    @property
    def former(self) -> str:
        """What its headline was, when that is another."""
        before, after = self.edit.before, self.edit.after
        return before.title or "" if before and after and before.title != after.title else ""

    @property
    def told(self) -> str:
        """Whether the page says that it was changed."""
        return _TOLD[self.edit.told]

    @property
    def silent(self) -> bool:
        """Whether it does not."""
        return self.edit.told == "silent"

    @property
    def weight(self) -> str:
        """How much the change matters."""
        return "" if self.edit.after is None else _WEIGHTS[severity(self.edit)]

    @property
    def words(self) -> str:
        """How many words went and came."""
        gone, came = self.edit.words
        return "" if self.edit.after is None else f"{count(gone, 'word')} went, {came:,} came"

    @property
    def facts(self) -> Sequence[Alteration]:
        """The changes of fact that weigh most."""
        weighty = sorted(self.edit.alterations, key=lambda row: (not row.meaning_changed, row.severity != "critical"))
        return weighty[:FACTS_SHOWN]

    @property
    def more(self) -> int:
        """How many changes of fact are not shown."""
        return len(self.edit.alterations) - len(self.facts)

    @property
    def href(self) -> str:
        """The two captures side by side, or the one there is."""
        before, after = self.edit.before, self.edit.after
        if before and after:
            return f"/compare?a={quote(before.ref, safe='/:')}&b={quote(after.ref, safe='/:')}"
        either = before or after
        return link(either.ref) if either else ""


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """One page that could not be kept."""

    page: Followed

    @property
    def found(self) -> str:
        """What was found."""
        return _found(self.page.note.partition("\n")[0], self.page.address)

    @property
    def advice(self) -> str:
        """What to do."""
        advice = self.page.note.partition("\n")[2] or _LOOK
        return advice[:1].upper() + advice[1:] + "."

    @property
    def when(self) -> Moment:
        """When it was tried last."""
        return moment(self.page.looked_at)


def _found(note: str, address: str) -> str:
    """A note without the address that stands beside it.

    >>> _found("Cannot fetch `http://a.example/`: the server forbids it (HTTP 403).", "http://a.example/")
    'The server forbids it (HTTP 403).'
    """
    head, _, found = note.partition(f"`{address}`: ")
    said = found if found and len(head) < len("Cannot fetch  ") else note
    return said[:1].upper() + said[1:]


def source_lines(sources: Iterable[Source]) -> list[SourceLine]:
    """Sources with those first that need a look."""
    lines = [SourceLine(it) for it in sources]
    return sorted(lines, key=lambda line: (line.well, line.source.folder, line.name.casefold()))


__all__ = ["HEALTH", "EditLine", "RefusedLine", "SourceLine", "source_lines"]
