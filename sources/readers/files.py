"""Bodies and names of single files."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from urllib.parse import quote_from_bytes

from sources.errors import ReadError
from sources.readers.limits import MAX_BODY_BYTES, SHOWN_PATH_CHARACTERS


def shown(path: Path | str) -> str:
    """A path as it can stand in a message: one line, odd bytes escaped, long ones cut in the middle."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
    if len(text) > SHOWN_PATH_CHARACTERS:
        half = SHOWN_PATH_CHARACTERS // 2
        text = f"{text[:half]}…{text[-half:]}"
    return text


def file_url(path: Path, root: Path) -> str:
    """`file:` and the path relative to `root`, with slashes; bytes that a URL cannot hold are percent-encoded."""
    relative = path.relative_to(root).as_posix()
    return "file:" + quote_from_bytes(os.fsencode(relative), safe="/!$&'()*+,;=:@~")


def fault(path: Path, error: OSError) -> ReadError:
    """What the operating system says about a path, as this package's error."""
    return ReadError(f"{shown(path)}: {(error.strerror or type(error).__name__).lower()}")


def read_body(file: Path) -> bytes:
    """All bytes of a regular file.

    Raises ReadError where it is none (a pipe would block for ever), cannot be read, or is above MAX_BODY_BYTES.
    """
    try:
        state = file.stat()
        if not stat.S_ISREG(state.st_mode):
            raise ReadError(f"{shown(file)}: not a regular file")
        with file.open("rb") as stream:
            body = stream.read(MAX_BODY_BYTES + 1)
    except OSError as error:
        raise fault(file, error) from error
    if len(body) > MAX_BODY_BYTES:
        raise ReadError(f"{shown(file)}: larger than {MAX_BODY_BYTES:,} bytes")
    return body
