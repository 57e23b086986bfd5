"""Analysts judge in the browser: with the token alone, never by a form of another site; the next release follows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from normalized import Release, publish_release
from normalized.inspector.application import inspector
from normalized.inspector.inspection import Inspection
from normalized.judgements import Ledger
from tests.normalized.factory import NOON, SOURCES, PageWriter, lookup, publish, store_parts
from tests.normalized.inspector.browsing import ask_application, text_of, tree, written_page

TOKEN = "a long token of the tests"
PAGE_ID = written_page().raw().page_id
HERE = f"/page/{PAGE_ID}"
METZ = {"subject": "mention", "page_id": PAGE_ID, "block": "1", "start": "39", "end": "43", "type": "city"}
WHEN = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)


class Browser:
    """A browser that keeps cookies."""

    def __init__(self, inspection: Inspection) -> None:
        self.cookies: dict[str, str] = {}
        self.look_at(inspection)

    def look_at(self, inspection: Inspection) -> None:
        """Open another inspector."""
        self.inspection = inspection
        self.application = inspector(inspection)

    def ask(self, path: str, form: dict[str, str] | None = None, **headers: str) -> httpx.Response:
        method = "GET" if form is None else "POST"
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = ask_application(
            self.application, path, method, data=form, headers={**({"cookie": cookie} if cookie else {}), **headers}
        )
        for name, value in answer.cookies.items():
            self.cookies[name] = value.strip('"')
        return answer

    def submit(self, path: str, action: str, fields: dict[str, str]) -> httpx.Response:
        """Fill the form of a page and send it."""
        (csrf,) = set(tree(self.ask(path)).xpath(f"//form[@action='{action}']/input[@name='csrftoken']/@value"))
        return self.ask(action, {**fields, "csrftoken": csrf}, origin="http://127.0.0.1")


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """One page of Trier; nobody writes to it."""
    return publish(tmp_path_factory.mktemp("judging"), [[written_page().result()]])


@pytest.fixture
def town(release: Release, tmp_path: Path) -> Iterator[tuple[Browser, Release]]:
    ledger = Ledger(tmp_path / "judgements" / "judgements.jsonl")
    yield Browser(Inspection(release.path, ledger=ledger, token=TOKEN, clock=lambda: WHEN)), release


def signed_in(browser: Browser) -> Browser:
    answer = browser.submit("/sign-in", "/sign-in", {"name": "Ana", "token": TOKEN})
    assert answer.status_code == 303, answer.text
    return browser


def test_a_judgement_is_written_shown_followed_and_taken_back(town: tuple[Browser, Release], tmp_path: Path) -> None:
    browser, _ = town
    signed_in(browser)
    answer = browser.submit(HERE, "/judge", {**METZ, "verdict": "reject", "reason": "the cathedral"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{HERE}#b1")
    assert "reject Ana, 2026-04-01: the cathedral" in text_of(tree(browser.ask(HERE)))
    ledger = browser.inspection.ledger
    assert ledger is not None
    (judgement,) = ledger.in_force()
    assert (judgement.target.raw, judgement.target.source, judgement.said) == ("Metz", "de-trier", "2994160")

    def next_release(day: int) -> list[str]:
        store, keys = store_parts(tmp_path, [[written_page().result()]])
        release = publish_release(
            store,
            keys,
            tmp_path / "releases",
            published_at=NOON + timedelta(days=day),
            sources=SOURCES,
            lookup=lookup,
            judgements=ledger.in_force(),
        )
        browser.look_at(replace(browser.inspection, folder=release.path))
        return [
            mark.text for mark in tree(browser.ask(HERE)).xpath("//div[@class='blocks']//a[contains(@class,'mark')]")
        ]

    assert "Metz" not in next_release(1)
    answer = browser.submit("/judgements", "/undo", {"id": judgement.id, "reason": "it is the city"})
    assert answer.status_code == 303
    assert "taken back by Ana, 2026-04-01T09:30:00Z: it is the city" in text_of(tree(browser.ask("/judgements")))
    assert "Metz" in next_release(2)


def test_a_judgement_that_finds_nothing_in_a_later_release_says_so(
    town: tuple[Browser, Release], tmp_path: Path
) -> None:
    browser = signed_in(town[0])
    browser.submit(HERE, "/judge", {**METZ, "verdict": "reject", "reason": "the cathedral"})
    idle = "This release does not follow it"
    assert idle not in text_of(tree(browser.ask("/judgements"))), "it is later than this release"
    later = publish(
        tmp_path,
        [[written_page().result(), PageWriter("de-trier", "other").block("Nichts.").result()]],
        published_at=WHEN + timedelta(days=1),
    )
    browser.look_at(replace(browser.inspection, folder=later.path))
    assert idle in text_of(tree(browser.ask("/judgements"))), "nobody told that release of the judgement"


def test_a_label_is_corrected(town: tuple[Browser, Release]) -> None:
    browser = signed_in(town[0])
    fields = {
        "subject": "block",
        "page_id": PAGE_ID,
        "block": "0",
        "verdict": "correct",
        "value": "heading",
        "reason": "x",
    }
    assert browser.submit(HERE, "/judge", fields).status_code == 303
    lines = [json.loads(line) for line in browser.ask("/judgements.jsonl").text.splitlines()]
    assert [(line["target"]["text"], line["value"], line["said"]) for line in lines] == [
        ("Startseite Kontakt", "heading", "navigation")
    ]


TRIER = "/city/2821164"
PARTNERS = {"subject": "partnership", "one": "2821164", "other": "2994160", "reason": "the charter"}
PERSONS = {"subject": "merge", "type": "mayor", "one": "2821164 Eva Kirsch", "reason": "the chronicle"}
CITIES = {"subject": "merge", "type": "city", "one": "2821164", "reason": "the map"}


def test_links_partnerships_and_cities_are_judged_where_they_stand(town: tuple[Browser, Release]) -> None:
    browser = signed_in(town[0])
    since = {**PARTNERS, "verdict": "correct", "type": "since", "value": "1958"}
    answer = browser.submit(TRIER, "/judge", since)
    assert (answer.status_code, answer.headers["location"]) == (303, TRIER)
    assert browser.submit(TRIER, "/judge", {**CITIES, "other": "2994160", "verdict": "reject"}).status_code == 303
    link = {**METZ, "subject": "link", "verdict": "correct", "value": "2960316", "reason": "Luxembourg is meant"}
    assert browser.submit(HERE, "/judge", link).status_code == 303
    assert "Trier · Metz · since" in text_of(tree(browser.ask("/judgements")))
    shown = text_of(tree(browser.ask(TRIER)).xpath("//section[@aria-labelledby='judged']")[0])
    assert "partnership Trier · Metz · since correct → 1958 Ana, 2026-04-01: the charter" in shown
    examples = [json.loads(line) for line in browser.ask("/labels.jsonl").text.splitlines()]
    assert [(one["subject"], one.get("value"), one.get("same")) for one in examples] == [
        ("partnership", "1958", None),
        ("merge", None, False),
        ("link", "2960316", None),
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {**PARTNERS, "other": "2267057", "verdict": "reject"},
        {**PARTNERS, "one": "x", "verdict": "reject"},
        {**PARTNERS, "verdict": "correct", "type": "since", "value": "soon"},
        {**PERSONS, "other": "2821164 Nobody", "verdict": "accept"},
        {**PERSONS, "other": "", "verdict": "accept"},
        {**PERSONS, "other": "2821164 Eva Kirsch", "verdict": "accept"},
        {**CITIES, "other": "1", "verdict": "accept"},
        {**CITIES, "other": "2821164 Unheard", "verdict": "reject"},
    ],
)
def test_what_the_release_does_not_have_is_not_judged(town: tuple[Browser, Release], wrong: dict[str, str]) -> None:
    browser = signed_in(town[0])
    assert browser.submit(TRIER, "/judge", wrong).status_code == 400
    assert browser.inspection.ledger is not None
    assert browser.inspection.ledger.entries() == []


def test_a_reader_sees_judgements_and_no_forms(town: tuple[Browser, Release]) -> None:
    browser = signed_in(town[0])
    browser.submit(HERE, "/judge", {**METZ, "verdict": "accept", "reason": "sure"})
    reader = Browser(browser.inspection)
    page = tree(reader.ask(HERE))
    assert "accept Ana, 2026-04-01: sure" in text_of(page)
    assert not page.xpath("//form[@action='/judge']")
    assert not tree(reader.ask("/judgements")).xpath("//form[@action='/undo']")


@pytest.mark.parametrize("token", ["", "wrong", TOKEN + "x", "ä"])
def test_a_wrong_token_lets_nobody_in(town: tuple[Browser, Release], token: str) -> None:
    browser = town[0]
    assert browser.submit("/sign-in", "/sign-in", {"name": "Eve", "token": token}).status_code == 403
    assert "rathaus_analyst" not in browser.cookies


def test_without_a_token_in_the_settings_nobody_judges(town: tuple[Browser, Release]) -> None:
    browser = Browser(replace(town[0].inspection, token=""))
    assert browser.submit("/sign-in", "/sign-in", {"name": "Eve", "token": ""}).status_code == 403


def test_a_cookie_of_another_token_or_of_ones_own_making_is_none(town: tuple[Browser, Release]) -> None:
    browser = signed_in(town[0])
    stranger = Browser(replace(browser.inspection, token="another"))
    stranger.cookies = dict(browser.cookies)
    assert not tree(stranger.ask(HERE)).xpath("//form[@action='/judge']")
    forged = Browser(browser.inspection)
    forged.cookies = {"rathaus_analyst": "IkV2ZSI.aaaa.bbbb"}
    assert not tree(forged.ask(HERE)).xpath("//form[@action='/judge']")


@pytest.mark.parametrize(
    ("headers", "with_csrf"),
    [
        ({"origin": "https://evil.example"}, True),
        ({"origin": "null"}, True),
        ({"sec-fetch-site": "cross-site"}, True),
        ({"origin": "http://127.0.0.1"}, False),
    ],
)
def test_forms_of_other_sites_write_nothing(
    town: tuple[Browser, Release], headers: dict[str, str], with_csrf: bool
) -> None:
    browser = signed_in(town[0])
    csrf = tree(browser.ask(HERE)).xpath("//input[@name='csrftoken']/@value")[0] if with_csrf else "guessed"
    form = {**METZ, "verdict": "reject", "reason": "x", "csrftoken": csrf}
    assert browser.ask("/judge", form, **headers).status_code == 403
    assert browser.ask("/undo", {"id": "x", "csrftoken": csrf}, **headers).status_code == 403
    assert browser.inspection.ledger is not None
    assert browser.inspection.ledger.entries() == []


def test_cookies_are_kept_from_scripts_and_other_sites(town: tuple[Browser, Release]) -> None:
    answer = town[0].submit("/sign-in", "/sign-in", {"name": "Ana", "token": TOKEN})
    cookie = next(value for name, value in answer.headers.multi_items() if value.startswith("rathaus_analyst"))
    assert "httponly" in cookie.lower()
    assert "samesite=strict" in cookie.lower()


@pytest.mark.parametrize(
    "wrong",
    [
        {"verdict": "reject", "reason": " "},
        {"verdict": "correct", "value": "Metz", "reason": "x"},
        {"verdict": "perhaps", "reason": "x"},
        {"verdict": "reject", "reason": "x", "start": "0"},
        {"verdict": "reject", "reason": "x", "block": "99"},
        {"verdict": "reject", "reason": "x", "block": "99999999999999999999"},
        {"verdict": "reject", "reason": "x", "end": "x"},
        {"verdict": "reject", "reason": "x", "page_id": "' OR 1=1"},
    ],
)
def test_what_cannot_be_followed_is_refused(town: tuple[Browser, Release], wrong: dict[str, Any]) -> None:
    browser = signed_in(town[0])
    assert browser.submit(HERE, "/judge", {**METZ, **wrong}).status_code == 400
    assert browser.inspection.ledger is not None
    assert browser.inspection.ledger.entries() == []


def test_a_get_changes_nothing(town: tuple[Browser, Release]) -> None:
    browser = signed_in(town[0])
    for path in ("/judge", "/undo", "/sign-out"):
        assert browser.ask(path).status_code == 403
