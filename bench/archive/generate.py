"""Makes a large archive, or goes on with one; `press.py` says what is in it.

python bench/archive/generate.py /tmp/archive.db --articles 100000 [--shared ../shared] [--seed 1]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from press import generate


def main() -> None:
    """Fills the archive that was asked for."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("store", type=Path)
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--shared", type=Path, default=Path(__file__).parents[3] / "shared")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--processes", type=int, default=2)
    asked = options.parse_args()
    held = generate(asked.store, asked.articles, asked.shared, asked.seed, asked.processes)
    print(f"{asked.store}: {held} articles")


if __name__ == "__main__":
    main()
