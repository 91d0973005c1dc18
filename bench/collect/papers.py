"""A country of made-up newspapers whose feeds bring articles and whose articles change, by a schedule that is known.

Everything is a function of a seed and of the time that it is asked at, so that what a watcher should find can be told
beforehand. Some hosts are slow to bring news, some give other ids on every request, some lie about type or length.
"""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, field

from weblet import Answer, Request

PLACES = ("Saltgate", "Lindmoor", "Tamsel", "Hollin", "Orla", "Vilarou", "Northmoor", "Lenn", "Brask", "Ostwick")
THINGS = ("ferry", "bridge", "school", "tram", "harbour", "dam", "market", "mill", "hospital", "quarry")
WHO = ("the council", "the harbour office", "the police", "the operator", "the county", "the ministry")
ACTS = ("closed", "opened again", "flooded", "inspected", "repaired", "sold", "damaged", "searched", "rebuilt", "fined")
COUNTERS = 3600  # seconds after which counters and teasers of a page differ


@dataclass(frozen=True)
class Item:
    """An article: when it is listed, and when it changes (each time to something else)."""

    feed: int
    number: int
    listed: float
    edits: tuple[float, ...] = ()


@dataclass
class Town:
    """All feeds and items.

    Args:
        feeds: How many feeds, two to a host.
        items: How many articles in all.
        days: Days in all; in the first quarter of them they are listed.
        began: Seconds since the epoch when it begins.
        edited: Share of the articles that change once or twice.
    """

    feeds: int
    items: int
    days: float
    began: float
    edited: float = 0.2
    seed: int = 1
    settled: float = 0.0  # no edit in so many last seconds, so that every one can be seen
    apart: float = 8 * 3600.0  # between listing and edits, and between two edits of one article
    all: dict[tuple[int, int], Item] = field(default_factory=dict)
    by_feed: dict[int, list[Item]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        chance = random.Random(self.seed)
        end = self.began + self.days * 86_400
        for number in range(self.items):
            feed = number % self.feeds
            listed = self.began + chance.random() * self.days * 86_400 * 0.25
            edits: tuple[float, ...] = ()
            if chance.random() < self.edited:
                first = listed + self.apart * (1.05 + chance.random())
                second = first + self.apart * (1.05 + chance.random())
                wanted = (first, second) if chance.random() < 0.3 else (first,)
                edits = tuple(at for at in wanted if at < end - self.settled)
            item = Item(feed, number, listed, edits)
            self.all[feed, number] = item
            self.by_feed.setdefault(feed, []).append(item)
        for listed_items in self.by_feed.values():
            listed_items.sort(key=lambda item: -item.listed)

    def host(self, feed: int) -> str:
        """The host of a feed; two feeds share one."""
        return f"paper{feed // 2}.example"

    def path(self, item: Item) -> str:
        """Where an article stands on its host."""
        return f"/news/{item.feed}/{item.number}.html"

    def edits(self, until: float) -> dict[tuple[str, str], int]:
        """How often every article changes up to a time, by host and path."""
        return {
            (self.host(it.feed), self.path(it)): sum(at <= until for at in it.edits)
            for it in self.all.values()
            if it.listed <= until
        }

    def answer(self, asked: Request, now: float) -> Answer:
        """What a host answers at a time."""
        if asked.path == "/robots.txt":
            return Answer(b"User-agent: *\nDisallow: /private/\nDisallow: /news/9999\n", type="text/plain")
        parts = asked.path.split("?")[0].strip("/").split("/")
        if parts[0] == "feed":
            return self._feed(int(parts[1]), asked, now)
        if parts[0] == "news":
            item = self.all.get((int(parts[1]), int(parts[2].split(".")[0])))
            if item is not None and item.listed <= now:
                return self._page(item, asked, now)
        return Answer(b"nothing here", 404)

    def _feed(self, feed: int, asked: Request, now: float) -> Answer:
        rows = [item for item in self.by_feed.get(feed, ()) if item.listed <= now]
        entries = []
        for item in rows:
            id = f"{item.number}" if feed % 7 else f"{item.number}-{int(now)}"  # ids that change on every request
            link = f"http://{asked.headers['host']}{self.path(item)}" + ("?utm_source=rss" if feed % 3 == 0 else "")
            entries.append(f"<item><title>{title(item, 0)}</title><link>{link}</link><guid>{id}</guid></item>")
        if feed % 11 == 0:
            entries.append(
                f"<item><title>Closed</title><link>http://{asked.headers['host']}/private/{feed}</link></item>"
            )
        words = f"<rss version='2.0'><channel><title>Paper {feed}</title>{''.join(entries)}</channel></rss>"
        return _conditional(words.encode(), asked, "text/html" if feed % 5 == 0 else "application/rss+xml")

    def _page(self, item: Item, asked: Request, now: float) -> Answer:
        version = sum(at <= now for at in item.edits)
        tick = int(now // COUNTERS) if item.number % 2 else 0
        words = page(item, version, tick)
        return _conditional(words.encode(), asked, "image/png" if item.number % 17 == 0 else "text/html; charset=utf-8")


def _conditional(body: bytes, asked: Request, type: str) -> Answer:
    tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    if asked.headers.get("if-none-match") == tag:
        return Answer(b"", 304, headers=(("ETag", tag),))
    return Answer(body, type=type, headers=(("ETag", tag),))


def title(item: Item, version: int) -> str:
    """The headline of a version of an article."""
    chance = random.Random(item.number * 7)
    return f"{chance.choice(PLACES)} {chance.choice(THINGS)} {chance.choice(ACTS)} by {chance.choice(WHO)[4:]}"


def paragraphs(item: Item, version: int) -> list[str]:
    """The body of a version: every version has another figure in its first sentence."""
    chance = random.Random(item.number)
    hurt = 10 + item.number % 800 + version * 3
    found = [
        f"The {chance.choice(THINGS)} at {chance.choice(PLACES)} was {chance.choice(ACTS)} on Tuesday after {hurt} "
        f"people had complained, {chance.choice(WHO)} said in a statement number {item.number}."
    ]
    for _ in range(5):
        found.append(
            f"{chance.choice(WHO).capitalize()} told reporters that the {chance.choice(THINGS)} in "
            f"{chance.choice(PLACES)} would be {chance.choice(ACTS)} within {chance.randrange(2, 90)} days, as "
            f"{chance.choice(WHO)} had asked in {chance.randrange(1990, 2025)} when the "
            f"{chance.choice(THINGS)} of {chance.choice(PLACES)} was "
            f"{chance.choice(ACTS)} for {chance.randrange(2, 400)} thousand crowns."
        )
    return found


def page(item: Item, version: int, tick: int) -> str:
    """The page of a version, with counters and teasers that differ from hour to hour."""
    chance = random.Random(item.number * 31 + tick)
    body = "".join(f"<p>{words}</p>" for words in paragraphs(item, version))
    other = "".join(f"<li><a href='/x/{n}'>{chance.choice(PLACES)} {chance.choice(THINGS)}</a></li>" for n in range(4))
    return (
        f"<html><head><title>{title(item, version)} | Paper {item.feed}</title>"
        f"<meta property='og:site_name' content='Paper {item.feed}'></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title(item, version)}</h1><p class='byline'>By Ana Sousa</p>{body}"
        f"<p class='counter'>{chance.randrange(9999)} views</p></article>"
        f"<aside><h3>More</h3><ul>{other}</ul></aside><footer>{chance.randrange(99)} comments</footer></body></html>"
    )
