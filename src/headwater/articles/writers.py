"""Who wrote an article of an HTML page: the candidate that the evidence speaks for, by learned weights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from headwater.articles import people
from headwater.articles.known import has_given_name
from headwater.articles.namefacts import rows, told
from headwater.articles.namewords import key
from headwater.articles.signed import Candidate, candidates, ground
from headwater.data.trees import trees
from headwater.records import Note, Page, Span

MODEL = "bylines"
# Likelihoods from which a candidate is believed, set on the cross-fitted pages of trafilatura_meta with and without
# their authors and on the families: whom a byline, a label or a claim names, and others.
_LEAST = 0.15
_LEAST_BARE = 0.3
_LEAST_COMMENT = 0.6  # for whom only what looks like comments names; labels deceive
_BESIDE = 0.4  # and for whoever is listed in the same claim
_BESIDE_BY = 0.1  # ... in the same byline
_NEVER = 2.0
_HIDDEN = frozenset({"linked", "meta", "dublin", "other"})  # claims that a reader of the page does not see
_LABELLED = 4  # labels above a name up to which one that says author is about it
_LEAST_CAPITALS = 6  # letters of a name in capitals that is given in small ones


class Written(NamedTuple):
    """The authors of an article and what is odd about them."""

    authors: tuple[str, ...]
    notes: tuple[Note, ...] = ()


def _together(one: Candidate, other: Candidate) -> float:
    """The likelihood that a candidate must have to be an author beside another: little in one byline."""
    lines = {seen.block for seen in one.seen if seen.by and seen.beside > 1}
    if any(seen.by and seen.block in lines for seen in other.seen) and people.is_person(other.name):
        return _BESIDE_BY
    listed = any(kind in one.claims and kind in other.claims for kind in ("linked", "item", "dublin"))
    return _BESIDE if listed and ("meta" not in one.claims or "meta" in other.claims) else _NEVER


def least(one: Candidate) -> float:
    """The likelihood that a candidate must have: little when something says in so many words that it wrote.

    A single claim of somebody whom the page names only in running text is none: some sites put the first name of the
    text, or their own, into their metadata.
    """
    own = [seen for seen in one.seen if not seen.comment]
    if any((seen.by and (seen.whole or seen.dated)) or (seen.depth <= _LABELLED and seen.whole) for seen in own):
        return _LEAST
    claims = told(one)
    if claims == 1 and own and not any(seen.by or seen.whole or seen.dated or seen.depth <= _LABELLED for seen in own):
        return _NEVER
    if not claims and one.seen and not own:
        return _LEAST_COMMENT  # named in comments alone
    return _LEAST if claims else _LEAST_BARE


def chosen(found: Sequence[Candidate], likely: Sequence[float]) -> tuple[Candidate, ...]:
    """The likeliest candidate and whoever stands with it in one byline; nobody when none is likely."""
    if not found:
        return ()
    best = max(range(len(found)), key=lambda at: (likely[at], -at))
    if likely[best] < least(found[best]) or people.is_desk_name(found[best].name):
        return ()
    first = found[best]
    return tuple(one for at, one in enumerate(found) if at == best or likely[at] >= _together(first, one))


def likelihood(facts: Sequence[Sequence[float]]) -> list[float]:
    """How likely each candidate is the author, by what is known of it."""
    return [float(x) for x in trees(MODEL).likelihood(np.array(facts, dtype=np.float64))] if facts else []


def written(
    page: Page,
    share: Span,
    title: tuple[str | None, Span | None],
    body: Sequence[Span],
    printed: tuple[str, ...],
    *,
    sole: bool,
) -> Written:
    """Who wrote an article.

    On HTML pages the candidates of byline, markup and metadata are weighed by learned trees; on others, and where no
    candidate is likely, the persons that the head was read to name stand.

    Args:
        page: The page.
        share: The article's share of it.
        title: The headline and its place.
        body: The places of the text.
        printed: The persons that the article's head and foot were read to name.
        sole: Whether the page holds no other article.

    Source:
        Friedman (2001), Greedy function approximation; learned by `bench/articles/train_bylines.py` on real pages whose
        authors were noted by hand. 333 of 448 author sets right out of fold.
    """
    if page.media != "html" or not body:
        return Written(printed)
    on = ground(page, title[1], body)
    found = candidates(page, on, None if sole else share, claims=sole or is_of(page, title[0]))
    names = chosen(found, likelihood(rows(page, on, title[0] or "", found)))
    authors = settled(tuple(_spelled(one.name) for one in names), printed) or _owner(found)
    return Written(authors, _conflict(names, found))


def settled(weighed: tuple[str, ...], printed: tuple[str, ...]) -> tuple[str, ...]:
    """Whom to believe of the candidates that were weighed and the persons that head and foot were read to name.

    Those that were weighed, but for a printed line that names them and others beside, or that names persons with a
    known given name where they are an outlet of several words.

    >>> settled(("Ida Holmgren",), ("Ida Holmgren", "Tomas Arvell")), settled(("The Ellwick Post",), ("Anna Arvell",))
    (('Ida Holmgren', 'Tomas Arvell'), ('Anna Arvell',))
    """
    if not weighed:
        return printed
    own = {key(name) for name in weighed}
    beside = [name for name in printed if key(name) not in own]
    if len(beside) + len(own) == len(printed) and all(map(has_given_name, beside)):
        return printed
    if printed and all(map(_is_outlet, weighed)) and all(map(has_given_name, printed)):
        return printed
    return weighed


def _is_outlet(name: str) -> bool:
    return " " in name and not people.is_person(name)


def _owner(found: Sequence[Candidate]) -> tuple[str, ...]:
    """The only person whose name the site bears and who holds the rights to it, where nobody else is said to write."""
    owners = [one.name for one in found if one.claims.keys() >= {"site", "holder"}]
    return tuple(owners) if len(owners) == 1 and not any(told(one) for one in found) else ()


def is_of(page: Page, title: str | None) -> bool:
    """Whether a page's title is this article's, so that its claims are about it."""
    told = [key(t) for t in (page.title, *page.claims("og:title")[:1]) if t]
    return bool(title) and any(key(title or "")[:40] in t for t in told)


def _spelled(name: str) -> str:
    return people.cased(name) if name.isupper() and len(name.split()) > 1 and len(name) > _LEAST_CAPITALS else name


def _conflict(names: Sequence[Candidate], found: Sequence[Candidate]) -> tuple[Note, ...]:
    """Said when a page's metadata names other persons than the byline that was believed."""
    claimed = [c.name for c in found if _HIDDEN & set(c.claims) and people.is_person(c.name)]
    if not names or not claimed or any(_HIDDEN & set(one.claims) for one in names):
        return ()
    own = {word for one in names for word in one.key.split()}
    other = [name for name in claimed if not own & set(key(name).split())]
    if not other:
        return ()
    by = ", ".join(one.name for one in names)
    return (
        Note("author-conflict", f"The page prints {by} as its author; its metadata claims {', '.join(other[:3])}."),
    )
