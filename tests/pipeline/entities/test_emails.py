"""E-mail addresses, plain and written out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.block import Block, BlockKind
from pipeline.entities.emails import find_email_mentions, find_emails
from pipeline.record import Document
from sources.page import PageKind, Publisher


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("E-Mail: Rathaus@Rostock.example.", "rathaus@rostock.example"),
        ("rathaus(at)rostock.example", "rathaus@rostock.example"),
        ("rathaus [at] rostock [punkt] example", "rathaus@rostock.example"),
        ("rathaus AT rostock DOT example", "rathaus@rostock.example"),
        ("Email rathaus AT rostock.example", "rathaus@rostock.example"),
        ("kommun snabel-a kalmar.example", "kommun@kalmar.example"),
        ("rathaus_at_rostock.example", "rathaus@rostock.example"),
        ("mairie [arobase] lyon [point] example", "mairie@lyon.example"),
        ("mairie arobase lyon point example", "mairie@lyon.example"),
        ("comune(chiocciola)bologna.example", "comune@bologna.example"),
        ("urzad[małpa]wroclaw.example", "urzad@wroclaw.example"),
        ("mesto (zavináč) brno (tečka) example", "mesto@brno.example"),
        ("chancellerie (a) neuchatel.example", "chancellerie@neuchatel.example"),
        ("stadt @ luzern.example", "stadt@luzern.example"),
        ("buerger\u00adbuero@rostock.example", "buergerbuero@rostock.example"),
        ("schreiben Sie an 'rathaus@rostock.example'", "rathaus@rostock.example"),
        ("l'accueil.d'ete@lyon.example", "l'accueil.d'ete@lyon.example"),
        ("name@xn--kln-sna.xn--p1ai", "name@xn--kln-sna.xn--p1ai"),
        ("mailto:info@gent.example?subject=Vraag", "info@gent.example"),
        ("info @lyon.example", "info@lyon.example"),
        ("nom at mairie-lyon point fr", "nom@mairie-lyon.fr"),
        ("office at chennai dot in", "office@chennai.in"),
    ],
)
def test_an_address_is_written_out_in_lower_case(text: str, address: str) -> None:
    assert [found.address for found in find_emails(text)] == [address]


@pytest.mark.parametrize(
    "text",
    [
        "Meet me at rostock.example today",
        "SEE YOU AT ROSTOCK.EXAMPLE",
        "Look at www.rostock.example",
        "Folgen Sie @rostock",
        "Mehr auf Instagram @stadt.rostock",
        "Follow the council @town.council",
        "Come to the cafe @home.live",
        "The square was paved at some point in 1990",
        "There was no bridge at this point to cross",
        "We will change the page at some point soon",
        "He left the council at that point it is said",
        "5 Brötchen @ 3.50",
        "siehe § 2 (a) Nr.de",
        "info@rostock",
        "logo@2x.png",
        "foto_at_night.jpg",
        "plan@seite-2.PDF",
        "info-at-rostock.example",
    ],
)
def test_prose_and_handles_are_no_addresses(text: str) -> None:
    assert find_emails(text) == []


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Schreiben Sie an info@rostock.de.Wir freuen uns", "info@rostock.de"),
        ("info@rostock.deTel. 0381 381-0", "info@rostock.de"),
        ("info@rostock.deTel.0381 381-0", "info@rostock.de"),
        ("bau@amt.rostock.deÖffnungszeiten", "bau@amt.rostock.de"),
        ("Info@Rostock.De", "Info@Rostock.De"),
        ("info@amt.StadtRostock.de", "info@amt.StadtRostock.de"),
        ("info@amt.rathausRostock.de", "info@amt.rathausRostock.de"),
        ("INFO@AMT.ROSTOCK.DE", "INFO@AMT.ROSTOCK.DE"),
    ],
)
def test_an_address_ends_where_a_sentence_goes_on_without_a_blank(text: str, raw: str) -> None:
    (mail,) = find_emails(text)
    assert (text[mail.start : mail.end], mail.address) == (raw, raw.lower())


def test_several_addresses_of_a_line_are_found_in_order() -> None:
    text = "info@gent.example, burgemeester(at)gent.example; pers@gent.example"
    found = find_emails(text)
    assert [text[mail.start : mail.end] for mail in found] == [
        "info@gent.example",
        "burgemeester(at)gent.example",
        "pers@gent.example",
    ]


def test_mentions_carry_block_and_span() -> None:
    block = Block(index=3, text="Kontakt: info@gent.example", kind=BlockKind.CONTACT_LINE)
    page = Document(
        url="file:test", kind=PageKind.TEXT, publisher=Publisher(source="test", country="BE"), blocks=(block,)
    )
    (mention,) = find_email_mentions(page, [])
    assert (mention.block, mention.raw, mention.value) == (3, "info@gent.example", "info@gent.example")


@settings(max_examples=60, derandomize=True)
@given(st.text(alphabet="ab.@-_ ()[]at\u00ad'dot", max_size=80))
def test_what_is_found_is_an_address_and_lies_in_the_text(text: str) -> None:
    for mail in find_emails(text):
        assert 0 <= mail.start < mail.end <= len(text)
        assert mail.address.count("@") == 1
        assert mail.address == mail.address.lower()


@pytest.mark.parametrize("piece", ["a", "a.", "a@", "(at)", " at ", "a-", "x_at_", "(", "a@b.deT", "a@b.de.W."])
def test_hostile_lines_end(piece: str) -> None:
    find_emails(piece * (20_000 // len(piece)))
