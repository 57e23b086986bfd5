"""Postal addresses and opening hours as the page words them, with the office that they stand with."""

from __future__ import annotations

import pytest

from pipeline.block import BlockKind
from pipeline.entities.find import find_mentions
from pipeline.relations.contacts.find import find_contacts
from tests.pipeline.pages_by_hand import Line, document

HEADING, ROW = BlockKind.HEADING, BlockKind.TABLE_ROW


def contacts(lines: list[Line], language: str, country: str) -> dict[str, tuple[str, str]]:
    """Value and owner by type; of several numbers the last."""
    doc = document(lines, language, country)
    mentions, _ = find_mentions(doc)
    return {found.kind: (found.value, found.owner) for found in find_contacts(doc, mentions)}


OFFICES: list[tuple[str, str, list[Line], str, str, str]] = [
    ("cs", "CZ", [(HEADING, "Odbor dopravy"), "Pernštýnské náměstí 1", "530 21 Pardubice", "tel.: 466 859 111",
                  "Úřední hodiny: pondělí 8:00–17:00, středa 8:00–17:00"],
     "Odbor dopravy", "Pernštýnské náměstí 1, 530 21 Pardubice", "pondělí 8:00–17:00, středa 8:00–17:00"),
    ("de", "DE", [(HEADING, "Bürgerbüro"), "Am Forum 5, 66424 Homburg", "Tel. 06841 101-0", "Öffnungszeiten",
                  "Montag bis Freitag: 8.00 bis 12.00 Uhr", "Donnerstag: 14 bis 18 Uhr"],
     "Bürgerbüro", "Am Forum 5, 66424 Homburg",
     "Montag bis Freitag: 8.00 bis 12.00 Uhr; Donnerstag: 14 bis 18 Uhr"),
    ("en", "GB", [(HEADING, "Customer Services"), "12 Castle Street", "Shrewsbury SY1 2BB", "Tel: 01743 281010",
                  "Opening hours: Monday to Friday 9am–5pm"],
     "Customer Services", "12 Castle Street, Shrewsbury SY1 2BB", "Monday to Friday 9am–5pm"),
    ("es", "ES", [(HEADING, "Oficina de Turismo"), "Calle Mayor, 14", "02001 Albacete", "Teléfono: 967 63 00 04",
                  "Horario de atención: de lunes a viernes de 9:00 a 14:00"],
     "Oficina de Turismo", "Calle Mayor, 14, 02001 Albacete", "lunes a viernes de 9:00 a 14:00"),
    ("fr", "FR", [(HEADING, "Service Jeunesse"), "3 rue des Lilas", "73000 Chambéry", "Tél. 04 79 60 20 20",
                  "Horaires : du lundi au vendredi de 8h30 à 12h"],
     "Service Jeunesse", "3 rue des Lilas, 73000 Chambéry", "lundi au vendredi de 8h30 à 12h"),
    ("fr", "LU", [(HEADING, "Biergeramt"), "25, rue de l'Église", "L-4001 Esch-sur-Alzette", "Tél. 27 54 11 11",
                  "Ouvert du lundi au jeudi de 8h00 à 17h00"],
     "Biergeramt", "25, rue de l'Église, L-4001 Esch-sur-Alzette", "lundi au jeudi de 8h00 à 17h00"),
    ("it", "IT", [(HEADING, "Ufficio Anagrafe"), "Piazza del Popolo, 8", "26100 Cremona", "Tel. 0372 4071",
                  "Orario: dal lunedì al venerdì 8.30–12.30"],
     "Ufficio Anagrafe", "Piazza del Popolo, 8, 26100 Cremona", "lunedì al venerdì 8.30–12.30"),
    ("lb", "LU", [(HEADING, "Biergerzenter"), "27, avenue de la Gare", "L-9233 Dikrech", "Tel. 80 87 80 1",
                  "Ëffnungszäiten: Méindeg bis Freideg 8:00–12:00"],
     "Biergerzenter", "27, avenue de la Gare, L-9233 Dikrech", "Méindeg bis Freideg 8:00–12:00"),
    ("nl", "NL", [(HEADING, "Publiekszaken"), "Stadhuisplein 1, 3811 LM Amersfoort", "Telefoon 033 469 5111",
                  "Openingstijden: maandag t/m vrijdag 9.00–17.00 uur"],
     "Publiekszaken", "Stadhuisplein 1, 3811 LM Amersfoort", "maandag t/m vrijdag 9.00–17.00 uur"),
    ("pl", "PL", [(HEADING, "Wydział Komunikacji"), "ul. Łączności 1", "82-300 Elbląg", "tel. 55 239 32 00",
                  "Godziny otwarcia: poniedziałek–piątek 8:00–16:00"],
     "Wydział Komunikacji", "ul. Łączności 1, 82-300 Elbląg", "poniedziałek–piątek 8:00–16:00"),
    ("pt", "PT", [(HEADING, "Atendimento ao Munícipe"), "Praça da República, 2", "3514-501 Viseu",
                  "Telefone: 232 427 427", "Horário: segunda a sexta-feira, das 9h00 às 16h00"],
     "Atendimento ao Munícipe", "Praça da República, 2, 3514-501 Viseu", "segunda a sexta-feira, das 9h00 às 16h00"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "country", "lines", "owner", "address", "hours"), OFFICES, ids=[f"{o[0]}-{o[1]}" for o in OFFICES]
)
def test_an_office_has_number_address_and_hours(
    language: str, country: str, lines: list[Line], owner: str, address: str, hours: str
) -> None:
    found = contacts(lines, language, country)
    assert found["voice"][1] == owner
    assert found["address"] == (address, owner)
    assert found["hours"] == (hours, owner)


