"""Made pairs of articles of which is known whether one leans on the other: what the model of leaning learns from.

Texts of the news stream that share keys but no wording (two reports of one matter, or of like matters) get something
in common by hand: a passage that one takes from the other, a credit with what the other reported, or what proves no
copying: a quotation that both heard, in marks or without, a closing line of the page, a credit for something else.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "families"))
import rewording
from stream import article

from headwater.copies.naming import named, telling
from headwater.records import Article

_QUOTE = re.compile(r"[“\"]([^“”\"]{40,400})[”\"]")
_SAID = ("he said", "she said", "a spokesman said", "officials said", "the statement read", "he told reporters")
_CREDITS = (
    "{0} reported that {1}", "according to {0}, {1}", "{1}, {0} reported", "as {0} first reported, {1}",
    "{1}, {0} reports",
)  # fmt: skip
_MENTIONS = (
    "{0} went to see for itself. {1}.", "{0} has it that {2}.", "{0} puts it otherwise: {2}.", "{0} has more. {1}.",
    "Then there is {0}, whose people were there. {1}.",
)
_FOOTERS = (
    "Follow our coverage and sign up for the daily newsletter to get the latest stories delivered to your inbox.",
    "This material may not be published, broadcast, rewritten or redistributed without the permission of its owner.",
    "Have a tip for our newsroom? Write to the editors, or leave a message for our reporters on the line below.",
    "Get breaking alerts and exclusive analysis on your phone with our app, free for readers in every country.",
)


class Lesson(NamedTuple):
    """Two articles, whether one leans on the other, and how they were made."""

    a: Article
    b: Article
    leans: bool
    kind: str


def lessons(articles: Mapping[str, Article], couples: Sequence[tuple[str, str]], seed: int) -> Iterator[Lesson]:
    """One lesson of each kind for every couple of articles that share keys and no wording."""
    for a, b in couples:
        one, two = articles[a], articles[b]
        order = random.Random(f"{seed}:{a}:{b}")
        yield Lesson(one, two, False, "apart")
        for make in (_passage, _credit, _mention, _other_credit, _other_mention, _heard, _footer, _document, _later,
                     _background, _release, _no_release, _captions):
            made = make(one, two, order)
            if made is not None:
                yield made
        yield from _round_ups(two, [articles[ref] for pair in order.sample(list(couples), 4) for ref in pair], order)


def _passage(one: Article, two: Article, order: random.Random) -> Lesson | None:
    """A stretch of the second's own words stands in the first."""
    own = [line for line in two.text.split("\n") if len(line.split()) >= 18 and not _QUOTE.search(line)]
    if not own:
        return None
    at = order.randrange(len(own))
    taken = own[at : at + order.choice((1, 1, 1, 2, 2, 3))]
    if order.random() < 0.4:
        taken = [rewording.lightly(line, order) for line in taken]
    return Lesson(_with(one, taken, order), two, True, "passage")


def _credit(one: Article, two: Article, order: random.Random) -> Lesson | None:
    """The first says what the second reported, in other words."""
    own = [s for line in two.text.split("\n") for s in re.split(r"(?<=[a-z]\.) (?=[A-Z])", line)]
    own = [s for s in own if 14 <= len(s.split()) <= 40 and not _QUOTE.search(s)]
    if not own or not two.publisher:
        return None
    said = _retold(order.choice(own), order)
    return Lesson(_with(one, [_credited(two.publisher, said, order)], order), two, True, "credit")


def _other_credit(one: Article, two: Article, order: random.Random) -> Lesson | None:
    """The first credits the outlet of the second, for something that does not stand there."""
    own = [line for line in one.text.split("\n") if 14 <= len(line.split()) <= 45]
    if not own or not two.publisher:
        return None
    line = order.choice(own)
    text = one.text.replace(line, _credited(two.publisher, line.rstrip(". "), order))
    return Lesson(_as(one, text), two, False, "credit for something else")


