"""What every view of the inspector shares: reading within a time limit, and answering in the reader's language."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import Response
from itsdangerous import BadSignature, URLSafeTimedSerializer

from normalized.api import DATABASE
from normalized.inspector.inspection import Inspection
from normalized.inspector.rendering import render
from normalized.inspector.security import POLICY
from normalized.inspector.wording import LANGUAGES, Wording, preferred_language, wording
from normalized.judgements.ledger import LedgerEntry

VIEW_MILLISECONDS = 5_000
"""The queries of one view are stopped after this time."""

LANGUAGE_COOKIE = "rathaus_language"
ANALYST_COOKIE = "rathaus_analyst"
SIGNED_IN_SECONDS = 30 * 24 * 3600
FOREVER = 365 * 24 * 3600

Found = TypeVar("Found")


class ViewTooSlow(Exception):
    """The queries of a view took longer than `VIEW_MILLISECONDS`."""


async def read(datasette: Any, query: Callable[[sqlite3.Connection], Found]) -> Found:
    """Run a query on the release's file in one of Datasette's threads, within the time limit."""

    def limited(connection: sqlite3.Connection) -> Found:
        with sqlite_timelimit(connection, VIEW_MILLISECONDS):
            return query(connection)

    try:
        found: Found = await datasette.get_database(DATABASE).execute_fn(limited)
    except sqlite3.OperationalError as error:
        if error.args == ("interrupted",):
            raise ViewTooSlow from error
        raise
    return found


def signer(token: str) -> URLSafeTimedSerializer:
    """What signs the cookie of an analyst; another token signs otherwise."""
    return URLSafeTimedSerializer(token, salt="rathaus-analyst")


class Answering:
    """Answers of one inspection."""

    def __init__(self, inspection: Inspection) -> None:
        self.inspection = inspection

    def in_time(self, view: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        """The view; one that takes too long is given up, and says so."""

        async def limited(request: Any, datasette: Any) -> Any:
            try:
                return await view(request, datasette)
            except ViewTooSlow:
                return self.answer(request, "slow.html", status=503)

        return limited

    def analyst(self, request: Any) -> str | None:
        """The name of the analyst who has signed in, None for a reader."""
        cookie = request.cookies.get(ANALYST_COOKIE)
        if not self.inspection.token or not cookie:
            return None
        try:
            return str(signer(self.inspection.token).loads(cookie, max_age=SIGNED_IN_SECONDS))
        except BadSignature:
            return None

    async def entries(self) -> list[LedgerEntry]:
        """Every judgement, the earliest first; none where nobody may judge."""
        ledger = self.inspection.ledger
        return await asyncio.to_thread(ledger.entries) if ledger else []

    def wording(self, request: Any) -> Wording:
        """The words of the reader's language."""
        asked = request.args.get("lang") or request.cookies.get(LANGUAGE_COOKIE)
        return wording(preferred_language(asked, request.headers.get("accept-language", "")))

    def answer(self, request: Any, template: str, *, status: int = 200, **values: Any) -> Any:
        """A page of ours; a language that was asked for is remembered."""
        said = self.wording(request)
        query = {name: str(request.args.get(name)) for name in request.args}
        body = render(
            template,
            said,
            release=self.inspection.folder.name,
            path=request.path,
            analyst=self.analyst(request),
            query={name: value for name, value in query.items() if name != "lang"},
            **values,
        )
        response = Response.html(body, status=status, headers=policy(POLICY))
        if request.args.get("lang") in LANGUAGES:
            response.set_cookie(LANGUAGE_COOKIE, said.language, max_age=FOREVER, samesite="strict")
        return response

    def missing(self, request: Any) -> Any:
        """There is nothing at that address."""
        return self.answer(request, "missing.html", status=404)


def policy(text: str) -> dict[str, str]:
    """The header with a content security policy."""
    return {"content-security-policy": text}
