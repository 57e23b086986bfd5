"""`rathaus api`: a release as a read-only JSON API, served by Datasette."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from flows.commands.options import DataOption, JsonOption, print_json, settle
from flows.commands.releases import find_release
from flows.errors import InstallationIncomplete, ReleaseBroken, UsageError


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
    import uvicorn

    server = uvicorn.Server(uvicorn.Config(application(folder), log_level="warning", lifespan="off"))
    try:
        listening = socket.create_server((host, port))
    except OSError as error:
        raise UsageError(f"cannot listen on {host} port {port}: {error.strerror}") from error
    with listening:
        address = f"http://{host}:{port}/rathaus"
        if as_json:
            print_json({"release": folder.name, "address": address})
        else:
            sys.stdout.write(f"{folder.name} at {address}, Ctrl-C ends it\n")
        sys.stdout.flush()
        server.run(sockets=[listening])
    return 0


def application(folder: Path) -> Any:
    """The ASGI application of a release: the folder's SQLite file, immutable, with the queries of the API.

    Raises InstallationIncomplete where Datasette is not installed, ReleaseBroken where the file is not there.
    """
    try:
        from datasette.app import Datasette
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
