"""The Prefect engine for the time of one run: its environment, its embedded server, its end.

Nothing here imports Prefect at module level; `rathaus page` and `rathaus --help` never pay for it.
A server of the user's own (`PREFECT_API_URL` in the environment) is used as it is; otherwise one is embedded, with its
database under the data folder, and every other PREFECT_ variable of the environment is ignored.
"""

from __future__ import annotations

import importlib
import os
import secrets
import socket
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flows.errors import PrefectUnavailable
from flows.prefect_engine.embedded_server import EmbeddedServer

SECONDS_FOR_LAST_EVENTS = 10
"""How long the end of a run waits for records of tasks to reach the server."""

WITHOUT = "`rathaus run --no-prefect` does the same work without it"


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine that answers. address: of its API. embedded: True where it lives only for this run."""

    address: str
    embedded: bool


def prefect_environment(home: Path) -> dict[str, str]:
    """Environment variables of the embedded engine: no telemetry, quiet, everything under `home`."""
    return {
        "PREFECT_HOME": str(home),
        "PREFECT_PROFILES_PATH": str(home / "profiles.toml"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_LOGGING_LEVEL": "CRITICAL",  # what fails is raised, and said in one line
        "PREFECT_LOGGING_SERVER_LEVEL": "ERROR",
        "PREFECT_LOGGING_TO_API_ENABLED": "false",
        "PREFECT_CLI_COLORS": "false",
        "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
        "PREFECT_CLIENT_MAX_RETRIES": "3",
    }


@contextmanager
def embedded_engine(
    home: Path,
    *,
    startup_seconds: float,
    on_loss: Callable[[str], None] = lambda message: None,
    schedules: bool = False,
) -> Iterator[Engine]:
    """Prefect, ready to run flows in this process, for the time of the `with` block.

    home: folder for the engine's files, made where it is missing. startup_seconds: how long to wait for the server.
    on_loss: called from another thread, with one line, when the engine has gone away for good during the block.
    schedules: True where deployments are to be started when their schedules say.

    Raises PrefectUnavailable where Prefect cannot be imported or its server does not answer in time.
    """
    own = os.environ.get("PREFECT_API_URL", "")
    if own:
        with _environment({"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1"}):
            _ask_once(own)
            _import_prefect()
            yield Engine(own, embedded=False)
        return
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PrefectUnavailable(f"Prefect's folder {home} cannot be made: {error.strerror}; {WITHOUT}") from error
    with socket.create_server(("127.0.0.1", 0), backlog=128) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/api"
        secret = f"rathaus:{secrets.token_urlsafe(24)}"
        with _environment(_variables(home, address, secret)):
            server = EmbeddedServer(listening, home, _server_environment(secret, schedules), on_loss)
            try:
                _import_prefect()  # takes as long as the server's start: side by side
                _wait_until_healthy(server, address, startup_seconds)
                server.watch()
                try:
                    yield Engine(address, embedded=True)
                finally:
                    _send_last_events()
            finally:
                server.end()


def _send_last_events() -> None:
    """Let Prefect send what it still has to say to the server, and forget the server: the next one is another."""
    worker = importlib.import_module("prefect.events.worker").EventsWorker
    worker.drain_all(timeout=SECONDS_FOR_LAST_EVENTS, at_exit=False)


def _variables(home: Path, address: str, secret: str) -> dict[str, str | None]:
    """What this process's environment is to be; None takes a variable away."""
    near = "127.0.0.1,localhost"  # a proxy must not stand between this process and its own server
    others = dict.fromkeys(name for name in os.environ if name.startswith("PREFECT_"))
    return {
        **others,
        **prefect_environment(home),
        "PREFECT_API_URL": address,
        "PREFECT_API_AUTH_STRING": secret,
        **{name: ",".join(filter(None, (os.environ.get(name), near))) for name in ("NO_PROXY", "no_proxy")},
    }


def _server_environment(secret: str, schedules: bool) -> dict[str, str]:
    environment = os.environ | {
        "PREFECT_SERVER_API_AUTH_STRING": secret,
        "PREFECT_UI_ENABLED": "0",
        "PREFECT__SERVER_FINAL": "1",
    }
    if not schedules:
        # fewer services, a quicker start; among those left out is the one that makes runs of schedules
        environment["PREFECT__SERVER_EPHEMERAL"] = "1"
    del environment["PREFECT_API_URL"]  # the server must not take itself for its own client
    return environment


def _import_prefect() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            context = importlib.import_module("prefect.context")
            context.refresh_global_settings_context()  # it may have been imported before with another environment
        except ImportError as error:
            raise PrefectUnavailable(f"Prefect cannot be imported: {_one_line(error)}; {WITHOUT}") from error
        except ValueError as error:
            raise PrefectUnavailable(f"Prefect's own settings are wrong: {_one_line(error)}; {WITHOUT}") from error


def _wait_until_healthy(server: EmbeddedServer, address: str, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if server.has_ended():
            raise PrefectUnavailable(f"Prefect's embedded server ended at its start: {server.last_word()}; {WITHOUT}")
        if _healthy(address, timeout=min(2.0, seconds)) is None:
            return
        time.sleep(0.05)
    raise PrefectUnavailable(f"Prefect's embedded server did not answer within {seconds:g} s; {WITHOUT}")


def _ask_once(address: str) -> None:
    fault = _healthy(address, timeout=10)
    if fault is not None:
        raise PrefectUnavailable(f"no Prefect server answers at {address} (PREFECT_API_URL): {fault}; {WITHOUT}")


def _healthy(address: str, *, timeout: float) -> str | None:
    """None where the server answers, else what it lacks, in a few words."""
    try:
        httpx = importlib.import_module("httpx")
    except ImportError as error:
        return f"it cannot be asked: {_one_line(error)}"
    try:
        status = httpx.get(f"{address.rstrip('/')}/health", timeout=timeout).status_code
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return _one_line(error)
    return None if status == httpx.codes.OK else f"it answers with {status}"


@contextmanager
def _environment(variables: Mapping[str, str | None]) -> Iterator[None]:
    """Set environment variables, or with None take them away, for the time of the block."""
    before = {name: os.environ.get(name) for name in variables}
    _put(variables)
    try:
        yield
    finally:
        _put(before)


def _put(variables: Mapping[str, str | None]) -> None:
    for name, value in variables.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def prefect_faults() -> tuple[type[Exception], ...]:
    """Errors that say that the engine, not the work, has failed; to be asked for within `embedded_engine`."""
    httpx = importlib.import_module("httpx")
    exceptions = importlib.import_module("prefect.exceptions")
    return (httpx.HTTPError, exceptions.PrefectException)
