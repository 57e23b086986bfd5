"""What answers each address of the inspector."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import Response

from normalized.api import DATABASE
from normalized.inspector.archive import find_raw, harmless, source_text
from normalized.inspector.inspection import Inspection
from normalized.inspector.overview import read_overview
from normalized.inspector.page_view import PageView, page_record, read_page
from normalized.inspector.rendering import render, static_files
from normalized.inspector.security import FRAME_POLICY, POLICY
from normalized.inspector.wording import LANGUAGES, Wording, preferred_language, wording

VIEW_MILLISECONDS = 5_000
"""The queries of one view are stopped after this time."""

LANGUAGE_COOKIE = "rathaus_language"
NOISE_COOKIE = "rathaus_noise"
_FOREVER = 365 * 24 * 3600

Route = tuple[str, Callable[..., Any]]
Found = TypeVar("Found")


def routes(inspection: Inspection) -> Sequence[Route]:
    """Pattern and view of every address."""
    views = Views(inspection)
    page = r"^/page/(?P<page_id>[0-9a-f]{16})"
    return (
        (r"^/$", views.overview),
        (page + r"$", views.page),
        (page + r"\.json$", views.page_json),
        (page + r"/raw$", views.raw),
        (page + r"/frame$", views.frame),
        (r"^/-/inspector/(?P<digest>[0-9a-f]{12})/(?P<name>[a-z.]+)$", views.static),
    )


async def read(datasette: Any, query: Callable[[sqlite3.Connection], Found]) -> Found:
    """Run a query on the release's file in one of Datasette's threads, within the time limit."""

    def limited(connection: sqlite3.Connection) -> Found:
        with sqlite_timelimit(connection, VIEW_MILLISECONDS):
            return query(connection)

    found: Found = await datasette.get_database(DATABASE).execute_fn(limited)
    return found


class Views:
    """The views of one inspection. Datasette hands each what it names: `request`, `datasette`."""

    def __init__(self, inspection: Inspection) -> None:
        self.inspection = inspection

    async def overview(self, request: Any, datasette: Any) -> Any:
        """The release at a glance."""
        found = await read(datasette, read_overview)
        return self.answer(request, "overview.html", view=found)

    async def page(self, request: Any, datasette: Any) -> Any:
        """One page: its blocks, its mentions, what rests on it."""
        view = await self._find_page(request, datasette)
        if view is None:
            return self.missing(request)
        asked = request.args.get("noise")
        noise = asked if asked in ("show", "hide") else request.cookies.get(NOISE_COOKIE, "show")
        response = self.answer(request, "page.html", view=view, noise=noise)
        if asked in ("show", "hide"):
            response.set_cookie(NOISE_COOKIE, asked, max_age=_FOREVER, samesite="strict")
        return response

    async def page_json(self, request: Any, datasette: Any) -> Any:
        """One page's rows as JSON."""
        view = await self._find_page(request, datasette)
        if view is None:
            return self.missing(request)
        return Response.json(page_record(view), headers=_policy(POLICY))

    async def raw(self, request: Any, datasette: Any) -> Any:
        """One page as it was archived: its source, and a harmless view of it in a frame."""
        view = await self._find_page(request, datasette)
        if view is None:
            return self.missing(request)
        raw = find_raw(self.inspection.archive, view.page)
        source = None if raw is None else source_text(raw, view.page["charset"])
        return self.answer(request, "raw.html", view=view, source=source)

    async def frame(self, request: Any, datasette: Any) -> Any:
        """What stands in that frame."""
        view = await self._find_page(request, datasette)
        raw = None if view is None else find_raw(self.inspection.archive, view.page)
        if view is None or raw is None:
            return self.missing(request)
        said = self.wording(request)
        body = render("frame.html", said, content=harmless(raw, view.page["charset"]), language=view.page["language"])
        return Response.html(body, headers=_policy(FRAME_POLICY))

    async def static(self, request: Any) -> Any:
        """A style sheet or script of ours."""
        found = static_files().get(request.url_vars["name"])
        if found is None:
            return self.missing(request)
        content, kind = found
        headers = {"cache-control": "public, max-age=31536000, immutable", **_policy(POLICY)}
        return Response(content.decode("utf-8"), headers=headers, content_type=kind)

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
            query={name: value for name, value in query.items() if name != "lang"},
            **values,
        )
        response = Response.html(body, status=status, headers=_policy(POLICY))
        if request.args.get("lang") in LANGUAGES:
            response.set_cookie(LANGUAGE_COOKIE, said.language, max_age=_FOREVER, samesite="strict")
        return response

    def missing(self, request: Any) -> Any:
        """There is nothing at that address."""
        return self.answer(request, "missing.html", status=404)

    async def _find_page(self, request: Any, datasette: Any) -> PageView | None:
        page_id = request.url_vars["page_id"]
        return await read(datasette, lambda connection: read_page(connection, page_id))


def _policy(policy: str) -> dict[str, str]:
    return {"content-security-policy": policy}
