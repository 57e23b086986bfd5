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
    ("sv", "Årsmötet hölls 17/3 2019.", ["2019-03-17"]),
    ("da", "Mødet den 17/3-2019 blev aflyst, det den 4/4 2019 ikke.", ["2019-03-17", "2019-04-04"]),
    ("en", "The council met on May 23 and on may 24.", ["XXXX-05-23", "XXXX-05-24"]),
    ("en", "Open day Tues 14 May 2024 7.30pm", ["2024-05-14T19:30"]),
    ("fr", "le jeudi 22 octobre 2020 à 20 heures 30 à la mairie", ["2020-10-22T20:30"]),
    ("de", "am 22. Oktober 2020 um 20 Uhr 30 Gäste", ["2020-10-22T20:00"]),
    ("nl", "Op 14-05-'24 en in seizoen 2023/'24", ["2024-05-14", "2023/2024"]),
    ("es", "Navidad 2023 y el primer trimestre de 2024", ["2023-12-25", "2024-01/2024-03"]),
    ("pl", "Program na lata 2007-2013 i latem 2014", ["2007/2013", "2014-22"]),
    ("de", "Der Markt wird vom 3. Mai 2024 auf den 17. Mai 2024 verlegt.", ["2024-05-03", "2024-05-17"]),
    ("de", "in der Nacht vom 30. April auf den 1. Mai 2024", ["2024-04-30/2024-05-01"]),
    ("fr", "Le marché de Noël 2023, les vacances de la Toussaint 2024", ["2023", "2024"]),
    ("es", "La campaña de Navidad 2023", ["2023"]),
    ("fr", "Fermé à Noël 2023 et le dimanche de Pâques 2024", ["2023-12-25", "2024-03-31"]),
    ("it", "domenica di Pasqua 2024", ["2024-03-31"]),
    ("de", "Der Ort wurde 881 als Lohe erstmals urkundlich erwähnt.", ["0881"]),
    ("de", "Er wurde zwischen 750 und 802 erstmals erwähnt.", ["0750/0802"]),
    ("de", "Urkundlich nachgewiesen ist der Hof 1385.", ["1385"]),
    ("fr", "Le village est mentionné en 881.", ["0881"]),
    ("en", "The mill is mentioned in 881 and again in 1086.", ["0881", "1086"]),
    ("cs", "První písemná zmínka je z roku 993.", ["0993"]),
    ("sv", "Byn omnämns 1325 i ett brev.", ["1325"]),
    ("de", "Montag, Feb 18", ["XXXX-02-18"]),
    ("de", "Mrz 07", ["XXXX-03-07"]),
    ("de", "Von der Urkunde 742 bis heute", ["0742"]),
    ("en", "The mill burnt in the fire of Independence Day 1866.", ["1866-07-04"]),
    ("en", "Science Week 2020", ["2020"]),
    ("it", "Il 4 novembre 1966 e il XX settembre 1870", ["1966-11-04", "1870-09-20"]),
]

LONGER = [
    ("de", "Seit Juli 2006 besteht das Netz, seit 2007 mit Linz.", ["2006-07", "2007"]),
    ("de", "Fassung: 07/2018", ["2018-07"]),
    ("de", "Im Herbst 1989 und im Spätsommer 1990", ["1989-23", "1990-22"]),
    ("de", "Das 2. Quartal 2020 war schwach.", ["2020-04/2020-06"]),
    ("de", "In den 1960er Jahren und in den 80er Jahren", ["196X", "198X"]),
    ("de", "in den achtziger Jahren des 19. Jahrhunderts", ["188X"]),
    ("de", "Ende der Siebzigerjahre, in den Zwanzigerjahren", ["197X", "192X"]),
    ("de", "Reste aus dem 9. Jahrhundert", ["08XX"]),
    ("de", "im 18. und 19. Jahrhundert", ["17XX/18XX"]),
    ("fr", "au XIXe siècle et dans les années 60", ["18XX", "196X"]),
    ("fr", "Pendant l'automne 1957", ["1957-23"]),
    ("en", "in the early 1970s and in the nineteen-nineties", ["197X", "199X"]),
    ("en", "a mill of the 16th century", ["15XX"]),
    ("es", "los siglos XI y XII, la década de 1970", ["10XX/11XX", "197X"]),
    ("it", "Nel Settecento e negli anni Ottanta", ["17XX", "198X"]),
    ("pt", "nos séculos XVIII e XIX", ["17XX/18XX"]),
    ("pl", "w XIX wieku i w latach siedemdziesiątych", ["18XX", "197X"]),
    ("cs", "na podzim 1989, v 9. století", ["1989-23", "08XX"]),
    ("nl", "eind jaren negentig, in de 19de eeuw", ["199X", "18XX"]),
    ("sv", "sedan 1960-talet, från 800-talet", ["196X", "08XX"]),
    ("de", "Pfingsten 2018 kam die Delegation.", ["2018-05-20"]),
    ("it", "Il coro nel 2015 ha cantato a Lecco, dal 1990 ha una sede.", ["2015", "1990"]),
    ("es", "La villa en 2015 ha abierto un museo.", ["2015"]),
    ("pt", "Desde 1998 há um acordo; em 2011 já não.", ["1998", "2011"]),
    ("sv", "Mötet ägde rum 2016; senaste gången de sågs var 2013, våren 2012 inte.", ["2016", "2013", "2012-21"]),
    ("en", "On Boxing Day 1911 the hall opened.", ["1911-12-26"]),
]

