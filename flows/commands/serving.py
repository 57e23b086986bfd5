"""How a verb serves an application over HTTP until Ctrl-C."""

from __future__ import annotations

import socket
import sys
from typing import Any

from flows.commands.options import print_json
from flows.errors import UsageError


def serve(application: Any, release: str, *, host: str, port: int, path: str, as_json: bool) -> int:
    """Say where the application is, then serve it. path: of the address that is said.

    application: ASGI. Raises UsageError where nothing can listen there.
    """
    import uvicorn

    server = uvicorn.Server(uvicorn.Config(application, log_level="warning", lifespan="off"))
    try:
        listening = socket.create_server((host, port))
    except OSError as error:
        raise UsageError(f"cannot listen on {host} port {port}: {error.strerror}") from error
    with listening:
        address = f"http://{host}:{port}{path}"
        if as_json:
            print_json({"release": release, "address": address})
        else:
            sys.stdout.write(f"{release} at {address}, Ctrl-C ends it\n")
        sys.stdout.flush()
        server.run(sockets=[listening])
    return 0
