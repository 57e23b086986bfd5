"""Linking: one city, one person, one partnership, with all their evidence, whatever the order of the pages."""

from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from normalized import PageResult
from normalized.exports import ReleaseTables
from normalized.linking import link
from normalized.linking.database import dates_agree, open_database
from normalized.linking.networks import name_key, network_ids
from normalized.schema import TABLES, table
from pipeline.facts import PartnershipKind, Place
from pipeline.record import MentionType
from tests.normalized.factory import (
    LISBON,
    LUXEMBOURG,
    METZ,
    SMALL_VILLAGE,
    SOURCES,
    TRIER,
    PageWriter,
    lookup,
    store_parts,
    three_towns,
)

Linked = dict[str, list[dict[str, Any]]]


def linked(root: Path, *batches: list[PageResult]) -> Linked:
    """The tables of a release of these batches."""
    store, keys = store_parts(root / "store", batches)
    scratch = root / "scratch"
    scratch.mkdir(parents=True)
    with closing(open_database(scratch)) as connection:
        link(connection, [store.folder(key) for key in keys], SOURCES, lookup)
        tables = ReleaseTables(connection, sorted_already=False)
        return {defined.name: list(tables.rows(defined)) for defined in TABLES}


def only(rows: list[dict[str, Any]], **having: object) -> dict[str, Any]:
    """The one row with these values."""
    found = [row for row in rows if all(row[name] == value for name, value in having.items())]
    assert len(found) == 1, found
    return found[0]


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> Linked:
    return linked(tmp_path_factory.mktemp("towns"), three_towns())


def test_a_city_is_one_row_with_its_place_and_the_forms_that_pages_use(towns: Linked) -> None:
    trier = only(towns["cities"], area_id="2821164")
    assert (trier["name"], trier["country"], trier["other_names"]) == ("Trier", "DE", ["Trèves"])
    assert (trier["latitude"], trier["longitude"]) == (49.75565, 6.63935)
    metz = only(towns["cities"], area_id="2994160")
    assert (metz["n_mentions"], metz["n_pages"]) == (2, 2)


def test_a_city_carries_the_code_that_its_country_gives_the_municipality(towns: Linked) -> None:
    codes = {
        row["name"]: (row["code_list"], row["municipality_code"], row["municipality_id"]) for row in towns["cities"]
    }
    assert codes["Trier"] == ("ags", "07211000", "2821164")
    assert codes["Metz"] == ("insee", "57463", "2994160")
    assert codes["Luxembourg"] == (None, None, None)


def test_a_place_that_geonames_lacks_is_known_by_name_and_country(towns: Linked) -> None:
    village = only(towns["cities"], geonames_id=None)
    assert (village["name"], village["country"]) == ("Sankt-Anna am Weiher", "AT")
    assert only(towns["mentions"], value="NIL")["area_id"] == village["area_id"]
    assert only(towns["partnerships"], kind="cooperation")["area_id_b"] == village["area_id"]


def test_one_person_is_known_in_capitals_and_without_accents(towns: Linked) -> None:
    (person,) = towns["people"]
    assert (person["name"], person["other_names"]) == ("Zoé Ménard", ["ZOE MENARD"])
    (mayor,) = towns["mayors"]
    assert (mayor["area_id"], mayor["n_sources"], len(mayor["evidence"])) == ("2960316", 2, 2)
    assert mayor["as_of"] == ["2021-05", "2023"]
    assert (mayor["first_day"], mayor["last_day"]) == ("2021-05-01", "2023-12-31")


def test_the_same_name_in_two_cities_is_two_persons(tmp_path: Path) -> None:
    pages = [
        PageWriter("fr-metz", "a").block("Anna Blum, maire").mayor("Anna Blum", METZ).result(),
        PageWriter("de-trier", "a").block("Anna Blum, OB").mayor("Anna Blum", TRIER).result(),
    ]
    tables = linked(tmp_path, pages)
    assert len(tables["people"]) == len(tables["mayors"]) == 2


