"""Acronyms: whether capitals abbreviate a name."""

from __future__ import annotations

import re

from headwater.names.lexicon import fold_name, lexicon, name_key
from headwater.text.script import latin

_PREFIX = re.compile(r"[bcdfghjklmnpqrstvwxz]{2,3}|a[cs]|u[ds]")
_ELIDED = re.compile(r"\b[dlDL]['’]")
_ACRONYM = re.compile(r"[^\W\d_]{2,8}")


def initials(name: str) -> frozenset[str]:
    """The acronyms a name can have, folded: of all its words, of its weighty words, without its legal form.

    >>> sorted(initials("Institute for the Study of War"))
    ['ifsow', 'ifsw', 'iftsow', 'isow', 'isw', 'itsow']
    """
    lex = lexicon()
    plain = fold_name(latin(_ELIDED.sub("", name))).replace(".", "")
    parts = [p for p in plain.split() if p[:1].isalnum()]
    small = lex.org_joins | lex.particles
    kept = [
        parts,
        [p for p in parts if p not in small],
        [p for p in parts if p not in lex.legal_forms and p not in small],
        [p for p in parts if p != "the"],
        [p for p in parts if p not in {"for", "the"} or p == "for"],
        [p for p in parts if p not in {"of", "the"}],
        [p for p in parts if p not in {"for"}],
        [p for p in parts if p not in {"for", "the"}],
    ]
    found = {"".join(p[0] for p in row) for row in kept if len(row) > 1}
    if len(parts) > 1 and _PREFIX.fullmatch(parts[0]):  # a club's letters stay whole: "SV Brask" is the SVB
        found.add(parts[0] + "".join(p[0] for p in parts[1:]))
    return frozenset(found)


def is_acronym(short: str, name: str) -> bool:
    """Whether `short` abbreviates `name` by initials, or by letters in order from its first on.

    >>> is_acronym("KEM", "Kisan Ekta Manch"), is_acronym("SPD", "Olaf Schmidt")
    (True, False)
    """
    small = name_key(short)
    if " " in small or not short.isupper() or not _ACRONYM.fullmatch(small):
        return False
    if small in initials(name):
        return True
    words = name_key(name).split()
    return len(words) > 1 and _spelled(small, words)


def _spelled(short: str, words: list[str]) -> bool:
    """Each letter of `short` opens a word or follows inside the word of the letter before; every word gives one."""
    ends = {0}  # how many letters may be spent after the words so far
    for word in words:
        after: set[int] = set()
        for at in ends:
            place = 0 if at < len(short) and word[0] == short[at] else -1
            while place >= 0:
                at += 1
                after.add(at)
                place = word.find(short[at], place + 1) if at < len(short) else -1
        ends = after
    return len(short) in ends
