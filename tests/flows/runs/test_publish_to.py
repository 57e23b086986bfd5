"""Releases on a storage elsewhere: sent after they were published here, and followed by whoever publishes next."""

from __future__ import annotations

import json
from pathlib import Path

import fsspec
import pyarrow.parquet
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from flows.effective_settings import load_settings
from flows.errors import ExitCode, InstallationIncomplete, StorageFailed, UsageError
from flows.intake.request import RunRequest
from flows.runs.publish import check_storage
from flows.runs.run import run_without_prefect
from flows.settings import Settings
from normalized.release import latest_release
from normalized.release.storage import ReleaseStorage
from tests.flows.conftest import Here


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"memory://{tmp_path.name}"


def request(pages: Path) -> RunRequest:
    return RunRequest(paths=(str(pages),), source="de-fuerth")


def test_a_release_is_sent_once_it_can_be_and_followed_by_another_machine(
    pages: Path, settings: Settings, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = ReleaseStorage(url)
    here = settings.model_copy(update={"publish_to": url, "workers": 1})

    def refuse(*arguments: object) -> None:
        raise PermissionError("access denied")

    with monkeypatch.context() as patch, pytest.raises(StorageFailed, match=f"copied: {url}: access denied"):
        patch.setattr(MemoryFileSystem, "put_file", refuse)
        run_without_prefect(request(pages), here)
    assert storage.latest() is None
    first = latest_release(here.releases)
    assert first is not None

    assert not run_without_prefect(request(pages), here).release.is_new
    pointed = storage.latest()
    assert pointed is not None
    assert pointed.release == first.name

    (pages / "kontakt.txt").write_text("Kontakt\n\nStadt Fürth, Bürgeramt\nTelefon: 0911 974-1\n", encoding="utf-8")
    elsewhere = here.model_copy(update={"data": here.data / "elsewhere"})
    second = run_without_prefect(request(pages), elsewhere).release
    assert second.is_new
    assert second.previous == first.name
    assert (second.path / "changes.jsonl").read_text("utf-8")

    fs, root = fsspec.url_to_fs(url)  # as docs/releases.md reads it
    latest = json.loads(fs.cat_file(f"{root}/latest.json"))["release"]
    assert latest == second.name
    contacts = pyarrow.parquet.read_table(f"{root}/{latest}/parquet/contacts.parquet", filesystem=fs)
    assert contacts.num_rows == second.counts.tables["contacts"]


def test_a_release_on_s3_is_verified_and_read_there_and_followed_by_another_machine(
    pages: Path, settings: Settings, bucket: str, here: Here
) -> None:
    url = f"{bucket}/rathaus"
    first = settings.model_copy(update={"publish_to": url, "workers": 1, "batch_pages": 200})
    release = run_without_prefect(request(pages), first).release
    assert here("verify", url).out == f"{release.name} is sound\n"

    fs, root = fsspec.url_to_fs(url)  # as docs/releases.md reads it
    latest = json.loads(fs.cat_file(f"{root}/latest.json"))["release"]
    assert latest == release.name
    contacts = pyarrow.parquet.read_table(f"{root}/{latest}/parquet/contacts.parquet", filesystem=fs)
    assert contacts.num_rows == release.counts.tables["contacts"]

    elsewhere = first.model_copy(update={"data": first.data / "elsewhere"})
    again = run_without_prefect(request(pages), elsewhere).release
    assert (again.is_new, again.name) == (False, release.name)


def test_a_storage_that_does_not_answer_is_said_before_anything_is_read(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    address = (tmp_path / "file" / "far").as_uri()
    with pytest.raises(StorageFailed, match=f"^{address}: ") as caught:
        check_storage(settings.model_copy(update={"publish_to": address}))
    assert caught.value.exit_code is ExitCode.STORAGE


def test_a_storage_for_which_a_package_is_missing_is_a_fault_of_the_installation(settings: Settings) -> None:
    with pytest.raises(InstallationIncomplete, match=r"^gs://bucket/rathaus: .*gcsfs") as caught:
        check_storage(settings.model_copy(update={"publish_to": "gs://bucket/rathaus"}))
    assert caught.value.exit_code is ExitCode.INSTALLATION


@pytest.mark.parametrize("address", ["bucket/rathaus", "sftp://me:hidden@host/rathaus"])
def test_an_address_is_a_url_without_a_password(tmp_path: Path, address: str) -> None:
    with pytest.raises(UsageError, match="setting publish_to: a URL without a password is needed") as caught:
        load_settings({"publish_to": address}, environment={}, folder=tmp_path)
    assert "hidden" not in caught.value.message