def test_one_titled_page_makes_a_mayor_titled(tmp_path: Path) -> None:
    pages = [
        PageWriter("fr-metz", "a").block("avec Anna Blum").mayor("Anna Blum", METZ, None, titled=False).result(),
        PageWriter("fr-metz", "b").block("la maire Anna Blum").mayor("Anna Blum", METZ, "maire").result(),
    ]
    (mayor,) = linked(tmp_path, pages)["mayors"]
    assert (mayor["titled"], mayor["title"]) == (True, "maire")


def test_a_partnership_is_merged_from_both_ends_with_the_most_precise_agreeing_date(towns: Linked) -> None:
    pair = only(towns["partnerships"], area_id_a="2960316", area_id_b="2994160")
    assert (pair["kind"], pair["since"], pair["mutual"]) == ("twinning", "1952-03-23", True)
    assert (pair["stated_by"], pair["n_sources"]) == (["fr-metz", "lu-luxembourg"], 2)
    assert len(pair["evidence"]) == 2


def test_a_partnership_that_one_end_alone_states_is_not_mutual(towns: Linked) -> None:
    assert not only(towns["partnerships"], kind="friendship")["mutual"]


def test_dates_that_contradict_each_other_are_an_issue_with_both_sides(towns: Linked) -> None:
    issue = only(towns["issues"], code="partnership-since-disagreement")
    pair = only(towns["partnerships"], area_id_a="2821164", area_id_b="2994160")
    assert (issue["subject_table"], issue["subject_id"]) == ("partnerships", pair["partnership_id"])
    assert issue["message"] == "since: 1957 (fr-metz), 1958 (de-trier)"
    assert {span["page_id"] for span in issue["evidence"]} == {span["page_id"] for span in pair["evidence"]}


def test_the_date_that_most_sources_give_wins(tmp_path: Path) -> None:
    pages = [
        PageWriter(source, "a").block("Metz, Trier").partnership(METZ, TRIER, since=since).result()
        for source, since in (("fr-metz", "1957"), ("de-trier", "1957-05-12"), ("lu-luxembourg", "1958"))
    ]
    tables = linked(tmp_path, pages)
    assert only(tables["partnerships"])["since"] == "1957-05-12"
    assert "1957-05-12 (de-trier)" in only(tables["issues"])["message"]


@pytest.mark.parametrize(
    ("vaguer", "more_precise"),
    [
        ("196X", "1968"),
        ("196X~", "1968"),
        ("1968~", "1968"),
        ("1968~", "1968-05-04"),
        ("1968-XX", "1968-05"),
        ("1968-21", "1968-05-04"),
        ("1968/1970", "1968"),
    ],
)
def test_a_date_said_less_precisely_supports_the_precise_one_and_contradicts_nothing(
    tmp_path: Path, vaguer: str, more_precise: str
) -> None:
    def dated(source: str, since: str) -> PageResult:
        return PageWriter(source, "a").block("Metz, Trier").partnership(METZ, TRIER, since=since).result()

    agreeing = [dated("fr-metz", vaguer), dated("de-trier", more_precise)]
    assert linked(tmp_path / "two", agreeing)["issues"] == []
    tables = linked(tmp_path / "three", [*agreeing, dated("lu-luxembourg", "1950-10-13")])
    expected = vaguer if "/" in vaguer else more_precise
    assert only(tables["partnerships"])["since"] == expected
    assert only(tables["issues"])["code"] == "partnership-since-disagreement"


@pytest.mark.parametrize(
    ("one", "other"), [("196X", "1971"), ("1968~", "1969"), ("1957/1970", "1968"), ("XXXX-05-01", "1968-06")]
)
def test_dates_of_which_neither_is_within_the_other_do_not_agree(one: str, other: str) -> None:
    assert not dates_agree(one, other)
    assert not dates_agree(other, one)


