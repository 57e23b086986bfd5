"""Addresses that Cloudflare and TYPO3 cloak in links are those that a reader sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.blocks import read_blocks
from pipeline.blocks.cloaked import uncloaked
from pipeline.limits import DEFAULT_LIMITS
from pipeline.page import extract_page
from pipeline.record import MentionType
from sources.page import PageKind, Publisher, RawPage

ALPHABETS = ((43, 58), (64, 90), (97, 122))


def by_cloudflare(address: str, key: int) -> str:
    return bytes((key, *(byte ^ key for byte in address.encode()))).hex()


def by_typo3(text: str, places: int) -> str:
    moved = []
    for code in map(ord, text):
        first, last = next((ends for ends in ALPHABETS if ends[0] <= code <= ends[1]), (code, code))
        moved.append(chr(first + (code - first + places) % (last - first + 1)))
    return "".join(moved)


@given(st.sampled_from(["amt@stadt.example", "bürger.büro-1@ort.example"]), st.integers(0, 255))
def test_what_cloudflare_combined_is_parted_again(address: str, key: int) -> None:
    code = by_cloudflare(address, key)
    assert uncloaked({"data-cfemail": code}) == f"mailto:{address}"
    assert uncloaked({"href": f"/cdn-cgi/l/email-protection#{code}"}) == f"mailto:{address}"
    assert uncloaked({"href": f"https://stadt.example/cdn-cgi/l/email-protection#{code}"}) == f"mailto:{address}"


@pytest.mark.parametrize("places", [*range(-10, 0), *range(1, 11)])
def test_what_typo3_moved_is_moved_back(places: int) -> None:
    token = by_typo3("mailto:Rats-Buero.1@stadt.example", places)
    assert uncloaked({"href": "#", "data-mailto-token": token}) == "mailto:Rats-Buero.1@stadt.example"
    for quote in ("'", '"', "%27"):
        script = f"javascript:linkTo_UnCryptMailto({quote}{token}{quote});"
        assert uncloaked({"href": script}) == "mailto:Rats-Buero.1@stadt.example"


@pytest.mark.parametrize(
    "attributes",
    [
        {},
        {"href": "/kontakt"},
        {"href": "/cdn-cgi/l/email-protection"},
        {"href": "/cdn-cgi/l/email-protection#"},
        {"data-cfemail": "zz"},
        {"data-cfemail": "5"},
        {"data-mailto-token": "###"},
        {"href": "javascript:linkTo_UnCryptMailto(s)"},
        {"href": "javascript:linkTo_UnCryptMailto('')"},
    ],
)
def test_what_holds_no_address_gives_none(attributes: dict[str, str]) -> None:
    assert uncloaked(attributes) == ""


@given(st.dictionaries(st.sampled_from(["href", "data-cfemail", "data-mailto-token"]), st.text()))
def test_any_attributes_at_all_are_survived(attributes: dict[str, str]) -> None:
    found = uncloaked(attributes)
    assert found == "" or found.startswith("mailto:")


def test_a_block_has_the_link_that_its_cloaked_one_stands_for() -> None:
    code, token = by_cloudflare("amt@stadt.example", 90), by_typo3("mailto:rat@stadt.example", 2)
    markup = (
        f'<p><a href="/cdn-cgi/l/email-protection" data-cfemail="{code}">Amt</a></p>'
        f'<p><a href="#" data-mailto-token="{token}" data-mailto-vector="2">Rat</a></p>'
        '<p><a href="/cdn-cgi/l/email-protection#zz">Haus</a></p>'
    )
    links = [block.links for block in read_blocks(markup, PageKind.HTML, DEFAULT_LIMITS).blocks]
    assert links == [("mailto:amt@stadt.example",), ("mailto:rat@stadt.example",), ("/cdn-cgi/l/email-protection#zz",)]


def test_the_placeholders_of_a_long_text_are_the_mentions() -> None:
    first, second = by_cloudflare("eva@stadt.example", 7), by_cloudflare("ulf@stadt.example", 8)
    cloaked = '<a href="/cdn-cgi/l/email-protection#{}"><span data-cfemail="{}">[email&#160;protected]</span></a>'
    text = (
        "Wer im Chor mitsingen oder den Schlüssel zum Saal haben möchte, schreibt bis Freitag an "
        f"{cloaked.format(first, first)} oder, für die Technik und das Licht, an {cloaked.format(second, second)}."
    )
    page = RawPage(
        source="test", url="https://stadt.example/", body=f"<main><p>{text}</p></main>".encode(), kind=PageKind.HTML
    )
    record = extract_page(page, Publisher("test", "DE"))
    found = [(m.raw, m.value) for m in record.mentions if m.type is MentionType.EMAIL]
    assert found == [("[email protected]", "eva@stadt.example"), ("[email protected]", "ulf@stadt.example")]
