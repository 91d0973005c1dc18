"""What a user names on a command line to Pages: files, folders, patterns, archives, addresses, standard input."""

from __future__ import annotations

import glob
import io
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from headwater.errors import InputRefused
from headwater.ingest import archives
from headwater.ingest.limits import Limits, too_large
from headwater.ingest.mail import is_mail, mails
from headwater.ingest.packed import peeked
from headwater.ingest.pages import read_bytes, tells_a_page
from headwater.ingest.warc import is_archive
from headwater.records import Page, Refusal, Tally

if TYPE_CHECKING:
    from headwater.ingest.fetch import Fetcher

# Endings of files that folders are asked for; others are taken where their first bytes tell a page, feed or archive.
_ENDINGS = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".eml", ".rss", ".atom", ""})
_NO_PAGES = frozenset(
    {".py", ".js", ".css", ".svg", ".yaml", ".yml", ".toml", ".db", ".sqlite", ".zip", ".csv", ".tsv"}
)
_PATTERN = frozenset("*?[")
_GZIP = b"\x1f\x8b"
_HEAD = 20_000


def open_inputs(
    inputs: Sequence[str],
    *,
    stdin: bytes | BinaryIO | None,
    max_bytes: int,
    called: str = "-",
    limits: Limits | None = None,
    tell: Callable[[Tally], None] | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Page | Refusal]:
    """A Page or a Refusal for everything that the inputs name, in the order given, read as they are asked for.

    Args:
        inputs: Files, folders (read recursively, in the order of their names), patterns such as `pages/*.html`, web
            addresses, or `-`.
        stdin: What stands on standard input, for `-`.
        called: The address that what stands there is kept under.
        max_bytes: Pages larger than this are refused; archives and mailboxes may have any size.
        limits: All bounds; `max_bytes` with the usual others when None.
        tell: Called for every archive and mailbox with what it held, once it has been read.
        fetcher: How addresses are fetched; as the settings say when None.

    Yields:
        One Page or Refusal a file, or a record of an archive. A name that matches nothing gives a Refusal.
    """
    limits = limits or Limits(max_bytes)
    for name in inputs:
        if name == "-":
            stream: BinaryIO = io.BytesIO(stdin or b"") if stdin is None or isinstance(stdin, bytes) else stdin
            yield from _read(stream, called, limits, tell)
            continue
        if name.startswith(("http://", "https://")):
            from headwater.ingest.fetch import fetch_page  # takes long to load; files do without

            yield fetch_page(name, fetcher)
            continue
        for path in _files(name):
            if isinstance(path, Refusal):
                yield path
            else:
                yield from _open(path, limits, tell)


def _files(name: str) -> Iterator[Path | Refusal]:
    path = Path(name)
    try:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if _wanted(p, path))
            if not inside:
                yield Refusal(
                    name,
                    f"Cannot read `{name}`: the folder holds no pages.",
                    "pages end in .html, .htm or .txt; feeds, mails and archives are told by what they hold",
                )
            yield from inside
        elif path.exists() or not _PATTERN & set(name):
            yield path
        else:
            matches = [Path(m) for m in sorted(glob.glob(name, recursive=True))]  # noqa: PTH207 (patterns may be absolute)
            files = [m for m in matches if m.is_file()]
            if not files:
                yield Refusal(name, f"Cannot read `{name}`: no file matches this pattern.")
            yield from files
    except (OSError, ValueError) as error:
        yield Refusal(name, f"Cannot read `{name}`: {getattr(error, 'strerror', None) or error}.")


def _wanted(path: Path, top: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(top).parts)
    ending = path.suffix.lower()
    if hidden or ending in _NO_PAGES or not path.is_file():
        return False
    return ending in _ENDINGS or _tells(path)


def _tells(path: Path) -> bool:
    """Whether a file's first bytes are those of a page, feed, mail or archive, packed or not."""
    try:
        with path.open("rb") as file:
            head = _opening(file.read(_HEAD))
    except OSError:
        return False
    return is_archive(head) or is_mail(head) or tells_a_page(head)


def _opening(head: bytes) -> bytes:
    """The first bytes of a file once it is unpacked."""
    if not head.startswith(_GZIP):
        return head
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, _HEAD)
    except zlib.error:
        return b""


def _open(path: Path, limits: Limits, tell: Callable[[Tally], None] | None) -> Iterator[Page | Refusal]:
    address = path.as_posix()
    try:
        with path.open("rb") as file:
            yield from _read(file, address, limits, tell)
    except FileNotFoundError:
        yield Refusal(address, f"Cannot read `{address}`: there is no such file.", "check the name with `ls`")
    except (OSError, ValueError) as error:
        told = (getattr(error, "strerror", None) or str(error)).lower()
        yield Refusal(address, f"Cannot read `{address}`: {told}.")


def _read(
    stream: BinaryIO, address: str, limits: Limits, tell: Callable[[Tally], None] | None
) -> Iterator[Page | Refusal]:
    """The pages of one file, by what its bytes are."""
    head, stream = peeked(stream)
    if is_archive(_opening(head)):
        packed = head.startswith(_GZIP)
        yield from archives.pages(stream, address, packed=packed, limits=limits, tell=tell)
    elif head.startswith(b"From ") and is_mail(head):
        yield from _mailbox(stream, address, limits, tell)
    else:
        yield _single(stream, address, limits)


def _single(stream: BinaryIO, address: str, limits: Limits) -> Page | Refusal:
    try:
        data = stream.read(limits.max_bytes + 1)
        if len(data) > limits.max_bytes:
            size = len(data) + sum(map(len, iter(lambda: stream.read(1 << 20), b"")))
            raise too_large(address, size, limits)
        return read_bytes(data, address, limits=limits)
    except InputRefused as refused:
        return Refusal(address, refused.message, refused.hint)


def _mailbox(
    stream: BinaryIO, address: str, limits: Limits, tell: Callable[[Tally], None] | None
) -> Iterator[Page | Refusal]:
    """The mails of a mailbox as pages `MAILBOX!1`, `MAILBOX!2`, ..."""
    found = 0
    for number, (at, data) in enumerate(mails(stream, limits), start=1):
        name = f"{address}!{number}"
        if data is None:
            reason = f"Cannot read `{name}` (byte {at}): it has more than the {limits.max_bytes} bytes allowed."
            yield Refusal(name, reason, "raise `HEADWATER_MAX_BYTES`")
            continue
        try:
            page = read_bytes(data, name, limits=limits)
        except InputRefused as refused:
            yield Refusal(name, refused.message, refused.hint)
            continue
        found += 1
        yield page
    if tell is not None:
        tell(Tally(address, found))
