"""What answers each address of the inspector."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from datasette.utils.asgi import Response

from normalized.inspector.answering import FOREVER, Answering, policy, read
from normalized.inspector.archive import find_raw, harmless, source_text
from normalized.inspector.city_view import read_city
from normalized.inspector.csv_cells import csv_text
from normalized.inspector.disagreements import read_disagreements
from normalized.inspector.inspection import Inspection
from normalized.inspector.judging import JudgingViews, city_names
from normalized.inspector.overview import read_overview
from normalized.inspector.page_view import PageView, page_record, read_page
from normalized.inspector.plots import city_map, report_plots
from normalized.inspector.rendering import render, static_files
from normalized.inspector.search import FACETS, LIST_ROWS, PAGE_ROWS, Question, plain_snippet, search_pages
from normalized.inspector.security import FRAME_POLICY, POLICY
from normalized.judgements import Target
from normalized.judgements.ledger import LedgerEntry
from normalized.report.map_words import MapWords

LONGEST_QUESTION = 500
"""Characters of a question that are read."""

_SHARE, _NUMBER = re.compile(r"0(\.\d{1,6})?|1"), re.compile(r"[1-9]\d{0,5}")

NOISE_COOKIE = "rathaus_noise"

Route = tuple[str, Callable[..., Any]]


def routes(inspection: Inspection) -> Sequence[Route]:
    """Pattern and view of every address."""
    views = Views(inspection)
    page = r"^/page/(?P<page_id>[0-9a-f]{16})"
    judging = JudgingViews(inspection)
    table = (
        (r"^/$", views.overview),
        (r"^/search$", views.search),
        (r"^/search\.(?P<form>csv|json)$", views.search_list),
        (r"^/disagreements$", views.disagreements),
        (r"^/city/(?P<area_id>[0-9]+|nil-[0-9a-f]{12})$", views.city),
        (r"^/sign-in$", judging.sign_in),
        (r"^/sign-out$", judging.sign_out),
        (r"^/judge$", judging.judge),
        (r"^/undo$", judging.undo),
        (r"^/judgements$", judging.judgements),
        (r"^/judgements\.jsonl$", judging.judgements_file),
        (r"^/labels\.jsonl$", judging.labels_file),
        (page + r"$", views.page),
        (page + r"\.json$", views.page_json),
        (page + r"/raw$", views.raw),
        (page + r"/frame$", views.frame),
        (r"^/-/inspector/(?P<digest>[0-9a-f]{12})/(?P<name>[a-z.]+)$", views.static),
    )
    return [(pattern, views.in_time(view)) for pattern, view in table]


def asked_question(request: Any) -> Question:
    """What a reader searches for, by the parameters of the address; what makes no sense there is passed over."""
    page, confidence = request.args.get("page") or "1", request.args.get("confidence") or "0"
    return Question(
        words=(request.args.get("q") or "")[:LONGEST_QUESTION],
        chosen={name: request.args.get(name) for name in FACETS if request.args.get(name)},
        confidence=float(confidence) if _SHARE.fullmatch(confidence) else 0.0,
        page=int(page) if _NUMBER.fullmatch(page) else 1,
    )


def _is_about(entry: LedgerEntry, area_id: str) -> bool:
    """Whether a judgement of two is about this city or its mayors."""
    target = entry.judgement.target
    return any(named is not None and named.area_id == area_id for named in (target.one, target.other))


class Views(Answering):
    """The views of one inspection. Datasette hands each what it names: `request`, `datasette`."""

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
            return Response.json({"total": found.total, "rows": rows}, headers=policy(POLICY))
        headers = {"content-disposition": 'attachment; filename="pages.csv"', **policy(POLICY)}
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
        said = self.wording(request)
        words = MapWords(*(said(f"map.{key}") for key in ("title", "both", "one", "text")))
        drawn = await asyncio.to_thread(city_map, view.pairs, words) if view.pairs else ""
        judged = [entry for entry in await self.entries() if entry.in_force and _is_about(entry, area_id)]
        csrf = request.scope["csrftoken"]() if self.analyst(request) else ""
        names = await read(datasette, lambda connection: city_names(connection, judged))
        return self.answer(request, "city.html", view=view, map=drawn, judged=judged, csrf=csrf, names=names)

    async def page(self, request: Any, datasette: Any) -> Any:
        """One page: its blocks, its mentions, what rests on it."""
        view = await self._find_page(request, datasette)
        if view is None:
            return self.missing(request)
        asked = request.args.get("noise")
        noise = asked if asked in ("show", "hide") else request.cookies.get(NOISE_COOKIE, "show")
        response = self.answer(
            request,
            "page.html",
            view=view,
            noise=noise,
            judged=await self.judged(view),
            csrf=request.scope["csrftoken"]() if self.analyst(request) else "",
        )
        if asked in ("show", "hide"):
            response.set_cookie(NOISE_COOKIE, asked, max_age=FOREVER, samesite="strict")
        return response

    async def judged(self, view: PageView) -> Mapping[Target, LedgerEntry]:
        """The judgements in force of a page's blocks and mentions."""
        return {
            entry.judgement.target: entry
            for entry in await self.entries()
            if entry.in_force and entry.judgement.target.source == view.page["source"]
        }

    async def page_json(self, request: Any, datasette: Any) -> Any:
        """One page's rows as JSON."""
        view = await self._find_page(request, datasette)
        if view is None:
            return self.missing(request)
        return Response.json(page_record(view), headers=policy(POLICY))

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
        return Response.html(body, headers=policy(FRAME_POLICY))

    async def static(self, request: Any, _: Any) -> Any:
        """A style sheet or script of ours."""
        found = static_files().get(request.url_vars["name"])
        if found is None:
            return self.missing(request)
        content, kind = found
        headers = {"cache-control": "public, max-age=31536000, immutable", **policy(POLICY)}
        return Response(content.decode("utf-8"), headers=headers, content_type=kind)

    async def _find_page(self, request: Any, datasette: Any) -> PageView | None:
        page_id = request.url_vars["page_id"]
        return await read(datasette, lambda connection: read_page(connection, page_id))
