"""Other words for the same: what an editor, a spinner or a machine does to a sentence without touching its facts."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from functools import cache

from headwater.data import background
from headwater.data.background import hash_words
from headwater.data.thesaurus import thesaurus

_NEAR = 0.45  # nearness of two words that a thesaurus user would take for the same
_SEEN = 1.0  # how rare a synonym may be, in nats above the word it replaces, for a careful writer
_WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
_LIGHT = (
    ("said", "told reporters"), ("said", "stated"), ("more than", "over"), ("about", "around"), ("around", "about"),
    ("percent", "per cent"), ("per cent", "percent"), ("%", " percent"), ("also", ""), ("However, ", ""),
    ("do not", "don't"), ("does not", "doesn't"), ("is not", "isn't"), ("don't", "do not"), ("won't", "will not"),
    ("that is", "that's"), ("it is", "it's"), ("children", "kids"), ("began", "started"), ("in order to", "to"),
    ("a number of", "several"), ("near", "close to"), ("while", "whereas"), ("since", "as"), ("but", "though"),
    ("killed", "left dead"), ("said on", "told a news conference on"), ("according to", "as reported by"),
    ("United States", "U.S."), ("U.S.", "United States"), ("approximately", "about"), ("last year", "a year ago"),
    ("including", "among them"), ("recently", "lately"), ("very", ""), ("former", "ex-"), ("purchase", "buy"),
    ("colour", "color"), ("color", "colour"), ("organization", "organisation"), ("center", "centre"),
)  # fmt: skip
_SPEECH = re.compile(r"^(?P<said>[^“”\"]{25,}?), (?P<who>[^,“”\"]{3,60}?) (?P<verb>said|says|added|told reporters)\.$")
_CLAUSE = re.compile(
    r"^(?P<head>(?:After|Before|When|While|As|In|On|Since|If|Despite|At|During) [^,]{8,80}), (?P<rest>.{20,})\.$"
)
_TAIL = re.compile(
    r"^(?P<rest>.{30,}?) (?P<tail>(?:after|before|when|while|because|since|if|despite|during) [^,]{8,80})\.$"
)
_PASSIVE = re.compile(r"^(?P<subject>[A-Z][\w' ]{2,40}?) (?:was|were) (?P<verb>[a-z]+ed) by (?P<agent>[\w' ]{3,50})\.$")
_ACTIVE = re.compile(
    r"^(?P<agent>(?:The|A|An|Police|Officials|[A-Z][a-z]+) ?[\w' ]{0,30}?) (?P<verb>[a-z]{3,}ed) "
    r"(?P<object>(?:the|a|an|[A-Z][a-z]+) ?[\w' ]{2,50})\.$"
)
_KEPT = frozenset(
    (  # noqa: SIM905
        "said say says not no never may might could will would must should can because after before more less "
        "most least one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty "
        "fifty hundred thousand million billion trillion first second third half percent year years month "
        "months week weeks day days hour hours minute minutes monday tuesday wednesday thursday friday saturday "
        "sunday january february march april june july august september october november december president "
        "minister prime chief director spokesman spokeswoman governor senator judge mayor professor police "
        "officials official"
    ).split()
)
_ENDINGS = ("ing", "ed", "es", "s", "")


@cache
def _by_sense() -> dict[int, tuple[str, ...]]:
    """For every sense the words of the vocabulary that have it."""
    held = defaultdict(set)
    for word in vocabulary():
        for sense in thesaurus().words.get(hash_words(word), ()):
            held[sense].add(word)
    return {sense: tuple(sorted(words)) for sense, words in held.items()}


_vocabulary: set[str] = set()


def learn_vocabulary(texts: list[str]) -> None:
    """Takes the words of some texts as those that a writer may choose from."""
    for text in texts:
        _vocabulary.update(w for w in _WORD.findall(text) if w.islower() and len(w) > 2)
    _by_sense.cache_clear()
    synonyms.cache_clear()


def vocabulary() -> set[str]:
    """Words that may be put in."""
    return _vocabulary


@cache
def synonyms(base: str) -> tuple[str, ...]:
    """Words that share a sense with a base form and are near in meaning, any frequency."""
    found = {
        other
        for sense in thesaurus().words.get(hash_words(base), ())
        for other in _by_sense().get(sense, ())
        if other != base and thesaurus().nearness(base, other) > _NEAR
    }
    return tuple(sorted(found))


def inflected(base: str, ending: str) -> str:
    """A base form with an ending, by the plain rules of English spelling."""
    if not ending:
        return base
    if ending == "s":
        if base.endswith(("s", "x", "z", "ch", "sh")):
            return base + "es"
        return base[:-1] + "ies" if base.endswith("y") and base[-2:-1] not in "aeiou" else base + "s"
    if base.endswith("e"):
        return base[:-1] + ending if ending == "ing" else base + "d"
    if base.endswith("y") and ending == "ed" and base[-2:-1] not in "aeiou":
        return base[:-1] + "ied"
    return base + ending


def another(word: str, order: random.Random, *, smooth: bool = False) -> str | None:
    """Another word for one, in its own inflection; None when there is none.

    A spinner takes any; a `smooth` writer takes only words in forms that texts use about as often.
    """
    low = word.lower()
    if low in _KEPT or len(low) < 4 or background().idf(low) < 1.0:
        return None
    known = thesaurus()
    for ending in _ENDINGS:
        if ending and not low.endswith(ending):
            continue
        bases = [b for b in known.forms(low) if inflected(b, "s" if ending == "es" else ending) == low]
        for base in bases:
            some = [inflected(w, "s" if ending == "es" else ending) for w in synonyms(base) if w not in _KEPT]
            if smooth:
                some = [w for w in some if w in vocabulary() and background().idf(w) < background().idf(low) + _SEEN]
            if some:
                chosen = order.choice(some)
                return chosen.capitalize() if word[0].isupper() else chosen
    return None


class Rewriter:
    """A machine with habits: it has favourite words, so that two of its rewritings of one text grow alike."""

    def __init__(self, seed: int, firm: float) -> None:
        self.seed, self.firm = seed, firm
        self._mine: dict[str, str | None] = {}

    def rewritten(self, sentence: str, rate: float, order: random.Random) -> str:
        """The sentence with words replaced by favourites, seldom by others, and at times another order."""
        if order.random() < rate / 2:
            sentence = turned(sentence, order)

        def swap(match: re.Match[str]) -> str:
            word = match.group()
            if word[0].isupper() or order.random() >= rate:
                return word
            if order.random() > self.firm:
                return another(word, order, smooth=True) or word
            if word not in self._mine:
                own = random.Random(f"{self.seed} {word}")
                found = another(word, own, smooth=True)
                self._mine[word] = found if own.random() < 0.7 else None
                if found is not None:
                    self._mine.setdefault(found, None)
            return self._mine[word] or word

        return _WORD.sub(swap, lightly(sentence, order) if order.random() < rate / 3 else sentence)


def respelled(sentence: str, rate: float, order: random.Random, *, smooth: bool = False) -> str:
    """The sentence with a share of its plain words replaced by synonyms; names and figures stay."""
    start = True

    def swap(match: re.Match[str]) -> str:
        nonlocal start
        word, first = match.group(), start
        start = False
        if (word[0].isupper() and not first) or order.random() >= rate:
            return word
        if first and (background().capital_share(word.lower()) or 0) > 0.5:
            return word
        return another(word, order, smooth=smooth) or word

    return _WORD.sub(swap, sentence)


def lightly(sentence: str, order: random.Random, most: int = 2) -> str:
    """The sentence with one or two turns of phrase changed, as a desk editor would."""
    fitting = [(old, new) for old, new in _LIGHT if re.search(rf"(?<!\w){re.escape(old)}(?!\w)", sentence)]
    order.shuffle(fitting)
    for old, new in fitting[: order.randint(1, most)]:
        sentence = re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", new, sentence, count=1)
    return re.sub(r"  +", " ", sentence).replace(" ,", ",").replace("ex- ", "ex-")


def turned(sentence: str, order: random.Random) -> str:
    """The sentence with its parts in another order: speaker first, clause last, passive for active; or as it was."""
    if (m := _SPEECH.match(sentence)) and m["said"][0].isupper():
        lower = m["said"] if m["said"].split()[0].isupper() else m["said"][0].lower() + m["said"][1:]
        who = m["who"][0].upper() + m["who"][1:]
        return order.choice((f"{who} {m['verb']} that {lower}.", f"According to {m['who']}, {lower}."))
    if m := _CLAUSE.match(sentence):
        return f"{m['rest'][0].upper()}{m['rest'][1:]} {m['head'][0].lower()}{m['head'][1:]}."
    if (m := _TAIL.match(sentence)) and "“" not in sentence and '"' not in sentence:
        lower = m["rest"].startswith(("The ", "A ", "It ", "He ", "She ", "They "))
        rest = m["rest"][0].lower() + m["rest"][1:] if lower else m["rest"]
        return f"{m['tail'][0].upper()}{m['tail'][1:]}, {rest}."
    if m := _PASSIVE.match(sentence):
        return f"{m['agent'][0].upper()}{m['agent'][1:]} {m['verb']} {m['subject'][0].lower()}{m['subject'][1:]}."
    if m := _ACTIVE.match(sentence):
        done = m["object"][0].upper() + m["object"][1:]
        return f"{done} was {m['verb']} by {m['agent'][0].lower()}{m['agent'][1:]}."
    return sentence


def spun(sentence: str, rate: float, order: random.Random, *, smooth: bool = False) -> str:
    """The sentence as a spinner would have it: other words at a rate, and sometimes another order."""
    if order.random() < rate:
        sentence = turned(sentence, order)
    return respelled(lightly(sentence, order) if order.random() < rate else sentence, rate, order, smooth=smooth)


def without_marks(sentence: str) -> str:
    """The sentence with plain quotation marks and dashes, as a careless page prints them."""
    for old, new in (("“", '"'), ("”", '"'), ("’", "'"), ("‘", "'"), ("–", "-"), (" — ", " - ")):
        sentence = sentence.replace(old, new)
    return sentence


def shorter(sentence: str, order: random.Random) -> str:
    """The sentence without a clause set off by commas or brackets, when it has one."""
    spots = list(
        re.finditer(r", (?:which|who|where|including|adding)[^,“”\"]{8,90}(?=[,.])|\s\([^)]{3,60}\)", sentence)
    )
    if not spots:
        return sentence
    spot = order.choice(spots)
    return (
        sentence[: spot.start()] + re.sub(r"^,", "", sentence[spot.end() :]) if spot.end() < len(sentence) else sentence
    )
