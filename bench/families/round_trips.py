"""Machine translation there and back, by Debian's apertium, many sentences a call, kept outside the repository.

apt-get install apertium apertium-eng-spa apertium-eng-cat apertium-eo-en
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from functools import cache

from sources import cache_folder

MODES = {"es": ("eng-spa", "spa-eng"), "ca": ("eng-cat", "cat-eng"), "eo": ("en-eo", "eo-en")}


@cache
def _kept() -> sqlite3.Connection:
    held = sqlite3.connect(cache_folder() / "apertium.db", timeout=60)
    held.execute("create table if not exists said (key text primary key, words text)")
    return held


def installed() -> bool:
    """Whether apertium is on this machine; without it no family with translations can be made."""
    return shutil.which("apertium") is not None


def translated(sentences: Sequence[str], mode: str) -> list[str]:
    """Every sentence in the other language; sentences must hold no line break."""
    held = _kept()
    keys = [hashlib.sha1(f"{mode}\n{s}".encode()).hexdigest() for s in sentences]
    known: dict[str, str] = {}
    for at in range(0, len(keys), 500):
        part = keys[at : at + 500]
        rows = held.execute(f"select key, words from said where key in ({','.join('?' * len(part))})", part)
        known.update(rows.fetchall())
    fresh = {k: s for k, s in zip(keys, sentences, strict=True) if k not in known}
    if fresh:
        said = _call(list(fresh.values()), mode)
        known.update(zip(fresh, said, strict=True))
        held.executemany("insert or ignore into said values (?, ?)", list(zip(fresh, said, strict=True)))
        held.commit()
    return [known[k] for k in keys]


def _call(sentences: list[str], mode: str) -> list[str]:
    text = "\n\n".join(" ".join(s.split()) for s in sentences) + "\n"
    done = subprocess.run(["apertium", "-u", "-f", "txt", mode], input=text, capture_output=True, text=True, check=True)
    said = [" ".join(p.split()) for p in done.stdout.strip("\n").split("\n\n")]
    if len(said) == len(sentences):
        return said
    if len(sentences) == 1:
        return [" ".join(done.stdout.split())]
    half = len(sentences) // 2
    return _call(sentences[:half], mode) + _call(sentences[half:], mode)
