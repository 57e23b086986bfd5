"""An engine that cannot be had is one clear line that names the way without it."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

import pytest

from flows.errors import ExitCode, PrefectUnavailable
from flows.prefect_engine.engine import embedded_engine


@pytest.fixture(autouse=True)
def no_server_of_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)


def message_of_failure(home: Path, *, seconds: float = 60) -> str:
    before = dict(os.environ)
    with pytest.raises(PrefectUnavailable) as caught, embedded_engine(home, startup_seconds=seconds):
        raise AssertionError("there is no engine")
    assert dict(os.environ) == before
    assert caught.value.exit_code is ExitCode.PREFECT
    assert "\n" not in caught.value.message
    assert caught.value.message.endswith("`rathaus run --no-prefect` does the same work without it")
    return caught.value.message


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/api", "not an address", "http://[::1/api"])
def test_a_server_of_the_users_own_that_does_not_answer(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", address)
    assert f"no Prefect server answers at {address} (PREFECT_API_URL)" in message_of_failure(tmp_path)


def test_settings_of_prefects_own_that_are_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.prefect_engine.engine._ask_once", lambda address: None)
    monkeypatch.setenv("PREFECT_API_URL", "http://[::1/api")
    assert "Prefect's own settings are wrong" in message_of_failure(tmp_path)


def test_a_server_that_ends_at_its_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho 'Traceback'\necho 'ImportError: no fastapi'\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(broken))
    assert "ended at its start: ImportError: no fastapi" in message_of_failure(tmp_path / "home")


def test_a_server_that_does_not_answer_in_time_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mute = tmp_path / "python"
    mute.write_text(f"#!/bin/sh\necho $$ > {tmp_path / 'pid'}\nexec sleep 600\n")
    mute.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(mute))
    assert "did not answer within 0.5 s" in message_of_failure(tmp_path / "home", seconds=0.5)
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_prefect_that_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str) -> None:
        raise ImportError(f"No module named {name!r}")

    monkeypatch.setattr(importlib, "import_module", fail)
    assert "Prefect cannot be imported: No module named 'prefect.context'" in message_of_failure(tmp_path)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "cannot be made" in message_of_failure(tmp_path / "file" / "home")
