"""What surrounds the pages of the test town: traps, walls and failures, each at a path of its own."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import parse_qs, urlsplit

import brotli
from backports import zstd

MIB = 1 << 20
BOMB_BYTES = 100 * MIB

TRAP_PATHS = (
    "/kalender?jahr=2026&monat=1",
    "/schleife/a",
    "/kette/1",
    "/selbst",
    "/umzug",
    "/fort",
    "/gross/gesagt",
    "/gross/ungesagt",
    "/bombe/gzip",
    "/bombe/deflate",
    "/bombe/br",
    "/bombe/zstd",
    "/bombe/doppelt",
    "/tropf",
    "/stumm",
    "/kurz",
    "/kopf",
    "/pruefung",
    "/nur-js",
    "/intern",
    "/wartung",
    "/einwilligung",
    "/verboten/akte",
    "/stunde?sid=0123456789abcdef",
    "/plan.pdf",
    "/bild",
    "/de/gibt-es-nicht",
    "/en/nirgends",
)


@dataclass(frozen=True)
class Answer:
    """What the server sends. manner: "whole", "drip", "silent", "short" (less than promised), "chunked"."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    manner: str = "whole"


HTML = {"Content-Type": "text/html; charset=utf-8"}


def wall(title: str, text: str, more: str = "") -> bytes:
    """A short page that stands in another's stead."""
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head>"
        f"<body><h1>{title}</h1><p>{text}</p>{more}</body></html>"
    ).encode()


SOFT_404 = wall("Seite nicht gefunden", "Die Seite gibt es nicht oder nicht mehr. Suchen Sie bitte im Menü.")
CHALLENGE = wall(
    "Just a moment...",
    "Checking your browser before you go on.",
    "<script src=/cdn-cgi/challenge-platform/x.js></script>",
)
ONLY_SCRIPT = (
    b"<html><head><title>Feltgen</title></head><body><div id=app></div>"
    b"<noscript>Bitte aktivieren Sie JavaScript.</noscript><script src=/app.js></script></body></html>"
)
LOGIN = wall("Anmeldung", "Bitte melden Sie sich an.", "<form><input name=user><input type=password name=pass></form>")
MAINTENANCE = wall("Wartungsarbeiten", "Die Seite ist vorübergehend nicht erreichbar.")
CONSENT = wall(
    "Ihre Privatsphäre",
    "Wir verwenden Cookies. Unsere Partner und wir brauchen Ihre Zustimmung.",
    "<button>Alle akzeptieren</button><button>Alle ablehnen</button>",
)


def trap(target: str) -> Answer | None:
    """The answer of a trap, None for a target that is none. target: path and query."""
    parts = urlsplit(target)
    path = parts.path
    if path == "/kalender":
        return _calendar(parts.query)
    if path.startswith("/bombe/"):
        return bomb(path.removeprefix("/bombe/"))
    if path.startswith("/kette/"):
        number = int(path.removeprefix("/kette/"))
        return Answer(302, {"Location": f"/kette/{number + 1}"})
    return {
        "/schleife/a": Answer(302, {"Location": "/schleife/b"}),
        "/schleife/b": Answer(302, {"Location": "/schleife/a"}),
        "/selbst": Answer(302, {"Location": "/selbst"}),
        "/umzug": Answer(301, {"Location": "/de/kontakt"}),
        "/fort": Answer(410, HTML, wall("Fort", "Diese Seite wurde entfernt.")),
        "/gross/gesagt": Answer(200, HTML, b"<p>" + b"gross " * (11 * MIB // 6)),
        "/gross/ungesagt": Answer(200, HTML, b"<p>" + b"gross " * (11 * MIB // 6), "chunked"),
        "/tropf": Answer(200, HTML, b"<p>" + b"." * 100_000, "drip"),
        "/stumm": Answer(manner="silent"),
        "/kurz": Answer(200, HTML, b"<p>Das ist nicht alles", "short"),
        "/kopf": Answer(200, HTML | {f"X-Kopf-{n}": "k" * 7_000 for n in range(12)}, b"<p>Kopf"),
        "/pruefung": Answer(200, HTML, CHALLENGE),
        "/nur-js": Answer(200, HTML, ONLY_SCRIPT),
        "/intern": Answer(200, HTML, LOGIN),
        "/wartung": Answer(503, HTML | {"Retry-After": "0"}, MAINTENANCE),
        "/einwilligung": Answer(200, HTML, CONSENT),
        "/verboten/akte": Answer(200, HTML, wall("Akte", "Das sollte niemand lesen.")),
        "/stunde": Answer(200, HTML, wall("Sprechstunde", "Jeden Dienstag von 8 bis 12 Uhr im Rathaus, Zimmer 4.")),
        "/plan.pdf": Answer(200, {"Content-Type": "application/pdf"}, b"%PDF-1.4 Plan"),
        "/bild": Answer(200, {"Content-Type": "image/png"}, b"\x89PNG Bild"),
        "/nirgends": Answer(404, HTML, wall("404", "Not found")),
    }.get(path)


def _calendar(query: str) -> Answer:
    said = parse_qs(query)
    year, month = int(said.get("jahr", ["2026"])[0]), int(said.get("monat", ["1"])[0])
    after, before = (year + month // 12, month % 12 + 1), (year - (month == 1), month - 1 or 12)
    links = "".join(f'<a href="/kalender?jahr={y}&monat={m}">{m}/{y}</a> ' for y, m in (before, after))
    text = f"Im Monat {month} des Jahres {year} tagt der Gemeinderat an jedem zweiten Donnerstag im großen Saal."
    return Answer(200, HTML, wall(f"Kalender {month}/{year}", text, links))


@cache
def bomb(codec: str) -> Answer | None:
    """A small body that becomes 100 MiB: one codec, or gzip in gzip ("doppelt")."""
    if codec == "doppelt":
        return Answer(200, HTML | {"Content-Encoding": "gzip, gzip"}, gzip.compress(_zeros("gzip")))
    if codec not in ("gzip", "deflate", "br", "zstd"):
        return None
    return Answer(200, HTML | {"Content-Encoding": codec}, _zeros(codec))


@cache
def _zeros(codec: str) -> bytes:
    chunk = b"\0" * MIB
    if codec == "br":
        brotler = brotli.Compressor(quality=1)
        return b"".join(brotler.process(chunk) for _ in range(BOMB_BYTES // MIB)) + bytes(brotler.finish())
    if codec == "zstd":
        zipper = zstd.ZstdCompressor()
        return b"".join(zipper.compress(chunk) for _ in range(BOMB_BYTES // MIB)) + zipper.flush()
    deflater = zlib.compressobj(9, wbits=31 if codec == "gzip" else 15)
    return b"".join(deflater.compress(chunk) for _ in range(BOMB_BYTES // MIB)) + deflater.flush()
