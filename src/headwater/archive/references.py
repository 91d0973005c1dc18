"""What a reference means: `PAGE#N`, `PAGE@1a2b3c4d#N`, or the page alone when one article stands on it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from headwater.errors import UnknownReference
from headwater.records import Captured
from headwater.store import View

_NUMBER = re.compile(r"#([1-9]\d{0,5})$")
_HASH = re.compile(r"@([0-9a-f]{8,64})$")
_NAMED_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference taken apart; `sha` and `number` are None when it does not give them.

    >>> Reference.of("pages/blog.txt@1a2b3c4d#2")
    Reference(address='pages/blog.txt', sha='1a2b3c4d', number=2)
    """

    address: str
    sha: str | None = None
    number: int | None = None

    @staticmethod
    def of(ref: str) -> Reference:
        """The parts of a reference; an address may itself hold `#` and `@`."""
        number = _NUMBER.search(ref)
        head = ref[: number.start()] if number else ref
        sha = _HASH.search(head)
        return Reference(
            head[: sha.start()] if sha else head, sha[1] if sha else None, int(number[1]) if number else None
        )


def captures_of(view: View, ref: str) -> tuple[Captured, ...]:
    """The captures that a reference speaks of, the latest last; with a hash only that one.

    Raises:
        UnknownReference: Nothing of this address, or not these bytes, is kept.
    """
    meant = Reference.of(ref)
    found = view.captures(ref) or view.captures(meant.address)
    if meant.sha is not None and not view.captures(ref):
        found = tuple(capture for capture in found if capture.sha256.startswith(meant.sha))
    if not found:
        raise UnknownReference(f"Cannot find `{ref}`: the store holds no such page.", _near(view, meant.address))
    return found


def kept_ref(view: View, ref: str) -> str:
    """The reference under which an article is kept.

    Raises:
        UnknownReference: No such page or article is kept, or the page holds several.
    """
    meant = Reference.of(ref)
    refs = view.refs(captures_of(view, ref)[-1])
    return choose(ref, meant.number, refs)


def choose(ref: str, number: int | None, refs: tuple[str, ...]) -> str:
    """The article of a page that a reference means.

    Raises:
        UnknownReference: It has no such article, or several and no number was given.
    """
    if number is not None:
        if number > len(refs):
            count = "no article" if not refs else "one article" if len(refs) == 1 else f"{len(refs)} articles"
            raise UnknownReference(
                f"Cannot find `{ref}`: the page has {count}.", f"there is `{refs[0]}`" if refs else ""
            )
        return refs[number - 1]
    if len(refs) == 1:
        return refs[0]
    if not refs:
        raise UnknownReference(f"Cannot find an article on `{ref}`: the page has none.")
    raise UnknownReference(f"Cannot tell which article of `{ref}` is meant: it has {len(refs)}.", f"say `{refs[0]}`")


def _near(view: View, address: str) -> str:
    last = address.rpartition("/")[2]
    held = sorted({capture.address for capture in view.captures()})
    near = [name for name in held if last and last in name] or held
    if not near:
        return "keep some pages first: `headwater add PAGE`"
    more = ", ..." if len(near) > _NAMED_AT_MOST else ""
    return "kept are " + ", ".join(f"`{name}`" for name in near[:_NAMED_AT_MOST]) + more
