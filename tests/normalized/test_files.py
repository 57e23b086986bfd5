"""What is still being written is known by its name, and removed once its writer is gone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from normalized.files import UNFINISHED, commit_folder, remove_orphans, replace_text, unfinished_folder


def test_a_folder_that_was_not_renamed_goes_away(tmp_path: Path) -> None:
    with unfinished_folder(tmp_path / "new") as folder:
        (folder / "file").write_text("x", encoding="utf-8")
    assert list((tmp_path / "new").iterdir()) == []


def test_an_error_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), unfinished_folder(tmp_path):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_a_text_is_replaced_whole_or_stays_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "note.json"
    for text in ("Fürth", "Limoges"):
        replace_text(file, text)
        assert file.read_text("utf-8") == text
    with pytest.raises(UnicodeEncodeError):
        replace_text(file, "Paisley \ud800")
    assert file.read_text("utf-8") == "Limoges"


def test_the_second_to_commit_a_name_is_told_so(tmp_path: Path) -> None:
    for expected in (True, False):
        with unfinished_folder(tmp_path) as folder:
            (folder / "file").write_text("x", encoding="utf-8")
            assert commit_folder(folder, tmp_path / "final") is expected
    assert [path.name for path in tmp_path.iterdir()] == ["final"]


def test_only_what_dead_writers_of_this_machine_left_is_removed(tmp_path: Path) -> None:
    with unfinished_folder(tmp_path) as mine:
        machine = mine.name.removeprefix(UNFINISHED).split("-")[0]
        with subprocess.Popen([sys.executable, "-c", ""]) as process:
            process.wait()
        dead = tmp_path / f"{UNFINISHED}{machine}-{process.pid}-abc"
        elsewhere = tmp_path / f"{UNFINISHED}another_machine-{process.pid}-abc"
        alive = tmp_path / f"{UNFINISHED}{machine}-{os.getppid()}-abc"
        for folder in (dead, elsewhere, alive):
            folder.mkdir()
        assert remove_orphans(tmp_path) == [dead.name]
        assert mine.is_dir()
    assert {path.name for path in tmp_path.iterdir()} == {elsewhere.name, alive.name}
