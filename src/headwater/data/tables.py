"""Hand-edited truth: the YAML tables under `resources/`, shipped inside the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDERS = (Path(__file__).parent / "resources", Path(__file__).parents[3] / "resources")


@cache
def table(name: str) -> Any:
    """The content of `resources/<name>.yaml`.

    Args:
        name: File name without ending, for example `agencies`.

    Returns:
        What the YAML holds. It is shared by all callers: do not change it.

    Raises:
        FileNotFoundError: There is no such table; the message names the folders looked into.

    >>> "Reuters" in {row["name"] for row in table("agencies")}
    True
    """
    for folder in _FOLDERS:
        path = folder / f"{name}.yaml"
        if path.is_file():
            loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
            return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 (a safe loader)
    raise FileNotFoundError(f"no table `{name}.yaml` in {', '.join(map(str, _FOLDERS))}")
