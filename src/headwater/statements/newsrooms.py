"""Which words name a newsroom: a known name, a name with a word like "Zeitung", or one that the article calls so."""

from __future__ import annotations

import re
from functools import cache

from headwater.data import table
from headwater.text.tokens import folded_words

_MARKS = " „“”\"«»‚‘’'‹›()"
_ARTICLE = re.compile(r"^(?:the|la|le|les|der|die|das|dem|den|des|el|los|las|l['’]|d['’])\s*", re.IGNORECASE)
_UPPER = r"[A-ZÀ-ÖØ-Þ][\w'’.&-]*"
NAME = rf"{_UPPER}(?:(?:\s(?:of|de|du|des|la|le|del|der|von|and|&)){{0,2}}\s(?:{_UPPER}|\d+)|(?<=d['’])\w+){{0,5}}"
"""Pattern of a name of one to six words."""

_NAME = re.compile(NAME)
_LONGEST = 8  # words of a description with a newsroom's name at its end
_CALLED = 20_000  # characters of an article in which newsrooms are looked for


_MASTHEADS = frozenset({"post", "times", "mail", "echo", "globe", "press", "mundo", "observer", "mirror", "país"})
"""Words that tell a newsroom only within a name."""


@cache
def _words() -> frozenset[str]:
    return frozenset(w for word in table("reporting")["newsrooms"] for w in folded_words(str(word)))


@cache
def _known() -> frozenset[str]:
    named = {tag.casefold() for row in table("agencies") for tag in (row["name"], *row["tags"])}
    return frozenset(named | {name.casefold() for row in table("publishers") for name in row})


@cache
def _bodies() -> frozenset[str]:
    return frozenset(w for word in table("reporting")["bodies"] for w in folded_words(str(word)))


def is_newsroom(words: str) -> bool:
    """Whether words name a newsroom: by a known name, or a name with a word like "news" or "Zeitung".

    >>> is_newsroom("Reuters"), is_newsroom("the Daily Echo"), is_newsroom("the ministry")
    (True, True, False)
    """
    bare = _ARTICLE.sub("", words.strip(_MARKS)).strip(_MARKS)
    if bare.casefold() in _known():
        return True
    told = folded_words(bare)
    return (bool(set(told) & _words()) and any(w[:1].isupper() for w in bare.split())) or bool(
        set(told[-1:]) & (_words() - _MASTHEADS)
    )


def newsroom_in(words: str, called: frozenset[str] = frozenset(), *, strict: bool = True) -> str | None:
    """The newsroom that words name, without what describes it; None when they name none.

    Args:
        words: As written behind "told", "seen by", "in an interview with".
        called: Names, folded, that the article calls newsrooms.
        strict: Whether a bare name that nothing tells to be a newsroom is none.

    >>> newsroom_in("the BBC's Today programme"), newsroom_in("state broadcaster RTV"), newsroom_in("parliament")
    ('BBC', 'RTV', None)
    >>> newsroom_in("Interline"), newsroom_in("Interline", strict=False), newsroom_in("Congress", strict=False)
    (None, 'Interline', None)
    """
    parts = words.split()[:_LONGEST]
    bare = _ARTICLE.sub("", " ".join(parts).strip(_MARKS)).strip(_MARKS)
    whole = re.sub(r"['’]s\b.*", "", bare)
    if whole.casefold() in _known() or whole.casefold() in called:
        return whole
    names = [m[0].rstrip(".'’") for m in _NAME.finditer(whole)]
    for name in names:
        if name.casefold() in _known() or name.casefold() in called:
            return name
    if not names and set(folded_words(bare)[-1:]) & (_words() - _MASTHEADS):
        return " ".join(parts).strip(_MARKS)  # "told the state news agency"
    if not names or set(folded_words(bare)) & _bodies():
        return None
    lead = folded_words(whole[: whole.index(names[0])])
    described = set(lead[-2:]) & (_words() - _MASTHEADS) and "with" not in lead[-2:]
    if described or set(folded_words(names[0])) & _words():
        return names[0]
    return names[0] if not strict and not lead and len(names) == 1 and names[0] == whole else None


def called(text: str) -> frozenset[str]:
    """Names, folded, that a text calls newsrooms: "the news agency Norpress", "the weekly Mirror of Friday".

    >>> sorted(called("A second agency, Norpress, later reported the same."))
    ['norpress']
    """
    found = set()
    for m in _introducing().finditer(text[:_CALLED]):
        name = m["name"].rstrip(".'’")
        if not set(folded_words(name)) & _bodies():
            found.add(name.casefold())
    return frozenset(found)


@cache
def _introducing() -> re.Pattern[str]:
    nouns = "|".join(re.escape(str(w)) for w in table("reporting")["introducing"])
    return re.compile(rf"(?<!\w)(?i:{nouns}),?\s[„“\"«]?\s?(?P<name>{NAME})")