def test_hours_in_the_rows_of_a_table_are_one_contact_and_a_closed_day_stands_in_it() -> None:
    lines: list[Line] = [
        (HEADING, "Stadtbibliothek"),
        "Tel. 06841 4708",
        (ROW, "Montag\tgeschlossen"),
        (ROW, "Dienstag\t10:00–18:00"),
    ]
    assert contacts(lines, "de", "DE")["hours"] == ("Montag geschlossen; Dienstag 10:00–18:00", "Stadtbibliothek")


def test_hours_behind_a_turkish_name_begin_with_their_day() -> None:
    lines: list[Line] = [(HEADING, "Öffnungszeiten"), "İsmail Öztürk, Montag 8.00–12.00 Uhr", "Tel. 06841 4708"]
    assert contacts(lines, "de", "DE")["hours"][0] == "Montag 8.00–12.00 Uhr"


def test_an_event_has_no_opening_hours() -> None:
    lines: list[Line] = [(HEADING, "Konzert"), "Tel. 06841 101-820", "Samstag, 4. Mai 2024, 19:00 bis 21:00 Uhr"]
    assert "hours" not in contacts(lines, "de", "DE")


def test_a_choir_that_meets_has_no_opening_hours() -> None:
    assert contacts(["Jeden Dienstag von 18:00 bis 20:00 Uhr probt der Chor im Saal."], "de", "DE") == {}


def test_a_postcode_without_a_street_is_no_address() -> None:
    assert contacts(["Das Gebiet 66424 Homburg hat 12 Ortsteile."], "de", "DE") == {}


def test_a_post_box_is_an_address() -> None:
    lines: list[Line] = [(HEADING, "Stadtverwaltung"), "Postfach 16 53", "66407 Homburg"]
    assert contacts(lines, "de", "DE")["address"] == ("Postfach 16 53, 66407 Homburg", "Stadtverwaltung")


@pytest.mark.parametrize(
    ("country", "line", "address"),
    [
        ("GB", "4 Mill Lane, Kendal LA9 4DQ. The court at Bury BL9 0EJ", "4 Mill Lane, Kendal LA9 4DQ"),
        ("US", "410 Elm Street, Fort Dodge, IA 50501-1234", "410 Elm Street, Fort Dodge, IA 50501-1234"),
        ("CA", "88 Mill Road, Trois-Pistoles (Quebec) G0L 4K0", "88 Mill Road, Trois-Pistoles (Quebec) G0L 4K0"),
        ("IE", "7 Quay Street, Dungarvan, X35 AB12", "7 Quay Street, Dungarvan, X35 AB12"),
    ],
)  # fmt: skip
def test_a_postcode_may_stand_behind_its_town(country: str, line: str, address: str) -> None:
    assert contacts([(HEADING, "Council Offices"), line], "en", country)["address"][0] == address


