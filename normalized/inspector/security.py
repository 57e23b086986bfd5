"""The headers of every answer: nothing runs but our own script, nothing is loaded from elsewhere."""

from __future__ import annotations

import codecs
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any

from normalized.inspector.csv_cells import HarmlessCsv

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src {style}; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
)
POLICY = _POLICY.format(style="'self'", ancestors="'none'")
"""Content security policy of the inspector's own pages."""

DATASETTE_POLICY = _POLICY.format(style="'self' 'unsafe-inline'", ancestors="'none'")
"""That of Datasette's pages, which have styles of their own; their inline scripts do not run."""

FRAME_POLICY = "default-src 'none'; style-src 'none'; sandbox; frame-ancestors 'self'"
"""That of a raw page in its frame."""

_OTHERS = (
    (b"x-content-type-options", b"nosniff"),
    # Not no-referrer: browsers then send `Origin: null` with our own forms, and we check it.
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)


def with_headers(application: Application) -> Application:
    """The application with these headers on every answer, and with CSV that holds no formula.

    A policy that a view has set stays.
    """

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        csv: HarmlessCsv | None = None
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode

        async def send_with_headers(message: MutableMapping[str, Any]) -> None:
            nonlocal csv
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", []))
                named = {name.lower(): value for name, value in headers}
                if b"content-security-policy" not in named:
                    headers.append((b"content-security-policy", DATASETTE_POLICY.encode()))
                # Datasette shows CSV as plain text too.
                if _is_csv(scope, named):
                    csv = HarmlessCsv()
                    headers = [(name, value) for name, value in headers if name.lower() != b"content-length"]
                message = {**message, "headers": [*headers, *_OTHERS]}
            elif message["type"] == "http.response.body" and csv is not None:
                is_last = not message.get("more_body", False)
                text = decode(message.get("body", b""), is_last)
                message = {**message, "body": csv.take(text, is_last=is_last).encode("utf-8")}
            await send(message)

        await application(scope, receive, send_with_headers)

    return wrapped


def _is_csv(scope: Scope, headers: Mapping[bytes, bytes]) -> bool:
    kind = headers.get(b"content-type", b"")
    path = str(scope.get("path", ""))
    return path.startswith("/rathaus") and (kind.startswith(b"text/csv") or path.endswith(".csv"))
