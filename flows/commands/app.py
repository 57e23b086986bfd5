"""The command `rathaus`. docs/command.md describes every verb, option and exit code."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

import typer
from typer.exceptions import TyperException

from flows.commands.api import api
from flows.commands.crawl import crawl, replay
from flows.commands.diff import diff
from flows.commands.doctor import doctor
from flows.commands.export import export
from flows.commands.inspect import inspect
from flows.commands.page import page
from flows.commands.releases import releases, verify
from flows.commands.report import report
from flows.commands.run import run
from flows.commands.schedule import schedule
from flows.commands.source import source
from flows.errors import ExitCode, FlowError

app = typer.Typer(
    name="rathaus",
    help="Turns municipal websites into a normalised dataset: cities, dates, mayors, contacts and town partnerships.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
_DISK_FAULTS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO, errno.EACCES, errno.EPERM})
"""What a full or failing disk, or one that may not be written, says where no verb has words of its own for it."""

VERBS = (run, crawl, replay, schedule, source, page, releases, verify, report, diff, export, api, inspect, doctor)
for verb in VERBS:
    app.command(verb.__name__)(verb)


def _print_version(asked: bool) -> None:
    if asked:
        try:
            sys.stdout.write(f"rathaus {version('rathaus')}\n")
        except PackageNotFoundError:
            sys.stdout.write("rathaus (not installed, run from its folder)\n")
        raise typer.Exit


@app.callback()
def _rathaus(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Turns municipal websites into a normalised dataset."""


def execute(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and give its exit code; whatever is wrong is one line on standard error.

    arguments: without the program's name; None: those of this process.
    """
    command = typer.main.get_command(app)
    given = list(sys.argv[1:] if arguments is None else arguments)
    _print_all_characters()
    try:
        with command.make_context("rathaus", given or ["--help"]) as context:
            code = int(command.invoke(context) or ExitCode.OK)
            sys.stdout.flush()  # what cannot be written is said here, not by Python at its end
            return code
    except typer.Exit as done:
        return done.exit_code
    except KeyboardInterrupt:
        return _complain("stopped; the same command goes on from here", ExitCode.INTERRUPTED)
    except TyperException as error:
        return _complain(error.format_message().rstrip("."), ExitCode.USAGE, hint="; see `rathaus --help`")
    except FlowError as error:
        return _complain(error.message, error.exit_code)
    except ImportError as error:
        return _complain(f"the installation is incomplete: {error}; `make run` installs it", ExitCode.INSTALLATION)
    except BrokenPipeError:
        # Whoever read our output has gone.
        _write_no_more()
        return ExitCode.OK
    except OSError as error:
        if error.errno not in _DISK_FAULTS:
            raise
        _write_no_more()
        place = "" if error.filename is None else f"{error.filename}: "
        return _complain(f"{place}{error.strerror or error}", ExitCode.STORAGE)


def _print_all_characters() -> None:
    """Let a terminal or pipe whose encoding lacks a character have it escaped; in JSON such an escape is the same."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _write_no_more() -> None:
    """Python writes what is left of the output when it ends: let it go nowhere."""
    with suppress(io.UnsupportedOperation):  # a stream in memory
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(message: str, code: ExitCode, *, hint: str = "") -> ExitCode:
    sys.stderr.write(f"rathaus: {' '.join(message.split())}{hint}\n")
    return code


def main() -> None:
    """Entry point of the command."""
    sys.exit(execute())
