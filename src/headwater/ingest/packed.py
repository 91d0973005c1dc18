"""The bytes of an archive, unpacked as they are read, with the place in the file and a way on after a break."""

from __future__ import annotations

import io
import re
import zlib
from typing import BinaryIO

from headwater.errors import InputRefused
from headwater.ingest.limits import SURELY, Limits, swells

_PIECE = 65_536
_MOST_OUT = 262_144  # bytes unpacked in one step
_MAGIC = b"\x1f\x8b\x08"
_LONGEST_LINE = 65_536
_OPENING = re.compile(rb"(?:WARC/\d|[a-z][a-z0-9+.-]{1,20}:[^\s]{1,2000} [^\n]{0,2000}\d{14} )")
_NEXT = re.compile(
    rb"\n(?=WARC/\d\.\d\r?\n|[a-z][a-z0-9+.-]{1,20}:[^\s]{1,2000} [^\n]{0,2000} \d{14} [^\s]{1,100} \d{1,12}\r?\n)"
)


class Broken(Exception):
    """The archive breaks here; the words say what was found."""


class Swells(Broken):
    """It unpacks to far more than any text does."""


class Stream:
    """Reads an archive, packed with gzip or not; every record may be a gzip member of its own.

    Args:
        file: Where it is read from, at its beginning.
        packed: Whether it is a gzip file.
        limits: Bounds on what it may unpack to.
    """

    def __init__(self, file: BinaryIO, *, packed: bool, limits: Limits) -> None:
        self._file = file
        self._packed = packed
        self._limits = limits
        self._raw = b""  # read from the file and not yet unpacked
        self._read = 0  # bytes read from the file
        self._out = b""  # unpacked and not yet taken
        self._taken = 0  # how much of `_out` has been taken
        self._inflate: zlib._Decompress | None = None
        self._member = 0  # where the gzip member at hand begins
        self._before = 0  # where the one before it began, as long as some of it has not been taken
        self._left = 0  # bytes of the earlier member that `_out` still holds
        self._in = self._unpacked = 0  # bytes of the member at hand, packed and unpacked

    @property
    def at(self) -> int:
        """The byte of the file where what is read next stands; in a gzip file where its member begins."""
        if self._packed:
            return self._member if self._left <= 0 else self._before
        return self._read - len(self._out) + self._taken

    def read(self, size: int) -> bytes:
        """The next so many bytes; fewer only at the end of the file. At a break `left` has what came before it."""
        parts: list[bytes] = []
        while size > 0:
            try:
                if self._taken >= len(self._out) and not self._fill():
                    break
            except Broken:
                self._out, self._taken = b"".join(parts), 0
                raise
            piece = self._out[self._taken : self._taken + size]
            self._taken += len(piece)
            self._left -= len(piece)
            size -= len(piece)
            parts.append(piece)
        return b"".join(parts)

    @property
    def left(self) -> bytes:
        """What is unpacked and was not taken."""
        return self._out[self._taken :]

    def skip(self, size: int) -> int:
        """Pass over so many bytes without keeping them; how many there were."""
        passed = 0
        while passed < size:
            piece = self.read(min(size - passed, _MOST_OUT))
            if not piece:
                break
            passed += len(piece)
        return passed

    def line(self) -> bytes:
        """The next line with its end; empty at the end of the file.

        Raises:
            Broken: The line is longer than any header's.
        """
        while True:
            end = self._out.find(b"\n", self._taken)
            if end >= 0:
                return self.read(end + 1 - self._taken)
            if len(self._out) - self._taken > _LONGEST_LINE:
                raise Broken(f"a line of more than {_LONGEST_LINE} bytes stands where a header should be")
            if not self._fill():
                return self.read(len(self._out) - self._taken)

    def _fill(self) -> bool:
        """Unpack some more; False at the end of the file."""
        rest = self._out[self._taken :]
        if not self._packed:
            piece = self._from_file()
            self._out, self._taken = rest + piece, 0
            return bool(piece)
        piece = self._unpack(len(rest))
        self._out, self._taken = rest + piece, 0
        return bool(piece)

    def _from_file(self) -> bytes:
        piece = self._file.read(_PIECE)
        self._read += len(piece)
        return piece

    def _unpack(self, held: int) -> bytes:
        while True:
            if not self._raw:
                self._raw = self._from_file()
            if self._inflate is None and not self._begin(held):
                return b""
            if not self._raw:
                raise Broken("the file ends inside it")
            assert self._inflate is not None
            before = len(self._raw)
            try:
                piece = self._inflate.decompress(self._raw, _MOST_OUT)
            except zlib.error as fault:
                raise Broken(f"its gzip data are broken ({fault})") from fault
            ended = self._inflate.eof
            self._raw = self._inflate.unused_data if ended else self._inflate.unconsumed_tail
            self._in += before - len(self._raw)
            self._unpacked += len(piece)
            if self._unpacked > max(SURELY, self._limits.max_ratio * self._in):
                raise Swells(f"it unpacks to more than {self._limits.max_ratio} times its size (`HEADWATER_MAX_RATIO`)")
            if ended:
                self._inflate = None
            if piece:
                return piece

    def _begin(self, held: int) -> bool:
        """Begin the next gzip member; False when the file ends before one."""
        while self._raw and not self._raw.strip(b"\0"):
            self._raw = self._from_file()  # some writers fill up with zeros
        self._raw = self._raw.lstrip(b"\0")
        if not self._raw:
            return False
        if len(self._raw) < len(_MAGIC):
            self._raw += self._from_file()
        self._before, self._left = (self._member, held) if held else (0, 0)
        self._member = self._read - len(self._raw)
        if not self._raw.startswith(_MAGIC[:2]):
            raise Broken("no gzip data stand where the next record should begin")
        self._inflate = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self._in = self._unpacked = 0
        return True

    # --- after a break ---

    def resume(self, after: int) -> bool:
        """Go to the next place behind byte `after` where a record can begin; False when there is none.

        In a gzip file that is the next member that unpacks to the head of a record. What cannot be read twice (a pipe)
        goes on from what is at hand.
        """
        data, base = self._again(after)
        self._out, self._taken, self._inflate, self._left = b"", 0, None, 0
        while data:
            found = self._candidate(data)
            if found is not None:
                self._raw, self._out = (data[found:], b"") if self._packed else (b"", data[found:])
                self._member = base + found
                return True
            keep = 4096 if len(data) > 4096 else len(data) - 1
            base += len(data) - keep
            piece = self._from_file()
            if not piece:
                break
            data = data[len(data) - keep :] + piece
        self._raw = b""
        return False

    def _again(self, after: int) -> tuple[bytes, int]:
        if self._file.seekable():
            self._file.seek(after + 1)
            self._read = after + 1
            return self._from_file(), after + 1
        held = self._raw if self._packed else self._out[self._taken :]
        return held or self._from_file(), self._read - len(held)

    def _candidate(self, data: bytes) -> int | None:
        if not self._packed:
            match = _NEXT.search(data)
            return match.end() if match else None
        at = data.find(_MAGIC)
        while at >= 0:
            try:
                head = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(data[at : at + 4096], 4096)
            except zlib.error:
                head = b""
            if _OPENING.match(head.lstrip(b"\r\n")):
                return at
            at = data.find(_MAGIC, at + 1)
        return None


