"""Who watches something is told what is new about it: once, with evidence, signed, and again when nobody took it."""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest
from typer.testing import CliRunner
from weblet import Answer

import headwater
from headwater.cli import app
from headwater.collect import delivery, watches
from headwater.errors import InputRefused
from headwater.ingest.fetch import Fetcher
from headwater.ingest.fetched import NotFetched
from headwater.ingest.limits import Limits
from headwater.records import Alert, Watch
from headwater.store import alerting, open_store

pytestmark = pytest.mark.slow

FERRY = (
    "The ferry ran aground off Saltgate on Tuesday morning with 41 people aboard, the harbour office said.",
    "Two of them were taken to hospital with broken ribs, and the others were brought ashore by fishing boats at noon.",
    "“Nobody saw the sandbank because it was not there last week,” harbour master Ludek Brandis said on the quay.",
)
NEW = (
    "Ferries to Saltgate stay in port until Friday because divers search the channel, the company said on Wednesday.",
    "About 600 commuters a day have to take the bus over Lenn, which takes two hours longer than the boat does.",
)


def page(title: str, *paragraphs: str, outlet: str = "Lindmoor Post") -> str:
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    return (
        f"<html><head><title>{title}</title><meta property='og:site_name' content='{outlet}'></head><body>"
        f"<article><h1>{title}</h1><p class='byline'>By Ana Sousa</p>{body}</article></body></html>"
    )


class Hook:
    """A desk that takes webhooks, unless it is told not to."""

    def __init__(self) -> None:
        self.taken: list = []
        self.status = 200

    def __call__(self, asked) -> Answer:
        if self.status == 200:
            self.taken.append(asked)
        return Answer(b"", self.status)


@pytest.fixture
def desk(world, monkeypatch):
    """A site that is followed and watched once, and a webhook that watches a search over it."""
    listed = [("/ferry", "Ferry")]

    def feed(_):
        items = "".join(f"<item><title>{t}</title><link>{world.site.url('lind', p)}</link></item>" for p, t in listed)
        return Answer(f"<rss version='2.0'><channel><title>Lind</title>{items}</channel></rss>".encode())

    world.pages["lind", "/rss"] = feed
    world.pages["lind", "/ferry"] = page("Ferry runs aground off Saltgate", *FERRY)
    world.pages["desk", "/hook"] = world.hook = Hook()
    world.listed = listed
    monkeypatch.setenv("HEADWATER_ALLOW", "127.0.0.0/8")
    monkeypatch.setattr("headwater.collect.clock.SystemClock.now", lambda _: world.clock.now())
    monkeypatch.setattr("headwater.ingest.fetch.Fetcher.of", lambda _: world.fetcher())
    run(world, "follow", world.site.url("lind", "/rss"))
    assert world.watch().kept == 1
    told = run(world, "alert", "--search", "saltgate", "--to", world.site.url("desk", "/hook"), "--json")
    world.secret = json.loads(told)["secret"]
    return world


def run(world, *words: str) -> str:
    done = CliRunner().invoke(app, [*words, "--store", world.store])
    assert done.exit_code == 0, (done.output, done.exception)
    return done.output


def told(world) -> list[dict]:
    return [json.loads(asked.body) for asked in world.hook.taken]


def test_what_was_kept_before_is_no_news(desk) -> None:
    desk.watch(hours=1)
    assert told(desk) == []


def test_a_new_origin_is_told_once_with_its_words_and_a_signature(desk) -> None:
    desk.listed.insert(0, ("/divers", "Divers"))
    desk.pages["lind", "/divers"] = page("Divers search the channel off Saltgate", *NEW)
    desk.watch(hours=1)
    desk.watch(hours=1)
    (alert,) = told(desk)
    assert alert["kind"] == "origin"
    assert "Lindmoor Post reports for itself" in alert["text"]
    assert "Ferries to Saltgate stay in port" in alert["evidence"][0]
    asked = desk.hook.taken[0]
    at, signed = (part.partition("=")[2] for part in asked.headers["headwater-signature"].split(","))
    wanted = hmac.new(desk.secret.encode(), at.encode() + b"." + asked.body, hashlib.sha256).hexdigest()
    assert hmac.compare_digest(signed, wanted)
    assert asked.headers["headwater-alert"] == alert["id"]


def test_a_changed_fact_is_told_once_with_both_values(desk) -> None:
    desk.pages["lind", "/ferry"] = page("Ferry runs aground off Saltgate", FERRY[0].replace("41", "43"), *FERRY[1:])
    desk.watch(hours=1)
    desk.watch(hours=1)
    changed = [alert for alert in told(desk) if alert["kind"] == "changed"]
    assert len(changed) == 1
    assert any("41" in line and "43" in line for line in changed[0]["evidence"])
    assert not [alert for alert in told(desk) if alert["kind"] == "origin"]


