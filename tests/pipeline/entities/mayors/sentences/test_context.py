"""Mayors whom a block names without a title of their own: counterparts, forerunners and followers, several together."""

from __future__ import annotations

import pytest

from tests.pipeline.entities.mayors.mentioned import mayors

COUNTRIES = {"en": "GB", "cs": "CZ", "da": "DK", "sv": "SE", "lb": "LU"}


def names(text: str, language: str) -> list[str]:
    return [value for _, value in mayors([text], language, COUNTRIES.get(language, language.upper()))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mayor wrote to London. His counterpart in Oxford, Mrs Anna Huber, did the same."),
        ("de", "Der Bürgermeister schrieb nach Wien. Seine Amtskollegin aus Melk, Anna Huber, auch."),
        ("fr", "Le maire a écrit à Paris. Son homologue de Melun, Mme Anna Huber, a fait de même."),
        ("es", "El alcalde escribió a Madrid. Su homóloga de Soria, Anna Huber, también."),
        ("it", "Il sindaco ha scritto a Roma. La sua omologa di Siena, Anna Huber, pure."),
        ("pt", "O prefeito escreveu ao governo. A sua homóloga de Braga, Anna Huber, também."),
        ("pl", "Burmistrz napisał do Warszawy. Jego odpowiedniczka z Krosna, Anna Huber, też."),
    ],
)
def test_the_counterpart_of_a_mayor_without_a_name_has_her_town_beside_her(language: str, text: str) -> None:
    assert names(text, language) == ["Anna Huber"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The deputy mayor wrote to London. His counterpart in Oxford, Anna Huber, did the same."),
        ("en", "The mayor spoke to the fire chief. His colleague in Oxford, Anna Huber, was there."),
        ("en", "The mayor spoke. The guest was a minister; her counterpart in Oxford, Anna Huber, was there."),
        ("de", "Der Bürgermeister kam. Ein Pendant aus Melk, Anna Huber, fehlte."),
    ],
)
def test_the_counterpart_of_somebody_else_is_no_mayor(language: str, text: str) -> None:
    assert names(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Also present were the mayors of the 1990s: Anna Huber and Peter Lang."),
        ("de", "Im Saal saßen die Bürgermeister der 1990er Jahre: Anna Huber und Peter Lang."),
        ("de", "Auch die Bürgermeister der drei Gemeinden: Anna Huber und Peter Lang."),
        ("fr", "Étaient présents les maires des années 1990 : Anna Huber et Peter Lang."),
        ("es", "También estaban los alcaldes de los años noventa: Anna Huber y Peter Lang."),
        ("it", "C'erano anche i sindaci degli anni novanta: Anna Huber e Peter Lang."),
        ("pt", "Vieram os prefeitos dos anos 1990: Anna Huber e Peter Lang."),
        ("nl", "Ook de burgemeesters van de jaren negentig waren er: Anna Huber en Peter Lang."),
        ("da", "Også borgmestrene fra 1990'erne var der: Anna Huber og Peter Lang."),
        ("pl", "Byli też burmistrzowie z lat dziewięćdziesiątych: Anna Huber i Peter Lang."),
        ("cs", "Přišli starostové z devadesátých let: Anna Huber a Peter Lang."),
    ],
)
def test_words_between_a_plural_and_a_colon_say_which_mayors_follow(language: str, text: str) -> None:
    assert names(text, language) == ["Anna Huber", "Peter Lang"]


