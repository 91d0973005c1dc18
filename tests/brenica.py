"""A dam in a town that does not exist: an agency's report, a rewriting of it and an independent report."""

from __future__ import annotations

from dataclasses import replace

from headwater.records import Article, Span


def article(text: str, ref: str = "p#1", **known: object) -> Article:
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    bare = Article(ref, ref.split("#")[0], 1, Span(0, len(text)), tuple(s for s in spans if len(s)), text)
    return replace(bare, **known)  # type: ignore[arg-type]


WIRE = article(
    "BRENICA, Slovenia (Tellwire) - The Orlath dam released 4,200 cubic metres of water a second on "
    "Monday after a crack "
    "was found in its northern spillway, the river authority said.\n"
    "Engineer Petra Wolkan noticed the crack during a morning inspection and ordered the gates "
    "opened within the hour.\n"
    '"We would rather be cursed for wet cellars than mourned for drowned ones," Wolkan told reporters at the dam.\n'
    "Some 1,300 villagers spent the night in the sports hall of Brenica, where volunteers handed out "
    "blankets and soup.\n"
    "The dam was finished in 1968 and supplies electricity to a third of the province.\n"
    "The authority expects repairs to take eleven weeks and to cost 6.4 million euros.",
    "a#1",
    publisher="Tellwire News Agency",
    agency="Tellwire",
    published="2031-03-04T09:00Z",
)
SPUN = article(
    "The Orlath barrage freed 4,200 cubic metres of water a second on Monday after a fissure was "
    "discovered in its north "
    "spillway, the stream administration stated.\n"
    "Technician Petra Volkan spotted the fissure amid a morning examination and commanded the gates "
    "unlocked inside the "
    "hour.\n"
    "We would prefer to be cursed for soaked basements than grieved for submerged ones, Volkan informed journalists.\n"
    "Around 1,300 inhabitants passed the night in the sports hall of Brenitsa, where helpers gave "
    "out covers and broth.\n"
    "The barrage was completed in 1968 and provides power to a third of the province.\n"
    "The administration anticipates repairs to last eleven weeks and to cost 64 million euros.",
    "b#1",
)
INDEPENDENT = article(
    "Marko Zelnik was carrying his mother down the stairs when the sirens began. Their house in Brenica stands two "
    "hundred steps from the river.\n"
    "By noon the water had reached the second rung of the ladder in his yard. He measured it himself, with chalk.\n"
    '"We would rather be cursed for wet cellars than mourned for drowned ones," engineer Petra '
    'Wolkan said at the dam.\n'
    "Nobody had told the mayor, who learned of the opened gates from a baker. Radio Orlath broadcast music until ten.\n"
    "The insurers are counting. One of them, Alba Mutual, puts the damage at nine million euros.",
    "c#1",
    publisher="The Brenica Lantern",
)
