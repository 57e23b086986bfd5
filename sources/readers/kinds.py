"""HTML, tagless text, or neither: by content type, by the file's name, by its first bytes."""

from __future__ import annotations

import codecs
import mimetypes
import re

from sources.page import PageKind
from sources.readers.limits import SNIFFED_BYTES

_BY_SUFFIX = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".xht", ".shtml"), PageKind.HTML),
    **dict.fromkeys((".txt", ".text"), PageKind.TEXT),
}
_BY_TYPE = {
    "text/html": PageKind.HTML,
    "application/xhtml+xml": PageKind.HTML,
    "text/plain": PageKind.TEXT,
}
_UNDECLARED = frozenset({"", "application/octet-stream", "application/unknown", "unknown/unknown"})

_TYPES = mimetypes.MimeTypes()
"""Python's own table: `mimetypes.guess_type` would read the machine's too, and differ from one to the next."""

_OTHER_FORMATS = """
    .yaml .yml .toml .ini .cfg .log .lock .bak .tmp .gz .bz2 .xz .zst .7z .rar .woff .woff2 .ttf .otf .eot .map .scss
    .less .jsonl .jsonld .geojson .rss .atom .ics .vcf .gpx .kml .parquet .sqlite .db .odt .ods .odp .webp .avif .md
    .cdx .cdxj .warc
"""
_OTHER_SUFFIXES = frozenset(_OTHER_FORMATS.split())
"""Endings that Python's table lacks."""
_PAGE_SCRIPTS = frozenset({".php", ".asp", ".aspx", ".jsp", ".jsf", ".do", ".cgi"})
"""Endings of addresses that serve pages; a mirrored site has files of these names with HTML in them."""

_MARKUP = re.compile(
    rb"<(?:!doctype\s|\?xml|html|head|body|meta|title|script|div|section|main|nav|table|ul|ol|h[1-6]|p|a|span|br)[\s>/]",
    re.IGNORECASE,
)
_BINARY_STARTS = (
    b"%PDF-",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"RIFF",
    b"OggS",
    b"wOFF",
    b"wOF2",
    b"BZh",
    b"\xfd7zXZ",
    b"(\xb5/\xfd",
)
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def kind_of_type(content_type: str) -> PageKind | None:
    """What a Content-Type value says, None where it names neither HTML nor plain text."""
    return _BY_TYPE.get(_media_type(content_type))


def is_undeclared(content_type: str) -> bool:
    """True where a Content-Type value says nothing about the content."""
    return _media_type(content_type) in _UNDECLARED


def _media_type(content_type: str) -> str:
    return content_type.split(";", 1)[0].strip().lower()


def suffix_of(name: str) -> str:
    """The ending of a file's name in lower case, as pathlib has it, in a tenth of the time."""
    point = name.rfind(".")
    return name[point:].lower() if 0 < point < len(name) - 1 else ""


def kind_of_name(name: str) -> PageKind | None:
    """What the ending of a file's name says, None where it says nothing or names another format."""
    return _BY_SUFFIX.get(suffix_of(name))


def is_other_format(name: str) -> bool:
    """True where the ending of a file's name says that it is no page: an image, a style sheet, a PDF."""
    suffix = suffix_of(name)
    if not suffix or suffix in _BY_SUFFIX or suffix in _PAGE_SCRIPTS:
        return False
    return suffix in _OTHER_SUFFIXES or suffix in _TYPES.types_map[True] or suffix in _TYPES.types_map[False]


def kind_of_content(body: bytes) -> PageKind | None:
    """What the first bytes say: HTML where there is markup, None for binary formats, else text.

    An empty body is text: that it is empty is for the pipeline to say.
    """
    start = body[:SNIFFED_BYTES]
    if start.startswith(_BINARY_STARTS):
        return None
    if start.startswith(_WIDE_MARKS):
        start = start.replace(b"\0", b"")
    elif b"\0" in start:
        return None
    return PageKind.HTML if _MARKUP.search(start) else PageKind.TEXT
