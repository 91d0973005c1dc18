"""What happened, or did not, comes in its clause; plans without a figure are commitments."""

import pytest


def events(found):
    return [s.text for s in found if s.kind == "event"]


def test_a_ruling_is_an_event(tell) -> None:
    text = "A labour court late on Sunday rejected the company's request for a ban on the strike, its clerk said."
    assert events(tell(text)) == [
        "A labour court late on Sunday rejected the company's request for a ban on the strike"
    ]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("He denies any part in the theft.", True),
        ("He admits any part in the theft.", False),
        ("The trial did not show that the vaccine protects.", True),
    ],
)
def test_denial_is_kept(tell, text: str, negated: bool) -> None:
    assert [s.negated for s in tell(text) if s.kind == "event"] == [negated]


def test_indirect_speech_has_its_speaker(tell) -> None:
    (found,) = [
        s for s in tell("Judge Ana Roth said the party had broken the law.", names=["Ana Roth"]) if s.kind == "event"
    ]
    assert (found.text, found.speaker) == ("the party had broken the law", "Ana Roth")


def test_chatter_is_no_event(tell) -> None:
    assert events(tell("It was a lovely morning and the tea was warm.")) == []


def test_a_plan_without_a_figure_is_a_commitment(tell) -> None:
    found = [s for s in tell("The Orland museum hopes to hang the portrait again by June.") if s.kind == "commitment"]
    assert [(s.commitment.status, s.as_of) for s in found] == [("planned", "2025-06")]
