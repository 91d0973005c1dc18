"""What the demo prints: readable in a hundred columns, sources before articles."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from faces.dam import Dam
from headwater.cli.retelling import retell
from headwater.telling.dossier import gather

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def lines() -> list[str]:
    dam = Dam()
    return list(retell(gather(dam, dam.stories()[0]), 96))


@pytest.mark.parametrize("width", [80, 96, 100])
def test_no_line_is_wider_than_the_page(width):
    dam = Dam()
    for story in dam.stories():
        assert max(map(len, retell(gather(dam, story), width))) <= width


def test_sources_come_before_articles(lines):
    assert lines[1] == "2 independent sources · 9 articles, 12 to 13 March 2026"
    assert "  A  Westmark News Agency  ●─×─•─○─○─○─×  5 copies" in lines


def test_the_tree_is_drawn_in_lines(lines):
    tree = lines[lines.index("Family tree") + 1 : lines.index("2 copies changed facts") - 1]
    assert tree[0] == "  ● A Westmark News Agency  12 Mar 13:10"
    assert tree[1] == "  ├─ edited × A3 The Easterly Post  12 Mar 16:32  2 facts changed"
    assert tree[2] == "  │  └─ rewritten × A4 InfoZona24  13 Mar  7 facts changed"
    assert tree[3] == "  └─ revised by its source • A1 Westmark News Agency  12 Mar 18:45"


def test_changed_facts_stand_before_and_after_gravest_first(lines):
    start = next(i for i, line in enumerate(lines) if line.startswith("  A4 InfoZona24, rewritten from A3"))
    assert lines[start + 1] == "     reversed  not at risk of collapse → in danger of collapse"
    assert "     figure    1.2 billion euros → 1.2 million euros" in lines


def test_a_statement_says_on_how_many_legs_it_stands_and_why_values_differ(lines):
    text = " ".join(" ".join(lines).split())
    assert "2 · 8 hurt on the way ● two people A1 and 4 copies ● five people B and 1 copy Sources differ." in text
    assert "× 16 centimetres A3, passed on to A4 Changed in copying." in text
    assert "◌ 9,000 A, withdrawn; kept in A3 A4 Corrected by its source." in text


def test_hostile_words_do_not_reach_the_terminal():
    from faces.dam import hostile

    dam = hostile("\x1b[31mred\x07\x1b]0;title\x07")
    text = "\n".join(retell(gather(dam, dam.stories()[0]), 96))
    assert "\x1b" not in text
    assert "\x07" not in text


@pytest.mark.slow
def test_the_demo_runs_from_anywhere(tmp_path):
    command = [sys.executable, "-m", "headwater", "demo", "--no-serve"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=240, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("8 pages hold 11 articles")
    assert "2 independent sources" in run.stdout
    assert max(map(len, run.stdout.splitlines())) <= 100
    assert not list(tmp_path.iterdir())
