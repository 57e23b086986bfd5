"""Nothing that a site says makes a crawl connect, take or write where it must not."""

from __future__ import annotations

import asyncio
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from scrapy import Request
from scrapy.crawler import Crawler

from sources.crawler.addresses import guarded_sockets, why_not_public
from sources.crawler.download import GuardedDownloads, Refused, Unreachable
from sources.crawler.job import Verdict
from sources.crawler.process import scrapy_settings
from sources.crawler.spider import SourceSpider
from sources.crawler.state import CrawlState
from tests.sources.crawler.conftest import Crawling, job_of, start
from tests.town.canary import canary
from tests.town.certificate import expired_certificate
from tests.town.server import Town, serving
from tests.town.traps import HTML, Answer, bomb, wall

HOSTILE = Path(__file__).parents[2] / "hostile" / "urls"
URLS = [line for line in (HOSTILE / "schemes_and_notations.txt").read_text("utf-8").splitlines() if line]


NOT_PUBLIC = """
    0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.8
    192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 239.1.1.1 240.0.0.1
    255.255.255.255 :: ::1 ::7f00:1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 ::ffff:0:127.0.0.1 64:ff9b::808:808
    64:ff9b:1::1 100::1 2001::1 2001:db8::1 2002:7f00:1:: 3fff::1 5f00::1 fc00::1 fd12::1 fe80::1 fe80::1%eth0
    fec0::1 ff02::1 4000::1 nonsense"""


class Answers(aiohttp.abc.AbstractResolver):
    """Name answers that flip: each question takes the next list of addresses, the last one stays."""

    def __init__(self, *answers: list[str]) -> None:
        self._answers = list(answers)

    async def resolve(self, host: str, port: int = 0, family: int = socket.AF_INET) -> list[Any]:
        addresses = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        return [
            {"hostname": host, "host": address, "port": port, "family": family, "proto": 0, "flags": 0}
            for address in addresses
        ]

    async def close(self) -> None:
        pass


class NoNames(aiohttp.abc.AbstractResolver):
    """Every notation of an address as the system reads it; every name is 127.0.0.1. Nobody is asked."""

    async def resolve(self, host: str, port: int = 0, family: int = socket.AF_INET) -> list[Any]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
            address = str(found[0][4][0])
        except (OSError, UnicodeError):
            address = "127.0.0.1"
        return [{"hostname": host, "host": address, "port": port, "family": family, "proto": 0, "flags": 0}]

    async def close(self) -> None:
        pass


def fetch(town: Town, folder: Path, urls: list[str], resolver: aiohttp.abc.AbstractResolver) -> list[int | str]:
    """Ask the real download handler for addresses, past the rules about hosts; gives statuses and codes of refusals."""
    crawler = Crawler(SourceSpider, scrapy_settings(job_of(town, folder, 1, response_seconds=5)))

    async def run() -> list[int | str]:
        handler = GuardedDownloads(crawler, resolver)
        outcomes: list[int | str] = []
        for url in urls:
            try:
                outcomes.append((await handler.download_request(Request(url))).status)
            except (Refused, Unreachable) as error:
                outcomes.append(error.code)
        await handler.close()
        return outcomes

    return asyncio.run(run())


def test_hostile_links_and_redirects_never_reach_the_canary(crawl: Crawling) -> None:
    assert len(URLS) >= 60
    with canary() as bird, serving(Town(traps=False)) as town:
        urls = [url.replace("PORT", str(bird.port)) for url in URLS]
        town.extra = {f"/weg/{n}": Answer(302, {"Location": _header(url)}) for n, url in enumerate(urls)}
        town.links = (*urls, *town.extra)
        town.robots = f"User-agent: *\nSitemap: http://127.0.0.1:{bird.port}/sitemap.xml\n"
        report = crawl(town, depth=1)
        assert bird.heard == []
        assert {entry.target for entry in town.log} >= town.extra.keys()
        assert report.verdicts["refused"] >= len(urls) - 8  # some are paths of the town once they are joined
        assert report.refused["another host"] > 30


def _header(url: str) -> str:
    return url.encode().decode("latin-1")


def test_the_socket_refuses_what_gets_past_every_rule_about_addresses(tmp_path: Path) -> None:
    with canary() as bird, serving(Town(traps=False)) as town:
        urls = [url.replace("PORT", str(bird.port)).strip() for url in URLS]
        urls = [url for url in urls if re.match("https?://", url, re.IGNORECASE)]
        outcomes = dict(zip(urls, fetch(town, tmp_path, urls, NoNames()), strict=True))
        assert bird.heard == []
        assert outcomes[f"http://127.0.0.1:{bird.port}/"] == "address not public"
        assert outcomes[f"http://[::ffff:127.0.0.1]:{bird.port}/"] == "address not public"
        assert outcomes["http://169.254.169.254/latest/meta-data/"] == "address not public"
        assert set(outcomes.values()) <= {"address not public", "address wrong", "name not found"}


def test_a_name_that_answers_differently_the_second_time_is_refused_the_second_time(tmp_path: Path) -> None:
    with serving(Town(traps=False)) as town, canary(("127.0.0.2", "127.1.2.3"), town.port) as bird:
        town.extra = {"/": Answer(200, HTML | {"Connection": "close"}, b"<p>first", "short")}
        flips = Answers(["127.0.0.1"], ["127.0.0.2"])
        url = f"http://flips.example:{town.port}/"
        assert fetch(town, tmp_path, [url, url, url], flips) == [
            "connection lost",
            "address not public",
            "address not public",
        ]
        both = Answers(["127.0.0.2", "::ffff:127.1.2.3", "64:ff9b::7f00:2"])
        assert fetch(town, tmp_path, [url], both) == ["address not public"]
        assert bird.heard == []


