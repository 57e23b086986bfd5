"""One crawl run of a test town in a process of its own, to be killed: `python -m tests.flows.crawl_once FILE`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from flows.crawl_run import crawl_without_prefect
from flows.crawls import CrawlRequest
from flows.settings import Settings


def main(file: Path) -> None:
    """Crawl, ingest and publish as the file says."""
    said = json.loads(file.read_text("utf-8"))
    crawl_without_prefect(CrawlRequest.model_validate(said["request"]), Settings.model_validate(said["settings"]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
