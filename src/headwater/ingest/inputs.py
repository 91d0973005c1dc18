"""What a user names on a command line to Pages: files, folders, patterns and standard input."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from pathlib import Path

from headwater.errors import InputRefused
from headwater.ingest.pages import read_bytes
from headwater.records import Page, Refusal

_ENDINGS = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml", ""})  # of files taken from folders
_PATTERN = frozenset("*?[")


def open_inputs(inputs: Sequence[str], *, stdin: bytes | None, max_bytes: int) -> Iterator[Page | Refusal]:
    """A Page or a Refusal for everything that the inputs name, in the order given.

    Args:
        inputs: Files, folders (read recursively, in the order of their names), patterns such as `pages/*.html`, or `-`.
        stdin: What stands on standard input, for `-`.
        max_bytes: Files larger than this are refused.

    Yields:
        One Page or Refusal a file. A name that matches nothing gives a Refusal.
    """
    for name in inputs:
        if name == "-":
            yield _read(stdin or b"", "-", max_bytes)
            continue
        if name.startswith(("http://", "https://")):
            yield Refusal(
                name, f"Cannot read `{name}`: addresses on the web are not fetched.", "save the page and give the file"
            )
            continue
        for path in _files(name):
            yield path if isinstance(path, Refusal) else _open(path, max_bytes)


def _files(name: str) -> Iterator[Path | Refusal]:
    path = Path(name)
    try:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if _wanted(p, path))
            if not inside:
                yield Refusal(
                    name, f"Cannot read `{name}`: the folder holds no pages.", "pages end in .html, .htm or .txt"
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
    except OSError as error:
        yield Refusal(name, f"Cannot read `{name}`: {error.strerror or error}.")


def _wanted(path: Path, top: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(top).parts)
    return not hidden and path.is_file() and path.suffix.lower() in _ENDINGS


def _open(path: Path, max_bytes: int) -> Page | Refusal:
    address = path.as_posix()
    try:
        size = path.stat().st_size
        if size > max_bytes:
            return _too_large(address, size, max_bytes)
        data = path.read_bytes()
    except FileNotFoundError:
        return Refusal(address, f"Cannot read `{address}`: there is no such file.", "check the name with `ls`")
    except OSError as error:
        return Refusal(address, f"Cannot read `{address}`: {(error.strerror or str(error)).lower()}.")
    return _read(data, address, max_bytes)


def _too_large(address: str, size: int, most: int) -> Refusal:
    reason = f"Cannot read `{address}`: it has {size} bytes, more than the {most} allowed."
    return Refusal(address, reason, "cut it into pages, or raise the bound")


def _read(data: bytes, address: str, max_bytes: int) -> Page | Refusal:
    if len(data) > max_bytes:
        return _too_large(address, len(data), max_bytes)
    try:
        return read_bytes(data, address)
    except InputRefused as refused:
        return Refusal(address, refused.message, refused.hint)
