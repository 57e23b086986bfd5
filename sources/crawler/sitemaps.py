"""Sitemaps: the addresses that a site itself lists. XML, index files, plain text, gzip, RSS and Atom not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import lxml.etree
from scrapy.utils.sitemap import Sitemap

from sources.crawler.decoding import BodyTooLarge, DecodingFailed, decode_body

USUAL_PLACES = ("/sitemap.xml",)
"""Asked where robots.txt names none."""


def read_sitemap(body: bytes, *, most: int, largest: int) -> Iterator[tuple[bool, str]]:
    """Pairs of (it is a sitemap itself, address). most: pairs at most. largest: bytes once gzip is undone.

    A file that is none gives nothing; one that breaks off gives what stands before.
    """
    if body.startswith(b"\x1f\x8b"):
        try:
            body = decode_body(body, "gzip", largest)
        except (BodyTooLarge, DecodingFailed):
            return
    head = body[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(b"<"):
        lines = body.decode("utf-8-sig", "replace").split()
        yield from ((False, line) for line in islice((x for x in lines if x.startswith("http")), most))
        return
    if b"<html" in head.lower():
        return
    try:
        sitemap = Sitemap(body)
        is_index = sitemap.type == "sitemapindex"
        for entry in islice(sitemap, most):
            yield is_index, str(entry["loc"])
            for other in entry.get("alternate", ()):
                yield False, str(other)
    except (lxml.etree.LxmlError, StopIteration, ValueError):
        return
