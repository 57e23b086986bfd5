"""How towns on loopback are crawled, and what stands in the release then."""

from __future__ import annotations

import json
from pathlib import Path

from flows.crawling.crawls import CrawlRequest
from normalized.release import Release
from sources.crawler import CrawlLimits
from tests.sources.crawler.conftest import QUICK, town_source
from tests.town.server import Town


def write_source(folder: Path, town: Town, **more: object) -> None:
    """The town's catalogue file; JSON is YAML too."""
    source = town_source(town, **more)
    (folder / f"{source.id}.yaml").write_text(source.model_dump_json(exclude_defaults=True), "utf-8")


def request_for(*towns: Town, **limits: object) -> CrawlRequest:
    """Crawl everything, the towns' own ports allowed though they are not public."""
    allowed = tuple(f"127.0.0.1:{town.port}" for town in towns)
    return CrawlRequest(limits=CrawlLimits.model_validate(QUICK | limits), allowed=allowed)


def rows(release: Release, table: str) -> list[dict[str, object]]:
    """The rows of a table of a release."""
    lines = (release.path / "jsonl" / f"{table}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]
