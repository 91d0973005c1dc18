"""What can be said of a lost text: how its copies stand to it, how sure it is, and why it must have been there."""

from __future__ import annotations

import math

from headwater.copies import texture, update_rank
from headwater.families.descent import Tradition
from headwater.families.lost import Lost
from headwater.records import Relation

_SCALE = 2.0  # nats of likelihood that stand for one unit of log-odds


def sure(gone: Lost) -> float:
    """How sure a lost text is, 0.5 to 1: 0.5 when the tree without it is as good."""
    return 1 / (1 + math.exp(-min(12.0, gone.gain) / _SCALE))


def hung(known: Tradition, gone: Lost) -> tuple[tuple[str, Relation], ...]:
    """The witnesses under a lost text with their relation to it, judged by the wording that is left of it."""
    late = later(known, gone)
    found: list[tuple[str, Relation]] = []
    for ref in gone.children:
        others = [r for r in gone.children if r != ref]
        found.append((ref, "revised" if ref == late else texture(known.articles, ref, others)))
    return tuple(found)


def later(known: Tradition, gone: Lost) -> str | None:
    """The child that is a later version of the lost text by its own outlet, as it says itself."""
    if gone.late is not None:
        return gone.late
    ranked = [(update_rank(known.articles[ref]), ref) for ref in gone.children]
    best = max(ranked)
    if best[0] and gone.exemplar is None:
        return best[1]
    return None


def reason(known: Tradition, gone: Lost) -> str:
    """Why the lost text must have been there, in words that a reader can check."""
    late = later(known, gone)
    if late is not None and update_rank(known.articles[late]):
        outlet = known.articles[late].publisher or "one outlet"
        older = [ref for ref in gone.children if ref != late]
        return (
            f"{outlet} says that its text is a later version; {len(older)} other(s) read as the earlier one, "
            "which is not kept: they have what it lacks, or lack what it changed"
        )
    if len(gone.children) == 2:
        return (
            "each of these two texts has wording or sentences of the common text that the other lacks: "
            "neither was copied from the other, and no kept text has all of it"
        )
    return (
        "each two of these texts share wording that the others lack, "
        "and no kept text has all of it: they go back to a version that is not kept"
    )
