"""What a source's crawls know: its pages, what is still to ask, and up to where the archive is whole.

One SQLite file a source. A transaction is the commit of a crawl: the archive's end, the pages and the frontier in it
are of the same moment, always. What a kill takes away is done again by the next start, neither lost nor twice.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sources.crawler.archive import Position
from sources.crawler.job import Verdict
from sources.crawler.known import Entry, KnownPage, Rank, StoredBody
from sources.errors import SourceError

STATE_NAME = "state.sqlite"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS pages (
    key TEXT PRIMARY KEY, url TEXT NOT NULL, verdict TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '',
    etag TEXT NOT NULL DEFAULT '', last_modified TEXT NOT NULL DEFAULT '',
    checked_at REAL NOT NULL, changed_at REAL NOT NULL, interval REAL NOT NULL DEFAULT 0,
    target TEXT NOT NULL DEFAULT '', depth INTEGER NOT NULL DEFAULT 0,
    file TEXT NOT NULL DEFAULT '', offset INTEGER NOT NULL DEFAULT 0, kind TEXT NOT NULL DEFAULT '',
    digest TEXT NOT NULL DEFAULT '', payload TEXT NOT NULL DEFAULT '',
    size INTEGER NOT NULL DEFAULT 0, content_type TEXT NOT NULL DEFAULT '',
    fetched_at TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT '', translations TEXT NOT NULL DEFAULT '{}'
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS frontier (
    seq INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, url TEXT NOT NULL, rank INTEGER NOT NULL,
    depth INTEGER NOT NULL, hops INTEGER NOT NULL DEFAULT 0, attempts INTEGER NOT NULL DEFAULT 0,
    not_before REAL NOT NULL DEFAULT 0, done INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS waiting ON frontier (done, rank, seq);
CREATE TABLE IF NOT EXISTS shapes (shape TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS crawls (
    crawl_id TEXT PRIMARY KEY, started_at TEXT NOT NULL, finished_at TEXT, counts TEXT NOT NULL DEFAULT '{}',
    file TEXT NOT NULL DEFAULT '', size INTEGER NOT NULL DEFAULT 0, seq INTEGER NOT NULL
);
"""


class StateBroken(SourceError):
    """The file of the state is not one, or cannot be opened."""


