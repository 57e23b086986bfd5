"""Scrapy's download handler for http and https: aiohttp behind it, our limits around it.

A handler of our own, since four things must hold that Scrapy's do not offer together: the address is checked on the
socket that is about to connect, the time limit is on the response as a whole, no decoder runs past its limit, and
headers reach the archive in the order and case in which they came.
"""

from __future__ import annotations

import asyncio
import ipaddress
import ssl
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import aiohttp
import yarl
from multidict import CIMultiDict
from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response

from sources.crawler.addresses import AddressRefused, guarded_sockets
from sources.crawler.decoding import BodyTooLarge, DecodingFailed, decode_body
from sources.crawler.exchange import Exchange, is_wanted
from sources.crawler.job import CrawlJob

JOB_SETTING = "RATHAUS_JOB"
EXCHANGE = "rathaus_exchange"
"""Key of `request.meta` under which the handler leaves the Exchange."""

_CHUNK = 1 << 16


class Refused(Exception):
    """A rule or limit of ours ended it; it is not tried again. code: a few words for the report."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Unreachable(Exception):
    """Server or network failed; it may be better next time. code: a few words for the report."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class BadCertificate(Refused):
    """The server's certificate is not one that we trust."""


class GuardedDownloads(BaseDownloadHandler):
    """Downloads within the limits of the job that stands in Scrapy's settings."""

    def __init__(self, crawler: Crawler, resolver: aiohttp.abc.AbstractResolver | None = None) -> None:
        super().__init__(crawler)
        job: CrawlJob = crawler.settings[JOB_SETTING]
        self._limits = job.limits
        switches = job.source.unsafe
        self._decoded_bytes = job.limits.decoded_bytes
        tls = ssl.create_default_context()
        if "unverified-tls" in switches:
            tls.check_hostname = False
            tls.verify_mode = ssl.CERT_NONE
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                ssl=tls,
                limit=job.limits.concurrency,
                use_dns_cache=False,  # each connection asks anew, and what it is told is checked
                resolver=resolver,
                socket_factory=guarded_sockets(job.allowed, private="private-addresses" in switches),
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            timeout=aiohttp.ClientTimeout(
                total=job.limits.response_seconds, connect=None, sock_connect=job.limits.connect_seconds
            ),
            max_line_size=min(8190, job.limits.header_bytes),
            max_field_size=min(8190, job.limits.header_bytes),
            max_headers=128,
            skip_auto_headers=("Accept", "Accept-Encoding", "Content-Type", "User-Agent"),
        )

    async def download_request(self, request: Request) -> Response:
        """Fetch it; leaves the Exchange in `request.meta`. Raises Refused, BadCertificate or Unreachable."""
        begun = time.monotonic()
        sent = CIMultiDict(_pairs(request.headers))
        try:
            async with self._session.request(
                request.method, yarl.URL(request.url, encoded=True), headers=sent, allow_redirects=False
            ) as answer:
                request.meta["download_latency"] = time.monotonic() - begun
                exchange = await self._read(request, answer, begun)
        except (aiohttp.ClientConnectorCertificateError, aiohttp.ClientConnectorSSLError) as error:
            raise BadCertificate("certificate", _one_line(error)) from error
        except aiohttp.ClientConnectorDNSError as error:
            raise Unreachable("name not found", _one_line(error)) from error
        except aiohttp.ClientConnectorError as error:
            if isinstance(error.os_error, AddressRefused) or "is not public" in str(error.os_error):
                raise Refused("address not public", _one_line(error.os_error)) from error
            raise Unreachable("no connection", _one_line(error)) from error
        except aiohttp.InvalidURL as error:
            raise Refused("address wrong", _one_line(error)) from error
        except TimeoutError as error:
            code = "no connection" if isinstance(error, aiohttp.ConnectionTimeoutError) else "too slow"
            raise Unreachable(code, f"{request.url}: no whole response in time") from error
        except aiohttp.ClientResponseError as error:
            raise Refused("broken header", f"{request.url}: {error.message[:200]}") from error
        except (aiohttp.ClientPayloadError, aiohttp.ServerDisconnectedError, aiohttp.ClientOSError) as error:
            raise Unreachable("connection lost", f"{request.url}: {_one_line(error)}") from error
        request.meta[EXCHANGE] = exchange
        return Response(request.url, status=exchange.status, headers=Headers(_decoded(exchange)), body=exchange.body)

    async def _read(self, request: Request, answer: aiohttp.ClientResponse, begun: float) -> Exchange:
        headers = tuple(answer.raw_headers)
        if sum(len(name) + len(value) + 4 for name, value in headers) > self._limits.header_bytes:
            raise Refused("header too large", f"{request.url}: header above {self._limits.header_bytes:,} bytes")
        content_type = answer.headers.get("Content-Type", "")
        connection = answer.connection
        peer = connection.transport.get_extra_info("peername") if connection and connection.transport else None
        taken = answer.status not in (200, 203) or is_wanted(content_type)
        wire = b""
        if taken:
            wire = await self._body(request, answer)
        else:
            answer.close()  # the connection goes with it: what is left of the body stays on the server
        body = wire
        if wire and answer.status in (200, 203):
            try:
                body = decode_body(wire, answer.headers.get("Content-Encoding", ""), self._decoded_bytes)
            except BodyTooLarge as error:
                raise Refused("body too large", f"{request.url}: {error}") from error
            except DecodingFailed as error:
                raise Refused("broken coding", f"{request.url}: {error}") from error
        version = answer.version or aiohttp.HttpVersion11
        return Exchange(
            url=request.url,
            request_headers=tuple((k.encode(), v.encode()) for k, v in answer.request_info.headers.items()),
            status=answer.status,
            reason=answer.reason or "",
            version=f"HTTP/{version.major}.{version.minor}",
            headers=headers,
            wire=wire,
            body=body,
            date=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            peer=str(ipaddress.ip_address(peer[0].split("%")[0])) if peer else "",
            seconds=time.monotonic() - begun,
            taken=taken,
        )

    async def _body(self, request: Request, answer: aiohttp.ClientResponse) -> bytes:
        limit = self._limits.wire_bytes
        said = answer.headers.get("Content-Length", "")
        if said.isdecimal() and int(said) > limit:
            answer.close()
            raise Refused("body too large", f"{request.url}: {int(said):,} bytes, the limit is {limit:,}")
        wire = bytearray()
        async for chunk in answer.content.iter_chunked(_CHUNK):
            wire += chunk
            if len(wire) > limit:
                answer.close()
                raise Refused("body too large", f"{request.url}: more than {limit:,} bytes on the wire")
        return bytes(wire)

    async def close(self) -> None:
        """End all connections."""
        await self._session.close()
        await asyncio.sleep(0)


def _pairs(headers: Headers) -> Iterator[tuple[str, str]]:
    for name, values in headers.items():
        for value in values:
            yield name.decode("latin-1"), value.decode("latin-1")


def _decoded(exchange: Exchange) -> list[tuple[str, Any]]:
    return [(name.decode("latin-1"), value) for name, value in exchange.headers]


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__
