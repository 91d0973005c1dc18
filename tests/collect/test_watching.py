"""From a site to kept pages, and to what was changed in them: rounds over simulated hours against a made-up web."""

import gzip
import itertools
import json
import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner
from weblet import Answer

import headwater
from headwater.archive.revising import revised, severity
from headwater.cli import app
from headwater.collect import following, watching
from headwater.errors import StoreUnusable
from headwater.ingest.fetched import NotFetched
from headwater.settings import Settings
from headwater.store import following as kept
from headwater.store import open_store

pytestmark = pytest.mark.slow

FERRY = (
    "The ferry ran aground off Saltgate on Tuesday morning with 41 people aboard, the harbour office said.",
    "Two of them were taken to hospital with broken ribs, and the others were brought ashore by fishing boats at noon.",
    "“Nobody saw the sandbank because it was not there last week,” harbour master Ludek Brandis said on the quay.",
)
TITLE = "Ferry runs aground off Saltgate"


def page(*paragraphs: str, title: str = TITLE, foot: str = "") -> str:
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    return (
        f"<html><head><title>{title}</title><meta property='og:site_name' content='Lindmoor Post'></head><body>"
        f"<article><h1>{title}</h1><p class='byline'>By Ana Sousa</p>{body}</article>{foot}</body></html>"
    )


def feed(world, host: str, *items: tuple[str, str], guid=None) -> Answer:
    entries = "".join(
        f"<item><title>{title}</title><link>{world.site.url(host, path)}</link>"
        f"<guid>{guid(path) if guid else path}</guid></item>"
        for path, title in items
    )
    words = f"<?xml version='1.0'?><rss version='2.0'><channel><title>{host} news</title>{entries}</channel></rss>"
    return Answer(words.encode(), type="application/rss+xml")


def follow(world, address: str):
    store = open_store(world.store)
    try:
        taken, refused = following.follow(store, [address], world.fetcher(), world.clock)
    finally:
        store.close()
    assert not refused, refused
    return taken


def sources(world):
    store = open_store(world.store)
    try:
        with store.view() as view:
            return kept.sources(view)
    finally:
        store.close()


def changes(world, since: str = ""):
    store = open_store(world.store)
    try:
        return revised(store, since)
    finally:
        store.close()


@pytest.fixture
def ferry(world):
    """A site with a feed of one article, followed and watched once."""
    world.pages["lind", "/rss"] = feed(world, "lind", ("/ferry", TITLE))
    world.pages["lind", "/ferry"] = page(*FERRY, foot="<p>12 comments</p>")
    follow(world, world.site.url("lind", "/rss"))
    assert world.watch().kept == 1
    return world


# --- following ---


def test_of_a_site_its_feed_is_followed_and_each_page_kept_once(world) -> None:
    world.pages["lind", "/"] = (
        "<head><link rel=alternate type='application/rss+xml' href='/comments/feed'>"
        "<link rel=alternate type='application/rss+xml' href='/rss' title='All'></head><p>Welcome</p>"
    )
    world.pages["lind", "/rss"] = feed(world, "lind", ("/a", "One"), ("/b", "Two"), ("/a?utm_source=rss", "One"))
    world.pages["lind", "/a"], world.pages["lind", "/b"] = page(FERRY[0]), page(FERRY[1], title="Two")
    (taken,) = follow(world, world.site.url("lind"))
    assert taken.source.address == world.site.url("lind", "/rss")
    assert world.watch().kept == 2
    assert world.watch(hours=0.1).pages == 0
    assert len(world.site.asked("lind", "/a")) == 1


def test_a_robots_txt_is_kept_to_and_asked_once(world) -> None:
    world.pages["lind", "/robots.txt"] = Answer(
        b"User-agent: *\nDisallow: /closed/\nCrawl-delay: 7\n", type="text/plain"
    )
    world.pages["lind", "/rss"] = feed(world, "lind", ("/open/a", "A"), ("/closed/b", "B"), ("/open/c", "C"))
    world.pages["lind", "/open/a"] = world.pages["lind", "/open/c"] = page(*FERRY)
    follow(world, world.site.url("lind", "/rss"))
    done = world.watch()
    assert (done.kept, done.refused) == (2, 1)
    assert not world.site.asked("lind", "/closed/b")
    assert len(world.site.asked("lind", "/robots.txt")) == 1
    times = [entry.began for entry in world.site.asked("lind")[2:]]
    assert min(b - a for a, b in itertools.pairwise(times)) >= 7


