"""`rathaus export`: a release in another format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import DataOption, JsonOption, console, print_json, settle
from flows.commands.releases import find_release
from flows.errors import InstallationIncomplete, ReleaseBroken, StorageFailed, UsageError


def export(
    form: Annotated[str, typer.Argument(help="Name of an export format.", metavar="FORMAT")],
    folder: Annotated[str, typer.Argument(help="Where to write; made where it is missing.", metavar="DIR")],
    release: Annotated[
        str, typer.Option("--release", help="Name of a release, its folder, or `latest`.", metavar="RELEASE")
    ] = "latest",
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Write a published release in another format. A format that does not exist is answered with those that do."""
    from normalized.errors import CorruptRelease, ReleaseError, UnknownExport
    from normalized.exports import export_release
    from normalized.release.verify import reading_releases

    if not folder:
        raise UsageError("an empty path names nothing")
    path, target = find_release(release, settle(data=data).values), Path(folder)
    if any((place / "release.json").exists() for place in (target.resolve(), *target.resolve().parents)):
        raise UsageError(f"{folder} lies in a release, which never changes")
    try:
        with reading_releases(path):
            written = export_release(path, form, target)
    except UnknownExport as error:
        raise UsageError(error.message) from error
    except CorruptRelease as error:
        raise ReleaseBroken(error.message) from error
    except ReleaseError as error:
        raise InstallationIncomplete(error.message) from error
    except OSError as error:
        raise StorageFailed(f"{folder} cannot be written: {error.strerror}") from error
    if as_json:
        print_json({"release": path.name, "format": form, "files": [str(file) for file in written]})
    else:
        for file in written:
            console().print(str(file), markup=False, soft_wrap=True)
    return 0
