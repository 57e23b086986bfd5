"""The process of the embedded server: started, watched, started again where it dies, ended.

Prefect's client waits minutes for every event that a dead server does not take. So a server that dies during a run is
started again on the same listening socket, which this process holds open: what Prefect sends meanwhile waits there.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from flows.prefect_engine.orphans import end_orphans, forget_server, record_server
from flows.processes import end_process

LOG_NAME = "server.log"
STARTS_AGAIN = 3
"""How often a server that dies is started again before the engine counts as lost."""

SECONDS_BETWEEN_LOOKS = 0.5
SECONDS_TO_LEAVE = 5


class EmbeddedServer:
    """One server on one listening socket. Servers that former runs have left behind in the same home are ended first.

    home: folder of its log and its record. environment: of its process. on_loss: called from a thread when it has died
    once too often.
    """

    def __init__(
        self, listening: socket.socket, home: Path, environment: Mapping[str, str], on_loss: Callable[[str], None]
    ) -> None:
        self._listening = listening
        self._home = home
        self._log = home / LOG_NAME
        self._environment = dict(environment)
        self._on_loss = on_loss
        self._ending = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="rathaus-watch-server", daemon=True)
        end_orphans(home)
        self._log.unlink(missing_ok=True)
        self._process = self._start()

    @property
    def pid(self) -> int:
        """Id of the process that serves now."""
        return self._process.pid

    def has_ended(self) -> bool:
        """True where the process is not there any more."""
        return self._process.poll() is not None

    def last_word(self) -> str:
        """The last line that it wrote."""
        lines = [line for line in self._log.read_text("utf-8", "replace").splitlines() if line.strip()]
        return lines[-1].strip() if lines else "it said nothing"

    def watch(self) -> None:
        """From now on start it again where it dies."""
        self._watcher.start()

    def end(self) -> None:
        """End it and stop watching."""
        self._ending.set()
        if self._watcher.is_alive() and self._watcher is not threading.current_thread():
            self._watcher.join()
        self._leave()

    def _start(self) -> subprocess.Popen[bytes]:
        with self._log.open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "flows.prefect_engine.prefect_server", str(self._listening.fileno())],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=self._environment,
                pass_fds=(self._listening.fileno(),),
                start_new_session=True,  # Ctrl-C is for us; the server ends after the flow has said how it ended
            )
        record_server(self._home, process.pid)
        return process

    def _watch(self) -> None:
        starts = 0
        while not self._ending.wait(SECONDS_BETWEEN_LOOKS):
            if not self.has_ended():
                continue
            if starts == STARTS_AGAIN:
                self._on_loss(
                    f"Prefect's embedded server ended {starts + 1} times, the last time with: {self.last_word()}"
                )
                return
            starts += 1
            self._leave()
            self._process = self._start()

    def _leave(self) -> None:
        end_process(self._process, SECONDS_TO_LEAVE)
        forget_server(self._home, self._process.pid)


def leave_at_once(message: str, code: int) -> None:
    """Say one line and end this process without waiting for Prefect, which waits for its server.

    Safe at any moment: parts and releases are whole or absent, workers and server end with the process.
    """
    sys.stderr.write(f"rathaus: {message}\n")
    sys.stderr.flush()
    os._exit(code)