def test_kinds_that_differ_are_an_issue_and_the_commoner_one_stands(tmp_path: Path) -> None:
    friends, twins = PartnershipKind.FRIENDSHIP, PartnershipKind.TWINNING
    pages = [
        PageWriter(source, "a").block("Metz, Trier").partnership(METZ, TRIER, kind).result()
        for source, kind in (("fr-metz", friends), ("de-trier", friends), ("lu-luxembourg", twins))
    ]
    tables = linked(tmp_path, pages)
    assert only(tables["partnerships"])["kind"] == "friendship"
    assert only(tables["issues"])["code"] == "partnership-kind-disagreement"


def test_a_partner_that_lists_others_but_not_this_one_is_an_issue(tmp_path: Path) -> None:
    pages = [
        PageWriter("fr-metz", "a").block("Metz, Trier").partnership(METZ, TRIER).result(),
        PageWriter("de-trier", "a").block("Trier, Lisboa").partnership(TRIER, LISBON).result(),
    ]
    issue = only(linked(tmp_path, pages)["issues"], code="one-sided-partnership")
    assert issue["message"] == "Metz lists Trier, which lists other partners but not this one"
    cited = {
        next(page.page.url for page in pages if page.page.page_id == span["page_id"]) for span in issue["evidence"]
    }
    assert cited == {page.page.url for page in pages}  # what the one says, and the list that does not


def test_a_partner_whose_list_was_not_read_is_no_issue(tmp_path: Path) -> None:
    page = PageWriter("fr-metz", "a").block("Metz, Trier").partnership(METZ, TRIER)
    assert linked(tmp_path, [page.result()])["issues"] == []


@pytest.mark.parametrize(
    ("one", "other", "at_once"),
    [
        ("2007/2015", "2010/2012", True),
        ("2007/2015", "2011-05-12", True),
        ("2011-05-12", "2011-05-12", True),
        ("2007/2015", "2015/2023", False),
        ("2007/2015", "2010", True),
        ("2010", "2010", False),
        ("2007/2015", "2015-06", False),
        ("2014-06/2015", "2014", False),
        ("2011-05", "2011-05-12", False),
        ("2007/..", "2011-05-12", False),
    ],
)
def test_two_mayors_on_the_same_day_are_an_issue(tmp_path: Path, one: str, other: str, at_once: bool) -> None:
    page = PageWriter("fr-metz", "a").block("Anna Blum, Paul Kirsch")
    page.mayor("Anna Blum", METZ, as_of=one).mayor("Paul Kirsch", METZ, as_of=other)
    issues = linked(tmp_path, [page.result()])["issues"]
    assert [issue["code"] for issue in issues] == ["two-mayors-at-once"] * at_once
    assert all(len(issue["evidence"]) == 2 for issue in issues)


def test_a_number_with_two_owners_is_an_issue(tmp_path: Path) -> None:
    page = PageWriter("fr-metz", "a").block("03 87 55 50 00")
    for owner in ("Mairie", "MAIRIE", "Piscine"):
        page.contact("voice", "+33387555000", "03 87 55 50 00", owner)
    issue = only(linked(tmp_path, [page.result()])["issues"])
    assert (issue["code"], issue["message"]) == ("contact-with-several-owners", "+33387555000: Mairie, Piscine")


def test_a_city_is_no_partner_of_itself(tmp_path: Path) -> None:
    page = PageWriter("fr-metz", "a").block("Metz et Metz").partnership(METZ, METZ).result()
    tables = linked(tmp_path, [page])
    assert tables["partnerships"] == []
    assert only(tables["issues"])["code"] == "partnership-with-itself"


def test_a_fact_that_names_no_place_is_an_issue(tmp_path: Path) -> None:
    page = PageWriter("fr-metz", "a").block("Anna Blum").mayor("Anna Blum", Place(None, "")).result()
    tables = linked(tmp_path, [page])
    assert tables["mayors"] == tables["people"] == []
    assert only(tables["issues"])["code"] == "fact-without-place"


def test_an_id_that_the_gazetteer_lacks_is_a_city_and_an_issue(tmp_path: Path) -> None:
    page = PageWriter("fr-metz", "a").block("Nowhere").mention(MentionType.CITY, "Nowhere", "999", name="Nowhere")
    tables = linked(tmp_path, [page.result()])
    assert only(tables["cities"], area_id="999")["name"] == "Nowhere"
    assert only(tables["issues"])["code"] == "unknown-geonames-id"


