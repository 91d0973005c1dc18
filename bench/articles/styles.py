"""Habits of putting several articles on one text page, and of dressing up one so that it looks like several."""

from __future__ import annotations

import re
from collections.abc import Callable

from sheets import MONTHS, Item, Sheet

Style = Callable[[Sheet, list[Item]], None]
_SENTENCE = re.compile(r"(?<=[.!?][\"”’])\s|(?<=[.!?])\s(?=[A-Z\"“])")
_MESES = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
          "noviembre", "diciembre")  # fmt: skip
_MOIS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
         "décembre")  # fmt: skip
_MONATE = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
           "Dezember")  # fmt: skip


def _month(i: Item, names: tuple[str, ...]) -> str:
    return names[MONTHS.index(i.month)]


# --- texts ------------------------------------------------------------------------------------------------------------


def plain(s: Sheet, i: Item) -> None:
    """Paragraphs, now and then with a line of furniture between two."""
    for at, words in enumerate(i.body):
        if at and s.dice.random() < 0.12:
            kind = s.dice.choice(("advert", "related", "newsletter", "subscription", "share", "caption", "advert"))
            s.fit(s.wording(kind), kind)
        s.body(words)


def clean(s: Sheet, i: Item) -> None:
    """Paragraphs and nothing else."""
    s.body(*i.body)


def one_line(s: Sheet, i: Item, *, dirty: bool = True) -> None:
    """The whole text on one line, with furniture glued between its sentences."""
    if dirty and s.dice.random() < 0.4:
        s.fitting(s.wording("caption", "en"), "caption")
        s.raw(" ")
    for at, words in enumerate(i.body):
        if at:
            s.raw(" ")
        sentences = [w for w in _SENTENCE.split(words) if w]
        place = s.dice.randrange(1, len(sentences)) if len(sentences) > 1 and s.dice.random() < 0.25 * dirty else 0
        if place:
            s.words(" ".join(sentences[:place]))
            s.raw(" ")
            for _ in range(s.dice.choice((1, 1, 1, 2, 3))):
                kind = s.dice.choice(("advert", "subscription", "newsletter", "advert", "subscription", "related"))
                s.fitting(s.wording(kind), kind)
                s.raw(" ")
            s.words(" ".join(sentences[place:]))
        else:
            s.words(words)
    if dirty and s.dice.random() < 0.3:
        s.raw(" ")
        s.fitting(s.wording("navigation"), "navigation")
    s.end()


def glued_in(s: Sheet, i: Item) -> None:
    """Paragraphs on lines, with furniture glued to the end, the front or the middle of some."""
    for words in i.body:
        sentences = [w for w in _SENTENCE.split(words) if w]
        if s.dice.random() < 0.25:
            kind = s.dice.choice(("advert", "subscription", "newsletter", "related"))
            place = s.dice.randrange(0, len(sentences) + 1)
            if place:
                s.words(" ".join(sentences[:place]))
                s.raw(" ")
            s.fitting(s.wording(kind), kind)
            if place < len(sentences):
                s.raw(" ")
                s.words(" ".join(sentences[place:]))
            s.end()
        else:
            s.body(words)


def foot(s: Sheet) -> None:
    """The foot of a page."""
    for kind in s.dice.sample(("share", "related", "comment-form", "copyright", "navigation", "other"), 2):
        s.fit(s.wording(kind), kind)


def short(i: Item) -> str:
    """The first sentences of a text, 40 to 80 words of them."""
    out: list[str] = []
    for sentence in _SENTENCE.split(" ".join(i.body)):
        out.append(sentence)
        if sum(len(o.split()) for o in out) >= 40:
            break
    return " ".join(out)


def _each(header: Callable[[Sheet, Item], None], text: Callable[[Sheet, Item], None] = plain, *,
          below: Callable[[Sheet, Item], None] | None = None, ends: bool = False) -> Style:  # fmt: skip
    def make(s: Sheet, items: list[Item]) -> None:
        for i in items:
            s.begin(i.title)
            header(s, i)
            text(s, i)
            if below:
                below(s, i)
        if ends and s.dice.random() < 0.5:
            foot(s)

    return make


def _lines(*makers: Callable[[Item], str]) -> Callable[[Sheet, Item], None]:
    def header(s: Sheet, i: Item) -> None:
        for maker in makers:
            line = maker(i)
            if line:
                s.head(line)
            else:
                s.blank()

    return header


