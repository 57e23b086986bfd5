"""Numbers and addresses with their owner."""

from __future__ import annotations

from pipeline.block import BlockKind, BlockLabel
from pipeline.entities.find import find_mentions
from pipeline.record import Document
from pipeline.relations.contacts.find import find_contacts
from pipeline.relations.contacts.people import person_of
from tests.pipeline.pages_by_hand import Line, document

HEADING, CONTACT, ROW = BlockKind.HEADING, BlockKind.CONTACT_LINE, BlockKind.TABLE_ROW


def owners(lines: list[Line], language: str = "de", country: str = "DE") -> dict[str, tuple[str, str]]:
    doc: Document = document(lines, language, country)
    mentions, _ = find_mentions(doc)
    return {contact.value: (contact.kind, contact.owner) for contact in find_contacts(doc, mentions)}


def test_each_name_owns_the_number_and_address_under_it() -> None:
    lines: list[Line] = [
        (HEADING, "Wirtschaftsförderung"),
        "Telefon",
        (CONTACT, "+49 (0) 228.77-5000"),
        "Anna Berg",
        (CONTACT, "anna.berg@stadt.example"),
        "Telefon",
        (CONTACT, "+49 (0) 228.77-5001"),
        "Zdenka Przybysz",
        (CONTACT, "zdenka.przybysz@stadt.example"),
        "Telefon",
        (CONTACT, "+49 (0) 228.77-5002"),
    ]
    assert owners(lines) == {
        "+49228775000": ("voice", "Wirtschaftsförderung"),
        "anna.berg@stadt.example": ("email", "Anna Berg"),
        "+49228775001": ("voice", "Anna Berg"),
        "zdenka.przybysz@stadt.example": ("email", "Zdenka Przybysz"),
        "+49228775002": ("voice", "Zdenka Przybysz"),
    }


def test_the_owner_may_stand_in_the_line_itself() -> None:
    found = owners(["Herr Luc Kayl, Ingenieur, Tel. 0228 775003", "Sekretariat: 0228 775004"])
    assert found["+49228775003"] == ("voice", "Luc Kayl")


def test_cells_of_a_row_belong_together() -> None:
    lines: list[Line] = [(ROW, "Chancelier communal\tM. Sylvain Droz\t032 967 62 11\tsylvain.droz@ville.example")]
    assert owners(lines, "fr", "CH") == {
        "+41329676211": ("voice", "Sylvain Droz"),
        "sylvain.droz@ville.example": ("email", "Sylvain Droz"),
    }


def test_fax_and_mobile_are_told_apart() -> None:
    found = owners([(HEADING, "Bauamt"), "Fax: 0228 775005", "Mobil: 0171 2345678"])
    assert found["+49228775005"] == ("fax", "Bauamt")
    assert found["+491712345678"] == ("cell", "Bauamt")


def test_a_label_is_no_owner_and_neither_is_an_address() -> None:
    lines: list[Line] = [(HEADING, "Standesamt"), "Rathausplatz 1", "53111 Bonn", "Kontakt", "Telefon", "0228 775006"]
    assert owners(lines)["+49228775006"] == ("voice", "Standesamt")


def test_an_office_below_a_person_starts_a_new_owner() -> None:
    lines: list[Line] = ["Anna Berg", "Tel. 0228 775007", (HEADING, "Meldeamt"), "Tel. 0228 775008"]
    found = owners(lines)
    assert found["+49228775007"] == ("voice", "Anna Berg")
    assert found["+49228775008"] == ("voice", "Meldeamt")


def test_numbers_in_footers_are_site_wide() -> None:
    doc = document(["Zentrale 0228 770"], "de", label=BlockLabel.FOOTER)
    mentions, _ = find_mentions(doc)
    assert [contact.site_wide for contact in find_contacts(doc, mentions)] == [True] * len(find_contacts(doc, mentions))


def test_a_person_is_known_by_first_name_or_form_of_address() -> None:
    assert person_of("Frau Bern, Zimmer") == "Bern"
    assert person_of("Marie van den Berg") == "Marie van den Berg"
    assert person_of("Amt für Soziales") == ""
