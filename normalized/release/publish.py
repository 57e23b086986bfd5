"""Publishing: link, write Parquet, check, write the other forms, rename, swap the pointer."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from normalized import api
from normalized.database import disk_faults
from normalized.errors import DriftError, GateError, ReleaseError
from normalized.exports import ReleaseTables, all_exports, export
from normalized.files import commit_folder, json_text, sha256_of, unfinished_folder, write_json
from normalized.judgements import Judgement
from normalized.linking import link
from normalized.linking.cities import PlaceLookup
from normalized.linking.database import open_database
from normalized.parts.store import PartStore
from normalized.release.beside import beside
from normalized.release.changes import write_changes
from normalized.release.drift import DEFAULT_DRIFT_LIMITS, DriftLimits, find_drift
from normalized.release.folder import (
    Release,
    ReleaseCounts,
    describe,
    latest_release,
    moment,
    point_to,
    release_name,
)
from normalized.release.gate import check_tables
from normalized.release.history import write_history
from normalized.release.judged import write_judged
from normalized.release.verify import reading_releases, write_checksums
from normalized.schema import TABLES, table
from normalized.schema.frictionless import data_package, table_schema
from normalized.schema.json_schema import json_schema
from normalized.source_row import SourceRow
from pipeline.gazetteer import load


def publish_release(
    store: PartStore,
    keys: Sequence[str],
    releases: Path,
    *,
    published_at: datetime,
    sources: Sequence[SourceRow],
    translations: Mapping[str, str] | None = None,
    force: bool = False,
    drift_limits: DriftLimits = DEFAULT_DRIFT_LIMITS,
    lookup: PlaceLookup | None = None,
    judgements: Sequence[Judgement] = (),
) -> Release:
    """Make a release of the parts named by `keys` and make it the latest one.

    published_at: the only clock of a release, with a time zone; it stands in the folder's name and in `release.json`.
    Where it is not later than the release before, that one's time and a second are taken.
    sources: one row for every source that a page names. translations: names that language versions of a page share, by
    page id. lookup: from GeoNames id to place, the gazetteer's by default. judgements: what people say of mentions and
    blocks, those in force; the release follows them and lists those that it has found a place for.
    force: publish in spite of drift; the release records what was overridden. No other check can be overridden.

    Where the tables equal those of the latest release nothing is published: that release comes back, `is_new` False.
    Raises GateError where a check fails, DriftError where a source says much less than before (nothing is published
    then), MissingPart or CorruptPart for a part, OSError where the disk takes no more.
    """
    if not keys:
        raise GateError(("pages: there is at least one page: no part was named",))
    if published_at.tzinfo is None:
        raise ReleaseError("the time of a release needs a time zone")
    for key in keys:
        store.verify(key)
    with disk_faults(), unfinished_folder(releases) as folder:
        scratch = folder / "scratch"
        scratch.mkdir()
        with closing(open_database(scratch)) as connection:
            judged = link(
                connection,
                [store.folder(key) for key in sorted(set(keys))],
                sources,
                lookup or load().place,
                translations,
                judgements,
            )
            parquet = folder / "parquet"
            parquet.mkdir()
            export("parquet").write(ReleaseTables(connection, sorted_already=False), parquet)
        with closing(ReleaseTables.from_parquet(parquet, scratch)) as tables:
            check_tables(tables, parquet)
            previous = latest_release(releases)
            content_hash = _content_hash(parquet)
            if previous is not None and previous.content_hash == content_hash:
                return previous
            before = previous.path / "parquet" if previous else None
            following = [previous.path] if previous else []
            with reading_releases(*following):
                drift = find_drift(before, parquet, drift_limits, scratch) if before else ()
            if drift and not force:
                raise DriftError(drift)
            counts = _counts(tables)
            with _sqlite_beside(parquet, folder, _new_folder(scratch, "sqlite")):
                _write_forms(tables, folder)
                _write_descriptions(folder, content_hash)
                write_judged(folder, judgements, judged)
                with reading_releases(*following):
                    write_changes(before, parquet, folder / "changes.jsonl", _new_folder(scratch, "changes"))
        shutil.rmtree(scratch)
        published_at = _later_than(previous, published_at)
        name = release_name(published_at, content_hash)
        write_history(folder, previous.path if previous else None, name=name, published=moment(published_at))
        release = Release(
            name=name,
            path=releases / name,
            created=published_at.astimezone(UTC).replace(microsecond=0),
            content_hash=content_hash,
            counts=counts,
            previous=previous.name if previous else None,
            is_new=True,
            forced=drift,
        )
        write_json(folder / "release.json", describe(release))
        write_checksums(folder)
        commit_folder(folder, releases / name)
        return replace(point_to(releases, release), is_new=True)


def _later_than(previous: Release | None, published_at: datetime) -> datetime:
    """The time of publishing; a second after the release before where the clock says that it was not later.

    Releases are listed, told and followed in the order of their times, also by a machine whose clock was set back.
    """
    earliest = previous.created + timedelta(seconds=1) if previous else published_at
    return max(published_at, earliest)


def _content_hash(parquet: Path) -> str:
    """SHA-256 over the definition of the tables and the bytes of their Parquet files."""
    digest = hashlib.sha256()
    for defined in TABLES:
        parquet_hash = sha256_of(parquet / f"{defined.name}.parquet")
        digest.update(f"{defined.name} {parquet_hash} {_definition(defined.name)}\n".encode())
    return digest.hexdigest()


@cache
def _definition(name: str) -> str:
    return json.dumps(table_schema(table(name)), sort_keys=True)


@cache
def _json_schema_text(name: str) -> str:
    return json_text(json_schema(table(name)))


@cache
def _api_text() -> str:
    return json_text(api.datasette_metadata())


@contextmanager
def _sqlite_beside(parquet: Path, folder: Path, scratch: Path) -> Iterator[None]:
    """SQLite's file is made during the `with` block: one thread fills it for as long as all else takes together."""
    # A connection of its own, for which rows are read in the order of the files and nothing is sorted.
    with closing(ReleaseTables.from_parquet(parquet, scratch)) as tables:
        form = export("sqlite")
        with beside(lambda: form.write(tables, folder), tables.abandon):
            yield


