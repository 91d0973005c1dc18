"""Page text is hostile: whatever it says, it stays words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

from faces.dam import hostile
from headwater.web import create_app
from headwater.web.article import safe_address

PATHS = (
    "/",
    "/story/st-dam",
    "/article/06_dailydock.txt%232",
    "/compare?a=04_easterly_post.txt%231&b=05_infozona24.html%231",
)
TAGS = frozenset(
    re.findall(
        r"\w+",
        """html head meta title link script body a header svg path circle rect line text tspan g desc span nav ul ol li
        main p h1 h2 h3 b br i div section table thead tbody tr th td details summary dl dt dd hgroup figure figcaption
        aside article blockquote time footer kbd code sup del ins pre small form label input button dialog""",
    )
)
WORDS = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg/onload=alert(1)>",
    "</title></text></svg><script>alert(1)</script>",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "<!--<script>",
    "\x00\x0b\u202e\ufffe abc",
    "&lt;script&gt;",
    "]]><script>alert(1)</script>",
)


class Seen(HTMLParser):
    """What a browser would take for elements, handlers and targets."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.scripts: list[str] = []
        self.handlers: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag == "script":
            self.scripts.append(dict(attrs).get("src") or "inline")
        self.handlers += [name for name, _ in attrs if name.startswith("on") or name == "style"]
        self.targets += [value or "" for name, value in attrs if name in ("href", "src", "action", "xlink:href")]


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("path", PATHS)
def test_hostile_words_stay_words(words, path):
    page = TestClient(create_app(hostile(words))).get(path)
    assert page.status_code == 200
    seen = Seen()
    seen.feed(page.text)
    assert seen.handlers == []
    assert seen.scripts == [seen.scripts[0]]
    assert seen.scripts[0].startswith("/static/")
    assert [target for target in seen.targets if not target.startswith(("/", "#", "https://"))] == []
    assert seen.tags <= TAGS


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", " https://a.example", "https://a b",
     "//a.example", "https://a.example/\"onclick=x", "https://a.example/\n", "https://a.example/<b>",
     "file:///etc/passwd", "", None],
)  # fmt: skip
def test_only_plain_web_addresses_become_links(address):
    assert safe_address(address) is None


def test_links_out_tell_nothing_and_give_nothing():
    dam = hostile("x")
    ref = "01_westmark_1310.txt#1"
    from dataclasses import replace

    dam.kept[ref] = replace(dam.kept[ref], url="https://news.example/a?b=c&d=e")
    page = TestClient(create_app(dam)).get("/article/01_westmark_1310.txt%231").text
    assert '<a href="https://news.example/a?b=c&amp;d=e" rel="noopener noreferrer nofollow">' in page


def test_a_title_of_a_thousand_characters_is_drawn_in_two_lines():
    page = TestClient(create_app(hostile("word " * 200))).get("/story/st-dam")
    assert page.status_code == 200
    assert TestClient(create_app(hostile("w" * 1000))).get("/story/st-dam").status_code == 200
