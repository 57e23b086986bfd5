"""The JSON API: real Datasette on a release's SQLite file answers the questions that the release comes with."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from datasette.app import Datasette

from flows.commands.api import application
from normalized import Release
from normalized.api import DATABASE, FILE, datasette_metadata
from normalized.errors import SchemaError
from normalized.queries import all_queries, read_query
from normalized.schema import TABLES
from tests.normalized.factory import LUXEMBOURG, METZ, NOON, TRIER, PageWriter, publish, three_towns

Ask = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The third of three releases: a partnership comes, then its year changes."""
    root = tmp_path_factory.mktemp("api")
    terms = (
        PageWriter("de-trier", "geschichte")
        .block("Klaus Blum war bis 2015 im Amt, danach Eva Kirsch. Tel. 0651 718-0")
        .mayor("Klaus Blum", TRIER, "Oberbürgermeister", as_of="2007/2015-03-31")
        .mayor("Eva Kirsch", TRIER, "Oberbürgermeisterin", as_of="2015-04-01/..")
        .contact("voice", "+496517180", "0651 718-0", "Amt für 100 % Bürgernähe")
        .result()
    )

    def pair(since: str) -> Any:
        text = f"Metz et Luxembourg depuis {since}"
        return PageWriter("fr-metz", "a").block(text).partnership(METZ, LUXEMBOURG, since=since).result()

    publish(root, [[terms]])
    publish(root, [[terms, pair("1951")]], published_at=NOON + timedelta(days=1))
    return publish(root, [[terms, pair("1952-03"), *three_towns()]], published_at=NOON + timedelta(days=2))


def fetched(release: Release, path: str, **parameters: object) -> httpx.Response:
    """What Datasette, started as a user would with the release's own two files, answers."""
    metadata = json.loads((release.path / FILE).read_text("utf-8"))
    served = Datasette(immutables=[str(release.path / "rathaus.sqlite")], metadata=metadata)

    async def get() -> httpx.Response:
        transport = httpx.ASGITransport(app=served.app())
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.get(path, params={name: str(value) for name, value in parameters.items()})

    return asyncio.run(get())


@pytest.fixture(scope="module")
def ask(release: Release) -> Ask:
    def call(query: str, **parameters: object) -> list[dict[str, Any]]:
        answer = fetched(release, f"/{DATABASE}/{query}.json", _shape="objects", **parameters)
        assert answer.status_code == 200, answer.text
        rows: list[dict[str, Any]] = answer.json()["rows"]
        return rows

    return call


@pytest.mark.parametrize("path", ["/nowhere", "/rathaus/towns.json", "/../../etc/passwd"])
def test_an_address_that_does_not_exist_is_answered_and_fills_no_terminal(
    release: Release, path: str, capfd: pytest.CaptureFixture[str]
) -> None:
    served = application(release.path)
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b""}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "headers": [],
        "query_string": b"",
    }
    asyncio.run(served({**scope, "path": path, "raw_path": path.encode()}, receive, send))
    assert sent[0]["status"] == 404
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("city", "day", "mayors"),
    [
        ("Trier", "2010-06-30", ["Klaus Blum"]),
        ("trier", "2015-03-31", ["Klaus Blum"]),
        ("2821164", "2015-04-01", ["Eva Kirsch"]),
        ("Trèves", "2024-01-01", ["Eva Kirsch"]),
        ("Trier", "2006-12-31", []),
        ("Trier", "", ["Klaus Blum", "Eva Kirsch"]),
        ("Nirgends", "2010-06-30", []),
    ],
)
def test_mayor_of_a_city_on_a_day(ask: Ask, city: str, day: str, mayors: list[str]) -> None:
    assert [row["mayor"] for row in ask("mayor_at", city=city, day=day)] == mayors


