"""What is kept is kept alike in a file and in PostgreSQL: tests that ask for `fresh` run with both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from databases import database, server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Callable[[], str]]:
    """Makes the address of a new, empty PostgreSQL database."""
    numbers = count(1)
    with server() as folder:
        yield lambda: database(folder, next(numbers))


@pytest.fixture(scope="session", params=["file", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], str]:
    """Makes the address of a new, empty store."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgres")
    folder: Path = tmp_path_factory.mktemp("stores")
    numbers = count(1)
    return lambda: str(folder / f"{next(numbers)}.db")
