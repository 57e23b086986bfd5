"""One crawl a host: sources that share a host are crawled one after the other, all others side by side."""

from __future__ import annotations

import threading
from pathlib import Path

from flows.crawling.crawls import hold_host
from sources.catalogue.source import Source


def source(name: str, home: str) -> Source:
    given = {"id": name, "name": name, "kind": "municipality", "country": "LU", "geonames_id": "2960316"}
    return Source.model_validate(given | {"languages": ["de"], "home_url": home})


def test_sources_of_one_host_wait_for_each_other_and_for_nobody_else(tmp_path: Path) -> None:
    order = []
    second_began = threading.Event()

    def crawl_second() -> None:
        with hold_host(source("lu-jugend", "http://feltgen.example/jugend/"), tmp_path):
            second_began.set()
            order.append("second")

    waiting = threading.Thread(target=crawl_second, daemon=True)
    with hold_host(source("lu-feltgen", "https://www.feltgen.example/"), tmp_path):
        waiting.start()
        with hold_host(source("lu-nachbar", "https://nachbar.example/"), tmp_path):
            order.append("neighbour")
        assert not second_began.wait(0.5)
        order.append("first")
    waiting.join(30)
    assert order == ["neighbour", "first", "second"]