def test_a_site_whose_robots_txt_fails_is_left_alone_and_asked_later(world) -> None:
    world.pages["lind", "/robots.txt"] = Answer(b"", 503)
    world.pages["lind", "/rss"] = feed(world, "lind", ("/a", "A"))
    world.pages["lind", "/a"] = page(*FERRY)
    follow(world, world.site.url("lind", "/rss"))
    assert world.watch().kept == 0
    assert sources(world)[0].health == "failing"
    world.pages["lind", "/robots.txt"] = Answer(b"", 404)
    assert world.watch(hours=2).kept == 1
    assert sources(world)[0].health == "ok"


def test_a_feed_that_moves_for_good_is_followed_there_and_said_so(world) -> None:
    world.pages["lind", "/rss"] = feed(world, "lind")
    follow(world, world.site.url("lind", "/rss"))
    world.pages["lind", "/rss"] = Answer(b"", 301, headers=(("Location", world.site.url("tide", "/feed")),))
    world.pages["tide", "/feed"] = feed(world, "tide", ("/a", "A"))
    world.pages["tide", "/a"] = page(*FERRY)
    assert world.watch().kept == 1
    (source,) = sources(world)
    assert (source.address, source.health) == (world.site.url("tide", "/feed"), "moved")
    assert world.site.url("lind", "/rss") in source.note
    asked = len(world.site.asked("lind", "/rss"))
    world.watch(hours=24)
    assert len(world.site.asked("lind", "/rss")) == asked


@pytest.mark.parametrize(
    ("answer", "health", "words"),
    [
        (Answer(b"", 410), "gone", "for good"),
        (Answer(b"", 404), "failing", "no such page"),
        (Answer(b"<html><title>Parked</title><body><p>This domain is for sale</p></body>"), "ill-formed", "Parked"),
        (
            Answer(b"<rss version='2.0'><channel><title>x</title><item><title>a</itle>", type="text/xml"),
            "ill-formed",
            "line",
        ),
        (
            Answer(gzip.compress(b"<rss>" + b"a" * 30_000_000), headers=(("Content-Encoding", "gzip"),)),
            "failing",
            "bytes",
        ),
    ],
)
def test_a_feed_that_is_ill_says_what_is_wrong_with_it_and_recovers(world, answer, health, words) -> None:
    world.pages["lind", "/rss"] = feed(world, "lind")
    follow(world, world.site.url("lind", "/rss"))
    world.pages["lind", "/rss"] = answer
    world.watch()
    (source,) = sources(world)
    assert source.health == health
    assert words in source.note
    world.pages["lind", "/rss"] = feed(world, "lind", ("/a", "A"))
    world.pages["lind", "/a"] = page(*FERRY)
    if health != "gone":
        assert world.watch(hours=25).kept == 1
        assert sources(world)[0].health == "ok"


def test_a_feed_that_does_not_answer_for_a_week_is_dead_and_still_asked(world) -> None:
    world.pages["lind", "/rss"] = feed(world, "lind")
    follow(world, world.site.url("lind", "/rss"))
    world.watch()
    world.pages["lind", "/rss"] = Answer(b"", 500)
    for _ in range(9):
        world.watch(hours=25)
    (source,) = sources(world)
    assert source.health == "dead"
    assert "2026-03-04" in source.note
    world.pages["lind", "/rss"] = feed(world, "lind")
    world.watch(hours=25)
    assert sources(world)[0].health == "ok"


