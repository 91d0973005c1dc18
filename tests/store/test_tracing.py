"""Tracing tells where a text comes from and keeps nothing."""

from pathlib import Path

import pytest

import headwater
from headwater.shapes import make
from town import PAGES, settle_in


@pytest.fixture(scope="module")
def archive(fresh, tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("town")
    settle_in(folder)
    with headwater.open(fresh()) as made:
        made.add([str(folder / name) for name in PAGES])
        yield made


def test_a_copy_is_traced_to_its_exemplar_with_what_was_changed(archive: headwater.Archive) -> None:
    before = archive.check().counts
    text = PAGES["wire.txt"].replace("1,400", "4,100")
    (traced,), refused = archive.trace("-", stdin=text.encode())
    assert refused == ()
    nearest = traced.nearest[0]
    assert nearest.article.ref.endswith("wire.txt#1")
    assert nearest.pair.shared_of_a > 0.9
    assert traced.origin == archive.family(nearest.article.ref).origin
    assert any((row.before or "").startswith("1,400") for row in traced.alterations)
    assert archive.check().counts == before


def test_a_text_that_differs_in_one_fact_from_what_the_kept_kin_share_was_copied_from_there(
    archive: headwater.Archive,
) -> None:
    text = PAGES["wire.txt"].replace("1,400", "4,100")
    (traced,), _ = archive.trace("-", stdin=text.encode())
    nearest = traced.nearest[0]
    assert len(archive.family(nearest.article.ref).refs) > 2
    assert nearest.pair.direction == "b->a"


def test_a_strangers_text_has_no_source(archive: headwater.Archive) -> None:
    words = "Coffee growers in the hills of Vale Fundo counted frozen blossoms on Thursday after a cold night."
    (traced,), _ = archive.trace("-", stdin=f"Frost in the hills\n\n{words}\n{words[::-1]}\n".encode())
    assert (traced.nearest, traced.origin, traced.alterations) == ((), None, ())
    assert make.traced(traced)["nearest"] == []


def test_a_page_that_cannot_be_read_is_refused(archive: headwater.Archive, tmp_path: Path) -> None:
    traced, (refusal,) = archive.trace(str(tmp_path / "none.txt"))
    assert traced == ()
    assert "none.txt" in refusal.reason
