"""What fetching an address gave: an answer, or the refusal that says in words why there is none."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from urllib.parse import urljoin

import httpcore2

from headwater.errors import InputRefused
from headwater.ingest.http import Response
from headwater.ingest.limits import Limits
from headwater.ingest.pages import read_bytes
from headwater.ingest.reach import Unreachable, target
from headwater.records import Page

MOST_REDIRECTS = 10  # RFC 9110 sets none; browsers give up at 20, feeds seldom need 3
_BY_HAND = "save the page in a browser, and `headwater add` the file"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})


class NotFetched(InputRefused):
    """Something could not be fetched.

    Attributes:
        cause: `address` (not to be connected to), `name` (no such host), `connection`, `time`, `tls`, `size`,
            `redirects`, `answer` (no HTTP), `status`, `robots`.
        later: Whether asking again later may help.
        wait: Seconds that the server asked to wait, or None.
        status: The HTTP status where there was an answer, else 0.
    """

    def __init__(
        self,
        address: str,
        cause: str,
        found: str,
        *,
        hint: str = "",
        later: bool = False,
        wait: float | None = None,
        status: int = 0,
    ) -> None:
        super().__init__(f"Cannot fetch `{address}`: {found}.", hint)
        self.address = address
        self.cause = cause
        self.found = found
        self.later = later
        self.wait = wait
        self.status = status


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered.

    Attributes:
        address: What was asked for, after all redirects that were followed.
        status: HTTP status.
        headers: (name in lower case, value), in the order of the answer.
        packed: The body as it came, for archives.
        answer: Type, encoding and body without content encodings; whole or not.
        numeric: The address that was connected to.
        seconds: How long it took.
        moved: Where the address asked for has moved for good, or None.
    """

    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    packed: bytes
    answer: Response
    numeric: str
    seconds: float
    moved: str | None = None

    def header(self, name: str) -> str:
        """The first value of a header, or nothing."""
        return next((value for key, value in self.headers if key == name), "")

    @property
    def redirect(self) -> str | None:
        """Where the answer sends us, or None."""
        where = self.header("location").strip()
        return urljoin(self.address, where) if self.status in _REDIRECTS and where else None

    @property
    def for_good(self) -> bool:
        """Whether a redirect says that the address has moved for good."""
        return self.status in _FOR_GOOD

    @property
    def later(self) -> bool:
        """Whether asking again later may give another answer."""
        return self.status in _LATER

    @property
    def wait(self) -> float | None:
        """The seconds that `Retry-After` asks for, when it gives seconds."""
        words = self.header("retry-after").strip()
        return float(words) if words.isascii() and words.isdigit() and len(words) < 8 else None

    def page(self, *, seen_at: str | None = None, limits: Limits | None = None) -> Page:
        """The readable content, told by the bytes and not by what the server calls them."""
        return read_bytes(self.answer.body, self.address, seen_at=seen_at, charset=self.answer.charset, limits=limits)


def target_problem(address: str) -> NotFetched | None:
    """Why an address is not asked for at all, told without looking it up; None when it may be."""
    try:
        target(address)
    except Unreachable as problem:
        return NotFetched(address, "address", str(problem))
    return None


def refused_status(address: str, found: Fetched) -> NotFetched:
    """The error for an answer that is no page."""
    words = {401: "it asks for a password", 403: "the server forbids it", 404: "there is no such page",
             410: "the page is gone for good", 429: "the server says that we ask too often"}  # fmt: skip
    said = words.get(found.status, "the server has a fault" if found.status >= 500 else "the server gives no page")
    return NotFetched(
        address, "status", f"{said} (HTTP {found.status})", hint=_BY_HAND if found.status in (401, 402, 403) else "",
        later=found.later, wait=found.wait, status=found.status,
    )  # fmt: skip


def too_many(address: str) -> NotFetched:
    """The error for a chain of redirects without an end."""
    return NotFetched(address, "redirects", f"it redirects more than {MOST_REDIRECTS} times", hint=_BY_HAND)


def moved_to(found: Fetched, moved: str | None) -> Fetched:
    """The answer, with where the address asked for has moved for good."""
    if moved is None:
        return found
    return Fetched(
        found.address, found.status, found.headers, found.packed, found.answer, found.numeric, found.seconds, moved
    )


def told(address: str, problem: Exception, seconds: float) -> NotFetched:
    """What went wrong on the way, in our words."""
    if isinstance(problem, NotFetched):
        return problem
    cause: BaseException | None = problem
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return NotFetched(address, "tls", f"its certificate is not good ({cause.verify_message.rstrip('.')})")
        if isinstance(cause, ssl.SSLError):
            return NotFetched(address, "tls", f"no safe connection can be made ({cause.reason or cause})", later=True)
        cause = cause.__cause__ or cause.__context__
    if isinstance(problem, httpcore2.TimeoutException):
        return NotFetched(address, "time", f"no whole answer came in {seconds:g} seconds", later=True)
    if isinstance(problem, httpcore2.ProtocolError | UnicodeError | ValueError):
        words = " ".join(str(problem).split())[:120]
        return NotFetched(address, "answer", f"the answer is no HTTP ({words})", later=True)
    words = " ".join(str(problem).split())[:120] or type(problem).__name__
    return NotFetched(address, "connection", f"the connection failed ({words})", later=True)