def _gap(_: Item) -> str:
    return ""


def _title(i: Item) -> str:
    return i.title


def _outlet(i: Item) -> str:
    return i.outlet


def _name(i: Item) -> str:
    return i.name


def _date(i: Item) -> str:
    return i.date


# --- several articles -------------------------------------------------------------------------------------------------


def _cards(s: Sheet, items: list[Item]) -> None:
    """An aggregator's page: one article in full, then cards with text."""
    s.begin(items[0].title)
    s.head(items[0].title)
    plain(s, items[0])
    s.blank()
    foot(s)
    for i in items[1:]:
        s.blank(2)
        s.begin(i.title)
        s.head(i.outlet, f"{i.hours} hours ago", f"- {i.outlet}", i.title)
        one_line(s, i)


def _newsletter(marks: Callable[[int], str], *, intro: bool = True) -> Style:
    def make(s: Sheet, items: list[Item]) -> None:
        for at, i in enumerate(items, 1):
            s.begin(i.title)
            if at == 1 and intro:
                s.fit(s.dice.choice(("Good morning, readers.", "Here is what happened overnight.")), "newsletter")
                s.blank()
            s.head(f"{marks(at)}{i.title}")
            s.body(short(i))
            s.blank()
        s.fit(s.wording("newsletter"), "newsletter")
        s.fit(s.wording("newsletter"), "newsletter")

    return make


def varied(s: Sheet, words: str) -> str:
    """A paragraph with the small differences of a second paste."""
    if s.dice.random() < 0.15:
        words = words.replace("“", '"').replace("”", '"').replace("’", "'")
    if s.dice.random() < 0.1:
        parts = words.split()
        at = s.dice.randrange(len(parts))
        parts[at] = parts[at] + s.dice.choice((",", "s", ""))
        words = " ".join(parts)
    return words


def _again(s: Sheet, i: Item, at: int, *, titled: bool) -> None:
    s.begin(i.title, same_as=at)
    if titled:
        s.head(i.title)
    s.head(i.name, i.date, i.outlet.upper())
    dropped = s.dice.randrange(1, len(i.body)) if s.dice.random() < 0.4 else -1
    s.body(*(varied(s, words) for at, words in enumerate(i.body) if at != dropped))


def _pasted(*, titled: bool, later: bool, bare: bool = False) -> Style:
    def make(s: Sheet, items: list[Item]) -> None:
        for at, i in enumerate(items):
            s.begin(i.title)
            s.head(i.title, i.name, i.date)
            clean(s, i)
            if not later and at == 0:
                if bare:
                    s.begin(i.title, same_as=0)
                    s.head(i.title)
                    s.body(*(varied(s, w) for w in i.body))
                else:
                    _again(s, i, at, titled=titled)
        if later:
            _again(s, items[0], 0, titled=titled)

    return make


def _forum(opening: Callable[[Sheet, Item], None], mark: str, closing: str = "") -> Style:
    def make(s: Sheet, items: list[Item]) -> None:
        for i in items:
            s.begin(i.title)
            opening(s, i)
            s.head(f"{mark}{i.title}")
            for words in i.body:
                s.raw(mark)
                s.body(words)
            if closing:
                s.head(closing)
            asked = s.dice.choice(("What do you all think?", "Saw this today.", "Discuss!", "Not sure I believe it."))
            s.fit(asked, "comment-form")
            s.blank()

    return make


def _user(i: Item) -> str:
    return i.name.split()[0].lower() + str(i.day)


def _bank(s: Sheet, items: list[Item]) -> None:
    """A print-out of a press archive with its own field names."""
    for at, i in enumerate(items, 1):
        s.begin(i.title)
        s.head(f"{at} of {len(items)} DOCUMENTS")
        s.blank()
        s.head(i.outlet, i.american)
        s.head(f"SECTION: News; Pg. {i.day}", f"LENGTH: {sum(len(b.split()) for b in i.body)} words")
        s.head(f"HEADLINE: {i.title}", f"BYLINE: {i.name}")
        s.blank()
        clean(s, i)
        s.blank()
        s.head(f"LOAD-DATE: {i.american}", "LANGUAGE: ENGLISH")
        s.blank(2)


