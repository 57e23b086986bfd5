"""Where the corpora and their scorers lie: a folder `shared` beside the project, never inside it."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
SHARED = PROJECT.parent / "shared"
CORPORA = SHARED / "corpora"
SCORERS = SHARED / "bench"
MUNICIPAL = ("municipal", "municipal-own")
"""The annotated corpora of municipal pages."""


@dataclass(frozen=True, slots=True)
class AnnotatedPage:
    """One annotated page: its name, raw bytes and gold annotation (format: municipal/ANNOTATION.md)."""

    name: str
    body: bytes
    gold: Mapping[str, Any]

    @property
    def city(self) -> str | None:
        """The publisher's GeoNames id, None where GeoNames has none."""
        city = self.gold.get("publisher_city")
        return None if city in (None, "NIL") else str(city)


def gold_pages(*corpora: str) -> Iterator[AnnotatedPage]:
    """The pages of the named corpora (`MUNICIPAL`), in the order of their names."""
    for corpus in corpora:
        yield from annotated_pages(CORPORA / corpus)


def annotated_pages(folder: Path) -> Iterator[AnnotatedPage]:
    """The pages below a folder, in the order of their names."""
    for path in sorted(folder.glob("*/gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        body = (path.parent / ("page.html" if gold["kind"] == "html" else "page.txt")).read_bytes()
        yield AnnotatedPage(path.parent.name, body, gold)


def score_pages(system: str, corpus: Path, only: str = "*") -> dict[str, Any]:
    """Run the municipal scorer on one system and give its figures.

    system: "module:function". corpus: folder of page folders. only: glob of page folders ("seed-*").
    Raises subprocess.CalledProcessError where the scorer fails.
    """
    with tempfile.TemporaryDirectory() as scratch:
        data = Path(scratch) / "data"
        data.mkdir()
        for folder in sorted(corpus.glob(f"{only}/gold.json")):
            (data / folder.parent.name).symlink_to(folder.parent)
        result = Path(scratch) / "result.json"
        command = [sys.executable, str(SCORERS / "municipal/evaluate.py"), "--data", str(data)]
        command += ["--system", system, "--json", str(result)]
        environment = {"PYTHONPATH": str(SCORERS), "PATH": "/usr/bin:/bin"}
        subprocess.run(command, cwd=PROJECT, env=environment, check=True, stdout=subprocess.DEVNULL)
        figures: dict[str, Any] = json.loads(result.read_text("utf-8"))
        return figures
