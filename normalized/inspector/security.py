"""The headers of every answer: nothing runs but our own script, nothing is loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

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
    """The application with these headers on every answer; a policy that a view has set stays."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", []))
                if not any(name.lower() == b"content-security-policy" for name, _ in headers):
                    headers.append((b"content-security-policy", DATASETTE_POLICY.encode()))
                message = {**message, "headers": [*headers, *_OTHERS]}
            await send(message)

        await application(scope, receive, send_with_headers)

    return wrapped
