"""Several mayors with as many towns, names first or towns first."""

from __future__ import annotations

import pytest

from tests.pipeline.geonames_ids import BATH, BURGOS, DIJON, GOUDA, KUTNO, LUCCA, MAINZ, OXFORD, TABOR, VEJLE
from tests.pipeline.pages_by_hand import towns_of_mayors


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("de", "DE", DIJON, "Ute Falk und Jan Roth, die Bürgermeister von Dijon und Mainz, unterzeichneten."),
        ("de", "DE", DIJON, "Ute Falk und Jan Roth, Bürgermeister von Dijon und Mainz, unterzeichneten."),
        ("de", "DE", DIJON, "Die Bürgermeister von Dijon und Mainz, Ute Falk und Jan Roth, unterzeichneten."),
        ("en", "GB", BATH, "Ute Falk and Jan Roth, the Mayors of Bath and Mainz, signed."),
        ("fr", "FR", DIJON, "Ute Falk et Jan Roth, maires de Dijon et de Mainz, ont signé."),
        ("fr", "FR", DIJON, "Ute Falk et Jan Roth, respectivement maires de Dijon et de Mainz, ont signé."),
        ("fr", "FR", DIJON, "Les maires de Dijon et de Mainz, Ute Falk et Jan Roth, ont signé."),
        ("it", "IT", LUCCA, "Ute Falk e Jan Roth, sindaci di Lucca e di Mainz, hanno firmato."),
        ("it", "IT", LUCCA, "I sindaci di Lucca e di Mainz, Ute Falk e Jan Roth, hanno firmato."),
        ("es", "ES", BURGOS, "Ute Falk y Jan Roth, alcaldes de Burgos y de Mainz, firmaron."),
        ("es", "ES", BURGOS, "Los alcaldes de Burgos y de Mainz, Ute Falk y Jan Roth, firmaron."),
        ("nl", "NL", GOUDA, "Ute Falk en Jan Roth, burgemeesters van Gouda en Mainz, tekenden."),
        ("pl", "PL", KUTNO, "Ute Falk i Jan Roth, burmistrzowie Kutna i Mainz, podpisali umowę."),
        ("pl", "PL", KUTNO, "Burmistrzowie Kutna i Mainz – Ute Falk i Jan Roth – podpisali umowę."),
        ("cs", "CZ", TABOR, "Starostové Tábora a Mainz Ute Falk a Jan Roth podepsali smlouvu."),
        ("da", "DK", VEJLE, "Ute Falk og Jan Roth, borgmestrene i Vejle og Mainz, skrev under."),
    ],
)
def test_each_of_two_mayors_has_the_town_of_his_place(language: str, country: str, publisher: str, text: str) -> None:
    assert towns_of_mayors([text], language, country, publisher) == {"Ute Falk": publisher, "Jan Roth": MAINZ}


def test_so_has_each_of_three_and_of_former_ones() -> None:
    text = "Ann Hart, John Lee and Jan Roth, Mayors of Bath, Oxford and Mainz, sang."
    assert towns_of_mayors([text], "en", "GB", BATH) == {"Ann Hart": BATH, "John Lee": OXFORD, "Jan Roth": MAINZ}
    text = "Ann Hart and John Lee, former Mayors of Bath and Oxford, sang."
    assert towns_of_mayors([text], "en", "GB", BATH) == {"Ann Hart": BATH, "John Lee": OXFORD}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("en", "GB", BATH, "Ann Hart and John Lee, who met the Mayors of Bath and Oxford, sang."),
        ("en", "GB", BATH, "Ann Hart and John Lee, deputy mayors of Bath and Oxford, sang."),
        ("de", "DE", MAINZ, "Udo Lang und Jan Kolb, die die Bürgermeister von Mainz und Dijon trafen, sangen."),
        ("fr", "FR", DIJON, "Ute Falk, Jan Roth et Luc Petit, maires de Dijon et de Mainz, ont chanté."),
    ],
)
def test_names_before_other_mayors_and_towns_of_another_number_have_none(
    language: str, country: str, publisher: str, text: str
) -> None:
    assert towns_of_mayors([text], language, country, publisher) == {}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("pl", "PL", KUTNO, "Umowę podpisali burmistrzowie miast: Adam Nowak i Karol Lis."),
        ("pl", "PL", KUTNO, "Sygnowali ją ówcześni burmistrzowie obu gmin: Adam Nowak i Karol Lis."),
        ("cs", "CZ", TABOR, "Smlouvu podepsali starostové měst: Adam Novák a Karel Lys."),
        ("de", "DE", MAINZ, "Es unterzeichneten die Bürgermeister der Städte: Adam Neumann und Karl Roth."),
        ("nl", "NL", GOUDA, "De akte tekenden de burgemeesters van de gemeenten: Adam Smit en Karel Bakker."),
    ],
)
def test_of_the_mayors_of_the_towns_one_at_most_is_the_publishers(
    language: str, country: str, publisher: str, text: str
) -> None:
    assert len(towns_of_mayors([text], language, country, publisher)) == 1


def test_who_held_one_office_one_after_the_other_is_of_one_town() -> None:
    text = "Den Bau begannen die Bürgermeister Adam Neumann und Karl Roth."
    assert towns_of_mayors([text], "de", "DE", MAINZ) == {"Adam Neumann": MAINZ, "Karl Roth": MAINZ}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("pl", "PL", KUTNO, "Dokument podpisał burmistrz Kutna – Adam Nowak."),
        ("pl", "PL", KUTNO, "Dokument podpisali burmistrz Kutna - Adam Nowak i skarbnik."),
        ("cs", "CZ", TABOR, "Smlouvu podepsal starosta Tábora – Adam Novák."),
    ],
)
def test_a_dash_leads_from_a_town_to_its_mayor(language: str, country: str, publisher: str, text: str) -> None:
    assert list(towns_of_mayors([text], language, country, publisher).values()) == [publisher]


def test_of_two_mayors_the_guest_may_stand_first() -> None:
    text = "Umowę partnerską z Lucca podpisali burmistrzowie miast: Giuseppe Neri i Marek Lis."
    assert towns_of_mayors([text], "pl", "PL", KUTNO) == {"Giuseppe Neri": LUCCA}
    text = "Umowę partnerską z Lucca podpisali burmistrzowie miast: Marek Lis i Giuseppe Neri."
    assert towns_of_mayors([text], "pl", "PL", KUTNO) == {"Marek Lis": KUTNO, "Giuseppe Neri": LUCCA}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("da", "DK", VEJLE, "Talere var borgmestrene Ute Falk og Jan Roth samt Ole Kolb fra foreningen."),
        ("de", "DE", MAINZ, "Es sprachen die Bürgermeister Ute Falk und Jan Roth sowie Ole Kolb vom Verein."),
        ("it", "IT", LUCCA, "Sono intervenuti i sindaci Ute Falk e Jan Roth nonché Ole Kolb della Pro loco."),
    ],
)
def test_whom_another_joiner_adds_is_no_mayor(language: str, country: str, publisher: str, text: str) -> None:
    found = towns_of_mayors([text], language, country, publisher)
    assert "Ole Kolb" not in found
    assert "Jan Roth" in found
