"""The Python face: open, read, compare, records."""

import threading
from pathlib import Path

import pytest

import headwater
from headwater.errors import UnknownReference
from town import PAGES, settle_in


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("town")
    settle_in(made)
    return made


@pytest.fixture(scope="module")
def archive(folder: Path):
    with headwater.open(folder / "news.db") as made:
        made.add([str(folder / name) for name in PAGES])
        yield made


def test_everything_promised_is_there() -> None:
    for name in headwater.__all__:
        assert getattr(headwater, name) is not None
    assert set(headwater.__all__) <= set(dir(headwater))
    with pytest.raises(AttributeError):
        headwater.nonsense  # noqa: B018


def test_read_gives_what_articles_tell(folder: Path) -> None:
    (reading,) = headwater.read(folder / "wire.txt")
    assert reading.article.title == "Bridge at Tamsel closed after barge hits pier"
    assert reading.mentions
    assert reading.statements


def test_compare_gives_what_changed(folder: Path) -> None:
    found = headwater.compare(folder / "wire.txt", f"{folder / 'courier.txt'}#1")
    assert found.pair.relation is not None
    assert any(change.type == "number" or change.type == "unit" for change in found.alterations)
    with pytest.raises(UnknownReference):
        headwater.compare(folder / "wire.txt", folder / "gone.txt")
    with pytest.raises(UnknownReference):
        headwater.compare(folder / "wire.txt", f"{folder / 'courier.txt'}#2")


def test_an_archive_is_asked_by_several_threads(archive: headwater.Archive) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(archive.statements()))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1
    assert len(found) == 6


def test_changes_of_a_family_go_along_its_edges(archive: headwater.Archive) -> None:
    family = archive.families()[0]
    changes = archive.changes(family.id)
    kept = {(edge.exemplar, edge.copy) for edge in family.edges if not edge.exemplar.startswith("lost")}
    assert kept <= set(changes)
    for (exemplar, copy), alterations in changes.items():
        assert archive.compare(exemplar, copy).alterations == alterations


def test_an_article_is_found_by_any_of_its_references(archive: headwater.Archive, folder: Path) -> None:
    name = str(folder / "wire.txt")
    sha = archive.page(name).sha256[:8]
    assert archive.article(name) == archive.article(f"{name}#1") == archive.article(f"{name}@{sha}#1")
    for wrong in (f"{name}#2", f"{name}@00000000#1", "gone.txt"):
        with pytest.raises(UnknownReference):
            archive.article(wrong)


def test_a_page_captured_again_has_both_captures(tmp_path: Path) -> None:
    path = tmp_path / "wire.txt"
    path.write_text(PAGES["wire.txt"], encoding="utf-8")
    with headwater.open(tmp_path / "news.db") as archive:
        archive.add([str(path)], seen="2026-03-04T09:30:00+00:00")
        sha = archive.page(str(path)).sha256[:8]
        path.write_text(PAGES["wire.txt"].replace("Two crew members", "Five crew members"), encoding="utf-8")
        added = archive.add([str(path)], seen="2026-03-04T13:00:00+00:00")
        assert added.new_articles == 1
        assert "Five crew" in archive.article(f"{path}#1").text
        assert "Two crew" in archive.article(f"{path}@{sha}#1").text
        (family,) = archive.families()
        assert set(family.refs) == {f"{path}#1", f"{path}@{sha}#1"}
        assert len(archive.show(str(path)).captures) == 2
        assert archive.check().troubles == ()
