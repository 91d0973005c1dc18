"""What people know about names: lists of names with their aliases, and what somebody decided about two names."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import get_args

from headwater.errors import InputRefused
from headwater.names.lexicon import name_key
from headwater.records import Judgement, Mention, MentionType

_COLUMNS = ("name", "alias", "type", "id")
_LONGEST = 200  # characters of a name in a list
_MOST = 500_000  # rows of one list


@dataclass(frozen=True, slots=True)
class KnownName:
    """One row of an authority list: a thing's own name, another way to write it, its type and its id there."""

    name: str
    alias: str
    type: MentionType | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """What holds of names whatever the stages find: known lists, and couples that are one or two things."""

    known: tuple[KnownName, ...] = ()
    same: tuple[tuple[str, str], ...] = ()
    other: tuple[tuple[str, str], ...] = ()

    def apart(self) -> frozenset[frozenset[str]]:
        """Couples of folded names that must never be one."""
        couples = (frozenset((name_key(a), name_key(b))) for a, b in self.other)
        return frozenset(couple for couple in couples if len(couple) == 2)


def decided(known: Iterable[KnownName] = (), said: Sequence[Judgement] = ()) -> Decided:
    """Lists and judgements as one; of two judgements on the same couple of names the later holds."""
    last: dict[frozenset[str], Judgement] = {}
    for it in said:
        if it.kind in {"same-name", "other-name"} and len(it.refs) == 2:
            couple = frozenset(map(name_key, it.refs))
            last.pop(couple, None)
            last[couple] = it
    couples = {kind: tuple((it.refs[0], it.refs[1]) for it in last.values() if it.kind == kind) for kind in _KINDS}
    return Decided(tuple(known), couples["same-name"], couples["other-name"])


_KINDS = ("same-name", "other-name")


def concerning(known: Sequence[KnownName], mentions: Iterable[Mention]) -> tuple[KnownName, ...]:
    """The rows of lists that speak of names among these mentions."""
    if not known:
        return ()
    used = {name_key(text) for m in mentions for text in (m.text, m.key)}
    return tuple(row for row in known if name_key(row.name) in used or name_key(row.alias) in used)


def read_authority(lines: Iterable[str], source: str) -> tuple[KnownName, ...]:
    """The rows of an authority list: CSV with a head line that names the columns `name`, `alias`, `type`, `id`.

    Only `name` must be there; a row without alias says that the name is known.

    Args:
        lines: The lines of the file.
        source: What it is called, for errors.

    Raises:
        InputRefused: The head line, a type or a row cannot be understood; the line is named.

    >>> read_authority(["name,alias,type,id", "Orla Vane,Orla Veyn,person,Q1"], "list.csv")
    (KnownName(name='Orla Vane', alias='Orla Veyn', type='person', id='Q1'),)
    """
    rows = csv.DictReader(lines, strict=True, restkey="")
    try:
        heads = [head.strip().lstrip("\ufeff").lower() for head in rows.fieldnames or ()]
        rows.fieldnames = heads
        if "name" not in heads:
            raise InputRefused(f"Cannot read names from {source}: its first line has no column `name`.", _HINT)
        return tuple(_known(row, rows.line_num, source) for row in rows if any(row.values()))
    except csv.Error as error:
        raise InputRefused(f"Cannot read names from {source}, line {rows.line_num}: {error}.", _HINT) from error


_HINT = "Columns: " + ", ".join(_COLUMNS)


def _known(row: dict[str, str | None], line: int, source: str) -> KnownName:
    name, alias, kind, id = ((row.get(column) or "").strip() for column in _COLUMNS)
    if line > _MOST:
        raise InputRefused(f"Cannot read names from {source}: it has more than {_MOST} lines.")
    if not name_key(name) or max(len(name), len(alias)) > _LONGEST:
        raise InputRefused(f"Cannot read names from {source}, line {line}: `{name[:40]}` is no name.", _HINT)
    if kind and kind not in get_args(MentionType):
        kinds = ", ".join(get_args(MentionType))
        raise InputRefused(f"Cannot read names from {source}, line {line}: `{kind[:40]}` is none of {kinds}.")
    type_ = next((known for known in get_args(MentionType) if known == kind), None)
    return KnownName(name, alias or name, type_, id)


def packed(known: Sequence[KnownName]) -> str:
    """A list as the store keeps it; `unpacked` takes it out again."""
    return json.dumps([list(asdict(row).values()) for row in known], ensure_ascii=False, separators=(",", ":"))


def unpacked(kept: str | None) -> tuple[KnownName, ...]:
    """What was packed; nothing when nothing is kept.

    >>> unpacked(packed((KnownName("Orla Vane", "O. Vane"),)))[0].alias
    'O. Vane'
    """
    return tuple(KnownName(*row) for row in json.loads(kept)) if kept else ()
