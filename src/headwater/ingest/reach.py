"""Which addresses may be connected to: a web address taken apart, and numeric addresses told public from private.

Pure: nothing is looked up here. `fetch` asks for every address that it is about to connect to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

import idna

# IANA's registries of special-purpose addresses (RFC 6890 and those after it): nothing of the public web is there.
_CLOSED_4 = tuple(
    IPv4Network(row)
    for row in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
        "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16",
        "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
_OPEN_6 = IPv6Network("2000::/3")  # all that is given out to the public
_CLOSED_6 = tuple(
    IPv6Network(row)
    for row in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3ffe::/16", "3fff::/20")
)
_CARRIERS = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))  # an IPv4 address stands in the last 32 bits
_METADATA_4 = IPv4Address("168.63.129.16")  # a cloud's own service on a public address
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})

# Ports of other services, on which browsers speak no HTTP either (WHATWG Fetch, "bad port").
_OTHER_SERVICES = frozenset({
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
    110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531,
    532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060,
    5061, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
})  # fmt: skip
_NAME = re.compile(
    r"(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*"
)
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")
_UNSEEN = re.compile(r"[\x00-\x20\x7f\\]")
_ODD_PATH = re.compile(r"[^\x21-\x7e]")
_LONGEST = 8000  # characters of an address; servers refuse longer ones


class Unreachable(ValueError):
    """An address that is not connected to; the words say why."""


@dataclass(frozen=True, slots=True)
class Target:
    """A web address taken apart.

    Attributes:
        scheme: `http` or `https`.
        host: A name in lower case and ASCII, or a numeric address in its usual form.
        port: As written, or the scheme's own.
        path: Path and query as they are asked for.
    """

    scheme: str
    host: str
    port: int
    path: str

    @property
    def site(self) -> str:
        """Scheme, host and, where it is not the usual one, port: what a robots.txt speaks for.

        >>> target("HTTP://News.Example:80/a#b").site
        'http://news.example'
        """
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = {"http": 80, "https": 443}[self.scheme]
        return f"{self.scheme}://{host}" + ("" if self.port == usual else f":{self.port}")

    @property
    def address(self) -> str:
        """The whole address, written in one way."""
        return self.site + self.path


def target(address: str) -> Target:
    """A web address taken apart.

    Raises:
        Unreachable: It is none of http or https, names no host, carries a user name, or is written so that two
            programs could read it differently.

    >>> target("http://0x7f.1/").host, target("http://ＬＯＣＡＬＨＯＳＴ./").host
    ('127.0.0.1', 'localhost')
    """
    written = address.strip()
    if len(written) > _LONGEST:
        raise Unreachable(f"it has more than {_LONGEST} characters")
    if _UNSEEN.search(written.split("?")[0].split("#")[0]):
        raise Unreachable("it holds blanks, backslashes or control characters")
    try:
        parts = urlsplit(written)
        port = parts.port
    except ValueError as error:
        raise Unreachable(f"it is no web address ({error})") from error
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https"):
        raise Unreachable(f"only http and https are fetched, not `{scheme or 'no scheme'}`")
    if "@" in parts.netloc:
        raise Unreachable("it carries a user name or password")
    host = _host(parts.hostname or "", bracketed=parts.netloc.startswith("["))
    port = {"http": 80, "https": 443}[scheme] if port is None else port
    if port in _OTHER_SERVICES:
        raise Unreachable(f"port {port} belongs to another service")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(scheme, host, port, _ODD_PATH.sub(_escaped, path))


def _escaped(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))


def _host(written: str, *, bracketed: bool) -> str:
    if not written:
        raise Unreachable("it names no host")
    if bracketed or ":" in written:
        try:
            return str(IPv6Address(written))
        except ValueError as error:
            raise Unreachable(f"`[{written}]` is no IPv6 address") from error
    name = written.lower()
    if not name.isascii():
        try:
            name = idna.encode(name, uts46=True).decode("ascii").lower()
        except (idna.IDNAError, UnicodeError) as error:
            raise Unreachable(f"`{written}` is no name of a host") from error
    name = name.removesuffix(".")
    numeric = _dotted(name)
    if numeric is not None:
        return numeric
    if not _NAME.fullmatch(name):
        raise Unreachable(f"`{written}` is no name of a host")
    return name


def _dotted(name: str) -> str | None:
    """The IPv4 address that a host of numbers means (127.1, 0177.0.0.1, 2130706433), None for a name."""
    parts = name.split(".")
    if not _NUMBER.fullmatch(parts[-1]):
        return None
    if len(parts) > 4 or not all(_NUMBER.fullmatch(part) for part in parts):
        raise Unreachable(f"`{name}` ends in a number and is no IPv4 address")
    try:
        numbers = [_number(part) for part in parts]
    except ValueError as error:
        raise Unreachable(f"`{name}` ends in a number and is no IPv4 address") from error
    *first, last = numbers
    if any(number > 255 for number in first) or last >= 256 ** (5 - len(numbers)):
        raise Unreachable(f"`{name}` ends in a number and is no IPv4 address")
    whole = last + sum(number << (24 - 8 * place) for place, number in enumerate(first))
    return str(IPv4Address(whole))


def _number(part: str) -> int:
    if len(part) > 40:
        raise ValueError(part)
    if part.startswith("0x"):
        return int(part[2:] or "0", 16)
    return int(part, 8) if len(part) > 1 and part.startswith("0") else int(part)


def public(numeric: str) -> bool:
    """Whether a numeric address is one of the public internet; an IPv4 address inside an IPv6 one counts by itself.

    >>> public("93.184.216.34"), public("169.254.169.254"), public("::ffff:10.0.0.1"), public("64:ff9b::7f00:1")
    (True, False, False, False)
    """
    address = ip_address(numeric.partition("%")[0])
    if isinstance(address, IPv4Address):
        return address != _METADATA_4 and not any(address in network for network in _CLOSED_4)
    if any(address in network for network in _CARRIERS):
        return public(str(IPv4Address(int(address) & 0xFFFFFFFF)))
    if address not in _OPEN_6 or any(address in network for network in _CLOSED_6):
        return False
    if (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        return public(str(IPv4Address(int(address) & 0xFFFFFFFF)))
    return True


@dataclass(frozen=True, slots=True)
class Allowed:
    """Hosts and networks that may be reached although they are not public, because a setting names them."""

    hosts: frozenset[str] = frozenset()
    networks: tuple[IPv4Network | IPv6Network, ...] = ()

    @staticmethod
    def of(words: Iterable[str]) -> Allowed:
        """Those that words name.

        >>> allowed = Allowed.of(["wiki.example", "10.1.0.0/16"])
        >>> allowed.reaches("wiki.example", "192.168.0.7"), allowed.reaches("other.example", "10.2.0.1")
        (True, False)
        """
        hosts, networks = set(), []
        for word in filter(None, (word.strip().lower().removesuffix(".") for word in words)):
            try:
                networks.append(ip_network(word, strict=False))
            except ValueError:
                hosts.add(word)
        return Allowed(frozenset(hosts), tuple(networks))

    def reaches(self, host: str, numeric: str) -> bool:
        """Whether this address of this host may be connected to."""
        address = ip_address(numeric.partition("%")[0])
        return host in self.hosts or any(address in network for network in self.networks) or public(numeric)
