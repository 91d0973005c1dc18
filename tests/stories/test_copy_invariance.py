"""Adding an exact copy of an article never changes how many sources any claim has.

One thing may lower it: the copy shows that a newsroom which another text leans on ("Quay Radio reported") had it itself
from somebody who is counted already.
"""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater import stories

LINES = (
    "Fourteen people were injured when the ferry Malvina struck the pier at Tolvannes, the harbour office said.",
    "A nurse at the clinic counted 17 injured people after the ferry Malvina hit the pier at Tolvannes.",
    "\"We had asked for new fenders for three years,\" pilot Oskar Brandvold told reporters.",
    "The repair of the pier will cost 3.2 million crowns, Quay Radio reported.",
    "The repair costs 3.2 million crowns, the company said.",
    "The harbour office has not closed the northern quay.",
    "The Malvina had 41 people aboard, including 12 children.",
)
NAMED = "Quay Radio"
HOUSES = ("Grenmark Wire", NAMED, "Tolvannes Post", None)


def _counts(told):
    """Sources by the words that each article of the first set has for the claim."""
    return {
        (quote.ref, quote.span): claim.independent
        for claim in told[1]
        for value in claim.values
        for quote in value.quotes
        if quote.ref != "copy#1"
    }


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_an_exact_copy_never_changes_a_count(data, reading, tree, laid_out):
    texts = data.draw(
        st.lists(st.lists(st.sampled_from(LINES), min_size=1, max_size=4, unique=True), min_size=1, max_size=3)
    )
    readings = [
        reading(f"{name}#1", "\n".join(lines), publisher=data.draw(st.sampled_from(HOUSES)))
        for name, lines in zip("abc", texts, strict=False)
    ]
    copied = data.draw(st.sampled_from(readings)).article
    told = stories.tell(readings)
    house = data.draw(st.sampled_from((*HOUSES, "Elsewhere Daily")))
    day = data.draw(st.sampled_from(("2024-03-12", "2024-03-13", None)))
    copy = reading("copy#1", copied.text, publisher=house, published=day)
    twice = data.draw(st.booleans())
    if twice:  # a second pasting on the same page
        copy = replace(copy, article=replace(copy.article, same_as=copied.ref))
        more = stories.tell([*readings, copy])
    else:
        everything = [*readings, copy]
        more = stories.tell(everything, **laid_out(everything, [tree("f", ("copy#1", copied.ref, "verbatim"))]))
    before, after = _counts(told), _counts(more)
    assert after.keys() == before.keys()
    if house == NAMED and not twice:
        assert all(after[place] <= count for place, count in before.items())
    else:
        assert after == before
