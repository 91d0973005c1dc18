"""The command `headwater`: runs the command line and turns what goes wrong into words and an exit status."""

from __future__ import annotations

import os
import sys
from typing import TextIO


def main() -> None:
    """Run the command line. Exits with 0 done, 1 done with some inputs refused, 2 usage."""
    for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        # One process a core works faster than one process with threads that wait for each other: adding 90 pages took
        # 21 s instead of 52 s on two cores. It has to be set before numpy is loaded.
        os.environ.setdefault(threads, "1")

    from headwater.cli import app
    from headwater.cli.printing import error
    from headwater.errors import EXIT_STATUS, HeadwaterError

    for stream in (sys.stdout, sys.stderr):
        _utf8(stream)
    try:
        app(prog_name="headwater")
        sys.stdout.flush()
    except HeadwaterError as problem:
        error(problem.message, problem.hint)
        sys.exit(EXIT_STATUS[problem.code])
    except BrokenPipeError:
        # Whoever read us has read enough; nothing may be written to the closed pipe at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _utf8(stream: TextIO) -> None:
    """Write UTF-8 whatever the locale says: page text is in every script."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


if __name__ == "__main__":
    main()
