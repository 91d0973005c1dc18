"""Bounds on what one input may cost, so that no file can fill memory or time."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.errors import InputRefused
from headwater.settings import Settings

MOST_BYTES = 64 * 1024 * 1024  # no news page comes near; guards memory when a caller sets no bound of its own
SURELY = 4_000_000
"""Unpacked bytes below which no ratio is a danger."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read; each bound has a setting of its name.

    Attributes:
        max_bytes: Of one page, feed, mail or record of an archive, packed and unpacked.
        max_ratio: How many times as large as its packed bytes an input may unpack to.
        max_tags: Above so many tags a page is read for its text without its markup.
    """

    max_bytes: int = MOST_BYTES
    max_ratio: int = 300
    max_tags: int = 200_000

    @staticmethod
    def of(settings: Settings) -> Limits:
        """The bounds that a user set."""
        return Limits(settings.max_bytes, settings.max_ratio, settings.max_tags)


def too_large(address: str, size: int, limits: Limits) -> InputRefused:
    """The error for an input of more bytes than allowed."""
    return InputRefused(
        f"Cannot read `{address}`: it has {size} bytes, more than the {limits.max_bytes} allowed.",
        hint="cut it into pages, or raise `HEADWATER_MAX_BYTES`",
    )


def swells(address: str, limits: Limits) -> InputRefused:
    """The error for an input that unpacks to far more than any text does."""
    return InputRefused(
        f"Cannot read `{address}`: it unpacks to more than {limits.max_ratio} times its size, as no text does.",
        hint="raise `HEADWATER_MAX_RATIO` if the file can be trusted",
    )
