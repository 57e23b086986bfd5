"""What a crawl looks at on a page, whatever charset its server declares."""

from __future__ import annotations

from pathlib import Path

import pytest
from scrapy.crawler import Crawler
from scrapy.http import Response

from sources.crawler.download import EXCHANGE
from sources.crawler.known import Entry, Rank
from sources.crawler.outline import outline
from sources.crawler.process import scrapy_settings
from sources.crawler.spider import SourceSpider
from tests.sources.crawler.conftest import Crawling, job_of
from tests.town.server import Town, serving
from tests.town.traps import Answer

PAGE = '<html><head><title>Rat</title></head><body><p>Sitzung</p><a href="/protokoll">Protokoll</a></body></html>'
LINK = "https://stadt.example/protokoll"


@pytest.mark.parametrize("charset", ["utf-8", "macintosh", "cp437", "x-user-defined", "rot13", "no-such-charset"])
def test_links_are_found_whatever_charset_a_server_declares(charset: str) -> None:
    seen = outline(
        PAGE.encode(), "https://stadt.example/", f"text/html; charset={charset}", parsed_bytes=9_999, most_links=9
    )
    assert (seen.title, seen.links) == ("Rat", (LINK,))


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-16"])
def test_pages_in_wide_characters_are_read_too(charset: str) -> None:
    body = PAGE.encode(charset)
    seen = outline(body, "https://stadt.example/", f"text/html; charset={charset}", parsed_bytes=9_999, most_links=9)
    assert (seen.title, seen.links) == ("Rat", (LINK,))


def test_a_charset_that_no_parser_knows_does_not_end_the_crawl(crawl: Crawling) -> None:
    with serving(Town(traps=False)) as town:
        town.links = ("/rat",)
        town.extra["/rat"] = Answer(200, {"Content-Type": "text/html; charset=macintosh"}, PAGE.encode())
        report = crawl(town, depth=2)
        assert report.finished == "done"
        assert town.asked("/protokoll")


def test_a_fault_of_the_code_fails_the_address_that_shows_it_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(Town(traps=False)) as town:
        job = job_of(town, tmp_path / "lu-feltgen", 1)
    spider = SourceSpider(Crawler(SourceSpider, scrapy_settings(job)))

    def fail(entry: Entry, exchange: object) -> None:
        raise LookupError("of a text that stays unsaid")

    monkeypatch.setattr(spider.crawl, "took", fail)
    entry = Entry("key", town.url, Rank.START, 0, 0, 0)
    request = spider.request_for(entry)
    request.meta[EXCHANGE] = None
    spider.parse(Response(town.url, request=request))
    report = spider.crawl.end("finished")
    assert report.verdicts == {"failed": 1}
    (fault,) = report.faults
    assert fault.startswith("unexpected error: LookupError at crawler/test_outline.py:")
    assert "unsaid" not in fault
