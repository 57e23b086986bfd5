"""Calendar expressions of twelve languages and the EDTF that they mean."""

from __future__ import annotations

import pytest

from pipeline.entities.dates import find_dates


def values(text: str, lang: str) -> list[str]:
    return [found.edtf for found in find_dates(text, lang)]


DAYS = [
    ("de", "Am 23. März 1952 tagte der Rat in Trier.", ["1952-03-23"]),
    ("de", "Sitzung am Di., 5.3.2019", ["2019-03-05"]),
    ("de", "Unterzeichnet am 16.09.87 in Jena", ["1987-09-16"]),
    ("de", "Das Amt schließt am 24.12. und am 31.12. früher.", ["XXXX-12-24", "XXXX-12-31"]),
    ("de", "Am 6. V. 1945 kamen die Truppen.", ["1945-05-06"]),
    ("fr", "Le 1er mai 2021, la mairie de Reims sera fermée.", ["2021-05-01"]),
    ("fr", "Réunion le premier juin 2022", ["2022-06-01"]),
    ("fr", "Le tournoi aura lieu le 28/09.", ["XXXX-09-28"]),
    ("en", "The bridge opened on June 4th, 1931.", ["1931-06-04"]),
    ("en", "The market returns on the 21st of May.", ["XXXX-05-21"]),
    ("en", "It was the second of August 1988.", ["1988-08-02"]),
    ("en", "Deadline: 2021-06-15", ["2021-06-15"]),
    ("lb", "Den 9. Abrëll 1839 war et esou wäit.", ["1839-04-09"]),
    ("nl", "De raad besloot op 14-12-2017 tot verbouwing.", ["2017-12-14"]),
    ("nl", "Op de 18de juli 2014 opende de brug.", ["2014-07-18"]),
    ("it", "La delibera è del 1° febbraio 2019.", ["2019-02-01"]),
    ("es", "Firmado en Ávila el 5 de septiembre de 2022", ["2022-09-05"]),
    ("pt", "A ponte abriu a 25 de abril de 1974.", ["1974-04-25"]),
    ("pl", "Rynek otwarto 1 sierpnia 1944 roku.", ["1944-08-01"]),
    ("cs", "Smlouva platí od 1. ledna 2021.", ["2021-01-01"]),
    ("da", "Aftalen er fra den 3. marts 1998.", ["1998-03-03"]),
    ("sv", "Bron invigdes den 1:a juli 2000.", ["2000-07-01"]),
]

LONGER = [
    ("de", "Seit Juli 2006 besteht das Netz, seit 2007 mit Linz.", ["2006-07", "2007"]),
    ("de", "Stand: 03/2020", ["2020-03"]),
    ("de", "Im Herbst 1989 und im Spätsommer 1990", ["1989-23", "1990-22"]),
    ("de", "Das 2. Quartal 2020 war schwach.", ["2020-04/2020-06"]),
    ("de", "In den 1960er Jahren und in den 80er Jahren", ["196X", "198X"]),
    ("de", "in den achtziger Jahren des 19. Jahrhunderts", ["188X"]),
    ("de", "Reste aus dem 9. Jahrhundert", ["08XX"]),
    ("de", "im 18. und 19. Jahrhundert", ["17XX/18XX"]),
    ("fr", "au XIXe siècle et dans les années 60", ["18XX", "196X"]),
    ("fr", "À l'automne 1944", ["1944-23"]),
    ("en", "in the early 1970s and in the nineteen-nineties", ["197X", "199X"]),
    ("en", "in the 18th century", ["17XX"]),
    ("es", "los siglos XI y XII, la década de 1970", ["10XX/11XX", "197X"]),
    ("it", "Nel Settecento e negli anni Ottanta", ["17XX", "198X"]),
    ("pt", "nos séculos XVIII e XIX", ["17XX/18XX"]),
    ("pl", "w XIX wieku i w latach siedemdziesiątych", ["18XX", "197X"]),
    ("cs", "na podzim 1989, v 9. století", ["1989-23", "08XX"]),
    ("nl", "eind jaren negentig, in de 19de eeuw", ["199X", "18XX"]),
    ("sv", "sedan 1960-talet, från 800-talet", ["196X", "08XX"]),
    ("de", "Pfingsten 2018 kam die Delegation.", ["2018-05-20"]),
    ("en", "Independence Day 1866 ended in fire.", ["1866-07-04"]),
]

