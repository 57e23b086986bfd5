"""What analysts do, in a real browser: read, follow, search, judge and take back; by mouse and by keys alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from normalized import Release, publish_release
from tests.normalized.factory import NOON, SOURCES, lookup, store_parts, three_towns
from tests.normalized.inspector.browsing import written_page
from tests.normalized.inspector.in_browser.chromium import HERE, TOKEN, Reader, Served, needs_chromium, reader

pytestmark = needs_chromium


@pytest.fixture
def someone(browser: Browser, server: Served) -> Iterator[Reader]:
    """A reader whose browser must have asked nobody but the inspector, run nothing strange and met no fault."""
    with reader(browser, server.address, locale="en-GB") as at:
        yield at
        assert (at.foreign, at.faults, at.ran()) == ([], [], [])


def mark(page: Page, text: str) -> Locator:
    return page.locator(".blocks a.mark", has_text=re.compile(f"^{re.escape(text)}$"))


def test_a_mention_says_what_it_is_and_leads_to_its_city(someone: Reader) -> None:
    page = someone.open(HERE)
    tip = page.locator(".tip", has_text="2994160")
    expect(tip).to_be_hidden()
    mark(page, "Metz").hover()
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("city.test · 75%")
    mark(page, "Metz").click()
    expect(page).to_have_url(re.compile("/city/2994160$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Metz")


def test_noise_is_hidden_and_shown_again(someone: Reader) -> None:
    page = someone.open(HERE)
    noise = page.locator(".block.noise")
    expect(noise).to_contain_text("a test says so")
    page.get_by_role("link", name="Hide noise (1)").click()
    expect(noise).to_have_count(0)
    someone.open(HERE)
    expect(noise).to_have_count(0)
    page.get_by_role("link", name="Show noise (1)").click()
    expect(noise).to_be_visible()


def test_the_timeline_and_the_map_of_a_city_are_seen_and_lead_on(someone: Reader) -> None:
    page = someone.open("/city/2960316")
    line = page.get_by_role("group", name="Mayors of Luxembourg by time")
    bar = line.locator("a", has_text="Zoé Ménard").locator("rect").first
    box, drawing = bar.bounding_box(), line.bounding_box()
    assert box is not None
    assert drawing is not None
    assert drawing["x"] <= box["x"] < box["x"] + box["width"] <= drawing["x"] + drawing["width"]
    bar.click()
    expect(page.locator("li:target")).to_contain_text("Zoé Ménard")
    drawn = page.locator("#partners ~ figure svg")
    for name in ("Luxembourg", "Metz", "Trier"):
        expect(drawn.get_by_text(name, exact=True)).to_be_visible()
    assert drawn.locator("path").first.evaluate("path => getComputedStyle(path).fill") != "rgb(0, 0, 0)"
    page.locator("#partners ~ * table").get_by_role("link", name="Metz").click()
    expect(page).to_have_url(re.compile("/city/2994160$"))


def test_a_search_is_narrowed_by_a_facet_and_taken_away(someone: Reader) -> None:
    page = someone.open("/")
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("Metz")
    page.keyboard.press("Enter")
    expect(page.locator("ol.hits > li")).to_have_count(4)
    page.get_by_role("list", name="Type").get_by_role("link", name=re.compile("E-mail")).click()
    expect(page.locator("ol.hits > li")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"/search\?.*q=Metz.*type=email"))
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV").click()
    assert "Partnerstädte" in taken.value.path().read_text("utf-8")
    page.get_by_role("list", name="Type").get_by_role("link", name=re.compile("E-mail")).click()
    expect(page.locator("ol.hits > li")).to_have_count(4)


def sign_in(page: Page) -> None:
    page.get_by_label("Your name").fill("Ana")
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Sign in").click()


def next_release(server: Served, root: Path, day: int) -> None:
    """Publish as `rathaus run` does, with the judgements in force, and look at what came out."""
    ledger = server.inspection.ledger
    assert ledger is not None
    store, keys = store_parts(root / "store", [[written_page().result(), *three_towns()]])
    release = publish_release(
        store,
        keys,
        root / "releases",
        published_at=NOON + timedelta(days=day),
        sources=SOURCES,
        lookup=lookup,
        judgements=ledger.in_force(),
    )
    server.look_at(replace(server.inspection, folder=release.path))


def test_a_mention_is_corrected_seen_in_the_next_release_and_taken_back(
    someone: Reader, server: Served, root: Path, first: Release
) -> None:
    page = someone.open("/sign-in")
    sign_in(page)
    someone.open(HERE)
    row = page.locator("#mentions ~ * tr", has_text="3. Mai 1957")
    row.get_by_text("Judge", exact=True).click()
    row.get_by_label("Verdict").select_option(label="correct")
    row.get_by_label("Right value").fill("1958-05-03")
    row.get_by_label("Reason").fill("the charter says so")
    row.get_by_role("button", name="Save").click()
    expect(row).to_contain_text("correct → 1958-05-03")
    someone.open("/city/2821164")
    partner = page.locator("#partners ~ * tr", has=page.get_by_role("link", name="Metz"))
    partner.get_by_text("Judge", exact=True).click()
    partner.get_by_label("Verdict").select_option(label="reject")
    partner.get_by_label("Reason").fill("it never came to that")
    partner.get_by_role("button", name="Save").click()
    expect(page.locator("ul.judged")).to_contain_text("it never came to that")
    try:
        next_release(server, root, 1)
        someone.open("/city/2821164")
        expect(partner).to_have_count(0)
        someone.open(HERE)
        mark(page, "3. Mai 1957").hover()
        expect(page.locator(".tip:visible")).to_contain_text("1958-05-03")
        someone.open("/judgements")
        judged = page.locator("ul.hits > li", has_text="the charter says so")
        judged.get_by_label("Reason").fill("it was another charter")
        judged.get_by_role("button", name="Take back").click()
        expect(page.locator("ul.hits")).to_contain_text("it was another charter")
        next_release(server, root, 2)
        someone.open(HERE)
        mark(page, "3. Mai 1957").hover()
        expect(page.locator(".tip:visible")).to_contain_text("1957-05-03")
    finally:
        server.look_at(replace(server.inspection, folder=first.path))


def tab_to(page: Page, what: str) -> None:
    """Press Tab until the element with this accessible text has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "() => [document.activeElement.innerText, document.activeElement.name, document.activeElement.id]"
        )
        if what in focused:
            return
    raise AssertionError(f"Tab never comes to {what}")


