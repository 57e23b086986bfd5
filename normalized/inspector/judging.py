"""Where analysts judge: signing in with the token, writing a judgement, taking one back.

Reading asks for nothing. Writing needs the token; a signed cookie remembers it with the analyst's name, and stops
holding when the token changes. Forms of other sites are refused three times over: the cookie is same-site, Datasette
compares its CSRF token, and the header Origin must be our own.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import sqlite3
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from datasette.utils.asgi import Response

from normalized.errors import BadJudgement
from normalized.inspector.answering import ANALYST_COOKIE, SIGNED_IN_SECONDS, Answering, policy, read, signer
from normalized.inspector.reading import Row, read_row, read_rows
from normalized.inspector.rendering import city_address, page_address
from normalized.inspector.security import POLICY
from normalized.judgements import Judgement, Named, Subject, Target, Verdict
from normalized.judgements.judgement import LONGEST_AUTHOR
from normalized.judgements.labels import labels_text
from normalized.judgements.ledger import Ledger, LedgerEntry
from normalized.release.folder import moment, read_release
from normalized.release.judged import followed
from pipeline.record import MentionType

SECONDS_AFTER_A_WRONG_TOKEN = 0.5

_BLOCK = """
SELECT b.text, b.label, p.source FROM blocks b JOIN pages p USING (page_id)
WHERE b.page_id = :page_id AND b.block = :block
"""
_PARTNERSHIP = """
SELECT kind, since, until FROM partnerships WHERE area_id_a IN (:one, :other) AND area_id_b IN (:one, :other)
"""
_PERSON = """
SELECT m.person_id FROM mayors m JOIN people p USING (person_id)
WHERE m.area_id = :area_id AND (p.name = :name OR EXISTS (SELECT 1 FROM json_each(p.other_names) WHERE value = :name))
"""
_CITY = """
SELECT area_id FROM cities WHERE area_id = :area_id
AND (:name IN ('', name) OR EXISTS (SELECT 1 FROM json_each(other_names) WHERE value = :name))
"""
_NAMES = "SELECT area_id, name FROM cities WHERE area_id IN (SELECT value FROM json_each(:ids))"
_MENTION = """
SELECT value FROM mentions
WHERE page_id = :page_id AND block = :block AND start = :start AND "end" = :end AND type = :type
"""


class JudgingViews(Answering):
    """The views that write, and the list of what was written."""

    async def sign_in(self, request: Any, _: Any) -> Any:
        """The form, and its answer: a cookie for whoever gives the token and a name."""
        if request.method != "POST":
            return self.answer(request, "sign_in.html", complaint="", csrf=request.scope["csrftoken"]())
        refused = self.refusal(request)
        if refused is not None:
            return refused
        given = await request.post_vars()
        name = given.get("name", "").strip()[:LONGEST_AUTHOR]
        token = self.inspection.token
        fits = hmac.compare_digest(given.get("token", "").encode(), token.encode()) if token else False
        if not fits or not name:
            await asyncio.sleep(SECONDS_AFTER_A_WRONG_TOKEN)
            csrf = request.scope["csrftoken"]()
            return self.answer(request, "sign_in.html", status=403, complaint="judge.wrong_token", csrf=csrf)
        response = Response.redirect("/judgements", status=303)
        response.set_cookie(
            ANALYST_COOKIE, signer(token).dumps(name), max_age=SIGNED_IN_SECONDS, httponly=True, samesite="strict"
        )
        return response

    async def sign_out(self, request: Any, _: Any) -> Any:
        """Forget who it was."""
        refused = self.refusal(request)
        if refused is not None:
            return refused
        response = Response.redirect("/", status=303)
        response.set_cookie(ANALYST_COOKIE, "", max_age=0, httponly=True, samesite="strict")
        return response

    def _writer(self, request: Any) -> tuple[str, Ledger] | Response:
        """Who writes into which ledger; the refusal where nobody may."""
        analyst, ledger, refused = self.analyst(request), self.inspection.ledger, self.refusal(request)
        if refused is not None:
            return refused
        if analyst is None or ledger is None:
            return self.answer(request, "refused.html", status=403, reason="judge.sign_in_first")
        return analyst, ledger

    async def judge(self, request: Any, datasette: Any) -> Any:
        """Write a judgement, then show again what was judged."""
        writer = self._writer(request)
        if not isinstance(writer, tuple):
            return writer
        analyst, ledger = writer
        given = await request.post_vars()
        try:
            judgement = await read(datasette, lambda connection: self._judgement(connection, given, analyst))
            await asyncio.to_thread(ledger.add, judgement)
        except BadJudgement as error:
            return self.answer(request, "refused.html", status=400, reason="judge.bad", detail=error.message)
        pair = judgement.target.one
        here = (
            page_address(given["page_id"], int(given.get("block") or 0)) if pair is None else city_address(pair.area_id)
        )
        return Response.redirect(here, status=303)

    async def undo(self, request: Any, _: Any) -> Any:
        """Take a judgement back."""
        writer = self._writer(request)
        if not isinstance(writer, tuple):
            return writer
        analyst, ledger = writer
        given = await request.post_vars()
        now = moment(self.inspection.clock())
        reason = given.get("reason", "").strip()
        try:
            await asyncio.to_thread(ledger.undo, given.get("id", ""), author=analyst, date=now, reason=reason)
        except BadJudgement as error:
            return self.answer(request, "refused.html", status=400, reason="judge.bad", detail=error.message)
        return Response.redirect("/judgements", status=303)

    async def judgements(self, request: Any, datasette: Any) -> Any:
        """Every judgement, the latest first; those that were there before this release and that it does not follow,
        since what they are about is not in it any more, are marked.
        """
        entries = await self.entries()
        csrf = request.scope["csrftoken"]() if self.analyst(request) else ""
        names = await read(datasette, lambda connection: city_names(connection, entries))
        here = await asyncio.to_thread(followed, self.inspection.folder)
        made = moment((await asyncio.to_thread(read_release, self.inspection.folder)).created)
        idle = {each.judgement.id for each in entries if each.judgement.date < made} - here
        return self.answer(request, "judgements.html", entries=entries[::-1], csrf=csrf, names=names, idle=idle)

    async def judgements_file(self, _request: Any, _: Any) -> Any:
        """The file of judgements as it is: labelled data."""
        file = self.inspection.ledger.file if self.inspection.ledger else None
        text = await asyncio.to_thread(file.read_text, "utf-8") if file and file.is_file() else ""
        headers = {"content-disposition": 'attachment; filename="judgements.jsonl"', **policy(POLICY)}
        return Response(text, headers=headers, content_type="application/x-ndjson")

    async def labels_file(self, _request: Any, _: Any) -> Any:
        """The judgements in force as examples for scorers."""
        ledger = self.inspection.ledger
        text = labels_text(await asyncio.to_thread(ledger.in_force)) if ledger else ""
        headers = {"content-disposition": 'attachment; filename="labels.jsonl"', **policy(POLICY)}
        return Response(text, headers=headers, content_type="application/x-ndjson")

    def refusal(self, request: Any) -> Any:
        """The answer to what is no form of ours, None where it is one."""
        origin = request.headers.get("origin")
        ours = origin is None or urlsplit(origin).netloc == request.headers.get("host")
        site = request.headers.get("sec-fetch-site", "same-origin")
        if request.method == "POST" and ours and site in ("same-origin", "none"):
            return None
        return self.answer(request, "refused.html", status=403, reason="judge.foreign_form")

    def _judgement(self, connection: sqlite3.Connection, given: Row, analyst: str) -> Judgement:
        """The judgement of a form; what it is about is read from the release, not from the form."""
        try:
            place = {name: int(given.get(name) or 0) for name in ("block", "start", "end")}
            subject, verdict = Subject(given.get("subject", "")), Verdict(given.get("verdict", ""))
        except ValueError as error:
            raise BadJudgement(f"not a judgement: {error}") from error
        value = given.get("value", "").strip() if verdict is Verdict.CORRECT else ""
        reason, now = given.get("reason", "").strip(), moment(self.inspection.clock())
        if subject in (Subject.MERGE, Subject.PARTNERSHIP):
            kind = given.get("type", "") if subject is Subject.MERGE or verdict is Verdict.CORRECT else ""
            target = Target.pair(subject, _named(given.get("one", "")), _named(given.get("other", "")), kind)
            return Judgement(target, verdict, analyst, now, reason, value, said_of_pair(connection, target))
        if any(abs(number) > 2**31 for number in place.values()):
            raise BadJudgement("there is no such place")
        block = read_row(connection, _BLOCK, page_id=given.get("page_id", ""), block=place["block"])
        if block is None:
            raise BadJudgement("this release has no such block")
        said = block["label"]
        target = Target(subject, block["source"], block["text"] or "")
        if subject is not Subject.BLOCK:
            mention = read_row(connection, _MENTION, page_id=given["page_id"], type=given.get("type", ""), **place)
            if mention is None:
                raise BadJudgement("this release has no such mention")
            said = mention["value"]
            target = Target(subject, target.source, target.text, place["start"], place["end"], given.get("type", ""))
        return Judgement(target, verdict, analyst, now, reason, value, said)


def city_names(connection: sqlite3.Connection, entries: Iterable[LedgerEntry]) -> dict[str, str]:
    """Names of the cities that judgements are about, by id; without those that the release lacks."""
    pairs = (pair for entry in entries for pair in (entry.judgement.target.one, entry.judgement.target.other))
    ids = json.dumps(sorted({pair.area_id for pair in pairs if pair is not None}))
    return {row["area_id"]: row["name"] for row in read_rows(connection, _NAMES, ids=ids)}


def said_of_pair(connection: sqlite3.Connection, target: Target) -> str:
    """What the release says of two: `one` or `two` of a merge, the value of a partnership's field.

    Raises BadJudgement where it has no such city, mayor or partnership.
    """
    one, other = target.one, target.other
    assert one is not None
    assert other is not None
    if target.subject is Subject.PARTNERSHIP:
        row = read_row(connection, _PARTNERSHIP, one=one.area_id, other=other.area_id)
        if row is None:
            raise BadJudgement("this release has no such partnership")
        return str(row.get(target.type) or "") if target.type else "partnership"
    query = _PERSON if target.type == MentionType.MAYOR else _CITY
    found = [read_row(connection, query, area_id=named.area_id, name=named.name) for named in (one, other)]
    if None in found:
        raise BadJudgement("this release has no such name there")
    return "one" if found[0] == found[1] else "two"


def _named(text: str) -> Named:
    """`AREA_ID`, or `AREA_ID NAME`."""
    area_id, _, name = text.strip().partition(" ")
    return Named(area_id, name.strip())
