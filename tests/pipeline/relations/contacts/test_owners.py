"""Whose a number is where text, headings and other parts of the page stand around it."""

from __future__ import annotations

import pytest

from pipeline.block import Block, BlockKind, BlockLabel
from pipeline.entities.find import find_mentions
from pipeline.record import Document
from pipeline.relations.contacts.find import find_contacts
from sources.page import PageKind, Publisher
from tests.pipeline.pages_by_hand import Line, document

HEADING, CONTACT = BlockKind.HEADING, BlockKind.CONTACT_LINE


def owners(lines: list[Line], language: str = "de", country: str = "DE") -> dict[str, str]:
    doc: Document = document(lines, language, country)
    mentions, _ = find_mentions(doc)
    return {contact.value: contact.owner for contact in find_contacts(doc, mentions)}


@pytest.mark.parametrize(
    ("language", "country", "sentence", "number"),
    [
        ("de", "DE", "Altbürgermeister Till Ahrens ist am 3. Mai 2011 verstorben.", "0228 775000"),
        ("fr", "FR", "L'ancien maire, Paul Roux, est décédé le 7 juin 2011.", "04 72 10 30 30"),
        ("en", "GB", "Former Mayor Tom Hill opened the new town hall last week.", "01904 551550"),
        ("it", "IT", "Il sindaco Aldo Conti ha accolto gli ospiti in municipio.", "050 910111"),
    ],
)
def test_who_is_named_in_a_sentence_owns_nothing_below_it(
    language: str, country: str, sentence: str, number: str
) -> None:
    assert set(owners([sentence, (CONTACT, f"Tel. {number}")], language, country).values()) == {""}


def test_a_line_that_is_a_mayors_name_and_title_owns_what_stands_below() -> None:
    lines: list[Line] = ["Bürgermeister der Stadt Bonn Till Ahrens", (CONTACT, "Tel. 0228 775000")]
    assert owners(lines) == {"+49228775000": "Till Ahrens"}
    lines = [
        "Anna Adler, CPA, CA, M. Sc.",
        "Zuständig für Haushalt und Steuern in der ganzen Stadt.",
        "Tel. 0228 775001",
    ]
    assert owners(lines) == {"+49228775001": "Anna Adler"}


def test_behind_text_a_heading_owns_but_the_pages_title_does_not() -> None:
    text = "Wir beraten Sie gern zu allen Fragen rund um das Bauen."
    lines: list[Line] = [(HEADING, "Bauamt"), text, (CONTACT, "Tel. 0228 775002")]
    assert owners(lines) == {"+49228775002": "Bauamt"}
    lines = [(HEADING, "Besuch aus Lyon", 1), text, (CONTACT, "Tel. 0228 775002")]
    assert owners(lines) == {"+49228775002": ""}
    lines = [(HEADING, "Lyon (Frankreich)"), text, (CONTACT, "Tel. 0228 775002")]
    assert owners(lines) == {"+49228775002": ""}


def test_another_part_of_the_page_owns_nothing_in_the_footer() -> None:
    texts = [
        (BlockLabel.RELATED, BlockKind.LIST_ITEM, "Stadtbibliothek"),
        (BlockLabel.FOOTER, CONTACT, "Telefon 0228 775003"),
    ]
    blocks = tuple(
        Block(index=index, text=text, kind=kind, level=0, label=label, language="de")
        for index, (label, kind, text) in enumerate(texts)
    )
    doc = Document("https://stadt.example/", PageKind.HTML, Publisher("test", "DE", None), blocks, "de")
    mentions, _ = find_mentions(doc)
    assert [contact.owner for contact in find_contacts(doc, mentions)] == [""]


@pytest.mark.parametrize(
    ("language", "country", "office", "behind"),
    [
        ("it", "IT", "Ufficio Esterno", ": via Roma 3, 56125 Pisa - tel. 050 910111 - fax 050 910112"),
        ("en", "GB", "York City Council, Town Hall", ", Market Street, York YO1 8RL. Tel: 01904 551550"),
        ("de", "DE", "Stadt Bonn", ", Markt 2, 53111 Bonn, Tel. 0228 775004, Fax 0228 775005"),
        ("pl", "PL", "Urząd Miejski w Nysie", ", ul. Kolejowa 15, 48-300 Nysa, tel. 77 408 05 00"),
    ],
)
def test_an_office_is_named_whole_before_its_numbers(language: str, country: str, office: str, behind: str) -> None:
    assert set(owners([(CONTACT, office + behind)], language, country).values()) == {office}