INTERVALS = [
    ("de", "2.-9. Juni 2017", ["2017-06-02/2017-06-09"]),
    ("de", "vom 7. März bis 2. April 2018", ["2018-03-07/2018-04-02"]),
    ("de", "vom 22.12. bis 04.01.2015", ["2014-12-22/2015-01-04"]),
    ("de", "zwischen 1977 und 1991", ["1977/1991"]),
    ("de", "im Schuljahr 2014/15", ["2014/2015"]),
    ("de", "vom 3. Mai bis voraussichtlich 9. Juni 2018", ["2018-05-03/2018-06-09"]),
    ("nl", "van 3 mei tot uiterlijk 9 juni 2018", ["2018-05-03/2018-06-09"]),
    ("de", "in der Nacht vom 6. auf den 7. März 1962", ["1962-03-06/1962-03-07"]),
    ("de", "31. Mai, 1. und 2. Juni 2019", ["2019-05-31/2019-06-02"]),
    ("de", "am 3., 12. und 13. Mai 2020", ["2020-05-03", "2020-05-12/2020-05-13"]),
    ("fr", "du 22 décembre 2014 au 4 janvier 2015", ["2014-12-22/2015-01-04"]),
    ("fr", "entre 1977 et 1991", ["1977/1991"]),
    ("en", "from June 2 to June 9, 2017", ["2017-06-02/2017-06-09"]),
    ("en", "4–8 August 2016", ["2016-08-04/2016-08-08"]),
    ("en", "1910-30 and 2004–2010", ["1910/1930", "2004/2010"]),
    ("es", "del 7 de marzo al 2 de abril de 2018", ["2018-03-07/2018-04-02"]),
    ("es", "del siglo XIX hasta la actualidad", ["18XX/.."]),
    ("en", "(2019-present), 2004–Today", ["2019/..", "2004/.."]),
    ("de", "2019–heute", ["2019/.."]),
    ("it", "tra il 4 settembre e l'8 settembre 2021", ["2021-09-04/2021-09-08"]),
    ("it", "6-8.10.2017", ["2017-10-06/2017-10-08"]),
    ("pt", "de 5 a 9 de junho de 2017", ["2017-06-05/2017-06-09"]),
    ("pl", "od 7 marca do 2 kwietnia 2018 r.", ["2018-03-07/2018-04-02"]),
    ("cs", "v letech 1977–1991", ["1977/1991"]),
    ("nl", "maart-mei 1988", ["1988-03/1988-05"]),
    ("lb", "vum 4. bis den 9. Abrëll 2016", ["2016-04-04/2016-04-09"]),
    ("da", "2.-9. juni 2017", ["2017-06-02/2017-06-09"]),
    ("pt", "fechado de 20 de dezembro de 2021 a 7 de janeiro de 2022", ["2021-12-20/2022-01-07"]),
    ("fr", "du 20 décembre 2021 à 7 janvier 2022", ["2021-12-20/2022-01-07"]),
    ("de", "vom Jahr 1996 bis zum Jahr 2003", ["1996/2003"]),
    ("fr", "de l'année 1996 à l'année 2003", ["1996/2003"]),
    ("es", "desde el año 1996 hasta el año 2003", ["1996/2003"]),
    ("it", "dall'anno 1996 all'anno 2003", ["1996/2003"]),
    ("pt", "do ano 1996 até ao ano 2003", ["1996/2003"]),
    ("nl", "van het jaar 1996 tot het jaar 2003", ["1996/2003"]),
    ("pl", "od roku 1996 do roku 2003", ["1996/2003"]),
    ("cs", "od roku 1996 do roku 2003, mezi lety 2006 a 2009", ["1996/2003", "2006/2009"]),
    ("sv", "från år 1996 till år 2003", ["1996/2003"]),
    ("da", "fra år 1996 til år 2003", ["1996/2003"]),
    ("pl", "7–11 IX 2023, 4 i 5 X 2023", ["2023-09-07/2023-09-11", "2023-10-04/2023-10-05"]),
    ("de", "Juni 1946–1949", ["1946-06/1949"]),
    ("de", "06/1946–1949, 03/1961-10/1964", ["1946-06/1949", "1961-03/1964-10"]),
    ("sv", "marknad 5–7/9 2023", ["2023-09-05/2023-09-07"]),
]

