"""Texts copied by hand, word for word: what scribes do to a text that they mean to keep as it is.

Every copyist slips at a rate of his own: letters, endings, little words, words left out, doubled or in another order,
a line of the exemplar passed over. Hard places are slipped at by many, in the same way. A plain slip of the exemplar
is often mended. Lines lose their marks, so that nothing but words tells; a witness may lose leaves after it was copied,
and may go on after another exemplar from the middle.
"""

from __future__ import annotations

import math
import random
import re
from dataclasses import replace

from drafts import Draft, Sent
from facts import mangled
from mills import SMALL, Mills
from rewording import another

from headwater.records import Relation

_LEAST, _MOST_SLIPS = 0.002, 0.05  # slips a word of the most and the least careful
_LONG = 5  # letters of a word whose spelling may be mistaken


class Hands(Mills):
    """Families of copies by hand."""

    drafts: list[Draft]
    up: list[list[tuple[int, Relation]]]

    def hands(self) -> None:
        """Grows the family, and takes leaves away from some that were copied."""
        order = self.order
        first = self.drafts[0]
        lines = [re.sub(r"[^\w' -]|_", "", s.text) for s in first.sentences()][: order.randint(12, 36)]
        first.paragraphs = [[Sent(line, line)] for line in lines if len(line.split()) > 3]
        self.hard, self.slips = order.randrange(10**6), {}
        for _ in range(order.randint(4, 13)):
            at = order.randrange(len(self.drafts)) if order.random() < 0.7 else len(self.drafts) - 1
            body = [[Sent(s.text, s.text) for s in p] for p in self.drafts[at].paragraphs]
            if order.random() < 0.1:
                other = self.drafts[order.randrange(len(self.drafts))].paragraphs
                half = len(body) // 2
                if other is not self.drafts[at].paragraphs:
                    body = [*body[:half], *([Sent(s.text, s.text) for s in p] for p in other[half:])]
            new = replace(self.drafts[at], paragraphs=body, way="edited", facts=[])
            rate = math.exp(order.uniform(math.log(_LEAST), math.log(_MOST_SLIPS)))
            mends = order.uniform(0.1, 0.8)
            for s in new.sentences():
                s.text = self._copied(s.text, rate, mends)
            self.drafts.append(new)
            self.up.append([(at, "edited")])
        for draft in self.drafts:
            if order.random() < 0.06:
                size = len(draft.paragraphs)
                start, run = order.randrange(size), order.randint(size // 5, size // 2)
                draft.paragraphs = draft.paragraphs[:start] + draft.paragraphs[start + run :] or draft.paragraphs[:4]

    def _copied(self, line: str, rate: float, mends: float) -> str:
        order = self.order
        words: list[str] = []
        held = line.split()
        if order.random() < rate and len(held) > 9:
            at = order.randrange(1, len(held) - 5)
            held = held[:at] + held[at + order.randint(3, 5) :]
        for word in held:
            if word in self.slips and order.random() < mends:
                word = self.slips[word]
            hard = random.Random(f"{self.hard} {word}")
            if hard.random() < 0.04 and order.random() < 6 * rate:
                words.append(self._slip(word, hard))
            elif order.random() < rate:
                words.append(self._slip(word, order))
                if order.random() < 0.12 and len(words) > 1:
                    words[-2:] = [word, words[-2]]
            else:
                words.append(word)
        return " ".join(word for word in words if word)

    def _slip(self, word: str, order: random.Random) -> str:
        """The word as a slipping pen has it; what no dictionary has is remembered, as the next may mend it."""
        way, low = order.random(), word.lower()
        if low in SMALL:
            return order.choice(SMALL[low])
        if way < 0.35 and len(word) >= _LONG:
            done = mangled(word, order)
            self.slips[done] = word
            return done
        if way < 0.6:
            return word[:-1] if word.endswith("s") else word + "s"
        if way < 0.75:
            return another(word, order) or ""
        return "" if way < 0.95 else f"{word} {word}"