def test_keys_alone_are_enough(someone: Reader) -> None:
    page = someone.open("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="To the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()

    someone.open(HERE)
    tab_to(page, "Metz")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    tip = page.locator(".tip:visible")
    expect(tip).to_contain_text("2994160")
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/city/2994160$"))
    page.go_back()
    page.keyboard.press("n")
    expect(page.locator(".block.noise")).to_have_count(0)

    someone.open("/sign-in")
    tab_to(page, "name")
    page.keyboard.type("Ana")
    page.keyboard.press("Tab")
    page.keyboard.type(TOKEN)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Signed in as Ana.")).to_be_visible()
    someone.open(HERE)
    tab_to(page, "Judge")
    page.keyboard.press("Enter")
    expect(page.locator("details[open]").get_by_label("Verdict")).to_be_visible()


def test_nothing_overflows_a_phone(browser: Browser, server: Served) -> None:
    with reader(browser, server.address, viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True) as at:
        for path in ("/", "/search?q=Metz", HERE, "/city/2960316", "/disagreements", "/judgements"):
            page = at.open(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_a_language_is_chosen_by_the_browser_or_by_hand(browser: Browser, server: Served) -> None:
    with reader(browser, server.address, locale="fr-FR") as at:
        page = at.open("/")
        expect(page.locator("html")).to_have_attribute("lang", "fr")
        page.get_by_role("link", name="de", exact=True).click()
        at.open("/search")
        expect(page.locator("html")).to_have_attribute("lang", "de")
