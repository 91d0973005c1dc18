"""The command line: what it prints, where, and with which exit status."""

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer.main

from headwater.__main__ import main
from headwater.cli import app
from town import PAGES, settle_in


@dataclass
class Done:
    stdout: str
    stderr: str


class Run:
    """The program in this process, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *words: str, stdin: str = "", status: int = 0) -> Done:
        streams = [io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8") for text in (stdin, "", "")]
        came_from = Path.cwd()
        with pytest.MonkeyPatch.context() as patch:
            for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
                patch.setattr(sys, name, stream)
            patch.setattr(sys, "argv", ["headwater", *words])
            patch.setenv("HEADWATER_STORE", str(self.folder / "news.db"))
            patch.setenv("NO_COLOR", "1")
            os.chdir(self.folder)
            try:
                main()
                found = 0
            except SystemExit as end:
                found = int(end.code or 0)
            finally:
                os.chdir(came_from)
        for stream in streams[1:]:
            stream.flush()
        out, err = (stream.buffer.getvalue().decode() for stream in streams[1:])  # type: ignore[attr-defined]
        assert found == status, err
        return Done(out, err)

    def rows(self, *words: str, stdin: str = "", status: int = 0) -> list[dict]:
        return [json.loads(line) for line in self(*words, "--json", stdin=stdin, status=status).stdout.splitlines()]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("town")
    settle_in(folder / "pages")
    made = Run(folder)
    assert made.rows("add", "pages")[0]["new_articles"] == len(PAGES)
    return made


def test_read_prints_one_article_a_line(run: Run) -> None:
    rows = run.rows("read", "pages/wire.txt", "pages/choir.txt")
    assert [row["ref"] for row in rows] == ["pages/wire.txt#1", "pages/choir.txt#1"]
    text = (run.folder / "pages/wire.txt").read_text(encoding="utf-8")
    for row in rows[:1]:
        assert "\n".join(text[s:e] for s, e in row["body"]) == row["text"]


def test_read_text_prints_what_places_count_in(run: Run) -> None:
    (row,) = run.rows("read", "--text", "pages/wire.txt")
    assert row == {"page": "pages/wire.txt", "text": PAGES["wire.txt"]}
    assert run("read", "--text", "pages/wire.txt").stdout.startswith("Northmoor Wire")


def test_standard_input_is_a_page(run: Run) -> None:
    (row,) = run.rows("read", "-", stdin=PAGES["choir.txt"])
    assert row["ref"] == "-#1"


def test_refused_inputs_are_named_and_the_others_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "good.txt").write_text(PAGES["choir.txt"], encoding="utf-8")
    mine = Run(tmp_path)
    done = mine("add", "--json", "empty.txt", "missing.txt", "picture.txt", "good.txt", status=1)
    (row,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert row["pages"] == row["new_articles"] == 1
    assert [refused["input"] for refused in row["refused"]] == ["empty.txt", "missing.txt", "picture.txt"]
    for name in ("empty.txt", "missing.txt", "picture.txt"):
        assert f"headwater: cannot read `{name}`" in done.stderr
    assert mine("read", "missing.txt", "good.txt", status=1).stdout


def test_adding_again_changes_nothing(run: Run) -> None:
    (row,) = run.rows("add", "pages")
    assert row["new_articles"] == row["families_changed"] == row["stories_changed"] == 0
    assert row["pages"] == row["articles"] == len(PAGES)


def test_a_page_without_an_article_is_kept_and_told(tmp_path: Path) -> None:
    (tmp_path / "menu.txt").write_text("Home\nLogin\n")
    done = Run(tmp_path)("add", "--json", "menu.txt", status=1)
    row = json.loads(done.stdout)
    assert (row["pages"], row["articles"], row["empty"]) == (1, 0, ["menu.txt"])
    assert "no article was found on `menu.txt`" in done.stderr


def test_reading_a_page_without_an_article_says_so(tmp_path: Path) -> None:
    (tmp_path / "menu.txt").write_text("Home\nLogin\n")
    done = Run(tmp_path)("read", "--json", "menu.txt", status=1)
    assert done.stdout == ""
    assert "no article was found on `menu.txt`" in done.stderr


def test_asking_gives_what_adding_found(run: Run) -> None:
    families, stories = run.rows("families"), run.rows("stories")
    copies = {"pages/wire.txt#1", "pages/courier.txt#1", "pages/today.txt#1"}
    assert copies <= set(families[0]["articles"])
    assert sum(len(story["articles"]) for story in stories) == len(PAGES)
    statements = run.rows("statements", "--all")
    assert {row["story"] for row in statements} <= {story["story"] for story in stories}
    assert any(row["name"] == "Ludek Brandis" for row in run.rows("entities"))
    assert run.rows("families", families[0]["family"]) == families[:1]
    assert (
        run.rows("stories", "pages/wire.txt#1")[0]["articles"] == run.rows("stories", "pages/wire.txt")[0]["articles"]
    )


def test_former_ids_keep_resolving(tmp_path: Path) -> None:
    settle_in(tmp_path / "pages")
    mine = Run(tmp_path)
    mine("add", "pages/wire.txt", "pages/courier.txt")
    (before,), before_story = mine.rows("families"), mine.rows("stories")[0]
    mine("add", "pages/today.txt")
    (after,) = mine.rows("families")
    assert after["family"] != before["family"]
    assert mine.rows("families", before["family"]) == [after]
    assert "pages/today.txt#1" in mine.rows("stories", before_story["story"])[0]["articles"]


def test_compare_reads_pages_on_disk_and_the_store(run: Run, tmp_path: Path) -> None:
    (row,) = run.rows("compare", "pages/wire.txt#1", "pages/courier.txt#1")
    changed = {(change["from"], change["to"]) for change in row["alterations"] if change["meaning_changed"]}
    assert any("1,400" in a and "1,800" in b for a, b in changed if a and b)
    (same,) = Run(tmp_path).rows("compare", str(run.folder / "pages/wire.txt"), str(run.folder / "pages/courier.txt"))
    assert same["alterations"] == row["alterations"]
    assert same["alignment"] == row["alignment"]
    away = Run(tmp_path)("compare", "--json", "--store", str(run.folder / "news.db"), row["a"], row["b"])
    assert json.loads(away.stdout) == row


def test_comparing_the_other_way_round_mirrors(run: Run) -> None:
    (there,) = run.rows("compare", "pages/wire.txt#1", "pages/courier.txt#1")
    (back,) = run.rows("compare", "pages/courier.txt#1", "pages/wire.txt#1")
    assert (there["shared_of_a"], there["shared_of_b"]) == (back["shared_of_b"], back["shared_of_a"])
    assert {(row["a"] and tuple(row["a"]), row["b"] and tuple(row["b"])) for row in there["alignment"]} == {
        (row["b"] and tuple(row["b"]), row["a"] and tuple(row["a"])) for row in back["alignment"]
    }
    mirrored = {"a->b": "b->a", "b->a": "a->b"}
    assert back["direction"] == mirrored.get(there["direction"], there["direction"])


def test_many_pairs_are_compared_in_their_order(run: Run) -> None:
    pairs = (
        "pages/wire.txt#1\tpages/courier.txt#1\npages/wire.txt#1\tpages/gone.txt#1\npages/choir.txt\tpages/wire.txt\n"
    )
    done = run("compare", "--json", "--pairs", "-", stdin=pairs, status=1)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["a"], row["relation"] is None) for row in rows] == [
        ("pages/wire.txt#1", False),
        ("pages/choir.txt#1", True),
    ]
    assert "pages/gone.txt" in done.stderr


def test_show_and_search(run: Run) -> None:
    (row,) = run.rows("show", "pages/wire.txt")
    assert row["article"]["text"].startswith("TAMSEL")
    assert row["family"]
    found = run.rows("search", "harbour", "master")
    assert {hit["ref"] for hit in found} >= {"pages/wire.txt#1", "pages/radio.txt#1"}
    assert run.rows("search", '"slow drum"')[0]["ref"] == "pages/radio.txt#1"
    assert run.rows("search", 'AND OR "NEAR( *') == []


def test_check_finds_a_whole_store_in_order(run: Run) -> None:
    (row,) = run.rows("check")
    assert row["ok"]
    assert row["articles"] == len(PAGES)
    assert row["waiting"] == 0


def test_rebuilding_gives_the_same_again(run: Run) -> None:
    before = run.rows("families"), run.rows("stories"), run.rows("statements", "--all")
    run("check", "--rebuild")
    assert (run.rows("families"), run.rows("stories"), run.rows("statements", "--all")) == before


def test_removing_a_page_is_as_if_it_had_never_been(tmp_path: Path) -> None:
    settle_in(tmp_path / "pages")
    mine = Run(tmp_path)
    mine("add", "pages/wire.txt", "pages/courier.txt")
    before = mine.rows("families"), mine.rows("stories"), mine.rows("statements", "--all"), mine.rows("entities")
    mine("add", "pages/today.txt", "pages/radio.txt")
    (row,) = mine.rows("remove", "pages/today.txt", "pages/radio.txt#1")
    assert (row["pages"], row["articles"]) == (2, 2)
    assert (
        mine.rows("families"),
        mine.rows("stories"),
        mine.rows("statements", "--all"),
        mine.rows("entities"),
    ) == before
    assert "no such page" in mine("remove", "pages/today.txt", status=1).stderr


@pytest.mark.parametrize(
    "words",
    [("compare", "only-one.txt"), ("statements",), ("remove",), ("schema", "nonsense"), ("nonsense",), ("read",)],
)
def test_wrong_usage_ends_with_two(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words, status=2).stderr


@pytest.mark.parametrize(
    "words", [("families", "nobody"), ("stories", "nobody"), ("statements", "nobody"), ("show", "no.txt#1")]
)
def test_what_is_not_kept_is_said_with_a_way_out(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words, status=1)
    assert done.stderr.startswith("headwater: cannot find")
    assert "hint: " in done.stderr
    assert not done.stdout


def test_without_a_store_the_way_to_one_is_told(tmp_path: Path) -> None:
    done = Run(tmp_path)("stories", status=1)
    assert "there is none yet" in done.stderr
    assert "headwater add" in done.stderr


def test_people_get_tables_without_colour_or_bars_in_a_pipe(run: Run) -> None:
    for words in (
        ["families"],
        ["stories"],
        ["statements", "--all"],
        ["entities"],
        ["check"],
        ["read", "pages"],
        ["add", "pages"],
    ):
        done = run(*words)
        assert done.stdout.strip()
        assert "\x1b" not in done.stdout + done.stderr
        assert not done.stderr


def test_one_story_is_told_in_full(run: Run) -> None:
    story = run.rows("stories", "pages/wire.txt")[0]["story"]
    told = run("stories", story).stdout
    assert "independent source" in told
    assert "pages/courier.txt#1" in told
    assert run("statements", story).stdout
    assert run("families", "pages/wire.txt").stdout.count("because ") > 0


def test_a_reader_that_has_enough_is_no_error(run: Run) -> None:
    read = f"{sys.executable} -m headwater statements --all --json --store {run.folder / 'news.db'}"
    done = subprocess.run(["sh", "-c", f"{read} | head -n 1"], capture_output=True, encoding="utf-8", check=True)
    assert len(done.stdout.splitlines()) == 1
    assert not done.stderr


def test_every_command_has_help_that_ends_with_an_example() -> None:
    group = typer.main.get_command(app)
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        if not command.hidden:
            last = (command.help or "").strip().splitlines()[-1]
            assert last.startswith(f"Example: headwater {name}"), name


def test_no_command_loads_a_stage_before_it_runs() -> None:
    script = (
        "import sys, headwater.cli\n"
        "heavy = {'numpy', 'sqlalchemy', 'lxml', 'pydantic', 'headwater.flow'} & set(sys.modules)\n"
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr


def test_asking_what_is_kept_loads_no_stage(run: Run) -> None:
    script = (
        "import sys, headwater\n"
        f"with headwater.open({str(run.folder / 'news.db')!r}) as archive: archive.stories(), archive.families()\n"
        "heavy = {'numpy', 'lxml', 'headwater.flow', 'headwater.articles'} & set(sys.modules)\n"
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr


def test_help_loads_nothing_that_it_does_not_need() -> None:
    code = (
        "import sys; sys.argv = ['headwater', '--help']\n"
        "from headwater.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print([name for name in ('rich', 'numpy', 'sqlalchemy', 'pydantic', 'lxml') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