def test_ids_that_change_and_ids_that_are_all_the_same_make_no_page_twice_and_none_lost(world) -> None:
    count = itertools.count()
    world.pages["lind", "/new-ids"] = lambda _: feed(world, "lind", ("/a", "A"), guid=lambda _: next(count))
    world.pages["tide", "/one-id"] = lambda _: feed(world, "tide", ("/b", "B"), ("/c", "C"), guid=lambda _: "1")
    session = itertools.count()
    world.pages["orla", "/sessions"] = lambda _: feed(world, "orla", (f"/d?s={next(session)}", "D"), guid=lambda _: "d")
    for host, path in (("lind", "/a"), ("tide", "/b"), ("tide", "/c")):
        world.pages[host, path] = page(*FERRY)
    for number in range(10):
        world.pages["orla", f"/d?s={number}"] = page(*FERRY)
    for host, path in (("lind", "/new-ids"), ("tide", "/one-id"), ("orla", "/sessions")):
        follow(world, world.site.url(host, path))
    assert world.watch().kept == 4
    assert world.watch(hours=2).kept == 0


def test_a_host_that_is_down_keeps_no_other_waiting(world) -> None:
    world.pages["lind", "/rss"] = feed(world, "lind", ("/a", "A"))
    world.pages["lind", "/a"] = page(*FERRY)
    world.pages["down", "/rss"] = lambda _: Answer(raw=iter([]))
    for host in ("lind", "down"):
        store = open_store(world.store)
        with store.change() as change:
            at = world.site.url(host, "/rss")
            now = world.clock.now().isoformat(timespec="seconds")
            kept.put_source(change, following.Source(0, at, at, added_at=now, next_at=now))
        store.close()
    assert world.watch().kept == 1
    assert {source.health for source in sources(world)} == {"ok", "failing"}


def test_what_a_person_stops_is_asked_no_more_and_can_be_taken_up_again(ferry) -> None:
    store = open_store(ferry.store)
    following.stop(store, ferry.site.url("lind", "/rss"), ferry.clock)
    store.close()
    before = len(ferry.site.log)
    assert ferry.watch(hours=48).sources == 0
    assert len(ferry.site.log) == before
    follow(ferry, ferry.site.url("lind", "/rss"))
    assert ferry.watch().sources == 1


# --- versions ---


def test_a_silent_edit_is_found_with_its_fact_and_both_versions_stay(ferry) -> None:
    ferry.pages["lind", "/ferry"] = page(FERRY[0].replace("41", "43"), *FERRY[1:], title=TITLE + "; 43 safe")
    assert ferry.watch(hours=1).changed == 1
    (change,) = changes(ferry)
    assert (change.told, severity(change)) == ("silent", "critical")
    assert (change.before.title, change.after.title) == (TITLE, TITLE + "; 43 safe")
    assert ("41", "43") in {(row.before.split()[0], row.after.split()[0]) for row in change.alterations if row.before}
    assert "41 people" in change.before.text and "43 people" in change.after.text
    assert "@" in change.before.ref and "@" not in change.after.ref
    with headwater.open(ferry.store) as archive:
        (family,) = archive.families()
        edges = [(edge.exemplar, edge.copy, edge.relation) for edge in family.edges]
        assert edges == [(change.before.ref, change.after.ref, "revised")]
        assert archive.compare(change.before.ref, change.after.ref).alterations == change.alterations


@pytest.mark.parametrize(
    "again",
    [
        page(*FERRY, foot="<p>99 comments</p>"),
        page(*[words.replace(" ", "\n   ") for words in FERRY], foot="<p>12 comments</p>"),
        page(*FERRY, "Updated 3 hours ago", "1,204 shares", foot="<p>12 comments</p>"),
        page(*FERRY, foot="<nav><a href='/x'>Other news</a> <a href='/y'>Weather</a></nav><footer>© 2026</footer>"),
        page(*[words.replace("“", '"').replace("”", '"') for words in FERRY]),
    ],
)
def test_white_space_counters_and_furniture_are_no_change(ferry, again) -> None:
    ferry.pages["lind", "/ferry"] = again
    done = ferry.watch(hours=1)
    assert (done.pages, done.changed) == (1, 0)
    assert changes(ferry) == ()


