"""How results look: data on standard output, everything else on standard error; colour and bars on terminals only."""

from __future__ import annotations

import sys
import time
import unicodedata
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID
    from rich.table import Table

    from headwater.records import Article

_PATIENCE = 2.0  # seconds before a progress bar shows
_STEERING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # controls, bidi marks, lone surrogates, line separators
_JOINERS = frozenset("\u200c\u200d\u00ad")  # parts of words in many scripts
_PLAIN_WIDTH = 100  # columns when the output is no terminal and COLUMNS is not set


class Refused(Protocol):
    """An input that was refused."""

    @property
    def reason(self) -> str:
        """Why, in a sentence that names the input."""
        ...

    @property
    def hint(self) -> str:
        """What to do, or nothing."""
        ...


def console() -> Console:
    """Where tables go."""
    import os

    from rich.console import Console

    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else _PLAIN_WIDTH
    return Console(highlight=False, width=width, markup=False, emoji=False)


def json_lines(shapes: Iterable[Any]) -> None:
    """One JSON object a line."""
    from headwater.shapes import line

    for shape in shapes:
        sys.stdout.write(line(shape) + "\n")


def complain(refused: Iterable[Refused]) -> bool:
    """Name every refused input with its reason on standard error; whether there was one."""
    told = False
    for refusal in refused:
        error(refusal.reason, refusal.hint)
        told = True
    return told


def without_article(page: str, found: str) -> None:
    """Say on standard error that a page was read and holds no article, and what was found instead."""
    error(f"No article was found on `{page}`: {found}.", "`headwater read --text PAGE` prints what was read")


def error(message: str, hint: str = "") -> None:
    """Say on standard error what cannot be done, and what to do about it."""
    sys.stdout.flush()
    sys.stderr.write(f"headwater: {harmless(message[:1].lower() + message[1:])}\n")
    if hint:
        sys.stderr.write(f"\nhint: {harmless(hint)}\n")


def table(*heads: str, right: Sequence[str] = ()) -> Table:
    """A table without boxes; columns named in `right` hold numbers."""
    from rich.table import Table

    made = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for head in heads:
        made.add_column(head, justify="right" if head in right else "left", overflow="fold")
    return made


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> count(1, "copy", "copies"), count(0, "page")
    ('1 copy', '0 pages')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """Words as a list in a sentence.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def where_from(article: Article) -> str:
    """Who printed an article and when, in a few words."""
    parts = [article.publisher or "publisher unknown"]
    if article.agency and article.agency != article.publisher:
        parts.append(f"from {article.agency}")
    if article.published:
        parts.append(day(article.published))
    return ", ".join(parts)


def day(stamp: str | None) -> str:
    """A date as people read it: the day, and the minute where it is known.

    >>> day("2025-08-24T15:32:41+02:00"), day("2025-08"), day(None)
    ('2025-08-24 15:32', '2025-08', '')
    """
    return "" if stamp is None else stamp[:16].replace("T", " ")


def cut(text: str, width: int) -> str:
    """The text on one line, shortened with an ellipsis when it is longer than `width`."""
    flat = " ".join(text.split())
    return flat if len(flat) <= width else flat[: width - 1].rstrip() + "…"


def harmless(text: str) -> str:
    """The text with everything that could steer a terminal or turn its writing direction shown as \ufffd.

    >>> harmless("a\\x1b[31mb\\u202ec\\td")
    'a\ufffd[31mb\ufffdc d'
    """
    return "".join(" " if c in "\t\n" else "\ufffd" if _steers(c) else c for c in text)


def _steers(character: str) -> bool:
    return unicodedata.category(character) in _STEERING and character not in _JOINERS


def rank(siglum: str) -> tuple[int, str, int]:
    """Where a witness's mark comes in order: A, A1, A2, A10, B, ..., Z, AA.

    >>> sorted(["B", "A10", "AA", "A2", "A"], key=rank)
    ['A', 'A2', 'A10', 'B', 'AA']
    """
    letters = siglum.rstrip("0123456789")
    number = siglum[len(letters) :]
    return len(letters), letters, int(number) if number else -1


class Watch:
    """A progress bar on standard error for work over two seconds; nothing when that is no terminal."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Watch:
        return self

    def __call__(self, what: str, done: int, whole: int) -> None:
        """Take note of how far the work is."""
        if not sys.stderr.isatty() or time.monotonic() - self._began < _PATIENCE:
            return
        if self._bar is None or self._task is None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._bar.start()
            self._task = self._bar.add_task(what)
        self._bar.update(self._task, description=what, completed=done, total=whole or None)

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, at: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
