"""Pages that redirect to one address: a login or a notice is none of them, and must neither stand for nor hide them."""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.records import Source
from headwater.store import Change
from headwater.store import following as kept

_MANY = 3  # pages of one source that land on one address; two links to one article are no fault
_ENDS = ", as others of this source do: it asks for a login, or they are gone."
_FAULT = re.compile(r" ?\d+ of its pages redirect to `[^`]*`: .*$", re.DOTALL)
_HINT = "open one of them in a browser"


def one(address: str) -> str:
    """The note of a page that redirects to an address where another page is kept."""
    return f"It redirects to `{address}`."


def many(address: str) -> str:
    """The note of a page that redirects to an address to which many do."""
    return f"It redirects to `{address}`{_ENDS}\n{_HINT}"


def other(address: str) -> str:
    """The note of a kept page that now redirects to another text."""
    return f"It redirects to `{address}` now, which is another text; what was kept stays."


def crowded(change: Change, source: int | None, address: str, *, more: int) -> bool:
    """Whether too many pages of a source land on an address; if so they are all refused.

    Args:
        change: The store.
        source: Whose pages.
        address: Where they land.
        more: How many land there that have no note of it yet.
    """
    if source is None or kept.noted(change, source, (one(address), many(address))) + more < _MANY:
        return False
    kept.refuse(change, source, one(address), many(address))
    return True


def with_fault(change: Change, it: Source) -> Source:
    """A source with the fault in its note, as long as many of its pages land on one address."""
    note = _FAULT.sub("", it.note)
    found = kept.commonest_refusal(change, it.id, ending=f"{_ENDS}\n{_HINT}")
    if found is not None:
        where = found[0].partition("`")[2].partition("`")[0]
        note = f"{note} {found[1]} of its pages redirect to `{where}`: it asks for a login, or they are gone.".strip()
    return it if note == it.note else replace(it, note=note)
