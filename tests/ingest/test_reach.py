"""Sixty ways to a private address: none of them connects, by whatever it is written."""

import sys
from pathlib import Path

import pytest

from headwater.ingest.fetch import Fetcher
from headwater.ingest.fetched import NotFetched
from headwater.ingest.limits import Limits
from headwater.ingest.reach import Allowed, Unreachable, public, target

sys.path.insert(0, str(Path(__file__).parents[2] / "bench/collect"))

from inward import INWARD, NAMES


@pytest.fixture
def wires(monkeypatch):
    """Every numeric address that something tries to connect to."""
    tried = []

    def connect(address, *_, **__):
        tried.append(address[0])
        raise ConnectionRefusedError("tests connect to nothing")

    monkeypatch.setattr("socket.create_connection", connect)
    return tried


def fetcher(names=NAMES, **more) -> Fetcher:
    return Fetcher("Test/1", Limits(), resolve=lambda host: names[host], seconds=5, **more)


def test_there_are_sixty_ways_and_more() -> None:
    assert len(set(INWARD)) >= 60


@pytest.mark.parametrize("address", INWARD)
def test_no_way_to_a_private_address_connects(address: str, wires: list[str]) -> None:
    with pytest.raises(NotFetched) as told:
        fetcher().ask(address)
    assert told.value.cause == "address", told.value.message
    assert wires == []


def test_a_name_is_looked_up_once_and_the_connection_goes_to_what_was_judged(wires: list[str]) -> None:
    answers = iter([["93.184.216.34"], ["127.0.0.1"], ["127.0.0.1"]])
    rebinding = Fetcher("Test/1", Limits(), resolve=lambda host: next(answers), seconds=5)
    with pytest.raises(NotFetched) as told:
        rebinding.ask("http://rebinding.example/")
    assert told.value.cause == "connection"
    assert wires == ["93.184.216.34"]
    with pytest.raises(NotFetched) as told:
        rebinding.ask("http://rebinding.example/")
    assert told.value.cause == "address"
    assert wires == ["93.184.216.34"]


def test_what_a_setting_names_is_reached_and_nothing_beside_it(wires: list[str]) -> None:
    opened = fetcher(allowed=Allowed.of(["inward.example", "127.0.0.1/32"]))
    for address in ("http://inward.example/", "http://127.0.0.1/", "http://2130706433/"):
        with pytest.raises(NotFetched) as told:
            opened.ask(address)
        assert told.value.cause == "connection"
    for address in ("http://10.0.0.7/", "http://127.0.0.2/", "http://localhost/"):
        with pytest.raises(NotFetched) as told:
            opened.ask(address)
        assert told.value.cause == "address"
    assert wires == ["10.0.0.7", "127.0.0.1", "127.0.0.1"]


@pytest.mark.parametrize(
    "numeric", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"]
)
def test_public_addresses_are_public(numeric: str) -> None:
    assert public(numeric)


def test_an_address_is_written_in_one_way() -> None:
    assert target("HTTPS://Müller.Example:443/ä b?q=ü".replace(" ", "")).address == (
        "https://xn--mller-kva.example/%C3%A4b?q=%C3%BC"
    )
    assert target("http://News.Example:8080").address == "http://news.example:8080/"
    with pytest.raises(Unreachable):
        target("http://a..example/")
