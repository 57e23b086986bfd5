"""What differs between any two releases: by entity and field, with the words of both sides and the cause."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from normalized.exports.quotes import Quote, Span, look_up, span_of
from normalized.exports.sayings import SAYINGS, sayings
from normalized.exports.tables import ReleaseTables
from normalized.release.changes import release_changes
from normalized.release.verify import reading_releases

COMPARED = tuple(SAYINGS)
"""The tables that are compared where none is named: all but the text of pages and the mentions in it."""

_BATCH = 500
"""Changes whose titles and words are looked up at once."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field. old, new: None where it had, or has, no value."""

    name: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class EntityChange:
    """One row that came, went or changed.

    table, key: which row. title: what it is about, in the newer release where it is there. change: added, removed or
    changed. cause: see `normalized.release.causes`. fields: those that differ, every one of a row that came or went.
    before, after: the words that the row rests on, in the older and in the newer release.
    """

    table: str
    key: dict[str, Any]
    title: str
    change: str
    cause: str
    fields: tuple[FieldChange, ...]
    before: tuple[Quote, ...]
    after: tuple[Quote, ...]


def diff_releases(before: Path, after: Path, tables: Sequence[str] = COMPARED) -> Iterator[EntityChange]:
    """The changes between two published releases, neighbours or not, in the order of tables and keys.

    before, after: folders of releases. tables: names of the tables to compare. Raises CorruptRelease where a release
    lacks a table or is not what it was.
    """
    with (
        reading_releases(before, after),
        tempfile.TemporaryDirectory() as scratch,
        closing(ReleaseTables.from_parquet(before / "parquet", Path(scratch), earlier=True)) as then,
        closing(ReleaseTables.from_parquet(after / "parquet", Path(scratch), earlier=True)) as now,
    ):
        lines = release_changes(before / "parquet", after / "parquet", Path(scratch), only=tables)
        for table, of_table in groupby(lines, key=lambda line: str(line["table"])):
            while batch := list(islice(of_table, _BATCH)):
                yield from _in_words(table, batch, then, now)


def _in_words(
    table: str, lines: list[dict[str, Any]], then: ReleaseTables, now: ReleaseTables
) -> Iterator[EntityChange]:
    keys = [next(iter(line["key"].values())) for line in lines]
    titles = {name: said.title for name, said in (sayings(then, table, keys) | sayings(now, table, keys)).items()}
    spans = [_spans(line) for line in lines]
    old_words = look_up(then, (span for old, _ in spans for span in old))
    new_words = look_up(now, (span for _, new in spans for span in new))
    for line, key, (old, new) in zip(lines, keys, spans, strict=True):
        yield EntityChange(
            table=table,
            key=line["key"],
            title=titles.get(key) or " ".join(str(part) for part in line["key"].values()),
            change=line["change"],
            cause=line["cause"],
            fields=_fields(line),
            before=tuple(old_words[span] for span in old if span in old_words),
            after=tuple(new_words[span] for span in new if span in new_words),
        )


def _spans(line: dict[str, Any]) -> tuple[list[Span], list[Span]]:
    """The evidence of a change in the older and in the newer release."""
    if line["change"] == "changed":
        both = line.get("evidence", [])
        moved = line["fields"].get("evidence", {"old": both, "new": both})
        old, new = moved["old"], moved["new"]
    else:
        evidence = line["row"].get("evidence", [])
        old, new = ([], evidence) if line["change"] == "added" else (evidence, [])
    return [span_of(span) for span in old or []], [span_of(span) for span in new or []]


def _fields(line: dict[str, Any]) -> tuple[FieldChange, ...]:
    if line["change"] == "changed":
        pairs = [(name, values["old"], values["new"]) for name, values in line["fields"].items()]
    else:
        added = line["change"] == "added"
        pairs = [(name, None if added else value, value if added else None) for name, value in line["row"].items()]
    return tuple(FieldChange(*pair) for pair in pairs if pair[0] != "evidence")
