"""What can go wrong before a page reaches the pipeline.

SourceError
├── CatalogueError      a catalogue file is wrong: unknown key, bad code, duplicate id
├── UnknownSource       no source of that id
└── ReadError           a path cannot be read
    ├── NothingFound    a folder, glob or archive without a single page
    └── BrokenArchive   a WARC file that ends in the middle or is not one
"""

from __future__ import annotations


class SourceError(Exception):
    """Root of this package's errors. The message is one line and names the file or source."""


class CatalogueError(SourceError):
    """A catalogue file is wrong: unknown key, bad code, duplicate id."""


class UnknownSource(SourceError):
    """No source of that id stands in the catalogue."""


class ReadError(SourceError):
    """A path cannot be read."""


class NothingFound(ReadError):
    """A folder, glob or archive holds no page."""


class BrokenArchive(ReadError):
    """A WARC file ends in the middle of a record or is not one."""
