"""Numbers and words that look like dates and are none."""

from __future__ import annotations

import pytest

from pipeline.entities.dates import find_dates


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Tel. 0641 306-2010, Zimmer 2010"),
        ("de", "Die Halle hat 1800 Quadratmeter und 2000 Plätze."),
        ("de", "Es kamen ca. 1500 Besucher."),
        ("de", "Die Miete beträgt 1.950,00 EUR."),
        ("de", "§ 12 Abs. 3, Vorlage Nr. 2017/0456"),
        ("de", "Montag bis Freitag 7.30 - 11.30 Uhr"),
        ("de", "Der Mai ist gekommen, die Bäume schlagen aus."),
        ("de", "70. Jahrestag, 9. Jan Kowalski (TSV)"),
        ("de", "Straße des 17. Juni 135"),
        ("en", "May I help you? Mr March sat at table 12."),
        ("en", "ISBN 978-3-16-148410-0, version 10.4.2"),
        ("en", "It scored 3-2 in a 4/5 vote, 1.5 to 2.5 per cent."),
        ("en", "Visit us at 1500 Granite Street."),
        ("en", "PO Box 1914"),
        ("en", "Both are in their sixties."),
        ("fr", "Place du 11 novembre, rue du 8 mai 1945"),
        ("fr", "IBAN FR76 3000 6000 0112 3456 7890 189"),
        ("fr", "C'est un été indien."),
        ("fr", "Le dossier n° 12/2345 et la ligne 1952"),
        ("fr", "le 3 August et le 4 Oktober"),
        ("de", "https://www.example.org/2016/07/plan und /2012/09/20/"),
        ("de", "Kapitel 5/6, ca. 1300 Bewohner, 1000er Turniere"),
        ("de", "Die Preise reichen von 1450 bis 1850 Mark."),
        ("de", "Freitag 8.10 - 11.30 Uhr"),
        ("de", "Haltestelle 1.-Mai-Straße"),
        ("it", "10122 Torino, numeri civici 12-14"),
        ("it", "Piazza XX Settembre"),
        ("es", "Las líneas 101, 112 y 1952 paran aquí."),
        ("es", "Plaza del 2 de Mayo"),
        ("pt", "1149-014 Lisboa, sala 2010"),
        ("pl", "pl. Bankowy 3/5, 00-950 Warszawa"),
        ("pl", "ulica 3 Maja 12"),
        ("pl", "Dz. U. z 2019 r. poz. 506"),
        ("es", "C/ 2 de Mayo, 5"),
        ("pt", "Rua 25 de Abril"),
        ("cs", "Budova má 1987 oken, sál 2010."),
        ("nl", "Bus 101, 112 en 1952 stoppen hier."),
        ("lb", "Tel. +352 4796-1, Sall 2010"),
        ("sv", "105 35 Stockholm, 1987 fönster"),
        ("de", "© 12345 #2010 A2010 2010er-Modell X2"),
    ],
)
def test_no_date(lang: str, text: str) -> None:
    assert find_dates(text, lang) == []


def test_days_that_do_not_exist_are_no_days() -> None:
    assert [found.edtf for found in find_dates("Am 31. Februar 2020 und am 30.02.2021", "de")] == ["2020-02"]