def _archive(s: Sheet, items: list[Item]) -> None:
    """Another archive's print-out: size, date, outlet and language on lines of their own, a document's number below."""
    for at, i in enumerate(items, 1):
        s.begin(i.title)
        s.head(i.title)
        s.head(f"By {i.name}", f"{sum(len(b.split()) for b in i.body)} words", i.date, i.outlet, "English")
        s.fit(f"Copyright {i.year} {i.outlet}", "copyright")
        s.blank()
        clean(s, i)
        s.head(f"Document {i.outlet[:4].upper().replace(' ', '0')}00{i.year}{i.day:02d}{at}e{i.hours:03d}")
        s.blank()


def _wire(s: Sheet, items: list[Item]) -> None:
    place = s.dice.choice(("LINDMOOR", "OSLO", "ANKARA", "LIMA"))
    for i in items:
        s.begin(i.title)
        s.head(i.title)
        s.body(f"{place}, {i.month} {i.day} ({i.outlet.split()[-1]}) - {i.body[0]}", *i.body[1:])


def _glued(s: Sheet, items: list[Item]) -> None:
    for i in items:
        s.begin(i.title)
        s.head(f"{i.title}{i.outlet} {i.month[:3]} {i.day}, {i.year} 10:15 AM GMT")
        one_line(s, i)


def _glued_outlet(s: Sheet, items: list[Item]) -> None:
    for at, i in enumerate(items):
        s.begin(i.title)
        s.head(f"{i.title}{i.outlet}" if at == 0 else i.title)
        s.head(i.name, f"Sat {i.day} {i.month} {i.year}")
        if at:
            s.head(i.outlet)
        clean(s, i)
    s.fit(s.wording("comment-form"), "comment-form")


def _mail(s: Sheet, items: list[Item]) -> None:
    for i in items:
        s.begin(i.title)
        s.head("---------- Forwarded message ---------", f"From: {i.outlet} <news@example.org>", f"Date: {i.american}")
        s.head(f"Subject: {i.title}")
        s.blank()
        plain(s, i)
        s.blank()


def _teasers(s: Sheet, items: list[Item]) -> None:
    """Articles with short teasers of others between them."""
    for i, other in zip(items, items[1:] + items[:1], strict=True):
        s.begin(i.title)
        s.head(i.title, f"{i.outlet} · {i.date}")
        plain(s, i)
        s.fit(s.wording("related"), "related")
        s.fit(other.title, "related")
        s.fit(f"{' '.join(other.body[0].split()[:16])} ...", "related")


def _heavy(s: Sheet, items: list[Item]) -> None:
    """Articles with all that a site puts above and below them."""
    for i in items:
        s.begin(i.title)
        s.fit(s.wording("navigation"), "navigation")
        s.head(i.title, f"By {i.name}, {i.outlet}", f"Published {i.american}")
        for kind in s.dice.sample(("read-time", "share", "caption", "advert"), 2):
            s.fit(s.wording(kind), kind)
        glued_in(s, i)
        for kind in s.dice.sample(("share", "newsletter", "related", "comment-form", "copyright", "cookie"), 3):
            s.fit(s.wording(kind), kind)


