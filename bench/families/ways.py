"""Ways of copying: what happens to a text when it is reprinted, edited, spun, translated, revised or taken from."""

from __future__ import annotations

import random
from collections.abc import Sequence

from drafts import Draft, Sent, drop, join, unquote
from facts import mangled
from rewording import Rewriter, lightly, shorter, spun, turned, without_marks
from round_trips import MODES, translated
from sources import Source

from headwater.records import Note

TOWNS = (  # noqa: SIM905
    "Ashford Brinmore Calder Dunmore Eastvale Fairhaven Glenrock Harwick Irondale Kingsbury Lakemont Marlow "
    "Northgate Oakfield Penrose Quarry Ridgeway Stanmore Tilbury Upton Valeton Westmere Yarrow Zelburg"
).split()
_PAPERS = ("Herald Courier Gazette Tribune Post Mirror Observer Standard Chronicle Echo Dispatch Ledger").split()  # noqa: SIM905
_FURNITURE = (
    "Sign up for the {outlet} morning newsletter.", "Read more: What we know so far", "ADVERTISEMENT",
    "Story continues below", "Follow {outlet} for the latest updates.", "Click here to subscribe to {outlet}.",
    "Photo: {outlet}", "Share this article", "Support independent journalism at {outlet}.", "Related: See all stories",
)  # fmt: skip
_MARKED = 0.8  # share of the reprints that an own slip, touch or line of the site gives away


