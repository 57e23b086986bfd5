"""A hundred payloads in every place where the text of a page can come out: the browser itself runs none of them.

One load for each place, with all payloads on it. The canary counts what ran; the policy must have had nothing to stop
on our own pages: a payload that only the policy stops is one that got through.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from normalized.inspector.inspection import Inspection
from normalized.inspector.views import LONGEST_QUESTION
from normalized.judgements import Judgement, Ledger, Named, Subject, Target, Verdict
from pipeline.block import BlockLabel
from pipeline.facts import Place
from pipeline.record import MentionType
from tests.normalized.factory import TRIER, PageWriter, publish
from tests.normalized.inspector.in_browser.chromium import OnePage, Reader, needs_chromium, reader, served, sign_in
from tests.normalized.inspector.test_payloads import PAYLOADS

pytestmark = needs_chromium

ALL = "\n".join(PAYLOADS)


def page_of_all() -> PageWriter:
    """One page that says every payload: as title, noise, text, mention, value, person, city, office, network, issue."""
    written = PageWriter("de-trier", "all?" + "".join(PAYLOADS[:40]), title=" ".join(PAYLOADS))
    for number, payload in enumerate(PAYLOADS):
        raw = f"{payload} {number}"
        village = Place(None, raw, "AT")
        written.block(raw, BlockLabel.FOOTER).block(f"{raw} x").mention(MentionType.MAYOR, raw, raw)
        written.mayor(raw, TRIER, raw, as_of=f"{1900 + number}/{1901 + number}").partnership(TRIER, village, raw=raw)
        written.network(raw, TRIER, acronym=raw[:40]).contact("email", f"a{number}@x.example", raw, raw)
        written.issue("too-many-blocks", raw)
    return written


@pytest.fixture(scope="module")
def hostile(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    root = tmp_path_factory.mktemp("hostile")
    release = publish(root, [[page_of_all().result()]])
    ledger = Ledger(root / "judgements.jsonl")
    for payload in PAYLOADS:
        target = Target(Subject.MENTION, payload, f"{payload} & more", 0, len(payload), "mayor")
        ledger.add(Judgement(target, Verdict.CORRECT, payload[:100], payload, payload, payload, payload))
        names = (Named("2821164", f"{payload} {side}") for side in ("a", "b"))
        pair = Target.pair(Subject.MERGE, *names, "mayor")
        ledger.add(Judgement(pair, Verdict.REJECT, payload[:100], payload, payload))
    inspection = Inspection(release.path, OnePage(f"<p>before</p>{ALL}<p>behind</p>"), ledger, "token")
    with served(inspection) as server, reader(browser, server.address) as at:
        sign_in(at.page, server.address, "token")
        yield at


HERE = f"/page/{page_of_all().raw().page_id}"


@pytest.mark.parametrize(
    ("path", "least"),
    [
        ("/", 0),
        (HERE, 900),
        (HERE + "/raw", 100),
        ("/city/2821164", 800),
        ("/judgements", 300),
        ("/disagreements", 0),
        ("/search", 1),
        ("/search?q=alert", 1),
    ],
)
def test_no_payload_runs_in_a_view_of_ours(hostile: Reader, path: str, least: int) -> None:
    page = hostile.open(path)
    assert page.content().count("alert(1)") >= least, "the payloads do come out, as text"
    if path == HERE:
        for mark in page.locator("a.mark").all()[:8]:
            mark.hover()
    assert (hostile.ran(), hostile.faults, hostile.foreign) == ([], [], [])


@pytest.mark.parametrize("table", ["pages", "mentions", "mayors", "contacts", "networks", "issues"])
def test_no_payload_runs_in_datasettes_tables(hostile: Reader, table: str) -> None:
    page = hostile.open(f"/rathaus/{table}?_size=200")
    assert "alert(1)" in page.content()
    dialogs = [said for said in hostile.ran() if said[0] != "policy"]  # Datasette's own inline scripts are stopped
    assert (dialogs, hostile.faults, hostile.foreign) == ([], [], [])


def test_no_payload_runs_as_a_question(hostile: Reader) -> None:
    asked: list[str] = [""]
    for payload in PAYLOADS:
        if len(asked[-1]) + len(payload) >= LONGEST_QUESTION:
            asked.append("")
        asked[-1] += payload + " "
    for question in asked:
        page = hostile.open(f"/search?q={quote(question)}&country={quote(question)}&lang={quote(question)}")
        assert page.get_by_role("searchbox").input_value() == question
        hostile.open(f"/disagreements?code={quote(question)}")
        assert (hostile.ran(), hostile.faults, hostile.foreign) == ([], [], [])


def test_the_canary_sings(hostile: Reader) -> None:
    page = hostile.open("/")
    page.evaluate("() => { document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>'); }")
    page.evaluate("() => { alert(1); }")
    page.wait_for_function("() => window.ran.length >= 2")
    assert {said[0] for said in hostile.ran()} == {"alert", "policy"}
