"""Chains of rewritings by one machine that has strong habits: what language models make of a text again and again.

The first rewriting changes most of the turns of a text, much of it in the same way in every chain, as one machine says
things in its own way; later ones change less and less, but names and facts go on to drift. Texts are short and bare.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

from drafts import Draft, Sent, drop, join
from facts import KINDS, WEIGHTS, altered
from rewording import Rewriter, another, shorter, turned
from round_trips import MODES, translated
from ways import Ways

from headwater.records import Relation

_STATES = ((2, 4, 8, 16), (1, 2, 3, 4), (1, 2, 4, 8), (1, 3, 6), (2, 5, 9), (1, 2), (3, 6, 12))
_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
_SMALL = {
    "the": ("a", "this", "the", "their", ""), "a": ("the", "one", "a", "an"), "an": ("the", "a", "an"),
    "of": ("from", "in", "of", "for"), "in": ("at", "on", "in", "within", "during"), "on": ("in", "at", "upon", "on"),
    "to": ("for", "towards", "to", "in order to"), "which": ("that", "this", "which"), "who": ("that", "who"),
    "that": ("which", "that", ""), "has": ("had", "has", "is"), "had": ("has", "had", "was", "have"),
    "have": ("had", "have", "has"), "was": ("is", "was", "has been", "had been", "were"),
    "were": ("are", "were", "was"), "is": ("was", "is", "has been"), "are": ("were", "are", "have been"),
    "been": ("", "been"), "by": ("from", "by"),
    "with": ("with", "by", "using", "together with"), "for": ("to", "for", "as"), "at": ("in", "at"),
    "from": ("of", "from", "by"), "as": ("like", "as", "because"), "but": ("however", "but", "yet"),
    "it": ("this", "it", "he"), "this": ("the", "it", "this"), "and": ("and", "as well as", "and also"),
    "would": ("will", "would", "could"), "will": ("would", "will", "is going to"), "not": ("not", "never"),
    "said": ("stated", "said", "told", "says", "added"), "also": ("", "also", "too"), "after": ("following", "after"),
    "more": ("more", "further", "additional"), "about": ("on", "about", "around"), "its": ("the", "their", "its"),
    "his": ("his", "the", "their"), "her": ("her", "the"), "they": ("they", "these", "people"), "out": ("out", ""),
    "up": ("up", ""), "than": ("than", "over"), "when": ("when", "as", "while"), "all": ("all", "every", "the"),
}  # fmt: skip


class Habits:
    """A machine's own way: by word and the word before it what it likes to write, the same in all its chains."""

    def __init__(self, seed: int, tongue: int, shared: float) -> None:
        self.seed, self.tongue, self.shared = seed, tongue, shared

    def small(self, before: str, word: str, rate: float, order: random.Random) -> str:
        """A little word as the machine would have it here."""
        some = _SMALL[word]
        if order.random() < 0.08 * rate:
            return order.choice(some)
        taste = random.Random(f"{self.seed} {before} {word}")
        if taste.random() > self.shared:
            taste = random.Random(f"{self.tongue} {before} {word}")
        return taste.choice(some) if order.random() < rate else word

    def said(self, sentence: str, rate: float, order: random.Random) -> str:
        """The sentence with its little words as the machine would have them."""
        before = ""

        def swap(match: re.Match[str]) -> str:
            nonlocal before
            word = match.group()
            last, before = before, word.lower()
            return self.small(last, word, rate, order) if word in _SMALL else word

        return re.sub(r" +([,.]?)", r" \1", _WORD.sub(swap, sentence)).replace(" ,", ",").replace(" .", ".")


class Mills(Ways):
    """Families of one text and its chains of rewritings by one machine."""

    drafts: list[Draft]
    up: list[list[tuple[int, Relation]]]

    def mills(self) -> None:
        """Grows the chains."""
        order = self.order
        first = self.drafts[0]
        while len(first.sentences()) > order.choice((4, 5, 6, 7, 8, 10, 14, 40)):
            drop(first, len(first.sentences()) - 1)
        seed, firm, shared = order.randrange(10**6), order.uniform(0.6, 0.97), order.uniform(0.2, 0.9)
        start, speed = order.uniform(0.35, 0.95), order.uniform(0.15, 0.6)
        wild = order.choice((0.0, 0.02, 0.05, 0.1))
        for _ in range(order.choice((2, 3, 4, 4, 4, 5))):
            own = Rewriter(seed if order.random() < shared else order.randrange(10**6), firm)
            habits = Habits(seed, order.randrange(10**6), shared)
            way = order.choice(("es", "ca", "eo", "", "", ""))
            at, old, done = 0, first, 0
            for state in order.choice(_STATES):
                body = [[Sent(s.text, s.text) for s in p] for p in old.paragraphs]
                new = replace(old, paragraphs=body, way="trip", facts=[])
                while done < state:
                    rate = start if not done else start * speed / (1 + 0.3 * done)
                    self._pass(new, own, habits, rate, wild, way if not done else "")
                    done += 1
                self.drafts.append(new)
                self.up.append([(at, "rewritten")])
                at, old = len(self.drafts) - 1, new

    def _pass(self, new: Draft, own: Rewriter, habits: Habits, rate: float, wild: float, way: str) -> None:
        """One rewriting of the whole text."""
        order = self.order
        said = [s.text for s in new.sentences()]
        if way:
            there, back = MODES[way]
            said = translated(translated(said, there), back)
        for s, text in zip(new.sentences(), said, strict=True):
            if order.random() < rate / 3:
                text = turned(text, order)
            if order.random() < rate / 6:
                text = shorter(text, order)
            text = habits.said(own.rewritten(text, rate, order), rate, order)
            s.text = _drifted(text, wild * rate, order)
        if order.random() < 0.15 * rate and len(new.sentences()) > 4:
            drop(new, order.randrange(1, len(new.sentences())))
        if order.random() < 0.1 * rate:
            join(new, order)
        if order.random() < 3 * wild:
            s = order.choice(new.sentences())
            done = altered(s.text, s.before or s.text, order.choices(KINDS, WEIGHTS)[0], order)
            s.text = done[0] if done else s.text


def _drifted(sentence: str, rate: float, order: random.Random) -> str:
    """The sentence with words left out, or others in their place that nobody expects."""
    words = sentence.split(" ")
    if len(words) < 6:
        return sentence
    for at in range(1, len(words) - 1):
        if order.random() < rate:
            words[at] = "" if order.random() < 0.3 else another(words[at], order) or words[at]
    return re.sub(r"  +", " ", " ".join(words))
