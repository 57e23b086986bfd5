"""Bytes to text in UTF-8: which encoding a page is in, and how that was decided.

The order is the one that real pages need, not the one that standards promise: a byte order mark, then the HTTP
header, then the page's own <meta>, each only as long as the bytes do not contradict it; then UTF-8 if the bytes are
UTF-8; then a detector. Labels are read as browsers read them (https://encoding.spec.whatwg.org/#names-and-labels):
"iso-8859-1" and "ascii" mean windows-1252.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from bs4.dammit import EncodingDetector, UnicodeDammit

from pipeline.charsets import guess_charset
from pipeline.errors import BinaryPage, EmptyPage, OversizePage
from pipeline.limits import Limits
from pipeline.lineends import with_line_feeds
from pipeline.record import Decoding
from pipeline.utf8 import is_utf8
from sources.page import PageKind, RawPage

# UTF-32 stands before UTF-16: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Labels that browsers widen to the superset that is really meant.
_WIDENED = {
    "ascii": "windows-1252",
    "iso8859-1": "windows-1252",
    "iso8859-9": "windows-1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_NAMES = {"cp1252": "windows-1252", "cp1250": "windows-1250", "cp1251": "windows-1251", "cp1254": "windows-1254"}

# What Python knows by a name like a charset's, and no page is written in.
_NO_CHARSETS = frozenset((
    "hex", "base64", "bz2", "zlib", "rot-13", "quopri", "uu", "idna", "punycode", "utf-7", "undefined",
    "unicode-escape", "raw-unicode-escape",
))  # fmt: skip

# First bytes of what crawlers find under a page's name: PDF, images, archives, office files, fonts, audio, programs.
# Where they are letters, what stands behind them in such files is asked for too: "RIFFERSWIL" begins a page.
_BINARY_SIGNATURE = re.compile(
    rb"%PDF-|\x89PNG|\xff\xd8\xff|GIF8[79]a.[\x00-\x1f].[\x00-\x1f]|RIFF.{4}(?:WEBP|WAVE|AVI )"
    rb"|PK\x03\x04|\x1f\x8b|BZh[1-9](?:1AY&SY|\x17rE8P\x90)|\xfd7zXZ|7z\xbc\xaf|Rar!\x1a|\xd0\xcf\x11\xe0"
    rb"|wOF[F2](?:\x00\x01\x00\x00|OTTO|true)|OggS\x00|ID3[\x02-\x04]|\x7fELF|MZ\x90"
    rb"|\x28\xb5\x2f\xfd|SQLite format 3\x00",
    re.DOTALL,
)
_LOOKED_THROUGH = 320_000
"""Beautiful Soup looks for a <meta> in the first twentieth of a page: of this much at most, for its pattern's time
grows with the square of what it looks through."""
_HEADER_CHARSET = re.compile(r"charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_:.\-]{1,40})", re.IGNORECASE)
_BLANK_BYTES = b"\x00 \t\r\n\x0b\x0c"
_CONTROL_BYTES = bytes(b for b in range(32) if b not in b"\t\n\x0b\x0c\r\x1b")
_HIGH_BYTES = bytes(range(0x80, 0x100))
_SAMPLE = 65_536
_GLANCE = 256
"""Bytes among which nearly every page has something that is no blank."""
_REPLACED = "\ufffd".encode()


def decode(page: RawPage, limits: Limits) -> tuple[bytes, Decoding]:
    """Return the page's text in UTF-8, and how its encoding was decided.

    Line ends become "\\n" and NUL characters are dropped; nothing else of the text is changed.

    Most pages are in UTF-8, and that is what parsers take: their text is never put into characters here, which Python
    keeps in two bytes each for the sake of a single dash.

    Raises EmptyPage (no bytes, or blanks alone), BinaryPage (the bytes are no text) and OversizePage (the body is
    above `limits.max_body_bytes`).
    """
    body = page.body
    if len(body) > limits.max_body_bytes:
        raise OversizePage(f"{len(body)} bytes, the limit is {limits.max_body_bytes}")
    if not body[:_GLANCE].strip(_BLANK_BYTES) and not body.strip(_BLANK_BYTES):
        raise EmptyPage("no bytes" if not body else "nothing but blanks")
    text, decoding = _decide(page)
    if b"\r" in text or b"\0" in text:  # most pages have neither
        text = with_line_feeds(text)
    text = text.removeprefix(codecs.BOM_UTF8)
    if not text[:_GLANCE].decode("utf-8", "ignore").strip() and not text.decode("utf-8").strip():
        raise EmptyPage("nothing but blanks")
    if _REPLACED[:1] in text:  # to look for one byte takes a tenth of the time
        decoding = replace(decoding, replaced=text.count(_REPLACED))
    return text, decoding


def _decide(page: RawPage) -> tuple[bytes, Decoding]:
    body = page.body
    for mark, charset in _MARKS:
        if body.startswith(mark):
            return _in_utf8(body[len(mark) :], charset), Decoding(charset, "bom")
    if wide := _utf16_without_mark(body):
        return _in_utf8(body, wide), Decoding(wide, "detector")
    _refuse_binary(body)
    valid = is_utf8(body)
    for charset, decided_by in _declared(page):
        if charset == "utf-8" or charset.startswith("utf-16"):
            # A page whose <meta> can be read byte by byte is not in UTF-16, whatever it says; browsers read UTF-8 then.
            if valid:
                return body, Decoding("utf-8", decided_by)
        elif not (valid and not body.isascii()):
            # Bytes that are UTF-8 and not ASCII are UTF-8: the chance that another charset's text is valid is nil.
            found = _in_utf8(body, charset)
            if charset.startswith("windows-") or _REPLACED not in found:
                return found, Decoding(charset, decided_by)
    if valid:
        return body, Decoding("utf-8", "utf-8")
    if _mostly_utf8(body):
        # Windows characters pasted into a UTF-8 page, or a character cut in half: the rest of the page stays readable.
        return _in_utf8(UnicodeDammit.detwingle(body), "utf-8"), Decoding("utf-8", "detector")
    charset = guess_charset(body)
    return _in_utf8(body, charset), Decoding(charset, "detector")


def _in_utf8(body: bytes, charset: str) -> bytes:
    return body.decode(charset, "replace").encode("utf-8", "replace")


def _declared(page: RawPage) -> Iterator[tuple[str, str]]:
    """Encodings that header and markup declare and that Python knows, as (name, decided_by)."""
    if (match := _HEADER_CHARSET.search(page.content_type)) and (charset := _known_charset(match[1])):
        yield charset, "header"
    if page.kind is PageKind.HTML:
        label = EncodingDetector.find_declared_encoding(page.body[:_LOOKED_THROUGH], is_html=True)
        if label and (charset := _known_charset(label)):
            yield charset, "meta"


def _known_charset(label: str) -> str | None:
    try:
        name = codecs.lookup(label.strip().lower()).name
    except (LookupError, ValueError):
        return None
    if name in _NO_CHARSETS:
        return None
    name = _WIDENED.get(name, name)
    return _NAMES.get(name, name)


def _mostly_utf8(body: bytes) -> bool:
    """True where valid multi-byte characters outnumber the bytes that break UTF-8 by far."""
    broken = len(body) - len(body.decode("utf-8", "ignore").encode())
    beyond_ascii = len(body) - len(body.translate(None, _HIGH_BYTES))
    return broken * 8 < beyond_ascii


def _utf16_without_mark(body: bytes) -> str | None:
    """UTF-16 of mostly Latin text shows a NUL in nearly every second byte."""
    sample = body[:2048]
    half = len(sample) // 2
    if half < 4 or len(body) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.7 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.7 and odd < half * 0.1:
        return "utf-16-be"
    return None


def _refuse_binary(body: bytes) -> None:
    if _BINARY_SIGNATURE.match(body[:32].lstrip()):
        raise BinaryPage("the first bytes are those of another kind of file")
    sample = body[:_SAMPLE]
    if int(np.count_nonzero(np.frombuffer(sample, np.uint8) < 32)) * 10 <= len(sample):
        return
    # A page with stray NULs is still a page; one control character in ten bytes is no text in any charset, and neither
    # is one in twenty-five beside the NULs. Bytes without a pattern have one in ten, give or take.
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if controls * 10 > len(sample) or (controls - sample.count(0)) * 25 > len(sample):
        raise BinaryPage(f"{controls} control characters in the first {len(sample)} bytes")
