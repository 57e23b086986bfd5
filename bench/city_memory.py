"""What finding cities and mayors adds to a worker's memory: `python -m bench.city_memory` prints it as JSON.

A process of its own, so that nothing else is counted: the libraries first, then the gazetteer, then what reading pages
adds. Resident memory is the kernel's (`Rss` of /proc/self/smaps_rollup): pages of the index that several workers map
count for each of them; `private` is what is not shared.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench.corpora import PROJECT

_FIELDS = {"Rss": "resident", "Private_Clean": "private", "Private_Dirty": "private"}


def resident() -> dict[str, float]:
    """Megabytes of this process, resident and private."""
    found = {"resident": 0.0, "private": 0.0}
    for line in Path("/proc/self/smaps_rollup").read_text("ascii").splitlines():
        name, _, rest = line.partition(":")
        if name in _FIELDS:
            found[_FIELDS[name]] += int(rest.split()[0]) / 1024
    return {name: round(value, 1) for name, value in found.items()}


def stages() -> dict[str, dict[str, float]]:
    """Memory after each stage of a worker's life, in this process."""
    # ruff: noqa: PLC0415 - what is imported when is what is measured
    import pipeline.entities.find
    import pipeline.gazetteer

    found = {"libraries": resident()}
    gazetteer = pipeline.gazetteer.load()
    found["gazetteer"] = resident()
    from bench.corpora import CORPORA

    pages = [
        path for corpus in ("municipal", "municipal-own") for path in sorted((CORPORA / corpus).glob("*/gold.json"))
    ]
    golds = [json.loads(path.read_text("utf-8")) for path in pages]
    found["pages in memory"] = resident()
    words = [word for gold in golds for line in gold["lines"] for word in line["text"].split()]
    for word in words:
        gazetteer.lookup(word)
    found["gazetteer, every word looked up"] = resident()
    from pipeline.block import Block, BlockKind
    from pipeline.entities.find import find_mentions
    from pipeline.record import Document
    from sources.page import PageKind, Publisher

    for gold in golds:
        blocks = tuple(
            Block(index=number, text=line["text"], kind=BlockKind.PARAGRAPH, language=line["lang"] or "und")
            for number, line in enumerate(gold["lines"])
            if line["keep"]
        )
        publisher = Publisher(gold["id"], gold["country"], gold["publisher_city"])
        find_mentions(Document("", PageKind.TEXT, publisher, blocks, gold["language"]))
    found["all finders, after every page"] = resident()
    from pipeline.entities.persons.network import PACKAGES, TRAINED, load_network

    for language in (*TRAINED, *PACKAGES):
        load_network(language)
    found["every name model too"] = resident()
    return found


def measured() -> dict[str, dict[str, float]]:
    """`stages` of a fresh process."""
    command = [sys.executable, "-m", "bench.city_memory"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=PROJECT)
    stages_said: dict[str, dict[str, float]] = json.loads(done.stdout)
    return stages_said


if __name__ == "__main__":
    sys.stdout.write(json.dumps(stages(), indent=1) + "\n")