INTERVALS = [
    ("de", "12.-14. Mai 2023", ["2023-05-12/2023-05-14"]),
    ("de", "vom 3. Juni bis 1. Juli 2019", ["2019-06-03/2019-07-01"]),
    ("de", "vom 24.12. bis 02.01.2025", ["2024-12-24/2025-01-02"]),
    ("de", "zwischen 1982 und 2003", ["1982/2003"]),
    ("de", "im Schuljahr 2014/15", ["2014/2015"]),
    ("de", "in der Nacht vom 9. auf den 10. November 1989", ["1989-11-09/1989-11-10"]),
    ("de", "30. Juni, 1. und 2. Juli 2023", ["2023-06-30/2023-07-02"]),
    ("de", "am 3., 12. und 13. Mai 2020", ["2020-05-03", "2020-05-12/2020-05-13"]),
    ("fr", "du 23 décembre 2011 au 3 janvier 2012", ["2011-12-23/2012-01-03"]),
    ("fr", "entre 1982 et 2003", ["1982/2003"]),
    ("en", "from May 12 to May 14, 2023", ["2023-05-12/2023-05-14"]),
    ("en", "13–16 June 2024", ["2024-06-13/2024-06-16"]),
    ("en", "1910-30 and 2004–2010", ["1910/1930", "2004/2010"]),
    ("es", "del 3 de octubre al 5 de noviembre de 2019", ["2019-10-03/2019-11-05"]),
    ("es", "del siglo XIX hasta la actualidad", ["18XX/.."]),
    ("it", "tra il 4 settembre e l'8 settembre 2021", ["2021-09-04/2021-09-08"]),
    ("it", "13-15.9.2024", ["2024-09-13/2024-09-15"]),
    ("pt", "de 12 a 14 de maio de 2023", ["2023-05-12/2023-05-14"]),
    ("pl", "od 3 października do 5 listopada 2019 r.", ["2019-10-03/2019-11-05"]),
    ("cs", "v letech 1982–2003", ["1982/2003"]),
    ("nl", "juni-augustus 1992", ["1992-06/1992-08"]),
    ("lb", "vum 18. bis den 22. Mäerz 2024", ["2024-03-18/2024-03-22"]),
    ("da", "12.-14. maj 2023", ["2023-05-12/2023-05-14"]),
]