SHADED = [
    ("de", "um 1850 und ca. 1320", ["1850~", "1320~"]),
    ("de", "gegen Ende der 1890er Jahre, gegen 1890", ["189X", "1890~"]),
    ("en", "The fort of AD 71 fell in A.D. 410.", ["0071", "0410"]),
    ("en", "York, AD 71–410", ["0071/0410"]),
    ("de", "53 v. Chr. gegründet", ["-0052"]),
    ("fr", "en 50 av. J.-C.", ["-0049"]),
    ("fr", "fondée en l'an 881", ["0881"]),
    ("es", "hacia el año 1512", ["1512~"]),
    ("es", "el 74 d.C.", ["0074"]),
    ("pl", "około 1295, w 53 r. p.n.e.", ["1295~", "-0052"]),
    ("en", "c.1860, about 1633", ["1860~", "1633~"]),
    ("de", "Erstellt: 9. Februar 2016 | 07:12 Uhr", ["2016-02-09T07:12"]),
    ("it", "9 giugno 2018, ore 17", ["2018-06-09T17:00"]),
    ("en", "4 May 2021 at 6 pm", ["2021-05-04T18:00"]),
    ("de", "am 4. Mai 2021, 10:00-12:00 Uhr", ["2021-05-04"]),
    ("fr", "la semaine du 26 mars 2018", ["2018-03-26/2018-04-01"]),
    ("de", "Stand 12-Aug-19", ["2019-08-12"]),
    ("nl", "elk jaar in oktober", ["XXXX-10"]),
    ("fr", "Posté par la mairie le February 3, 2018", ["2018-02-03"]),
    ("de", "Signé à Verdun le 3 août 1984", ["1984-08-03"]),
    ("de", "im Sommer '89 und im Mai 68", ["1989-22", "1968-05"]),
    ("de", "Wintersemester 13/14", ["2013/2014"]),
    ("es", "Nació el 4 de 6 de 1968", ["1968-06-04"]),
    ("en", "in the fifth month of 2018", ["2018-05"]),
    ("en", "from 5 to March 19, 2003", ["2003-03-05/2003-03-19"]),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("02/03/23 - 05/03/23", ["2023-03-02/2023-03-05"]),
        ("15/04/24-25/04/24", ["2024-04-15/2024-04-25"]),
        ("02.03.23/05.03.23", ["2023-03-02", "2023-03-05"]),
        ("02.03.2023/05.03.2023", ["2023-03-02", "2023-03-05"]),
        ("01-02-03-04-05", []),
        ("12/03/23/4", []),
    ],
)
def test_two_days_in_figures_with_their_years(text: str, expected: list[str]) -> None:
    for lang in ("de", "fr", "es", "en"):
        assert values(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("de", "Sa. 01.05. bis So. 31.10. 10–17 Uhr", ["XXXX-05-01/XXXX-10-31"]),
        ("de", "Konzert 14.06. 18 Uhr", ["XXXX-06-14"]),
        ("de", "Konzert 14.06. 18:30", ["XXXX-06-14"]),
        ("de", "04. 06. 23 - 09. 06. 23", ["2023-06-04/2023-06-09"]),
        ("it", "aperto dal 1/5 al 30/9 ore 10-18", ["XXXX-05-01/XXXX-09-30"]),
        ("it", "2000 ore di lavoro", []),
        ("de", "12 x 1500 m", []),
        ("pl", "12 X 2025", ["2025-10-12"]),
    ],
)
def test_hours_behind_a_day_are_no_year(lang: str, text: str, expected: list[str]) -> None:
    assert values(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("de", "Markt: Sa., 9.5., 8 bis 12 Uhr", ["XXXX-05-09"]),
        ("de", "Samstag, 9.5., Konzert", ["XXXX-05-09"]),
        ("fr", "Marché : sam., 9/5, 10h", ["XXXX-05-09"]),
        ("it", "Mercato: sabato, 9/5", ["XXXX-05-09"]),
        ("de", "Er kam am Samstag. 3.5 Kilo wog er.", []),
    ],
)
def test_a_weekday_and_a_comma_show_that_figures_are_a_day(lang: str, text: str, expected: list[str]) -> None:
    assert values(text, lang) == expected


