"""Composed pages of mixed habits: what stands around each article is drawn at random, once for a page."""

from __future__ import annotations

import random

from pool import Text
from sheets import HEADLINES, Item, Sheet, item
from single import ONE
from styles import clean, glued_in, one_line, plain, short, varied

_DATES = (
    lambda i: i.date,
    lambda i: i.american,
    lambda i: f"{i.day:02d}.{3 + i.day % 9:02d}.{i.year}",
    lambda i: f"{i.year}-{1 + i.day % 12:02d}-{i.day:02d} 14:{10 + i.day}",
    lambda i: f"{i.hours} hours ago",
    lambda i: f"{i.hours}h",
    lambda i: f"Published {i.american}",
    lambda i: f"Updated: {i.date}",
    lambda i: f"Posted on {i.american} at 9:{10 + i.day} pm",
)
_MORE_DATES = (
    lambda i: f"vor {i.hours} Stunden",
    lambda i: f"il y a {i.hours} h",
    lambda i: f"hace {i.hours} horas",
    lambda i: ("yesterday", "gestern", "hier", "ayer", "vorgestern", "today")[i.day % 6],
    lambda i: f"{i.day % 6 + 2} days ago",
    lambda i: f"vor {i.day % 6 + 2} Tagen",
    lambda i: f"{i.day}.{1 + i.day % 12}.{i.year}, {8 + i.day % 12}:{10 + i.day} Uhr",
    lambda i: f"{i.day} de marzo de {i.year}",
    lambda i: f"le {i.day} mai {i.year}",
)
_NAMES = (lambda i: i.name, lambda i: f"By {i.name}", lambda i: f"by {i.name}", lambda i: f"{i.name} reports")
_OUTLETS = (lambda i: i.outlet, lambda i: f"({i.outlet})", lambda i: f"[{i.outlet}]", lambda i: f"via {i.outlet}")
_JOINS = (" | ", " · ", ", ", " - ", " / ", " – ", "  ")
_SITES = ("FeedHeap", "NewsPile", "Sammelmappe", "Le Classeur", "Tablón", "My clippings", "Dayscroll", "Presse-Korb")
_RULES = ("-----", "* * *", "_____", "#####", "~~~~~~", "§", "=======", "o0o")
_KEYS = ("Title", "Headline", "Author", "Source", "Date", "Published", "Paper", "Re", "Topic", "Length", "Category")


# Cards of aggregators: outlet, age, the outlet once more (p), headline, byline, in many orders.
_CARDS = ("odt", "odpt", "odptn", "otd", "jt", "jtn", "tod", "odtn", "dot", "dt", "pt", "otn", "jot")
# The headline twice, as copied pages have it: in a list or a teaser above, and over the text.
_DOUBLED = ("tnt", "tndt", "tnotd", "tdtn", "tont", "tnto", "ttnd", "tnodt", "tnd", "tnod")


def _titled(dice: random.Random) -> str:
    return dice.choice(("{}", "{}", "{}", "{}", "{n}. {}", "{n}) {}", "» {}", "## {}", "** {} **", "> {}", "[{}]",
                        "No. {n}: {}", "{n} / {}", "+ {}", "Item {n} - {}", "“{}”"))  # fmt: skip


def _lines(dice: random.Random) -> list[str]:
    """The order of a header's lines: t title, d date, n name, o outlet, j a joined line, r rule, f fields, b blank."""
    if dice.random() < 0.15:
        return ["f", *dice.choice(("b", "t", ""))]
    parts = list(dice.choice((
        "t", "t", "td", "tj", "tn", "to", "dt", "ot", "otd", "tnd", "ndt", "todn", "jt", "tjd", *_CARDS, *_DOUBLED)))
    if dice.random() < 0.3:
        parts.insert(0, "r")
    if dice.random() < 0.12:
        parts.append("u")
    for _ in range(dice.choice((0, 0, 0, 1, 1, 2))):
        parts.insert(dice.choice((0, 0, len(parts))), "b")
    return parts


def mixed(dice: random.Random, texts: list[Text]) -> Sheet:
    """A page of several articles under one habit; or, one in four, of one article with crossheads in that habit."""
    shape = dice.random()
    sheet = Sheet(dice, "learn", spaced=shape < 0.12, dense=shape > 0.75)
    items = [item(t, dice, "learn") for t in dice.sample(texts, dice.randint(2, 6))]
    if dice.random() < 0.4:  # some pages lose the stop at the end of a paragraph
        for i in items:
            i.body = [words.rstrip('.”"') if dice.random() < 0.12 else words for words in i.body]
    if dice.random() < 0.3:
        ONE[dice.choice([name for name in ONE if name in _LEARNT])](sheet, items)
        return sheet
    habit = _Habit(dice)
    if habit.site:
        sheet.begin(items[0].title)
        habit.banner(sheet)
    for number, i in enumerate(items, 1):
        if number > 1 or not habit.site:
            sheet.begin(i.title)
        habit.article(sheet, i, number)
    if dice.random() < 0.12:
        sheet.begin(items[0].title, same_as=0)
        habit.header(sheet, items[0], len(items) + 1)
        sheet.body(*(varied(sheet, words) for words in items[0].body))
    if habit.site:
        habit.end(sheet, items[0])
    return sheet


