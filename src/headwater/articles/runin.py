"""A byline that runs into the text behind it in one line: where it ends, and whom it names."""

from __future__ import annotations

import re

from headwater.articles import people
from headwater.articles.known import has_given_name, is_place
from headwater.articles.letters import compiled

_NAME = r"\C[\w.'’\-]*(?: (?:(?:de|da|del|van|von|der|la|al|bin|el) ){0,2}\C[\w.'’\-]*){1,3}"
_NAMES = rf"{_NAME}(?:(?:, | and | & | und | y | et ){_NAME}){{0,3}}"
_PLACED = compiled(
    rf"(?:[Bb]y|BY|[Vv]on|[Pp]or|[Pp]ar)\s+(?P<who>{_NAMES}) (?:in|from|at|en|aus|à|desde) "
    r"(?P<run>\C[\w.'’\-]*(?:,? \C[\w.'’\-]*){1,5}) (?=[a-zà-ÿ])"
)
_BARE = compiled(rf"(?:[Bb]y|BY|[Vv]on|[Pp]or|[Pp]ar)\s+(?P<who>{_NAMES}) (?=[a-zà-ÿ])")
_CAPITALS = compiled(
    r"(?:(?:BY|By)\s+)?(?P<who>\C{2,}(?:[ '’\-]\C{2,}){1,4})\s+(?=[\"“‘]?\C[a-zß-ÿ]*\s+[\"“‘]?[\w$€£])"
)
_BEFORE_DATELINE = compiled(rf"(?:[Bb]y|BY|[Vv]on|[Pp]or|[Pp]ar)\s+(?P<who>{_NAMES})$")
_MOST = 220  # characters at the front of a line that are looked at
_FEWEST, _MOST_WORDS = 2, 3  # words of a name that the text's first word follows


def byline(text: str) -> tuple[int, tuple[str, ...]]:
    """How long the byline is that a line opens with before its text begins, and the persons it names; (0, ()) if none.

    >>> byline("By Ana Sousa in Porto Novo On the roof of the mill two men were waiting.")
    (27, ('Ana Sousa',))
    >>> byline("ANA SOUSA Shares in the mill fell."), byline("By Monday the roof was gone.")
    ((10, ('Ana Sousa',)), (0, ()))
    """
    head = text[:_MOST]
    capitals = _CAPITALS.match(head)
    if capitals and not is_place(capitals["who"]) and (has_given_name(people.cased(capitals["who"]))):
        named = people.authors(capitals["who"])
        if named:
            return capitals.end(), named
    placed = _PLACED.match(head)
    if placed:
        named = people.authors(placed["who"])
        if named:
            return placed.start("run") + placed["run"].rindex(" ") + 1, named
    bare = _BARE.match(head)
    if bare and _FEWEST < len(re.split(r", | and | & | und | y | et ", bare["who"])[-1].split()) <= _MOST_WORDS + 1:
        named = people.authors(bare["who"][: bare["who"].rindex(" ")])
        if named and all(map(has_given_name, named)):
            return bare.start("who") + bare["who"].rindex(" ") + 1, named
    return 0, ()


def before_dateline(words: str) -> tuple[str, ...]:
    """The persons of a byline that is all that stands before a dateline.

    >>> before_dateline("By Ana Sousa and Li Wei"), before_dateline("The roof after the fire.")
    (('Ana Sousa', 'Li Wei'), ())
    """
    words = words.strip()
    found = _BEFORE_DATELINE.match(words) if len(words) < _MOST else None
    return people.authors(words) if found else ()
