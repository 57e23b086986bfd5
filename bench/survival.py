"""Runs and crawls that are killed at random moments; writes bench/survival.md.

    python -m bench.survival [--kills 200] [--crawl-kills 100]

The tests of tests/flows do it (`make test-kill` runs the same); what they count stands in the table.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

from bench.corpora import PROJECT

HEAD = """# Survival

Runs that are killed with SIGKILL at random moments (seeded), started again and killed again, until one may end.
`python -m bench.survival` writes this page; `make test-kill` runs the same tests.

After every kill: each committed part is whole, no half release can be seen, and one that can be seen is verified and
has the bytes of a run that nobody disturbed; of a crawl, the archive can be read to its committed end and holds each
page once. The release of the last run is the one of an undisturbed run.

| what | counted | result |
|---|---|---|
"""
TESTS = {
    "reading and publishing, one and two workers in turn": ("runs/test_kill.py", "KILLS"),
    "crawl, reading and publishing": ("crawling/test_kill_crawl.py", "CRAWL_KILLS"),
}


def counted(test: str, variable: str, kills: int) -> tuple[str, bool]:
    """Run one test file with so many kills: what it counted, and whether it passed."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "pytest",
                "-q",
                f"tests/flows/{test}",
                "--timeout=14400",
                f"--junitxml={report}",
                "-o",
                "junit_family=xunit1",
            ],
            cwd=PROJECT,
            env={**os.environ, variable: str(kills)},
            stdout=sys.stderr,
            check=False,
        )
        properties = ElementTree.parse(report).iter("property")
        said = ", ".join(f"{entry.get('name')}: {entry.get('value')}" for entry in properties)
    return said, done.returncode == 0


def main() -> None:
    """Kill, and write the table; ends with 1 where anything was lost, twice or half done."""
    parser = argparse.ArgumentParser(description="Runs and crawls that are killed at random moments.")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--crawl-kills", type=int, default=100)
    given = parser.parse_args()
    rows, failed = [], False
    with ThreadPoolExecutor() as both:
        results = list(both.map(counted, *zip(*TESTS.values(), strict=True), (given.kills, given.crawl_kills)))
    for what, (said, passed) in zip(TESTS, results, strict=True):
        failed = failed or not passed
        rows.append(f"| {what} | {said} | {'nothing lost, nothing twice' if passed else 'FAILED'} |\n")
    text = HEAD + "".join(rows)
    (PROJECT / "bench" / "survival.md").write_text(text, "utf-8")
    sys.stdout.write(text)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
