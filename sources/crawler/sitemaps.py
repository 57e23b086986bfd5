"""Sitemaps: the addresses that a site itself lists. XML, index files, plain text, gzip, RSS and Atom not."""

from __future__ import annotations

import re
from dataclasses import dataclass

import lxml.etree
from scrapy.utils.sitemap import Sitemap

from sources.crawler.decoding import BodyTooLarge, DecodingFailed, decode_body

USUAL_PLACES = ("/sitemap.xml",)
"""Asked where robots.txt names none."""

CUT = "ends in the middle"
_END = re.compile(rb"</(?:[A-Za-z][\w.-]{0,40}:)?(?:urlset|sitemapindex)\s{0,100}>")
_END_BYTES = 4_000
"""Bytes at the end of a file in which its root ends: behind it stand comments of whatever made the file."""


@dataclass(frozen=True, slots=True)
class SitemapReading:
    """What a sitemap lists.

    addresses: pairs of (it is a sitemap itself, address). fault: why these are not all, empty where they are.
    """

    addresses: tuple[tuple[bool, str], ...] = ()
    fault: str = ""


def read_sitemap(body: bytes, *, most: int, largest: int) -> SitemapReading:
    """Read a sitemap. most: entries that are taken at most. largest: bytes once gzip is undone.

    A file that is none lists nothing; one that breaks off lists what stands before, and says so.
    """
    if body.startswith(b"\x1f\x8b"):
        try:
            body = decode_body(body, "gzip", largest)
        except (BodyTooLarge, DecodingFailed) as error:
            return SitemapReading(fault=str(error))
    head = body[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(b"<"):
        lines = [line for line in body.decode("utf-8-sig", "replace").split() if line.startswith("http")]
        return SitemapReading(tuple((False, line) for line in lines[:most]), _too_many(len(lines), most))
    if b"<html" in head.lower():
        return SitemapReading()
    return _read_xml(body, most)


def _read_xml(body: bytes, most: int) -> SitemapReading:
    addresses: list[tuple[bool, str]] = []
    try:
        sitemap = Sitemap(body)
        for number, entry in enumerate(sitemap, start=1):
            if number > most:
                return SitemapReading(tuple(addresses), _too_many(number, most))
            addresses.append((sitemap.type == "sitemapindex", str(entry["loc"])))
            addresses += [(False, str(other)) for other in entry.get("alternate", ())]
    except StopIteration:  # nothing but the beginning of an XML file
        return SitemapReading(fault=CUT)
    except (lxml.etree.LxmlError, ValueError) as error:
        return SitemapReading(tuple(addresses), f"broken XML: {error}")
    is_cut = sitemap.type in {"urlset", "sitemapindex"} and not _is_closed(body, empty=not addresses)
    return SitemapReading(tuple(addresses), CUT if is_cut else "")


def _is_closed(body: bytes, *, empty: bool) -> bool:
    """True where the root has its end. The parser closes what is open, and does not say so."""
    end = body[-_END_BYTES:]
    return _END.search(end) is not None or (empty and end.rstrip().endswith(b"/>"))


def _too_many(entries: int, most: int) -> str:
    return "more addresses than a run takes from sitemaps" if entries > most else ""
