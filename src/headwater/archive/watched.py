"""What a watch matches: the articles of a saved search, a name, a story or a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from headwater.errors import HeadwaterError, UnknownReference
from headwater.records import Article, Sought, Watch
from headwater.store import Store, alerting

if TYPE_CHECKING:
    from headwater.archive.asked import Asked

_MOST = 1_000  # articles of one watch that are looked at


def matched(archive: Asked, watch: Watch) -> dict[str, Article]:
    """The articles that a watch is about, by reference; none when what it names is not kept (any more)."""
    try:
        if watch.kind == "story":
            return archive.articles(archive.story(watch.what).refs)
        sought = {
            "search": Sought(words=watch.what, limit=_MOST),
            "name": Sought(entity=watch.what, limit=_MOST),
            "source": Sought(source=watch.what, limit=_MOST),
        }[watch.kind]
        return {it.article.ref: it.article for it in archive.search(sought).found}
    except HeadwaterError:
        return {}


def watches_called(store: Store, name: str) -> tuple[Watch, ...]:
    """The watches of this number, or that watch what is so called.

    Raises:
        UnknownReference: There is none.
    """
    with store.view() as view:
        every = alerting.watches(view)
    found = [it for it in every if str(it.id) == name] or [it for it in every if it.what.casefold() == name.casefold()]
    if not found:
        known = ", ".join(sorted({f"“{it.what}”" for it in every})[:10])
        hint = f"watched is {known}" if known else "headwater alert --search WORDS --to FILE.atom makes one"
        raise UnknownReference(f"Cannot find the watch `{name}`: nothing so called is watched.", hint)
    return tuple(found)
