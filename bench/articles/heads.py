"""How well heads of pages are read: invented heads in four languages around invented text, with known fields.

    python bench/articles/heads.py [--pages 400] [--language de] [--field authors] [--show 20]

A page is a site's banner, a header of title, byline and date in one of many orders and forms, text, and a foot; or an
aggregator's cards, each with its own outlet and age; or an official notice. Lines and words are drawn at random.
The heads were read by those who wrote the rules of reading: this tells what is handled, not how well unseen pages are.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))
from headwater.articles import split
from headwater.ingest import read_bytes
from headwater.records import Article
from rows import Row

HERE = Path(__file__).parent
FIELDS = ("title", "publisher", "authors", "published", "agency", "dateline")
LANGUAGES = ("en", "de", "fr", "es")
_WORDS = yaml.safe_load((HERE / "heads.yaml").read_text(encoding="utf-8"))
_TEXT = yaml.safe_load((HERE / "sentences.yaml").read_text(encoding="utf-8"))
_SHORT_PAGE = 0.3
_HTML = 0.3


@dataclass
class Truth:
    """What is true of one article of a page."""

    first: str
    fields: dict[str, object] = field(default_factory=dict)
    same: int | None = None


class Maker:
    """One page: its text line by line, and the truth of its articles."""

    def __init__(self, number: int, language: str = "") -> None:
        self.dice = random.Random(f"head {number}")
        self.language = language or self.dice.choice(LANGUAGES)
        self.words = _WORDS[self.language]
        self.lines: list[tuple[str, str]] = []
        self.articles: list[Truth] = []
        self.day = (self.dice.randint(2015, 2026), self.dice.randint(1, 12), self.dice.randint(4, 28))

    def pick(self, key: str) -> str:
        """One of the words of the page's language."""
        return str(self.dice.choice(self.words[key]))

    def name(self) -> str:
        """A person."""
        return f"{self.pick('given')} {self.pick('family')}"

    def date(self, *, form: int | None = None, back: int = 0) -> str:
        """The page's day, `back` days before, in one of the language's forms."""
        y, m, d = self.day
        d -= back
        dice = self.dice
        month = self.words["months"][m - 1]
        weekday = dice.choice(self.words["weekdays"])
        forms = [
            f.format(
                y=y,
                m=m,
                d=d,
                month=month,
                short=month[:3],
                weekday=weekday,
                h=dice.randint(6, 22),
                mi=dice.randint(10, 59),
            )
            for f in self.words["dates"]
        ]
        return dice.choice(forms) if form is None else forms[form]

    def iso(self, back: int = 0) -> str:
        """The day as ISO."""
        y, m, d = self.day
        return f"{y:04d}-{m:02d}-{d - back:02d}"

    def text(self, *, dateline: str = "", least: int = 4) -> list[str]:
        """Paragraphs."""
        known = _TEXT.get(self.language) or self.words["sentences"]
        found = self.dice.sample(known, self.dice.randint(least * 2, least * 2 + 6))
        size = self.dice.choice((2, 2, 3))
        body = [" ".join(found[at : at + size]) for at in range(0, len(found), size)]
        body[0] = dateline + body[0]
        return body

    def byline(self) -> tuple[str, list[str]]:
        """A byline and whom it names."""
        kind = self.dice.random()
        if kind < 0.12:
            return self.pick("desk_lines"), []
        one, two = self.name(), self.name()
        place = self.pick("places")
        form = self.pick("bylines")
        names = [one, two] if "{two}" in form else [one]
        return form.format(one=one, two=two, place=place), names

    def add(self, *lines: str, role: str = "p") -> None:
        """Lines of the page."""
        self.lines += [(role, line) for line in lines]

    def blank(self, chance: float = 0.5) -> None:
        """An empty line, now and then."""
        if self.lines and self.dice.random() < chance:
            self.lines.append(("", ""))

    def single(self) -> None:
        """A page of one article under a site's banner."""
        dice = self.dice
        outlet = self.pick("outlets")
        shown = outlet.upper() if dice.random() < 0.25 else outlet
        self.add(self.pick("banners").format(outlet=shown), role="nav")
        if dice.random() < 0.35:
            self.add(self.pick("menus"), role="nav")
        if dice.random() < 0.2:
            self.add(self.pick("sections"), role="nav")
        gap = dice.choice((0.0, 0.3, 1.0))
        self.blank(gap)
        title = self.pick("titles")
        by, names = self.byline()
        on = self.date()
        agency, place = "", None
        opening = ""
        if dice.random() < 0.3:
            place = self.pick("places")
            agency = self.pick("agencies") if dice.random() < 0.7 else ""
            opening = f"{place.upper()} ({agency}) - " if agency else f"{place.upper()} - "
        order = dice.choice(("tbd", "tbd", "tdb", "tj", "tj", "dtb", "btd", "td", "tk", "tsbd", "tsj", "tb"))
        if "b" not in order and "j" not in order:
            by, names = "", []
        if order == "tb":
            on = ""
        kick = self.pick("credited_dates").format(date=on)
        for part in order:
            if part == "t":
                self.add(title, role="h1")
            elif part == "b":
                self.add(by)
            elif part == "d":
                self.add(on if dice.random() < 0.7 else kick)
            elif part == "j":
                self.add(self.pick("joined").format(by=by, date=on))
            elif part == "k":
                self.add(kick)
            elif part == "s":
                self.add(self.pick("decks"))
            self.blank(gap if part != "t" else gap / 2)
        body = self.text(dateline=opening)
        self.body(body)
        self.articles.append(
            Truth(
                title,
                {
                    "title": title,
                    "publisher": outlet,
                    "authors": names,
                    "published": self.iso() if on else None,
                    "agency": agency or None,
                    "dateline": place,
                },
            )
        )
        self.foot(outlet)

    def body(self, body: list[str]) -> None:
        """Paragraphs with furniture between two, now and then."""
        wide = self.dice.random() < 0.3
        for at, words in enumerate(body):
            if at and self.dice.random() < 0.15:
                self.add(self.pick("breaks"), role="div")
            self.add(words)
            if wide:
                self.blank(1.0)

    def foot(self, outlet: str) -> None:
        """The foot of the page."""
        for line in self.dice.sample(self.words["feet"], self.dice.randint(0, 3)):
            self.add(str(line).format(outlet=outlet, y=self.day[0]), role="div")

    def cards(self) -> None:
        """An aggregator's page: cards with outlet, age and headline, each with text."""
        dice = self.dice
        site = self.pick("aggregators")
        self.add(self.pick("aggregator_bars").format(site=site), role="nav")
        order = dice.choice(("oat", "oart", "ota", "jt", "tj", "to a", "oatb", "oartb"))
        gap = dice.choice((0, 1, 2, 2))
        joined = self.pick("card_joins")
        shown: list[tuple[str, str, list[str]]] = []
        for number in range(dice.randint(2, 5)):
            again = number > 1 and dice.random() < 0.15
            outlet, title, body = shown[0] if again else (self.pick("outlets"), self.pick("titles"), self.text(least=2))
            if not again and any(title == other[1] for other in shown):
                continue
            shown.append((outlet, title, body))
            self.lines += [("", "")] * gap
            back = dice.randint(0, 3)
            ages = [str(a) for a in self.words["ages"][min(back, 2)]]
            age = dice.choice(ages).format(n=back if back > 1 else dice.randint(2, 5)) if dice.random() < 0.7 else ""
            on = back if back < 3 or age else 3
            age = age or self.date(back=on)
            names: list[str] = []
            for part in order:
                if part == "o":
                    self.add(outlet)
                elif part == "a":
                    self.add(age)
                elif part == "r":
                    self.add(f"- {outlet}")
                elif part == "t":
                    self.add(title, role="h2")
                elif part == "j":
                    self.add(joined.format(outlet=outlet, age=age))
                elif part == "b":
                    by, names = self.byline()
                    self.add(by)
            one = dice.random() < 0.4
            self.add(" ".join(body)) if one else self.add(*body)
            self.articles.append(
                Truth(
                    title,
                    {
                        "title": title,
                        "publisher": outlet,
                        "authors": names,
                        "published": self.iso(on),
                        "agency": None,
                        "dateline": None,
                    },
                    same=0 if again else None,
                )
            )
        self.add(self.pick("mores"), f"{site}, {self.date(form=0)}")

    def notice(self) -> None:
        """An official notice, a company's statement or a release."""
        dice = self.dice
        body_of = self.pick("offices")
        self.add(self.pick("office_banners").format(office=body_of), role="nav")
        if dice.random() < 0.5:
            self.add(self.pick("notice_lines"))
        title = self.pick("notice_titles").format(office=body_of)
        on = self.date()
        place = self.pick("places")
        for part in dice.choice(("td", "dt", "tp", "t", "pt")):
            if part == "t":
                self.add(title, role="h1")
            elif part == "d":
                self.add(on)
            else:
                self.add(self.pick("placed_dates").format(place=place, date=on))
        dated = any(on == line or on in line for _, line in self.lines)
        self.add(*self.text(least=2))
        self.add(self.pick("contacts"), role="div")
        self.articles.append(
            Truth(
                title,
                {
                    "title": title,
                    "publisher": body_of,
                    "authors": [],
                    "published": self.iso() if dated else None,
                    "agency": None,
                },
            )
        )

    def made(self) -> tuple[str, str]:
        """The page's text and its file's name."""
        kind = self.dice.random()
        (self.single if kind < 0.6 else self.cards if kind < 0.85 else self.notice)()
        if kind < 0.85 and (kind >= 0.6 or self.dice.random() > _HTML):
            return "\n".join(line for _, line in self.lines) + "\n", "page.txt"
        if kind >= 0.85 and self.dice.random() > _HTML:
            return "\n".join(line for _, line in self.lines) + "\n", "page.txt"
        return self._markup(), "page.html"

    def _markup(self) -> str:
        """The lines in plain markup without metadata."""
        tags = {"p": "p", "h1": self.dice.choice(("h1", "h1", "h2", "b")), "h2": "h2", "nav": "div", "div": "div"}
        rows = [f"<{tags[role]}>{escape(line)}</{tags[role]}>" for role, line in self.lines if role]
        named = self.articles[0].fields
        head = f"<title>{escape(str(named['title']))} - {escape(str(named['publisher']))}</title>"
        head = head if self.dice.random() < 0.5 else ""
        return f"<html><head>{head}</head><body>{''.join(rows)}</body></html>"


