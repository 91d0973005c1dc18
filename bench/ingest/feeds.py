"""Feeds with known results: entries, titles, links and dates through our own Page.

    python bench/ingest/feeds.py ../shared [--misses]

The set is feedparser's own test files, each with what is expected of it in a comment. What our Page does not keep
(colours of text boxes, ids of generators) is not asked for. Nothing is learned here.
"""

from __future__ import annotations

import ast
import re
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from headwater.errors import InputRefused
from headwater.ingest import read_bytes
from headwater.ingest.feeds import moment
from headwater.records import Page
from rows import Row

EXPECT = re.compile(rb"Expect:\s*(.+?)(?:\r?\n|-->)")
ENTRY = re.compile(rb"<(?:[\w-]+:)?(?:item|entry)(?:\s[^>]*)?/?>", re.I)
LOCATION = re.compile(rb"Content-Location:\s*(\S+)")
SERVER = "http://127.0.0.1:8097/"  # where the set's own tests serve it from
COMMENT = re.compile(rb"<!--.*?-->", re.S)
TAG = re.compile(r"<[^<>]*>")
KINDS = {"title": "title", "link": "link", "published": "date", "updated": "date"}


def files(shared: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every feed of the set."""
    with tarfile.open(shared / "data/feeds_feedparser/feedparser_test_feeds.tar.gz") as packed:
        for member in packed:
            stream = packed.extractfile(member) if member.name.endswith(".xml") else None
            if stream is not None:
                yield member.name.removeprefix("./"), stream.read()


def address(name: str, data: bytes) -> str:
    """Where a feed comes from: relative links in it count from there."""
    told = LOCATION.search(data[:1000])
    return told[1].decode() if told else SERVER + name


def asked(expression: str) -> Iterator[tuple[int | None, str, Any]]:
    """What a comment expects of titles, links and dates: number of the entry (None for the feed), key, value."""
    try:
        tree = ast.parse(expression.strip(), mode="eval")
    except (SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Compare) and len(node.ops) == 1 and isinstance(node.ops[0], ast.Eq)):
            continue
        try:
            value = ast.literal_eval(node.comparators[0])
        except ValueError:
            continue
        match = re.fullmatch(
            r"(?:entries\[(\d)\]|(feed))\['(title|link|published|updated)(?:_parsed)?'\]", ast.unparse(node.left)
        )
        if match and isinstance(value, str | tuple):
            yield (int(match[1]) if match[1] else None), match[3], value


def words(value: str) -> str:
    """A title as a reader sees it: without markup and entities, on one line."""
    return " ".join(unescape(TAG.sub(" ", unescape(value))).split())


def holds(page: Page, entry: int | None, key: str, value: Any) -> bool:
    """Whether our page says what is expected."""
    if entry is None:
        found = page.claims(f"feed:{key}")
    else:
        found = page.parts[entry].claims(key) if entry < len(page.parts) else ()
    said = found[0] if found else ""
    if KINDS[key] == "date":
        return said == moment(value) if isinstance(value, str) else instant(said) == tuple(value[:6])
    if key == "title":
        return words(said).replace(" ", "") == words(value).replace(" ", "")
    return bool(said == value.strip())


def instant(said: str) -> tuple[int, ...]:
    """A moment in UTC as year, month, day, hour, minute, second."""
    from datetime import UTC, datetime

    try:
        found = datetime.fromisoformat(said)
    except ValueError:
        year, month, day = [int(part) for part in [*said.split("-"), "1", "1"][:3]] if said else (1, 1, 1)
        found = datetime(year, month, day)
    found = found.astimezone(UTC) if found.tzinfo else found
    return tuple(found.timetuple()[:6])


def measured(shared: Path, misses: bool = False) -> tuple[Counter[str], Counter[str]]:
    """How many were right, and how many were asked for, by kind."""
    right: Counter[str] = Counter()
    whole: Counter[str] = Counter()

    def count(kind: str, good: bool, told: str) -> None:
        whole[kind] += 1
        right[kind] += good
        if misses and not good:
            print(kind, told)

    for name, data in files(shared):
        well = name.startswith("wellformed")
        try:
            page = read_bytes(data, address(name, data))
        except InputRefused as refused:
            count("entries" if well else "read", False, f"{name}: {refused.message}")
            continue
        if not well:
            count("read", page.media == "feed", f"{name}: taken for {page.media}")
            continue
        bare = COMMENT.sub(b"", data)
        expected = len(ENTRY.findall(bare if b"\0" not in data else bare.replace(b"\0", b"")))
        count("entries", page.media == "feed" and len(page.parts) == expected, f"{name}: {len(page.parts)} {expected}")
        told = EXPECT.search(data)
        for entry, key, value in asked(told[1].decode("utf-8", "replace")) if told else ():
            count(KINDS[key], holds(page, entry, key, value), f"{name}: {entry} {key} {value!r}")
    return right, whole


def rows(shared: Path) -> list[Row]:
    """The figures of this script for the table of all measures."""
    right, whole = measured(shared)
    kinds = ("entries", "title", "link", "date")
    named = {"entries": "number of entries", "title": "titles", "link": "links", "date": "dates"}
    asked_for = sum(whole[kind] for kind in kinds)
    found = [
        Row(
            "feeds_feedparser",
            "well-formed: all as expected",
            sum(right[k] for k in kinds) / asked_for,
            asked_for,
            0.99,
        )
    ]
    found += [Row("feeds_feedparser", f"well-formed: {named[k]}", right[k] / whole[k], whole[k], 0.99) for k in kinds]
    return [*found, Row("feeds_feedparser", "others read as feeds", right["read"] / whole["read"], whole["read"])]


def main() -> None:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    if "--misses" in sys.argv:
        measured(shared, misses=True)
    for row in rows(shared):
        print(f"{row.data:18} {row.measure:34} {row.figure:.4f}  of {row.cases}")


if __name__ == "__main__":
    main()
