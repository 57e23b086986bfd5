"""`rathaus api`: a release as a read-only JSON API, served by Datasette."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from flows.commands.options import DataOption, JsonOption, settle
from flows.commands.releases import find_release
from flows.commands.serving import serve
from flows.errors import InstallationIncomplete, ReleaseBroken


def api(
    release: Annotated[
        str, typer.Argument(help="Name of a release, its folder, or `latest`.", metavar="RELEASE")
    ] = "latest",
    host: Annotated[str, typer.Option("--host", help="Address to listen on.", metavar="HOST")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="Port to listen on.", min=1, max=65535, metavar="N")] = 8001,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Serve a release as a read-only JSON API until Ctrl-C; needs the extra `api`."""
    folder = find_release(release, settle(data=data).values)
    return serve(application(folder), folder.name, host=host, port=port, path="/rathaus", as_json=as_json)


def application(folder: Path) -> Any:
    """The ASGI application of a release: the folder's SQLite file, immutable, with the queries of the API.

    Raises InstallationIncomplete where Datasette is not installed, ReleaseBroken where the file is not there.
    """
    try:
        from normalized.datasette_app import Datasette
    except ImportError as error:
        raise InstallationIncomplete("Datasette is not installed: pip install 'rathaus[api]'") from error
    from normalized.api import datasette_metadata

    file = folder / "rathaus.sqlite"
    if not file.is_file():
        raise ReleaseBroken(f"{file} is missing")
    served = Datasette(
        immutables=[str(file)],
        metadata=datasette_metadata(),
        cors=True,
        settings={"max_returned_rows": 1000, "sql_time_limit_ms": 2000, "allow_download": True},
    )
    return served.app()
