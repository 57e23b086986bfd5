"""Phone numbers: what is one, which one it is, and what only looks like one. Sentences and numbers are our own."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.block import Block, BlockKind, BlockLabel
from pipeline.entities.contact_links import find_contact_link_mentions
from pipeline.entities.contact_markup import contact_markup_issues
from pipeline.entities.emails import find_email_mentions
from pipeline.entities.phones import find_phone_mentions, find_phones
from pipeline.entities.phones.numbers import may_be_prefixed, read_number
from pipeline.entities.phones.shapes import FEWEST_DIGITS, RUN
from pipeline.record import Document, Mention, MentionType
from sources.page import PageKind, Publisher


def values(text: str, region: str) -> list[str]:
    return [phone.e164 for phone in find_phones(text, region)]


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("Telefon 0381 381-0", "DE", ["+493813810"]),
        ("Tel. (03 81) 3 81-14 40, Fax (03 81) 3 81-19 02", "DE", ["+493813811440", "+493813811902"]),
        ("Tel.: +49 (0) 381 / 381 - 0", "DE", ["+493813810"]),
        ("Tél. : 04 72 10 30 30 - Fax : 04 72 10 30 31", "FR", ["+33472103030", "+33472103031"]),
        ("Tél : 04.72.10.30.30/31", "FR", ["+33472103030"]),
        ("Tél. 04 72 10 30 30 ou 04 72 10 30 31", "FR", ["+33472103030", "+33472103031"]),
        ("Cell. 348.7120115", "IT", ["+393487120115"]),
        ("tel. 051 2193111 / 051 2193112", "IT", ["+390512193111", "+390512193112"]),
        ("Tel. +32 (0)50 44 80 00", "BE", ["+3250448000"]),
        ("GSM 0478/11.22.33", "BE", ["+32478112233"]),
        ("Bel 14 040", "NL", ["+3114040"]),
        ("Tfno. 954 470 000", "ES", ["+34954470000"]),
        ("Telefone: 253 616 060", "PT", ["+351253616060"]),
        ("tel. (71) 777 77 77", "PL", ["+48717777777"]),
        ("Ústředna: 543 171 111", "CZ", ["+420543171111"]),
        ("Call 0117 922 2100", "GB", ["+441179222100"]),
        ("Call (617) 635-4500 or 311", "US", ["+16176354500"]),
        ("Call 1 (800) FLOWERS today", "US", ["+18003569377"]),
        ("Tel. 54 50 61-1", "LU", ["+3525450611"]),
        ("Tel. 4796-2711 / 4796-2712", "LU", ["+35247962711", "+35247962712"]),
        ("(41) 44 412 11 11", "CH", ["+41444121111"]),
        ("Tel. 01/4000-0", "AT", ["+43140000"]),
        ("Rufen Sie an: 0800 HAMBURG", "DE", ["+498004262874"]),
        ("Tel.\u00a0+49\u202f381\u00a0381\u2011440", "DE", ["+49381381440"]),
        ("Termine unter der Telefonnummer 0381 381-0", "DE", ["+493813810"]),
        ("Termine über die Telefonnummer 0381 381 -0", "DE", ["+493813810"]),
        ("Maak een afspraak op telefoonnummer 0251 256 300", "NL", ["+31251256300"]),
        ("Tfno. 954.470.000", "ES", ["+34954470000"]),
        ("Atención telefónica en el número 900.100.300", "ES", ["+34900100300"]),
        ("Marque el 010 (954 470 000 desde otros municipios)", "ES", ["+34954470000"]),
        ("030.381.440", "DE", ["+4930381440"]),
        ("tel. (071) 777 77 77, fax.(0-71) 777 77 78", "PL", ["+48717777777", "+48717777778"]),
        ("tel. +48 (071) 777 77 77", "PL", ["+48717777777"]),
        ("tel. kom. 0605 777 777", "PL", ["+48605777777"]),
        ("Rufen Sie unsere Servicehotline 0800 5544332 an", "DE", ["+498005544332"]),
        ("Unter der Notrufnummer 0381 38144", "DE", ["+4938138144"]),
        ("06/20 555 4433", "HU", ["+36205554433"]),
        ("Tel.: 06-1-555-4433", "HU", ["+3615554433"]),
        ("55 98 89-321FAX : 55 98 89-398", "LU", ["+352559889321", "+352559889398"]),
        ("621 154 000GSM", "LU", ["+352621154000"]),
        ("Åsa Ek 08-555 303 11 08-555 313 61 Nämnden", "SE", ["+46855530311", "+46855531361"]),
    ],
)
def test_a_number_is_read_as_it_is_dialled_in_the_country_of_the_page(
    text: str, region: str, expected: list[str]
) -> None:
    assert values(text, region) == expected


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("IBAN DE02 1203 0000 0000 2020 51", "DE"),
        ("Amtlicher Gemeindeschlüssel 06 4 12 000, AGS 06412000", "DE"),
        ("Aktenzeichen: 0381-38112", "DE"),
        ("Steuernummer 079/133/80228", "DE"),
        ("Vom 01.05.2019 bis 30.06.2019", "DE"),
        ("Öffnungszeiten 08.00-12.00 und 13.30-16.00", "LU"),
        ("1914-1918", "LU"),
        ("2012, 2013, 2014", "LU"),
        ("Budget 2023 : 12 345 678 €", "LU"),
        ("35 000 (2019), 34 500 (2018)", "LU"),
        ("27.06.1989", "LU"),
        ("51.0504, 13.7373", "DE"),
        ("SIRET 216 901 231 00011", "FR"),
        ("SIREN 216 901 231", "FR"),
        ("REGON 931934644", "PL"),
        ("NIPC 506 901 173", "PT"),
        ("IČO 44992785", "CZ"),
        ("KvK 32123456", "NL"),
        ("4000-322 Porto", "PT"),
        ("192.168.100.200", "DE"),
        ("https://www.rostock.example/0381381440/index", "DE"),
        ("Telefon 38114", "DE"),
        ("Die Steuernummer 0381 38112", "DE"),
        ("Presupuesto municipal: 954.470.000", "ES"),
        ("NIPC 506.901.173", "PT"),
        ("(0501) 33 44", "PL"),
        ("znak sprawy 0632.41.2022", "PL"),
        ("06/11/20230 comments", "DE"),
    ],
)
def test_other_numbers_are_left_alone(text: str, region: str) -> None:
    assert values(text, region) == []


@pytest.mark.parametrize("region", ["DE", "AT", "CH", "FR", "BE", "LU", "IT", "ES", "PT", "NL", "PL", "CZ", "DK", "SE"])
@pytest.mark.parametrize(
    "written",
    [
        *("02.03. - 23.03.23", "02.03.-23.03.23", "02.03. – 23.03.", "02.03.23-05.03.23", "02.03.23/05.03.23"),
        *("02./05.03.23", "02.-05.03.23", "02.03. 18.00", "02.03. 18.00 - 20.30", "02.03.23 18.00", "02.03 - 05.03"),
        *("02. 03. - 05. 03. 23", "02. 03. 23 - 05. 03. 23", "02. 03. 23 18.00", "02.03. 05.03. 18.00"),
        *("2. 3. 2023 - 5. 3. 2023", "03-22-2023", "03.22.2023", "2023.03.02", "02/03/23 - 05/03/23", "1.2. 9-11"),
    ],
)
def test_days_and_hours_are_no_numbers_in_any_country(written: str, region: str) -> None:
    assert values(f"Kurs {written} Uhr", region) == []
    assert values(written, region) == []


def test_the_label_names_the_kind() -> None:
    found = find_phones("T +49 381 381-0 F +49 381 381-9000 Mobil +49 171 2345678", "DE")
    assert [phone.kind for phone in found] == ["voice", "fax", "cell"]


def test_a_mobile_number_is_one_without_a_label() -> None:
    assert [phone.kind for phone in find_phones("+352 621 234 567", "LU")] == ["cell"]


def test_an_extension_is_written_behind_the_number() -> None:
    assert values("418 555-2137 poste 223", "CA") == ["+14185552137;ext=223"]
    assert values("Phone: 617.635.4500 x14", "US") == ["+16176354500;ext=14"]
    assert values("Tel. 54 50 61-1 Apparat 54506", "LU") == ["+3525450611;ext=54506"]


def test_a_direct_dial_takes_the_place_of_the_zero_of_its_base_number() -> None:
    found = find_phones("Zentrale 0381 381-0, Durchwahl -1440", "DE")
    assert [phone.e164 for phone in found] == ["+493813810", "+493813811440"]


def test_a_fax_written_by_its_ending_alone_is_left_alone() -> None:
    assert values("Tel. 0381 381-0, Fax -1902", "DE") == ["+493813810"]


def test_a_range_of_direct_dials_is_its_base_number() -> None:
    assert values("Tel. 0381 381-0 bis -9", "DE") == ["+493813810"]


def document(*texts: str, country: str = "DE") -> Document:
    blocks = tuple(Block(index=i, text=text, kind=BlockKind.PARAGRAPH) for i, text in enumerate(texts))
    publisher = Publisher(source="test", country=country)
    return Document(url="file:test", kind=PageKind.TEXT, publisher=publisher, blocks=blocks)


def test_a_label_may_stand_in_the_line_before() -> None:
    mentions = find_phone_mentions(document("Telefax", "54 50 62", country="LU"), [])
    assert [(m.block, m.value, m.attributes["kind"]) for m in mentions] == [(1, "+352545062", "fax")]


def test_footers_are_mined_too() -> None:
    block = Block(index=0, text="Tel. 0381 381-0", kind=BlockKind.PARAGRAPH, label=BlockLabel.FOOTER)
    page = Document(
        url="file:test", kind=PageKind.TEXT, publisher=Publisher(source="test", country="DE"), blocks=(block,)
    )
    assert [mention.value for mention in find_phone_mentions(page, [])] == ["+493813810"]


def test_a_country_without_a_numbering_plan_finds_international_numbers() -> None:
    assert values("Tel. +49 381 381-0 oder 0381 3811440", "XX") == ["+493813810"]


@settings(max_examples=60, derandomize=True)
@given(st.text(alphabet="0123456789 +-/().,:–\u00a0\u2011abTelFaxDurchwahl\n", max_size=120))
def test_spans_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for phone in find_phones(text, "LU"):
        assert end <= phone.start < phone.end <= len(text)
        assert text[phone.end - 1].isalnum() or text[phone.end - 1] == ")"
        assert phone.e164.startswith("+")
        end = phone.end


@settings(max_examples=40, derandomize=True)
@given(st.sampled_from(["Tel. 0381 381-0", "+33 4 72 10 30 30", "Fax 0381 3811440"]), st.integers(0, 30))
def test_offsets_count_from_the_start_of_the_text(number: str, blanks: int) -> None:
    alone = find_phones(number, "DE")
    moved = find_phones(" " * blanks + number, "DE")
    assert [(p.start + blanks, p.end + blanks, p.e164) for p in alone] == [(p.start, p.end, p.e164) for p in moved]


@pytest.mark.parametrize("piece", ["1 ", "1 (", "1-2/", "+", "(", "0800-A", "12.", "Tel. 030 "])
def test_hostile_runs_of_digits_end(piece: str) -> None:
    find_phones(piece * (20_000 // len(piece)), "DE")


def linked(text: str, *links: str) -> Document:
    block = Block(index=0, text=text, kind=BlockKind.PARAGRAPH, links=links)
    return Document(
        url="file:test", kind=PageKind.HTML, publisher=Publisher(source="test", country="DE"), blocks=(block,)
    )


def test_a_link_agrees_with_its_text_or_is_reported() -> None:
    (agreed,) = find_phone_mentions(linked("Tel. 0381 381-0", "tel:+49-381-3810"), [])
    assert agreed.attributes["link"] == "agrees"
    (other,) = find_phone_mentions(linked("Tel. 0381 381-0", "tel:+493813819"), [])
    assert other.attributes["link"] == "+493813819"
    (issue,) = contact_markup_issues([], [other], "DE")
    assert issue.code == "phone-link-differs"


def test_a_link_completes_a_number_without_its_area_code() -> None:
    (mention,) = find_phone_mentions(linked("Telefon 381 14 40", "tel:+493813811440"), [])
    assert (mention.raw, mention.value) == ("381 14 40", "+493813811440")


@pytest.mark.parametrize(
    "text", ["Bauamt, Raum 440 Telefon", "Zimmer 440\tAnruf", "Aktenzeichen 3811440 Anruf", "Haus 440: Anruf"]
)
def test_a_room_that_ends_like_the_linked_number_is_none(text: str) -> None:
    assert find_phone_mentions(linked(text, "tel:+493813811440"), []) == []


@pytest.mark.parametrize("text", ["Zimmer 12, Durchwahl 440", "Frau Lind, App. 440", "Tel.: 440", "440"])
def test_a_short_ending_of_the_linked_number_counts_behind_a_label_or_alone(text: str) -> None:
    (mention,) = find_phone_mentions(linked(text, "tel:+493813811440"), [])
    assert (mention.raw, mention.value) == ("440", "+493813811440")


def test_a_number_or_address_in_a_link_alone_is_a_mention_of_the_words_before_it() -> None:
    page = linked("Bürgerbüro anrufen", "tel:0381%203811440", "mailto:buergerbuero@rostock.example?subject=Frage")
    found = find_contact_link_mentions(page, [])
    assert [(m.raw, m.value, m.attributes["source"]) for m in found] == [
        ("Bürgerbüro anrufen", "+493813811440", "link"),
    ]


def test_a_link_keeps_clear_of_what_others_found() -> None:
    page = linked("Rostock: Amt anrufen", "tel:+493813811440")
    city = Mention(type=MentionType.CITY, block=0, start=0, end=7, raw="Rostock", value="2844588", rule="test")
    (mention,) = find_contact_link_mentions(page, [city])
    assert mention.raw == "Amt anrufen"


def test_a_link_that_repeats_its_text_says_nothing_new() -> None:
    page = linked("Tel. 0381 381-1440", "tel:+493813811440")
    assert find_contact_link_mentions(page, find_phone_mentions(page, [])) == []


def test_numbers_of_json_ld_that_the_text_lacks_are_reported() -> None:
    script = '{"@type": "City", "telephone": "+49 381 381-0", "contactPoint": [{"faxNumber": "0381 381-1902"}]}'
    mentions = find_phone_mentions(linked("Tel. 0381 381-0"), [])
    issues = contact_markup_issues([script, "{broken", "[" * 5000], mentions, "DE")
    assert [issue.message for issue in issues] == ["JSON-LD has +493813811902, the page's text has not"]


def test_a_number_beside_a_foreign_address_is_read_in_its_country() -> None:
    page = document("Ville partenaire : Tél. 04 72 10 30 30, mairie@lyon.example.fr", country="LU")
    (mention,) = find_phone_mentions(page, find_email_mentions(page, []))
    assert (mention.value, mention.rule) == ("+33472103030", "phone.address-region")


def test_without_a_country_the_pages_address_tells_the_region() -> None:
    block = Block(index=0, text="Tel. 0381 381-0", kind=BlockKind.PARAGRAPH)
    publisher = Publisher(source="test", country="XX")
    page = Document(url="https://www.rostock.example.de/", kind=PageKind.HTML, publisher=publisher, blocks=(block,))
    assert [mention.value for mention in find_phone_mentions(page, [])] == ["+493813810"]


@given(
    st.text("0123456789", min_size=5, max_size=13) | st.text("+0123456789 ()/.-~\u00a0\u0661", min_size=5, max_size=18),
    st.sampled_from(["DE", "FR", "AT", "NL", "GB", "IE", "BE", "CH", "SE", "LU", "IT", "US", "CA", "BR", "JE", "XX"]),
)
@settings(max_examples=3000, derandomize=True)
def test_no_number_is_lost_to_the_cheap_test(surface: str, region: str) -> None:
    number = read_number(surface, region)
    assert may_be_prefixed(surface, region) or number is None or not (number.valid and number.prefixed)


def test_digits_without_a_trunk_prefix_are_told_cheaply() -> None:
    assert not may_be_prefixed("(512) 471-3116", "DE")
    assert not may_be_prefixed("94559", "US")
    assert may_be_prefixed("0381 3810", "DE")
    assert may_be_prefixed("471-3116", "LU")


@settings(max_examples=300, derandomize=True)
@given(st.text("123(+) -/.~x", max_size=40))
def test_runs_of_few_digits_alone_are_passed_over(text: str) -> None:
    any_run = re.compile(RUN.pattern.replace("{4}", "{0}"))
    enough = [run.span() for run in any_run.finditer(text) if sum(map(str.isdigit, run[0])) >= FEWEST_DIGITS]
    assert [run.span() for run in RUN.finditer(text)] == enough
