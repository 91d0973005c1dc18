"""Reported speech: what a sentence gives to somebody as said, thought or shown."""

from headwater.statements.reported.report import Report
from headwater.statements.reported.reports import find

__all__ = ["Report", "find"]