def test_what_nobody_took_is_sent_again_under_the_same_id(desk) -> None:
    desk.listed.insert(0, ("/divers", "Divers"))
    desk.pages["lind", "/divers"] = page("Divers search the channel off Saltgate", *NEW)
    desk.hook.status = 500
    desk.watch(hours=1)
    assert any(event.kind == "trouble" and "HTTP 500" in event.words for event in desk.events)
    desk.hook.status = 200
    desk.watch(hours=1)
    desk.watch(hours=1)
    assert len(told(desk)) == 1


def test_a_feed_file_holds_what_was_told_and_can_be_followed(desk, tmp_path: Path) -> None:
    file = tmp_path / "saltgate.atom"
    run(desk, "alert", "--source", "Lindmoor Post", "--to", str(file))
    desk.listed.insert(0, ("/divers", "Divers"))
    desk.pages["lind", "/divers"] = page("Divers search the channel off Saltgate", *NEW)
    desk.watch(hours=1)
    found = feedparser.parse(file.read_bytes())
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    (entry,) = found.entries
    assert "Divers search" in entry.title
    assert entry.link == desk.site.url("lind", "/divers")
    assert "Ferries to Saltgate" in entry.content[0].value
    assert entry.updated_parsed[:3] == (2026, 3, 4)
    desk.pages["lind", "/ferry"] = page("Ferry runs aground off Saltgate", FERRY[0].replace("41", "43"), *FERRY[1:])
    desk.watch(hours=1)
    again = feedparser.parse(file.read_bytes())
    assert [tag.term for it in again.entries for tag in it.tags] == ["changed", "origin"]
    assert len({it.id for it in again.entries}) == 2
    assert again.feed.id == found.feed.id
    assert again.feed.updated > found.feed.updated


def test_who_is_told_what_is_listed_without_secrets_and_can_be_stopped(desk) -> None:
    listed = run(desk, "alert")
    assert "saltgate" in listed and desk.secret not in listed
    assert desk.secret not in run(desk, "alert", "--json")
    run(desk, "alert", "--stop", "1")
    assert "Nobody is told anything" in run(desk, "alert")
    desk.listed.insert(0, ("/divers", "Divers"))
    desk.pages["lind", "/divers"] = page("Divers search the channel off Saltgate", *NEW)
    desk.watch(hours=1)
    assert told(desk) == []


@pytest.mark.parametrize("to", ["nowhere", "ftp://x.example/a", "http://x.example:25/", "http://u:p@x.example/"])
def test_where_nothing_can_be_sent_is_said_at_once(tmp_path: Path, to: str) -> None:
    done = CliRunner().invoke(app, ["alert", "--search", "x", "--to", to, "--store", str(tmp_path / "a.db")])
    assert done.exit_code != 0


def test_a_webhook_inside_the_own_network_is_not_reached() -> None:
    watch = Watch(1, "search", "x", "webhook", "http://10.0.0.1/hook", "s")
    alert = Alert("k", "origin", "text", (), (), "2026-03-04T00:00:00+00:00")
    with pytest.raises(NotFetched) as found:
        delivery.post(watch, alert, Fetcher("Test/1", Limits()), datetime(2026, 3, 4, tzinfo=UTC))
    assert found.value.cause == "address"


def test_a_mail_holds_the_evidence_and_no_page_can_write_its_head() -> None:
    watch = Watch(1, "search", "x\r\nBcc: all@x.example", "mail", "desk@x.example")
    alert = Alert("k", "origin", "A\r\nBcc: b@x.example", ("http://a/#1",), ("“words”",), "2026-03-04T00:00:00+00:00")
    mail = delivery.letter(watch, alert)
    assert mail["Bcc"] is None
    assert "“words”" in mail.get_content()
    with pytest.raises(InputRefused, match="no server is set"):
        delivery.smtp("", "")(mail)


def test_a_real_conflict_between_two_sources_is_told_once_with_the_words_of_both(tmp_path: Path) -> None:
    examples = Path(__file__).parents[2] / "examples/pages"
    one, other = examples / "01_westmark_1310.txt", examples / "07_doze_television.html"
    with headwater.open(tmp_path / "news.db") as archive:
        archive.add([str(one)])
        store = open_store(archive.where)
        now = datetime(2026, 3, 13, tzinfo=UTC)
        watch = watches.make(archive, store, "search", "spillway", str(tmp_path / "dam.atom"), now)
        assert watches.gather(archive, store, now) == 0
        archive.add([str(other)])
        assert watches.gather(archive, store, now) > 0
        assert watches.gather(archive, store, now) == 0
        with store.view() as view:
            alerts = [it.alert for it in alerting.waiting(view, watch.id, "2999")]
        store.close()
    (conflict,) = [it for it in alerts if it.kind == "conflict" and "hurt" in it.text]
    evidence = "\n".join(conflict.evidence)
    assert "two people" in evidence and "five people" in evidence
    assert {ref.rpartition("/")[2] for ref in conflict.refs} == {f"{one.name}#1", f"{other.name}#1"}
