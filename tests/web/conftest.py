"""A real archive of a few pages behind the pages, and what a browser needs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import headwater
from headwater.web import create_app
from town import PAGES, settle_in


@pytest.fixture
def archive(tmp_path: Path):
    settle_in(tmp_path)
    with headwater.open(tmp_path / "news.db") as made:
        made.add([str(tmp_path / page) for page in PAGES])
        yield made


@pytest.fixture
def client(archive):
    return TestClient(create_app(archive, ["testserver"]))


@pytest.fixture
def token(client):
    return re.search(r'name="token" value="([^"]+)"', client.get("/trace").text)[1]
