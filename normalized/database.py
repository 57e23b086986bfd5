"""How DuckDB is opened: no network, bounded memory, a scratch folder of the caller's; and how it says a full disk."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

MEMORY_LIMIT = "512MB"
"""Above this DuckDB moves to the scratch folder. Python, tables under way and plots take some 250 MB beside it."""


def connect(scratch: Path | None, file: str | None = None) -> duckdb.DuckDBPyConnection:
    """A connection that never fetches an extension.

    scratch: folder for what does not fit into memory; None where the queries are small, then nothing is written.
    file: name below `scratch` of the file that holds the database, None for one in memory.
    """
    database = str(scratch / file) if scratch and file else ":memory:"
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "memory_limit": MEMORY_LIMIT,
        "temp_directory": str(scratch / "spill") if scratch else "",
    }
    return duckdb.connect(database, config=config)


_DISK_WORDS = {
    os.strerror(number): number
    for number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO)
}
"""What the system says where a disk takes no more; DuckDB hands it on in the text of its own error."""

_SQLITE_FAULTS = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_CANTOPEN: errno.EIO,
}


@contextmanager
def disk_faults() -> Iterator[None]:
    """Raise OSError, with the system's number, where DuckDB or SQLite cannot write: they have errors of their own for a
    full disk, whose text is more than a line. Their other errors are faults of the code and stay what they are.
    """
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        raise OSError(errno.ENOSPC, "neither memory nor room for scratch files is left") from error
    except duckdb.Error as error:
        said = str(error)
        words = next((words for words in _DISK_WORDS if words in said), None)
        if words is None:
            raise
        raise OSError(_DISK_WORDS[words], words) from error
    except sqlite3.OperationalError as error:
        number = _SQLITE_FAULTS.get(error.sqlite_errorcode & 0xFF, 0)
        if not number:
            raise
        raise OSError(number, os.strerror(number)) from error