def _mention(one: Article, two: Article, order: random.Random) -> Lesson | None:
    """The first names the second's outlet, in no word of credit, and says what it reported."""
    own = [s for line in two.text.split("\n") for s in re.split(r"(?<=[a-z]\.) (?=[A-Z])", line)]
    own = [s for s in own if 14 <= len(s.split()) <= 40 and not _QUOTE.search(s)]
    if not own or not two.publisher or not _plain_name(two.publisher):
        return None
    line = _mentioned(two.publisher, _retold(order.choice(own), order), order)
    return Lesson(_with(one, [line], order), two, True, "mention")


def _other_mention(one: Article, two: Article, order: random.Random) -> Lesson | None:
    """The first names the second's outlet beside something that does not stand there."""
    own = [line for line in one.text.split("\n") if 14 <= len(line.split()) <= 45]
    if not own or not two.publisher or not _plain_name(two.publisher):
        return None
    line = order.choice(own)
    text = one.text.replace(line, _mentioned(two.publisher, line.rstrip(". "), order))
    return Lesson(_as(one, text), two, False, "mention beside something else")


def _plain_name(outlet: str) -> bool:
    """Whether its name alone tells an outlet."""
    return named(f" {' '.join(telling(outlet))} ", outlet)


def _mentioned(outlet: str, said: str, order: random.Random) -> str:
    return order.choice(_MENTIONS).format(outlet, said[:1].upper() + said[1:], said[:1].lower() + said[1:])


def _heard(one: Article, two: Article, order: random.Random) -> Lesson | None:
    """Both have a quotation of the second, each with words of its own around it."""
    heard = [m[1] for m in _QUOTE.finditer(two.text) if len(m[1].split()) >= 10]
    if not heard:
        return None
    quote = order.choice(heard)
    marks = order.choice(("“{}”", "“{}”", "“{}”", "{}"))
    line = f"{marks.format(quote)} {order.choice(_SAID)}."
    return Lesson(_with(one, [line], order), two, False, "heard by both")


def _footer(one: Article, two: Article, order: random.Random) -> Lesson | None:
    """Both pages end in one line."""
    line = order.choice(_FOOTERS)
    return Lesson(_as(one, f"{one.text}\n{line}"), _as(two, f"{two.text}\n{line}"), False, "furniture")


def _document(one: Article, two: Article, order: random.Random) -> Lesson | None:
    """Both print one document or speech, without marks."""
    heard = [m[1] for m in _QUOTE.finditer(two.text) if len(m[1].split()) >= 8]
    if len(heard) < 2:
        return None
    lines = ["The statement reads:", " ".join(heard[:6])]
    bare = _as(two, _QUOTE.sub("", two.text))
    return Lesson(_with(one, lines, order), _with(bare, lines[order.randrange(2) :], order), False, "document")


