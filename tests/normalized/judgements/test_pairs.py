"""Links, merges and partnerships: the next release follows what people say of two, and goes back when it is undone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import duckdb
import pytest

from normalized.errors import BadJudgement
from normalized.judgements import Judgement, Ledger, Named, Subject, Target, Verdict
from normalized.judgements.judgement import check_judgement
from normalized.linking import link
from normalized.linking.database import open_database
from pipeline.facts import Place
from pipeline.record import MentionType
from tests.normalized.factory import METZ, SOURCES, TRIER, PageWriter, lookup, store_parts

VILLAGE = Place(None, "Sankt-Anna am Weiher", "AT")
TEXT = "Metz und Trier, Metz aber auch Sankt-Anna am Weiher, sind Partner."


def pages() -> list[PageWriter]:
    """Trier and Metz speak of partners and of their mayors, some of whom have like names."""
    return [
        PageWriter("de-trier", "partner")
        .block(TEXT)
        .mention(MentionType.CITY, "Metz", "2994160", name="Metz", country="FR")
        .mention(MentionType.CITY, "Trier", "2821164", name="Trier", country="DE")
        .mention(MentionType.CITY, "Sankt-Anna am Weiher", "NIL", name="Sankt-Anna am Weiher", country="AT")
        .partnership(TRIER, METZ, since="1957", raw="Metz")
        .partnership(TRIER, VILLAGE, raw="Sankt-Anna am Weiher"),
        PageWriter("de-trier", "ob")
        .block("Oberbürgermeisterin Eva Kirsch, vorher Hans Altmeier.")
        .mention(MentionType.MAYOR, "Eva Kirsch", "Eva Kirsch", titled="true")
        .mayor("Eva Kirsch", TRIER, "OB", as_of="2015/2020")
        .mayor("Hans Altmeier", TRIER, "OB", as_of="1990/2000"),
        PageWriter("de-trier", "chronik")
        .block("OB Eva Kirsch-Wolff und OB E. Kirsch")
        .mention(MentionType.MAYOR, "Eva Kirsch-Wolff", "Eva Kirsch-Wolff", titled="true")
        .mayor("Eva Kirsch-Wolff", TRIER, "OB", as_of="2021")
        .mayor("E. Kirsch", TRIER, "OB", as_of="2016"),
        PageWriter("fr-metz", "visite")
        .block("Metz et Trèves: la visite d'Eva Kirsch à Trèves.")
        .mention(MentionType.CITY, "Trèves", "2821164", name="Trier", country="DE")
        .mention(MentionType.MAYOR, "Eva Kirsch", "Eva Kirsch", titled="false")
        .partnership(METZ, TRIER, since="1958", raw="Trèves"),
    ]


@dataclass
class Linked:
    """The tables of a release before they are published. followed: pages by id of judgement."""

    connection: duckdb.DuckDBPyConnection
    followed: dict[str, list[str]]


class Linking:
    """Links the same pages again and again."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.store, self.keys = store_parts(root, [[page.result() for page in pages()]])

    def link(self, *judgements: Judgement) -> Linked:
        connection = open_database(Path(mkdtemp(dir=self.root)))
        folders = [self.store.folder(key) for key in self.keys]
        return Linked(connection, link(connection, folders, SOURCES, lookup, None, judgements))


@pytest.fixture(scope="module")
def linking(tmp_path_factory: pytest.TempPathFactory) -> Linking:
    return Linking(tmp_path_factory.mktemp("pairs"))


@pytest.fixture(scope="module")
def before(linking: Linking) -> Linked:
    """What the rules say."""
    return linking.link()


def rows(linked: Linked, table: str, columns: str) -> list[tuple[Any, ...]]:
    return linked.connection.execute(f"SELECT {columns} FROM {table} ORDER BY ALL").fetchall()


def said(target: Target, verdict: Verdict, value: str = "") -> Judgement:
    judgement = Judgement(target, verdict, "Ana", "2026-03-01T12:00:00Z", "seen on the page", value)
    check_judgement(judgement)
    return judgement


def mayors(a: Named, b: Named, verdict: Verdict) -> Judgement:
    return said(Target.pair(Subject.MERGE, a, b, "mayor"), verdict)


def cities(a: Named, b: Named, verdict: Verdict) -> Judgement:
    return said(Target.pair(Subject.MERGE, a, b, "city"), verdict)


def partners(verdict: Verdict, field: str = "", value: str = "") -> Judgement:
    target = Target.pair(Subject.PARTNERSHIP, Named("2994160"), Named("2821164"), field)
    return said(target, verdict, value)