def test_in_running_text_the_sentence_names_the_person() -> None:
    text = "Das nächste Treffen ist im Mai. Anmeldung bei Frau Adler, Tel. 0228 775006."
    assert owners([(HEADING, "Besuch aus Lyon", 1), text]) == {"+49228775006": "Adler"}
    text = "Le comité se réunit le premier mardi du mois. Présidente : Mme Anne Petit, 04 72 10 30 30"
    assert owners([text], "fr", "FR") == {"+33472103030": "Anne Petit"}
    text = "Sie möchten mehr wissen. Sie erreichen uns am Vormittag unter Tel. 0228 775007"
    assert owners([text]) == {"+49228775007": ""}


@pytest.mark.parametrize(
    ("language", "country", "text", "owner"),
    [
        ("en", "GB", "Ask Town Clerk Mary Lister on 01326 555010.", "Mary Lister"),
        ("en", "GB", "School Board Chair Tom Evans, 01326 555010", "Tom Evans"),
        ("de", "DE", "Auskunft gibt Stadtdirektorin Anna Huber, Tel. 0228 775006.", "Anna Huber"),
        ("pl", "PL", "Informacje: Kierownik Anna Kowalska, tel. 52 397 18 00", "Anna Kowalska"),
        ("it", "IT", "Responsabile: Cerrini Mauro, tel. 050 910111", "Cerrini Mauro"),
    ],
)
def test_who_holds_an_office_is_the_person_behind_it(language: str, country: str, text: str, owner: str) -> None:
    assert list(owners([text], language, country).values()) == [owner]


def test_words_before_opening_hours_are_no_owner() -> None:
    found = owners(["Horaires d'ouverture : du lundi au vendredi de 8h30 à 12h et de 13h30 à 17h"], "fr", "FR")
    assert set(found.values()) == {""}


@pytest.mark.parametrize(
    ("language", "country", "heading", "line"),
    [
        ("fr", "FR", "Nos horaires d'ouverture", "mardi de 16h30 à 18h30"),
        ("es", "ES", "Correos electrónicos", "oficina@villa.example"),
        ("en", "US", "Mailing Address", "Tel. 503-555-0142"),
    ],
)
def test_a_heading_of_labels_is_no_owner(language: str, country: str, heading: str, line: str) -> None:
    assert set(owners([(HEADING, heading, 3), line], language, country).values()) == {""}


def test_the_sign_of_copyright_is_no_part_of_an_owner() -> None:
    assert owners([(CONTACT, "Copyright © 2024 Stadt Bonn, Tel. 0228 775004")]) == {"+49228775004": "Stadt Bonn"}


@pytest.mark.parametrize(
    ("language", "country", "text", "owner"),
    [
        ("de", "DE", "Bürgeramt, Tel. 0228 775004", "Bürgeramt"),
        ("de", "DE", "Sozialamt (Tel. 0228 775004)", "Sozialamt"),
        ("it", "IT", "Ufficio Anagrafe, tel. 050 910111", "Ufficio Anagrafe"),
        ("pl", "PL", "Urząd Stanu Cywilnego, tel. 52 397 18 00", "Urząd Stanu Cywilnego"),
        ("da", "DK", "Borgerservice, tlf. 99 66 70 00", "Borgerservice"),
        ("de", "DE", "Bitte melden Sie sich unter Tel. 0228 775004", ""),
        ("fr", "FR", "Vous pouvez réserver au tél. 03 84 79 79 79", ""),
        ("de", "DE", "Anmeldung: Tel. 0228 775004", ""),
    ],
)
def test_the_stop_of_a_label_ends_no_sentence(language: str, country: str, text: str, owner: str) -> None:
    assert set(owners([(CONTACT, text)], language, country).values()) == {owner}


def test_where_to_find_us_is_not_the_person_above() -> None:
    lines: list[Line] = [(HEADING, "Anne Petit", 3), (HEADING, "Où nous trouver", 3), "tél. 04 72 10 30 30"]
    assert owners(lines, "fr", "FR") == {"+33472103030": ""}


@pytest.mark.parametrize(
    ("language", "country", "lines", "owner"),
    [
        ("de", "DE", ["Verein Freunde", "Vorsitzende: Frau Anna Huber", "Tel. 0228 775006"], "Anna Huber"),
        ("it", "IT", ["Responsabile: dott.ssa Maria Conti", "Tel. 050 910111"], "Maria Conti"),
        ("de", "DE", ["Anmeldungen nimmt Ortsbürgermeister Klaus Berger unter Tel. 0228 775006 an."], "Klaus Berger"),
        ("de", "DE", ["Weitere Auskunft erteilt auch gern das Bürgerbüro, Tel. 0228 775006."], ""),
        ("sv", "SE", ["Upplysningar om resorna lämnas av kansliet, telefon 0470-410 00."], ""),
        ("en", "GB", ["Office of the Mayor, tel. 01326 555010."], "Office of the Mayor"),
    ],
)
def test_a_label_leads_to_its_person_and_no_clause_is_an_office(
    language: str, country: str, lines: list[Line], owner: str
) -> None:
    assert set(owners(lines, language, country).values()) == {owner}
