"""What a person does with the pages, in a real Chromium over a real archive: the ten ways, and axe on every page."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

import headwater
from web.browser import launched, served

sys.path.insert(0, str(Path(__file__).parents[2] / "bench/web"))
import shots

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    with headwater.open(tmp_path_factory.mktemp("browser") / "news.db") as archive:
        archive.add([str(ROOT / "examples/pages")])
        yield archive


@pytest.fixture(scope="module")
def chromium():
    with launched() as browser:
        yield browser


@pytest.fixture(scope="module")
def site(kept):
    with served(kept) as address:
        yield address


@pytest.fixture
def opened(chromium):
    contexts = []

    def new(**options):
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, **options)
        contexts.append(context)
        return context.new_page()

    yield new
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def axe():
    module = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    return (Path(module.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_axe_finds_nothing_on_any_page(chromium, site, kept, axe, scheme, width):
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    found = []
    for name, path in shots.pages(kept):
        page.goto(site + path)
        found += _violations(page, axe, name)
    page.goto(site + "/trace")
    page.fill("textarea", shots.pasted())
    page.click("main button")
    page.locator(".answer").wait_for()
    found += _violations(page, axe, "traced")
    context.close()
    assert found == []


def test_axe_finds_nothing_where_a_token_is_asked_for(chromium, kept, axe):
    with served(kept, per_minute=100) as address:
        for scheme, width in (("light", 1280), ("dark", 390)):
            size = {"width": width, "height": 900}
            context = chromium.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
            page = context.new_page()
            page.goto(address + "/names")
            assert page.url.startswith(f"{address}/enter")
            found = _violations(page, axe, "enter")
            page.fill("#words", "wrong")
            page.click("main button")
            page.locator("[role=alert]").wait_for()
            assert found + _violations(page, axe, "refused") == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            context.close()


def _violations(page, axe, name):
    page.evaluate(axe)
    answer = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [(name, it["id"], it["nodes"][0]["html"][:120]) for it in answer["violations"]]


def test_find_a_story_read_its_disagreements_and_open_the_source_of_a_number(opened, site):
    page = opened()
    page.goto(site)
    page.locator(".stories h3 a").first.click()
    assert page.locator("#disagree .values").first.is_visible()
    row = page.locator("#statements details").first
    row.locator("summary").click()
    row.locator("dd a.sig").first.click()
    place = page.locator(":target, #at").first
    assert place.is_visible()
    assert place.inner_text().strip()


def test_two_texts_are_compared_and_their_changes_stepped_through(opened, site):
    page = opened()
    page.goto(site)
    page.locator(".stories h3 a").first.click()
    page.locator(".damage a").first.click()
    changes = page.locator(".changes li a[href]")
    assert changes.count() > 2
    for n in range(3):
        changes.nth(n).click()
        assert page.locator(":target").is_visible()


def test_a_pasted_text_is_traced(opened, site):
    page = opened()
    page.goto(site + "/trace")
    page.fill("textarea", shots.pasted())
    page.click("main button")
    assert page.locator(".answer").is_visible()
    assert "nineteen days" in page.locator(".changed").inner_text()


def test_two_stories_are_merged_and_it_is_undone(opened, site, kept):
    page = opened()
    first, other = sorted(kept.stories(), key=lambda it: -len(it.refs))[:2]
    page.goto(f"{site}/story/{first.id}/decide")
    page.fill("#asked", " ".join(other.title.split()[:3]))
    page.press("#asked", "Enter")
    page.locator(".ticks label", has_text=other.title).click()
    page.fill("#joined-by", "Ada")
    page.fill("#joined-note", "one flood")
    page.get_by_role("button", name="Join the two").click()
    assert "tell one story" in page.locator("#decided").inner_text()
    assert len(kept.story(first.id).refs) == len(first.refs) + len(other.refs)
    page.locator("#decided button", has_text="Take it back").click()
    assert "taken back" in page.locator("#decided").inner_text()
    assert {it.id for it in kept.stories()} >= {first.id, other.id}


def test_a_search_is_narrowed_by_a_facet_and_leads_to_the_words(opened, site):
    page = opened()
    page.goto(site)
    page.fill("#q", "dam")
    page.press("#q", "Enter")
    before = page.locator(".hits > li").count()
    page.locator(".choices a").first.click()
    assert 0 < page.locator(".hits > li").count() <= before
    assert page.locator(".choices [aria-current]").count() >= 1
    page.locator(".hits h3 a").first.click()
    assert page.locator("h1").is_visible()


def test_the_digest_leads_to_the_words(opened, site):
    page = opened()
    page.goto(site + "/digest?since=30d")
    page.locator(".cite a").first.click()
    page.locator(".notes :target a").click()
    assert page.locator("#at").is_visible()


def test_all_of_it_by_keyboard(opened, site):
    page = opened()
    page.goto(site)
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_url("**/story/**")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "disagree"
    page.keyboard.press("e")
    assert page.locator("#statements details").first.get_attribute("open") is not None
    page.keyboard.press("?")
    assert page.locator("dialog").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("reservoir j k")  # letters in a field are letters
    assert page.locator("#q").input_value() == "reservoir j k"
    page.keyboard.press("Tab")
    page.keyboard.press("g")
    page.keyboard.press("t")
    page.wait_for_url(re.compile(r"/$"))


def test_single_keys_can_be_switched_off(opened, site):
    page = opened()
    page.goto(site)
    page.keyboard.press("?")
    page.check("#keys-off")
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_all_of_it_without_javascript(opened, site, kept):
    page = opened(java_script_enabled=False)
    page.goto(site)
    assert not page.locator(".keys").is_visible()
    page.locator(".stories h3 a").first.click()
    page.locator(".damage a").first.click()
    page.locator(".changes li a[href]").first.click()
    assert page.locator(":target").is_visible()
    story = max(kept.stories(), key=lambda it: len(it.refs))
    page.goto(f"{site}/story/{story.id}/decide")
    page.fill("#noted-note", "call the mayor")
    page.get_by_role("button", name="Keep the note").click()
    assert "call the mayor" in page.locator("#decided").inner_text()
    page.locator("#decided button", has_text="Take it back").first.click()
    page.goto(site + "/trace")
    page.fill("textarea", shots.pasted())
    page.click("main button")
    assert page.locator(".answer").is_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_is_wider_than_the_window_and_none_moves_when_it_is_there(opened, site, kept, width):
    page = opened()
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(l => l.getEntries().forEach(e => window.moved += e.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    for name, path in shots.pages(kept):
        page.goto(site + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert page.evaluate("window.moved") < 0.02, name
