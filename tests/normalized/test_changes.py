"""changes.jsonl says what is new, gone and different since the release before, by table and key."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from normalized import PageResult, Release
from tests.normalized.factory import LUXEMBOURG, METZ, NOON, PageWriter, failed_page, publish, three_towns


def changes(release: Release) -> list[dict[str, Any]]:
    """The lines of the file."""
    with (release.path / "changes.jsonl").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def page(since: str, *, name: str = "a") -> PageResult:
    """A page that states one partnership."""
    text = f"Metz et Luxembourg depuis {since}"
    return PageWriter("fr-metz", name).block(text).partnership(METZ, LUXEMBOURG, since=since).result()


def test_the_first_release_has_no_changes(tmp_path: Path) -> None:
    assert changes(publish(tmp_path, [three_towns()])) == []


def test_a_changed_field_has_its_old_and_new_value(tmp_path: Path) -> None:
    publish(tmp_path, [[page("1952")]])
    second = publish(tmp_path, [[page("1953")]], published_at=NOON + timedelta(days=1))
    (line,) = (line for line in changes(second) if line["table"] == "partnerships")
    assert line["change"] == "changed"
    assert set(line["key"]) == {"partnership_id"}
    assert line["fields"] == {"since": {"old": "1952", "new": "1953"}}


def test_rows_that_come_and_go_are_named(tmp_path: Path) -> None:
    publish(tmp_path, [[page("1952"), failed_page("de-trier", "x")]])
    second = publish(tmp_path, [[page("1952"), page("1952", name="b")]], published_at=NOON + timedelta(days=1))
    lines = changes(second)
    pages = {line["change"]: line["row"]["url"] for line in lines if line["table"] == "pages"}
    assert pages == {"added": "https://www.fr-metz.example/b", "removed": "https://www.de-trier.example/x"}
    (gone,) = (line for line in lines if line["table"] == "issues")
    assert (gone["change"], gone["row"]["code"]) == ("removed", "empty-page")


def test_lines_are_in_the_order_of_tables_and_keys_and_the_same_each_time(tmp_path: Path) -> None:
    files = []
    for run in ("one", "two"):
        publish(tmp_path / run, [[page("1952")]])
        second = publish(tmp_path / run, [three_towns()], published_at=NOON + timedelta(days=1))
        files.append((second.path / "changes.jsonl").read_bytes())
    assert files[0] == files[1]
    assert files[0]
