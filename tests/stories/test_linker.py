"""What is one claim in texts that are no copies: the best counterpart from both sides, whatever its value."""

from headwater.stories.linker import NEVER, Linker
from headwater.stories.told import told
from headwater.stories.witnesses import Witnesses

REPORT = (
    "The ferry Malvina had 214 passengers on board when it struck the pier, the harbour office said.\n"
    "Divers searched the hull for two hours.\n"
    "The pier will be closed for nine days."
)
LOCAL = (
    "Als die Malvina gegen die Mole fuhr, waren 221 Passagiere an Bord.\n"
    "Die Mole wird für 9 Tage gesperrt, sagte das Hafenamt.\n"
    "Ein Bäcker verteilte 60 Brote an Wartende."
)


def _linker(*readings):
    witnesses = Witnesses(readings, (), ())
    return Linker(witnesses, [thing for ref in witnesses.order for thing in told(witnesses.readings[ref])])


def _at(linker, words):
    return next(i for i, t in enumerate(linker.told) if t.kind == "figure" and words in t.main.text)


def test_the_same_matter_in_another_language_is_likelier_than_another_matter(reading):
    linker = _linker(reading("a#1", REPORT), reading("b#1", LOCAL, language="de"))
    odds = linker.odds()
    days, told_there, loaves = _at(linker, "nine days"), _at(linker, "9 Tage"), _at(linker, "60")
    assert odds[days, told_there] > max(0.0, odds[days, loaves])
    assert odds[days, told_there] == odds[told_there, days]


def test_things_of_one_article_are_never_compared(reading):
    linker = _linker(reading("a#1", REPORT), reading("b#1", LOCAL, language="de"))
    assert linker.odds()[_at(linker, "214"), _at(linker, "nine days")] == NEVER


def test_the_only_good_counterpart_leads(reading):
    linker = _linker(reading("a#1", REPORT), reading("b#1", LOCAL, language="de"))
    assert linker.lead[_at(linker, "nine days"), _at(linker, "9 Tage")] > 0
    assert linker.lead[_at(linker, "nine days"), _at(linker, "60")] < 0
