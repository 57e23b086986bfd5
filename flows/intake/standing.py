"""The alarms under which sources stand: a small file in the folder of a source's crawls."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from flows.errors import StorageFailed
from normalized.files import replace_text
from normalized.source_row import SourceAlarm

ALARMS_NAME = "alarms.json"

UNREADABLE, CRAWL_FAILED = "unreadable-crawl", "crawl-failed"
"""Alarms of a source whose archive or notes cannot be read, and of one whose crawl ended without a report."""


class Standing(BaseModel):
    """The alarms that a source's last crawl raised.

    stale: True where the release keeps the pages of the last good crawl because of them; False where there is none yet.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    alarms: tuple[SourceAlarm, ...]
    stale: bool


def standing_of(folder: Path) -> Standing:
    """How a source stands. folder: the source's own. Raises StorageFailed where its file is something else."""
    file = folder / ALARMS_NAME
    try:
        return Standing.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        return Standing(alarms=(), stale=False)
    except (OSError, ValidationError) as error:
        raise StorageFailed(f"{file} is no list of alarms") from error


def put_alarms(folder: Path, standing: Standing) -> None:
    """Let a source stand under these alarms; without any it is good again. folder: the source's own."""
    file = folder / ALARMS_NAME
    if standing.alarms:
        replace_text(file, standing.model_dump_json(indent=1))
    else:
        file.unlink(missing_ok=True)