def test_a_correction_that_the_page_tells_is_no_silent_edit(ferry) -> None:
    note = "Correction: an earlier version of this article gave a wrong number of passengers."
    ferry.pages["lind", "/ferry"] = page(FERRY[0].replace("41", "43"), *FERRY[1:], note)
    assert ferry.watch(hours=1).changed == 1
    assert [change.told for change in changes(ferry)] == ["correction"]


def test_a_page_that_goes_back_to_what_it_said_changed_twice(ferry) -> None:
    was = ferry.pages["lind", "/ferry"]
    ferry.pages["lind", "/ferry"] = page(FERRY[0].replace("41", "43"), *FERRY[1:])
    ferry.watch(hours=1)
    ferry.pages["lind", "/ferry"] = was
    assert ferry.watch(hours=1).changed == 1
    assert ferry.watch(hours=1).changed == 0
    assert [("43" in it.before.text, "43" in it.after.text) for it in changes(ferry)] == [(False, True), (True, False)]


def test_a_page_that_is_taken_down_is_told_once_and_its_text_stays(ferry) -> None:
    ferry.pages["lind", "/ferry"] = Answer(b"", 410)
    assert ferry.watch(hours=1).gone == 1
    assert ferry.watch(hours=48).gone == 0
    (change,) = changes(ferry)
    assert (change.told, change.after) == ("gone", None)
    assert "41 people" in change.before.text


def test_a_page_is_looked_at_often_when_young_and_seldom_when_old(ferry) -> None:
    looks = [
        ferry.watch(hours=hours).pages
        for hours in (0.25, 0.1, 0.15, 0.25, 2.5, 0.25, 0.75, 30, 1, 5, 24 * 20, 24, 24 * 7)
    ]
    assert looks == [1, 0, 1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1]


def test_an_unchanged_page_is_asked_for_conditionally(ferry) -> None:
    def tagged(asked):
        if asked.headers.get("if-none-match") == '"7"':
            return Answer(b"", 304)
        return Answer(page(*FERRY).encode(), headers=(("ETag", '"7"'),))

    ferry.pages["lind", "/ferry"] = tagged
    for _ in range(3):
        assert ferry.watch(hours=0.5).changed == 0
    assert [entry.status for entry in ferry.site.asked("lind", "/ferry")][-2:] == [304, 304]


# --- what goes wrong ---


def test_pages_that_all_lead_to_a_login_are_told_as_a_fault_of_the_feed(world) -> None:
    paths = [f"/{n}" for n in range(6)]
    world.pages["lind", "/rss"] = feed(world, "lind", *((path, f"Title {path}") for path in paths))
    login = world.site.url("lind", "/login")
    for path in paths[:5]:
        world.pages["lind", path] = Answer(b"", 302, headers=(("Location", login),))
    world.pages["lind", "/5"] = page(*FERRY)
    world.pages["lind", "/login"] = page(
        "Please sign in to read on. Subscribers read every article of the Post.", title="Sign in"
    )
    follow(world, world.site.url("lind", "/rss"))
    world.watch()
    (source,) = sources(world)
    assert f"5 of its pages redirect to `{login}`" in source.note
    world.watch(hours=2)
    (source,) = sources(world)
    assert source.note.count("redirect") == 1
    with headwater.open(world.store) as archive:
        assert len([it for it in archive.not_kept() if "as others of this source do" in it.note]) == 5


def test_a_kept_page_that_leads_to_a_login_later_was_not_edited(ferry) -> None:
    ferry.pages["lind", "/login"] = page("Please sign in to read on. Subscribers read every article.", title="Sign in")
    away = Answer(b"", 302, headers=(("Location", ferry.site.url("lind", "/login")),))
    was, ferry.pages["lind", "/ferry"] = ferry.pages["lind", "/ferry"], away
    assert [ferry.watch(hours=1).changed for _ in range(2)] == [0, 0]
    assert changes(ferry) == ()
    ferry.pages["lind", "/ferry"] = was
    assert ferry.watch(hours=1).changed == 0
    ferry.pages["lind", "/ferry"] = page(FERRY[0].replace("41", "43"), *FERRY[1:])
    assert ferry.watch(hours=1).changed == 1


