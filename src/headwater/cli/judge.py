"""`headwater judge`: what a person decides about two texts holds against whatever is found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.options import Json, Store, opened
from headwater.cli.printing import console, day, json_lines, table
from headwater.errors import UsageError

if TYPE_CHECKING:
    from headwater.records import Judgement, JudgementKind

_SAID = {
    "same-text": "same text",
    "not-a-copy": "not a copy",
    "parent": "parent, then its copy",
    "same-name": "one name",
    "other-name": "two names",
    "same-story": "one story",
    "other-story": "leaves the story of the second",
    "story-note": "note on the story of",
    "family-note": "note on the family of",
    "name-note": "note on the name",
    "claim-note": "note on the claim",
}


def judge(
    a: Annotated[str | None, typer.Argument(metavar="A", help="A kept article.")] = None,
    b: Annotated[str | None, typer.Argument(metavar="B", help="The other one.")] = None,
    same: Annotated[bool, typer.Option("--same-text", help="Both are the same text.")] = False,
    other: Annotated[bool, typer.Option("--not-a-copy", help="Neither is a copy of the other.")] = False,
    parent: Annotated[bool, typer.Option("--parent", help="B was made from A.")] = False,
    same_name: Annotated[bool, typer.Option("--same-name", help="A and B are names of one thing.")] = False,
    other_name: Annotated[bool, typer.Option("--other-name", help="A and B are names of two things.")] = False,
    same_story: Annotated[bool, typer.Option("--same-story", help="A and B tell one story.")] = False,
    other_story: Annotated[bool, typer.Option("--other-story", help="A does not tell the story of B.")] = False,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides; else the user's name.")] = None,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="Why.")] = "",
    undo: Annotated[int | None, typer.Option("--undo", metavar="ID", help="Take a judgement back.")] = None,
    listing: Annotated[bool, typer.Option("--list", help="All judgements that hold.")] = False,
    every: Annotated[bool, typer.Option("--all", help="With --list also those that were taken back.")] = False,
    store: Store = None,
    json: Json = False,
) -> None:
    """Decide how two kept texts relate: the same text, not a copy, or made from one another.

    Of two names it can be said whether they are one thing's; `headwater entities` follows.

    Trees and sources follow at once. A judgement holds when pages are read or added again, is shown as evidence where
    it was used, and can be taken back; the last one on two texts counts.

    Example: headwater judge pages/wire.txt#1 pages/blog.txt#2 --parent
    """
    from headwater.shapes import make

    kinds: list[JudgementKind] = []
    kinds += ["same-text"] if same else []
    kinds += ["not-a-copy"] if other else []
    kinds += ["parent"] if parent else []
    kinds += ["same-name"] if same_name else []
    kinds += ["other-name"] if other_name else []
    kinds += ["same-story"] if same_story else []
    kinds += ["other-story"] if other_story else []
    with opened(store) as archive:
        if listing:
            made = archive.judgements(undone=every) + archive.name_judgements(undone=every)
            made = tuple(sorted(made, key=lambda it: it.id))
        elif undo is not None:
            made = (archive.undo(undo),)
        elif a is None or b is None or len(kinds) != 1:
            raise UsageError(
                "Cannot judge: two articles and one of --same-text, --not-a-copy, --parent, --same-story or "
                "--other-story are needed, or two names and --same-name or --other-name.",
                "headwater judge A B --not-a-copy",
            )
        else:
            made = (archive.judge(kinds[0], a, b, by=by, note=note),)
    if json:
        json_lines(map(make.judgement, made))
    elif listing and not made:
        console().print("No judgement: nobody has decided anything yet.")
    else:
        console().print(_rows(made))


def _rows(made: Iterable[Judgement]) -> object:
    rows = table("id", "what", "articles", "by", "when", "note", right=("id",))
    for it in made:
        when = day(it.at) if it.undone_at is None else f"{day(it.at)}, undone {day(it.undone_at)}"
        rows.add_row(str(it.id), _SAID[it.kind], "\n".join(it.refs), it.by, when, it.note)
    return rows
