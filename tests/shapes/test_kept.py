"""What the store packs comes out again as it went in."""

import json
import zlib
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater import records
from headwater.records import Article, Claim, Family, Page, Pair, Quantity, Reading, Span, Statement, Story
from headwater.shapes.kept import FORM, pack, unpack

st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False))
st.register_type_strategy(float, st.floats(allow_nan=False))


@pytest.mark.parametrize("kind", [Reading, Page, Pair, Family, Story, Claim, Quantity, tuple[records.Alteration, ...]])
def test_every_kept_record_comes_out_as_it_went_in(kind: Any) -> None:
    @settings(max_examples=8, deadline=None)
    @given(st.from_type(kind))
    def check(record: Any) -> None:
        assert unpack(kind, pack(record)) == record

    check()


def test_a_record_packed_before_a_field_was_added_takes_the_default() -> None:
    article = Article(ref="a#1", page="a", number=1, span=Span(0, 1), body=(), text="")
    packed = json.loads(zlib.decompress(pack(article)))
    assert "same_as" not in packed["record"]
    assert unpack(Article, pack(article)).same_as is None


def test_a_field_that_is_no_more_is_passed_over() -> None:
    held = json.loads(zlib.decompress(pack(Span(1, 2))))
    assert held["record"] == [1, 2]
    packed = json.loads(zlib.decompress(pack(records.Note("a", "b"))))
    packed["record"]["gone"] = 1
    assert unpack(records.Note, zlib.compress(json.dumps(packed).encode())) == records.Note("a", "b")


def test_a_later_form_is_refused_in_words() -> None:
    later = zlib.compress(json.dumps({"form": FORM + 1, "record": {}}).encode())
    with pytest.raises(ValueError, match=f"form {FORM + 1}"):
        unpack(Statement, later)


@pytest.mark.parametrize("junk", [b"", b"junk", zlib.compress(b"[]"), zlib.compress(b"\xff")])
def test_junk_is_no_packed_record(junk: bytes) -> None:
    with pytest.raises(ValueError, match="packed"):
        unpack(Statement, junk)