def judged(truth: list[Truth], found: tuple[Article, ...], tally: Counter[str]) -> list[str]:
    """Adds what is right to the tally and tells what is wrong."""
    wrong = []
    tally["articles"] += 1
    if len(truth) == len(found):
        tally["articles right"] += 1
    else:
        wrong.append(f"articles {len(truth)} found {len(found)}")
        return wrong
    for n, (true, got) in enumerate(zip(truth, found, strict=True)):
        for name in FIELDS:
            if name not in true.fields:
                continue
            wanted = true.fields[name]
            given: object = getattr(got, name)
            if name == "authors":
                given = sorted(got.authors)
                wanted = sorted(wanted)  # type: ignore[call-overload]
            if name == "published":
                given = (got.published or "")[:10] or None
            if name == "dateline" and wanted and given:
                wanted, given = str(wanted).casefold(), str(given).casefold()
            tally[name] += 1
            tally[f"{name} right"] += wanted == given
            if wanted != given:
                wrong.append(f"{n}.{name}: {wanted!r} got {given!r}")
        if true.same is not None:
            tally["same"] += 1
            tally["same right"] += bool(got.same_as)
    return wrong


def measured(pages: int, language: str = "") -> tuple[Counter[str], list[tuple[int, str, list[str]]]]:
    """The sums over the pages, and what is wrong with each."""
    tally: Counter[str] = Counter()
    misses = []
    for number in range(pages):
        maker = Maker(number, language)
        text, name = maker.made()
        wrong = judged(maker.articles, split(read_bytes(text.encode(), name)), tally)
        if wrong:
            misses.append((number, text, wrong))
    return tally, misses


def rows(_: Path) -> list[Row]:
    """One row a field."""
    tally, _misses = measured(400)
    how = "handled forms; the rules were written on them"
    return [
        Row("invented heads", name, tally[f"{name} right"] / max(1, tally[name]), tally[name], learned=how)
        for name in ("articles", *FIELDS)
    ]


def main() -> None:
    parse = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("--pages", type=int, default=400)
    parse.add_argument("--language", default="", choices=("", *LANGUAGES))
    parse.add_argument("--field", default="")
    parse.add_argument("--show", type=int, default=0)
    options = parse.parse_args()
    tally, misses = measured(options.pages, options.language)
    for name in ("articles", *FIELDS, "same"):
        print(f"{name:10} {tally[f'{name} right'] / max(1, tally[name]):.3f}  of {tally[name]}")
    shown = [m for m in misses if any(options.field in w for w in m[2])][: options.show]
    for number, text, wrong in shown:
        print(f"===== {number}: {'; '.join(wrong)}")
        print("\n".join(line[:110] for line in text.split("\n")[:40]))


if __name__ == "__main__":
    main()
