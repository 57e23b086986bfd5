"""Whose mayor somebody is, and of which moment the page speaks."""

from __future__ import annotations

import pytest

from pipeline.block import BlockKind
from tests.pipeline.pages_by_hand import Line, facts
from tests.pipeline.relations.mayors.mayoralties_by_hand import BONN, BRNO, LYON, PISA, mayoralties


def test_without_a_city_the_publisher_is_meant() -> None:
    assert mayoralties(["Bürgermeisterin Ute Falk grüßt."], "de", "DE", BONN) == {"Ute Falk": (BONN, True)}


def test_a_city_beside_the_title_decides() -> None:
    lines: list[Line] = [
        "Besiegelt durch Karl Weiß, Bürgermeister der Stadt Lyon, und Paul Roux, Bürgermeister von Pisa."
    ]
    found = mayoralties(lines, "de", "DE", BONN, ("Lyon", LYON, "FR"), ("Pisa", PISA, "IT"))
    assert found == {"Karl Weiß": (LYON, True), "Paul Roux": (PISA, True)}


def test_a_city_behind_the_name_decides() -> None:
    found = mayoralties(["Mayor Jana Malá of Brno spoke."], "en", "GB", "2644688", ("Brno", BRNO, "CZ"))
    assert found == {"Jana Malá": (BRNO, True)}


def test_an_adjective_before_the_title_decides_where_the_page_names_the_city() -> None:
    lines: list[Line] = ["Der Bonner Oberbürgermeister Till Ahrens kam.", "Der Zug aus Bonn war pünktlich."]
    assert mayoralties(lines, "de", "CH", "2657896", ("Bonn", BONN, "DE")) == {"Till Ahrens": (BONN, True)}


def test_a_title_that_the_publishers_country_does_not_have_is_another_citys() -> None:
    lines: list[Line] = ["Com Bonn a geminação é de 1974. Em 2015 veio o Oberbürgermeister Till Ahrens."]
    assert mayoralties(lines, "pt", "PT", "2740637", ("Bonn", BONN, "DE")) == {"Till Ahrens": (BONN, True)}


def test_whose_mayor_is_said_by_a_relative() -> None:
    lines: list[Line] = ["1988 folgte Lyon, dessen Bürgermeister Paul Roux anreiste."]
    assert mayoralties(lines, "de", "DE", BONN, ("Lyon", LYON, "FR")) == {"Paul Roux": (LYON, True)}


def test_a_sentence_that_begins_with_a_city_speaks_of_its_mayor() -> None:
    lines: list[Line] = ["Pisa suit en 1964, par la main du maire Aldo Conti."]
    assert mayoralties(lines, "fr", "FR", LYON, ("Pisa", PISA, "IT")) == {"Aldo Conti": (PISA, True)}


def test_a_counterpart_is_never_the_publishers_mayor() -> None:
    lines: list[Line] = ["Oberbürgermeister Till Ahrens empfing in Lyon seinen Amtskollegen Paul Roux."]
    found = mayoralties(lines, "de", "DE", BONN, ("Lyon", LYON, "FR"))
    assert found["Till Ahrens"][0] == BONN
    assert found["Paul Roux"] == (LYON, False)


def test_two_sentences_about_one_person_make_one_fact_with_both_as_evidence() -> None:
    relations, _ = facts(["Maire Anne Petit ouvre.", "Le discours du maire Anne Petit."], "fr", "FR", LYON)
    (fact,) = relations.mayoralties
    assert len(fact.evidence) == 2


def test_the_term_beside_the_name_comes_before_the_date_of_the_sentence() -> None:
    relations, _ = facts(["Sommer 2021 – Bürgermeister Jan Kolb (2006–2024) pflanzt."], "de", "DE", BONN)
    assert [fact.as_of for fact in relations.mayoralties] == ["2006/2024"]
    relations, _ = facts(["Il sindaco Aldo Conti, sindaco dal 1998 al 2007, partì."], "it", "IT", PISA)
    assert [fact.as_of for fact in relations.mayoralties] == ["1998/2007"]