SEVERAL: dict[str, Style] = {
    "cards": _cards,
    "glued": _glued,
    "glued-outlet": _glued_outlet,
    "dash-outlet": _each(_lines(lambda i: f"{i.title} - {i.outlet}", lambda i: f"{i.hours} hours ago"), one_line),
    "outlet-age": _each(_lines(lambda i: f"{i.outlet} • {i.hours}h", _title), plain),
    "age-below": _each(_lines(_gap, _title, lambda i: f"{i.outlet} | {i.hours} hrs ago"), one_line),
    "blog": _each(_lines(_title, _name, _date), plain),
    "blog-digest": _each(_lines(lambda i: i.american, _title, lambda i: f"Posted by {i.name}"), plain,
                         below=lambda s, i: s.fit(s.wording("comment-form"), "comment-form")),
    "byline-date": _each(_lines(_gap, _title, lambda i: f"By {i.name} | {i.outlet} | {i.date}", _gap), plain),
    "date-first": _each(_lines(_date, _title), clean),
    "outlet-below": _each(_lines(_title, lambda i: f"{i.outlet}, {i.date}"), plain),
    "press-cuttings": _each(_lines(_gap, lambda i: f"{i.outlet}, {i.date}, p. {i.day}", _title, _name), clean),
    "ruled": _each(_lines(lambda i: "----------", _gap, _title, _gap), plain),
    "stars": _each(_lines(lambda i: "* * *", lambda i: i.title.upper()), clean),
    "equals": _each(_lines(lambda i: "=" * 30, _title, lambda i: "=" * 30), plain),
    "trailing": _each(_lines(_title), clean, below=lambda s, i: s.head(f"({i.outlet}, {i.date})")),
    "yearless": _each(_lines(_title, lambda i: f"{i.name}, {i.month} {i.day}"), plain),
    "numbered": _each(_lines(_gap, lambda i: f"{i.day}. {i.title}", lambda i: f"({i.outlet})"), clean),
    "letter-numbered": _newsletter(lambda at: f"{at}. "),
    "letter-bracketed": _newsletter(lambda at: f"{at}) "),
    "letter-plain": _newsletter(lambda at: ""),
    "letter-arrows": _newsletter(lambda at: "► "),
    "letter-bare": _newsletter(lambda at: "", intro=False),
    "source-line": _each(_lines(_gap, _title), clean, below=lambda s, i: s.head(f"Source: {i.outlet}")),
    "wire": _wire,
    "blank-only": _each(_lines(_gap, _gap, _title, _gap), clean),
    "titles-only": _each(_lines(_title), clean),
    "title-lines": _each(_lines(_title), one_line),
    "caps-titles": _each(_lines(lambda i: i.title.upper()), plain),
    "markdown": _each(_lines(_gap, lambda i: f"# {i.title}", lambda i: f"*{i.name}, {i.date}*", _gap), clean),
    "reader-mode": _each(_lines(_gap, _title, lambda i: f"{i.outlet} · {i.hours} min read", _gap), plain),
    "german": _each(_lines(_gap, lambda i: f"+++ {i.title} +++", lambda i: f"({i.outlet})", _gap), clean,
                    below=lambda s, i: s.fit("Weiterlesen »", "related")),
    "german-date": _each(_lines(_title, lambda i: f"Von {i.name}, {i.day}. {_month(i, _MONATE)} {i.year}"), plain),
    "spanish": _each(_lines(_gap, _title, lambda i: f"{i.outlet} · hace {i.hours} horas"), plain),
    "spanish-letter": _each(_lines(_gap, _title, lambda i: f"Por {i.name} | {i.outlet} | {i.day} de"
                            f" {_month(i, _MESES)} de {i.year}"), clean,
                            below=lambda s, i: s.fit("Leer más", "related")),
    "french-letter": _each(_lines(_gap, lambda i: f"► {i.title}"), clean, below=lambda s, i: (
                            s.head(f"{i.outlet}, le {i.day} {_month(i, _MOIS)} {i.year}"),
                            s.fit("Lire la suite", "related"))[0]),
    "french-age": _each(_lines(_title, lambda i: f"{i.outlet} - il y a {i.hours} heures"), plain),
    "forum-quote": _forum(lambda s, i: s.head(f"{_user(i)} wrote on {i.date}, 10:15"), "> "),
    "forum-tags": _forum(lambda s, i: s.head(f"{_user(i)} » {i.american} 7:4{i.day % 10} pm", f"[quote={i.outlet}]"),
                         "", "[/quote]"),
    "feed-dump": _each(_lines(lambda i: f"Title: {i.title}", lambda i: "Link: https://news.example/a",
                       lambda i: f"Date: {i.date} 10:15"), clean),
    "link-above": _each(_lines(_gap, lambda i: f"https://news.example/{i.day}/{i.hours}", _title, _gap), clean),
    "link-below": _each(_lines(_title, _date), clean,
                        below=lambda s, i: s.fit(f"https://news.example/{i.day}", "other")),
    "press-bank": _bank,
    "press-archive": _archive,
    "mail": _mail,
    "teasers": _teasers,
    "heavy": _heavy,
    "pasted-at-once": _pasted(titled=True, later=False),
    "pasted-untitled": _pasted(titled=False, later=False),
    "pasted-bare": _pasted(titled=True, later=False, bare=True),
    "pasted-later": _pasted(titled=True, later=True),
    "pasted-later-untitled": _pasted(titled=False, later=True),
}  # fmt: skip
PASTED = frozenset(name for name in SEVERAL if name.startswith("pasted"))
