"""One browser and one server a module, and the release that they all look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from normalized import Release
from normalized.inspector.inspection import Inspection
from normalized.judgements import Ledger
from tests.normalized.factory import publish, three_towns
from tests.normalized.inspector.browsing import written_page
from tests.normalized.inspector.in_browser.chromium import TOKEN, OnePage, Served, chromium, served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; it ends with the module, since no other event loop may run in this thread while it is open."""
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="package")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the releases and the judgements of these tests are."""
    return tmp_path_factory.mktemp("browser")


@pytest.fixture(scope="package")
def first(root: Path) -> Release:
    """Four towns that name each other."""
    return publish(root, [[written_page().result(), *three_towns()]])


@pytest.fixture(scope="module")
def server(first: Release, root: Path) -> Iterator[Served]:
    """The inspector of that release, with a ledger and a token."""
    with served(
        Inspection(first.path, OnePage("<h1>Empfang</h1>"), Ledger(root / "judgements.jsonl"), TOKEN)
    ) as answering:
        yield answering
