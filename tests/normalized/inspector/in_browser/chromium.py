"""A real browser before the real inspector: Debian's Chromium, driven by Playwright, and a server on a free port."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, Route, sync_playwright

from normalized.inspector.answering import ANALYST_COOKIE, signer
from normalized.inspector.application import inspector
from normalized.inspector.archive import Archive
from normalized.inspector.inspection import Inspection
from normalized.inspector.reading import Row
from sources.page import PageKind, RawPage
from tests.normalized.inspector.browsing import written_page

TOKEN = "a long token of the tests"
HERE = f"/page/{written_page().raw().page_id}"
"""A page of the release that the tests share."""

EXECUTABLE = shutil.which("chromium")

needs_chromium = pytest.mark.skipif(
    EXECUTABLE is None,
    reason="no chromium on this machine; `make test` installs Debian's where it runs as root beside apt-get",
)

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

CANARY = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print"]) {
  window[name] = (...said) => window.ran.push([name, ...said]);
}
addEventListener("securitypolicyviolation", (event) => window.ran.push(["policy", event.violatedDirective]));
"""
"""Stands in every document before its own scripts: notes what ran, and what the policy had to stop."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """One browser with an empty profile of its own. While it is open no other event loop may run in this thread."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, headless=True, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@dataclass(frozen=True)
class OnePage(Archive):
    """An archive that has the same HTML for every page."""

    html: str

    def find(self, page: Row) -> RawPage | None:
        """See `Archive`."""
        return RawPage(page["source"], page["url"], self.html.encode(), PageKind.HTML)


class Served:
    """An inspector on a free port of this machine; `look_at` opens another release at the same address."""

    def __init__(self, inspection: Inspection) -> None:
        self.look_at(inspection)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._server = uvicorn.Server(
            uvicorn.Config(self._answer, log_level="warning", lifespan="off", interface="asgi3")
        )
        self._thread = Thread(target=self._server.run, args=([self._listening],))
        self._thread.start()

    def look_at(self, inspection: Inspection) -> None:
        """Show this one from now on."""
        self.inspection, self._application = inspection, inspector(inspection)

    def stop(self) -> None:
        """End the server; waits for its thread."""
        self._server.should_exit = True
        self._thread.join()
        self._listening.close()

    async def _answer(self, scope: Any, receive: Any, send: Any) -> None:
        await self._application(scope, receive, send)


@contextmanager
def served(inspection: Inspection) -> Iterator[Served]:
    """An inspector that answers until the block ends."""
    server = Served(inspection)
    try:
        yield server
    finally:
        server.stop()


@dataclass
class Reader:
    """Somebody with a browser window. foreign: requests for anything but the inspector; faults: of scripts."""

    page: Page
    address: str
    foreign: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Go to an address of the inspector."""
        answer = self.page.goto(self.address + path, wait_until="load")
        assert answer is not None
        assert answer.status == 200, f"{path}: {answer.status}"
        return self.page

    def ran(self) -> list[Any]:
        """What ran in any frame of the page, dialogs and violations of the policy included; see `CANARY`."""
        return [said for frame in self.page.frames for said in frame.evaluate("window.ran ?? []")]


def sign_in(page: Page, address: str, token: str) -> None:
    """Make an analyst of whoever has this window: judging adds the most to a view."""
    cookie = str(signer(token).dumps("Ana"))
    page.context.add_cookies([{"name": ANALYST_COOKIE, "value": cookie, "url": address}])


@contextmanager
def reader(browser: Browser, address: str, **options: Any) -> Iterator[Reader]:
    """A window with cookies of its own, no network but the inspector, and a canary in every document.

    options: of Playwright's `new_context` (viewport, locale, color_scheme, …).
    """
    context = browser.new_context(reduced_motion="reduce", **options)
    try:
        someone = Reader(context.new_page(), address)

        def look(route: Route) -> None:
            if route.request.url.startswith((address, "data:,")):
                route.continue_()
            else:
                someone.foreign.append(route.request.url)
                route.abort()

        context.route("**/*", look)
        context.add_init_script(CANARY)
        someone.page.on("pageerror", lambda error: someone.faults.append(str(error)))
        someone.page.on("dialog", lambda dialog: (someone.faults.append(dialog.message), dialog.dismiss()))
        yield someone
    finally:
        context.close()
