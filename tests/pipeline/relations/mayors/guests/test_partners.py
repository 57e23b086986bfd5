"""Whose mayor a guest is, whose land is known by title or first name: the partner town's there, not that of a town that
the page names by the way; and what a title tells on pages in the publisher's languages and in others."""

from __future__ import annotations

import pytest

from tests.pipeline.geonames_ids import AARAU, BATH, BRNO, CHINON, GOUDA, KOBLENZ, LUCCA, MAINZ, TRIER, VEJLE
from tests.pipeline.pages_by_hand import Line, towns_of_mayors


@pytest.mark.parametrize(
    ("language", "country", "publisher", "lines"),
    [
        (
            "en",
            "GB",
            BATH,
            [
                "Bath is twinned with Mainz.",
                "In June Oberbürgermeister Till Ahrens came by bicycle with pupils from Koblenz.",
            ],
        ),
        (
            "it",
            "IT",
            LUCCA,
            [
                "Lucca è gemellata con Mainz dal 1990.",
                "Nel 2012 arrivò l'Oberbürgermeister Till Ahrens, in treno da Koblenz.",
            ],
        ),
        (
            "da",
            "DK",
            VEJLE,
            [
                "Vejle er venskabsby med Mainz.",
                "I juni kom Oberbürgermeister Till Ahrens sejlende med elever fra Koblenz.",
            ],
        ),
        (
            "nl",
            "NL",
            GOUDA,
            [
                "Gouda heeft sinds 1990 een stedenband met Mainz.",
                "Daarna sprak Oberbürgermeister Till Ahrens. Zijn koor was in Koblenz gebleven.",
            ],
        ),
    ],
)
def test_a_guest_of_a_land_comes_from_the_partner_town_there(
    language: str, country: str, publisher: str, lines: list[Line]
) -> None:
    assert towns_of_mayors(lines, language, country, publisher) == {"Till Ahrens": MAINZ}


def test_a_guest_whose_first_name_tells_his_land_comes_from_the_partner_town_there() -> None:
    lines: list[Line] = [
        "Bath is twinned with Mainz.",
        "A teacher spent a year in Koblenz. Mayor Ann Hart and Mayor Karl-Heinz Ahrens signed the agreement.",
    ]
    assert towns_of_mayors(lines, "en", "GB", BATH) == {"Ann Hart": BATH, "Karl-Heinz Ahrens": MAINZ}


@pytest.mark.parametrize(
    "lines",
    [
        ["Bath is twinned with Mainz.", "From Koblenz came Oberbürgermeister Till Ahrens."],
        ["Bath is twinned with Mainz and with Trier.", "In Koblenz all met. Oberbürgermeister Till Ahrens spoke."],
        ["Bath is twinned with Lucca.", "In Koblenz all met. Oberbürgermeister Till Ahrens spoke."],
    ],
)
def test_the_town_of_the_sentence_stays_and_so_does_any_where_no_single_partner_lies_in_the_land(
    lines: list[Line],
) -> None:
    assert towns_of_mayors(lines, "en", "GB", BATH) == {"Till Ahrens": KOBLENZ}


def test_a_town_of_the_sentence_that_is_a_partner_comes_before_one_that_only_tells_more_of_it() -> None:
    lines: list[Line] = [
        "Bath is twinned with Mainz.",
        "With Mainz, founded by settlers from Koblenz, the tie was made in 1998 by Oberbürgermeister Till Ahrens.",
    ]
    assert towns_of_mayors(lines, "en", "GB", BATH) == {"Till Ahrens": MAINZ}


def test_a_title_of_the_pages_language_may_be_that_of_a_town_in_any_land() -> None:
    lines: list[Line] = [
        "Aus Trier ist Oberbürgermeister Till Ahrens da.",
        "Den Gruß aus Trier liest ein Kind. Für die Freunde in Gouda spricht Bürgermeisterin Mia Smit.",
    ]
    assert towns_of_mayors(lines, "de", "CH", AARAU) == {"Till Ahrens": TRIER, "Mia Smit": GOUDA}


def test_a_title_that_no_mayor_of_the_land_has_is_nobodys_where_no_town_is_named() -> None:
    lines: list[Line] = ["La charte porte deux noms : Louis Blanc, maire, et le bourgmestre Till Ahrens."]
    assert towns_of_mayors(lines, "fr", "FR", CHINON) == {"Louis Blanc": CHINON}


def test_a_title_that_a_town_once_had_is_its_own_in_the_past() -> None:
    lines: list[Line] = ["1885 ließ Bürgermeister Anton Gerber die Brücke bauen."]
    assert towns_of_mayors(lines, "de", "CH", AARAU) == {"Anton Gerber": AARAU}


def test_a_town_that_only_tells_where_another_lies_is_not_a_guests() -> None:
    lines: list[Line] = ["Wir kennen ein Dorf bei Mainz. Der dortige Bürgermeister, Till Ahrens, kommt."]
    assert towns_of_mayors(lines, "de", "CH", AARAU) == {}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("en", "DE", MAINZ, "Mayor Ute Falk welcomed a delegation from Bath."),
        ("de", "CZ", BRNO, "Bürgermeisterin Ute Falk empfing eine Abordnung aus Mainz."),
        ("fr", "IT", LUCCA, "Le maire Anna Conti accueille une délégation de Chinon."),
        ("de", "NL", GOUDA, "Bürgermeisterin Ute Falk eröffnete den Markt."),
    ],
)
def test_on_a_page_in_another_language_than_the_lands_a_title_only_translates_that_of_the_publishers_mayor(
    language: str, country: str, publisher: str, text: str
) -> None:
    assert list(towns_of_mayors([text], language, country, publisher).values()) == [publisher]


def test_an_alcalde_is_no_guest_in_mexico() -> None:
    lines: list[Line] = [
        "La ciudad está hermanada con Trier. El alcalde Juan Gil y su homólogo Udo Lang sembraron un árbol."
    ]
    assert towns_of_mayors(lines, "es", "MX", "3995465") == {"Juan Gil": "3995465", "Udo Lang": TRIER}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("de", "DE", MAINZ, "Die Bürgermeisterin der Mainzer Partnerstadt Vejle, Anna Holm, kam."),
        ("de", "DE", MAINZ, "Der Bürgermeister von Mainz' dänischer Partnerstadt Vejle, Jan Holm, kam."),
        ("en", "GB", BATH, "The Mayor of Bath's twin town Vejle, Jan Holm, came."),
    ],
)
def test_the_partner_of_the_publisher_is_named_behind_it(
    language: str, country: str, publisher: str, text: str
) -> None:
    assert list(towns_of_mayors([text], language, country, publisher).values()) == [VEJLE]
