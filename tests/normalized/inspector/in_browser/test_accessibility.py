"""axe-core finds no barrier in any main view: light and dark, on a phone, in every language, signed in or not."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.normalized.inspector.in_browser.chromium import HERE, TOKEN, Served, needs_chromium, sign_in

pytestmark = needs_chromium

VIEWS = (
    "/",
    "/search?q=Metz",
    HERE,
    "/city/2960316",
    "/disagreements",
    "/judgements",
    "/sign-in",
    HERE + "/raw",
    "/city/1",
)
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


@pytest.fixture(params=[("light", DESK, "de"), ("dark", PHONE, "fr"), ("dark", DESK, "en")], ids=str)
def window(request: pytest.FixtureRequest, browser: Browser, server: Served) -> Iterator[Page]:
    """A window of an analyst who has signed in."""
    scheme, viewport, language = request.param
    context = browser.new_context(color_scheme=scheme, viewport=viewport, locale=language, reduced_motion="reduce")
    page = context.new_page()
    sign_in(page, server.address, TOKEN)
    yield page
    context.close()


def test_no_view_has_a_barrier(window: Page, server: Served) -> None:
    found = []
    for path in VIEWS:
        window.goto(server.address + path)
        # What is folded counts too.
        window.evaluate("() => document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        for fault in Axe().run(window, options=RULES).response["violations"]:
            found.append((path, fault["id"], [node["html"][:200] for node in fault["nodes"][:4]]))
    assert not found, json.dumps(found, indent=1)


def test_axe_is_at_work(browser: Browser, server: Served) -> None:
    page = browser.new_page()
    page.goto(server.address + HERE)
    page.evaluate("() => document.documentElement.removeAttribute('lang')")
    assert [fault["id"] for fault in Axe().run(page, options=RULES).response["violations"]] == ["html-has-lang"]
    page.close()
