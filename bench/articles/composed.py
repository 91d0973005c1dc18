"""How well composite pages of many habits are split: pages composed at random from true articles of a set.

    python bench/articles/composed.py ../shared/data/families/open [--pages 20] [--style NAME] [--show]

Every style is a habit of putting several articles on one page (where outlet, date and byline stand, what parts two
articles). Prints per style how many articles are found (body overlap of 0.8, by characters) and how many too many.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from gold import families, load  # noqa: I001 (a script beside this one)

from headwater.articles import split
from headwater.ingest import read_bytes
from headwater.records import Article

OUTLETS = (
    "Harbour Courier", "The Lindmoor Gazette", "KVX News", "Nordkap Wire", "Eastfield Today", "La Voz del Puerto",
)  # fmt: skip
NAMES = ("Anna Bergqvist", "Tomás Ferreira", "Li Meilin", "Joan O'Dell", "Kemal Aydın", "Grace Mbeki")
MONTHS = ("January", "February", "March", "April", "May", "June")


class Item:
    """One article with an outlet, a person and a day to put around it."""

    def __init__(self, article: Article, dice: random.Random) -> None:
        self.title = article.title or "Untitled"
        self.body = [text for _, text in article.paragraphs()]
        self.outlet, self.name = dice.choice(OUTLETS), dice.choice(NAMES)
        self.day, self.month, self.year = dice.randint(1, 28), dice.choice(MONTHS), dice.choice((2024, 2025))
        self.hours = dice.randint(2, 20)

    @property
    def date(self) -> str:
        """The day as English pages print it."""
        return f"{self.day} {self.month} {self.year}"


def _cards(i: Item) -> list[str]:
    return ["", "", i.outlet, f"{i.hours} hours ago", f"- {i.outlet}", i.title, " ".join(i.body)]


def _blog(i: Item) -> list[str]:
    return [i.title, i.name, i.date, *i.body]


def _byline_date(i: Item) -> list[str]:
    return ["", i.title, f"By {i.name} | {i.outlet} | {i.date}", "", *i.body]


def _date_first(i: Item) -> list[str]:
    return [i.date, i.title, *i.body]


def _outlet_below(i: Item) -> list[str]:
    return [i.title, f"{i.outlet}, {i.date}", *i.body]


def _ruled(i: Item) -> list[str]:
    return ["----------", "", i.title, "", *i.body]


def _stars(i: Item) -> list[str]:
    return ["* * *", i.title.upper(), *i.body]


def _trailing(i: Item) -> list[str]:
    return [i.title, *i.body, f"({i.outlet}, {i.date})"]


def _yearless(i: Item) -> list[str]:
    return [i.title, f"{i.name}, {i.month} {i.day}", *i.body]


def _numbered(i: Item) -> list[str]:
    return ["", f"{i.day}. {i.title}", f"({i.outlet})", *i.body]


def _source_line(i: Item) -> list[str]:
    return ["", i.title, *i.body, f"Source: {i.outlet}"]


def _tagged(i: Item) -> list[str]:
    return [i.title, f"LINDMOOR, {i.month} {i.day} (Nordkap) - {i.body[0]}", *i.body[1:]]


def _blank_only(i: Item) -> list[str]:
    return ["", "", i.title, "", *i.body]


def _glued(i: Item) -> list[str]:
    return [f"{i.title}{i.outlet} {i.month} {i.day}, {i.year} 10:15 AM GMT", " ".join(i.body)]


def _spanish(i: Item) -> list[str]:
    return ["", i.title, f"{i.outlet} · hace {i.hours} horas", *i.body]


_MESI = ("enero", "febrero", "marzo", "abril", "mayo", "junio")
_MOIS = ("janvier", "février", "mars", "avril", "mai", "juin")


def _german(i: Item) -> list[str]:
    return ["", f"+++ {i.title} +++", f"({i.outlet})", "", *i.body, "Weiterlesen »", ""]


def _spanish_letter(i: Item) -> list[str]:
    month = _MESI[MONTHS.index(i.month)]
    return ["", i.title, f"Por {i.name} | {i.outlet} | {i.day} de {month} de {i.year}", *i.body, "Leer más"]


def _french_letter(i: Item) -> list[str]:
    month = _MOIS[MONTHS.index(i.month)]
    return ["", f"► {i.title}", *i.body, f"{i.outlet}, le {i.day} {month} {i.year}", "Lire la suite"]


def _forum(i: Item) -> list[str]:
    user = i.name.split()[0].lower() + str(i.day)
    quoted = [f"> {words}" for words in (i.title, *i.body)]
    return [f"{user} wrote on {i.date}, 10:15", *quoted, "What do you all think?", ""]


def _feed(i: Item) -> list[str]:
    link = "-".join(i.title.lower().split()[:5])
    return [f"Title: {i.title}", f"Link: https://news.example/{link}", f"Date: {i.date} 10:15", *i.body, ""]


def _link_above(i: Item) -> list[str]:
    return ["", f"https://news.example/{i.day}/{i.hours}", i.title, "", *i.body]


def _html(item: Callable[[Item], str]) -> Callable[[list[Item]], str]:
    return lambda items: f"<html><body><h1>My clippings</h1>{''.join(map(item, items))}</body></html>"


def _paragraphs(i: Item) -> str:
    return "".join(f"<p>{p}</p>" for p in i.body)


STYLES: dict[str, Callable[[list[Item]], str]] = {
    name.strip("_"): (lambda items, maker=maker: "\n".join(line for i in items for line in maker(i)))
    for name, maker in (
        ("cards", _cards), ("blog", _blog), ("byline_date", _byline_date), ("date_first", _date_first),
        ("outlet_below", _outlet_below), ("ruled", _ruled), ("stars", _stars), ("trailing", _trailing),
        ("yearless", _yearless), ("numbered", _numbered), ("source_line", _source_line), ("tagged", _tagged),
        ("blank_only", _blank_only), ("glued", _glued), ("spanish", _spanish),
        ("german", _german), ("spanish_letter", _spanish_letter), ("french_letter", _french_letter),
        ("forum", _forum), ("feed", _feed), ("link_above", _link_above),
    )
}  # fmt: skip
STYLES |= {
    "html_articles": _html(lambda i: f"<article><h2>{i.title}</h2>{_paragraphs(i)}</article>"),
    "html_posts": _html(
        lambda i: (
            f"<div class='post'><h2>{i.title}</h2><span class='meta'>{i.outlet} | {i.date}</span>"
            f"{_paragraphs(i)}</div>"
        )
    ),
    "html_bare": _html(lambda i: f"<div class='post'><h2>{i.title}</h2>{_paragraphs(i)}</div>"),
    "html_breaks": _html(lambda i: f"<b>{i.title}</b><br>{i.date}<br>{'<br><br>'.join(i.body)}<hr>"),
    "html_table": lambda items: (
        "<html><body><table><tr><td><a href='/'>Home</a><br><a href='/s'>Sport</a><br><a href='/w'>Weather</a></td><td>"
        + "".join(
            f"<p><font size=5><b>{i.title}</b></font><br><font size=1>{i.outlet}, {i.date}</font></p>{_paragraphs(i)}"
            for i in items
        )
        + "</td><td><b>Most read</b><br><a href='/1'>Ten soups for autumn</a><br><a href='/2'>A cat votes</a></td></tr>"
        "</table></body></html>"
    ),
    "html_teasers": lambda items: (
        "<html><body><main>"
        + "".join(
            f"<section><h2>{i.title}</h2><p class='meta'>{i.name} · {i.date}</p>{_paragraphs(i)}</section>"
            f"<div class='card'><h3>{o.title}</h3><p>{o.body[0][:120]} ...</p><a href='/x'>Read more</a></div>"
            for i, o in zip(items, items[1:] + items[:1], strict=True)
        )
        + "</main></body></html>"
    ),
    "html_pre": lambda items: "<html><body><pre>" + STYLES["blog"](items) + "</pre></body></html>",
}


def main() -> None:
    parse = argparse.ArgumentParser()
    parse.add_argument("set", type=Path)
    parse.add_argument("--pages", type=int, default=15)
    parse.add_argument("--style", default="")
    parse.add_argument("--show", action="store_true")
    options = parse.parse_args()
    pool = [
        [a for a in load(folder).articles.values() if a.title and not a.same_as and len(a.text) > 600]
        for folder in families(options.set)
    ]
    for style, make in STYLES.items():
        if options.style not in style:
            continue
        dice = random.Random(7)
        found = wanted = printed = single = 0
        fields: Counter[str] = Counter()
        for _ in range(options.pages):
            items = [Item(dice.choice(group), dice) for group in dice.sample(pool, dice.randint(2, 4))]
            page = read_bytes(make(items).encode(), "page.html" if style.startswith("html") else "page.txt")
            articles = split(page)
            hits = sum(any(_same(a.text, "\n".join(i.body)) for a in articles) for i in items)
            for item in items:
                fields.update(_right(item, next((a for a in articles if _same(a.text, "\n".join(item.body))), None)))
            found, wanted, printed = found + hits, wanted + len(items), printed + len(articles)
            single += hits == len(items) == len(articles)
            if options.show and hits < len(items):
                print([i.title[:40] for i in items], [(a.title or "")[:40] for a in articles])
        shares = " ".join(f"{name} {fields[name] / wanted:.2f}" for name in ("title", "publisher", "author", "date"))
        precision = found / max(1, printed)
        whole = f"whole {single}/{options.pages}"
        print(f"{style:14} found {found / wanted:.2f}  precision {precision:.2f}  {whole}  {shares}")


def _right(item: Item, article: Article | None) -> dict[str, int]:
    """Which fields are as the page prints them, whether or not this style prints them."""
    if article is None:
        return {}
    day = f"{item.year}-{MONTHS.index(item.month) + 1:02d}-{item.day:02d}"
    return {
        "title": (article.title or "").casefold() == item.title.casefold(),
        "publisher": article.publisher == item.outlet,
        "author": article.authors == (item.name,),
        "date": (article.published or "")[:10] == day,
    }


def _same(a: str, b: str) -> bool:
    a, b = "".join(a.split()), "".join(b.split())
    at = a.find(b[:60])
    if at < 0:
        at, start = 0, a[:60]
        shift = b.find(start)
        both = min(len(a), len(b) - shift) if shift >= 0 else 0
    else:
        both = min(len(b), len(a) - at)
    return both / max(1, len(a) + len(b) - both) >= 0.8


if __name__ == "__main__":
    main()
