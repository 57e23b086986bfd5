"""The part store: a folder a part, named by content, committed by renaming.

    <root>/<first two digits of the key>/<key>/
        pages.parquet blocks.parquet mentions.parquet …    the part tables
        manifest.json                                      checksums and counts

A part is written under a temporary name, flushed, and renamed; so a part is there whole or not at all, whoever is
killed when. Two workers that write the same part write the same bytes; the second one is dropped.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from normalized.errors import CorruptPart, MissingPart
from normalized.files import commit_folder, sha256_of, unfinished_folder, write_json
from normalized.parts.results import PageReference, PageResult
from sources.page import RawPage

if TYPE_CHECKING:
    from normalized.parts.fact_rows import Rows

ASIDE = "corrupt"
"""Folder of a store that keeps what was not what it was; it is made anew."""

LAYOUT = 3
"""Version of the part tables; a change of their columns makes it higher, and with it every key."""


@dataclass(frozen=True, slots=True)
class PartSummary:
    """What one part holds.

    pages: all pages of the batch, failed ones among them. mentions: counts by type. issues: rows of the table issues.
    """

    key: str
    path: Path
    pages: int
    failed: int
    blocks_kept: int
    blocks_stripped: int
    mentions: Mapping[str, int]
    issues: int


class PartStore:
    """A folder of parts. Safe for many processes that write at once; holds no state but the folder's name."""

    def __init__(self, root: Path) -> None:
        self.root = Path(root)

    @staticmethod
    def part_key(code_version: str, configuration: Mapping[str, str], pages: Sequence[RawPage | PageReference]) -> str:
        """The name of the part that these pages become: 32 hexadecimal digits.

        configuration: everything besides code and pages that the records depend on (publishers, limits, site
        memory). The order of the pages does not matter.
        """
        references = [page if isinstance(page, PageReference) else PageReference.of(page) for page in pages]
        headers = {page.page_id: page.content_type for page in pages if isinstance(page, RawPage)}
        inputs = sorted(
            [
                page.page_id,
                page.source,
                page.url,
                page.digest,
                page.kind.value,
                page.fetched_at or "",
                headers.get(page.page_id, ""),
            ]
            for page in references
        )
        content = json.dumps([LAYOUT, code_version, sorted(configuration.items()), inputs], ensure_ascii=False)
        return hashlib.sha256(content.encode()).hexdigest()[:32]

    def folder(self, key: str) -> Path:
        """Where the part of that key is, or would be."""
        return self.root / key[:2] / key

    def has(self, key: str) -> bool:
        """True where the part was committed."""
        return (self.folder(key) / "manifest.json").is_file()

    def keys(self) -> list[str]:
        """The keys of every committed part, sorted."""
        return sorted(path.parent.name for path in self.root.glob("[0-9a-f][0-9a-f]/[0-9a-f]*/manifest.json"))

    def write(self, key: str, results: Iterable[PageResult], kept: Rows | None = None) -> PartSummary:
        """Commit the results of a batch under its key; a part that is there already stays as it is.

        kept: rows of other pages of the batch, from an earlier part. Memory: the rows of the batch.
        """
        if self.has(key):
            return self.summary(key)
        from normalized.parts.tables import write_tables  # noqa: PLC0415 - a run that finds its parts needs no Arrow

        final = self.folder(key)
        with unfinished_folder(final.parent) as folder:
            content = write_tables(results, kept or {}, folder)
            write_json(folder / "manifest.json", {"layout": LAYOUT, "key": key, **content})
            commit_folder(folder, final)
        return self.summary(key)

    def summary(self, key: str) -> PartSummary:
        """What the part holds, from its manifest; raises MissingPart, or CorruptPart for an unreadable one."""
        counts = self._manifest(key)["counts"]
        return PartSummary(key=key, path=self.folder(key), **counts)

    def verify(self, key: str) -> None:
        """Compare every file of the part with its checksum; raises MissingPart or CorruptPart."""
        folder = self.folder(key)
        for name, expected in sorted(self._manifest(key)["files"].items()):
            path = folder / name
            if not path.is_file():
                raise CorruptPart(f"part {key}: {name} is missing")
            if sha256_of(path) != expected["sha256"]:
                raise CorruptPart(f"part {key}: {name} does not match its checksum")

    def set_aside(self, key: str) -> Path:
        """Move a corrupt part out of the way, so that it is made anew; returns where it is kept."""
        folder = self.folder(key)
        if not folder.exists():
            raise MissingPart(f"there is no part {key}")
        aside = self.root / ASIDE
        aside.mkdir(exist_ok=True)
        number = 0
        while (target := aside / f"{key}-{number}").exists():
            number += 1
        return folder.rename(target)

    def read(self, key: str, table: str) -> Any:
        """One table of a part as `pyarrow.Table`, after its checksum was compared."""
        expected = self._manifest(key)["files"].get(f"{table}.parquet")
        path = self.folder(key) / f"{table}.parquet"
        if expected is None or not path.is_file() or sha256_of(path) != expected["sha256"]:
            raise CorruptPart(f"part {key}: {path.name} does not match its checksum")
        from normalized.parts.tables import read_table  # noqa: PLC0415 - as in `write`

        return read_table(path)

    def rows_of(self, key: str, pages: Collection[str]) -> Rows:
        """The rows of some pages of a part, by table. Raises MissingPart or CorruptPart."""
        from normalized.parts.tables import PART_TABLES, rows_of_pages  # noqa: PLC0415 - as in `write`

        return {table.name: rows_of_pages(self.read(key, table.name), pages) for table in PART_TABLES}

    def _manifest(self, key: str) -> Any:
        path = self.folder(key) / "manifest.json"
        try:
            manifest = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise MissingPart(f"there is no part {key}") from None
        except ValueError as error:
            raise CorruptPart(f"part {key}: manifest.json is not JSON") from error
        if not isinstance(manifest, dict) or manifest.get("key") != key:
            raise CorruptPart(f"part {key}: manifest.json belongs to another part")
        return manifest
