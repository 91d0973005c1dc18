"""A server that others reach lets in only whoever has a token, and only as far as its scopes go."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from starlette.routing import Mount, Route

import headwater
from headwater.api import create_api
from headwater.archive.access import ROLES
from headwater.errors import UsageError
from headwater.feeds_out import create_feeds
from headwater.server import create, serve
from headwater.server.guard import needed
from headwater.web import create_app
from town import COPY, REPORT, settle_in

OPEN = {"/healthz", "/readyz", "/enter"}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory):
    folder: Path = tmp_path_factory.mktemp("guard")
    pages = settle_in(folder)
    with headwater.open(folder / "news.db") as made:
        made.add(pages)
        yield made


@pytest.fixture(scope="module")
def tokens(archive) -> dict[str, str]:
    return {role: archive.access.make(role.capitalize(), role)[1] for role in ROLES}


@pytest.fixture
def client(archive) -> TestClient:
    return TestClient(create(archive, per_minute=100_000), raise_server_exceptions=False, follow_redirects=False)


def bearing(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def routes(archive) -> Iterator[tuple[str, str]]:
    """Every way into the server, its parts filled with made-up ones."""
    for prefix, app in (("", create_app(archive)), ("/api/v1", create_api(archive)), ("/feeds", create_feeds(archive))):
        for route in app.routes:
            if isinstance(route, Route):
                path = prefix + route.path
                for part in ("{id}", "{ref:path}", "{what}", "{id:int}"):
                    path = path.replace(part, "1")
                for method in sorted((route.methods or set()) - {"HEAD"}):
                    yield method, path.replace("{form}", "atom")
            else:
                assert isinstance(route, Mount)


def test_there_are_routes_of_every_face_and_scope(archive):
    found = set(routes(archive))
    assert {needed(*it) for it in found} == {None, "read", "add", "judge", "admin"}
    assert {("GET", "/"), ("POST", "/judge"), ("POST", "/api/v1/pages"), ("GET", "/feeds/today.atom")} <= found


def test_nobody_gets_anywhere_without_a_token_that_holds(archive, client):
    day = datetime.now(UTC) - timedelta(days=9)
    past, then = archive.access.make("Late", "admin", days=1)
    with archive._store.change() as change:
        from sqlalchemy import update

        from headwater.store import tables as t

        change.run(update(t.tokens).where(t.tokens.c.id == past.id).values(expires_at=day.isoformat()))
    gone, revoked = archive.access.make("Gone", "admin")
    archive.access.revoke(gone.id)
    kept = archive.check().counts, archive.judgements(undone=True)
    for method, path in routes(archive):
        if needed(method, path) is None:
            assert path in OPEN, path
            continue
        for headers in (
            {},
            bearing("hw_wrong"),
            bearing(""),
            bearing(then),
            bearing(revoked),
            bearing("\udcff".encode("utf-8", "replace").decode()),
        ):
            answer = client.request(method, path, headers=headers)
            assert answer.status_code == 401, (method, path, headers)
            assert answer.headers["content-type"] == "application/problem+json"
            assert "Westmark" not in answer.text
            assert "Tamsel" not in answer.text
    assert (archive.check().counts, archive.judgements(undone=True)) == kept


def test_a_token_goes_as_far_as_its_scopes(archive, client, tokens):
    kept = archive.check().counts, archive.judgements(undone=True)
    for method, path in routes(archive):
        scope = needed(method, path)
        for role, scopes in ROLES.items():
            if scope is not None and scope not in scopes:
                answer = client.request(method, path, headers=bearing(tokens[role]))
                assert answer.status_code == 403, (method, path, role)
                assert answer.json()["code"] == "scope-missing"
            elif method == "GET" and not path.endswith("/events"):  # that stream does not end
                answer = client.request(method, path, headers=bearing(tokens[role]))
                assert answer.status_code not in (401, 403, 500), (method, path, role, answer.text)
    assert (archive.check().counts, archive.judgements(undone=True)) == kept


def test_a_page_is_kept_under_its_address_and_stands_in_the_audit(archive, client, tokens):
    address = "https://courier.example/barge"
    text = COPY.replace("1,800", "1,900").encode()
    headers = bearing(tokens["contributor"])
    answer = client.post("/api/v1/pages", params={"address": address}, content=text, headers=headers)
    assert (answer.status_code, answer.json()["new_articles"]) == (201, 1)
    assert archive.article(f"{address}#1").publisher == "The Lenn Courier"
    last = archive.access.audit(1)[0]
    assert (last.who, last.what) == ("Contributor", "POST /api/v1/pages")
    gone = client.delete("/api/v1/pages", params={"ref": address}, headers=bearing(tokens["admin"]))
    assert gone.json()["pages"] == 1
    assert archive.access.audit(1)[0].who == "Admin"


@pytest.mark.parametrize("address", ["", "  ", "a#1", "a\x00b", "a\nb"])
def test_a_page_without_a_proper_address_is_refused(client, tokens, address):
    headers = bearing(tokens["contributor"])
    answer = client.post("/api/v1/pages", params={"address": address}, content=REPORT.encode(), headers=headers)
    assert answer.status_code == 400
    assert answer.json()["code"] == "usage"


@pytest.mark.parametrize("address", ["/etc/passwd", "file:///etc/passwd", "-", "pages/*.txt", ""])
def test_only_web_addresses_are_links(client, tokens, address):
    answer = client.post("/api/v1/links", json={"address": address}, headers=bearing(tokens["contributor"]))
    assert answer.status_code == 422


def test_a_link_into_this_machine_is_not_fetched(client, tokens):
    answer = client.post(
        "/api/v1/links", json={"address": "http://127.0.0.1:1/"}, headers=bearing(tokens["contributor"])
    )
    assert answer.json()["pages"] == 0
    assert len(answer.json()["refused"]) == 1


def test_a_judgement_is_by_whom_the_token_belongs_to_and_can_be_taken_back(archive, client, tokens):
    a, b = archive.families()[0].refs[:2]
    headers = bearing(tokens["editor"])
    made = client.post("/api/v1/judgements", json={"kind": "not-a-copy", "a": a, "b": b}, headers=headers)
    assert (made.status_code, made.json()["by"]) == (201, "Editor")
    undone = client.delete(f"/api/v1/judgements/{made.json()['judgement']}", headers=headers)
    assert undone.json()["undone"] is not None


def test_one_token_asks_only_so_often(archive, tokens):
    client = TestClient(create(archive, per_minute=3), follow_redirects=False)
    found = [client.get("/api/v1/health", headers=bearing(tokens["reader"])) for _ in range(5)]
    assert [it.status_code for it in found][:3] == [200, 200, 200]
    assert found[-1].status_code == 429
    assert 0 < int(found[-1].headers["retry-after"]) <= 61
    assert client.get("/api/v1/health", headers=bearing(tokens["editor"])).status_code == 200


def test_a_reader_of_feeds_sends_the_token_as_a_password(client, tokens):
    words = base64.b64encode(f"me:{tokens['reader']}".encode()).decode()
    assert client.get("/feeds/today.atom", headers={"Authorization": f"Basic {words}"}).status_code == 200
    assert client.get("/feeds/today.atom").headers["www-authenticate"].startswith("Basic")
    assert client.get("/feeds/today.atom", headers={"Authorization": "Basic %%%"}).status_code == 401


def test_a_person_pastes_the_token_once_and_lands_where_they_wanted(client, tokens):
    page = {"Accept": "text/html"}
    led = client.get("/names", headers=page)
    assert (led.status_code, led.headers["location"]) == (303, "/enter?next=/names")
    assert "Your token" in client.get(led.headers["location"]).text
    assert client.post("/enter", data={"words": "hw_wrong", "next": "/names"}).status_code == 401
    entered = client.post("/enter", data={"words": f" {tokens['reader']} ", "next": "/names"})
    assert (entered.status_code, entered.headers["location"]) == (303, "/names")
    cookie = entered.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert client.get("/names", headers=page).status_code == 200
    client.post("/enter/leave")
    assert client.get("/names", headers=page).status_code == 303


@pytest.mark.parametrize("place", ["https://evil.example/", "//evil.example", "/\\evil.example", "names", "/a\r\nb"])
def test_nobody_is_led_to_another_site(client, tokens, place):
    entered = client.post("/enter", data={"words": tokens["reader"], "next": place})
    assert entered.headers["location"] == "/"


def test_metrics_count_and_readiness_tells_what_is_kept(archive, client, tokens):
    assert client.get("/readyz").json()["kept"]["articles"] == len(archive.refs())
    assert client.get("/metrics", headers=bearing(tokens["reader"])).status_code == 403
    told = client.get("/metrics", headers=bearing(tokens["admin"])).text
    assert 'headwater_kept{kind="articles"}' in told
    assert 'headwater_requests_total{face="pages",status="200"}' in told


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": "http://testserver:81"},
        {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
    ],
)  # fmt: skip
def test_a_page_of_another_site_writes_nothing_to_a_server_without_tokens(archive, headers):
    client = TestClient(create(archive))
    kept = archive.check().counts
    answer = client.post("/api/v1/pages", params={"address": "evil.txt"}, content=REPORT.encode(), headers=headers)
    assert answer.status_code == 403
    assert archive.check().counts == kept
    own = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
    assert client.post("/api/v1/trace", content=COPY.encode(), headers=own).status_code == 200


def test_a_server_for_others_does_not_start_before_somebody_has_a_token(tmp_path):
    with headwater.open(tmp_path / "empty.db") as archive, pytest.raises(UsageError, match="nobody has a token"):
        serve(archive, "0.0.0.0", 0, print)


def test_the_words_of_a_token_are_kept_nowhere(archive, tokens):
    kept = Path(archive.where).read_bytes() + json.dumps([str(it) for it in archive.access.tokens()]).encode()
    assert all(words.encode() not in kept for words in tokens.values())
