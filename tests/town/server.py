"""The server of the test town: HTTP/1.1 on loopback, in a thread, with a log of all that it was asked."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import re
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from tests.town.pages import NEWS_PER_LANGUAGE, TownPage, make_pages, render
from tests.town.traps import HTML, SOFT_404, TRAP_PATHS, Answer, bomb, trap

SEED = 20261122
_OLD = "Mon, 02 Nov 2026 08:00:00 GMT"


@dataclass
class Asked:
    """One request: when, what and with which headers (lower case), and what it was answered with."""

    target: str
    headers: dict[str, str]
    status: int = 0
    sent: int = 0


@dataclass
class Town:
    """What is served.

    generation: 1 or 2. delay: Crawl-delay of robots.txt. robots: instead of the usual rules. sessions: False where the
    oldest template does without session ids, and a page is the same each time. news: of each language.
    answer_all: instead of what is missing.
    """

    seed: int = SEED
    generation: int = 1
    traps: bool = True
    sessions: bool = True
    news: int = NEWS_PER_LANGUAGE
    delay: float = 0
    robots: str | None = None
    robots_status: int = 200
    port: int = 0
    extra: dict[str, Answer] = field(default_factory=dict)
    answer_all: Answer | None = None
    links: tuple[str, ...] = ()
    log: list[Asked] = field(default_factory=list)
    connections: int = 0
    _sessions: Iterator[int] = field(default_factory=lambda: itertools.count(100_000_001))
    _made: dict[int, dict[str, TownPage]] = field(default_factory=dict)
    _rendered: dict[tuple[int, str], bytes] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Address of the home page."""
        return f"http://127.0.0.1:{self.port}/"

    @property
    def pages(self) -> dict[str, TownPage]:
        """Pages of this generation by path."""
        if self.generation not in self._made:
            self._made[self.generation] = make_pages(self.seed, self.generation, self.news)
        return self._made[self.generation]

    def asked(self, path: str) -> list[Asked]:
        """Requests whose path and query are `path`."""
        return [entry for entry in self.log if entry.target == path]

    def answer(self, target: str, headers: dict[str, str]) -> Answer:
        """What a request is answered with."""
        if target in self.extra:
            return self.extra[target]
        if target == "/robots.txt":
            return self._robots()
        if target == "/sitemap.xml":
            return self._conditional(self._sitemap(), headers, {"Content-Type": "application/xml"})
        if target == "/":
            return self._conditional(self._home(), headers, HTML)
        path = re.split("[?;]", target, maxsplit=1)[0]
        page = self.pages.get(path)
        if page is not None:
            session = f";jsessionid={next(self._sessions):X}"
            key = (self.generation, path)
            if key not in self._rendered:
                self._rendered[key] = render(page)
            validator = hashlib.sha256(self._rendered[key]).hexdigest()[:16]
            body = render(page, session) if page.template == 1 and self.sessions else self._rendered[key]
            return self._conditional(body, headers, HTML, validator, dated=page.template == 3)
        if self.answer_all is not None:
            return self.answer_all
        if self.traps:
            found = trap(target)
            if found is not None and path in ("/kalender", "/stunde"):
                return self._conditional(found.body, headers, HTML)
            if found is not None:
                return found
            if path.startswith("/de/"):
                return Answer(200, HTML, SOFT_404)
        return Answer(404, HTML, b"<h1>404</h1>")

    def _conditional(
        self, body: bytes, headers: dict[str, str], more: dict[str, str], tag: str = "", *, dated: bool = False
    ) -> Answer:
        """304 where the validator is the one of before. dated: by date alone, as servers of plain files do."""
        tag = f'"{tag or hashlib.sha256(body).hexdigest()[:16]}"'
        if dated:
            stamp = f"{_OLD[:-6]}{int(tag[1:3], 16) % 60:02d} GMT"
            if headers.get("if-modified-since") == stamp:
                return Answer(304, {"Last-Modified": stamp})
            return Answer(200, more | {"Last-Modified": stamp}, body)
        if headers.get("if-none-match") == tag:
            return Answer(304, {"ETag": tag})
        return Answer(200, more | {"ETag": tag}, body)

    def _robots(self) -> Answer:
        if self.robots_status != 200:
            return Answer(self.robots_status)
        delay = f"Crawl-delay: {self.delay}\n" if self.delay else ""
        text = f"User-agent: *\nDisallow: /verboten/\n{delay}Sitemap: {self.url}sitemap.xml\n"
        return Answer(200, {"Content-Type": "text/plain"}, (self.robots or text).encode())

    def _sitemap(self) -> bytes:
        urls = [path for path in sorted(self.pages) if path.endswith("/7")]
        entries = "".join(f"<url><loc>{self.url[:-1]}{path}</loc></url>" for path in urls)
        return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'.encode()

    def _home(self) -> bytes:
        links = [f"/{language}/" for language in ("de", "fr", "en")]
        links += [*(TRAP_PATHS if self.traps else ()), *self.links]
        anchors = "".join(f'<li><a href="{link.replace("&", "&amp;")}">{n}</a></li>' for n, link in enumerate(links))
        text = "Willkommen, bienvenue, welcome. Wählen Sie eine Sprache, choisissez une langue, choose a language."
        return (
            f"<html><head><title>Feltgen</title></head><body><h1>Feltgen</h1><p>{text}</p><ul>{anchors}</ul>"
            "</body></html>"
        ).encode()


