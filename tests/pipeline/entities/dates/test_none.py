"""Numbers and words that look like dates and are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.edtf import is_edtf
from pipeline.entities.dates import find_dates


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Tel. 0641 306-1999, Zimmer 1999"),
        ("de", "Die Halle hat 1800 Quadratmeter und 2000 Plätze."),
        ("de", "Es kamen ca. 1600 Besucher."),
        ("de", "Die Miete beträgt 1.870,00 EUR."),
        ("de", "§ 9 Abs. 2, Vorlage Nr. 2018/0731"),
        ("de", "Dienstag bis Freitag 7.45 - 12.15 Uhr"),
        ("de", "Der Mai ist gekommen, die Bäume schlagen aus."),
        ("de", "70. Jahrestag, 9. Jan Kowalski (TSV)"),
        ("de", "Straße des 17. Juni 135"),
        ("de", "Der Markt ist am ersten Juli-Samstag und am zweiten Mai-Wochenende."),
        ("en", "May we come in? Ms April waits at desk 12."),
        ("en", "ISBN 978-0-14-044913-6, version 3.11.4"),
        ("en", "The match ended 4-1, the vote 6/7, rates rose from 2.4 to 3.1 per cent."),
        ("en", "Visit us at 1500 Granite Street."),
        ("en", "a 1920-seat hall, 2000-presentation"),
        ("en", "PO Box 1899"),
        ("en", "Both are in their sixties."),
        ("da", "Bank: Reg.nr. 1551, konto 1987"),
        ("de", "Berg, 3. Aufl., Rdn. 1306"),
        ("en", "The lamp has 1800 lumens; see RFC 1738."),
        ("fr", "Matricule 1961 2201 234"),
        ("fr", "Le bourg a 900 habitants, sa voisine en compte 2000, soit 1900 âmes avec les hameaux."),
        ("en", "He came in his 40s, she in her late 30s; most walkers are in their 60's."),
        ("en", "The screen in the foyer shows 2560×1440 dots, the old one 1280 x 1024."),
        ("fr", "Place du 11 novembre, rue du 8 mai 1945"),
        ("fr", "IBAN FR14 2004 1010 0505 0001 3M02 606"),
        ("fr", "Quel bel été, dit-elle."),
        ("fr", "Le dossier n° 45/6789 et la ligne 1960"),
        ("fr", "le 3 August et le 4 Oktober"),
        ("de", "https://www.example.org/2016/07/plan und /2012/09/20/"),
        ("de", "Kapitel 7/8, ca. 1400 Bewohner, 1000er Packungen"),
        ("de", "Die Preise reichen von 1620 bis 1980 Mark."),
        ("de", "Dienstag 8.10 - 12.40 Uhr"),
        ("de", "Haltestelle 1.-Mai-Straße"),
        ("de", "Nach dem Landesjagdgesetz 2004 und der Tiroler Bauordnung 2022 ist das verboten."),
        ("it", "16121 Genova, numeri civici 8-10"),
        ("it", "Piazza XX Settembre"),
        ("it", "Via XX Settembre 18, Piazza XXV Aprile 4 e Viale IV Novembre, 12"),
        ("it", "P.zza XXV Aprile, 3 - via I Maggio 7"),
        ("it", "Il parco ha un'area di 1500 ha e un bosco di 2015 ha coltivati; nel 1700 ha di prato."),
        ("es", "Una finca de 2000 ha de olivos"),
        ("pt", "Um parque de 2015 ha"),
        ("sv", "Sammanträdet hålls i rum 1987."),
        ("es", "Los autobuses 14, 25 y 1980 salen de la estación."),
        ("es", "Plaza del 2 de Mayo"),
        ("pt", "4000-322 Porto, sala 1999"),
        ("pl", "pl. Nowy 4/7, 31-120 Kraków"),
        ("pl", "ulica 3 Maja 12"),
        ("pl", "Dz. U. z 2019 r. poz. 506"),
        ("es", "C/ 2 de Mayo, 5"),
        ("pt", "Rua 25 de Abril"),
        ("cs", "Škola má 1990 oken, sál 1999."),
        ("nl", "Tram 14, 25 en 1980 rijden vandaag niet."),
        ("lb", "Telefon 2650-1, Zëmmer 1987"),
        ("sv", "411 06 Göteborg, 1990 fönster"),
        ("en", "Case 14: see ref. 2019/04 and file 2018-11"),
        ("en", "an ad 43 seconds long"),
        ("fr", "Vu l'article L. 2121-29 et l'article R. 1411-1 du code"),
        ("fr", "Vu l'art. L 2131-1"),
        ("de", "BGBl. 1998 I S. 137, BGBl. I 1998 S. 137"),
        ("es", "Decreto 5/2013"),
        ("pt", "O regulamento nº. 1874 e a portaria n. 1902, Depósito Legal: 1986/92"),
        ("es", "Boletín nº. 1911, depósito legal 1975"),
        ("fr", "L'arrêté n°. 1874 et l'acte no. 1902"),
        ("pt", "A obra foi um marco para a vila; o segundo marco fica no alto."),
        *((lang, "ISSN: 1712-1954, ISSN 1712-1960") for lang in ("cs", "de", "en", "es", "fr", "it", "nl", "pl", "pt")),
        ("de", "Satzung (PDF, 2014 KB)"),
        ("fr", "Règlement : PDF - 2014 Ko"),
        ("nl", "Kosten: 1998 EUR"),
        ("de", "Durchwahl: 2011, App. 1914, DW 2010-2014"),
        ("en", "Ring extension 2011-2014."),
        ("es", "Tel. 911 234 567, ext. 2014"),
        ("pl", "tel. 85 743 94 93 wew. 2014"),
        ("sv", "Växeln, anknytning 2014"),
        ("de", "Bestellnummer: 1998, Kunden-Nr. 1987, Postleitzahl 1996"),
        ("de", "Einwohner: 2014"),
        ("it", "Abitanti: 1998"),
        ("de", "Stand: Mai 23"),
        ("de", "Sperrung bis Kalenderwoche 12/2024, KW 9/2024"),
        ("en", "In May 23 councillors voted for the bridge."),
        ("en", "You may 12 times a year apply, and we march 12 miles."),
        ("en", "see feb17agenda and 3.10.20V"),
        ("sv", "Motion 3/2014 om cykelvägen"),
        ("de", "Die Staatsstraße 1905 ist gesperrt."),
        ("de", "Sitzungen n°1/2010 und n°2/2010, HRB 2014"),
        ("it", "L.R. 12/2005"),
        ("fr", "Travaux sur la RD 1901"),
        ("de", "Die Urkunde nennt 800 Schafe, das Haus mit der Hausnummer 810 wird erwähnt."),
        ("de", "Im Bericht werden 750 000 Euro erwähnt."),
        ("fr", "La charte cite 900 moutons."),
        ("en", "A charter with 900 names is mentioned on page 812."),
        ("de", "© 12345 #2010 A2010 2010er-Modell X2"),
    ],
)
def test_no_date(lang: str, text: str) -> None:
    assert find_dates(text, lang) == []


def test_days_that_do_not_exist_are_no_days() -> None:
    assert [found.edtf for found in find_dates("Am 31. Februar 2020 und am 30.02.2021", "de")] == ["2020-02"]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Le club existe depuis 2009, mais il n'a plus de salle.", ["2009"]),
        ("pt", "O clube existe desde 2009, mais antigo só o coro.", ["2009"]),
        ("en", "The theme for 2009, mars and all, was space.", ["2009"]),
        ("en", "Spring 2009, in short: 1/2 2009 forms were lost.", ["2009-21"]),
    ],
)
def test_a_short_word_behind_a_year_is_no_month_of_another_language(lang: str, text: str, expected: list[str]) -> None:
    assert [found.edtf for found in find_dates(text, lang)][: len(expected)] == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("de", "Vom 1. Dezember 2018 bis 29. Februar geschlossen", ["2018-12-01", "XXXX-02-29"]),
        ("de", "2023: 28.-29. Februar", ["2023", "XXXX-02-28/XXXX-02-29"]),
        ("de", "2024: 28.-29. Februar", ["2024", "2024-02-28/2024-02-29"]),
        ("de", "50-58 v. Chr.", []),
        ("fr", "de décembre 2018 jusqu'au XIXe siècle", ["2018-12", "18XX"]),
        ("de", "2024: 28. Dezember bis 3. Januar", ["2024", "XXXX-12-28/XXXX-01-03"]),
    ],
)
def test_no_interval_ends_before_it_begins_or_on_a_day_that_does_not_exist(
    lang: str, text: str, expected: list[str]
) -> None:
    assert [found.edtf for found in find_dates(text, lang, infer=True)] == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Sitzungen: 29.02., 14.03."),
        ("en", "February 29, March 2 and April 4"),
        ("fr", "Marché : 29 février, 14 mars"),
        ("de", "am 29. Februar, 14. März und 11. April"),
    ],
)
def test_the_leap_day_stands_in_a_list_of_days_without_years(lang: str, text: str) -> None:
    assert find_dates(text, lang)[0].edtf == "XXXX-02-29"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Flurstück 1234/5, Flst. 1871/2"),
        ("fr", "Parcelle 1204/3, lot 1987"),
        ("en", "Parcel 1204/3, lot 1987, account 04-12-15-176-001"),
        ("es", "Parcela 1204/3"),
        ("it", "Particella 1204/3, mappale 1987"),
        ("nl", "Perceel 1204/3, sectie 1987"),
        ("pl", "Działka 1204/3, dz. 1987/2"),
        ("cs", "Parcela 1204/3, parc. č. 1987/2"),
        ("pt", "Parcela 1204/3"),
        ("da", "Matr.nr. 1204/3"),
        ("sv", "Fastighet 1204/3"),
    ],
)
def test_a_number_of_the_land_register_is_none(lang: str, text: str) -> None:
    assert find_dates(text, lang, infer=True) == []


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("pl", "Umowa datuje się na maj 2004 r.", ["2004-05"]),
        ("pl", "Zebranie o 12 się przesunie, a w 2003 się odbyło.", ["2003"]),
        ("pl", "Wszystkie 3 mają tablice, 4 maja 2019 przybędzie piąta.", ["2019-05-04"]),
        ("pl", "12 sie 2024, 3 maja 2025", ["2024-08-12", "2025-05-03"]),
        ("it", "Nel 2018 giù dal colle scesero 12 giù per il viale; 5 giu 2019", ["2018", "2019-06-05"]),
        ("sv", "De 12 mår bra; 12 mar 2024", ["2024-03-12"]),
        ("sv", "Ytan är 345 hektar, år 1345 var den större.", ["1345"]),
    ],
)
def test_a_word_that_only_loses_its_diacritics_to_be_a_month_is_none(lang: str, text: str, expected: list[str]) -> None:
    assert [found.edtf for found in find_dates(text, lang, infer=True)] == expected


_DAYS = st.sampled_from(["1.", "28.", "29.", "30.", "31.", "29.02.", "31.4.", "29.2.2023", "30.02.2024", "01.03.1900"])
_WORDS = st.sampled_from(
    [
        "Februar",
        "April",
        "März",
        "Dezember 2018",
        "2023",
        "2024",
        "2023:",
        "1900",
        "v. Chr.",
        "50",
        "58",
        "Winter",
        "Pfingsten",
        "Ende",
        "der 1960er Jahre",
        "bis",
        "-",
        "/",
        ",",
        "und",
        "vom",
        "ab",
        "zum",
        "um",
        "18 Uhr",
    ]
)


@given(st.lists(_DAYS | _WORDS, max_size=8))
def test_all_that_is_found_is_edtf_with_days_that_exist(words: list[str]) -> None:
    found = find_dates(" ".join(words), "de", infer=True)
    assert [date.edtf for date in found if not is_edtf(date.edtf)] == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Ley Orgánica 3/2018, Real Decreto Legislativo 2/2015, Bando 2/2021"),
        ("it", "legge regionale 12/2005, decreto legislativo 4/2016, regolamento comunale 4/2016"),
        ("fr", "arrêté municipal 05/2019"),
        ("pt", "Edital 3/2014, Lei Orgânica 1/2001, Aviso 12/2013"),
        ("nl", "besluit 4/2016, volgens de Woonwet 1995, inv.nrs. 1364-1445"),
        ("de", "Satzung 3/2014, Amtsblatt 7/2019"),
        ("pl", "zarządzenia 5/2019, decyzji 3/2014, działek 1287/2"),
        ("cs", "vyhlášky 3/2011, usnesení 4/2012, na pozemku 1834/2"),
        ("da", "bekendtgørelse 3/2014"),
        ("en", "By-law 2003-12, Code 1904-09, reel 1892-3"),
        ("lb", "Gemengebuet 2/2024"),
    ],
)
def test_a_number_of_a_statute_or_an_issue_is_none(lang: str, text: str) -> None:
    assert find_dates(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("de", "Bauzeit 3/2014 bis 5/2015", ["2014-03/2015-05"]),
        ("de", "seit 3/2014, Stand 03/2020", ["2014-03", "2020-03"]),
        ("fr", "Il est en poste depuis 3/2015", ["2015-03"]),
        ("it", "La gara si chiude entro 05/2019", ["2019-05"]),
    ],
)
def test_a_month_in_figures_is_one(lang: str, text: str, expected: list[str]) -> None:
    assert [found.edtf for found in find_dates(text, lang)] == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("es", "Sección 3.10.20", []),
        ("fr", "Le règlement n° 6-1-58 s'applique.", []),
        ("de", "GST-NRn 1287/1 und 1287/2", []),
        ("cs", "Pro rok 2015 má obec plán.", ["2015"]),
        ("cs", "Schůze 5. pro 2012", ["2012-12-05"]),
        ("en", "The over-40s beat the under-20s.", []),
        ("fr", "au prix de vingt-sept francs", []),
        ("pt", "no ano 1950, nº 1950", ["1950"]),
        ("it", "Gara N. PG 06/12 in sei lotti", []),
        ("it", "SAB 06/12 in piazza", ["XXXX-12-06"]),
        ("de", "Näheres im Anhang (3.1.)", []),
        ("pt", "Velas (1980 hab - 2011)", ["2011"]),
        ("da", "Sognekode 1527", []),
        ("en", "Ord. 1807 § 3, 1976", ["1976"]),
        ("cs", "OZV 1/2017 o nočním klidu", []),
        ("pl", "Protokół Nr XI / 2011 z posiedzenia", []),
        ("de", "Die Miete beträgt 1950,- Euro.", []),
        ("de", "Punkt 3.1. - 3.4. der Ordnung", []),
        ("de", "Gebiete von Natura 2000 liegen am Fluss.", []),
        ("it", "Siti della rete Natura 2000", []),
        ("de", "Er zahlte 1650 Thaler für 1640 Morgen; 1630 Familien zogen fort.", []),
        ("fr", "Le bourg comptait 1650 feux et 1640 arpents.", []),
        ("en", "There were 1650 souls and 1640 hearths.", []),
        ("it", "La pieve contava 1650 fuochi e pagava 1640 scudi.", []),
        ("es", "La villa pagaba 1650 ducados por 1640 fanegas.", []),
        ("nl", "Het dorp telde 1650 zielen en 1640 gezinnen.", []),
        ("pl", "Parafia liczyła 1650 dusz, a dwór 1640 morgów.", []),
        ("cs", "Ve vsi žilo 1650 duší, koupil ji za 1640 zlatých.", []),
        ("sv", "Byn hade 1650 själar och kostade 1640 daler.", []),
        ("da", "Sognet havde 1650 sjæle og 1640 familier.", []),
        ("pl", "Sesja zaczęła się o godz. 1000, a skończyła o godzinie 1530.", []),
        ("de", "Beginn um 1900 Uhr, Einlass ab 1830 Uhr", []),
        ("sv", "Mötet börjar kl 1900.", []),
        ("da", "Mød op kl. 1930 i hallen", []),
        ("it", "Tutti in piazza alle ore 2030", []),
        ("pt", "Ceia na sede pelas 1930", []),
        ("en", "Doors open at 1930 in the hall, until 2000 hrs.", []),
        ("en", "The population at 1953", ["1953"]),
        ("de", "um 1900 entstand der Bahnhof", ["1900~"]),
    ],
)
def test_what_looks_like_a_date_at_second_sight(lang: str, text: str, expected: list[str]) -> None:
    assert [found.edtf for found in find_dates(text, lang)] == expected


def test_sections_before_a_day_are_no_list_of_days() -> None:
    text = "(Ord. No. 13, §§ 2, 3, 11-22-14)"
    assert [found.edtf for found in find_dates(text, "en", month_first=True)] == ["2014-11-22"]
