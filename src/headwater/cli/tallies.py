"""What archives and mailboxes held, told in a line on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from headwater.cli.printing import count, harmless

if TYPE_CHECKING:
    from headwater.records import Tally


def tell(tallies: Iterable[Tally]) -> None:
    """Print for each input how many pages it gave and what of it was passed over.

    >>> from headwater.records import Tally
    >>> told(Tally("crawl.warc.gz", 312, (("pictures, sound and fonts", 1004), ("redirects", 200))))
    '312 pages from crawl.warc.gz, 1,204 records skipped: pictures, sound and fonts 1,004; redirects 200'
    """
    sys.stdout.flush()
    for tally in tallies:
        sys.stderr.write(harmless(told(tally)) + "\n")


def told(tally: Tally) -> str:
    """The line for one input."""
    line = f"{count(tally.pages, 'page')} from {tally.input}"
    skipped = sum(number for _, number in tally.skipped)
    if not skipped:
        return line
    kinds = "; ".join(f"{what} {number:,}" for what, number in tally.skipped)
    return f"{line}, {skipped:,} {'record' if skipped == 1 else 'records'} skipped: {kinds}"
