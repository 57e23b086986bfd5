"""A town on loopback, and settings by which it is crawled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.settings import Settings
from tests.flows.crawling.town_crawls import write_source
from tests.town.server import Town, serving


@pytest.fixture
def town() -> Iterator[Town]:
    with serving(Town(traps=False)) as served:
        yield served


@pytest.fixture
def crawling(tmp_path: Path, town: Town) -> Settings:
    """Settings with a catalogue of one town."""
    folder = tmp_path / "catalogue"
    folder.mkdir()
    write_source(folder, town)
    return Settings(data=tmp_path / "data", workers=2, catalogue=folder, crawl_contact="https://feltgen.example/bot")