@contextmanager
def serving(town: Town, tls: ssl.SSLContext | None = None, *, host: str = "127.0.0.1") -> Iterator[Town]:
    """Serve the town for the time of the block; its port is free before and after."""
    if town.traps:
        for codec in ("gzip", "deflate", "br", "zstd", "doppelt"):
            bomb(codec)  # made before the first request, since making them takes seconds
    loop = asyncio.new_event_loop()
    started = threading.Event()

    async def start() -> asyncio.Server:
        server = await asyncio.start_server(lambda r, w: _serve(town, r, w), host, 0, ssl=tls)
        town.port = server.sockets[0].getsockname()[1]
        started.set()
        return server

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(start())
        loop.run_forever()
        for task in asyncio.all_tasks(loop):
            task.cancel()
        with suppress(asyncio.CancelledError):
            loop.run_until_complete(asyncio.gather(*asyncio.all_tasks(loop), return_exceptions=True))
        loop.close()

    thread = threading.Thread(target=run, name="town", daemon=True)
    thread.start()
    started.wait(10)
    try:
        yield town
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)


async def _serve(town: Town, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    town.connections += 1
    with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            first, *lines = head.decode("latin-1").split("\r\n")
            pairs = (line.split(":", 1) for line in lines if ":" in line)
            headers = {name.strip().lower(): value.strip() for name, value in pairs}
            asked = Asked(first.split(" ")[1], headers)
            town.log.append(asked)
            answer = town.answer(asked.target, headers)
            asked.status, asked.sent = answer.status, len(answer.body)
            if not await _send(answer, writer):
                break
    writer.close()


async def _send(answer: Answer, writer: asyncio.StreamWriter) -> bool:
    """True where the connection may go on."""
    if answer.manner == "silent":
        await asyncio.sleep(3_600)
    lines = [f"HTTP/1.1 {answer.status} X", *(f"{name}: {value}" for name, value in answer.headers.items())]
    length = len(answer.body) + (1_000 if answer.manner == "short" else 0)
    lines.append("Transfer-Encoding: chunked" if answer.manner == "chunked" else f"Content-Length: {length}")
    writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
    if answer.manner == "drip":
        for at in range(len(answer.body)):
            writer.write(answer.body[at : at + 1])
            await writer.drain()
            await asyncio.sleep(0.05)
    elif answer.manner == "chunked":
        for at in range(0, len(answer.body), 65_536):
            chunk = answer.body[at : at + 65_536]
            writer.write(f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n")
            await writer.drain()
        writer.write(b"0\r\n\r\n")
    else:
        writer.write(answer.body)
    await writer.drain()
    return answer.manner != "short"
