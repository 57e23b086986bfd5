"""What ends a command before its time, and the exit code that says so.

    FlowError                   root; code 1
    ├── UsageError              2  the command was called wrongly: unknown source, country, city or setting
    ├── NothingToRead           3  the paths hold no page that can be read
    ├── PublishRefused          4  a check before publishing failed; the release before stays the latest
    ├── PrefectUnavailable      5  the Prefect engine cannot be started or reached
    ├── InstallationIncomplete  6  a part of the installation is missing or broken
    ├── StoreBusy               7  another run holds the store
    ├── StorageFailed           8  parts or releases cannot be written (disk full, folder read-only)
    ├── ReleaseBroken           9  a release is not what it was when it was published
    └── CrawlFailed             3  a crawl's process ended without a report

Each message is one line, without a page's content.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What `rathaus` hands to the shell. docs/command.md lists each; a test keeps the two equal."""

    OK = 0
    """Done. Pages that failed are counted and stand in the table `issues`."""
    INCOMPLETE = 1
    """Done and published, but a source ended alone: its crawl failed, or its files cannot be read. With --strict also:
    some pages failed."""
    USAGE = 2
    """A wrong option or setting: an unknown source, a country code or GeoNames id that does not exist."""
    INPUT = 3
    """Nothing to read: no such file, an empty folder, no page in an archive."""
    REFUSED = 4
    """A check before publishing failed. The release before stays the latest."""
    PREFECT = 5
    """The Prefect engine cannot be started or reached. `--no-prefect` does the same work without it."""
    INSTALLATION = 6
    """A part of the installation is missing or broken; `rathaus doctor` says which."""
    BUSY = 7
    """Another run holds the store."""
    STORAGE = 8
    """Parts or releases cannot be written, after all tries: disk full, a folder without permission."""
    BROKEN = 9
    """A release is not what it was when it was published; `rathaus verify` says where."""
    INTERRUPTED = 130
    """Stopped by Ctrl-C. What is done is kept; the same command goes on from there."""


class FlowError(Exception):
    """Root of this package's errors. message: one line for a person."""

    exit_code = ExitCode.INCOMPLETE

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UsageError(FlowError):
    """The command was called wrongly, or a setting is wrong."""

    exit_code = ExitCode.USAGE


class NothingToRead(FlowError):
    """The paths hold no page that can be read."""

    exit_code = ExitCode.INPUT


class PublishRefused(FlowError):
    """A check before publishing failed."""

    exit_code = ExitCode.REFUSED


class PrefectUnavailable(FlowError):
    """The Prefect engine cannot be started or reached."""

    exit_code = ExitCode.PREFECT


class InstallationIncomplete(FlowError):
    """A part of the installation is missing or broken."""

    exit_code = ExitCode.INSTALLATION


class StoreBusy(FlowError):
    """Another run holds the store."""

    exit_code = ExitCode.BUSY


class StorageFailed(FlowError):
    """Parts or releases cannot be written, after all tries."""

    exit_code = ExitCode.STORAGE


class ReleaseBroken(FlowError):
    """A release is not what it was when it was published."""

    exit_code = ExitCode.BROKEN


class CrawlFailed(FlowError):
    """A crawl's process ended without a report. Fails its source; the other crawls go on."""

    exit_code = ExitCode.INPUT