def _later(one: Article, two: Article, order: random.Random) -> Lesson | None:
    """A later version by the same outlet: paragraphs went, others came, the news is the same."""
    lines = one.text.split("\n")
    if len(lines) < 6:
        return None
    cut = order.sample(range(3, len(lines)), order.randrange(0, (len(lines) - 3) // 2 + 1))
    kept = [rewording.lightly(line, order) if order.random() < 0.3 else line
            for at, line in enumerate(lines) if at not in cut]  # fmt: skip
    new = two.text.split("\n")
    begin = order.randrange(len(new))
    at = order.randrange(1, 4)
    kept[at:at] = new[begin : begin + order.randrange(0, 4)]
    return Lesson(one, _as(one, "\n".join(kept), order), True, "later version")


def _background(one: Article, two: Article, order: random.Random) -> Lesson | None:
    """One outlet tells other news with the same background paragraphs further down."""
    lines = two.text.split("\n")
    if len(lines) < 8:
        return None
    size = order.randrange(1, max(2, len(lines) // 2))
    begin = order.randrange(3, max(4, len(lines) - size))
    own = one.text.split("\n")
    at = order.randrange(min(3, len(own)), len(own) + 1)
    text = "\n".join([*own[:at], *lines[begin : begin + size], *own[at:]])
    return Lesson(_as(one, text), replace(two, publisher=one.publisher), False, "background")


def _release(one: Article, two: Article, order: random.Random) -> Lesson | None:
    """The second is a release, which the first quotes: a line or two, in pieces, between words of its own."""
    bare = replace(_as(two, _QUOTE.sub("", two.text)), kind="release")
    own = [s for line in bare.text.split("\n") for s in re.split(r"(?<=[a-z]\.) (?=[A-Z])", line)]
    own = [s.rstrip(". ") for s in own if 7 <= len(s.split()) <= 30]
    if len(own) < 2:
        return None
    lines = [f"“{said},” it said in {order.choice(('a statement', 'a filing', 'a release'))}."
             for said in order.sample(own, order.choice((1, 1, 2)))]  # fmt: skip
    return Lesson(_with(one, lines, order), bare, True, "release quoted")


def _no_release(one: Article, two: Article, order: random.Random) -> Lesson | None:
    """The second is a release of which the first has nothing."""
    return Lesson(one, replace(two, kind="release"), False, "release not quoted")


def _captions(one: Article, two: Article, order: random.Random) -> Lesson | None:
    """Two short texts of one site above the same gallery."""
    lines = [line for line in two.text.split("\n") if len(line.split()) >= 6]
    if not lines:
        return None
    tag = f"Photo by {order.choice(('the staff', 'our reporter'))} for {two.publisher} on this day"
    captions = [f"{' '.join(line.split()[:12])}. {tag}." for line in (lines * 8)[: order.randrange(8, 25)]]
    heads = [article.text.split("\n")[: order.randrange(1, 4)] for article in (one, two)]
    made = [_as(it, "\n".join([*head, *captions])) for it, head in zip((one, two), heads, strict=True)]
    return Lesson(made[0], replace(made[1], publisher=one.publisher), False, "gallery")


def _round_ups(two: Article, others: Sequence[Article], order: random.Random) -> Iterator[Lesson]:
    """Short items from many, one of them what the second reported; or only its name with news of others."""
    items = []
    for it in (two, *others[:5]):
        own = [s for line in it.text.split("\n")[:6] for s in re.split(r"(?<=[a-z]\.) (?=[A-Z])", line)]
        own = [s for s in own if 10 <= len(s.split()) <= 40 and not _QUOTE.search(s)]
        if not own or not it.publisher:
            return
        items.append((it.publisher, _retold(order.choice(own), order)))
    for leans, told in ((True, items), (False, [(two.publisher or "", items[1][1]), *items[2:]])):
        lines = [_credited(outlet, said, order) if at < 2 or order.random() < 0.5 else f"{said}."
                 for at, (outlet, said) in enumerate(told)]  # fmt: skip
        order.shuffle(lines)
        text = "\n".join([*lines, "That is all for this morning. Write to us, and tell your friends. " * 3])
        row = {"text": text, "title": "The morning round-up", "source": "The Round", "date": two.published or ""}
        if (made := article("r1", row)) is not None:
            yield Lesson(made, two, leans, "round-up" if leans else "round-up of others")


def _retold(sentence: str, order: random.Random) -> str:
    """A sentence in other words, or with nearly the same words in quite another order."""
    said = rewording.spun(sentence.rstrip(". "), order.choice((0.0, 0.2, 0.4)), order)
    if order.random() < 0.4:
        return said
    words, parts = said.split(), []
    while words:
        size = order.randrange(2, 5)
        parts.append(" ".join(words[:size]))
        words = words[size:]
    order.shuffle(parts)
    return " ".join(parts)


def _credited(outlet: str, said: str, order: random.Random) -> str:
    line = order.choice(_CREDITS).format(outlet, said[:1].lower() + said[1:])
    return f"{line[:1].upper()}{line[1:]}."


def _with(article: Article, lines: Sequence[str], order: random.Random) -> Article:
    own = article.text.split("\n")
    at = order.randrange(1, len(own) + 1)
    return _as(article, "\n".join([*own[:at], *lines, *own[at:]]))


def _as(old: Article, text: str, order: random.Random | None = None) -> Article:
    title = rewording.lightly(old.title or "", order) if order is not None else old.title or ""
    row = {"text": text, "title": title, "source": old.publisher or "", "date": old.published or ""}
    made = article(f"{old.ref}x", row)
    assert made is not None
    return made
