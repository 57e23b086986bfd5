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


def file_url(path: str, root: str) -> str:
    """`file:` and the path below `root`, with slashes; bytes that a URL cannot hold are percent-encoded."""
    relative = path.removeprefix(root).lstrip("/")
    return "file:" + quote_from_bytes(os.fsencode(relative), safe="/!$&'()*+,;=:@~")


def fault(path: Path | str, error: OSError) -> ReadError:
    """What the operating system says about a path, as this package's error."""
    return ReadError(f"{shown(path)}: {(error.strerror or type(error).__name__).lower()}")


def read_body(path: str) -> bytes:
    """All bytes of a regular file.

    Raises ReadError where it is none, cannot be read, or is above MAX_BODY_BYTES.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)  # a pipe would block for ever
        try:
            state = os.fstat(handle)
            if not stat.S_ISREG(state.st_mode):
                raise ReadError(f"{shown(path)}: not a regular file")
            body = _read_up_to(handle, MAX_BODY_BYTES + 1, expected=state.st_size)
        finally:
            os.close(handle)
    except OSError as error:
        raise fault(path, error) from error
    if len(body) > MAX_BODY_BYTES:
        raise ReadError(f"{shown(path)}: larger than {MAX_BODY_BYTES:,} bytes")
    return body


def _read_up_to(handle: int, limit: int, *, expected: int) -> bytes:
    """What a file holds, or its first `limit` bytes. expected: its size as it was a moment ago."""
    body = os.read(handle, min(expected + 1, limit))
    while len(body) < limit and (more := os.read(handle, min(max(len(body), 1 << 16), limit - len(body)))):
        body += more
    return body
