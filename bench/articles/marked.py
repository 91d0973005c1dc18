"""HTML pages composed of true articles, with furniture in markup: what to learn from beside real pages of one article.

Sections and digests with several full articles, bare pages of one short text, mails, old pages of tables and line
breaks, teaser cards within the text, comments that repeat it. Wordings are those of the composed text pages.
"""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from pool import Text
from sheets import HEADLINES, NAMES, Item, Sheet, item

_WRAPS = (
    ("article", ""), ("article", "story"), ("div", "article"), ("div", "post"), ("div", "entry"), ("section", ""),
    ("div", ""), ("section", "news-item"), ("div", "hentry"), ("td", ""),
)  # fmt: skip
_TEXTS = (("", ""), ("", ""), ("div", "content"), ("div", "article-body"), ("div", "entry-content"), ("div", "text"))
_NEAR = ("share", "advert", "related", "newsletter", "subscription", "photo-credit", "caption")
_BELOW = ("share", "comment-form", "related", "newsletter", "copyright", "navigation", "subscription", "cookie")
_LABELS = {
    "share": ("share", "social", "tools"), "advert": ("ad", "banner", "promo"), "related": ("related", "more"),
    "newsletter": ("newsletter", "signup", "box"), "subscription": ("paywall", "offer", "promo"),
    "photo-credit": ("credit", "caption"), "caption": ("caption", "image"), "copyright": ("footer", "legal"),
    "comment-form": ("comments", "discussion"), "navigation": ("nav", "menu"), "cookie": ("cookie", "notice"),
}  # fmt: skip
_CARDS = ("", "", "card", "teaser", "promo", "more", "box", "item")


@dataclass
class Marked:
    """A page and the paragraphs of its articles, in order."""

    html: str
    body: list[str] = field(default_factory=list)


def marked(dice: random.Random, texts: list[Text]) -> Marked:
    """One page under habits drawn at random."""
    shape = dice.random()
    count = 1 if shape < 0.6 else dice.randint(2, 5)
    items = [item(text, dice, "learn", dice.choice((4, 5, 8, 14))) for text in dice.sample(texts, count)]
    for one in items:
        if dice.random() < 0.4:
            one.body = one.body[: dice.randint(1, 4)]
    habit = _Habit(dice, texts, several=count > 1)
    return Marked(habit.page(items), habit.body)


def _element(tag: str, label: str, inside: str) -> str:
    if not tag:
        return inside
    named = f' class="{label}"' if label else ""
    if tag == "td":
        return f"<table><tr><td{named}>{inside}</td></tr></table>"
    return f"<{tag}{named}>{inside}</{tag}>"