class _Habit:
    """One way to write header, text and foot of an article."""

    def __init__(self, dice: random.Random) -> None:
        self.lines = _lines(dice)
        self.titled = _titled(dice)
        self.upper = dice.random() < 0.1
        dates = _DATES if dice.random() < 0.5 else _MORE_DATES
        self.site = dice.choice(_SITES) if dice.random() < 0.45 else ""
        self.date, self.name, self.outlet = dice.choice(dates), dice.choice(_NAMES), dice.choice(_OUTLETS)
        self.join, self.rule = dice.choice(_JOINS), dice.choice(_RULES)
        self.keys = dice.sample(_KEYS, dice.randint(2, 5))
        self.foot = dice.choice(("", "", "", "", "o", "d", "j", "s", "k", "r"))
        self.crossheads = dice.random() < 0.3
        self.text = dice.choice((clean, clean, plain, plain, glued_in, one_line, None))

    def banner(self, sheet: Sheet) -> None:
        """The head of the page that the articles were gathered on."""
        dice = sheet.dice
        bar = dice.choice(("{}", "{}   Top   Money   Sport", "{} | Heute | Suche | Anmelden", "{} > Mundo",
                           "{} - all the news", "{}    À la une    Recherche"))  # fmt: skip
        sheet.fit(bar.format(self.site), "navigation")
        sheet.blank(dice.choice((0, 0, 1, 1, 2)))

    def end(self, sheet: Sheet, i: Item) -> None:
        """The foot of that page."""
        dice = sheet.dice
        if dice.random() < 0.6:
            sheet.fit(dice.choice(("Load more", "Mehr laden", "Cargar más", "Voir plus", "Next page")), "navigation")
        if dice.random() < 0.7:
            sheet.fit(dice.choice(("{}, {}", "{} {}", "{} - {}")).format(self.site, i.date), "other")

    def article(self, sheet: Sheet, i: Item, number: int) -> None:
        self.header(sheet, i, number)
        if self.text is None:
            sheet.body(short(i))
        elif self.crossheads and self.text in (clean, plain):
            for at, words in enumerate(i.body):
                if at and at % 3 == 0:
                    head = " ".join(words.split()[2 : 2 + sheet.dice.randint(2, 6)]).strip(",.;:\"“”").capitalize()
                    sheet.body(head)
                sheet.body(words)
        else:
            self.text(sheet, i)
        for mark in self.foot:
            if mark == "s":
                kind = sheet.dice.choice(("share", "related", "comment-form", "copyright", "other"))
                sheet.fit(sheet.wording(kind), kind)
            elif mark == "k":
                sheet.fit(f"{sheet.dice.choice(HEADLINES['learn'])}", "related")
            else:
                self.line(sheet, i, number, mark)

    def header(self, sheet: Sheet, i: Item, number: int) -> None:
        for mark in self.lines:
            self.line(sheet, i, number, mark)

    def line(self, sheet: Sheet, i: Item, number: int, mark: str) -> None:
        if mark == "t":
            title = self.titled.format(i.title, n=number)
            sheet.head(title.upper() if self.upper else title)
        elif mark == "d":
            sheet.head(self.date(i))
        elif mark == "n":
            sheet.head(self.name(i))
        elif mark == "o":
            sheet.head(self.outlet(i))
        elif mark == "p":
            sheet.head(f"- {i.outlet}")
        elif mark == "j":
            parts = [self.outlet(i), self.date(i), self.name(i)]
            sheet.head(self.join.join(parts[: 2 + len(self.keys) % 2]))
        elif mark == "r":
            sheet.head(self.rule)
        elif mark == "u":
            sheet.head(f"https://example.org/{i.year}/{i.day}/a-story")
        elif mark == "f":
            values = {"Title": i.title, "Headline": i.title, "Author": i.name, "Source": i.outlet, "Date": i.date,
                      "Published": i.american, "Paper": i.outlet, "Re": i.title, "Topic": i.title,
                      "Length": f"{i.hours * 40} words", "Category": "News"}  # fmt: skip
            sheet.head(*(f"{key}: {values[key]}" for key in self.keys))
        elif mark == "b":
            sheet.blank()


def _learnt() -> frozenset[str]:
    from rows import fold

    return frozenset(name for name in ONE if fold(name, 2) == 0)


_LEARNT = _learnt()
