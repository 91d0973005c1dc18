"""Ancestors that no page holds: where the kept witnesses cannot explain one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from headwater.families.descent import Tradition


@dataclass(frozen=True)
class Inferred:
    """A lost ancestor put above some witnesses: who hangs on it and why."""

    children: tuple[str, ...]
    why: str


def infer(known: Tradition, parents: Mapping[str, str]) -> tuple[Inferred, ...]:
    """Lost ancestors that the evidence asks for, none when the kept witnesses suffice."""
    return ()