class _Habit:
    def __init__(self, dice: random.Random, texts: list[Text], *, several: bool) -> None:
        self.dice, self.texts, self.several = dice, texts, several
        self.sheet = Sheet(dice, "learn")
        self.sheet.language = "en" if dice.random() < 0.8 else self.sheet.language
        self.wrap, self.text = dice.choice(_WRAPS), dice.choice(_TEXTS)
        self.breaks = dice.random() < 0.15
        self.heading = dice.choice(("h2", "h2", "h3", "h1") if several else ("h1", "h1", "h1", "h2", "b", "font", ""))
        self.labelled = dice.random() < 0.6
        self.between = dice.choice((0.0, 0.0, 0.1, 0.25))
        self.header = dice.choice(("", "d", "n", "nd", "dn", "j", "j"))
        self.bare = dice.random() < 0.35
        self.comments = dice.random() < 0.25
        self.cards = dice.random() < 0.3
        self.under, self.list = dice.choice(("h2", "h3", "h4", "b")), dice.choice(("ul", "ul", "ol"))
        self.lists, self.crossheads = dice.random() < 0.3, dice.random() < 0.2
        self.body: list[str] = []

    def page(self, items: list[Item]) -> str:
        inside = "".join(map(self._article, items))
        title = items[0].title if not self.several else items[0].outlet
        head = f"<title>{html.escape(title)} - {items[0].outlet}</title>" if self.dice.random() < 0.8 else ""
        if self.bare:
            return f"<html><head>{head}</head><body>{inside}</body></html>"
        top, bottom = self._edges(items[0])
        return f"<html><head>{head}</head><body>{top}{inside}{bottom}</body></html>"

    def _edges(self, one: Item) -> tuple[str, str]:
        dice = self.dice
        sections = self.sheet.wording("navigation").split()
        menu = "".join(f'<li><a href="/{n}">{w}</a></li>' for n, w in enumerate(sections))
        tag = dice.choice(("nav", "header", "div", "div"))
        top = _element(tag, "" if dice.random() < 0.5 else "menu", f"<a href='/'>{one.outlet}</a><ul>{menu}</ul>")
        below = "".join(self._furniture(kind) for kind in dice.sample(_BELOW, dice.randint(0, 5)))
        teasers = "".join(self._card() for _ in range(dice.choice((0, 0, 3, 6))))
        foot = _element(dice.choice(("footer", "div", "div")), "", self._furniture("copyright"))
        return top, below + teasers + foot

    def _article(self, one: Item) -> str:
        dice = self.dice
        head = self._title(one) + self._header(one)
        parts: list[str] = []
        for at, words in enumerate(one.body):
            if at and dice.random() < self.between:
                parts.append(self._furniture(dice.choice(_NEAR)))
            if at and self.cards and dice.random() < 0.3:
                parts += [self._card() for _ in range(dice.choice((1, 1, 2)))]
            parts += self._paragraph(words, one.body[-1]) if at else [self._element(words)]
        text = _element(*self.text, "".join(parts))
        tail = self._furniture(dice.choice(_BELOW)) if not self.bare and dice.random() < 0.4 else ""
        return _element(*self.wrap, head + text + tail) + (self._comments(one) if self.comments else "")

    def _title(self, one: Item) -> str:
        title = html.escape(one.title)
        if self.heading == "font":
            return f'<font size="5"><b>{title}</b></font><br><br>'
        return f"<{self.heading}>{title}</{self.heading}>" if self.heading else ""

    def _header(self, one: Item) -> str:
        date, name = self.dice.choice((one.date, one.american)), f"By {one.name}"
        told = {"d": [date], "n": [name], "nd": [name, date], "dn": [date, name], "j": [f"{name} | {date}"], "": []}
        tag = "p" if self.heading in ("h1", "h2", "h3") else "i"
        return "".join(f'<{tag} class="meta">{words}</{tag}><br>' if tag == "i" else f"<p>{words}</p>"
                       for words in told[self.header])  # fmt: skip

    def _element(self, words: str) -> str:
        self.body.append(words)
        return f"{html.escape(words)}<br><br>\n" if self.breaks else f"<p>{html.escape(words)}</p>\n"

    def _paragraph(self, words: str, last: str) -> list[str]:
        """A paragraph below the first, now and then under a crosshead or with a list of what it says."""
        dice = self.dice
        parts = []
        if self.crossheads and dice.random() < 0.3:
            self.body.append(dice.choice(HEADLINES["learn"]))
            parts.append(f"<{self.under}>{self.body[-1]}</{self.under}>\n")
        parts.append(self._element(words))
        if self.lists and dice.random() < 0.4:
            told = [piece for piece in re.split(r"[.,;] ", last) if 2 <= len(piece.split()) <= 14]
            items = [piece for piece in told[:6] if piece not in self.body] if len(told) > 1 else []
            self.body += items
            listed = "".join(f"<li>{html.escape(piece)}</li>\n" for piece in items)
            parts.append(f"<{self.list}>{listed}</{self.list}>\n")
        return parts

    def _furniture(self, kind: str) -> str:
        dice = self.dice
        words = html.escape(self.sheet.wording(kind))
        label = dice.choice(_LABELS[kind]) if self.labelled and dice.random() < 0.8 else ""
        if dice.random() < 0.4:
            words = f'<a href="/x">{words}</a>'
        if dice.random() < 0.2:
            words = f"<b>{words}</b>"
        return _element(dice.choice(("p", "div", "div", "aside")), label, words)

    def _card(self) -> str:
        """A teaser: a linked headline, perhaps the first sentences of its text, perhaps who wrote it and when."""
        dice = self.dice
        other = item(dice.choice(self.texts), dice, "learn")
        title = f'<a href="/y">{html.escape(other.title)}</a>'
        parts = [dice.choice(("<h3>{}</h3>", "<h4>{}</h4>", "<p>{}</p>", "<b>{}</b>", "<div>{}</div>")).format(title)]
        if dice.random() < 0.7:
            parts.append(f"<p>{html.escape(other.body[0][: dice.randint(60, 220)])}</p>")
        if dice.random() < 0.5:
            parts.append(f"<span>{dice.choice(NAMES['learn'])}</span> <time>{other.date}</time>")
        return _element(dice.choice(("div", "div", "li", "aside", "section")), dice.choice(_CARDS), "".join(parts))

    def _comments(self, one: Item) -> str:
        dice = self.dice
        label, tag = dice.choice(("comments", "comment-list", "discussion", "")), dice.choice(("li", "div"))
        found = []
        for _ in range(dice.randint(1, 8)):
            words = dice.choice((dice.choice(one.body), dice.choice(dice.choice(self.texts).body), *HEADLINES["learn"]))
            words = dice.choice(("{}", "I think that {}", "Really? {}", "{} Not so.")).format(words)
            named = f"<cite>{dice.choice(NAMES['learn'])}</cite> <i>{one.american}</i>"
            found.append(_element(tag, "comment" if label else "", f"{named}<p>{html.escape(words)}</p>"))
        return _element(dice.choice(("ol", "div", "section")), label, "".join(found))


def pages(number: int, texts: list[Text], seed: int = 5) -> list[Marked]:
    """So many pages, always the same."""
    make: Callable[[int], Marked] = lambda at: marked(random.Random(seed * 100_003 + at), texts)  # noqa: E731
    return [make(at) for at in range(number)]