def _write_forms(tables: ReleaseTables, folder: Path) -> None:
    for name, form in all_exports().items():
        if not form.in_release or name in {"parquet", "sqlite"}:
            continue
        form.write(tables, folder if name == "report" else _new_folder(folder, name))


def _new_folder(parent: Path, name: str) -> Path:
    folder = parent / name
    folder.mkdir()
    return folder


def _write_descriptions(folder: Path, content_hash: str) -> None:
    files = {}
    schemas = folder / "schema"
    schemas.mkdir()
    for defined in TABLES:
        path = folder / "csv" / f"{defined.name}.csv"
        files[defined.name] = {"bytes": path.stat().st_size, "hash": f"sha256:{sha256_of(path)}"}
        (schemas / f"{defined.name}.json").write_text(_json_schema_text(defined.name), encoding="utf-8")
    (folder / api.FILE).write_text(_api_text(), encoding="utf-8")
    write_json(folder / "datapackage.json", data_package(files, version=content_hash[:12]))


def _counts(tables: ReleaseTables) -> ReleaseCounts:
    connection = tables.connection
    mentions = connection.execute("SELECT type, count(*) FROM mentions GROUP BY type ORDER BY type").fetchall()
    blocks = connection.execute("SELECT count(*) FILTER (kept), count(*) FILTER (NOT kept) FROM blocks").fetchone()
    failed = connection.execute("SELECT count(*) FROM pages WHERE status = 'failed'").fetchone()
    assert blocks is not None
    assert failed is not None
    return ReleaseCounts(
        tables={defined.name: tables.count(defined) for defined in TABLES},
        mentions={str(kind): int(number) for kind, number in mentions},
        pages_failed=int(failed[0]),
        blocks_kept=int(blocks[0]),
        blocks_stripped=int(blocks[1]),
    )