class CrawlState:
    """The database of one source. One process writes it; others may read it between two crawls.

    Nothing is kept before `commit`. Raises StateBroken where the file is none.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(folder / STATE_NAME, isolation_level=None, timeout=30)
        try:
            self._db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.DatabaseError as error:
            raise StateBroken(f"{STATE_NAME}: {error}") from error
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.executescript(_SCHEMA)
        self._db.execute("BEGIN")

    def close(self) -> None:
        """Close it; what was not committed is gone."""
        self._db.execute("ROLLBACK")
        self._db.close()

    # -- crawls

    def position(self) -> Position:
        """Where the archive was whole at the last commit."""
        row = self._db.execute("SELECT file, size FROM crawls ORDER BY seq DESC LIMIT 1").fetchone()
        return Position(*row) if row else Position()

    def unfinished(self) -> tuple[str, str, Counter[str]] | None:
        """Id, start and counts of the crawl that was cut off, None where the last one ended."""
        row = self._db.execute(
            "SELECT crawl_id, started_at, counts FROM crawls WHERE finished_at IS NULL ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        return (row[0], row[1], Counter(json.loads(row[2]))) if row else None

    def begin(self, crawl_id: str, started_at: str) -> None:
        """A new crawl. What the one before left in the frontier, because its budget was spent, comes first."""
        position = self.position()
        self._db.execute("DELETE FROM frontier WHERE done = 1")
        self._db.execute("UPDATE frontier SET rank = ?, attempts = 0, not_before = 0", (int(Rank.START),))
        self._db.execute("DELETE FROM shapes")
        self._db.execute(
            "INSERT INTO crawls (crawl_id, started_at, file, size, seq) "
            "VALUES (?, ?, ?, ?, (SELECT coalesce(max(seq), 0) + 1 FROM crawls))",
            (crawl_id, started_at, position.file, position.size),
        )

    def commit(self, crawl_id: str, position: Position, counts: Counter[str]) -> None:
        """Keep everything up to here. position: where the archive now ends; it must be on the disk already."""
        self._db.execute(
            "UPDATE crawls SET file = ?, size = ?, counts = ? WHERE crawl_id = ?",
            (position.file, position.size, json.dumps(counts, sort_keys=True), crawl_id),
        )
        self._db.execute("COMMIT")
        self._db.execute("BEGIN")

    def finish(self, crawl_id: str, finished_at: str) -> None:
        """The crawl has ended."""
        self._db.execute("UPDATE crawls SET finished_at = ? WHERE crawl_id = ?", (finished_at, crawl_id))

    # -- frontier

    def add(self, key: str, url: str, rank: Rank, depth: int, *, hops: int = 0) -> bool:
        """Put an address in the frontier; False where it was asked or waits already in this crawl."""
        before = self._db.total_changes
        self._db.execute(
            "INSERT INTO frontier (key, url, rank, depth, hops) VALUES (?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING",
            (key, url, int(rank), depth, hops),
        )
        return self._db.total_changes > before

    def has(self, key: str) -> bool:
        """True where the address was asked or waits in this crawl."""
        return self._db.execute("SELECT 1 FROM frontier WHERE key = ?", (key,)).fetchone() is not None

    def waiting(self, now: float, limit: int) -> list[Entry]:
        """The next addresses to ask, at most `limit`, in their order."""
        rows = self._db.execute(
            "SELECT key, url, rank, depth, hops, attempts FROM frontier WHERE done = 0 AND not_before <= ? "
            "ORDER BY rank, seq LIMIT ?",
            (now, limit),
        )
        return [Entry(key, url, Rank(rank), depth, hops, attempts) for key, url, rank, depth, hops, attempts in rows]

    def has_waiting(self) -> bool:
        """True where there is an address still to ask."""
        return self._db.execute("SELECT 1 FROM frontier WHERE done = 0 LIMIT 1").fetchone() is not None

    def done(self, key: str) -> None:
        """The address was asked, or will not be."""
        self._db.execute("UPDATE frontier SET done = 1 WHERE key = ?", (key,))

    def put_off(self, key: str, not_before: float) -> None:
        """Ask the address again, not before a time."""
        self._db.execute("UPDATE frontier SET attempts = attempts + 1, not_before = ? WHERE key = ?", (not_before, key))

    def ask_instead(self, key: str, url: str, hops: int) -> None:
        """The same page at another address: http became https, `www.` came or went."""
        self._db.execute(
            "UPDATE frontier SET url = ?, hops = ?, attempts = 0, not_before = 0 WHERE key = ?", (url, hops, key)
        )

    def count_shape(self, shape: str) -> int:
        """How many addresses of a shape this crawl has taken, this one included."""
        row = self._db.execute(
            "INSERT INTO shapes VALUES (?, 1) ON CONFLICT (shape) DO UPDATE SET n = n + 1 RETURNING n", (shape,)
        ).fetchone()
        return int(row[0])

    # -- pages

    def page(self, key: str) -> KnownPage | None:
        """What is known of an address."""
        row = self._db.execute("SELECT * FROM pages WHERE key = ?", (key,)).fetchone()
        return _known(row) if row else None

    def pages(self) -> Iterator[KnownPage]:
        """Everything that is known, in the order of keys."""
        for row in self._db.execute("SELECT * FROM pages ORDER BY key"):
            yield _known(row)

    def contents(self) -> list[KnownPage]:
        """Pages whose bodies stand in the archive and are still what the site publishes, in the order of addresses."""
        rows = self._db.execute("SELECT * FROM pages WHERE file != '' ORDER BY url")
        return [_known(row) for row in rows]

    def judge(
        self, entry: Entry, verdict: Verdict, now: float, *, reason: str = "", target: str = "", drop: bool = False
    ) -> None:
        """Note what an address turned out to be. drop: what the archive holds of it is no longer what it says."""
        self._db.execute(
            "INSERT INTO pages (key, url, verdict, reason, target, checked_at, changed_at, depth) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET verdict = excluded.verdict, "
            "reason = excluded.reason, target = excluded.target, checked_at = excluded.checked_at",
            (entry.key, entry.url, verdict, reason, target, now, now, entry.depth),
        )
        if drop:
            self._db.execute("UPDATE pages SET changed_at = ? WHERE key = ? AND file != ''", (now, entry.key))
            self._db.execute(
                "UPDATE pages SET file = '', digest = '', etag = '', last_modified = '' WHERE key = ?", (entry.key,)
            )

    def remember(
        self,
        entry: Entry,
        now: float,
        *,
        etag: str,
        last_modified: str,
        changed: bool,
        interval: float,
        verdict: Verdict = Verdict.PAGE,
        reason: str = "",
        body: StoredBody | None = None,
        language: str = "",
        translations: str = "{}",
    ) -> None:
        """Note a page, or a sitemap. body: where it lies now; None where the archive holds it or nothing is kept."""
        self.judge(entry, verdict, now, reason=reason)
        self._db.execute(
            "UPDATE pages SET etag = ?, last_modified = ?, interval = ?, "
            "changed_at = CASE WHEN ? THEN ? ELSE changed_at END WHERE key = ?",
            (etag, last_modified, interval, changed, now, entry.key),
        )
        if body is not None:
            self._db.execute(
                "UPDATE pages SET url = ?, file = ?, offset = ?, kind = ?, digest = ?, payload = ?, size = ?, "
                "content_type = ?, fetched_at = ?, language = ?, translations = ? WHERE key = ?",
                (
                    entry.url,
                    body.at.file,
                    body.at.offset,
                    body.kind.value,
                    body.digest,
                    body.payload,
                    body.size,
                    body.content_type,
                    body.fetched_at,
                    language,
                    translations,
                    entry.key,
                ),
            )


def _known(row: tuple[Any, ...]) -> KnownPage:
    key, url, verdict, *rest = row  # the columns are the fields, in their order
    return KnownPage(key, url, Verdict(verdict), *rest)
