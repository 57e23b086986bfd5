"""Partnerships: sentences, lists, tables and headings, with the date that belongs to each."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.block import BlockKind
from pipeline.entities.dates import find_date_mentions
from pipeline.facts import PartnershipKind
from pipeline.relations.partnerships.find import find_partnerships
from pipeline.relations.partnerships.page.reading import read_page
from tests.pipeline.pages_by_hand import Line, city, document
from tests.pipeline.relations.partnerships.partners_by_hand import HOME, partners

HEADING, ITEM, ROW = BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW


def test_a_sentence_with_many_partners() -> None:
    text = "Wichtig sind die Städtepartnerschaften mit Leeds in Großbritannien, mit Lyon in Frankreich und mit Brno."
    assert partners([text], "de") == {
        "Leeds": ("twinning", None),
        "Lyon": ("twinning", None),
        "Brno": ("twinning", None),
    }


def test_each_city_has_the_date_in_its_brackets() -> None:
    text = "Bonn is twinned with Leeds (1975), Kyoto (1986) and Lyon and Turin (both 1997)."
    assert partners([text], "en") == {
        "Leeds": ("twinning", "1975"),
        "Kyoto": ("twinning", "1986"),
        "Lyon": ("twinning", "1997"),
        "Turin": ("twinning", "1997"),
    }


def test_dates_behind_and_before_their_city() -> None:
    assert partners(["Bonn está hermanada con Lyon desde 1980 y con Faro desde 1981."], "es") == {
        "Lyon": ("twinning", "1980"),
        "Faro": ("twinning", "1981"),
    }
    assert partners(["Sinds 1962 is Bonn verzusterd met Leeds, Lyon en Turin."], "nl") == {
        "Leeds": ("twinning", "1962"),
        "Lyon": ("twinning", "1962"),
        "Turin": ("twinning", "1962"),
    }


def test_kinds_are_told_apart_within_one_sentence() -> None:
    text = "Z Lyon łączy nas list o przyjaźni z 2011 r., z Turin umowa o współpracy z 2016 r."
    assert partners([text], "pl") == {"Lyon": ("friendship", "2011"), "Turin": ("cooperation", "2016")}
    text = "Jumelages : Lyon (1956) et Turin (2000, lien d'amitié sans charte)."
    assert partners([text], "fr") == {"Lyon": ("twinning", "1956"), "Turin": ("friendship", "2000")}


def test_projects_and_climate_partnerships_are_cooperations() -> None:
    lines: list[Line] = [(HEADING, "Partnerstädte"), (ITEM, "Haifa (Israel): kommunale Klimapartnerschaft, seit 2010")]
    assert partners(lines, "de") == {"Haifa": ("cooperation", "2010")}


def test_what_is_denied_is_not_stated() -> None:
    assert partners(["Mit Leeds besteht keine Partnerschaft."], "de") == {}
    assert partners(["Lyon und Turin lehnten eine Städtepartnerschaft ab."], "de") == {}
    assert partners(["S Lyon ani Turin smlouva o partnerství není."], "cs") == {}
    found = partners(["A cooperação com Lyon (2002) e a amizade com Turin não são geminações."], "pt")
    assert found == {"Lyon": ("cooperation", "2002"), "Turin": ("friendship", None)}


def test_a_list_under_a_heading_and_its_dates() -> None:
    lines: list[Line] = [
        (HEADING, "Miasta partnerskie"),
        (ITEM, "Lyon (Francja) – 13 września 1998"),
        (ITEM, "Brno (Czechy) – 1995; zawieszone w marcu 2022"),
        (HEADING, "Kontakt"),
        (ITEM, "Turin (Włochy) – 1990"),
    ]
    assert partners(lines, "pl") == {"Lyon": ("twinning", "1998-09-13"), "Brno": ("twinning", "1995")}


def test_a_table_with_a_column_for_the_beginning() -> None:
    lines: list[Line] = [
        (HEADING, "Ciudades hermanadas"),
        (ROW, "Ciudad\tPaís\tFecha"),
        (ROW, "Lyon\tFrancia\t20 de enero de 1990"),
        (ROW, "Faro\tPortugal\tmayo de 2001"),
    ]
    assert partners(lines, "es") == {"Lyon": ("twinning", "1990-01-20"), "Faro": ("twinning", "2001-05")}


def test_a_heading_that_is_a_city_with_its_own_section() -> None:
    lines: list[Line] = [
        (HEADING, "Zustersteden", 1),
        (HEADING, "Kyoto (Japan)", 2),
        "Ondertekend op 4 oktober 1971 in het stadhuis.",
        (HEADING, "Leeds", 2),
        "Sinds 1985. De scholen wisselen elk jaar uit.",
    ]
    assert partners(lines, "nl") == {"Kyoto": ("twinning", "1971-10-04"), "Leeds": ("twinning", "1985")}


def test_several_partners_in_one_row_between_bullets() -> None:
    lines: list[Line] = [(HEADING, "Sister Cities"), "Kyoto, Japan (1984) • Haifa (1988) • Lyon, France (1991)"]
    assert partners(lines, "en") == {
        "Kyoto": ("twinning", "1984"),
        "Haifa": ("twinning", "1988"),
        "Lyon": ("twinning", "1991"),
    }


def test_a_more_precise_date_of_the_same_year_replaces_the_year() -> None:
    lines: list[Line] = [
        (HEADING, "Partnerstädte"),
        (ITEM, "Lyon (Frankreich) – 1960"),
        (ITEM, "Leeds (England) – 1969"),
        "Am 2. April 1960 unterschrieben beide Städte, Bonn und Lyon, die Urkunde.",
        "Im Mai 1972 besuchte eine Delegation aus Leeds das Rathaus.",
    ]
    assert partners(lines, "de") == {"Lyon": ("twinning", "1960-04-02"), "Leeds": ("twinning", "1969")}


def test_a_visit_in_the_year_of_the_beginning_is_not_its_date() -> None:
    lines: list[Line] = [(HEADING, "Partnerstädte"), (ITEM, "Faro, seit 1980"), "Er reiste im Mai 1980 nach Faro."]
    assert partners(lines, "de") == {"Faro": ("twinning", "1980")}


def test_an_anniversary_does_not_move_the_beginning() -> None:
    lines: list[Line] = [
        (HEADING, "Kooperation zwischen Brno und Bonn"),
        "Im Jahr 2023 begingen Bonn und Brno das 55. Jubiläum. "
        "Die Beziehungen wurden 1968 mit der Unterzeichnung eines Kooperationsabkommens aufgenommen.",
    ]
    assert partners(lines, "de") == {"Brno": ("cooperation", "1968")}


def test_an_interval_gives_beginning_and_end() -> None:
    doc = document(["Das EU-Projekt mit Haifa läuft von 2023 bis 2025."], "de", "DE", HOME)
    mentions = city(doc, "Haifa", "294801", "IL")
    mentions += find_date_mentions(doc, mentions)
    (fact,) = find_partnerships(read_page(doc, mentions))
    assert (fact.kind, fact.since, fact.until) == (PartnershipKind.COOPERATION, "2023", "2025")


def test_a_relation_of_two_other_cities_is_theirs() -> None:
    found = partners(["Leeds is twinned with Lyon."], "en")
    assert found == {"Leeds-Lyon": ("twinning", None)}


def test_members_of_a_network_are_no_partners() -> None:
    text = "Das Netzwerk „Vierstern“ verbindet die Städte Bonn, Lyon, Turin und Brno in enger Zusammenarbeit."
    assert partners([text], "de") == {}


def test_trips_and_streets_beside_a_list_of_partners_are_none() -> None:
    lines: list[Line] = [
        (HEADING, "Villes jumelées"),
        (ITEM, "Lyon, 1960"),
        (HEADING, "Transport"),
        "Trains vers Turin.",
    ]
    assert partners(lines, "fr") == {"Lyon": ("twinning", "1960")}


WORDS = ["Bonn", "Lyon", "Leeds", "Partnerstadt", "Partnerschaft", "mit", "und", "seit", "1960", "keine", "zwischen"]
line = st.lists(st.sampled_from([*WORDS, "(", ")", ",", ";", "•", "Freundschaft", "Netzwerk"]), max_size=14).map(
    " ".join
)


@settings(max_examples=100, derandomize=True)
@given(st.lists(line, max_size=5))
def test_whatever_the_text_no_city_is_its_own_partner_and_evidence_holds(lines: list[str]) -> None:
    assert "Bonn" not in partners(list(lines), "de")


def test_a_long_page_of_rows_is_read_once() -> None:
    lines: list[Line] = [
        (HEADING, "Partnerstädte"),
        *((ROW, f"Lyon\tFrankreich\t{1900 + n % 90}") for n in range(3000)),
    ]
    assert set(partners(lines, "de")) == {"Lyon"}


def test_two_cities_that_begin_a_sentence_are_each_others_partners() -> None:
    assert partners(["Bonn and Leeds have been twinned since 1975."], "en") == {"Leeds": ("twinning", "1975")}
    assert partners(["Leeds and Bonn are twin towns."], "en") == {"Leeds": ("twinning", None)}


def test_an_agreement_that_joins_two_cities() -> None:
    text = "Un accord de coopération lie Bonn et Faro depuis 1974."
    assert partners([text], "fr") == {"Faro": ("cooperation", "1974")}


def test_each_city_has_its_own_since() -> None:
    text = "Partnerschaften bestehen seit 1985 mit Leeds, seit 1989 mit Brno (Mähren) und seit 2010 mit Lyon."
    assert partners([text], "de") == {
        "Leeds": ("twinning", "1985"),
        "Brno": ("twinning", "1989"),
        "Lyon": ("twinning", "2010"),
    }


def test_the_days_of_a_visit_are_no_beginning() -> None:
    text = "Une délégation de Leeds, ville amie, vient du 9 au 11 mai 2025."
    assert partners([text], "fr") == {"Leeds": ("friendship", None)}