def linked_to(kind: str, source: str, text: str, raw: str, verdict: Verdict, value: str = "") -> Judgement:
    start = text.index(raw)
    return said(Target(Subject.LINK, source, text, start, start + len(raw), kind), verdict, value)


def persons(linked: Linked) -> list[set[str]]:
    """The names of each person."""
    return [{name, *others} for name, others in rows(linked, "people", "name, other_names")]


KIRSCH, WOLFF = Named("2821164", "Eva Kirsch"), Named("2821164", "Eva Kirsch-Wolff")
ALTMEIER, SHORT = Named("2821164", "Hans Altmeier"), Named("2821164", "E. Kirsch")


def test_what_the_rules_say(before: Linked) -> None:
    assert persons(before) == [{"Eva Kirsch", "E. Kirsch", "Eva Kirsch-Wolff"}, {"Hans Altmeier"}]
    assert len(rows(before, "partnerships", "partnership_id")) == 2
    assert len(rows(before, "cities", "area_id")) == 4


def test_two_persons_become_one_and_the_pages_say_why(linking: Linking, before: Linked) -> None:
    judgement = mayors(ALTMEIER, KIRSCH, Verdict.ACCEPT)
    linked = linking.link(judgement)
    assert persons(linked) == [{"Eva Kirsch", "E. Kirsch", "Eva Kirsch-Wolff", "Hans Altmeier"}]
    assert linked.followed == {judgement.id: sorted(page.raw().page_id for page in pages()[1:])}
    again = linking.link()
    assert rows(again, "people", "*") == rows(before, "people", "*"), "undone: what the rules say again"


def test_one_person_becomes_two(linking: Linking) -> None:
    linked = linking.link(mayors(KIRSCH, WOLFF, Verdict.REJECT))
    assert persons(linked) == [{"Eva Kirsch", "E. Kirsch"}, {"Eva Kirsch-Wolff"}, {"Hans Altmeier"}]


def test_who_is_two_is_not_joined_by_way_of_a_third(linking: Linking) -> None:
    linked = linking.link(
        mayors(KIRSCH, WOLFF, Verdict.REJECT),
        mayors(ALTMEIER, KIRSCH, Verdict.ACCEPT),
        mayors(ALTMEIER, WOLFF, Verdict.ACCEPT),
    )
    assert persons(linked) == [{"Eva Kirsch", "E. Kirsch", "Hans Altmeier"}, {"Eva Kirsch-Wolff"}]


def test_a_mention_of_a_person_is_anothers_or_nobodys(linking: Linking) -> None:
    text = pages()[2].blocks[0].text
    linked = linking.link(
        linked_to("mayor", "de-trier", text, "Eva Kirsch-Wolff", Verdict.CORRECT, "2821164 Hans Altmeier")
    )
    assert persons(linked) == [{"Eva Kirsch", "E. Kirsch"}, {"Hans Altmeier", "Eva Kirsch-Wolff"}]
    linked = linking.link(linked_to("mayor", "de-trier", text, "Eva Kirsch-Wolff", Verdict.REJECT))
    assert persons(linked) == [{"Eva Kirsch", "E. Kirsch"}, {"Eva Kirsch-Wolff"}, {"Hans Altmeier"}]


def test_a_name_without_a_title_follows_its_link_to_the_city_that_is_meant(linking: Linking) -> None:
    text = pages()[3].blocks[0].text
    linked = linking.link(linked_to("mayor", "fr-metz", text, "Eva Kirsch", Verdict.CORRECT, "2821164 Hans Altmeier"))
    assert {"Hans Altmeier", "Eva Kirsch"} in persons(linked)
    assert {area for (area,) in rows(linked, "mayors", "area_id")} == {"2821164"}


def test_a_mention_of_a_city_is_anothers_or_unknown(linking: Linking) -> None:
    for verdict, value, area in ((Verdict.CORRECT, "2960316", "2960316"), (Verdict.REJECT, "", "nil-")):
        linked = linking.link(linked_to("city", "de-trier", TEXT, "Metz", verdict, value))
        ends = [set(pair) for pair in rows(linked, "partnerships", "area_id_a, area_id_b")]
        assert any("2821164" in pair and any(end.startswith(area) for end in pair) for pair in ends)
        assert ("Metz", "2994160") not in rows(linked, "mentions", "raw, area_id")


