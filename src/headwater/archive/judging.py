"""People decide: what they say of two texts is kept and holds against whatever the stages find."""

from __future__ import annotations

import getpass
from collections.abc import Collection, Iterable

from headwater.archive.references import kept_ref
from headwater.errors import UsageError
from headwater.records import Judgement, JudgementKind
from headwater.store import Store, View
from headwater.store.judging import (
    judgements,
    name_judgements,
    put_judgement,
    put_name_judgement,
    undo_judgement,
)

_LONGEST_NAME = 200  # characters


def judge(store: Store, kind: JudgementKind, a: str, b: str, by: str | None, at: str, note: str) -> Judgement:
    """Keep what somebody decided about two kept articles, of `parent` the parent first, or about two names.

    Raises:
        UnknownReference: One of them is not kept.
        UsageError: Both are one article.
    """
    if kind in {"same-name", "other-name"}:
        return _judge_names(store, kind, a, b, by or _user(), at, note)
    if kind.endswith("-note"):
        return _note(store, kind, a, b, by or _user(), at, note)
    with store.change() as change:
        refs = (kept_ref(change, a), kept_ref(change, b))
        if refs[0] == refs[1]:
            raise UsageError(f"Cannot judge `{a}` and `{b}`: they are one article.")
        if kind == "other-story":
            _may_part(change, *refs)
        who = by or _user()
        id = put_judgement(change, kind, refs, who, at, note)
        change.put_meta("entities", "stale")
    return Judgement(id, kind, refs, who, at, note)


def _may_part(view: View, a: str, b: str) -> None:
    from headwater.stories import carried

    family = view.family(view.family_of(a) or "")
    if family is not None and b in carried(a, [family]):
        hint = "Say first that one is no copy: `headwater judge A B --not-a-copy`, or on the page of the family."
        raise UsageError(f"Cannot take `{a}` out of the story of `{b}`: both are copies of one text.", hint)


def _note(store: Store, kind: JudgementKind, a: str, b: str, by: str, at: str, note: str) -> Judgement:
    """Keep what somebody wrote on a name, or on what an article stands for: its story, its family or a claim of it."""
    if not note.strip():
        raise UsageError("Cannot keep an empty note.", "Write what others should know.")
    with store.change() as change:
        if kind == "name-note":
            said: tuple[str, ...] = (a.strip()[:_LONGEST_NAME],)
            return Judgement(put_name_judgement(change, kind, said, by, at, note), kind, said, by, at, note)
        said = (kept_ref(change, a), *((b,) if kind == "claim-note" else ()))
        return Judgement(put_judgement(change, kind, said, by, at, note), kind, said, by, at, note)


def _judge_names(store: Store, kind: JudgementKind, a: str, b: str, by: str, at: str, note: str) -> Judgement:
    from headwater.names.lexicon import name_key

    a, b = a.strip(), b.strip()
    if not name_key(a) or not name_key(b) or max(len(a), len(b)) > _LONGEST_NAME:
        raise UsageError(f"Cannot judge `{a[:40]}` and `{b[:40]}`: both must be names.")
    if name_key(a) == name_key(b):
        raise UsageError(f"Cannot judge `{a}` and `{b}`: they are one spelling.")
    with store.change() as change:
        id = put_name_judgement(change, kind, (a, b), by, at, note)
        change.relate_anew(_using(change, {name_key(a), name_key(b)}))
        change.put_meta("entities", "stale")
    return Judgement(id, kind, (a, b), by, at, note)


def _using(view: View, keys: Collection[str]) -> list[str]:
    """The articles that use a name, by what names were found to be last; their stories may be told otherwise now."""
    from headwater.names.lexicon import name_key

    used = (it for entity in view.entities() for it in entity.spellings if name_key(it.text) in keys)
    return sorted({ref for it in used for ref in it.refs})


def know_names(store: Store, lines: Iterable[str], source: str) -> int:
    """Keep an authority list in place of the one that was kept; how many rows it has.

    Raises:
        InputRefused: It cannot be read.
    """
    from headwater.names import packed, read_authority, unpacked
    from headwater.names.lexicon import name_key

    known = read_authority(lines, source)
    with store.change() as change:
        rows = {*known, *unpacked(change.meta("known names"))}
        change.relate_anew(_using(change, {name_key(name) for row in rows for name in (row.name, row.alias)}))
        change.put_meta("known names", packed(known))
        change.put_meta("entities", "stale")
    return len(known)


def undo(store: Store, id: int, at: str) -> Judgement:
    """Take a judgement back; it stays listed as undone.

    Raises:
        UsageError: There is none of this number that holds.
    """
    from headwater.names.lexicon import name_key

    with store.change() as change:
        found = undo_judgement(change, id, at)
        change.put_meta("entities", "stale")
        if found is not None and found.kind in {"same-name", "other-name"}:
            change.relate_anew(_using(change, {name_key(name) for name in found.refs}))
    if found is None:
        raise UsageError(f"Cannot undo judgement {id}: none of this number holds.", "`headwater judge --list`")
    return found


def listed(store: Store, *, undone: bool = False) -> tuple[Judgement, ...]:
    """All judgements that hold, with `undone` also those that were taken back."""
    with store.view() as view:
        return judgements(view, undone=undone)


def listed_names(store: Store, *, undone: bool = False) -> tuple[Judgement, ...]:
    """All judgements on names that hold, with `undone` also those that were taken back."""
    with store.view() as view:
        return name_judgements(view, undone=undone)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container may have no name for its user
        return "unknown"
