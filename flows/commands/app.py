"""The command `rathaus`. docs/command.md describes every verb, option and exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
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
    try:
        with command.make_context("rathaus", given or ["--help"]) as context:
            return int(command.invoke(context) or ExitCode.OK)
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
        # Whoever read our output has gone; Python must not complain about that when it flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OK


def _complain(message: str, code: ExitCode, *, hint: str = "") -> ExitCode:
    sys.stderr.write(f"rathaus: {' '.join(message.split())}{hint}\n")
    return code


def main() -> None:
    """Entry point of the command."""
    sys.exit(execute())
