"""A mayor said with a town's adjective, or with a town that nobody knows, is not the publisher's."""

from __future__ import annotations

import pytest

from pipeline.entities.mayors.titles import city_beside
from tests.pipeline.geonames_ids import (
    BASEL,
    BATH,
    BRNO,
    BURGOS,
    CRACOW,
    GERA,
    GOUDA,
    GRONINGEN,
    KUTNO,
    LIMOGES,
    LINZ,
    MUNICH,
    PISA,
    PORTO,
    PRAGUE,
    SEVILLE,
    TAVIRA,
    TOULOUSE,
    TURIN,
)
from tests.pipeline.pages_by_hand import Line
from tests.pipeline.relations.mayors.mayoralties_by_hand import mayoralties


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text", "town"),
    [
        ("de", "DE", GERA, "Zu Gast war die Linzer Bürgermeisterin Anna Huber.", LINZ),
        ("de", "DE", GERA, "Auch der Münchner Oberbürgermeister Peter Berger sprach.", MUNICH),
        ("de", "DE", GERA, "Der Basler Stadtpräsident Peter Berger sprach.", BASEL),
        ("nl", "NL", GOUDA, "De Groningse burgemeester Jan Smit was aanwezig.", GRONINGEN),
        ("cs", "CZ", BRNO, "Pražský primátor Jan Novák přijal hosty.", PRAGUE),
        ("cs", "CZ", BRNO, "Hosty přijal pražský primátor Jan Novák.", PRAGUE),
        ("pl", "PL", KUTNO, "Gości powitał krakowski prezydent miasta Jan Kowalski.", CRACOW),
        ("fr", "FR", LIMOGES, "Le maire toulousain Luc Petit était présent.", TOULOUSE),
        ("it", "IT", PISA, "Il sindaco torinese Marco Rossi era presente.", TURIN),
        ("es", "ES", BURGOS, "La alcaldesa sevillana María López estuvo presente.", SEVILLE),
        ("pt", "PT", TAVIRA, "O presidente da câmara portuense Rui Costa esteve presente.", PORTO),
    ],
)
def test_the_adjective_of_another_town_says_whose_mayor_somebody_is(
    language: str, country: str, publisher: str, text: str, town: str
) -> None:
    assert [place for place, _ in mayoralties([text], language, country, publisher).values()] == [town]


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("de", "DE", GERA, "Der Geraer Oberbürgermeister Peter Berger sprach."),
        ("de", "AT", LINZ, "Die Linzer Bürgermeisterin Anna Huber dankte."),
        ("nl", "NL", GOUDA, "De Goudse burgemeester Jan Smit was aanwezig."),
        ("cs", "CZ", BRNO, "Brněnská primátorka Jana Nováková poděkovala."),
        ("pl", "PL", KUTNO, "Kutnowski prezydent miasta Jan Kowalski podziękował."),
        ("es", "ES", BURGOS, "La alcaldesa burgalesa María López estuvo presente."),
    ],
)
def test_the_publishers_own_adjective_leaves_the_mayor_its_own(
    language: str, country: str, publisher: str, text: str
) -> None:
    assert [place for place, _ in mayoralties([text], language, country, publisher).values()] == [publisher]


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("de", "DE", GERA, "Der Neustadter Oberbürgermeister Peter Berger sprach."),
        ("de", "DE", GERA, "Den Xanderfelder Bürgermeister Peter Berger freute das. Peter Berger blieb lange."),
        ("nl", "NL", GOUDA, "De Brabantse burgemeester Jan Smit was aanwezig."),
        ("en", "GB", BATH, "Ann Lee, Mayor of Greater Casterbridge, opened the fair."),
        ("en", "GB", BATH, "The Mayor of Casterbridge, Ann Lee, opened the fair."),
        ("fr", "FR", LIMOGES, "Luc Petit, maire de Xertigneul, était présent."),
        ("it", "IT", PISA, "Marco Rossi, sindaco di Borgoscuro, era presente."),
    ],
)
def test_a_town_that_nobody_knows_for_sure_leaves_its_mayor_without_one(
    language: str, country: str, publisher: str, text: str
) -> None:
    assert mayoralties([text], language, country, publisher) == {}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("de", "DE", GERA, "Gastgeber Bürgermeister Peter Berger sprach."),
        ("de", "DE", GERA, "Unser neuer Bürgermeister Peter Berger sprach."),
        ("de", "DE", GERA, "Werner Bürgermeister Peter Berger."),
        ("de", "DE", GERA, "Der langjährige Bürgermeister Peter Berger sprach."),
        ("de", "DE", GERA, "Wieder Bürgermeister: Peter Berger."),
        ("de", "DE", GERA, "Ihrer Bürgermeisterin Anna Huber dankten alle."),
        ("cs", "CZ", BRNO, "Sympatický primátor Jan Novák poděkoval."),
        ("pl", "PL", KUTNO, "Miejski burmistrz Jan Kowalski podziękował."),
        ("fr", "FR", LIMOGES, "Le maire républicain Luc Petit était présent."),
        ("it", "IT", PISA, "Il sindaco anziano Marco Rossi era presente."),
        ("es", "ES", BURGOS, "La alcaldesa republicana María López estuvo presente."),
        ("en", "GB", BATH, "Ann Lee, Mayor of the Council, opened the fair."),
        ("da", "DK", "2624886", "Lars Holm, borgmester for Socialdemokratiet, talte."),
    ],
)
def test_other_words_beside_a_title_are_no_towns(language: str, country: str, publisher: str, text: str) -> None:
    assert {place for place, _ in mayoralties([text], language, country, publisher).values()} <= {publisher}


def test_a_town_that_a_page_names_often_is_compared_once_with_each_adjective(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    plain = city_beside._consonants

    def counting(word: str) -> str:
        compared.append(word)
        return plain(word)

    monkeypatch.setattr(city_beside, "_consonants", counting)
    lines: list[Line] = ["Der Münchner Oberbürgermeister Peter Berger reiste nach Pisa."] * 40
    mayoralties(lines, "de", "DE", GERA, ("Pisa", PISA, "IT"))
    assert 0 < len(compared) <= 4 * len(lines)


def test_a_particle_that_begins_the_name_leads_to_no_town() -> None:
    lines: list[Line] = ["Burgemeester Jan Van Hulst sprak. “Mooi”, zegt burgemeester Van Hulst."]
    assert mayoralties(lines, "nl", "NL", GOUDA) == {"Jan Van Hulst": (GOUDA, True)}


def test_an_unknown_town_in_a_case_stands_between_title_and_name() -> None:
    lines: list[Line] = ["Medal otrzymał burmistrz Xanderek Jan Lis i jego żona."]
    assert mayoralties(lines, "pl", "PL", KUTNO) == {}
