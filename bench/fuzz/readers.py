"""Mutated pages, feeds, mails and archives against the readers: `python bench/fuzz/readers.py --seconds 120`.

Starts from the pages in bench/pages and a few small inputs of its own, lets atheris change them where that reaches new
code, and checks of every result what must be true of it (tests/sound.py). A fault does not end the run: each is told
once, with the input that shows it kept in the folder that `--keep` names. Inputs that take long are told too.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import os
import sys
import tempfile
import time
import traceback
from pathlib import Path

import atheris

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "tests"))
with atheris.instrument_imports(include=["headwater"]):
    import headwater.ingest.feeds
    import headwater.ingest.html
    import headwater.ingest.inputs  # noqa: F401
    from sound import all_sound, sound

_ENDINGS = (".html", ".txt", ".xml", ".eml", "")
_LONG = 5.0  # seconds; inputs have at most --length bytes
_SEED = 3000
_WORDS = (
    b"<article>", b"</article>", b"<p>", b"<br>", b"<table><tr><td>", b"<![CDATA[", b"]]>", b"<!--", b"<script>",
    b"&#x",
    b'<script type="application/ld+json">', b'"datePublished"', b"charset=utf-16", b"\xff\xfe", b"\xef\xbb\xbf",
    b"3 hours ago", b"By ", b"Updated: ", b"31 February 2025", b"99999999999999999999", b"(Reuters) - ", b"\r\n\r\n",
    b"Content-Length: 5\r\n", b"Content-Encoding: gzip\r\n", b"Transfer-Encoding: chunked\r\n", b"WARC/1.0\r\n",
    b"Content-Type: multipart/mixed; boundary=x\r\n", b"--x--", b"=?utf-8?b?", b"<item>", b"<entry>", b"\xe2\x80\xae",
    b"\x00", b"\xed\xa0\x80", b"\x1b[31m",
)  # fmt: skip
_LETTER = (
    b"From: Quay Letter <letter@quay.example>\r\nSubject: Rates\r\nDate: Mon, 3 Mar 2025 10:00:00 +0000\r\n"
    b"MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n"
    b"Content-Type: text/plain\r\n\r\n"
    b"The harbour raised its rates on Monday, the second time this year, its master said.\r\n--b\r\n"
    b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    b"<h1>Rates rise</h1><p>The harbour raised its rates on Monday=2C the second time this year.</p>\r\n--b--\r\n"
)
_JSON_FEED = (
    b'{"version":"https://jsonfeed.org/version/1.1","title":"Quay","items":[{"id":"1","url":"https://quay.example/1",'
    b'"title":"Rates rise","content_html":"<p>The harbour raised its rates on Monday, its master said.</p>",'
    b'"date_published":"2025-03-03T10:00:00Z","authors":[{"name":"Ana Sousa"}]}]}'
)


def _record(page: bytes, number: int) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(page), page)
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000%d>\r\n"
        b"WARC-Date: 2025-03-03T10:00:00Z\r\nWARC-Target-URI: https://quay.example/%d\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    ) % (number, number, len(answer), answer)


def seeds() -> list[bytes]:
    """What the changes start from; the first byte says what name the rest is read under."""
    pages = sorted(p for p in (HERE.parent / "pages").glob("**/pages/*") if p.is_file())
    found = []
    for path in pages:
        at = next((n for n, ending in enumerate(_ENDINGS) if ending and path.name.endswith(ending)), 0)
        found.append(bytes([at]) + path.read_bytes()[:_SEED])
    page = (
        b"<html><head><title>Rates rise</title></head><body><h1>Rates rise</h1><p>By Ana Sousa</p><p>3 March 2025</p>"
    )
    page += b"<p>The harbour raised its rates on Monday, the second time this year, its master said.</p></body></html>"
    archive = _record(page, 1) + _record(page, 2)
    packed = gzip.compress(_record(page, 1), mtime=0) + gzip.compress(_record(page, 2), mtime=0)
    last = bytes([len(_ENDINGS) - 1])
    whole = (
        _LETTER,
        b"From a@b.cd Mon Mar  3 10:00:00 2025\n" + _LETTER,
        _JSON_FEED,
        archive,
        packed,
        gzip.compress(page),
    )
    return [*found, *(last + data for data in whole)]


def _entry(word: bytes) -> str:
    """A word as libFuzzer's dictionaries write it."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n'


class Faults:
    """Every fault once, told by where it arose, with the input that showed it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seen: dict[str, str] = {}
        self.slow = 0.0

    def read(self, data: bytes) -> None:
        """Read one input every way that its name allows; note what goes wrong and what takes long."""
        if len(data) < 2:
            return
        ending = _ENDINGS[data[0] % len(_ENDINGS)]
        began = time.process_time()
        try:
            if ending:
                sound(data[1:], f"page{ending}")
            else:
                list(all_sound(data[1:]))
        except Exception as fault:  # every kind is what is looked for
            self._note(fault, data[1:], ending)
        took = time.process_time() - began
        if took > max(_LONG, self.slow):
            self.slow = took
            self._keep(f"slow-{took:.0f}s", data[1:], ending)

    def _note(self, fault: Exception, data: bytes, ending: str) -> None:
        frames = traceback.extract_tb(fault.__traceback__)
        where = next((f for f in reversed(frames) if "/headwater/" in f.filename), frames[-1])
        key = f"{type(fault).__name__} at {Path(where.filename).name}:{where.lineno}"
        if isinstance(fault, AssertionError):
            key += f" <- sound.py:{[f.lineno for f in frames if f.filename.endswith('sound.py')][-1]}"
        if key not in self.seen:
            self.seen[key] = str(fault)[:200]
            self._keep(key.replace(" ", "-").replace("/", "-").replace("<-", ""), data, ending)
            print(f"fault: {key}: {str(fault)[:200]}", file=sys.stderr, flush=True)

    def _keep(self, name: str, data: bytes, ending: str) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256(data).hexdigest()[:8]
        (self.folder / f"{name.replace(':', '-')}-{digest}{ending or '.bin'}").write_bytes(data)


def main() -> None:
    parse = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("--seconds", type=int, default=120)
    parse.add_argument("--length", type=int, default=4000, help="most bytes of an input")
    parse.add_argument("--seed", type=int, default=1)
    parse.add_argument("--keep", type=Path, default=HERE.parent / ".cache/faults")
    options = parse.parse_args()
    faults = Faults(options.keep)
    with tempfile.TemporaryDirectory() as folder:
        corpus, words = Path(folder) / "corpus", Path(folder) / "words"
        corpus.mkdir()
        for number, data in enumerate(seeds()):
            (corpus / f"{number:03}").write_bytes(data)
        words.write_text("".join(map(_entry, _WORDS)), encoding="ascii")
        limits = [f"-max_total_time={options.seconds}", f"-max_len={options.length}", f"-seed={options.seed}"]
        quiet = ["-timeout=120", "-rss_limit_mb=4096", "-verbosity=0", "-print_final_stats=1"]
        child = os.fork()  # libFuzzer ends its process when time is up
        if child == 0:
            atheris.Setup([sys.argv[0], *limits, *quiet, f"-dict={words}", str(corpus)], faults.read)
            atheris.Fuzz()
            os._exit(0)
        os.waitpid(child, 0)
    kept = sorted(options.keep.glob("*")) if options.keep.is_dir() else []
    print(f"{len(kept)} inputs with faults or long times in {options.keep}")


if __name__ == "__main__":
    main()
