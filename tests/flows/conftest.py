"""Small pages of a real city in a folder, settings over a folder of its own, and the command as users call it: in this
process, where its own process is not what is tested, since each takes seconds to load its modules.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from flows.commands.app import execute
from flows.intake.request import RunRequest
from flows.prefect_engine.engine import Engine, embedded_engine
from flows.runs.run import Outcome
from flows.settings import Settings
from tests.unprivileged import unprivileged

ROOT = Path(__file__).resolve().parents[2]

DATABASE = "prefect.db"
"""Prefect's name for the database in its folder."""

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@dataclass(frozen=True)
class Said:
    """What a command line came to."""

    code: int
    out: str
    complaint: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Here = Callable[..., Said]

HEAD = "<!doctype html><html lang=de><head><meta charset=utf-8><title>{}</title></head>"
PAGES = {
    "partner.html": HEAD.format("Partnerstädte")
    + "<body><nav><a href=/>Start</a></nav><main><h1>Partnerstädte</h1><p>Seit dem 12. Juni 1992 ist Fürth mit der "
    "Stadt Limoges verbunden. Oberbürgermeister Paul Erlenwein unterzeichnete die Urkunde im Rathaus.</p></main>"
    "<footer>Impressum</footer></body></html>",
    "kontakt.txt": "Kontakt\n\nStadt Fürth, Bürgeramt\nTelefon: 0911 974-0\nE-Mail: buergeramt@fuerth.example\n",
    "nachricht.html": HEAD.format("Besuch")
    + "<body><article><h1>Besuch aus Paisley</h1><p>Am 3. Mai 2021 kamen zwölf Gäste aus Paisley nach Fürth und "
    "besuchten das Stadttheater.</p></article></body></html>",
}


@dataclass(frozen=True)
class Started:
    """An engine with the variables of its environment, and a copy of its database from before the first flow."""

    engine: Engine
    within: dict[str, str | None]
    tables: Path


@pytest.fixture(scope="session")
def started_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    """One embedded engine for all tests that run flows in this process, since its start takes longer than a flow; and
    the variables of its environment, which this process has within `engine` alone.
    """
    before = dict(os.environ)
    home = tmp_path_factory.mktemp("prefect")
    with (
        embedded_engine(home, startup_seconds=180) as started,
        pytest.MonkeyPatch.context() as patch,
    ):
        names = {name for name in {*before, *os.environ} if before.get(name) != os.environ.get(name)}
        within = {name: os.environ.get(name) for name in names}
        _put(patch, {name: before.get(name) for name in names})
        tables = tmp_path_factory.mktemp("tables") / DATABASE
        with closing(sqlite3.connect(home / DATABASE)) as made, closing(sqlite3.connect(tables)) as copy:
            made.backup(copy)
        yield Started(started, within, tables)


@pytest.fixture
def prefect_tables(started_engine: Started) -> Callable[[Path], None]:
    """Puts the database of a server that was just made into a server's folder: to make its tables takes longer than
    all else of a start, and is seen once a process in `started_engine`.
    """

    def put(home: Path) -> None:
        home.mkdir(parents=True)
        shutil.copyfile(started_engine.tables, home / DATABASE)

    return put


@pytest.fixture(scope="module")
def engine(started_engine: Started) -> Iterator[Engine]:
    """The embedded engine, for the tests of a module that run flows in this process."""
    from prefect.context import refresh_global_settings_context  # noqa: PLC0415 - reads the environment

    with pytest.MonkeyPatch.context() as patch:
        _put(patch, {**started_engine.within, "RATHAUS_DATA": None})
        refresh_global_settings_context()
        yield started_engine.engine


def _put(patch: pytest.MonkeyPatch, variables: dict[str, str | None]) -> None:
    """Set variables of the environment; None takes one away."""
    for name, value in variables.items():
        if value is None:
            patch.delenv(name, raising=False)
        else:
            patch.setenv(name, value)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of three pages of the city of Fürth."""
    return written_pages(tmp_path / "pages")


def written_pages(folder: Path) -> Path:
    """Make the folder with the three pages."""
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def read_only() -> Iterator[Path]:
    """An empty folder that may only be read, and a user to whom that applies: the superuser writes anywhere."""
    with tempfile.TemporaryDirectory() as name:  # tmp_path lies in a folder that others may not enter
        folder = Path(name)
        folder.chmod(0o555)
        try:
            with unprivileged():
                yield folder
        finally:
            folder.chmod(0o755)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a run in a folder of its own, each page a batch, two workers."""
    return settings_over(tmp_path / "data")


def settings_over(data: Path) -> Settings:
    """Settings of a run in this folder, each page a batch, two workers."""
    return Settings(data=data, workers=2, batch_pages=1, page_seconds=120)


@pytest.fixture
def here(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Here:
    """The command in this process, in an empty folder, without Prefect: quick."""
    monkeypatch.chdir(tmp_path)
    for name in set(os.environ) - set(clean_environment()):
        monkeypatch.delenv(name)
    monkeypatch.setenv("RATHAUS_PREFECT", "false")
    monkeypatch.setenv("RATHAUS_WORKERS", "1")

    def call(*arguments: object) -> Said:
        code = execute([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Said(int(code), captured.out, captured.err)

    return call


@pytest.fixture
def rathaus(tmp_path: Path) -> Command:
    """The command in a process of its own, in an empty folder: `rathaus("run", folder)`; options as keyword `env`."""

    def call(
        *arguments: object, env: dict[str, str] | None = None, stdin: bytes = b""
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "flows", *map(str, arguments)],
            cwd=tmp_path,
            env=clean_environment() | (env or {}),
            input=stdin,
            capture_output=True,
            check=False,
            timeout=280,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        )

    return call


def flow_outcome(pages: Path, settings: Settings) -> Outcome:
    """What the flow `rathaus` makes of a folder of pages of Fürth; the fixture `engine` must be there."""
    from flows.prefect_flows.rathaus_flow import rathaus_flow  # noqa: PLC0415 - Prefect is imported under the engine's environment

    outcome: Outcome = rathaus_flow(RunRequest(paths=(str(pages),), source="de-fuerth"), settings)
    return outcome


def clean_environment() -> dict[str, str]:
    """This process's environment without settings of Rathaus or Prefect, and with the checkout importable."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("RATHAUS_", "PREFECT_"))}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
