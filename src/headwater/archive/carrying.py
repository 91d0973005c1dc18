"""A whole archive as one open file, and back: JSON Lines, packed with gzip, that needs no database to be read.

The first line says what it is. Every other line is a capture with its page, a judgement, a change of a page, or the
list of known names. What is derived from them is left out: whoever imports the file derives it anew.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from headwater.archive.moved import Moved, Progress
from headwater.errors import InputRefused
from headwater.records import Page
from headwater.shapes.kept import plain, record_of
from headwater.store import Store, carrying

if TYPE_CHECKING:
    from headwater.store import Change

FORM = 1
_LONGEST_LINE = 200_000_000  # characters


@dataclass(frozen=True, slots=True)
class Carried:
    """What was written or taken in; `known` had been kept before, `refused` could not be read, each with its line."""

    captures: int = 0
    decisions: int = 0
    known: int = 0
    refused: tuple[str, ...] = ()
    moved: Moved = field(default_factory=Moved)


def write(store: Store, to: Path) -> Carried:
    """Write everything that was kept as it came into a new file.

    Raises:
        InputRefused: The file is there already or cannot be written.
    """
    if to.exists():
        raise InputRefused(f"Cannot write `{to}`: there is such a file already.", "name a new file")
    captures = decisions = 0
    draft = to.with_name(f".{to.name}.part")
    try:
        with store.view() as view, gzip.open(draft, "wt", encoding="utf-8", errors="surrogatepass") as file:
            file.write(_line({"headwater": "archive", "form": FORM}))
            for capture, page in carrying.captures(view):
                file.write(_line({"captured_at": capture.captured_at, "page": plain(page)}))
                captures += 1
            for decision in carrying.decisions(view):
                file.write(_line({"decision": decision}))
                decisions += 1
            for edit in carrying.edits(view):
                file.write(_line({"edit": edit}))
            if names := view.meta("known names"):
                file.write(_line({"names": names}))
        draft.replace(to)
    except OSError as error:
        raise InputRefused(f"Cannot write `{to}`: {(error.strerror or str(error)).lower()}.", "name another") from error
    finally:
        draft.unlink(missing_ok=True)
    return Carried(captures, decisions)


def take_in(store: Store, where: Path, progress: Progress) -> Carried:
    """Put what such a file holds beside what is kept; what is kept already stays as it is. Nothing is related yet.

    Raises:
        InputRefused: It is no such file, or a later Headwater wrote it.
    """
    taken, known, decided = 0, 0, 0
    refused: list[str] = []
    about: set[str] = set()
    with store.view() as view:
        held_before = {carrying.name_of(it) for it in carrying.decisions(view)}
    for number, held in _lines(where, refused):
        try:
            with store.change() as change:
                if "page" in held:
                    fresh = _keep(change, held)
                    taken, known = taken + fresh, known + (not fresh)
                elif "decision" in held:
                    name = carrying.name_of(held["decision"])
                    if name not in held_before:
                        about |= carrying.put_decision(change, held["decision"])
                        held_before.add(name)
                        decided += 1
                elif "edit" in held:
                    carrying.put_edit(change, held["edit"])
                elif "names" in held and change.meta("known names") is None:
                    change.put_meta("known names", str(held["names"]))
        except (ValueError, KeyError, TypeError) as error:
            refused.append(f"line {number}: {error}")
        progress("reading", number, 0)
    with store.change() as change:
        change.put_meta("entities", "stale")
        change.relate_anew(about)
    return Carried(taken, decided, known, tuple(refused))


def _keep(change: Change, held: dict[str, Any]) -> bool:
    from headwater import flow

    page = record_of(Page, held["page"])
    if any(not 0 <= block.span.start <= block.span.end <= len(page.text) for block in page.blocks):
        raise ValueError(f"`{page.address}` has a block outside its text")
    if change.kept(page.address, page.sha256) is not None:
        return False
    return change.keep(page, flow.read(page), str(held["captured_at"]), flow.STAGES)


def _line(held: dict[str, Any]) -> str:
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")) + "\n"


def _lines(where: Path, refused: list[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The lines of a file after the first, with their numbers; a file that breaks off gives what is whole."""
    try:
        with gzip.open(where, "rt", encoding="utf-8", errors="surrogatepass") as file:
            _ours(where, file.readline(1_000))
            number = 1
            while line := file.readline(_LONGEST_LINE):
                number += 1
                try:
                    held = json.loads(line)
                except (json.JSONDecodeError, RecursionError) as error:
                    refused.append(f"line {number}: {error}")
                    continue
                if isinstance(held, dict):
                    yield number, held
    except (EOFError, zlib.error) as error:
        refused.append(f"the file breaks off: {error}")
    except (OSError, UnicodeDecodeError) as error:
        raise InputRefused(
            f"Cannot import `{where}`: {getattr(error, 'strerror', None) or error}.", "headwater export archive --out F"
        ) from error


def _ours(where: Path, first: str) -> None:
    try:
        told = json.loads(first)
        form = told["form"] if told["headwater"] == "archive" else None
    except (json.JSONDecodeError, KeyError, TypeError):
        form = None
    if type(form) is not int:
        raise InputRefused(
            f"Cannot import `{where}`: it is no archive that Headwater wrote.", "`headwater add` reads pages"
        )
    if form > FORM:
        raise InputRefused(
            f"Cannot import `{where}`: a later Headwater wrote it (form {form}, known is {FORM}).",
            "install the newer Headwater",
        )
