"""Pages that hold one article and look like more: crossheads, lists, letters, talks, live pages, comments."""

from __future__ import annotations

from sheets import NAMES, Item, Sheet
from styles import Style, foot, glued_in, one_line, plain, short


def _dressed(text: Style, *, stamped: bool = True) -> Style:
    def make(s: Sheet, items: list[Item]) -> None:
        i = items[0]
        s.begin(i.title)
        if s.dice.random() < 0.4:
            s.fit(s.wording("navigation"), "navigation")
        s.head(i.title)
        if stamped:
            s.head(*s.dice.choice(((f"By {i.name}", i.american), (f"{i.outlet}, {i.date}",), (i.name, i.date))))
        text(s, items)
        if s.dice.random() < 0.5:
            foot(s)

    return make


def _heads(s: Sheet, items: list[Item], every: int = 3) -> list[tuple[str, list[str]]]:
    """Crossheads from the words of the text itself, as desks make them."""
    rows = []
    for at in range(0, len(items[0].body), every):
        words = items[0].body[at].split()
        start = s.dice.randrange(0, max(1, len(words) - 6))
        head = " ".join(words[start : start + s.dice.randint(2, 5)]).strip(",.;:—-\"“”'’()").capitalize()
        rows.append((head, items[0].body[at : at + every]))
    return rows


def _crossheads(*, blank: bool = False, upper: bool = False, numbered: bool = False) -> Style:
    def text(s: Sheet, items: list[Item]) -> None:
        for at, (head, paragraphs) in enumerate(_heads(s, items)):
            if at:
                if blank:
                    s.blank()
                number = f"{at}. " if numbered else ""
                s.body(number + (head.upper() if upper else head))
            s.body(*paragraphs)

    return text


def _listed(s: Sheet, items: list[Item]) -> None:
    s.body(*items[0].body[:2])
    s.body(*(f"• {words}" for words in items[0].body[2:6]))
    s.body(*items[0].body[6:])


def _points(s: Sheet, items: list[Item]) -> None:
    """Key points above the text, as sites print them."""
    s.body("Key points", *(f"- {' '.join(words.split()[:11])}" for words in items[0].body[1:4]))
    plain(s, items[0])


def _quoted(s: Sheet, items: list[Item]) -> None:
    for at, words in enumerate(items[0].body):
        s.body(f"“{words.strip('“”')}”" if at % 4 == 2 else words)
        if at % 4 == 2:
            s.body(f"— {s.dice.choice(NAMES[s.half])}")


def _talk(s: Sheet, items: list[Item]) -> None:
    asked = ("When did you hear of it?", "And what happened then?", "Why did nobody act?", "What comes next?")
    for at, words in enumerate(items[0].body):
        if at:
            s.body(f"Q: {asked[at % 4]}" if at % 2 else asked[at % 4])
        s.body(f"A: {words}" if at % 2 else words)


def _captions(s: Sheet, items: list[Item]) -> None:
    for at, words in enumerate(items[0].body):
        s.body(words)
        if at % 3 == 1:
            s.blank()
            s.fit(s.wording("caption"), "caption")


def _timeline(s: Sheet, items: list[Item]) -> None:
    i = items[0]
    s.body(*i.body[:2])
    for at, words in enumerate(i.body[2:], 2):
        s.body(f"{i.month} {at}, {i.year - 1}")
        s.body(words)


def _letter(s: Sheet, items: list[Item]) -> None:
    i = items[0]
    half = max(2, len(i.body) // 2)
    s.body(*i.body[:half])
    s.body("The letter in full:", "Dear members of the council,")
    s.body(*i.body[half:])
    s.body("Yours sincerely,", s.dice.choice(NAMES[s.half]))


def _table(s: Sheet, items: list[Item]) -> None:
    i = items[0]
    half = len(i.body) // 2
    s.body(*i.body[:half])
    s.body("Region\tVotes\tShare")
    s.body(*(f"District {n}\t{s.dice.randint(900, 9000)}\t{s.dice.randint(1, 90)}.{n}%" for n in range(1, 6)))
    s.body(*i.body[half:])


def _live(s: Sheet, items: list[Item]) -> None:
    """A page that grows, newest entry first: one article."""
    s.begin(items[0].title)
    s.head(f"{items[0].title} – {s.dice.choice(('live updates', 'live', 'as it happened'))}")
    s.head(f"Last updated {items[0].american}")
    hour = 22
    for i in items:
        for words in i.body[:3]:
            s.raw(f"{hour}.{s.dice.randint(10, 59)}")
            s.end()
            s.body(words)
            hour -= 1


def _commented(s: Sheet, items: list[Item]) -> None:
    """A text and what readers say of it."""
    plain(s, items[0])
    s.fit(f"{s.dice.randint(3, 40)} comments", "comment-form")
    for other in items[1:]:
        user = other.name.split()[0] + str(other.day)
        s.fit(user, "comment-form")
        s.fit(f"{other.hours} hours ago", "comment-form")
        s.fit(short(other), "comment-form")


def _signed(s: Sheet, items: list[Item]) -> None:
    plain(s, items[0])
    s.fit(f"{items[0].name} is a reporter for {items[0].outlet}, where they cover courts and councils.", "other")
    s.fit(s.wording("copyright"), "copyright")


def _related(s: Sheet, items: list[Item]) -> None:
    """A box of headlines in mid-text and a list of them below."""
    for at, words in enumerate(items[0].body):
        s.body(words)
        if at == 2:
            s.fit(s.wording("related"), "related")
            for other in items[1:]:
                s.fit(other.title, "related")
    s.fit("More from this section", "related")
    for other in items[1:]:
        s.fit(other.title, "related")
        s.fit(f"{other.hours} hours ago", "related")


def _corrected(s: Sheet, items: list[Item]) -> None:
    plain(s, items[0])
    s.head(f"Correction, {items[0].american}: An earlier version of this article misspelled a name.")


ONE: dict[str, Style] = {
    "one-plain": _dressed(lambda s, items: plain(s, items[0])),
    "one-glued-in": _dressed(lambda s, items: glued_in(s, items[0])),
    "one-line": _dressed(lambda s, items: one_line(s, items[0])),
    "one-crossheads": _dressed(_crossheads()),
    "one-crossheads-apart": _dressed(_crossheads(blank=True)),
    "one-crossheads-upper": _dressed(_crossheads(upper=True)),
    "one-numbered": _dressed(_crossheads(numbered=True)),
    "one-list": _dressed(_listed),
    "one-points": _dressed(_points),
    "one-quotes": _dressed(_quoted),
    "one-talk": _dressed(_talk),
    "one-captions": _dressed(_captions),
    "one-timeline": _dressed(_timeline),
    "one-letter": _dressed(_letter),
    "one-table": _dressed(_table),
    "one-live": _live,
    "one-commented": _dressed(_commented),
    "one-signed": _dressed(_signed),
    "one-related": _dressed(_related),
    "one-corrected": _dressed(_corrected),
    "one-unstamped": _dressed(_crossheads(), stamped=False),
}
