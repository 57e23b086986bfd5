"""One request and its response as they went over the wire: what the archive keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sources.readers.kinds import is_undeclared, kind_of_type

Header = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its response.

    request_headers, headers: in the order and case in which they were sent. reason: of the status line.
    wire: the body without its chunks, its content coding still on it. body: the same with the coding undone.
    taken: False where the body was left on the server, because its type is none of ours.
    date: ISO 8601 UTC time of the response, to the second. peer: the address that was asked.
    """

    url: str
    request_headers: Sequence[Header]
    status: int
    reason: str
    version: str
    headers: Sequence[Header]
    wire: bytes
    body: bytes
    date: str
    peer: str
    seconds: float
    taken: bool = True

    def header(self, name: str) -> str:
        """A header's first value, empty where there is none. name: in lower case."""
        wanted = name.encode()
        return next((value.decode("latin-1") for key, value in self.headers if key.lower() == wanted), "")

    @property
    def content_type(self) -> str:
        """Value of the Content-Type header."""
        return self.header("content-type").strip()


_TAKEN_TYPES = ("application/xml", "text/xml", "application/rss+xml", "application/gzip", "application/x-gzip")


def is_wanted(content_type: str) -> bool:
    """True for the types whose bodies a crawl takes: pages, sitemaps, and bodies that do not say what they are."""
    if is_undeclared(content_type) or kind_of_type(content_type) is not None:
        return True
    return content_type.split(";", 1)[0].strip().lower() in _TAKEN_TYPES