SHADED = [
    ("de", "um 1850 und ca. 1320", ["1850~", "1320~"]),
    ("de", "53 v. Chr. gegründet", ["-0052"]),
    ("fr", "en 50 av. J.-C.", ["-0049"]),
    ("fr", "fondée en l'an 881", ["0881"]),
    ("es", "hacia el año 1469", ["1469~"]),
    ("es", "el 74 d.C.", ["0074"]),
    ("pl", "około 1295, w 53 r. p.n.e.", ["1295~", "-0052"]),
    ("en", "c.1860, about 1633", ["1860~", "1633~"]),
    ("de", "Stand: 31. Oktober 2014 | 06:33 Uhr", ["2014-10-31T06:33"]),
    ("it", "25 luglio 2024, ore 11", ["2024-07-25T11:00"]),
    ("en", "4 May 2021 at 6 pm", ["2021-05-04T18:00"]),
    ("de", "am 4. Mai 2021, 10:00-12:00 Uhr", ["2021-05-04"]),
    ("fr", "la semaine du 30 novembre 2015", ["2015-11-30/2015-12-06"]),
    ("de", "Stand 12-Aug-19", ["2019-08-12"]),
    ("nl", "elk jaar in februari", ["XXXX-02"]),
    ("fr", "Posté par la mairie le February 17, 2020", ["2020-02-17"]),
    ("de", "Signé à Verdun le 3 août 1984", ["1984-08-03"]),
    ("de", "im Sommer '89 und im Mai 68", ["1989-22", "1968-05"]),
    ("de", "Wintersemester 13/14", ["2013/2014"]),
    ("es", "Nació el 9 de 8 de 1971", ["1971-08-09"]),
    ("en", "in the third month of 2021", ["2021-03"]),
    ("en", "from 4 to January 22, 1995", ["1995-01-04/1995-01-22"]),
    ("de", "Montag und Dienstag, 18./19.01.", ["XXXX-01-18/XXXX-01-19"]),
    ("fr", "Le site est mis en place le 3 mai 2020.", ["2020-05-03"]),
    ("de", "um 1870 Chef der Bank", ["1870~"]),
    ("de", "Ende 19./Anfang 20. Jahrhundert", ["18XX/19XX"]),
    ("de", "im Frühjahr/Sommer 2020, im dritten Quartal 2021", ["2020-21/2020-22", "2021-07/2021-09"]),
    ("de", "im 3. Jahrhundert v. Chr., in den 90ern", ["-02XX", "199X"]),
    ("fr", "Mercredi 1 er mars 2023 à 20 h 30", ["2023-03-01T20:30"]),
    ("es", "entre los días 3 y 7 de abril de 2023", ["2023-04-03/2023-04-07"]),
    ("es", "a finales del siglo XIX y principios del XX", ["18XX/19XX"]),
    ("es", "los años 80 y 90", ["198X/199X"]),
    ("it", "fine '800; negli anni '60", ["18XX", "196X"]),
    ("nl", "jaren zestig en zeventig", ["196X/197X"]),
    ("pl", "3 kwietnia 2023 r., godz. 18:00", ["2023-04-03T18:00"]),
    ("cs", "v šedesátých letech 20. století", ["196X"]),
]


@pytest.mark.parametrize(("lang", "text", "expected"), DAYS + LONGER + INTERVALS + SHADED)
def test_values(lang: str, text: str, expected: list[str]) -> None:
    assert values(text, lang) == expected


def test_figures_give_the_day_first_unless_told() -> None:
    assert values("04/07/2024", "en") == ["2024-07-04"]
    assert [found.edtf for found in find_dates("04/07/2024", "en", month_first=True)] == ["2024-04-07"]
    assert values("10/31/1974", "en") == ["1974-10-31"]


def test_a_language_without_words_gives_nothing() -> None:
    assert find_dates("12 mai 2020", "xx") == []


def test_the_mention_holds_the_words_that_belong_to_it() -> None:
    text = "Die Kirche wurde zwischen 1887 und 1891 und der Turm um 1900 gebaut."
    assert [text[found.start : found.end] for found in find_dates(text, "de")] == ["zwischen 1887 und 1891", "um 1900"]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("de", "1472: In der Nacht zum 19. Juni brennt die Stadt.", "1472-06-19"),
        ("de", "Verträge mit Jena am 8. Juni und mit Gera am 24. August 1968", "1968-06-08"),
        ("es", "Ley 39/2015, de 1 de octubre", "2015-10-01"),
        ("fr", "Signé en 1974, peu après le 25 avril.", "1974-04-25"),
        ("de", "Der Vertrag ist von 1968. Am 3. Mai ist Markt.", "XXXX-05-03"),
        ("nl", "Sinds 1958: elk jaar op 4 mei is er een krans.", "XXXX-05-04"),
        ("de", "Geschlossen am 1. Mai und vom 24.12.2024 bis 02.01.2025", "XXXX-05-01"),
    ],
)
def test_a_year_is_taken_from_the_sentence_only_where_it_is_certain(lang: str, text: str, expected: str) -> None:
    found = {date.edtf: date for date in find_dates(text, lang, infer=True)}
    assert expected in found
    assert found[expected].inferred is (not expected.startswith("XXXX"))