def peeked(stream: BinaryIO, size: int = _PIECE) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and a stream that still has them."""
    if stream.seekable():
        at = stream.tell()
        head = stream.read(size)
        stream.seek(at)
        return head, stream
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream, size)  # type: ignore[type-var]
    return buffered.peek(size)[:size], buffered


def unpacked(data: bytes, address: str, limits: Limits) -> tuple[bytes, bool]:
    """What a gzip file holds, one level of it, and whether it is whole; of a broken file what comes before the break.

    Raises:
        InputRefused: It is broken from the start, or too large when unpacked.
    """
    stream, whole = Stream(io.BytesIO(data), packed=True, limits=limits), True
    try:
        found = stream.read(limits.max_bytes + 1)
    except Swells as fault:
        raise swells(address, limits) from fault
    except Broken as fault:
        found, whole = stream.left, False
        if not found:
            raise InputRefused(
                f"Cannot read `{address}`: its gzip data are broken ({fault}).", hint="fetch it again"
            ) from fault
    if len(found) > limits.max_bytes:
        raise InputRefused(
            f"Cannot read `{address}`: unpacked it has more than the {limits.max_bytes} bytes allowed.",
            hint="raise `HEADWATER_MAX_BYTES` if the file can be trusted",
        )
    return found, whole