def test_a_network_is_known_by_its_folded_name(towns: Linked) -> None:
    assert {row["network"] for row in towns["networks"]} == {"QuattroPole"}
    assert len({row["network_id"] for row in towns["networks"]}) == 1
    assert only(towns["networks"], area_id="2960316")["since"] == "2000"


def test_a_network_is_one_by_name_and_by_acronym(tmp_path: Path) -> None:
    name, short = "Organisation des villes du patrimoine mondial", "OVPM"
    pages = [
        PageWriter("lu-luxembourg", "a").block(f"{name} ({short})").network(name, LUXEMBOURG, acronym=short).result(),
        PageWriter("fr-metz", "a").block(short).network(short, METZ).result(),
        PageWriter("de-trier", "a").block("OWHC").network("OWHC", TRIER).result(),
        PageWriter("de-trier", "b").block("Organisation des Villes").network("Organisation des Villes", TRIER).result(),
    ]
    networks = linked(tmp_path, pages)["networks"]
    heritage = [row for row in networks if row["network"] == name]
    assert {row["area_id"] for row in heritage} == {"2960316", "2994160", "2821164"}
    assert {row["acronym"] for row in heritage} == {"OVPM"}
    assert len({row["network_id"] for row in networks}) == 2


@pytest.mark.parametrize(
    ("said", "one"),
    [
        ([("Klima-Bündnis", None), ("KLIMABÜNDNIS", None)], True),
        ([("Union des Cités Latines d'Europe", None), ("UCLE", None)], True),
        ([("Verein Alpenstadt", "VA"), ("Vereinigung Alter Städte", "VA")], True),
        ([("Städtebund Ahr", "SA"), ("Vereinigung Auto", "SA")], False),
        ([("Mayors for Peace", None), ("Bürgermeister für den Frieden", None)], True),
        ([("Netz Nord", None), ("Netz Ost", None)], False),
    ],
)
def test_two_names_are_one_network_or_two(said: list[tuple[str, str | None]], one: bool) -> None:
    ids = network_ids(said)
    assert (len({ids[name_key(name)] for name, _ in said}) == 1) is one
    assert network_ids(reversed(said)) == ids


def test_a_contact_counts_its_pages_and_keeps_its_owner(tmp_path: Path) -> None:
    pages = [
        PageWriter("fr-metz", name)
        .block("Mairie : +33 3 87 55 50 00")
        .contact("voice", "+33387555000", "+33 3 87 55 50 00", owner, site_wide=wide)
        .result()
        for name, owner, wide in (("a", "Mairie", False), ("b", "MAIRIE", True), ("c", "Piscine", False))
    ]
    contacts = linked(tmp_path, pages)["contacts"]
    assert [(row["owner"], row["n_pages"], row["site_wide"]) for row in sorted(contacts, key=lambda r: r["owner"])] == [
        ("Mairie", 2, True),
        ("Piscine", 1, False),
    ]


def test_sources_count_their_pages(towns: Linked) -> None:
    trier = only(towns["sources"], source="de-trier")
    assert (trier["n_pages"], trier["n_failed"], trier["area_id"]) == (2, 1, "2821164")


def test_every_span_of_evidence_is_the_text_that_a_page_gave(towns: Linked) -> None:
    texts = {(row["page_id"], row["block"]): row["text"] for row in towns["blocks"]}
    (village,) = (row for row in towns["partnerships"] if row["kind"] == "cooperation")
    (span,) = village["evidence"]
    assert texts[span["page_id"], span["block"]][span["start"] : span["end"]] == SMALL_VILLAGE.name


