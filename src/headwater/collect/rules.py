"""What a site's robots.txt lets us do (RFC 9309), read by protego."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from protego import Protego

LIFETIME = 86_400  # seconds that an answer holds; RFC 9309 section 2.4
RETRY = 3_600  # ... when there was none
_LONGEST = 512_000  # bytes that are read; section 2.5
_LONGEST_DELAY = 120.0  # seconds; some sites ask for hours by mistake


@dataclass
class Rules:
    """A robots.txt as it was answered.

    Args:
        text: What it says.
        status: The HTTP status; 0 when there was no answer.
        agent: What we call ourselves.
    """

    text: str
    status: int
    agent: str

    @property
    def answered(self) -> bool:
        """Whether the site said anything that holds: no file is a yes to all, no answer is a no for now."""
        return self.status != 0 and self.status < 500 and self.status != 429

    @cached_property
    def _read(self) -> Protego:
        return Protego.parse(self.text[:_LONGEST])

    @property
    def _name(self) -> str:
        return self.agent.split("/")[0].strip() or "headwater"

    def allow(self, address: str) -> bool:
        """Whether an address may be fetched.

        >>> rules = Rules("User-agent: *\\nDisallow: /private", 200, "Headwater/1")
        >>> rules.allow("http://a.example/news"), rules.allow("http://a.example/private/1")
        (True, False)
        """
        if not self.answered:
            return False
        if self.status >= 300 or urlsplit(address).path == "/robots.txt":
            return True
        return bool(self._read.can_fetch(address, self._name))

    @property
    def delay(self) -> float:
        """The seconds between two requests that the site asks for, 0.0 when it does not."""
        if self.status != 200:
            return 0.0
        try:
            return min(_LONGEST_DELAY, float(self._read.crawl_delay(self._name) or 0.0))
        except (TypeError, ValueError):
            return 0.0