def test_the_date_may_stand_in_the_sentence_before() -> None:
    relations, _ = facts(["The charter was signed in May 1999. Mayor Tom Hill planted a tree."], "en", "GB", "2644688")
    assert [fact.as_of for fact in relations.mayoralties] == ["1999-05"]


def test_a_sentence_about_today_has_no_moment() -> None:
    relations, _ = facts(["2010 wurde gebaut. Heute führt Bürgermeisterin Ute Falk die Stadt."], "de", "DE", BONN)
    assert [fact.as_of for fact in relations.mayoralties] == [None]


def test_a_city_behind_an_elided_link_is_the_titles_city() -> None:
    found, _ = facts(["Le maire d'Angers, Jean Dubois, a reçu Marc Rochat, syndic d’Aubonne."], "fr", "CH", "2659496")
    assert [(fact.person, fact.city.name) for fact in found.mayoralties] == [
        ("Jean Dubois", "Angers"),
        ("Marc Rochat", "Aubonne"),
    ]


def test_former_is_no_adjective_of_a_city() -> None:
    lines: list[Line] = ["Guests from Formigine came.", "Former Mayor Tom Brannan spoke."]
    found, _ = facts(lines, "en", "IE", "2963398")
    assert [fact.city.geonames_id for fact in found.mayoralties] == ["2963398"]


def test_a_mayor_of_the_time_before_lord_mayors_is_the_publishers() -> None:
    lines: list[Line] = [
        "Lord Mayor Rose Thorne laid a wreath in Dresden. Alfred Grindle, Mayor in the war, is not forgotten."
    ]
    found, _ = facts(lines, "en", "GB", "2652221")
    assert [fact.city.geonames_id for fact in found.mayoralties] == ["2652221", "2652221"]


def test_each_colleague_of_a_row_has_the_city_in_his_brackets() -> None:
    text = "Oberbürgermeister Jan Holm empfing seine Amtskollegen Paul Sander (Besançon) und Anna Lehner (Rovaniemi)."
    found, _ = facts([text], "de", "DE", "2892518")
    assert [(fact.person, fact.city.name) for fact in found.mayoralties][1:] == [
        ("Paul Sander", "Besançon"),
        ("Anna Lehner", "Rovaniemi"),
    ]


def test_a_guest_with_a_foreign_title_and_no_city_is_not_the_publishers_mayor() -> None:
    assert mayoralties(["Borgmester Lars Holm came."], "en", "GB", "2644688") == {}
    found = mayoralties(["Primátor Petr Malý of Brno came."], "en", "GB", "2644688", ("Brno", BRNO, "CZ"))
    assert found == {"Petr Malý": (BRNO, True)}


def test_what_a_heading_names_comes_before_a_city_of_a_later_sentence() -> None:
    lines: list[Line] = [
        (BlockKind.HEADING, "Lyon (Frankreich)"),
        "1971 unterschrieb Maire Paul Roux. Der Zug blieb in Dijon liegen.",
    ]
    cities = (("Lyon", LYON, "FR"), ("Dijon", "3021372", "FR"))
    assert mayoralties(lines, "de", "DE", BONN, *cities) == {"Paul Roux": (LYON, True)}


def test_words_that_point_back_speak_of_the_guests_town() -> None:
    lines: list[Line] = [
        (BlockKind.HEADING, "Gäste aus Pisa"),
        "Ein Chor sang. Deren Bürgermeister, Aldo Conti, kam auch.",
    ]
    assert mayoralties(lines, "de", "DE", BONN, ("Pisa", PISA, "IT")) == {"Aldo Conti": (PISA, True)}


def test_an_adjective_of_a_country_tells_whose_mayor_somebody_is() -> None:
    lines: list[Line] = ["We visited Pisa and Lyon. The French mayor, Paul Roux, waved."]
    found = mayoralties(lines, "en", "GB", "2644688", ("Pisa", PISA, "IT"), ("Lyon", LYON, "FR"))
    assert found == {"Paul Roux": (LYON, True)}