def test_a_full_stop_stands_behind_the_day() -> None:
    assert find_dates("Sitzung am 1.13.2020", "de") == []
    assert [found.edtf for found in find_dates("Sitzung am 1/13/2020", "de")] == ["2020-01-13"]
    assert [found.edtf for found in find_dates("On 1.13.2020 and 31.12.2020", "en", month_first=True)] == [
        "2020-01-13",
        "2020-12-31",
    ]


@pytest.mark.parametrize(
    ("lang", "text", "surface"),
    [
        ("en", "The library opens on May 9. Readers are welcome.", "May 9"),
        ("en", "The library opens on Nov. 9.", "Nov. 9"),
        ("en", "Entries close on the 10th of June.", "10th of June"),
        ("de", "Der Markt beginnt am 12. März. Dann folgt das Fest.", "12. März"),
        ("de", "Der Markt am 12. Mär. beginnt um elf.", "12. Mär."),
        ("de", "Geöffnet ab 2. Juli.", "2. Juli"),
        ("fr", "La mairie est fermée le 1er mai.", "1er mai"),
        ("fr", "La mairie est fermée le 3 juil. au matin.", "3 juil."),
        ("es", "El plazo acaba el 7 de mayo. Después no se admite nada.", "7 de mayo"),
        ("pl", "Targ odbędzie się 25 maja. Wstęp wolny.", "25 maja"),
        ("nl", "De markt is op 5 mrt. in de hal.", "5 mrt."),
        ("it", "Il mercato apre il primo maggio.", "primo maggio"),
    ],
)
def test_a_full_stop_behind_a_whole_name_ends_the_sentence(lang: str, text: str, surface: str) -> None:
    assert [text[found.start : found.end] for found in find_dates(text, lang)] == [surface]


def test_a_language_without_words_gives_nothing() -> None:
    assert find_dates("12 mai 2020", "xx") == []


