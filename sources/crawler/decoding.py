"""Bodies with their content codings undone, never above a limit: a bomb is refused while it goes off.

Each decoder is asked for no more than is left of the limit, so memory stays near it whatever a body claims to hold.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator

import brotli
from backports import zstd

_CHUNK = 1 << 16
_LARGEST_WINDOW_LOG = 23
"""RFC 9659: a zstd body on the web asks for a window of 8 MiB at most."""

MAX_LAYERS = 3
"""Codings of one body, one on top of the other. Servers that mean well use one."""


class DecodingFailed(Exception):
    """The body is not what its Content-Encoding says. One line."""


class BodyTooLarge(Exception):
    """The body is above the limit once it is decoded. One line."""


def decode_body(body: bytes, codings: str, limit: int) -> bytes:
    """The body with all codings of a Content-Encoding header undone, the last one first.

    codings: "gzip", "deflate, br", "identity" or empty. limit: bytes that each layer may have.
    Raises DecodingFailed for an unknown coding or a broken body, BodyTooLarge above the limit.
    """
    layers = [name for name in (part.strip().lower() for part in codings.split(",")) if name not in ("", "identity")]
    if len(layers) > MAX_LAYERS:
        raise DecodingFailed(f"{len(layers)} codings on top of each other")
    for name in reversed(layers):
        decoder = _DECODERS.get(name)
        if decoder is None:
            raise DecodingFailed(f"unknown coding {name[:40]!r}")
        body = _within(decoder(body), name, limit)
    if len(body) > limit:
        raise BodyTooLarge(f"more than {limit:,} bytes")
    return body


def _within(chunks: Iterator[bytes], name: str, limit: int) -> bytes:
    decoded = bytearray()
    try:
        for chunk in chunks:
            decoded += chunk
            if len(decoded) > limit:
                raise BodyTooLarge(f"more than {limit:,} bytes once {name} is undone")
    except (zlib.error, brotli.error, zstd.ZstdError, EOFError) as error:
        raise DecodingFailed(f"not {name}: {' '.join(str(error).split()) or 'broken'}") from error
    return bytes(decoded)


def _gzip(body: bytes) -> Iterator[bytes]:
    """All members; rubbish behind the last one is passed over, as browsers do."""
    rest = body
    first = True
    while rest and (first or rest.startswith(b"\x1f\x8b")):
        decoder = zlib.decompressobj(wbits=31)
        yield from _inflate(decoder, rest)
        rest = decoder.unused_data
        first = False


def _deflate(body: bytes) -> Iterator[bytes]:
    """zlib's format as RFC 9110 says, or bare deflate as some servers send."""
    try:
        zlib.decompressobj().decompress(body[:64], 1)
        wbits = zlib.MAX_WBITS
    except zlib.error:
        wbits = -zlib.MAX_WBITS
    yield from _inflate(zlib.decompressobj(wbits=wbits), body)


def _inflate(decoder: zlib._Decompress, body: bytes) -> Iterator[bytes]:
    waiting = body
    while not decoder.eof:
        chunk = decoder.decompress(waiting, _CHUNK)
        waiting = decoder.unconsumed_tail
        if chunk:
            yield chunk
        elif not waiting:
            raise EOFError("ends in the middle")


def _brotli(body: bytes) -> Iterator[bytes]:
    decoder = brotli.Decompressor()
    chunk = decoder.process(body, output_buffer_limit=_CHUNK)
    while not decoder.is_finished():
        if chunk:
            yield chunk
        elif decoder.can_accept_more_data():
            raise EOFError("ends in the middle")
        chunk = decoder.process(b"", output_buffer_limit=_CHUNK)
    yield chunk


def _zstd(body: bytes) -> Iterator[bytes]:
    rest = body
    while rest:
        decoder = zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: _LARGEST_WINDOW_LOG})
        chunk = decoder.decompress(rest, _CHUNK)
        while not decoder.eof:
            if not chunk and decoder.needs_input:
                raise EOFError("ends in the middle")
            yield chunk
            chunk = decoder.decompress(b"", _CHUNK)
        yield chunk
        rest = decoder.unused_data


_DECODERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
ACCEPTED = "gzip, deflate, br, zstd"
"""Value of our Accept-Encoding header."""
