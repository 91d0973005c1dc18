"""A page in the making that remembers which of its characters are whose: header, text or furniture of which article."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from pool import Text

OUTLETS = {
    "learn": (
        "Harbour Courier", "The Lindmoor Gazette", "KVX News", "Nordkap Wire", "Eastfield Today", "La Voz del Puerto",
        "Tolvia Times", "Ost-Kurier", "The Plain Dealer of Ruhm", "Radio Tres Valles", "Le Phare du Midi",
        "Civic Ledger", "Ledgerland", "Querblatt", "La Hoja", "Der Turm", "Le Fanal", "El Cuaderno de Ruhm",
        "The Long Jetty", "BulletinBoard", "Neue Tolvische Umschau", "L'Avis du Val d'Orne",
    ),
    "report": (
        "Brackwater Herald", "The Morrow Post", "QNT", "Sundvik Tidende", "Capital Observer", "El Faro de Almera",
        "Veldt & Coast", "Neue Hallberger Zeitung", "The Quarry Bulletin", "Kanal 9", "La Dépêche du Ruvel", "NewsBarn",
    ),
}  # fmt: skip
NAMES = {
    "learn": ("Anna Bergqvist", "Tomás Ferreira", "Li Meilin", "Joan O'Dell", "Kemal Aydın", "Grace Mbeki"),
    "report": ("Hanna Kowal", "Piet van Dam", "Sofia Marín", "Derek Oyelaran", "Yuki Tanabe", "Clare Finch"),
}  # fmt: skip
PLACES = {
    "learn": ("Lindmoor", "Tolvia", "Ruhm", "Eastfield"),
    "report": ("Brackwater", "Almera", "Sundvik", "Hallberg"),
}
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
LANGUAGES = ("en", "en", "en", "en", "de", "fr", "es")


@dataclass
class Item:
    """One article with an outlet, a person and a day to put around it."""

    title: str
    body: list[str]
    outlet: str
    name: str
    day: int
    month: str
    year: int
    hours: int

    @property
    def date(self) -> str:
        """The day as English pages print it."""
        return f"{self.day} {self.month} {self.year}"

    @property
    def american(self) -> str:
        """The day as American pages print it."""
        return f"{self.month} {self.day}, {self.year}"


@dataclass
class Truth:
    """What is true of one article of the page: where its share begins, and which characters are its text."""

    start: int
    title: str
    body: list[tuple[int, int]] = field(default_factory=list)
    same_as: int | None = None


class Sheet:
    """A page that is written line by line."""

    def __init__(self, dice: random.Random, half: str, *, spaced: bool = False, dense: bool = False) -> None:
        self.dice, self.half = dice, half
        self.spaced, self.dense = spaced, dense
        self.parts: list[str] = []
        self.at = 0
        self.articles: list[Truth] = []
        self.furniture: list[tuple[int, int, str]] = []
        self.language = dice.choice(LANGUAGES)
        self.wordings = _wordings()[half]

    @property
    def text(self) -> str:
        """The page so far."""
        return "".join(self.parts)

    def begin(self, title: str, *, same_as: int | None = None) -> None:
        """From here on everything belongs to a new article."""
        self.articles.append(Truth(self.at, title, same_as=same_as))

    def raw(self, words: str) -> None:
        """Characters without a line end that are nobody's text."""
        self.parts.append(words)
        self.at += len(words)

    def end(self) -> None:
        """End the line."""
        self.raw("\n\n" if self.spaced else "\n")

    def blank(self, lines: int = 1) -> None:
        """Empty lines, on pages that have any."""
        if not self.dense and not self.spaced:
            self.raw("\n" * lines)

    def head(self, *lines: str) -> None:
        """Lines of a header: headline, outlet, byline, date."""
        for line in lines:
            self.raw(line)
            self.end()

    def words(self, text: str) -> None:
        """Running text of the article, without a line end."""
        self.articles[-1].body.append((self.at, self.at + len(text)))
        self.raw(text)

    def body(self, *paragraphs: str) -> None:
        """Paragraphs of the article, each on a line."""
        for text in paragraphs:
            self.words(text)
            self.end()

    def fitting(self, text: str, kind: str) -> None:
        """A stretch of furniture, without a line end."""
        self.furniture.append((self.at, self.at + len(text), kind))
        self.raw(text)

    def fit(self, text: str, kind: str) -> None:
        """A line of furniture."""
        self.fitting(text, kind)
        self.end()

    def wording(self, kind: str, language: str | None = None) -> str:
        """A wording of a kind of furniture, filled in."""
        of = self.wordings[kind]
        words = self.dice.choice(of.get(language or self.language, of["en"]))
        return str(words).format(
            title=self.dice.choice(HEADLINES[self.half]),
            outlet=self.dice.choice(OUTLETS[self.half]),
            name=self.dice.choice(NAMES[self.half]),
            place=self.dice.choice(PLACES[self.half]),
            n=self.dice.randint(2, 30),
        )


HEADLINES = {
    "learn": (
        "Council votes to close the last ferry line", "Five soups for a cold week", "Miners end strike after nine days",
        "Why the bridge took eleven years", "A cat is elected mayor, and resigns", "Fuel prices fall for a third month",
    ),
    "report": (
        "School roof reopens after the storm", "The best walks within an hour of town", "Bank to shut twelve branches",
        "How the orchard came back", "Rail fares to rise in spring", "Judge throws out suit over the stadium",
    ),
}  # fmt: skip
_READ: dict[str, dict[str, dict[str, dict[str, list[str]]]]] = {}


def _wordings() -> dict[str, dict[str, dict[str, list[str]]]]:
    if not _READ:
        _READ["all"] = yaml.safe_load((Path(__file__).parent / "wordings.yaml").read_text("utf-8"))
    return _READ["all"]


def item(text: Text, dice: random.Random, half: str, most: int = 14) -> Item:
    """An article of a pool with invented circumstances."""
    size = dice.randint(min(4, len(text.body)), min(most, len(text.body)))
    return Item(
        text.title,
        list(text.body[:size]),
        dice.choice(OUTLETS[half]),
        dice.choice(NAMES[half]),
        dice.randint(1, 28),
        dice.choice(MONTHS),
        dice.choice((2023, 2024, 2025)),
        dice.randint(2, 20),
    )
