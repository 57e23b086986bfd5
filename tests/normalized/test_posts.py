"""Deputies, honorary mayors, dated partnerships and whole contacts, from the parts to every exit."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from normalized import Release
from normalized.exports import ReleaseTables, export_release
from normalized.queries import all_queries
from normalized.schema import TABLES, table
from pipeline.facts import DateRole, Post
from tests.normalized.factory import METZ, TRIER, PageWriter, publish

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """Eva Kirsch was a deputy before she became mayor; Klaus Blum is nothing but an honorary mayor."""
    council = (
        PageWriter("de-trier", "rat")
        .block("Bürgermeisterin Eva Kirsch vertrat 2001 den OB. Ehrenbürgermeister Klaus Blum kam auch.")
        .officeholder("Eva Kirsch", TRIER, Post.DEPUTY_MAYOR, "Bürgermeisterin", "2001")
        .mayor("Klaus Blum", TRIER, "Ehrenbürgermeister", as_of="2024")
        .officeholder("Klaus Blum", TRIER, Post.HONORARY_MAYOR, "Ehrenbürgermeister")
        .block("Oberbürgermeisterin Eva Kirsch, seit 2007")
        .mayor("Eva Kirsch", TRIER, "Oberbürgermeisterin", as_of="2007/..")
    )
    visits = (
        PageWriter("de-trier", "metz")
        .block("Metz: Vertrag vom 13.10.1957, Besuch im Mai 2019.")
        .partnership(TRIER, METZ, since="1957-10-13")
        .dated(DateRole.SIGNED, "1957-10-13", "13.10.1957")
        .dated(DateRole.VISITED, "2019-05", "Mai 2019")
        .block("Bauamt, Am Augustinerhof 3, 54290 Trier, Tel. 0651 7180, Mo 8-12 Uhr")
        .contact("address", "Am Augustinerhof 3, 54290 Trier", "Am Augustinerhof 3, 54290 Trier", "Bauamt")
        .contact("voice", "+496517180", "0651 7180", "Bauamt")
        .contact("hours", "Mo 8-12 Uhr", "Mo 8-12 Uhr", "Bauamt")
        .contact("address", "Am Augustinerhof 3, 54290 Trier", "Am Augustinerhof 3, 54290 Trier", "Standesamt")
    )
    metz = (
        PageWriter("fr-metz", "treves")
        .block("Jumelage avec Trier signé le 13 octobre 1957.")
        .partnership(METZ, TRIER, since="1957-10-13")
        .dated(DateRole.SIGNED, "1957-10-13", "13 octobre 1957")
    )
    return publish(tmp_path_factory.mktemp("posts"), [[council.result(), visits.result()], [metz.result()]])


@pytest.fixture(scope="module")
def rows(release: Release) -> Rows:
    with closing(ReleaseTables.from_parquet(release.path / "parquet")) as tables:
        return {defined.name: list(tables.rows(defined)) for defined in TABLES}


def test_neither_a_deputy_nor_an_honorary_mayor_counts_as_a_mayor(rows: Rows) -> None:
    assert [(row["name"], row["as_of"]) for row in rows["mayors"]] == [("Eva Kirsch", ["2007/.."])]
    assert {(row["name"], row["post"], row["title"]) for row in rows["officeholders"]} == {
        ("Eva Kirsch", "deputy_mayor", "Bürgermeisterin"),
        ("Klaus Blum", "honorary_mayor", "Ehrenbürgermeister"),
    }


def test_a_deputy_who_became_mayor_is_one_person(rows: Rows) -> None:
    (mayor,) = rows["mayors"]
    (deputy,) = (row for row in rows["officeholders"] if row["post"] == "deputy_mayor")
    assert deputy["person_id"] == mayor["person_id"]
    assert (deputy["first_day"], deputy["last_day"]) == ("2001-01-01", "2001-12-31")
    assert sorted(row["name"] for row in rows["people"]) == ["Eva Kirsch", "Klaus Blum"]


def test_of_two_namesakes_who_were_mayors_neither_is_the_deputy(tmp_path: Path) -> None:
    chronicle = (
        PageWriter("de-trier", "chronik")
        .block("Oberbürgermeister Paul Kirsch 1921, Oberbürgermeister Paul Kirsch 1987")
        .mayor("Paul Kirsch", TRIER, as_of="1921")
        .mayor("Paul Kirsch", TRIER, as_of="1987")
        .officeholder("Paul Kirsch", TRIER, Post.DEPUTY_MAYOR, "Bürgermeister", "1980")
    )
    release = publish(tmp_path, [[chronicle.result()]])
    with closing(ReleaseTables.from_parquet(release.path / "parquet")) as tables:
        mayors = {row["person_id"] for row in tables.rows(table("mayors"))}
        (deputy,) = tables.rows(table("officeholders"))
        people = {row["person_id"] for row in tables.rows(table("people"))}
    assert len(mayors) == 2
    assert deputy["person_id"] not in mayors
    assert people == {*mayors, deputy["person_id"]}


def test_a_date_of_a_partnership_has_its_role_and_all_who_give_it(rows: Rows) -> None:
    assert [(row["role"], row["date"], row["stated_by"], row["n_pages"]) for row in rows["partnership_dates"]] == [
        ("signed", "1957-10-13", ["de-trier", "fr-metz"], 2),
        ("visited", "2019-05", ["de-trier"], 1),
    ]
    assert [len(row["evidence"]) for row in rows["partnership_dates"]] == [2, 1]


def test_a_house_of_two_offices_is_no_disagreement(rows: Rows) -> None:
    assert "contact-with-several-owners" not in {row["code"] for row in rows["issues"]}


def test_popolo_has_a_post_for_each(release: Release, tmp_path: Path) -> None:
    export_release(release.path, "popolo", tmp_path)
    document = json.loads((tmp_path / "popolo.json").read_text(encoding="utf-8"))
    assert [(post["id"], post["label"], post["role"]) for post in document["posts"]] == [
        ("deputy_mayor/2821164", "Deputy mayor of Trier", "deputy mayor"),
        ("honorary_mayor/2821164", "Honorary mayor of Trier", "honorary mayor"),
        ("mayor/2821164", "Mayor of Trier", "mayor"),
    ]
    assert {held["post_id"] for held in document["memberships"]} == {post["id"] for post in document["posts"]}


def test_json_ld_has_addresses_and_opening_hours(release: Release, tmp_path: Path) -> None:
    export_release(release.path, "json-ld", tmp_path)
    document = json.loads((tmp_path / "2821164.jsonld").read_text(encoding="utf-8"))
    body = document["@graph"][1]
    assert body["address"] == ["Am Augustinerhof 3, 54290 Trier"]
    assert body["contactPoint"] == [
        {
            "@type": "ContactPoint",
            "telephone": "+496517180",
            "name": "Bauamt",
            "hoursAvailable": {"@type": "OpeningHoursSpecification", "description": "Mo 8-12 Uhr"},
        }
    ]
    assert {role["roleName"] for role in body["member"]} == {
        "Oberbürgermeisterin",
        "Bürgermeisterin",
        "Ehrenbürgermeister",
    }


def test_ftm_has_a_position_for_each(release: Release, tmp_path: Path) -> None:
    export_release(release.path, "ftm", tmp_path)
    entities = [json.loads(line) for line in (tmp_path / "entities.ftm.json").read_text(encoding="utf-8").splitlines()]
    posts = {entity["caption"] for entity in entities if entity["schema"] == "Position"}
    assert posts == {"Mayor of Trier", "Deputy mayor of Trier", "Honorary mayor of Trier"}


@pytest.mark.parametrize(
    ("query", "given", "expected"),
    [
        ("officeholders_of", {"city": "Trier", "post": "deputy_mayor"}, [("Eva Kirsch", "deputy_mayor")]),
        ("contacts_of", {"office": "bauamt", "type": "hours"}, [("Bauamt", "hours")]),
    ],
)
def test_the_api_answers(release: Release, query: str, given: dict[str, str], expected: list[tuple[str, str]]) -> None:
    asked = all_queries()[query]
    with closing(sqlite3.connect(release.path / "rathaus.sqlite")) as database:
        parameters = dict.fromkeys(asked.parameters, "") | given
        assert [row[:2] for row in database.execute(asked.sql, parameters)] == expected