def test_what_several_mayors_chose_is_no_row_of_mayors() -> None:
    assert names("The mayors of the city elected a board: Anna Huber and Peter Lang.", "en") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2010 she became Mayor, taking over from Peter Lang."),
        ("de", "Die Bürgermeisterin trat 2010 die Nachfolge von Peter Lang an."),
        ("de", "Die Bürgermeisterin löste 2010 Peter Lang ab."),
        ("fr", "La maire a pris la succession de Peter Lang."),
        ("fr", "La maire a succédé en 2010 à Peter Lang."),
        ("es", "La alcaldesa tomó el relevo de Peter Lang."),
        ("es", "La alcaldesa sucedió en 2010 a Peter Lang."),
        ("it", "La sindaca è succeduta nel 2010 a Peter Lang."),
        ("it", "La sindaca ha raccolto il testimone da Peter Lang."),
        ("pt", "A prefeita sucedeu em 2010 a Peter Lang."),
        ("nl", "De burgemeester volgde Peter Lang op."),
        ("nl", "De burgemeester nam het stokje over van Peter Lang."),
        ("sv", "Borgmästaren tog 2010 över efter Peter Lang."),
    ],
)
def test_whom_a_mayor_follows_was_one(language: str, text: str) -> None:
    assert names(text, language) == ["Peter Lang"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Bürgermeister dankte. Stadtrat Emil Kunz trat die Nachfolge von Peter Lang an."),
        ("de", "Der Bürgermeister dankte. Danach löste Peter Lang das Rätsel."),
        ("de", "Die stellvertretende Bürgermeisterin trat die Nachfolge von Peter Lang an."),
        ("fr", "Le maire remercie. L’adjoint Luc Petit a succédé à Peter Lang."),
        ("nl", "De burgemeester opende de avond. Daarna volgde Peter Lang met een lied."),
    ],
)
def test_whom_another_follows_was_no_mayor(language: str, text: str) -> None:
    assert names(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Avtalet skrevs under av stadspresident Jan Nowak från Sopot."),
        ("da", "Aftalen blev underskrevet af bypræsident Jan Nowak fra Sopot."),
        ("nl", "Stadspresident Jan Nowak van Sopot tekende."),
        ("en", "City President Jan Nowak of Sopot signed."),
        ("de", "Stadtpräsident Jan Nowak aus Sopot unterschrieb."),
        ("cs", "Podepsal ji prezident města Jan Nowak ze Sopot."),
    ],
)
def test_a_polish_mayor_is_called_the_towns_president(language: str, text: str) -> None:
    assert names(text, language) == ["Jan Nowak"]


def test_the_mayor_there_may_be_named_behind_there() -> None:
    assert names("Heute heißt der Bürgermeister dort Peter Lang; er mag Züge.", "de") == ["Peter Lang"]


def test_a_counterpart_of_another_land_may_be_that_of_a_mayor_who_is_only_he() -> None:
    mayor, text = (
        "Bürgermeister Karl Ohm sprach.",
        "Er war neu im Amt; sein französischer Amtskollege Luc Petit kam auch.",
    )
    assert [value for _, value in mayors([mayor, text], "de")] == ["Karl Ohm", "Luc Petit"]
    of_minister = "Der Minister kam; sein französischer Amtskollege Luc Petit kam auch."
    assert [value for _, value in mayors([mayor, of_minister], "de")] == ["Karl Ohm"]
    colleague = "Er war neu im Verein; sein französischer Kollege Luc Petit kam auch."
    assert [value for _, value in mayors([mayor, colleague], "de")] == ["Karl Ohm"]


@pytest.mark.parametrize(
    ("language", "first", "text", "raw"),
    [
        ("de", "Bürgermeister Karl Ohm sprach.", "Sein Nachfolger Ohm unterzeichnete.", "Ohm"),
        ("it", "Il sindaco Paolo Neri parla.", "Fu Neri a volere il patto.", "Neri"),
        ("pl", "Burmistrz Jan Nowak i starosta.", "Burmistrzowie Nowak i Radke przy ławce.", "Nowak"),
    ],
)
def test_a_surname_may_stand_behind_what_a_mayor_is_called(language: str, first: str, text: str, raw: str) -> None:
    found = mayors([first, text], language, COUNTRIES.get(language, language.upper()))
    assert [mention for mention, _ in found][1:] == [raw]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La alcaldesa habló con sus homólogos de Cuéllar (Segovia), Juan Cano, y Soria, Luis Vidal."),
        ("pt", "O prefeito recebeu os seus homólogos de Lamego (Viseu), Juan Cano, e Guimarães, Luis Vidal."),
        ("fr", "Le maire reçoit ses homologues de Metz (Moselle), Juan Cano, et de Melun, Luis Vidal."),
    ],
)
def test_counterparts_have_their_towns_before_them_and_these_their_provinces(language: str, text: str) -> None:
    assert names(text, language) == ["Juan Cano", "Luis Vidal"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "Em Lamego, o presidente da Câmara local, Juan Cano e todo o executivo receberam a comitiva."),
        ("es", "En Teruel, el alcalde local Juan Cano saludó a la comitiva."),
        ("fr", "À Melun, le maire local Juan Cano a reçu la délégation."),
    ],
)
def test_the_local_mayor_may_be_named_right_behind_the_adjective(language: str, text: str) -> None:
    assert names(text, language) == ["Juan Cano"]
