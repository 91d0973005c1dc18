"""A lost translation is told by two texts of one language that each have more of the original than the other."""

from __future__ import annotations

import itertools

from families.test_grow import LINES, article
from headwater.copies import relate
from headwater.families.collation import collate
from headwater.families.descent import tradition
from headwater.families.lost import Lost
from headwater.families.tongues import translations

GERMAN = [
    "BRENICA, Slowenien (Tellwire) - Der Damm von Orlath hat am Montag 4200 Kubikmeter Wasser "
    "in der Sekunde abgelassen, nachdem im nördlichen Überlauf ein Riss entdeckt worden war, so die Behörde.",
    "Ingenieurin Petra Wolkan sah den Riss am Morgen bei einer Begehung und ließ die Tore öffnen.",
    "„Lieber werden wir für nasse Keller verflucht als für Ertrunkene betrauert“, sagte Wolkan am Damm.",
    "Rund 1300 Dorfbewohner verbrachten die Nacht in der Sporthalle von Brenica, wo Helfer Decken und Suppe ausgaben.",
    "Der Damm wurde 1968 fertiggestellt und versorgt ein Drittel der Provinz mit Strom.",
    "Die Behörde rechnet mit elf Wochen für die Reparatur und mit Kosten von 6,4 Millionen Euro.",
    "Bauern unterhalb des Damms haben Entschädigung für 900 Hektar Wintergerste verlangt.",
]  # fmt: skip


def told(one: list[str], two: list[str], parents: dict[str, str]) -> list[Lost]:
    texts = [article(GERMAN, "o#1", language="de")]
    texts += [article(lines, ref, language="en") for ref, lines in (("a#1", one), ("b#1", two))]
    pairs = [relate(a, b) for a, b in itertools.combinations(sorted(texts, key=lambda a: a.ref), 2)]
    known = tradition(texts, pairs, frozenset())
    return translations(known, collate(known.articles, pairs), parents)


def test_two_who_have_more_of_the_original_than_each_other_go_back_to_a_lost_translation() -> None:
    for parents in ({"a#1": "o#1", "b#1": "a#1"}, {"a#1": "o#1", "b#1": "o#1"}):
        (found,) = told(LINES[:6], [*LINES[:4], LINES[6]], parents)
        assert found.children == ("a#1", "b#1")
        assert found.exemplar == "o#1"
        assert found.gain > 0


def test_who_has_nothing_more_may_be_a_copy() -> None:
    assert told(LINES, LINES[:5], {"a#1": "o#1", "b#1": "a#1"}) == []


def test_two_who_translated_by_themselves_have_no_translation_in_common() -> None:
    other = [
        "A fissure in an overflow made the operators of Orlath let out 4,200 cubic metres per second.",
        "Petra Wolkan, an engineer, had seen it on her rounds at dawn; an hour afterwards all gates stood open.",
        "In Brenica the sports hall took in 1,300 people overnight, and helpers brought soup along with blankets.",
        "Since 1968 it has given every third household of this province its electric power.",
        "Growers downstream want money for 900 hectares of barley that they sowed last autumn.",
    ]
    assert told(LINES[:6], other, {"a#1": "o#1", "b#1": "o#1"}) == []
