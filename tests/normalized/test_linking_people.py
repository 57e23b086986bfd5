"""Who is who across pages: names, times, cities; what is refused; what another page explains."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.linking_pairs import city_pairs, people_pairs
from normalized.linking.identities import join_persons
from normalized.linking.names import Likeness, likeness, read_name
from normalized.linking.persons import SaidName, people_of
from pipeline.record import MentionType
from tests.normalized.factory import LUXEMBOURG, METZ, TRIER, PageWriter
from tests.normalized.test_linking import linked, only


def test_pairs_of_the_made_set_are_told_apart_and_joined() -> None:
    people, cities = people_pairs(), city_pairs()
    assert people.pairs + cities.pairs >= 700
    assert people.across == cities.across == 0
    assert min(people.precision, people.recall, cities.precision, cities.recall) >= 0.95, people.lines + cities.lines


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Jörg Schäuffele", "JOERG SCHAEUFFELE", Likeness.SAME),
        ("Klaus von Tresnitz", "Klaus Tresnitz", Likeness.SAME),
        ("Louis Van den Bossche", "Louis Vandenbossche", Likeness.RESPELT),
        ("ROYER Jean", "Jean Royer", Likeness.SAME),
        ("Tóthfalvi László", "László Tóthfalvi", Likeness.RESPELT),
        ("J.-P. Chastel", "Jean-Paul Chastel", Likeness.PARTLY),
        ("Nic. Kieffer", "Nicolas Kieffer", Likeness.PARTLY),
        ("Bob Harding", "Robert Harding", Likeness.PARTLY),
        ("Sabine Kroll", "Sabine Kroll-Ewers", Likeness.PARTLY),
        ("Dr. Sperl", "Hofrat Leopold Sperl", Likeness.SURNAME),
        ("Ter Braak", "Maarten ter Braak", Likeness.SURNAME),
        ("Herrero Cano", "José Luis Herrero Cano", Likeness.SURNAME),
        ("Petr Novotný", "Petra Novotná", Likeness.DIFFERENT),
        ("Josef Aigner sen.", "Josef Aigner jun.", Likeness.DIFFERENT),
        ("Peter Röhling", "Peter Rühling", Likeness.DIFFERENT),
        ("Pieter van der Laan", "Pieter de Laan", Likeness.DIFFERENT),
        ("Tomasz Wrona", "Stanisław Wrona", Likeness.DIFFERENT),
        ("Juri Tschechow", "Yuri Chekhov", Likeness.DIFFERENT),
    ],
)
def test_two_names_are_alike_or_not_in_either_order(one: str, other: str, alike: Likeness) -> None:
    assert likeness(read_name(one), read_name(other)) is alike
    assert likeness(read_name(other), read_name(one)) is alike


def test_only_names_of_another_alphabet_are_compared_by_sound() -> None:
    one, other = read_name("Juri Tschechow"), read_name("Yuri Chekhov")
    assert likeness(one, other, transliterated=True) is Likeness.RESPELT


def test_a_bare_surname_that_fits_two_mayors_joins_neither() -> None:
    said = [SaidName(name, None, True, 1) for name in ("Anna Blum", "Paul Blum", "Blum")]
    people = people_of(said, transliterated=False)
    assert sorted((len(person.said), person.ambiguous) for person in people) == [(1, False), (1, False), (1, True)]


def test_a_person_goes_by_the_full_name_however_often_the_surname_stands_alone(tmp_path: Path) -> None:
    pages = [PageWriter("fr-metz", f"{n}").block("maire Blum").mayor("Blum", METZ).result() for n in range(3)]
    pages.append(PageWriter("fr-metz", "x").block("maire Anna Blum").mayor("Anna Blum", METZ).result())
    (person,) = linked(tmp_path, pages)["people"]
    assert (person["name"], person["other_names"], person["n_pages"]) == ("Anna Blum", ["Blum"], 4)


def test_a_known_mayor_explains_a_name_without_title_on_another_citys_page(tmp_path: Path) -> None:
    here = PageWriter("lu-luxembourg", "a").block("Zoé Ménard, bourgmestre").mayor("Zoé Ménard", LUXEMBOURG).result()
    there = PageWriter("de-trier", "b").block("Im Beisein von Zoé Ménard")
    there.mayor("Zoé Ménard", TRIER, None, titled=False)
    (mayor,) = linked(tmp_path, [here, there.result()])["mayors"]
    assert (mayor["area_id"], mayor["titled"], mayor["n_sources"]) == ("2960316", True, 2)
    assert {span["page_id"] for span in mayor["evidence"]} == {here.page.page_id, there.result().page.page_id}


def test_of_two_known_mayors_of_one_name_the_one_whose_city_the_page_names(tmp_path: Path) -> None:
    def guest(name: str, *cities: str) -> PageWriter:
        page = PageWriter("de-trier", name).block(f"Im Beisein von Anna Blum, {', '.join(cities)}")
        for city in cities:
            page.mention(MentionType.CITY, city, METZ.geonames_id or "", name=city, country="FR")
        return page.mayor("Anna Blum", TRIER, None, titled=False)

    known = [
        PageWriter("fr-metz", "a").block("Anna Blum").mayor("Anna Blum", METZ).result(),
        PageWriter("lu-luxembourg", "a").block("Anna Blum").mayor("Anna Blum", LUXEMBOURG).result(),
    ]
    named = linked(tmp_path / "named", [*known, guest("a", "Metz").result()])["mayors"]
    assert {(row["area_id"], row["n_pages"]) for row in named} == {("2994160", 2), ("2960316", 1)}
    silent = linked(tmp_path / "silent", [*known, guest("b").result()])["mayors"]
    assert {(row["area_id"], row["n_pages"]) for row in silent} == {("2994160", 1), ("2960316", 1), ("2821164", 1)}


def test_a_page_that_names_two_cities_of_one_mayor_joins_the_two(tmp_path: Path) -> None:
    page = PageWriter("de-trier", "a").block("Anna Blum")
    page.mayor("Anna Blum", METZ, as_of="2001/2008").mayor("Anna Blum", TRIER, as_of="2008/2016")
    tables = linked(tmp_path, [page.result()])
    (person,) = tables["people"]
    assert {row["area_id"] for row in tables["mayors"]} == {"2994160", "2821164"}
    assert {row["person_id"] for row in tables["mayors"]} == {person["person_id"]}
    assert tables["issues"] == []


def test_a_union_of_two_terms_at_once_in_two_cities_is_refused_and_listed(tmp_path: Path) -> None:
    page = PageWriter("de-trier", "a").block("Anna Blum")
    page.mayor("Anna Blum", METZ, as_of="2001/2008").mayor("Anna Blum", TRIER, as_of="2004/2016")
    tables = linked(tmp_path, [page.result()])
    assert len(tables["people"]) == 2
    issue = only(tables["issues"], code="same-name-at-once")
    assert issue["message"].endswith("at the same time, taken for two persons")
    assert issue["evidence"]


def test_a_third_person_may_refuse_what_two_would_allow() -> None:
    joined, refused = join_persons([("a", "b", False), ("b", "c", False), ("a", "c", None)])
    assert joined == {"a": "a", "b": "a"}
    assert refused == {("a", "c")}


def test_a_name_that_fits_several_is_an_issue(tmp_path: Path) -> None:
    page = PageWriter("fr-metz", "a").block("Anna Blum, Paul Blum, Blum")
    for name in ("Anna Blum", "Paul Blum", "Blum"):
        page.mayor(name, METZ)
    tables = linked(tmp_path, [page.result()])
    assert len(tables["people"]) == 3
    assert only(tables["issues"], code="name-of-several")["message"] == "Blum of Metz: several persons may be meant"


def test_a_guest_whom_no_page_calls_a_mayor_is_none(tmp_path: Path) -> None:
    page = PageWriter("de-trier", "a").block("Im Beisein von Zoé Ménard am 3. Mai 2021")
    page.mention(MentionType.MAYOR, "Zoé Ménard", "Zoé Ménard", titled="false")
    page.mention(MentionType.DATE, "3. Mai 2021", "2021-05-03")
    assert linked(tmp_path / "alone", [page.result()])["mayors"] == []
    known = PageWriter("lu-luxembourg", "a").block("Zoé Ménard").mayor("Zoé Ménard", LUXEMBOURG, as_of="2019/2024")
    (mayor,) = linked(tmp_path / "known", [page.result(), known.result()])["mayors"]
    assert (mayor["area_id"], mayor["as_of"], mayor["n_sources"]) == ("2960316", ["2019/2024", "2021-05-03"], 2)


def test_gender_is_what_the_titles_tell_and_nothing_where_they_disagree(tmp_path: Path) -> None:
    def page(path: str, name: str, **told: str) -> PageWriter:
        writer = PageWriter("fr-metz", path).block(f"maire {name}").mayor(name, METZ)
        return writer.mention(MentionType.MAYOR, name, name, titled="true", **told)

    pages = [
        page("a", "Anna Blum", gender="female").result(),
        page("b", "Anna Blum").result(),
        page("c", "Dominique Roth", gender="female").result(),
        page("d", "Dominique Roth", gender="male").result(),
        page("e", "Claude Petit").result(),
    ]
    told = {row["name"]: row["gender"] for row in linked(tmp_path, pages)["people"]}
    assert told == {"Anna Blum": "female", "Dominique Roth": None, "Claude Petit": None}