def test_the_mention_holds_the_words_that_belong_to_it() -> None:
    text = "Die Kirche wurde zwischen 1887 und 1891 und der Turm um 1900 gebaut."
    assert [text[found.start : found.end] for found in find_dates(text, "de")] == ["zwischen 1887 und 1891", "um 1900"]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("de", "1531: In der Nacht zum 8. März stürzt der Turm ein.", "1531-03-08"),
        ("de", "Verträge mit Jena am 4. Mai und mit Gera am 19. Juli 1971", "1971-05-04"),
        ("es", "Ley 27/2013, de 27 de diciembre", "2013-12-27"),
        ("de", "Markt ist am 2. Mai, 6. Juni und 4. Juli 2021.", "2021-05-02"),
        ("de", "Markt ist am 2. Mai, am 6. Juni und am 4. Juli 2021.", "2021-06-06"),
        ("de", "Markt ist am 2. Mai, Kirchweih am 6. Juni, Kehraus am 4. Juli 2021.", "XXXX-05-02"),
        ("it", "Fiera del 12 maggio 2019 • Mercato dall'1 al 3 giugno", "XXXX-06-01/XXXX-06-03"),
        ("fr", "Signé en 1963, peu avant le 22 janvier.", "1963-01-22"),
        ("de", "Der Vertrag ist von 1968. Am 3. Mai ist Markt.", "XXXX-05-03"),
        ("nl", "Sinds 1961: elk jaar op 3 oktober is er haring.", "XXXX-10-03"),
        ("de", "Zu am 3. Oktober und vom 22.12.2014 bis 04.01.2015", "XXXX-10-03"),
        # A season before a day gives the year of what may lie in it; a winter has two.
        ("da", "Efteråret 2023: 5. september, 3. oktober og 7. november", "2023-11-07"),
        ("de", "Herbst 2023: 5. September, 3. Oktober", "2023-10-03"),
        ("fr", "Printemps 2023 : 7 mars, 4 avril", "2023-04-04"),
        ("en", "Summer 2023 opening: 5 June to 3 September", "2023-06-05/2023-09-03"),
        ("sv", "Möten våren 2023: 24 januari", "2023-01-24"),
        ("de", "Winter 2023: 10. Januar", "XXXX-01-10"),
        ("de", "Frühjahr 2023: 10. Oktober", "XXXX-10-10"),
        # From a day until one a few days later.
        ("de", "Der Chor reist am 29. Mai an und bleibt bis 2. Juni 2023.", "2023-05-29"),
        ("fr", "La chorale arrive le 29 mai et reste jusqu'au 2 juin 2023.", "2023-05-29"),
        ("en", "The choir arrives on 29 May and stays until 2 June 2023.", "2023-05-29"),
        ("es", "El coro llega el 29 de mayo y se queda hasta el 2 de junio de 2023.", "2023-05-29"),
        ("it", "Il coro arriva il 29 maggio e resta fino al 2 giugno 2023.", "2023-05-29"),
        ("pl", "Chór przyjeżdża 29 maja i zostaje do 2 czerwca 2023 r.", "2023-05-29"),
        ("de", "Die Satzung vom 29. Mai gilt bis 31. Dezember 2023.", "XXXX-05-29"),
        # Intervals give and take years as days do.
        ("en", "from 2 to 4 May and from 9 to 11 May 2023", "2023-05-02/2023-05-04"),
        ("es", "6 y 7 de mayo y 10 de junio de 2023", "2023-05-06/2023-05-07"),
        ("de", "am 1. und 2. Juli 2023 sowie am 9. Juli", "2023-07-09"),
        ("de", "vom 22. Dezember 2022 bis 4. Januar 2023 und am 9. Januar", "XXXX-01-09"),
        ("en", "Meetings are on 24 May, 31 May, and 7 June 2024.", "2024-05-24"),
        ("en", "Saturday, May 24 and Sunday, June 1, 2025", "2025-05-24"),
        ("en", "May 24, 31 and June 7, 2024", "2024-05-31"),
        ("de", "am Freitag, 24. Mai, Samstag, 25. Mai, und Samstag, 1. Juni 2024", "2024-05-24"),
        # What follows a semicolon is the same sentence.
        ("de", "Am 5. Juli 2023 tagte der Rat; am 7. Juli stimmte er ab.", "2023-07-07"),
        ("en", "The jury met on 5 July 2023; on 3 May it had been named.", "XXXX-05-03"),
        # What says "of the same year" is of the last year named, sentences before.
        (
            "de",
            "Im März 1984 kam der Brief. Man schrieb zurück, und am 9. Juni desselben Jahres stand es fest.",
            "1984-06-09",
        ),
        ("fr", "La halle brûla en 1911. On la rebâtit vite : le 2 mai de la même année, elle rouvrait.", "1911-05-02"),
        ("es", "Ganó las elecciones de 2015. Juró el 13 de junio de ese mismo año.", "2015-06-13"),
        ("it", "L'accordo è del 1998. Il 4 ottobre dello stesso anno arrivò il coro.", "1998-10-04"),
        ("en", "The bridge opened in 1907. It closed again on 3 May of that year.", "1907-05-03"),
        ("nl", "De toren brandde in 1931 af. Op 8 november van datzelfde jaar stond hij weer.", "1931-11-08"),
        ("pl", "Umowę zawarto w 1997 roku. Już 5 maja tego samego roku przyjechał chór.", "1997-05-05"),
        ("cs", "Most stojí od roku 1927. Dne 9. května téhož roku po něm přešel průvod.", "1927-05-09"),
        ("da", "Broen blev bygget i 1936. Den 4. maj samme år kom kongen.", "1936-05-04"),
        ("sv", "Bron byggdes 1936. Den 4 maj samma år kom kungen.", "1936-05-04"),
        ("pt", "O acordo é de 1995. A 7 de junho do mesmo ano veio o coro.", "1995-06-07"),
        ("de", "Von 1980 bis 1984 wurde gebaut. Am 9. Juni desselben Jahres kam der Bischof.", "XXXX-06-09"),
        ("en", "It closed again on 3 May of that year. The bridge opened in 1907.", "XXXX-05-03"),
        ("es", "En torno a 1890 se abrió. Ardió el 3 de mayo del mismo año.", "XXXX-05-03"),
    ],
)
def test_a_year_is_taken_from_the_sentence_only_where_it_is_certain(lang: str, text: str, expected: str) -> None:
    found = {date.edtf: date for date in find_dates(text, lang, infer=True)}
    assert expected in found
    assert found[expected].inferred is (not expected.startswith("XXXX"))


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("sv", "Huset byggdes på nittiotalet.", ["199X"]),
        ("sv", "I slutet av åttiotalet kom femtiotalets stolar tillbaka.", ["198X", "195X"]),
        ("de", "Sie hat in den Neunzigern selbst hier gelernt.", ["199X"]),
        ("de", "Die neunziger waren laut; mit den Neunzigern Jahren davor.", ["199X"]),
        ("da", "Siden halvfjerdserne har byen haft en havn.", ["197X"]),
        ("da", "Hun er en kvinde i halvtredserne.", []),
        ("de", "Neunzigern steht auf dem Schild.", []),
    ],
)
def test_a_word_may_be_a_whole_decade(lang: str, text: str, expected: list[str]) -> None:
    assert values(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "The town received its charters in 1194 and 1229, one for each bank.", ["1194", "1229"]),
        ("de", "Die Rechte wurden im Jahr 1194 und 1229 bestätigt.", ["1194", "1229"]),
        ("de", "Die Zinsen standen 1475, 1525 und 1652 den Erben zu.", ["1475", "1525", "1652"]),
        ("en", "It holds rooms 1194 and 1229.", []),
        ("en", "They paid in 1194 and 1229 pounds were left.", ["1194"]),
        ("en", "It burnt down in 1894 and 1229 people came.", ["1894"]),
    ],
)
def test_a_number_joined_to_an_earlier_year_is_one(lang: str, text: str, expected: list[str]) -> None:
    assert values(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("de", "Im Jahr 1286 kam Lohe an den Bischof, der 1331 die Burg baute.", ["1286", "1331"]),
        ("sv", "År 1286 fick Lohe en kyrka; den byggdes 1331 om av Olof.", ["1286", "1331"]),
        ("it", "Nel 1286 fu venduta Lohe, donata 1331 al vescovo.", ["1286", "1331"]),
        ("pl", "W XIII wieku wieś miała młyn, kupił ją 1331 rycerz.", ["12XX", "1331"]),
        ("de", "Im Jahr 1286 kamen 1331 Ritter und von 1400 an die Bauern.", ["1286", "1400"]),
        ("de", "Im Jahr 1286 kam Lohe an den Bischof und wird 1300 als Markt geführt.", ["1286", "1300"]),
        ("de", "Der Bischof, der 1331 die Burg baute, starb im Amt.", []),
        ("de", "Der Film, der um 1000 spielt, hat 1331 die meisten Stimmen.", ["1000~"]),
        ("fr", "En 1286, 1331 hommes prirent le bourg, 1400 le quittèrent.", ["1286"]),
        ("it", "Nel 1286 la pieve aveva 1331 abitanti.", ["1286"]),
    ],
)
def test_a_text_of_old_years_has_more_of_them(lang: str, text: str, expected: list[str]) -> None:
    assert values(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("de", "Um das Jahr 716 stand hier ein Hof.", "0716~"),
        ("fr", "Le prieuré fut bâti vers l'an 716.", "0716~"),
        ("it", "Il borgo nacque intorno all'anno 716.", "0716~"),
        ("es", "Fundada en torno al año 716 por monjes", "0716~"),
        ("pl", "W roku 966 stał tu gród.", "0966"),
        ("pl", "Gród powstał około 966 roku.", "0966~"),
        ("cs", "Hrad vznikl kolem roku 916.", "0916~"),
        ("sv", "Byn fanns omkring år 916.", "0916~"),
        ("en", "There has been a mayor since at least 1302, they say.", "1302"),
        ("de", "Die Liste entstand in den Jahren 850 bis 870.", "0850/0870"),
        ("fr", "dans les années 850-870", "0850/0870"),
        ("de", "Die Saline ist seit 998 belegt.", "0998"),
    ],
)
def test_words_that_name_a_year_make_old_ones_certain(lang: str, text: str, expected: str) -> None:
    assert [found.edtf for found in find_dates(text, lang)] == [expected]


