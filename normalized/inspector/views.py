"""What answers each address of the inspector."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import Response

from normalized.api import DATABASE
from normalized.inspector.archive import find_raw, harmless, source_text
from normalized.inspector.city_view import read_city
from normalized.inspector.csv_cells import csv_text
from normalized.inspector.disagreements import read_disagreements
from normalized.inspector.inspection import Inspection
from normalized.inspector.overview import read_overview
from normalized.inspector.page_view import PageView, page_record, read_page
from normalized.inspector.plots import city_map, report_plots
from normalized.inspector.rendering import render, static_files
from normalized.inspector.search import FACETS, LIST_ROWS, PAGE_ROWS, Question, plain_snippet, search_pages
from normalized.inspector.security import FRAME_POLICY, POLICY
from normalized.inspector.wording import LANGUAGES, Wording, preferred_language, wording

VIEW_MILLISECONDS = 5_000
"""The queries of one view are stopped after this time."""

LONGEST_QUESTION = 500
"""Characters of a question that are read."""

_SHARE, _NUMBER = re.compile(r"0(\.\d{1,6})?|1"), re.compile(r"[1-9]\d{0,5}")

LANGUAGE_COOKIE = "rathaus_language"
NOISE_COOKIE = "rathaus_noise"
_FOREVER = 365 * 24 * 3600

Route = tuple[str, Callable[..., Any]]
Found = TypeVar("Found")


def routes(inspection: Inspection) -> Sequence[Route]:
    """Pattern and view of every address."""
    views = Views(inspection)
    page = r"^/page/(?P<page_id>[0-9a-f]{16})"
    table = (
        (r"^/$", views.overview),
        (r"^/search$", views.search),
        (r"^/search\.(?P<form>csv|json)$", views.search_list),
        (r"^/disagreements$", views.disagreements),
        (r"^/city/(?P<area_id>[0-9]+|nil-[0-9a-f]{12})$", views.city),
        (page + r"$", views.page),
        (page + r"\.json$", views.page_json),
        (page + r"/raw$", views.raw),
        (page + r"/frame$", views.frame),
        (r"^/-/inspector/(?P<digest>[0-9a-f]{12})/(?P<name>[a-z.]+)$", views.static),
    )
    return [(pattern, views.in_time(view)) for pattern, view in table]


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


def asked_question(request: Any) -> Question:
    """What a reader searches for, by the parameters of the address; what makes no sense there is passed over."""
    page, confidence = request.args.get("page") or "1", request.args.get("confidence") or "0"
    return Question(
        words=(request.args.get("q") or "")[:LONGEST_QUESTION],
        chosen={name: request.args.get(name) for name in FACETS if request.args.get(name)},
        confidence=float(confidence) if _SHARE.fullmatch(confidence) else 0.0,
        page=int(page) if _NUMBER.fullmatch(page) else 1,
    )


class Views:
    """The views of one inspection. Datasette hands each what it names: `request`, `datasette`."""

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

    async def overview(self, request: Any, datasette: Any) -> Any:
        """The release at a glance."""
        found = await read(datasette, read_overview)
        return self.answer(request, "overview.html", view=found, plots=report_plots(self.inspection.folder))

    async def search(self, request: Any, datasette: Any) -> Any:
        """Pages by their words, narrowed by facets."""
        question = asked_question(request)
        found = await read(datasette, lambda connection: search_pages(connection, question))
        return self.answer(request, "search.html", question=question, found=found, page_rows=PAGE_ROWS)

    async def search_list(self, request: Any, datasette: Any) -> Any:
        """The same hits as a list to take away."""
        question = replace(asked_question(request), page=1)
        found = await read(datasette, lambda connection: search_pages(connection, question, limit=LIST_ROWS))
        rows = [{**hit, "snippet": plain_snippet(hit["snippet"])} for hit in found.hits]
        if request.url_vars["form"] == "json":
            return Response.json({"total": found.total, "rows": rows}, headers=_policy(POLICY))
        headers = {"content-disposition": 'attachment; filename="pages.csv"', **_policy(POLICY)}
        return Response(csv_text(rows), headers=headers, content_type="text/csv; charset=utf-8")

    async def disagreements(self, request: Any, datasette: Any) -> Any:
        """Where pages disagree, side by side."""
        code = request.args.get("code") or ""
        found = await read(datasette, lambda connection: read_disagreements(connection, code))
        return self.answer(request, "disagreements.html", view=found)

    async def city(self, request: Any, datasette: Any) -> Any:
        """One municipality."""
        area_id = request.url_vars["area_id"]
        view = await read(datasette, lambda connection: read_city(connection, area_id))
        if view is None:
            return self.missing(request)
        drawn = await asyncio.to_thread(city_map, view.pairs) if view.pairs else ""
        return self.answer(request, "city.html", view=view, map=drawn)

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

    async def static(self, request: Any, _: Any) -> Any:
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
