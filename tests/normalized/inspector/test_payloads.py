"""A hundred payloads in every place where the text of a page can come out: nothing of them runs.

What is looked at is the answer as a browser parses it: no script but ours, no event attribute, no address that runs.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from lxml import html

from normalized import Release
from normalized.inspector.application import inspector
from normalized.inspector.archive import harmless
from normalized.inspector.inspection import Inspection
from normalized.judgements import Judgement, Ledger, Subject, Target, Verdict
from pipeline.block import BlockLabel
from pipeline.facts import Place
from pipeline.record import MentionType
from sources.page import PageKind, RawPage
from tests.normalized.factory import TRIER, PageWriter, publish
from tests.normalized.inspector.browsing import ask_application

PAYLOADS = [line for line in Path(__file__).with_name("payloads.txt").read_text("utf-8").split("\n") if line]
FOLDED = re.compile(r"[\s\x00-\x20]+")
ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "background", "xlink:href", "srcdoc")
OURS = re.compile(r"/-/(inspector/[0-9a-f]{12}|static)/[a-zA-Z0-9.-]+\.js(\?[0-9a-f]+)?")


def page_of(number: int, payload: str) -> PageWriter:
    """A page that has the payload as title, text, mention, value, name of a person, a city, an office and a network."""
    raw = f"{payload} & <b>{number}</b>"
    village = Place(None, raw, "AT")
    return (
        PageWriter("de-trier", f"p{number}?{payload}", title=raw)
        .block(f"noise {raw}", BlockLabel.FOOTER)
        .block(f"{raw} x")
        .mention(MentionType.MAYOR, raw, raw)
        .mayor(raw, TRIER, raw)
        .partnership(TRIER, village, raw=raw)
        .network(raw, TRIER, acronym=raw[:40])
        .contact("email", f"a{number}@x.example", raw, raw)
        .issue("too-many-blocks", raw)
    )


def faults(answer: httpx.Response) -> list[str]:
    """What would run, or load something that is not ours."""
    found = []
    is_datasettes = answer.request.url.path.startswith("/rathaus")
    for element in html.document_fromstring(answer.text).iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "script":
            # Datasette's own inline scripts are stopped by the policy; here they must not hold text of pages.
            inline = element.text or ""
            known = not inline or (is_datasettes and "alert(" not in inline)
            if not known or not (inline or OURS.fullmatch(element.get("src", ""))):
                found.append(f"script {html.tostring(element)[:80]!r}")
        if element.tag in ("object", "embed", "base", "frame", "applet", "animate", "set", "foreignobject"):
            found.append(element.tag)
        for name, value in element.attrib.items():
            if name.lower().startswith("on") or name == "srcdoc":
                found.append(f"{element.tag} {name}")
            plain = FOLDED.sub("", value).lower()
            runs = plain.startswith(("javascript:", "vbscript:", "data:"))
            if name in ADDRESSES and runs and (element.tag, plain) != ("link", "data:,"):
                found.append(f"{element.tag} {name}={value[:40]}")
    return found


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Release, Inspection]:
    """A release of pages of which each carries one payload, and judgements that carry them too."""
    root = tmp_path_factory.mktemp("hostile")
    release = publish(root, [[page_of(number, payload).result() for number, payload in enumerate(PAYLOADS)]])
    ledger = Ledger(root / "judgements.jsonl")
    when = datetime(2026, 4, 1, tzinfo=UTC).isoformat()
    for payload in PAYLOADS:
        target = Target(Subject.MENTION, "de-trier", f"{payload} & more", 0, len(payload), "mayor")
        ledger.add(Judgement(target, Verdict.CORRECT, payload[:100], when, payload, payload, payload))
        ledger.add(Judgement(replace(target, source=payload), Verdict.ACCEPT, payload[:100], when, payload))
    return release, Inspection(release.path, ledger=ledger, token="secret")


def test_there_are_a_hundred() -> None:
    assert len(set(PAYLOADS)) >= 100


def test_no_payload_runs_in_any_view(hostile: tuple[Release, Inspection]) -> None:
    release, inspection = hostile
    application = inspector(inspection)
    pages = [json.loads(line) for line in (release.path / "jsonl" / "pages.jsonl").read_text("utf-8").splitlines()]
    cities = [json.loads(line) for line in (release.path / "jsonl" / "cities.jsonl").read_text("utf-8").splitlines()]
    assert len([page for page in pages if page["status"] == "ok"]) == len(PAYLOADS)
    paths = [
        "/",
        "/disagreements",
        "/judgements",
        "/search",
        "/search?page=2",
        "/rathaus/pages?_size=200",
        "/rathaus/mentions?_size=200",
        "/rathaus/mayors?_size=200",
        *(f"/page/{page['page_id']}" for page in pages),
        *(f"/city/{city['area_id']}" for city in cities[:3]),
        "/city/2821164",
    ]
    seen = 0
    for path in paths:
        answer = ask_application(application, path)
        assert answer.status_code == 200, path
        assert faults(answer) == [], path
        seen += "alert(1)" in answer.text
    assert seen > len(PAYLOADS) * 0.9, "the payloads do come out, as text"


def test_no_payload_runs_as_a_question(hostile: tuple[Release, Inspection]) -> None:
    application = inspector(hostile[1])
    for payload in PAYLOADS[::3]:
        for parameter in ("q", "country", "code"):
            path = "/disagreements" if parameter == "code" else "/search"
            answer = ask_application(application, path, params={parameter: payload, "lang": payload})
            assert answer.status_code == 200
            assert faults(answer) == [], payload


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_runs_in_the_frame_of_a_raw_page(payload: str) -> None:
    for kind in PageKind:
        raw = RawPage("de-trier", "https://x.example/", f"<p>{payload}</p>".encode(), kind)
        shown = html.document_fromstring(f"<html><body><p>.</p>{harmless(raw, 'utf-8')}</body></html>")
        for element in shown.iter():
            assert element.tag not in ("script", "style", "iframe", "object", "embed", "form", "svg", "math", "img")
            assert not element.attrib
