"""Whether reading time grows as its input does: `python bench/fuzz/slow.py [--only NAME] [--from 20000]`.

Every family is read at a size and at four times that size. Linear reading takes four times as long; a ratio well above
that is a fault. Times are of this process alone, so a busy machine does not change them much.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

from headwater.articles import split
from headwater.errors import InputRefused
from headwater.ingest import read_bytes

_SENTENCE = "The harbour raised its rates on Monday, the second time this year, its master said. "
_CAPITALS = "Ana Sousa Olaf Brandt Quay Post "
_ARTICLE = f"<article><h2>Rates rise</h2><time>3 March 2025</time><p>{_SENTENCE * 3}</article>"
_MAIL = "From: a@b.cd\nSubject: x\nDate: x\n"


def _html(inside: str) -> str:
    return f"<html><head><title>Rates rise</title></head><body><h1>Rates rise</h1>{inside}</body></html>"


def _pages(n: int) -> str:
    one = f"Quay Post\n3 hours ago\n- Quay Post\nRates rise\n{_SENTENCE * 4}\n\n\n"
    return one * (n // len(one) + 1)


def _until(piece: str) -> Callable[[int], str]:
    return lambda n: piece * (n // len(piece) + 1)


def _markup(piece: str, end: str = "") -> Callable[[int], str]:
    return lambda n: _html(
        piece * (n // max(1, len(piece) + len(end)) + 1) + end * (n // max(1, len(piece) + len(end)))
    )


FAMILIES: dict[str, tuple[str, Callable[[int], str]]] = {
    "one long line": ("page.txt", _until(_SENTENCE)),
    "many paragraphs": ("page.txt", _until(_SENTENCE * 3 + "\n")),
    "many articles": ("page.txt", _pages),
    "many short lines": ("page.txt", _until("Rates rise\n")),
    "many different paragraphs": ("page.txt", lambda n: "".join(f"{i} {_SENTENCE}{i * i}.\n" for i in range(n // 95))),
    "dates in one line": ("page.txt", _until("3 March 2025, 10:00 ")),
    "date lines": ("page.txt", _until("3 March 2025, 10:00\n")),
    "ages in one line": ("page.txt", _until("3 hours ago ")),
    "bylines": ("page.txt", _until("By Ana Sousa and Olaf Brandt\n")),
    "names in one line": ("page.txt", _until(_CAPITALS)),
    "names in lines of 250": ("page.txt", _until((_CAPITALS * 8)[:250] + "\n")),
    "one word": ("page.txt", _until("a")),
    "one capital": ("page.txt", _until("A")),
    "digits": ("page.txt", _until("9")),
    "digits and points": ("page.txt", _until("9.")),
    "blanks": ("page.txt", lambda n: "x" + " " * n + "x"),
    "tabs and line ends": ("page.txt", _until(" \t\n")),
    "opening brackets": ("page.txt", _until("(")),
    "opening quotes": ("page.txt", _until("\u201c")),
    "bars": ("page.txt", _until("| ")),
    "dashes": ("page.txt", _until("- ")),
    "commas": ("page.txt", _until("A, ")),
    "photo credits": ("page.txt", _until("(Photo: Ana Sousa/Quay Post) ")),
    "paywall texts": ("page.txt", _until("This advertisement has not loaded yet, but your article continues below. ")),
    "subscribe": ("page.txt", _until("Subscribe now for unlimited access. ")),
    "addresses": ("page.txt", lambda n: "http://" + "a." * n),
    "datelines": ("page.txt", _until("QUAYSIDE (Tidewire) - ")),
    "Japanese": ("page.txt", _until("港の料金は七月から一割二分上がると港長が月曜日に発表した。")),
    "combining marks": ("page.txt", lambda n: "a" + "\u0301" * n),
    "open p": ("page.html", _markup("<p>" + _SENTENCE)),
    "nested div": ("page.html", _markup("<div>", "</div>")),
    "nested article": ("page.html", _markup("<article><h2>Rates rise</h2>" + _SENTENCE, "</article>")),
    "nested b": ("page.html", _markup("<b>x")),
    "nested table": ("page.html", _markup("<table><tr><td>x")),
    "nested blockquote": ("page.html", _markup("<blockquote><p>" + _SENTENCE)),
    "links": ("page.html", _markup('<a href="/x">Rates rise</a> ')),
    "list": ("page.html", _markup("<li><a>Rates rise</a>")),
    "articles": ("page.html", _markup(_ARTICLE)),
    "br": ("page.html", _markup(_SENTENCE + "<br>")),
    "classes": ("page.html", lambda n: _html(f'<p class="{"related " * (n // 8)}">{_SENTENCE}')),
    "attributes": ("page.html", lambda n: _html("<p " + "a=b " * (n // 4) + ">x")),
    "open attribute": ("page.html", lambda n: _html('<p class="' + "x<y>" * (n // 4))),
    "open comment": ("page.html", lambda n: _html("<!--" + "- " * (n // 2))),
    "comments": ("page.html", _markup("<!-- x -->")),
    "entities": ("page.html", _markup("&amp;")),
    "less-than signs": ("page.html", _markup("<")),
    "scripts": ("page.html", _markup("<script>x</script>")),
    "ld": ("page.html", lambda n: _html('<script type="application/ld+json">' + '{"a":' * (n // 5) + "</script>")),
    "ld list": (
        "page.html",
        lambda n: _html(f'<script type="application/ld+json">[{"[" * (n // 2)}{"]" * (n // 2)}]</script>'),
    ),
    "ld authors": (
        "page.html",
        lambda n: _html(
            '<script type="application/ld+json">{"@type":"NewsArticle","author":['
            + ",".join('{"name":"Ana Sousa"}' for _ in range(n // 20))
            + "]}</script>"
        ),
    ),
    "metas": ("page.html", lambda n: "<html><head>" + '<meta property="og:title" content="x">' * (n // 38) + _SENTENCE),
    "microdata": ("page.html", _markup('<div itemscope itemtype="http://schema.org/Article"><b itemprop="name">x</b>')),
    "feed entries": (
        "feed.xml",
        lambda n: "<rss><channel>"
        + f"<item><title>Rates</title><description>{_SENTENCE * 2}</description></item>" * (n // 220)
        + "</channel></rss>",
    ),
    "feed open tags": ("feed.xml", lambda n: "<rss><channel>" + "<item>" * (n // 6)),
    "json feed": (
        "feed.json",
        lambda n: '{"version":"https://jsonfeed.org/version/1","items":['
        + ",".join(['{"id":"1","content_text":"Rates rise on Monday."}'] * (n // 50))
        + "]}",
    ),
    "mail headers": ("a.eml", lambda n: _MAIL + "X-A: b\n" * (n // 7) + "\n" + _SENTENCE),
    "mail parts": (
        "a.eml",
        lambda n: "From: a@b.cd\nSubject: x\nDate: x\nContent-Type: multipart/mixed; boundary=b\n\n"
        + "--b\nContent-Type: text/plain\n\nx\n" * (n // 34),
    ),
    "mail nested": (
        "a.eml",
        lambda n: "From: a@b.cd\nSubject: x\nDate: x\n" + "Content-Type: message/rfc822\n\nFrom: a\n" * (n // 38),
    ),
    "mail words": (
        "a.eml",
        lambda n: "From: a@b.cd\nDate: x\nSubject: " + "=?utf-8?q?x?=\n " * (n // 16) + "\n\n" + _SENTENCE,
    ),
}  # fmt: skip


def took(address: str, text: str) -> float:
    """Seconds of this process to read and split."""
    data = text.encode()
    began = time.process_time()
    try:
        split(read_bytes(data, address))
    except InputRefused as refused:
        print(f"    refused: {refused}"[:150])
    return time.process_time() - began


def main() -> None:
    parse = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("--only", default="")
    parse.add_argument("--from", dest="size", type=int, default=20_000)
    options = parse.parse_args()
    for address, made in (FAMILIES["open p"], FAMILIES["articles"], FAMILIES["feed entries"], FAMILIES["mail parts"]):
        took(address, made(2000))  # loads what is loaded once
    for name, (address, made) in FAMILIES.items():
        if options.only not in name:
            continue
        small, large = took(address, made(options.size)), took(address, made(4 * options.size))
        ratio = large / small if small > 0.02 else 0.0
        mark = "  <-- grows faster than its input" if ratio > 7 or large > 20 else ""
        print(f"{name:28} {small:7.2f} s {large:7.2f} s {ratio:5.1f}{mark}", flush=True)


if __name__ == "__main__":
    main()
