"""Bounds on what one input may cost, so that no file can fill memory or time."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.errors import InputRefused
from headwater.settings import Settings

MOST_BYTES = 64 * 1024 * 1024  # no news page comes near; guards memory when a caller sets no bound of its own
_PIECE = 65_536
_SURELY = 4_000_000  # unpacked bytes below which no ratio is a danger


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


def unpacked(data: bytes, address: str, limits: Limits) -> bytes:
    """What a gzip file holds, one level of it; of a file that is cut off, what is there.

    Raises:
        InputRefused: It is broken from the start, or too large when unpacked.
    """
    found = bytearray()
    for piece in _pieces(data, address):
        found += piece
        if len(found) > limits.max_bytes:
            raise InputRefused(
                f"Cannot read `{address}`: unpacked it has more than the {limits.max_bytes} bytes allowed.",
                hint="raise `HEADWATER_MAX_BYTES` if the file can be trusted",
            )
        if len(found) > max(_SURELY, limits.max_ratio * len(data)):
            raise swells(address, limits)
    return bytes(found)


def _pieces(data: bytes, address: str) -> Iterator[bytes]:
    told = False
    while data[:2] == b"\x1f\x8b":
        inflate = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            while data and not inflate.eof:
                piece = inflate.decompress(data, _PIECE)
                told = told or bool(piece)
                yield piece
                data = inflate.unconsumed_tail if not inflate.eof else inflate.unused_data
                if not piece and not inflate.eof and not data:
                    return  # cut off; what came before stands
        except zlib.error as fault:
            if not told:
                raise InputRefused(
                    f"Cannot read `{address}`: its gzip data are broken ({fault}).", hint="fetch it again"
                ) from fault
            return
