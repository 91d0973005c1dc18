"""People decide: what they say of two texts is kept and holds against whatever the stages find."""

from __future__ import annotations

import getpass

from headwater.archive.references import kept_ref
from headwater.errors import UsageError
from headwater.records import Judgement, JudgementKind
from headwater.store import Store
from headwater.store.judging import judgements, put_judgement, undo_judgement


def judge(store: Store, kind: JudgementKind, a: str, b: str, by: str | None, at: str, note: str) -> Judgement:
    """Keep what somebody decided about two kept articles; of `parent` the parent comes first.

    Raises:
        UnknownReference: One of them is not kept.
        UsageError: Both are one article.
    """
    with store.change() as change:
        refs = (kept_ref(change, a), kept_ref(change, b))
        if refs[0] == refs[1]:
            raise UsageError(f"Cannot judge `{a}` and `{b}`: they are one article.")
        who = by or _user()
        id = put_judgement(change, kind, refs, who, at, note)
        change.put_meta("entities", "stale")
    return Judgement(id, kind, refs, who, at, note)


def undo(store: Store, id: int, at: str) -> Judgement:
    """Take a judgement back; it stays listed as undone.

    Raises:
        UsageError: There is none of this number that holds.
    """
    with store.change() as change:
        found = undo_judgement(change, id, at)
        change.put_meta("entities", "stale")
    if found is None:
        raise UsageError(f"Cannot undo judgement {id}: none of this number holds.", "`headwater judge --list`")
    return found


def listed(store: Store, *, undone: bool = False) -> tuple[Judgement, ...]:
    """All judgements that hold, with `undone` also those that were taken back."""
    with store.view() as view:
        return judgements(view, undone=undone)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container may have no name for its user
        return "unknown"
