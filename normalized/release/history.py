"""The table `changes` of a release's SQLite file: what this release changed, and every one before it, in words."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from normalized.exports.sayings import NEWS, sayings
from normalized.exports.tables import ReleaseTables

_TABLE = """
CREATE TABLE changes (
    published TEXT NOT NULL, release TEXT NOT NULL, place INTEGER NOT NULL, "table" TEXT NOT NULL, id TEXT NOT NULL,
    change TEXT NOT NULL, cause TEXT NOT NULL, title TEXT NOT NULL, fields TEXT NOT NULL, areas TEXT NOT NULL,
    PRIMARY KEY (published, release, place)
) WITHOUT ROWID
"""
"""place: order within the release. fields: JSON, old and new value by name. areas: JSON, the cities concerned."""

_INSERT = "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

_BATCH = 1_000


def write_history(folder: Path, before: Path | None, *, name: str, published: str) -> int:
    """Fill the table in the SQLite file of a release that is being made; gives the number of rows.

    folder: of the release, with `changes.jsonl` and `rathaus.sqlite`. before: folder of the release before. name,
    published: of this release; RFC 3339, UTC. A release before without that table begins the history.
    """
    with closing(sqlite3.connect(folder / "rathaus.sqlite", isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("BEGIN")
        database.execute(_TABLE)
        if before is not None:
            database.executemany(_INSERT, _earlier(before))
            rows = ((published, name, place, *row) for place, row in enumerate(_rows(folder, before)))
            database.executemany(_INSERT, rows)
        database.execute("COMMIT")
        (count,) = database.execute("SELECT count(*) FROM changes").fetchone()
    return int(count)


def _earlier(before: Path) -> Iterator[tuple[Any, ...]]:
    file = before / "rathaus.sqlite"
    if not file.is_file():
        return
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        if database.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'changes'").fetchone():
            yield from database.execute("SELECT * FROM changes ORDER BY published, release, place")


def _rows(folder: Path, before: Path) -> Iterator[tuple[str, ...]]:
    with (
        closing(ReleaseTables.from_parquet(folder / "parquet")) as now,
        closing(ReleaseTables.from_parquet(before / "parquet", earlier=True)) as then,
        (folder / "changes.jsonl").open(encoding="utf-8") as lines,
    ):
        told = (change for change in map(json.loads, lines) if change["table"] in NEWS)
        for table, changed in groupby(told, key=lambda change: str(change["table"])):
            while batch := list(islice(changed, _BATCH)):
                keys = [str(next(iter(change["key"].values()))) for change in batch]
                said = sayings(then, table, keys) | sayings(now, table, keys)
                for key, change in zip(keys, batch, strict=True):
                    fields = {name: pair for name, pair in change.get("fields", {}).items() if name != "evidence"}
                    yield (
                        table,
                        key,
                        change["change"],
                        change["cause"],
                        said[key].title,
                        json.dumps(fields, ensure_ascii=False),
                        json.dumps(said[key].areas, ensure_ascii=False),
                    )
