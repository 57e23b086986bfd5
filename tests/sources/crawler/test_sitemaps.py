"""What a sitemap lists, and whether that is all."""

from __future__ import annotations

import gzip

import pytest

from sources.crawler.sitemaps import SitemapReading, read_sitemap

FIRST, SECOND = "https://stadt.example/a", "https://stadt.example/b"
HEAD = '<?xml version="1.0"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
WHOLE = f"{HEAD}<url><loc>{FIRST}</loc></url><url><loc>{SECOND}</loc></url></urlset>".encode()
BOTH = ((False, FIRST), (False, SECOND))
CUT = "ends in the middle"


def read(body: bytes, most: int = 10) -> SitemapReading:
    return read_sitemap(body, most=most, largest=10_000)


@pytest.mark.parametrize(
    "body",
    [
        WHOLE,
        WHOLE + b"\n<!-- made in 0.2 seconds -->\n",
        WHOLE.replace(b"/a<", b"/a<x:news/><"),
        gzip.compress(WHOLE, mtime=0),
        f"{FIRST}\n{SECOND}\n".encode(),
    ],
)
def test_a_whole_sitemap_lists_all_and_has_no_fault(body: bytes) -> None:
    assert read(body) == SitemapReading(BOTH)


@pytest.mark.parametrize("lost", [1, 9, 15, 25, 55])
def test_a_sitemap_that_breaks_off_lists_what_stands_before_and_says_so(lost: int) -> None:
    reading = read(WHOLE[:-lost])
    assert reading.fault == CUT
    assert reading.addresses[0] == BOTH[0]


def test_an_index_lists_sitemaps() -> None:
    index = f"<sitemapindex><sitemap><loc>{FIRST}</loc></sitemap>"
    assert read(f"{index}</sitemapindex>".encode()) == SitemapReading(((True, FIRST),))
    assert read(index.encode()) == SitemapReading(((True, FIRST),), CUT)


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b'<?xml version="1.0"', CUT),
        (HEAD.encode(), CUT),
        (gzip.compress(WHOLE, mtime=0)[:-20], f"not gzip: {CUT}"),
        (gzip.compress(bytes(20_000), mtime=0), "more than 10,000 bytes once gzip is undone"),
        (b"<urlset/>", ""),
        (b"", ""),
        (b"<!DOCTYPE html><html><p>404", ""),
        (b"<rss><channel><item>", ""),
    ],
)
def test_a_file_without_an_address_says_whether_there_might_be_more(body: bytes, fault: str) -> None:
    assert read(body) == SitemapReading(fault=fault)


@pytest.mark.parametrize("body", [WHOLE, f"{FIRST}\n{SECOND}".encode()])
def test_what_stands_above_the_limit_is_said(body: bytes) -> None:
    assert read(body, most=2) == SitemapReading(BOTH)
    assert read(body, most=1) == SitemapReading(BOTH[:1], "more addresses than a run takes from sitemaps")