def test_the_number_of_a_law_gives_its_day_the_year() -> None:
    found = find_dates("Ley 7/1985, de 2 de abril, modificada por la Ley 11/1999, de 21 de abril", "es", infer=True)
    assert [date.edtf for date in found] == ["1985-04-02", "1999-04-21"]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "On the 23d day of January, 1856, articles were signed.", "1856-01-23"),
        ("en", "On the 6th day of January, A. D. 1865, he conveyed the land.", "1865-01-06"),
        ("it", "San Biagio era vescovo nel VI ° secolo.", "05XX"),
        ("it", "La fiera apre il 1 ° maggio 2024.", "2024-05-01"),
    ],
)
def test_days_and_centuries_of_old_books(lang: str, text: str, expected: str) -> None:
    assert [found.edtf for found in find_dates(text, lang)] == [expected]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "The mill is of the late eighteenth century.", ["17XX"]),
        ("en", "Two mid-nineteenth-century terraces, seventeenth and eighteenth centuries", ["18XX", "16XX/17XX"]),
        ("en", "A camp of the second century AD", ["01XX"]),
        ("de", "Der Turm stammt aus dem achtzehnten Jahrhundert.", ["17XX"]),
        ("nl", "In de zeventiende en achttiende eeuw bloeide de haven.", ["16XX/17XX"]),
        ("fr", "La halle du dix-huitième siècle", ["17XX"]),
        ("it", "un palazzo del quindicesimo secolo", ["14XX"]),
        ("es", "la torre del siglo dieciocho", ["17XX"]),
        ("pt", "a capela do século dezoito", ["17XX"]),
        ("pl", "dwór z siedemnastego wieku", ["16XX"]),
        ("cs", "tvrz v šestnáctém století", ["15XX"]),
        ("sv", "under artonde århundradet", ["17XX"]),
        ("da", "i det syttende århundrede", ["16XX"]),
        ("en", "seventeen centuries of history, entering its second century", []),
        ("fr", "deux siècles plus tard", []),
    ],
)
def test_a_century_in_words(lang: str, text: str, expected: list[str]) -> None:
    assert [found.edtf for found in find_dates(text, lang)] == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("es", "El puente se levantó en 1432, a mediados del siglo XV.", ["1432", "14XX"]),
        ("pt", "A ponte foi erguida em 1432, a meados do século XV.", ["1432", "14XX"]),
        ("fr", "Le pont fut élevé en 1432, au milieu du XVe siècle.", ["1432", "14XX"]),
        ("es", "El puente estuvo cerrado de 1932 a finales de los años 30.", ["1932/193X"]),
        ("de", "Die Brücke stand von 1432, dem Jahr ihres Baus, bis 1610.", ["1432", "1610"]),
        ("de", "Die Brücke stand von 1432 bis zum 17. Jahrhundert.", ["1432/16XX"]),
    ],
)
def test_a_century_behind_a_comma_explains_the_year_in_it(lang: str, text: str, expected: list[str]) -> None:
    assert values(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("pt", "entre os anos de 1816 e 1822", ["1816/1822"]),
        ("es", "entre los años de 1816 y 1822", ["1816/1822"]),
        ("de", "Tretter (20.6.) und Freude (17.6.)", ["XXXX-06-20", "XXXX-06-17"]),
        ("de", "Mittwoch, 03.04. – 20.00 Uhr", ["XXXX-04-03"]),
        ("de", "Ausgabe Nr. 3 / Dezember 2006", ["2006-12"]),
        ("sv", "6.11. kl. 17.00 brädspel, 18.–24.11. bokvecka", ["XXXX-11-06", "XXXX-11-18/XXXX-11-24"]),
        ("sv", "Mötet börjar kl. 12.10.", []),
        ("da", "6.11. kl. 19.00, slut kl. 22.10.", ["XXXX-11-06"]),
        ("cs", "Koncert 6.11. v 19 hodin", ["XXXX-11-06"]),
        ("pl", "Koncert 6.11. godz. 19.00", ["XXXX-11-06"]),
        ("de", "Beschlussvorlage - 11/2014, Vorlage - 4/2014", []),
        ("pt", "em 1.° de junho de 1964", ["1964-06-01"]),
        ("pt", "Igreja Matriz, déc. 50", ["195X"]),
        ("da", "Byen fik stadsret 1243.", ["1243"]),
        ("sv", "Staden fick privilegier 1403.", ["1403"]),
        ("de", "Ausgabe 22 – April 2011", ["2011-04"]),
        ("pl", "od piątku 2 do niedzieli 4 sierpnia 2024 r.", ["2024-08-02/2024-08-04"]),
        ("sv", "Badet är öppet t.o.m. 15/8.", ["XXXX-08-15"]),
        ("de", "12. Jahrgang, Nr. 4, April 2011", ["2011-04"]),
        ("de", "Jahrgang 12 - Nummer 4 - 5. April 2011", ["2011-04-05"]),
        ("fr", "N° 22 avril 2011, numéro 12 décembre 2011", ["2011-04", "2011-12"]),
        ("es", "nº 22 abril 2011", ["2011-04"]),
        ("en", "No. 22, April 2011", ["2011-04"]),
        ("it", "Numero 3 marzo 2011, delibera n. 18 del 15 marzo 2011", ["2011-03", "2011-03-15"]),
        ("pl", "nr 4, kwiecień 2011", ["2011-04"]),
        ("cs", "č. 4, duben 2011", ["2011-04"]),
        ("sv", "nr 4, april 2011", ["2011-04"]),
        ("en", "Open on May 3, 4 and 7, 2024.", ["2024-05-03/2024-05-04", "2024-05-07"]),
        ("en", "June 3, 10, and 17, 2024", ["2024-06-03", "2024-06-10", "2024-06-17"]),
        ("en", "May 3-7 and 10-12, 2024", ["2024-05-03/2024-05-07", "2024-05-10/2024-05-12"]),
        (
            "en",
            "On June 3, 10 and 17. On May 3, 20 people came.",
            ["XXXX-06-03", "XXXX-06-10", "XXXX-06-17", "XXXX-05-03"],
        ),
        ("de", "am 3. und am 17. Mai 2024", ["2024-05-03", "2024-05-17"]),
        ("nl", "op 3 en op 17 mei 2024", ["2024-05-03", "2024-05-17"]),
        ("da", "i 1400- og 1500-tallet", ["14XX/15XX"]),
        ("de", "in den 1950- und 60er-Jahren", ["195X/196X"]),
        ("cs", "V sezóně 23/24 hrál v Lhotě.", ["2023/2024"]),
        ("en", "Mayor in 1989-90 and 2000-1", ["1989/1990", "2000/2001"]),
        ("fr", "n° 22 - avril 2011", ["2011-04"]),
        ("es", "Lunes 22 - abril, 23 - mayo - 2011", ["XXXX-04-22", "2011-05-23"]),
        ("de", "vom 20. - 22. April 2011", ["2011-04-20/2011-04-22"]),
        ("pl", "około r. 1400, w r. 966", ["1400~", "0966"]),
        ("es", "entre los ss. XVI y XVII", ["15XX/16XX"]),
        ("it", "secc. XVI-XVII", ["15XX/16XX"]),
        ("pl", "podatek na 2004r, sprawozdanie za 1979r.", ["2004", "1979"]),
        ("es", "El programa de la Esperanza 2019 ha empezado.", ["2019"]),
        ("en", "Chairman of the Council 2016/7 and 2018/9", ["2016/2017", "2018/2019"]),
        ("en", "Issue 2016/9, by 2019-10", ["2016-09", "2019-10"]),
        ("cs", "Koupaliště: 1. 5. – 30. 9.", ["XXXX-05-01/XXXX-09-30"]),
        ("cs", "5. máje 1945", ["1945-05-05"]),
        ("pl", "z połowy XIX stulecia", ["18XX"]),
        ("de", "Im Schuljahr 2016/7 kamen 40 Kinder, Heft 2016/7 berichtet.", ["2016/2017", "2016-07"]),
        ("cs", "Psal ji od března 1948 do konce roku 1950.", ["1948-03/1950"]),
        ("cs", "od r. 1648 do konce r. 1650", ["1648/1650"]),
        ("it", "dal marzo 1948 alla fine del 1950", ["1948-03/1950"]),
    ],
)
def test_dates_as_real_pages_write_them(lang: str, text: str, expected: list[str]) -> None:
    assert [found.edtf for found in find_dates(text, lang)] == expected
