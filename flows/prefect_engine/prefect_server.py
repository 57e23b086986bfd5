"""Prefect's own server as a child process that cannot be left behind.

Started as `python -m flows.prefect_engine.prefect_server FD`. Prefect's way of starting an embedded server leaves it
running when the parent is killed. Here the child's standard input is a pipe from the parent and nobody else holds its
other end: when the parent ends, however it ends, the pipe closes and the server leaves. FD is a listening socket that
the parent opened, so that no port is ever raced for.
"""

from __future__ import annotations

import os
import socket
import sys
import threading

import uvicorn


def _leave_with_parent() -> None:
    while os.read(0, 1024):
        pass
    os._exit(0)


def main() -> None:
    """Serve Prefect's API until standard input closes."""
    listening = socket.socket(fileno=int(sys.argv[1]))
    threading.Thread(target=_leave_with_parent, name="leave-with-parent", daemon=True).start()
    config = uvicorn.Config(
        "prefect.server.api.server:create_app", factory=True, log_level="error", lifespan="on", access_log=False
    )
    uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    main()