def test_two_cities_become_one(linking: Linking, before: Linked) -> None:
    ((nil,),) = [row for row in rows(before, "cities", "area_id") if row[0].startswith("nil-")]
    linked = linking.link(cities(Named(nil), Named("2994160"), Verdict.ACCEPT))
    assert nil not in {area for (area,) in rows(linked, "cities", "area_id")}
    assert ("Sankt-Anna am Weiher", "2994160", "2994160") in rows(linked, "mentions", "raw, value, area_id")
    assert len(rows(linked, "partnerships", "partnership_id")) == 1
    apart = linking.link(
        cities(Named(nil), Named("2994160"), Verdict.REJECT),
        cities(Named(nil), Named("2821164"), Verdict.ACCEPT),
        cities(Named("2994160"), Named("2821164"), Verdict.ACCEPT),
    )
    areas = {raw: area for raw, area in rows(apart, "mentions", "raw, area_id") if area}
    assert areas["Sankt-Anna am Weiher"] != areas["Metz"]


def test_a_form_of_a_citys_name_becomes_a_city_of_its_own(linking: Linking) -> None:
    linked = linking.link(cities(Named("2821164"), Named("2821164", "Trèves"), Verdict.REJECT))
    found = {raw: area for raw, area in rows(linked, "mentions", "raw, area_id") if area}
    assert found["Trier"] == "2821164"
    assert found["Trèves"].startswith("nil-")


def test_a_partnership_is_rejected_corrected_and_accepted(linking: Linking) -> None:
    columns = "kind, since, confidence"
    with_metz = "partnerships", f"{columns}, area_id_a, area_id_b"
    gone = linking.link(partners(Verdict.REJECT))
    assert len(rows(gone, *with_metz)) == 1
    assert not [row for row in rows(gone, "issues", "code") if row[0] == "partnership-since-disagreement"]
    corrected = linking.link(
        partners(Verdict.CORRECT, "kind", "friendship"), partners(Verdict.CORRECT, "since", "1958-05-01")
    )
    assert ("friendship", "1958-05-01", 1.0, "2821164", "2994160") in rows(corrected, *with_metz)
    accepted = linking.link(partners(Verdict.ACCEPT))
    assert [row[2] for row in rows(accepted, *with_metz) if row[4] == "2994160"] == [1.0]


def test_judgements_of_two_survive_the_file_and_replace_each_other(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "judgements.jsonl")
    first, second = mayors(KIRSCH, WOLFF, Verdict.ACCEPT), mayors(WOLFF, KIRSCH, Verdict.REJECT)
    for judgement in (first, second, partners(Verdict.CORRECT, "since", "1957")):
        ledger.add(judgement)
    assert [entry.in_force for entry in ledger.entries()] == [False, True, True]
    assert ledger.in_force()[0] == second


PAIR = Target.pair(Subject.PARTNERSHIP, Named("1"), Named("2"))


@pytest.mark.parametrize(
    ("target", "verdict", "value"),
    [
        (Target(Subject.MERGE, type="mayor"), Verdict.ACCEPT, ""),
        (Target.pair(Subject.MERGE, Named("1", "A"), Named("1", "A"), "mayor"), Verdict.ACCEPT, ""),
        (Target.pair(Subject.MERGE, Named("1", "A"), Named("1"), "mayor"), Verdict.ACCEPT, ""),
        (Target.pair(Subject.MERGE, Named("1", "A"), Named("1", "B"), "city"), Verdict.REJECT, ""),
        (Target.pair(Subject.MERGE, Named("1"), Named("2"), "date"), Verdict.ACCEPT, ""),
        (Target.pair(Subject.MERGE, Named("1"), Named("2"), "city"), Verdict.CORRECT, "3"),
        (Target.pair(Subject.MERGE, Named("Metz"), Named("2"), "city"), Verdict.ACCEPT, ""),
        (PAIR, Verdict.CORRECT, "friendship"),
        (Target.pair(Subject.PARTNERSHIP, Named("1"), Named("2"), "since"), Verdict.CORRECT, "im Mai"),
        (Target.pair(Subject.PARTNERSHIP, Named("1"), Named("2"), "kind"), Verdict.CORRECT, "marriage"),
        (Target.pair(Subject.PARTNERSHIP, Named("1"), Named("2"), "since"), Verdict.REJECT, ""),
        (Target.pair(Subject.PARTNERSHIP, Named("1"), Named("1", "x")), Verdict.REJECT, ""),
        (Target(Subject.LINK, "s", "text", 0, 4, "date"), Verdict.CORRECT, "1957"),
        (Target(Subject.LINK, "s", "text", 0, 4, "mayor"), Verdict.CORRECT, "Eva Kirsch"),
        (Target(Subject.LINK, "s", "text", 0, 4, "city"), Verdict.CORRECT, "Metz"),
    ],
)
def test_what_cannot_be_followed_is_refused(target: Target, verdict: Verdict, value: str) -> None:
    with pytest.raises(BadJudgement):
        said(target, verdict, value)
