"""Answers as WARC files beside the store, for whoever wants the bytes themselves."""

from __future__ import annotations

import gzip
import hashlib
import uuid
from datetime import datetime
from pathlib import Path

from headwater.collect.clock import stamp
from headwater.errors import InputRefused
from headwater.ingest.fetched import Fetched

_UNPACKED = frozenset({"transfer-encoding", "content-length", "connection"})


class Warcs:
    """A folder of WARC files, one a day; every record is packed by itself, so that a break costs one record."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            told = (error.strerror or str(error)).lower()
            raise InputRefused(f"Cannot write WARC files to `{folder}`: {told}.", "give a folder") from error

    def save(self, answer: Fetched, now: datetime) -> None:
        """Add an answer to the file of the day."""
        with (self.folder / f"headwater-{stamp(now)[:10]}.warc.gz").open("ab") as file:
            file.write(gzip.compress(record(answer, now), 6, mtime=0))


def record(answer: Fetched, now: datetime) -> bytes:
    """One answer as a record of WARC 1.1."""
    head = f"HTTP/1.1 {answer.status}\r\n" + "".join(
        f"{name}: {value}\r\n" for name, value in answer.headers if name not in _UNPACKED
    )
    block = f"{head}Content-Length: {len(answer.packed)}\r\n\r\n".encode("latin-1", "replace") + answer.packed
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{answer.address} {stamp(now)} {hashlib.sha256(block).hexdigest()}")
    fields = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:uuid:{name}>",
        "WARC-Date": stamp(now).replace("+00:00", "Z"),
        "WARC-Target-URI": answer.address,
        "WARC-IP-Address": answer.numeric,
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    }
    told = "".join(f"{key}: {value}\r\n" for key, value in fields.items())
    return f"WARC/1.1\r\n{told}\r\n".encode("latin-1", "replace") + block + b"\r\n\r\n"
