"""`rathaus schedule` left alone: a cron line comes, and a crawl starts, ends and publishes by itself.

Waits a minute or two for the line, so `make test-kill` runs it and `make test` does not.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from normalized.release import latest_release
from tests.flows.conftest import clean_environment
from tests.flows.crawling.town_crawls import rows, write_source
from tests.town.server import Town, serving

PATIENCE = 600
"""Seconds for Prefect's start, a cron line of every minute, and a crawl of three pages."""


@pytest.mark.prefect
def test_a_source_is_crawled_and_published_when_its_cron_line_comes(tmp_path: Path) -> None:
    catalogue = tmp_path / "catalogue"
    catalogue.mkdir()
    with serving(Town(traps=False)) as town:
        write_source(
            catalogue,
            town,
            schedule="* * * * *",
            unsafe=["private-addresses"],
            budget={"pages": 5, "depth": 1},
        )
        environment = clean_environment() | {
            "RATHAUS_DATA": str(tmp_path / "data"),
            "RATHAUS_CATALOGUE": str(catalogue),
            "RATHAUS_CRAWL_CONTACT": "https://feltgen.example/bot",
            "RATHAUS_WORKERS": "1",
            "RATHAUS_PREFECT_STARTUP_SECONDS": "500",
        }
        with (tmp_path / "said").open("wb") as said:
            waiting = subprocess.Popen(
                ["sh", "-c", 'trap "" INT; exec "$@"', "-", sys.executable, "-m", "flows", "schedule"],  # as `&` does
                cwd=tmp_path,
                env=environment,
                stdout=said,
                stderr=said,
            )
        try:
            ends = time.monotonic() + PATIENCE
            while latest_release(tmp_path / "data" / "releases") is None and time.monotonic() < ends:
                assert waiting.poll() is None, (tmp_path / "said").read_text("utf-8")
                time.sleep(0.5)
        finally:
            waiting.terminate()
            code = waiting.wait(60)
        first, *others = (tmp_path / "said").read_text("utf-8").splitlines()
        assert (code, first) == (0, "waiting for the schedules of sources: 1; Ctrl-C ends this")
        assert all(line.startswith("lu-feltgen: done; release ") for line in others), others
        release = latest_release(tmp_path / "data" / "releases")
        assert release is not None, (tmp_path / "said").read_text("utf-8")
        assert {page["source"] for page in rows(release, "pages")} == {"lu-feltgen"}
        assert town.log[0].target == "/robots.txt"
        (report,) = (tmp_path / "data" / "crawls" / "lu-feltgen" / "reports").iterdir()
        assert json.loads(report.read_text("utf-8"))["pages"] == len(rows(release, "pages")) > 0
