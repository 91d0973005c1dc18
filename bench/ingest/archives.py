"""WARC and ARC files: nothing lost before a break, and flat memory over a large one.

    python bench/ingest/archives.py ../shared [--large MEGABYTES]

The samples are small files, most of them broken in some way. Records are counted a second time by another reader
(fastwarc) and, in the unpacked bytes, by the lines that begin them. `--large` writes an archive of that size made of
fiction into a temporary folder, reads it in a process of its own and tells its peak memory. Nothing is learned here.
"""

from __future__ import annotations

import gzip
import io
import random
import re
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from headwater.ingest.limits import Limits
from headwater.ingest.warc import Record, is_archive, records
from headwater.records import Refusal
from rows import Row

MOST_MEMORY = 400.0  # megabytes
_BEGINS = re.compile(rb"(?m)^WARC/\d\.\d\r?$|^(?:filedesc|https?|dns)://?\S+(?: [^\n]*)? \d{14} \S+ -?\d+\r?$")
_READER = """
import resource, sys
from headwater.ingest import open_inputs
from headwater.records import Page
found = sum(isinstance(page, Page) for page in open_inputs([sys.argv[1]], stdin=None, max_bytes=20_000_000))
print(found, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def unpacked(data: bytes) -> bytes:
    """All that can be unpacked of a file, member by member."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    found = b""
    while data.startswith(b"\x1f\x8b"):
        inflate = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            found += inflate.decompress(data)
        except zlib.error:
            break
        data = inflate.unused_data
    return found


def beginnings(data: bytes) -> int:
    """How many records the unpacked bytes show by the lines that begin them."""
    return len(_BEGINS.findall(unpacked(data)))


def by_fastwarc(data: bytes) -> int:
    """How many records fastwarc reads before it stops."""
    from fastwarc.warc import ArchiveIterator

    count = 0
    try:
        for record in ArchiveIterator(io.BytesIO(data), parse_http=False):
            record.reader.read()
            count += 1
    except OSError:
        pass
    return count


def samples(shared: Path) -> list[tuple[str, int, int, int, bool]]:
    """For every sample: name, records that we read, that stand in it, that fastwarc reads, and whether breaks are told.

    A break is told rightly when the error names the file, the record and the byte.
    """
    found = []
    for path in sorted((shared / "data/warc_samples").iterdir()):
        data = path.read_bytes()
        assert is_archive(unpacked(data)), path.name
        packed = data.startswith(b"\x1f\x8b")
        read = list(records(io.BytesIO(data), path.name, packed=packed, limits=Limits()))
        good = [record for record in read if isinstance(record, Record)]
        told = [refusal.reason for refusal in read if isinstance(refusal, Refusal)]
        clear = all(re.search(rf"record \d+ of `{re.escape(path.name)}` \(byte \d+\): .", reason) for reason in told)
        found.append((path.name, len(good), beginnings(data), by_fastwarc(data), clear))
    return found


def large(path: Path, megabytes: int) -> int:
    """Write an archive of about so many megabytes, a gzip member a record; how many pages it holds.

    Most of it are pictures and plain text, as reading HTML is measured elsewhere; every twentieth page is HTML.
    """
    chance = random.Random(7)
    words = [f"{a}{b}{c}" for a in ("ka", "lo", "mi", "ren") for b in ("ta", "vo", "li") for c in ("n", "r", "s", "")]
    count = 0
    with path.open("wb") as file:
        while file.tell() < megabytes * 1_000_000:
            told = [" ".join(chance.choices(words, k=60)).capitalize() + "." for _ in range(chance.randint(5, 60))]
            if count % 20:
                page, kind = "\n".join(told), "text/plain; charset=utf-8"
            else:
                page, kind = f"<html><body><h1>{count}</h1><p>{'</p><p>'.join(told)}</p></body></html>", "text/html"
            file.write(gzip.compress(record(f"http://town.example/{count}", page.encode(), kind), 1))
            picture = chance.randbytes(300_000)
            file.write(gzip.compress(record(f"http://town.example/{count}.png", picture, "image/png"), 1))
            count += 1
    return count


def record(uri: str, body: bytes, kind: str) -> bytes:
    """A response as it stands in a WARC file."""
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2026-03-12T10:00:00Z\r\n"
    head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def measured_large(megabytes: int) -> tuple[int, int, float, float]:
    """Pages written, pages read, peak memory in megabytes and seconds, for an archive of so many megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.warc.gz"
        written = large(path, megabytes)
        begun = time.perf_counter()
        done = subprocess.run([sys.executable, "-c", _READER, str(path)], capture_output=True, text=True, check=True)
        read, peak = done.stdout.split()
        return written, int(read), float(peak), time.perf_counter() - begun


def rows(shared: Path, megabytes: int = 100) -> list[Row]:
    """The figures of this script for the table of all measures."""
    found = samples(shared)
    whole = sum(ours >= max(theirs, stand) and clear for _, ours, stand, theirs, clear in found)
    lost = sum(max(0, theirs - ours) for _, ours, _, theirs, _ in found)
    written, read, peak, _ = measured_large(megabytes)
    return [
        Row("warc_samples", "read to the end or refused at the record", whole / len(found), len(found), 1.0),
        Row(
            "warc_samples", "records lost before a break", lost, sum(theirs for *_, theirs, _ in found), 0.0, lower=True
        ),
        Row("large archive", "pages read of those written", read / written, written, 1.0),
        Row("large archive", f"peak memory in MB ({megabytes} MB packed)", peak, written, MOST_MEMORY, lower=True),
    ]


def main() -> None:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 and not sys.argv[1].startswith("-") else "../shared")
    print(f"{'file':40} ours  begin  fastwarc  told clearly")
    for name, ours, stand, theirs, clear in samples(shared):
        print(f"{name:40} {ours:4} {stand:6} {theirs:9}  {clear}")
    megabytes = int(sys.argv[sys.argv.index("--large") + 1]) if "--large" in sys.argv else 100
    written, read, peak, seconds = measured_large(megabytes)
    print(f"{megabytes} MB packed: {read} of {written} pages, peak {peak:.0f} MB, {seconds:.0f} s")


if __name__ == "__main__":
    main()