def test_partners_of_a_city(ask: Ask) -> None:
    rows = ask("partners_of", city="Luxembourg")
    assert [(row["partner"], row["kind"], row["since"]) for row in rows] == [
        ("Metz", "twinning", "1952-03-23"),
        ("Sankt-Anna am Weiher", "cooperation", None),
        ("Trier", "friendship", None),
    ]
    assert [row["partner"] for row in ask("partners_of", city="2960316", kind="friendship")] == ["Trier"]
    assert json.loads(rows[0]["evidence"])


def test_phones_of_an_office(ask: Ask) -> None:
    (found,) = ask("phones_of", office="biergeramt")
    assert (found["number"], found["city"], found["type"]) == ("+35247961", "Luxembourg", "voice")
    assert [row["number"] for row in ask("phones_of", office="100 %", city="Trier")] == ["+496517180"]
    assert ask("phones_of", office="%") == ask("phones_of", office="100 %"), "a sign is itself, not a pattern"
    assert ask("phones_of", office="biergeramt", city="Metz") == []
    assert len(ask("phones_of")) == 2


def test_changed_since_a_day_tells_the_history_of_all_releases(ask: Ask) -> None:
    rows = ask("changed_since", table="partnerships")
    told = [row for row in rows if row["id"] == rows[0]["id"]]
    assert [(row["published"], row["change"]) for row in told] == [
        ("2026-03-02T12:00:00Z", "added"),
        ("2026-03-03T12:00:00Z", "changed"),
    ]
    assert json.loads(told[1]["fields"])["since"] == {"old": "1951", "new": "1952-03-23"}
    assert told[1]["title"] == "twinning of Luxembourg and Metz since 1952-03-23"
    assert json.loads(told[1]["areas"]) == ["2960316", "2994160"]
    later = ask("changed_since", since="2026-03-03", table="partnerships")
    assert later == [row | {"total": len(later)} for row in rows[1:]]
    assert {row["table"] for row in ask("changed_since")} == {"mayors", "partnerships", "networks", "contacts"}


def test_pages_follow_each_other(ask: Ask) -> None:
    whole = ask("changed_since")
    pages = [ask("changed_since", limit=2, offset=offset) for offset in range(0, len(whole) + 2, 2)]
    assert [row for page in pages for row in page] == whole
    assert all(row["total"] == len(whole) for row in whole)
    assert ask("changed_since", limit=0) == whole[:1]
    assert ask("changed_since", limit=99999) == whole


def test_quotes_and_statements_in_a_parameter_are_text(ask: Ask) -> None:
    for hostile in ("' OR 1=1 --", '"; DROP TABLE cities; --', "Trier\x00", "%", "_"):
        assert ask("mayor_at", city=hostile, day="2010-06-30") == []
        assert ask("partners_of", city=hostile) == []
    assert len(ask("partners_of", city="Trier")) == 2


def test_the_release_cannot_be_written_to(release: Release) -> None:
    answer = fetched(release, f"/{DATABASE}.json", sql="DELETE FROM cities")
    assert answer.status_code == 400


def test_every_table_query_and_parameter_is_described(release: Release) -> None:
    said = json.loads((release.path / FILE).read_text("utf-8"))["databases"][DATABASE]
    assert set(said["tables"]) == {table.name for table in TABLES}
    assert set(said["queries"]) == {
        "changed_since",
        "contacts_of",
        "mayor_at",
        "officeholders_of",
        "partners_of",
        "phones_of",
    }
    for name, query in all_queries().items():
        assert said["queries"][name]["params"] == list(query.parameters)
        assert {"limit", "offset"} <= set(query.parameters)
        assert all(parameter in said["queries"][name]["description"] for parameter in query.parameters)
    assert datasette_metadata()["databases"][DATABASE] == said


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("SELECT 1\n", "no title"),
        ("-- title: x\n-- description: y\nSELECT :city\n", "told and used differ: city"),
        ("-- title: x\n-- description: y\n-- city: z\nSELECT 1\n", "told and used differ: city"),
    ],
)
def test_a_query_that_does_not_say_what_it_needs_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    file = tmp_path / "a.sql"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SchemaError, match=complaint):
        read_query(file)
