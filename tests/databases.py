"""A PostgreSQL server of our own for the tests, started from what the system has and gone when they end."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest


def programs() -> Path | None:
    """Where the newest PostgreSQL on this machine has its programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    there = shutil.which("initdb")
    return Path(there).parent if there else None


@contextmanager
def server() -> Iterator[str]:
    """The folder of a running server's socket; skips where there is no PostgreSQL."""
    where = programs()
    if where is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    as_other: list[str] = []
    folder = Path(tempfile.mkdtemp(prefix="hw-pg-"))  # a socket's path may not be long
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        if not shutil.which("runuser"):
            pytest.skip("PostgreSQL does not run as root, and there is no runuser to become another user")
        shutil.chown(folder, "postgres")
        as_other = ["runuser", "-u", "postgres", "--"]
    data = folder / "data"

    def run(program: str, *given: str) -> None:
        subprocess.run([*as_other, str(where / program), *given], check=True, stdout=subprocess.DEVNULL, cwd="/")

    run("initdb", "-D", str(data), "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync")
    quiet = f"-k {folder} -c listen_addresses='' -c fsync=off -c autovacuum=off"
    run("pg_ctl", "-D", str(data), "-o", quiet, "-l", str(folder / "log"), "-w", "start")
    try:
        yield str(folder)
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def database(folder: str, number: int) -> str:
    """The address of a new and empty database."""
    with psycopg.connect(f"host={folder} user=postgres dbname=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE t{number}")
    return f"postgresql://postgres@/t{number}?host={folder}"