@pytest.mark.parametrize(
    ("language", "country", "line", "address"),
    [
        ("de", "DE", "Rathaus, Neuer Markt 1, 18055 Rostock ist montags geöffnet.", "Neuer Markt 1, 18055 Rostock"),
        ("de", "DE", "Neuer Markt 1, 18055 Rostock und Montag auch am Abend.", "Neuer Markt 1, 18055 Rostock"),
        ("de", "DE", "Markt 1, 91541 Rothenburg ob der Tauber hat 12 Tore.", "Markt 1, 91541 Rothenburg ob der Tauber"),
        ("de", "CH", "Marktgasse 5, 4900 Langenthal. Alle Rechte vorbehalten", "Marktgasse 5, 4900 Langenthal"),
        ("de", "DE", "Rathausplatz 2, 79098 Freiburg i. Br.", "Rathausplatz 2, 79098 Freiburg i. Br"),
        ("es", "ES", "Plaza Mayor, 1. 09400 Aranda de Duero", "Plaza Mayor, 1. 09400 Aranda de Duero"),
        ("pt", "PT", "Praça da República, 4990-062 Ponte de Lima em", "Praça da República, 4990-062 Ponte de Lima"),
        ("fr", "FR", "3 rue des Lilas, 84800 L'Isle sur la Sorgue", "3 rue des Lilas, 84800 L'Isle sur la Sorgue"),
        ("it", "IT", "Via Roma 4, 42121 Reggio nell'Emilia", "Via Roma 4, 42121 Reggio nell'Emilia"),
        ("nl", "NL", "Stadhuisplein 1, 2405 SH Alphen aan den Rijn", "Stadhuisplein 1, 2405 SH Alphen aan den Rijn"),
        ("en", "GB", "4 Mill Lane, Brighton and Hove BN1 1AA", "4 Mill Lane, Brighton and Hove BN1 1AA"),
    ],
)  # fmt: skip
def test_a_small_word_in_a_towns_name_leads_to_a_capital(language: str, country: str, line: str, address: str) -> None:
    assert contacts([(HEADING, "Service"), line], language, country)["address"][0] == address


@pytest.mark.parametrize(
    ("country", "line", "addresses"),
    [
        ("DE", "Kröpeliner Straße 57, 18055 Rostock und Lange Straße 9, 18057 Rostock",
         ["Kröpeliner Straße 57, 18055 Rostock", "Lange Straße 9, 18057 Rostock"]),
        ("DE", "Bauamt: Holbeinplatz 14, 18069 Rostock, Tel. 0381 381-6000; Bauhof, Lange Straße 9, 18055 Rostock",
         ["Holbeinplatz 14, 18069 Rostock", "Lange Straße 9, 18055 Rostock"]),
        ("DE", "Neuer Markt 1, 18055 Rostock, 18057 Rostock", ["Neuer Markt 1, 18055 Rostock"]),
        ("GB", "4 Mill Lane, Kendal LA9 4DQ; 12 High Street, Bury BL9 0EJ",
         ["4 Mill Lane, Kendal LA9 4DQ", "12 High Street, Bury BL9 0EJ"]),
    ],
)  # fmt: skip
def test_a_line_may_hold_several_addresses(country: str, line: str, addresses: list[str]) -> None:
    doc = document([line], "de", country)
    found = find_contacts(doc, find_mentions(doc)[0])
    assert [contact.value for contact in found if contact.kind == "address"] == addresses
    assert all(doc.blocks[0].text[span.start : span.end] == span.raw for contact in found for span in contact.evidence)


def test_an_office_before_its_street_in_one_line_is_the_owner() -> None:
    lines: list[Line] = ["Bauamt, Am Forum 5, 66424 Homburg, Tel. 06841 101-300"]
    found = contacts(lines, "de", "DE")
    assert found["address"] == ("Am Forum 5, 66424 Homburg", "Bauamt")


def test_the_characters_of_an_address_are_those_of_its_lines() -> None:
    doc = document(["3 rue des Lilas", "73000 Chambéry"], "fr", "FR")
    (address,) = find_contacts(doc, find_mentions(doc)[0])
    assert [(span.block, span.raw) for span in address.evidence] == [(0, "3 rue des Lilas"), (1, "73000 Chambéry")]


def test_a_year_before_a_noun_is_no_postcode() -> None:
    assert contacts(["Urs Moser war von 2003 bis 2010 Gemeindepräsident von Lyss."], "de", "CH") == {}
    found = contacts(["Gemeinde Lyss, Marktplatz 6, 3250 Lyss"], "de", "CH")
    assert found == {"address": ("Marktplatz 6, 3250 Lyss", "Gemeinde Lyss")}


@pytest.mark.parametrize(
    ("language", "country", "office", "line", "hours"),
    [
        (
            "en",
            "US",
            "City Hall",
            "Hours: Monday - Friday, 8 a.m. to 4:30 p.m.",
            "Monday - Friday, 8 a.m. to 4:30 p.m.",
        ),
        ("fr", "FR", "Bibliothèque", "Ouverture : mercredi 14h-18h.", "mercredi 14h-18h"),
        ("de", "DE", "Archiv", "Öffnungszeiten: Mo–Do 8–16 Uhr.", "Mo–Do 8–16 Uhr"),
    ],
)
def test_a_full_stop_makes_no_sentence_of_hours(
    language: str, country: str, office: str, line: str, hours: str
) -> None:
    assert contacts([(HEADING, office), line], language, country) == {"hours": (hours, office)}
