"""Pictures of every page, at two widths, light and dark, over the example pages.

    python bench/web/shots.py [FOLDER]

Needs Chromium. The pictures are for looking at; nothing is compared.
"""

from __future__ import annotations

import re
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import headwater
from headwater.telling.witnesses import link
from headwater.web import create_app

ROOT = Path(__file__).parents[2]
CHROMIUM = "/usr/bin/chromium"
WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")


def pages(archive: headwater.Archive) -> Iterator[tuple[str, str]]:
    """A name and an address for every kind of page."""
    story = max(archive.stories(), key=lambda it: len(it.refs))
    family = max(archive.families(), key=lambda it: len(it.refs))
    edge = max(family.edges, key=lambda it: len(archive.changes(family.id).get((it.exemplar, it.copy), ())))
    suspect = next((it for it in archive.entities() if any(row.suspect for row in it.spellings)), archive.entities()[0])
    publisher = archive.article(edge.copy).publisher or archive.publishers()[0][0]
    decide = f"/story/{story.id}/decide"
    yield from (
        ("today", "/"), ("digest", "/digest?since=30d"), ("story", f"/story/{story.id}"),
        ("decide", decide), ("decide-found", f"{decide}?q=dam"),
        ("family", f"/family/{family.id}"), ("compare", f"/compare?a={quote(edge.exemplar)}&b={quote(edge.copy)}"),
        ("article", link(edge.copy)), ("marked", f"{link(edge.copy)}?mark=figure"), ("trace", "/trace"),
        ("search", "/search?q=dam"), ("nothing-found", "/search?q=zeppelin"), ("sources", "/sources"),
        ("source", f"/source/{quote(publisher)}"), ("names", "/names"), ("name", f"/name/{suspect.id}"),
        ("coming", "/coming"),
        ("collect", "/collect"), ("ledger", "/ledger"), ("judgements", "/judgements"), ("no-such-page", "/nowhere"),
    )  # fmt: skip


def serve(archive: headwater.Archive) -> str:
    """Serve the pages from a thread; the address."""
    import uvicorn

    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(archive), log_level="error", access_log=False))
    threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True).start()
    while not server.started:
        time.sleep(0.02)
    return f"http://127.0.0.1:{listening.getsockname()[1]}"


def take(browser: Any, address: str, found: list[tuple[str, str]], out: Path) -> None:
    """A picture of every page, and of a traced text, in every scheme and width."""
    for scheme in SCHEMES:
        for width in WIDTHS:
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page = context.new_page()
            for name, path in found:
                page.goto(address + path)
                wide = page.evaluate("document.documentElement.scrollWidth")
                if wide > width:
                    print(f"{name} is {wide} px wide at {width}")
                page.screenshot(path=out / f"{name}-{width}-{scheme}.png", full_page=True)
            page.goto(address + "/trace")
            page.fill("textarea", pasted())
            page.click("main button")
            page.screenshot(path=out / f"traced-{width}-{scheme}.png", full_page=True)
            context.close()


def pasted() -> str:
    """A copy with a damaged figure, as somebody might paste it."""
    text = (ROOT / "examples/pages/04_easterly_post.txt").read_text(encoding="utf-8")
    return re.sub(r"nine days", "nineteen days", text)


def main() -> None:
    from playwright.sync_api import sync_playwright

    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "bench/.cache/shots"
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, headwater.open(Path(folder) / "news.db") as archive:
        archive.add([str(ROOT / "examples/pages")])
        address, found = serve(archive), list(pages(archive))
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            take(browser, address, found, out)
            browser.close()
    print(f"{len(list(out.glob('*.png')))} pictures in {out}")


if __name__ == "__main__":
    main()
