"""The pages in a real Chromium: what a person does, without script and with hostile words, on both widths."""

from __future__ import annotations

import socket
import threading
import time
from pathlib import Path

import pytest

from faces.dam import Dam, hostile

pytestmark = pytest.mark.browser

CHROMIUM = Path("/usr/bin/chromium")
PATHS = (
    "/",
    "/story/st-dam",
    "/article/06_dailydock.txt%232?at=2500-2560",
    "/compare?a=04_easterly_post.txt%231&b=05_infozona24.html%231",
    "/nowhere",
)


@pytest.fixture(scope="module")
def chromium():
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}")
    with api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


def served(archive):
    """The address of a server over this archive, and how to stop it."""
    import uvicorn

    from headwater.web import create_app

    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(archive), log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)

    def stop() -> None:
        server.should_exit = True
        thread.join(10)
        listening.close()

    return f"http://127.0.0.1:{listening.getsockname()[1]}", stop


@pytest.fixture(scope="module")
def site():
    address, stop = served(Dam())
    yield address
    stop()


def opened(chromium, address, *, width=1280, script=True, scheme="light"):
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=script, color_scheme=scheme
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: (complaints.append("a script ran"), dialog.dismiss()))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.goto(address)
    return page, complaints


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", PATHS)
def test_no_page_is_wider_than_the_window_or_breaks_its_own_policy(chromium, site, path, width):
    page, complaints = opened(chromium, site + path, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [c for c in complaints if "404" not in c] == []
    page.context.close()


def test_a_letter_washes_the_words_in_the_pane_without_script(chromium, site):
    page, _ = opened(chromium, f"{site}/story/st-dam", script=False)
    leg = page.locator(".summary a.sig").first
    leg.click()
    target = page.locator(":target")
    assert target.count() == 1
    assert target.inner_text().startswith("MATOSELA, Portugal")
    assert target.is_visible()
    box = target.bounding_box()
    assert 0 <= box["y"] <= 900
    page.context.close()


def test_a_statement_opens_to_the_exact_words_without_script(chromium, site):
    page, _ = opened(chromium, f"{site}/story/st-dam", script=False)
    row = page.locator("#s5")
    row.locator("summary").click()
    assert row.locator("dt", has_text="1.2 million euros").is_visible()
    row.locator("dd a", has_text="A4").click()
    asked = page.locator("#at")
    assert asked.inner_text() == "1.2 million euros"
    assert asked.is_visible()
    page.context.close()


def test_an_edge_of_the_tree_opens_the_two_texts(chromium, site):
    page, _ = opened(chromium, f"{site}/story/st-dam", script=False)
    page.locator("a.edge", has_text="rewritten").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare?*")
    assert "rewritten copy" in page.locator("h1").inner_text()
    page.context.close()


def test_which_number_is_a_copying_error_is_answered_in_three_presses(chromium, site):
    page, _ = opened(chromium, site, script=False)
    page.locator(".stories h3 a").first.click()
    page.locator(".damage a").first.click()
    page.locator(".changes a", has_text="1.2 million euros").click()
    assert page.locator(":target").inner_text() == "1.2 million euros"
    page.context.close()


def test_keys_step_through_the_sections(chromium, site):
    page, _ = opened(chromium, f"{site}/story/st-dam")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "disagree"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == "summary"
    page.context.close()


def test_the_tree_is_a_list_on_a_phone(chromium, site):
    page, _ = opened(chromium, f"{site}/story/st-dam", width=390)
    assert not page.locator("svg.tree").is_visible()
    assert page.locator(".branches").first.is_visible()
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_text_stands_out_from_its_ground(chromium, site, path, scheme):
    page, _ = opened(chromium, site + path, scheme=scheme)
    weak = page.evaluate(
        """() => {
          const lum = (c) => { const v = c.map(x => { x /= 255; return x <= .03928 ? x/12.92 : ((x+.055)/1.055)**2.4 });
            return .2126*v[0] + .7152*v[1] + .0722*v[2] };
          const rgb = (s) => (s.match(/[\\d.]+/g) || []).map(Number);
          const ground = (e) => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
            if (c.length === 3 || c[3] > 0) return c.slice(0, 3) } return [255, 255, 255] };
          const out = [];
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const e = walk.currentNode.parentElement;
            if (!walk.currentNode.data.trim() || !e.getClientRects().length) continue;
            const style = getComputedStyle(e);
            const fore = rgb(e.closest('svg') ? style.fill : style.color).slice(0, 3);
            const [a, b] = [lum(fore), lum(ground(e))].sort((x, y) => y - x);
            if ((a + .05) / (b + .05) < 4.5) out.push(walk.currentNode.data.trim().slice(0, 40));
          }
          return out;
        }"""
    )
    assert weak == []
    page.context.close()


def test_everything_pressed_has_a_name_and_every_drawing_a_label(chromium, site):
    page, _ = opened(chromium, f"{site}/story/st-dam")
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('a, button, summary')].filter(e =>
             !(e.textContent.trim() || e.getAttribute('aria-label') || e.querySelector('title'))).length"""
    )
    unlabelled = page.evaluate(
        """() => [...document.querySelectorAll('svg')].filter(e =>
             !['aria-hidden', 'aria-label', 'aria-labelledby'].some(a => e.getAttribute(a))).length"""
    )
    assert (nameless, unlabelled) == (0, 0)
    page.context.close()


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title></svg><svg onload=alert(1)>"]
)
def test_no_script_of_a_page_runs(chromium, words):
    address, stop = served(hostile(words))
    try:
        for path in PATHS[:4]:
            page, complaints = opened(chromium, address + path)
            page.wait_for_load_state("networkidle")
            assert complaints == []
            assert page.locator("img").count() == 0
            page.context.close()
    finally:
        stop()


def test_the_story_prints(chromium, site):
    page, _ = opened(chromium, f"{site}/story/st-dam")
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.context.close()