def test_a_page_in_two_parts_counts_once_by_its_latest_capture(tmp_path: Path) -> None:
    old = PageWriter("fr-metz", "a", fetched_at="2026-01-01T00:00:00Z").block("Avant.").result()
    new = PageWriter("fr-metz", "a", fetched_at="2026-02-01T00:00:00Z").block("Après.").result()
    tables = linked(tmp_path, [old], [new])
    assert only(tables["pages"])["text"] == "Après."
    assert only(tables["blocks"])["text"] == "Après."
    assert only(tables["issues"])["code"] == "older-capture"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Saint-Étienne", "SAINT ETIENNE", True),
        ("Zoe\u0301 Ménard", "Zoé Menard", True),
        ("Straßer", "STRASSER", True),
        ("Łódź", "Lodz", True),
        ("Jürgen  Müller", "Jurgen Muller", True),
        ("Αθήνα", "ΑΘΗΝΑ", True),
        ("Anna Blum", "Anna Blume", False),
    ],
)
def test_names_fold_to_their_letters(tmp_path: Path, one: str, other: str, same: bool) -> None:
    with closing(open_database(tmp_path)) as connection:
        assert connection.execute("SELECT fold(?) = fold(?)", [one, other]).fetchone() == (same,)


def test_the_database_fetches_no_extension(tmp_path: Path) -> None:
    with closing(open_database(tmp_path)) as connection, pytest.raises(duckdb.Error, match="postgres"):
        connection.execute("ATTACH 'dbname=x' AS x (TYPE postgres)")


PERSONS = ["Anna Blum", "ANNA BLUM", "Ánna Blùm", "Paul Kirsch"]
CITIES = [LUXEMBOURG, METZ, TRIER, LISBON, SMALL_VILLAGE]


@st.composite
def pages(draw: st.DrawFn) -> list[PageResult]:
    """Some pages of three towns with facts that repeat and contradict each other."""
    made = []
    for number in range(draw(st.integers(1, 6))):
        writer = PageWriter(draw(st.sampled_from(["fr-metz", "de-trier", "lu-luxembourg"])), f"page-{number}")
        writer.block(" ".join([*PERSONS, "QuattroPole", *(city.name for city in CITIES)]))
        for _ in range(draw(st.integers(0, 3))):
            writer.mayor(draw(st.sampled_from(PERSONS)), draw(st.sampled_from(CITIES)))
        for _ in range(draw(st.integers(0, 3))):
            writer.partnership(
                draw(st.sampled_from(CITIES)),
                draw(st.sampled_from(CITIES)),
                draw(st.sampled_from(list(PartnershipKind))),
                since=draw(st.sampled_from([None, "1957", "1957-05", "1958"])),
            )
        if draw(st.booleans()):
            writer.network("QuattroPole", draw(st.sampled_from(CITIES)), draw(st.sampled_from([None, "2000", "2014"])))
        made.append(writer.result())
    return made


@settings(max_examples=4, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(results=pages(), seed=st.integers(0, 1000))
def test_neither_order_nor_number_of_parts_matters(
    tmp_path_factory: pytest.TempPathFactory, results: list[PageResult], seed: int
) -> None:
    shuffled = results.copy()
    random.Random(seed).shuffle(shuffled)
    together = linked(tmp_path_factory.mktemp("one"), results)
    apart = linked(tmp_path_factory.mktemp("many"), *([result] for result in shuffled))
    assert together == apart


@settings(max_examples=4, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(results=pages())
def test_every_fact_has_evidence_and_both_its_ends(
    tmp_path_factory: pytest.TempPathFactory, results: list[PageResult]
) -> None:
    tables = linked(tmp_path_factory.mktemp("facts"), results)
    areas = {row["area_id"] for row in tables["cities"]}
    for pair in tables["partnerships"]:
        assert pair["area_id_a"] < pair["area_id_b"]
        assert {pair["area_id_a"], pair["area_id_b"]} <= areas
        assert pair["evidence"]
    assert {row["person_id"] for row in tables["mayors"]} == {row["person_id"] for row in tables["people"]}
    for name in ("mayors", "partnerships", "networks", "people"):
        key = table(name).key
        assert len({tuple(row[part] for part in key) for row in tables[name]}) == len(tables[name])
