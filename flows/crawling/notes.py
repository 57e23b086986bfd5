"""Notes of a source's crawls that cannot be read any more: set aside, since a crawl makes them anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from flows.crawling.alarms import MEASURE_NAME, good_measure
from flows.errors import StorageFailed
from flows.intake.standing import ALARMS_NAME, standing_of
from flows.progress import WARNINGS
from sources.crawler.contents import (
    GOOD_ALTERNATES_NAME,
    GOOD_MISSED_NAME,
    GOOD_NAME,
    good_alternates,
    good_missed,
    good_pages,
)
from sources.errors import SourceError

_NOTES: Mapping[str, Callable[[Path], object]] = {
    ALARMS_NAME: standing_of,
    MEASURE_NAME: good_measure,
    GOOD_NAME: good_pages,
    GOOD_ALTERNATES_NAME: good_alternates,
    GOOD_MISSED_NAME: good_missed,
}


def set_corrupt_notes_aside(folder: Path) -> None:
    """Rename the notes that cannot be read, and say so: the crawl just made is judged without them.

    folder: the source's own.

    Raises StorageFailed where one cannot be renamed.
    """
    for name, read in _NOTES.items():
        try:
            read(folder)
        except (SourceError, StorageFailed) as error:
            aside = folder / f"{name}.corrupt"
            try:
                (folder / name).replace(aside)
            except OSError as fault:
                raise StorageFailed(f"{folder / name}: {fault.strerror}") from fault
            WARNINGS.warning("%s: judging: %s; it is kept as %s and made anew", folder.name, error, aside.name)
