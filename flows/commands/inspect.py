"""`rathaus inspect`: a release in a browser, served on this machine alone unless another address is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from flows.commands.options import DataOption, JsonOption, settle
from flows.commands.releases import find_release
from flows.commands.serving import serve
from flows.errors import InstallationIncomplete, ReleaseBroken
from flows.settings import Settings


def inspect(
    release: Annotated[
        str, typer.Argument(help="Name of a release, its folder, or `latest`.", metavar="RELEASE")
    ] = "latest",
    host: Annotated[str, typer.Option("--host", help="Address to listen on.", metavar="HOST")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="Port to listen on.", min=1, max=65535, metavar="N")] = 8002,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Open a release for a browser until Ctrl-C: pages, cities, search; needs the extra `inspect`."""
    settings = settle(data=data).values
    folder = find_release(release, settings)
    return serve(application(folder, settings), folder.name, host=host, port=port, path="/", as_json=as_json)


def application(folder: Path, settings: Settings) -> Any:
    """The inspector of the release in `folder`, as an ASGI application.

    Raises InstallationIncomplete where the extra is not installed, ReleaseBroken where the SQLite file is not there.
    """
    try:
        from normalized.inspector.application import inspector
        from normalized.inspector.archive import CrawlArchive
        from normalized.inspector.inspection import Inspection
    except ImportError as error:
        raise InstallationIncomplete(f"{error.name} is not installed: pip install 'rathaus[inspect]'") from error
    from normalized.errors import CorruptRelease
    from normalized.judgements import Ledger

    try:
        return inspector(
            Inspection(
                folder,
                CrawlArchive(settings.crawls),
                Ledger(settings.judgements),
                settings.inspect_token.get_secret_value(),
            )
        )
    except CorruptRelease as error:
        raise ReleaseBroken(error.message) from error
