"""Parquet files are read back by the library itself, with the types of the shapes."""

from __future__ import annotations

import json

import pytest

from headwater.exports.parquet import arrow, write
from headwater.shapes.schema import SHAPES

parquet = pytest.importorskip("pyarrow.parquet", reason="the extra `parquet` is not installed")

STORY = {
    "story": "s-1", "title": "A dam \ud800", "articles": ["a#1", "b#1"], "families": [], "independent_sources": 1,
    "first_published": None, "last_published": "2031-01-01", "places": [], "people": ["Ada"],
    "related": [{"story": "s-2", "kind": "follows"}], "sigla": {"a#1": "A", "b#1": "A1"},
    "summary": [{"sentence": "It broke.", "ref": "a#1", "span": (3, 12)}], "timeline": [], "conflicts": 0,
}  # fmt: skip


def test_a_story_comes_back_as_it_was(tmp_path):
    to = tmp_path / "stories.parquet"
    assert write([STORY] * 3, "story", to) == 3
    table = parquet.read_table(to)
    row = table.to_pylist()[0]
    row["sigla"] = dict(row["sigla"])
    assert row == json.loads(json.dumps({**STORY, "title": "A dam ?"}))
    assert table.num_rows == 3


@pytest.mark.parametrize("name", ["article", "family", "story", "statement", "entity", "ledger", "comparison", "hit"])
def test_every_shape_has_a_type(name, tmp_path):
    assert arrow(SHAPES[name]).num_fields > 3
    assert write([], name, tmp_path / "none.parquet") == 0
    assert parquet.read_table(tmp_path / "none.parquet").num_rows == 0
