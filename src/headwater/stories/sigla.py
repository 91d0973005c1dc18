"""Marks of the witnesses: a letter is an independent source, a number its copy, 0 its lost earlier version."""

from __future__ import annotations

from headwater.stories.witnesses import Witnesses


def sigla(witnesses: Witnesses) -> tuple[tuple[str, str], ...]:
    """Each article's and each lost version's mark, in order of first appearance.

    Articles of one house share a letter when they are versions of one text; a text that only borrows passages has a
    letter of its own.
    """
    letters: dict[str, str] = {}
    numbers: dict[str, int] = {}
    marks: dict[str, str] = {}
    for ref in witnesses.order:
        root = _root(witnesses, ref)
        if root not in letters:
            letters[root] = letter(len(letters))
            numbers[root] = 0
            if root in witnesses.lost():
                marks[_public(root)] = f"{letters[root]}0"
        if ref == root or (root in witnesses.lost() and letters[root] not in marks.values()):
            marks[ref] = letters[root]
        else:
            numbers[root] += 1
            marks[ref] = f"{letters[root]}{numbers[root]}"
    return tuple(sorted(marks.items(), key=lambda m: (_mark_order(m[1]), m[0])))


def letter(number: int) -> str:
    """The letter of a source by its number from 0: A to Z, then AA, AB ...

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _root(witnesses: Witnesses, ref: str) -> str:
    """The article or lost version that a text goes back to as a whole."""
    seen: set[str] = set()
    at = witnesses.first(ref)
    while at not in seen:
        seen.add(at)
        edges = witnesses.firm(at)
        if not edges:
            return at
        at = edges[0].exemplar
        if at not in witnesses.readings:
            return at
        at = witnesses.first(at)
    return min(seen, key=witnesses.place)


def _public(lost: str) -> str:
    """The name under which a lost version is printed."""
    return lost.rpartition("/")[2]


def _mark_order(mark: str) -> tuple[int, str, int]:
    letters = mark.rstrip("0123456789")
    return len(letters), letters, int(mark[len(letters) :] or -1)
