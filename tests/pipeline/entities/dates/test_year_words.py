"""Days and years of minutes and deeds, which write them out."""

from __future__ import annotations

import pytest

from pipeline.entities.dates import find_dates


def values(text: str, lang: str) -> list[str]:
    return [found.edtf for found in find_dates(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("pt", "Aos sete dias do mês de Junho do ano de dois mil e dezasseis reuniu a Câmara.", "2016-06-07"),
        ("pt", "Aos vinte e seis dias do mês de maio do ano dois mil, nesta vila", "2000-05-26"),
        ("pt", "Em 4 de Outubro de mil novecentos e oitenta e três", "1983-10-04"),
        ("pt", "A escola abriu em março de mil e novecentos e setenta.", "1970-03"),
        ("pt", "Aos 18 dias do mês de julho de 2013", "2013-07-18"),
        ("pt", "Ao primeiro dia do mês de julho do ano dois mil e dezassete", "2017-07-01"),
        ("es", "siendo las diez horas del día doce de abril de dos mil dieciocho", "2018-04-12"),
        ("es", "A los dos días del mes de septiembre de dos mil seis", "2006-09-02"),
        ("es", "el 30 de mayo de mil ochocientos cuarenta y siete", "1847-05-30"),
        ("es", "EL DÍA VEINTISIETE (27) DE ENERO DE DOS MIL VEINTE", "2020-01-27"),
        ("es", "la sesión del 25 de septiembre de 2.007, a las 20 horas", "2007-09-25"),
        ("pt", "a reunião de 3 de março de 2.015.", "2015-03-03"),
        ("fr", "Séance du jeudi 5 décembre deux mille dix-neuf", "2019-12-05"),
        ("fr", "le vingt et un juin mil neuf cent quatre-vingt-dix-sept", "1997-06-21"),
        ("fr", "le dix sept mai deux mille vingt trois", "2023-05-17"),
        ("fr", "le premier juin de l'an deux mille", "2000-06-01"),
        ("it", "il giorno otto maggio duemilaventitré", "2023-05-08"),
        ("it", "addì 3 marzo millenovecentosettantotto", "1978-03-03"),
    ],
)
def test_a_year_in_words_behind_a_month(lang: str, text: str, expected: str) -> None:
    assert values(text, lang) == [expected]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("pt", "A 3 de junho, dois mil euros foram entregues.", ["XXXX-06-03"]),
        ("pt", "Em 3 de junho de dois mil euros restavam cem.", ["XXXX-06-03"]),
        ("pt", "A 3 de junho dois mil e quinhentos alunos correram.", ["XXXX-06-03"]),
        ("es", "En mayo dos mil vecinos visitaron la feria.", []),
        ("pt", "Fecha quinze dias.", []),
        ("pt", "A 30 de fevereiro de dois mil e nove", ["2009-02"]),
    ],
)
def test_an_amount_behind_a_month_is_no_year(lang: str, text: str, expected: list[str]) -> None:
    assert values(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "L'an deux mille dix-neuf, le 5 décembre à 20 heures, le conseil", ["2019", "2019-12-05"]),
        ("fr", "L'an deux mil vingt-quatre, le quatorze mars, s'est réuni", ["2024", "2024-03-14"]),
        ("it", "L'anno duemilaventuno addì 9 del mese di marzo si è riunito", ["2021", "2021-03-09"]),
        ("es", "En el año dos mil veinte, el día 3 de marzo, se reúne", ["2020", "2020-03-03"]),
        ("fr", "Le dix-neuf mars deux mille dix-huit à 20h30 s'est réuni", ["2018-03-19T20:30"]),
        ("es", "el tres de mayo de dos mil nueve, a las 20:00 horas", ["2009-05-03T20:00"]),
        ("fr", "La salle accueille deux mille dix-neuf personnes.", []),
        ("fr", "Le 3 juin deux mille habitants ont défilé.", ["XXXX-06-03"]),
    ],
)
def test_minutes_open_with_their_year_in_words(lang: str, text: str, expected: list[str]) -> None:
    found = find_dates(text, lang, infer=True)
    assert [date.edtf for date in found] == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("es", "El retablo es de 1490 aprox. y lo pagó el gremio.", "1490~"),
        ("it", "Il coro è del 1500 ca. e fu rifatto.", "1500~"),
        ("fr", "Le chœur est de 1520 env. selon les archives.", "1520~"),
    ],
)
def test_about_may_stand_behind_a_year_with_its_full_stop(lang: str, text: str, expected: str) -> None:
    assert values(text, lang) == [expected]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("de", "In den 60er Jahren des 19. Jahrhunderts kam die Bahn.", "186X"),
        ("en", "The mill closed in the 70s of the 19th century.", "187X"),
        ("es", "En los años 20 del siglo XX se abrió el mercado.", "192X"),
        ("es", "en la década de los 60 del siglo XIX", "186X"),
        ("nl", "in de jaren 80 van de 19e eeuw", "188X"),
        ("pt", "nos anos 30 do século XIX", "183X"),
        ("cs", "V 60. letech 19. století vyrostla továrna.", "186X"),
        ("fr", "dans les années 60 du XIXe siècle", "186X"),
        ("pl", "w latach 60. XIX wieku", "186X"),
    ],
)
def test_a_decade_is_of_the_century_behind_it(lang: str, text: str, expected: str) -> None:
    assert values(text, lang) == [expected]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("de", "Die Burg wird 1163 zum ersten Mal genannt.", ["1163"]),
        ("de", "Zum ersten Mal kamen 1200 Gäste.", []),
        ("de", "Seit dem Schuljahr 2008/09 Schülerinnen aufnehmen zu dürfen, war neu.", ["2008/2009"]),
        ("it", "Oltre duecento sfollati trovarono casa.", []),
        ("it", "Nel settecento sorse la pieve.", ["17XX"]),
        ("fr", "Adopté à l'unanimité (délibération n° 2024-12-01).", []),
        ("cs", "Na skladě zbývá 1997 kusů.", []),
    ],
)
def test_what_is_counted_or_numbered_is_no_year(lang: str, text: str, expected: list[str]) -> None:
    assert values(text, lang) == expected