def test_an_adjective_of_a_city_behind_the_title_decides() -> None:
    lines: list[Line] = ["Le car va à Pisan. Le maire pisanais Aldo Conti nous attend."]
    assert mayoralties(lines, "fr", "FR", LYON, ("Pisan", PISA, "IT")) == {"Aldo Conti": (PISA, True)}


def test_a_colleague_has_the_city_in_the_adjective_before_him() -> None:
    lines: list[Line] = ["Bürgermeister Till Ahrens und sein Brnoer Kollege Bürgermeister Jan Malý.", "Grüße aus Brno."]
    assert mayoralties(lines, "de", "DE", BONN, ("Brno", BRNO, "CZ"))["Jan Malý"] == (BRNO, True)


def test_a_sentence_on_behalf_of_a_city_speaks_of_its_mayor() -> None:
    lines: list[Line] = ["Für Pisa unterschrieb Bürgermeister Aldo Conti."]
    assert mayoralties(lines, "de", "DE", BONN, ("Pisa", PISA, "IT")) == {"Aldo Conti": (PISA, True)}


def test_a_title_behind_a_quotation_is_no_quoted_title() -> None:
    lines: list[Line] = ['"The market of Pisa was full," Mayor Jane Doyle said.']
    found = mayoralties(lines, "en", "GB", "2644688", ("Pisa", PISA, "IT"))
    assert found == {"Jane Doyle": ("2644688", True)}


def test_a_pronoun_stands_for_the_title_of_another_city() -> None:
    lines: list[Line] = ["Le maire de Lyon, Paul Roux, et celui de Pisa, Aldo Conti, ont signé."]
    cities = (("Lyon", LYON, "FR"), ("Pisa", PISA, "IT"))
    found = mayoralties(lines, "fr", "FR", "3021372", *cities)
    assert found == {"Paul Roux": (LYON, True), "Aldo Conti": (PISA, True)}


def test_a_mayor_of_another_country_without_a_city_is_nobodys() -> None:
    assert mayoralties(["The French mayor, Paul Roux, waved."], "en", "GB", "2644688") == {}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Bürgermeister der alten Partnerstadt Pisa, Aldo Conti, kam."),
        ("de", "Der Bürgermeister unserer toskanischen Partnergemeinde Pisa Aldo Conti kam."),
        ("de", "Aldo Conti, Bürgermeister von Pisa in der Toskana, sprach."),
        ("de", "Pisas Bürgermeister Aldo Conti sprach."),
        ("de", "Bürgermeister Aldo Conti aus dem italienischen Pisa sprach."),
        ("en", "The mayor of our Italian twin town Pisa, Aldo Conti, came."),
        ("en", "Pisa's mayor, Aldo Conti, came."),
        ("es", "El alcalde de la ciudad hermanada de Pisa, Aldo Conti, vino."),
        ("fr", "Le maire de la ville jumelée de Pisa, Aldo Conti, est venu."),
        ("it", "Il sindaco della città gemellata di Pisa, Aldo Conti, è venuto."),
        ("nl", "De burgemeester van partnerstad Pisa, Aldo Conti, kwam."),
        ("nl", "Burgemeester Aldo Conti van het Italiaanse Pisa sprak."),
        ("pl", "Burmistrz partnerskiego miasta Pisa, Aldo Conti, przyjechał."),
        ("cs", "Starosta partnerského města Pisa Aldo Conti poděkoval."),
    ],
)
def test_a_town_may_be_said_with_more_than_its_name(language: str, text: str) -> None:
    raw = "Pisas" if "Pisas" in text else "Pisa"
    found = mayoralties([text], language, "XX", "2657896", (raw, PISA, "IT"))
    assert found == {"Aldo Conti": (PISA, True)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Bürgermeisterin der Partnerstadt, Anna Conti, kam."),
        ("en", "The mayor of the twin town, Anna Conti, came."),
        ("fr", "La maire de la ville jumelle, Anna Conti, est venue."),
        ("it", "La sindaca della città gemella, Anna Conti, è venuta."),
    ],
)
def test_the_mayor_of_a_partner_town_that_is_not_named_is_nobodys(language: str, text: str) -> None:
    assert mayoralties([text], language, "XX", BONN) == {}