@pytest.mark.parametrize(
    "address",
    NOT_PUBLIC.split(),
)
def test_no_address_that_is_not_public_is_connected_to(address: str) -> None:
    assert why_not_public(address) is not None


@pytest.mark.parametrize("address", ["8.8.8.8", "185.15.59.224", "2a02:ec80:300:ed1a::1", "2606:4700::1111"])
def test_public_addresses_are(address: str) -> None:
    assert why_not_public(address) is None


def test_the_switch_private_addresses_lets_them_through() -> None:
    info = (socket.AF_INET, socket.SOCK_STREAM, 0, "", ("10.0.0.1", 80))
    with pytest.raises(OSError, match="not public"):
        guarded_sockets(())(info)
    guarded_sockets((), private=True)(info).close()


@pytest.mark.parametrize("codec", ["gzip", "deflate", "br", "zstd", "doppelt"])
def test_a_bomb_of_every_codec_is_small_and_large(codec: str) -> None:
    answer = bomb(codec)
    assert answer is not None
    assert len(answer.body) < 1 << 20


def test_bombs_cost_little_memory(tmp_path: Path) -> None:
    bombs = tuple(f"/bombe/{codec}" for codec in ("gzip", "deflate", "br", "zstd", "doppelt"))
    town = Town(traps=False)
    with serving(Town()):
        town.extra = {path: answer for path in bombs if (answer := bomb(path.removeprefix("/bombe/"))) is not None}
        with serving(town):
            without = peak_memory(job_of(town, tmp_path / "without", 1, depth=0, response_seconds=20))
            town.links = bombs
            with_bombs = peak_memory(
                job_of(town, tmp_path / "with", 1, depth=1, response_seconds=20, source={"include": ["/bombe/"]})
            )
    state = CrawlState(tmp_path / "with")
    verdicts = [known.verdict for known in state.pages() if "/bombe/" in known.url]
    state.close()
    assert verdicts == [Verdict.REFUSED] * len(bombs)
    assert with_bombs - without < 64 << 20


def peak_memory(job: Any) -> int:
    """Highest resident memory of a crawl's process, in bytes."""
    peak = 0
    with start(job) as process:
        while process.poll() is None:
            try:
                status = Path(f"/proc/{process.pid}/status").read_text("utf-8")
            except (FileNotFoundError, ProcessLookupError):
                break
            peak = max([peak, *(int(kib) * 1024 for kib in re.findall(r"VmHWM:\s+(\d+)", status))])
            time.sleep(0.01)
    return peak


def test_a_thousand_hostile_addresses_write_no_file_outside_the_folder(tmp_path: Path) -> None:
    steps = ("../", "..%2f", "%2e%2e/", "..%5c", "....//", "%252e%252e%252f", "..%c0%af", "/", "%00", "~", "C:%5c")
    ends = ("etc/passwd", "x.warc.gz", "lu-feltgen-00000001.warc.gz", "state.sqlite", "CON", "a" * 200, "%0d%0a", "🏛")
    made = [f"/{step * depth}{end}" for depth in range(1, 20) for step in steps for end in ends]
    paths = [f"{path}?n={n}" for n, path in enumerate(made)]
    town = Town(traps=False)
    folder, elsewhere = tmp_path / "data" / "lu-feltgen", tmp_path / "elsewhere"
    elsewhere.mkdir()
    with serving(town):
        town.links = tuple(paths)
        town.answer_all = Answer(
            200, HTML, wall("Seite", "Eine Seite wie jede andere, mit einem Satz über das Rathaus.")
        )
        job = job_of(town, folder, 1, depth=1, pages_a_shape=10_000, commit_seconds=5)
        folder.mkdir(parents=True)
        (folder / "job.json").write_text(job.model_dump_json(), "utf-8")
        environment = {"PYTHONPATH": str(Path(__file__).parents[3])}
        environment |= dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME"), str(elsewhere))
        command = [sys.executable, "-m", "sources.crawler", str(folder / "job.json")]
        with subprocess.Popen(command, cwd=elsewhere, env=environment, stdin=subprocess.PIPE) as process:
            assert process.wait(120) == 0
    asked = {entry.target for entry in town.log}
    assert len(asked) > 1_000
    assert list(elsewhere.rglob("*")) == []
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    data = "data/lu-feltgen"
    assert written <= {
        f"{data}/{name}"
        for name in (
            "job.json",
            "report.json",
            "state.sqlite",
            "state.sqlite-wal",
            "state.sqlite-shm",
            "archive/lu-feltgen-00000001.warc.gz",
        )
    }


def test_a_certificate_that_does_not_verify_ends_the_crawl_unless_the_source_asks_otherwise(
    crawl: Crawling, tmp_path: Path
) -> None:
    with serving(Town(traps=False), expired_certificate(tmp_path)) as town:
        secure = {"home_url": town.url.replace("http:", "https:")}
        refused = crawl(town, depth=0, source=secure)
        assert (refused.pages, town.log) == (0, [])
        assert "certificate" in refused.certificate.lower()
        taken = crawl(town, depth=0, source=secure | {"unsafe": ["unverified-tls"]})
        assert taken.pages == 1
