"""axe-core finds no barrier in any main view: light and dark, on a phone, in every language, signed in or not."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext

from normalized.inspector.answering import ANALYST_COOKIE, signer
from tests.normalized.inspector.in_browser.chromium import HERE, TOKEN, Served, needs_chromium

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
def window(request: pytest.FixtureRequest, browser: Browser, server: Served) -> Iterator[BrowserContext]:
    """A window of an analyst who has signed in: judging adds the most to a view."""
    scheme, viewport, language = request.param
    context = browser.new_context(color_scheme=scheme, viewport=viewport, locale=language, reduced_motion="reduce")
    cookie = {"name": ANALYST_COOKIE, "value": str(signer(TOKEN).dumps("Ana")), "url": server.address}
    context.add_cookies([cookie])
    yield context
    context.close()


def test_no_view_has_a_barrier(window: BrowserContext, server: Served) -> None:
    page = window.new_page()
    found = []
    for path in VIEWS:
        page.goto(server.address + path)
        # What is folded counts too.
        page.evaluate("() => document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        for fault in Axe().run(page, options=RULES).response["violations"]:
            found.append((path, fault["id"], [node["html"][:200] for node in fault["nodes"][:4]]))
    assert not found, json.dumps(found, indent=1)


def test_axe_is_at_work(browser: Browser, server: Served) -> None:
    page = browser.new_page()
    page.goto(server.address + HERE)
    page.evaluate("() => document.documentElement.removeAttribute('lang')")
    assert [fault["id"] for fault in Axe().run(page, options=RULES).response["violations"]] == ["html-has-lang"]
    page.close()