def test_two_links_to_one_article_are_no_fault(world) -> None:
    world.pages["lind", "/rss"] = feed(world, "lind", ("/a", "A"), ("/b", "B"))
    world.pages["lind", "/a"] = world.pages["lind", "/b"] = Answer(
        b"", 302, headers=(("Location", world.site.url("lind", "/story")),)
    )
    world.pages["lind", "/story"] = page(*FERRY)
    follow(world, world.site.url("lind", "/rss"))
    assert world.watch().kept == 1
    assert "redirect" not in sources(world)[0].note


def test_a_full_disk_loses_nothing(ferry, monkeypatch) -> None:
    ferry.pages["lind", "/rss"] = feed(ferry, "lind", ("/ferry", TITLE), ("/b", "B"))
    ferry.pages["lind", "/b"] = page(FERRY[1], title="B")

    def full(*_, **__):
        raise StoreUnusable("Cannot write to the store: the disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr("headwater.store.change.Change.keep", full)
        with pytest.raises(StoreUnusable):
            ferry.watch(hours=1)
    assert ferry.watch().kept == 1


def test_a_feed_of_very_many_entries_is_taken_whole_and_said_so(world, monkeypatch) -> None:
    monkeypatch.setattr("headwater.collect.listing.MANY", 500)
    items = [(f"/{number}", f"Title {number}") for number in range(600)]
    world.pages["lind", "/rss"] = feed(world, "lind", *items)
    follow(world, world.site.url("lind", "/rss"))
    asked = itertools.count()

    class Stopping:
        agent = "Test/1"
        inner = world.fetcher()

        def ask(self, address, **more):
            if address.endswith(("/rss", "/robots.txt")):
                return self.inner.ask(address, **more)
            next(asked)
            raise NotFetched(address, "status", "not now", later=False)

    with world.watching(asker=Stopping()) as desk:
        desk._watcher.round(stop=lambda: next(asked) > 100)
    (source,) = sources(world)
    assert "600 entries at once" in source.note
    assert source.pages == 600


def test_clocks_in_the_future_do_no_harm(world) -> None:
    later = (("Last-Modified", "Fri, 01 Jan 2100 00:00:00 GMT"), ("Date", "Fri, 01 Jan 2100 00:00:00 GMT"))
    when = "<pubDate>Fri, 01 Jan 2100 00:00:00 GMT</pubDate>"
    entry = f"<item><link>{world.site.url('lind', '/a')}</link><title>A</title>{when}</item>"
    words = f"<rss version='2.0'><channel><title>x</title>{entry}</channel></rss>"
    world.pages["lind", "/rss"] = Answer(words.encode(), headers=later)
    world.pages["lind", "/a"] = Answer(page(*FERRY).encode(), headers=(*later, ("Retry-After", "999999999")))
    follow(world, world.site.url("lind", "/rss"))
    assert world.watch().kept == 1
    assert world.watch(hours=1).pages == 1


def test_a_page_behind_an_inward_redirect_is_refused_by_name(world) -> None:
    world.pages["lind", "/rss"] = feed(world, "lind", ("/a", "A"))
    world.pages["lind", "/a"] = Answer(b"", 302, headers=(("Location", "http://169.254.169.254/latest/"),))
    follow(world, world.site.url("lind", "/rss"))
    assert world.watch().refused == 1
    assert any(event.kind == "refused" and "not on the public internet" in event.words for event in world.events)


# --- forgetting ---


def test_what_is_forgotten_is_not_fetched_again(ferry) -> None:
    done = CliRunner().invoke(app, ["remove", ferry.site.url("lind", "/ferry"), "--store", ferry.store])
    assert done.exit_code == 0, done.output
    assert ferry.watch(hours=1).pages == 0
    assert ferry.watch(hours=100).kept == 0


def test_what_is_older_than_the_setting_goes_by_itself(ferry) -> None:
    ferry.watch(hours=24 * 3, keep_days=2)
    store = open_store(ferry.store)
    with store.view() as view:
        assert view.captures() == ()
    store.close()


# --- the commands ---


def test_the_commands_tell_people_and_programs_the_same(ferry) -> None:
    ferry.pages["lind", "/ferry"] = page(FERRY[0].replace("41", "43"), *FERRY[1:], title=TITLE + "; 43 safe")
    ferry.watch(hours=1)
    run = CliRunner()
    shown = run.invoke(app, ["changes", "--store", ferry.store])
    assert shown.exit_code == 0, shown.output
    assert f"headline was  “{TITLE}”" in shown.output
    assert "silent edit, critical" in shown.output
    told = json.loads(run.invoke(app, ["changes", "--json", "--store", ferry.store]).output)
    assert told["headline"] == {"was": TITLE, "now": TITLE + "; 43 safe"}
    assert told["told"] == "silent"
    later = (ferry.clock.now() + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%S+00:00")
    assert datetime.fromisoformat(later)
    assert "since" in run.invoke(app, ["changes", "--since", later, "--store", ferry.store]).output
    listed = run.invoke(app, ["follow", "--list", "--store", ferry.store]).output
    assert "lind news" in listed and "ok" in listed
    source = json.loads(run.invoke(app, ["follow", "--list", "--json", "--store", ferry.store]).output)
    assert (source["health"], source["kept"]) == ("ok", 1)


def test_lists_of_feeds_go_out_and_come_in(ferry, tmp_path) -> None:
    run = CliRunner()
    file = tmp_path / "feeds.opml"
    assert run.invoke(app, ["follow", "--opml", str(file), "--store", ferry.store]).exit_code == 0
    other = str(tmp_path / "other.db")
    assert run.invoke(app, ["follow", str(file), "--store", other]).exit_code == 0
    source = json.loads(run.invoke(app, ["follow", "--json", "--store", other]).output)
    assert source["source"] == ferry.site.url("lind", "/rss")


def test_an_outline_that_is_no_web_address_is_refused_and_the_others_go_on(tmp_path) -> None:
    file = tmp_path / "feeds.opml"
    feeds = ("https://news.example/feed.xml", "ftp://files.example/x")
    rows = "".join(f'<outline text="F" xmlUrl="{address}"/>' for address in feeds)
    file.write_text(f"<opml version='2.0'><body>{rows}</body></opml>", encoding="utf-8")
    done = CliRunner().invoke(app, ["follow", str(file), "--store", str(tmp_path / "a.db")])
    assert done.exit_code == 1
    assert "https://news.example/feed.xml" in done.output
    assert "ftp://files.example/x" in done.output


def test_what_is_no_source_is_refused_with_a_way_out(tmp_path) -> None:
    run = CliRunner()
    (tmp_path / "notes.txt").write_text("no list")
    for what, words in (
        ("nothing-here", "no such file"),
        (str(tmp_path / "notes.txt"), "no OPML"),
        ("http://10.0.0.1/", "public"),
    ):
        done = run.invoke(app, ["follow", what, "--store", str(tmp_path / "a.db")])
        assert done.exit_code == 1
        assert words in done.output
    assert run.invoke(app, ["changes", "--since", "soon"]).exit_code != 0


def test_all_pages_of_a_followed_source_can_be_forgotten_by_its_name(ferry) -> None:
    ferry.pages["lind", "/ferry"] = page(FERRY[0].replace("41", "43"), *FERRY[1:])
    ferry.watch(hours=1)
    run = CliRunner()
    assert "no date" in str(run.invoke(app, ["remove", "--before", "soon", "--store", ferry.store]).exception)
    assert "0 pages" in run.invoke(app, ["remove", "--before", "2026-03-04", "--store", ferry.store]).output
    done = run.invoke(app, ["remove", "--source", "lind news", "--store", ferry.store])
    assert "2 pages with 2 articles forgotten" in done.output
    assert changes(ferry) == ()


def test_a_page_added_by_hand_between_two_looks_is_told_once(ferry, monkeypatch) -> None:
    monkeypatch.setattr("headwater.ingest.fetch.Fetcher.of", lambda _: ferry.fetcher())
    ferry.pages["lind", "/ferry"] = page(FERRY[0].replace("41", "43"), *FERRY[1:])
    done = CliRunner().invoke(app, ["add", ferry.site.url("lind", "/ferry"), "--store", ferry.store])
    assert done.exit_code == 0, done.output
    ferry.watch(hours=1)
    assert len(changes(ferry)) == 1


def test_watching_beside_something_else_ends_when_it_is_told_to(ferry, monkeypatch) -> None:
    monkeypatch.setattr("headwater.ingest.fetch.Fetcher.of", lambda _: ferry.fetcher())
    kept_now = threading.Event()
    ferry.pages["lind", "/rss"] = feed(ferry, "lind", ("/b", "B"))
    ferry.pages["lind", "/b"] = page(FERRY[1], title="B")
    end = watching.beside(
        ferry.store, Settings(store=ferry.store, delay=0.0), lambda it: kept_now.set() if it.kind == "kept" else None
    )
    try:
        assert kept_now.wait(30)
    finally:
        end()
    assert not any(thread.name == "headwater-watch" for thread in threading.enumerate())


def test_a_page_without_a_feed_is_followed_itself(world) -> None:
    world.pages["orla", "/notice"] = page(*FERRY)
    (taken,) = follow(world, world.site.url("orla", "/notice"))
    assert taken.source.kind == "page"
    assert world.watch().kept == 1
    assert world.watch(hours=1).changed == 0
    world.pages["orla", "/notice"] = page(FERRY[0].replace("41", "43"), *FERRY[1:])
    assert world.watch(hours=7).changed == 1
    assert len(changes(world)) == 1


def test_of_an_index_of_sitemaps_only_what_is_recent_is_fetched_at_first(world) -> None:
    def sitemap(*rows: tuple[str, str]) -> Answer:
        urls = "".join(
            f"<url><loc>{world.site.url('lind', path)}</loc><lastmod>{day}</lastmod></url>" for path, day in rows
        )
        return Answer(f"<urlset>{urls}</urlset>".encode(), type="application/xml")

    index = f"<sitemapindex><sitemap><loc>{world.site.url('lind', '/s1.xml')}</loc></sitemap></sitemapindex>"
    world.pages["lind", "/sitemap.xml"] = Answer(index.encode(), type="application/xml")
    world.pages["lind", "/s1.xml"] = sitemap(("/new", "2026-03-03"), ("/old", "2019-01-01"))
    for path in ("/new", "/old", "/late"):
        world.pages["lind", path] = page(*FERRY)
    follow(world, world.site.url("lind", "/sitemap.xml"))
    assert world.watch().kept + world.watch(hours=0.1).kept == 1
    world.pages["lind", "/s1.xml"] = sitemap(("/new", "2026-03-03"), ("/old", "2019-01-01"), ("/late", "2018-01-01"))
    assert world.watch(hours=7).kept == 1
    assert not world.site.asked("lind", "/old")


@pytest.mark.skipif(sys.platform == "win32", reason="files have no largest size there")
def test_a_disk_that_is_full_for_a_while_loses_nothing_and_is_told(ferry) -> None:
    import resource

    paths = [f"/n{number}" for number in range(12)]
    ferry.pages["lind", "/rss"] = feed(ferry, "lind", *((path, f"Title {path}") for path in paths))
    for number, path in enumerate(paths):
        many = [f"Report {number} was long, and this is line {n} of it: {'so it went on ' * 12}." for n in range(40)]
        ferry.pages["lind", path] = page(f"Report {number} on the ferry.", *many, title=f"Title {path}")
    held = max(file.stat().st_size for file in Path(ferry.store).parent.iterdir())
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (held + 20_000, hard))
    try:
        with pytest.raises(StoreUnusable) as found:
            ferry.watch(hours=1)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert ferry.store in found.value.message
    before = kept_pages(ferry)
    assert before < 13
    assert ferry.watch(hours=1).kept == 13 - before
    assert ferry.watch(hours=1).kept == 0
    with headwater.open(ferry.store) as archive:
        assert not archive.check().troubles


def kept_pages(world) -> int:
    store = open_store(world.store)
    with store.view() as view:
        found = len(view.captures())
    store.close()
    return found
