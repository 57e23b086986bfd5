"""`rathaus releases`: what was published, and `rathaus verify`: is it still what it was?"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from flows.commands.options import DataOption, JsonOption, console, print_json, settle
from flows.errors import InstallationIncomplete, NothingToRead, ReleaseBroken
from flows.settings import Settings

if TYPE_CHECKING:
    from normalized.release import Release


def releases(data: DataOption = None, as_json: JsonOption = False) -> int:
    """List the published releases, oldest first."""
    from normalized.errors import NormalizedError
    from normalized.release import latest_release, list_releases

    folder = settle(data=data).values.releases
    try:
        found, latest = list_releases(folder), latest_release(folder)
    except NormalizedError as error:
        raise ReleaseBroken(error.message) from error
    name = latest.name if latest else None
    if as_json:
        print_json([_plain(release, is_latest=release.name == name) for release in found])
        return 0
    if not found:
        console().print(f"no release in {folder}; `rathaus run` makes one", markup=False)
        return 0
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in ("release", "pages", "failed", "cities", "mayors", "partnerships", "contacts", "issues", ""):
        table.add_column(column, justify="left" if column in ("release", "") else "right", header_style="dim")
    for release in found:
        tables = release.counts.tables
        numbers = [tables[column] for column in ("cities", "mayors", "partnerships", "contacts", "issues")]
        cells = [tables["pages"], release.counts.pages_failed, *numbers]
        table.add_row(release.name, *map(str, cells), "latest" if release.name == name else "")
    console().print(table)
    console().print(str(folder), markup=False)
    return 0


def verify(
    release: Annotated[
        str,
        typer.Argument(
            help="Name of a release, its folder, `latest`, or the URL of a storage whose latest is meant.",
            metavar="RELEASE",
        ),
    ] = "latest",
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Check a release: checksums, schema, references between tables, spans against text."""
    from normalized.errors import NormalizedError, StorageError, StorageUnknown
    from normalized.release import verify_release

    with TemporaryDirectory() as copies:
        try:
            if "://" in release:
                folder = fetch_release(release, Path(copies))
            else:
                folder = find_release(release, settle(data=data).values)
            verify_release(folder)
        except StorageUnknown as error:
            raise InstallationIncomplete(error.message) from error
        except StorageError as error:
            raise NothingToRead(error.message) from error
        except NormalizedError as error:
            raise ReleaseBroken(error.message) from error
    if as_json:
        where = f"{release}/{folder.name}" if "://" in release else str(folder)
        print_json({"release": folder.name, "path": where, "sound": True})
    else:
        console().print(f"{folder.name} is sound", markup=False)
    return 0


def fetch_release(url: str, folder: Path) -> Path:
    """Copy the latest release of a storage into a folder. Raises NothingToRead where it has none."""
    from normalized.release.storage import ReleaseStorage

    storage = ReleaseStorage(url.rstrip("/"))
    pointed = storage.latest()
    if pointed is None:
        raise NothingToRead(f"no release at {url}")
    return storage.fetch(pointed, folder).path


def find_release(name: str, settings: Settings) -> Path:
    """The folder of a release: its name under the releases, "latest", or a folder. Raises NothingToRead for others."""
    for folder in (settings.releases / name, Path(name)):
        if os.path.isfile(folder / "release.json"):  # noqa: PTH113 - False for names that no file can have, too
            return folder.resolve()
    raise NothingToRead(f"no release {name!r}; `rathaus releases` lists them")


def _plain(release: Release, *, is_latest: bool) -> dict[str, Any]:
    return {
        "name": release.name,
        "path": str(release.path),
        "created": release.created.isoformat(),
        "content_hash": release.content_hash,
        "previous": release.previous,
        "is_latest": is_latest,
        "counts": release.counts,
    }
