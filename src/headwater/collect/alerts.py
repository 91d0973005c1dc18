"""What is new for a watch: outlets that report for themselves, values that contradict, facts that were changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from headwater.archive import Archive
from headwater.archive.revising import revised, severity
from headwater.archive.watched import matched
from headwater.collect.clock import later
from headwater.collect.ladder import DAY
from headwater.records import Alert, Article, Claim, Family, Revised, Watch
from headwater.store import Store

_LOOKED_BACK = 7 * DAY  # changes that a watcher which stood still did not tell of are told up to here
_SHOWN = 200  # characters of a text that stand in an alert


def gathered(archive: Archive, store: Store, watch: Watch, now: str) -> list[Alert]:
    """Everything that a watch could be told as of now, told before or not; keys tell what is new.

    Args:
        archive: What is kept.
        store: The store beneath it.
        watch: Whose alerts.
        now: ISO 8601 time that they bear.
    """
    articles = matched(archive, watch)
    if not articles:
        return []
    found = [*_origins(archive, articles, now), *_conflicts(archive, articles, now)]
    pages = {article.page for article in articles.values()}
    since = max(watch.made_at, later(datetime.fromisoformat(now), -_LOOKED_BACK))
    found += [_changed(it) for it in revised(store, since) if it.address in pages and it.alterations]
    return list({it.key: it for it in found}.values())


def _origins(archive: Archive, articles: dict[str, Article], now: str) -> Iterator[Alert]:
    """An article that is nobody's copy, told of its page once, whatever its version."""
    copies = {
        edge.copy for family in _families(archive, articles) for edge in family.edges if edge.relation != "excerpted"
    }
    for ref, article in sorted(articles.items()):
        if ref in copies or article.same_as is not None or "@" in ref.removeprefix(article.page):
            continue
        who = article.publisher or "publisher unknown"
        opening = " ".join(article.text[:_SHOWN].split())
        text = f"{who} reports for itself: {article.title or opening[:80]}"
        yield Alert(_key("origin", article.page, article.number), "origin", text, (ref,), (f"{ref}: “{opening}”",), now)


def _families(archive: Archive, articles: Iterable[str]) -> list[Family]:
    wanted = set(articles)
    return [family for family in archive.families() if not wanted.isdisjoint(family.refs)]


def _conflicts(archive: Archive, articles: dict[str, Article], now: str) -> Iterator[Alert]:
    """Values that cannot both be right, told once as long as the values are the same."""
    for story in archive.stories():
        if set(story.refs).isdisjoint(articles):
            continue
        for claim in archive.statements(story.id):
            if claim.verdict == "conflict":
                yield _conflict(claim, archive, now)


def _conflict(claim: Claim, archive: Archive, now: str) -> Alert:
    values = sorted(value.normalized or value.value for value in claim.values)
    refs = tuple(dict.fromkeys(ref for value in claim.values for ref in value.refs))
    pages = sorted(article.page for article in archive.articles(refs).values())
    key = _key("conflict", claim.kind, claim.unit or "", *values, *pages[:1])
    evidence = tuple(
        f"{words.ref}: “{' '.join(words.text.split())[:_SHOWN]}”"
        for value in claim.values
        for words in value.quotes[:2]
    )
    told = " or ".join(dict.fromkeys(value.value for value in claim.values))
    text = f"They disagree on “{claim.text[:80]}”: {told}. {claim.why}".strip()
    return Alert(key, "conflict", text, refs, evidence, now, claim.story)


def _changed(it: Revised) -> Alert:
    refs = tuple(article.ref for article in (it.before, it.after) if article is not None)
    either = it.after or it.before
    who = (either.publisher if either else None) or it.address
    evidence = tuple(
        f"{row.type}: “{(row.before or '')[:_SHOWN]}” → “{(row.after or '')[:_SHOWN]}”" for row in it.alterations
    )
    shas: Sequence[str] = [article.sha256 for article in (it.before, it.after) if article is not None]
    told = {"silent": "silently", "correction": "with a correction", "update": "with an update"}.get(it.told, it.told)
    text = (
        f"{who} changed {len(it.alterations)} facts {told} ({severity(it)}): {either.title if either else ''}".strip()
    )
    return Alert(_key("changed", it.address, it.seen_at, *shas), "changed", text, refs, evidence, it.seen_at)


def _key(*parts: object) -> str:
    return hashlib.sha256("\n".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()[:32]