class Ways:
    """Everything that may happen to a version; `order` is where chance comes from, `others` give foreign sentences."""

    def __init__(self, others: Sequence[Source], order: random.Random) -> None:
        self.others, self.order = others, order

    def _outlet(self) -> str:
        return f"{self.order.choice(TOWNS)} {self.order.choice(_PAPERS)}"

    def _person(self) -> str:
        given = self.order.choice(("Anna", "Peter", "Maria", "Lukas", "Joan", "Omar", "Ines"))
        return f"{given} {mangled(self.order.choice(TOWNS), self.order)}"

    def _step(self, new: Draft, way: str, machine: Rewriter, rate: float, slips: float) -> None:
        said = [s.text for s in new.sentences()]
        if way:
            there, back = MODES[way]
            said = translated(translated(said, there), back)
        for s, text in zip(new.sentences(), said, strict=True):
            s.text = machine.rewritten(text, slips if way else rate, self.order)
        if self.order.random() < 0.3 and len(new.sentences()) > 5:
            drop(new, self.order.randrange(1, len(new.sentences())))

    # --- ways of copying ---

    def _verbatim(self, new: Draft) -> None:
        order = self.order
        for _ in range(order.choice((0, 0, 1, 2))):
            drop(new, len(new.sentences()) - 1)
        if order.random() < 0.4:
            for s in new.sentences():
                s.text = without_marks(s.text)
        if order.random() < _MARKED:  # hardly a copy is so faithful that nothing tells it from its exemplar
            order.choice((self._mistype, self._polish, self._furnish))(new)
        if order.random() < 0.3 and len(new.title) > 10:
            new.title = spun(new.title, 0.15, order)

    def _edited(self, new: Draft) -> None:
        order = self.order
        share = order.uniform(0.1, 0.6)
        for s in new.sentences():
            if order.random() < share:
                s.text = order.choice((lightly, turned, shorter, lightly))(s.text, order)
        self._trim(new, order.uniform(0.0, 0.3))
        for _ in range(order.choice((0, 0, 1, 1, 2, 3))):
            self._insert(new)
        if order.random() < 0.3:
            join(new, order)
        new.title = spun(new.title, 0.3, order)

    def _shortened(self, new: Draft) -> None:
        self._trim(new, self.order.uniform(0.4, 0.75))
        if self.order.random() < 0.4:
            for s in new.sentences():
                if self.order.random() < 0.3:
                    s.text = lightly(s.text, self.order)

    def _spun(self, new: Draft) -> None:
        smooth = self.order.random() < 0.5
        rate = self.order.uniform(0.3, 0.95) if smooth else self.order.uniform(0.15, 0.6)
        for s in new.sentences():
            s.text = spun(s.text, rate, self.order, smooth=smooth)
        self._trim(new, self.order.uniform(0.0, 0.3))
        if self.order.random() < 0.4:
            unquote(new, self.order)
        new.title = spun(new.title, rate, self.order)

    def _trip(self, new: Draft) -> None:
        there, back = MODES[self.order.choice(("es", "es", "ca", "eo"))]
        said = translated(translated([s.text for s in new.sentences()], there), back)
        for s, text in zip(new.sentences(), said, strict=True):
            s.text = text
        if self.order.random() < 0.5:
            self._trim(new, self.order.uniform(0.0, 0.25))

    def _translated(self, new: Draft) -> None:
        for s, text in zip(new.sentences(), translated([s.text for s in new.sentences()], "eng-spa"), strict=True):
            s.text = text
        new.title = translated([new.title], "eng-spa")[0] if new.title else ""
        new.language = "es"
        self._trim(new, self.order.uniform(0.0, 0.2))

    def _back(self, new: Draft) -> None:
        for s, text in zip(new.sentences(), translated([s.text for s in new.sentences()], "spa-eng"), strict=True):
            s.text = text
        new.title = translated([new.title], "spa-eng")[0] if new.title else ""
        new.language = "en"

    def _revised(self, new: Draft) -> None:
        order = self.order
        first = new.paragraphs[0][0]
        first.text = turned(lightly(first.text, order), order)
        for _ in range(order.choice((1, 2, 2, 3, 4))):
            self._insert(new)
        if order.random() < 0.5:
            self._trim(new, order.uniform(0.0, 0.25))
        if order.random() < 0.85:
            said = order.choice(("UPDATE 1-{}", "CORRECTED-{}", "UPDATE 2-{}"))
            new.title = said.format(new.title or "News")
            new.notes = (Note("update-line", new.title),)
        for s in new.sentences():
            if order.random() < 0.15:
                s.text = lightly(s.text, order)

    def _excerpted(self, new: Draft) -> None:
        order = self.order
        own = order.choice(self.others)
        taken = order.sample(new.sentences(), min(len(new.sentences()), order.randint(3, 6)))
        keep = {id(s) for s in taken}
        passage = [s for s in new.sentences() if id(s) in keep]
        body = [[Sent(s, None) for s in p] for p in own.paragraphs]
        at = order.randint(1, len(body))
        new.paragraphs = [*body[:at], passage, *body[at:]]
        new.title = own.title

    # --- steps ---

    def _trim(self, new: Draft, share: float) -> None:
        """Drops sentences, later ones likelier, in runs."""
        order = self.order
        goal = round(share * len(new.sentences()))
        while goal > 0 and len(new.sentences()) > 4:
            size = len(new.sentences())
            at = max(1, min(size - 1, round(size * order.betavariate(2.2, 1.0))))
            for _ in range(order.choice((1, 1, 2, 3))):
                if goal > 0 and at < len(new.sentences()) and len(new.sentences()) > 4:
                    drop(new, at)
                    goal -= 1

    def _mistype(self, new: Draft) -> None:
        s = self.order.choice(new.sentences())
        words = s.text.split()
        at = self.order.randrange(len(words))
        if words[at].isalpha() and words[at].islower() and len(words[at]) > 4:
            words[at] = mangled(words[at], self.order)
            s.text = " ".join(words)

    def _polish(self, new: Draft) -> None:
        for s in self.order.sample(new.sentences(), min(2, len(new.sentences()))):
            s.text = lightly(s.text, self.order)

    def _furnish(self, new: Draft) -> None:
        line = self.order.choice(_FURNITURE).format(outlet=new.publisher or "our site")
        new.paragraphs.insert(self.order.randint(1, len(new.paragraphs)), [Sent(line, None)])

    def _insert(self, new: Draft) -> None:
        order = self.order
        other = order.choice(order.choice(self.others).paragraphs)
        order.choice(new.paragraphs).insert(0, Sent(order.choice(other), None)) if order.random() < 0.3 else (
            new.paragraphs.insert(order.randint(1, len(new.paragraphs)), [Sent(order.choice(other), None)])
        )
