"""What a raw page is, and who published it. Every other package stands on these two types."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum


def page_id_of(source: str, url: str) -> str:
    """A page's name in every table: 16 hexadecimal digits of SHA-256 over source and URL."""
    return hashlib.sha256(f"{source}\n{url}".encode()).hexdigest()[:16]


class PageKind(StrEnum):
    """The two shapes in which a page comes in."""

    HTML = "html"
    TEXT = "text"
    """Text without markup, menus and footers still in it, as a browser's text dump gives it."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """The body that published a page; national numbers and bare place names are read in its light.

    source: id of the source in the catalogue ("lu-luxembourg"), or one made for the run.
    country: ISO 3166-1 alpha-2, upper case.
    geonames_id: the GeoNames id of the municipality, None where it is not known.
    languages: ISO 639-1 codes that the source says it publishes in, most used first; may be empty.
    """

    source: str
    country: str
    geonames_id: str | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as it was published: bytes untouched, nothing decided.

    source: id of the source in the catalogue.
    url: where the page was published, or a `file:` URL relative to the folder that was read.
    body: the bytes of the page.
    kind: HTML or tagless text.
    content_type: the HTTP header's value ("text/html; charset=iso-8859-1"), empty where there was none.
    fetched_at: ISO 8601 UTC time of the crawl, None for pages from a folder.
    """

    source: str
    url: str
    body: bytes
    kind: PageKind
    content_type: str = ""
    fetched_at: str | None = None

    @property
    def page_id(self) -> str:
        """The page's name in every table."""
        return page_id_of(self.source, self.url)

    @property
    def digest(self) -> str:
        """SHA-256 of the body, in hexadecimal: equal bytes, equal digest."""
        return hashlib.sha256(self.body).hexdigest()
