"""Each kind of markup is kept or dropped on purpose: one page of our own for each, in `tests/pipeline/markup`."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.block import BlockKind
from pipeline.page import extract_page
from pipeline.record import PageRecord
from sources.page import Publisher, RawPage
from sources.readers import read_pages

PAGES = Path(__file__).parents[1] / "markup"
LINDAU = Publisher(source="de-lindau", country="DE", geonames_id="2876865", languages=("de",))
MENU = ("Startseite", "Leben in Lindau", "Impressum", "© Stadt Lindau")

# What of a page stays, and what goes (as noise, or because no reader sees it).
PURPOSE: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "table": (("Tag\tVormittag\tNachmittag", "Donnerstag\t8 bis 12 Uhr\t14 bis 18 Uhr"), ()),
    "definition-list": (("Standesamt", "Herr Vogel, Zimmer 31, dritter Stock"), ()),
    "details": (("Wie lange ist ein Ausweis gültig?", "gilt zehn Jahre", "kostet fünf Euro"), ()),
    "tabs": (("Vermieter muss den Einzug", "nur für eine zweite Bescheinigung"), ()),
    "main-in-parts": (
        ("da, die ein Anliegen", "Eintritt", "ersten Sonntag im Monat", "Anfahrt", "Bus der Linie 3"),
        (),
    ),
    "hidden": ((), ("Nach oben",)),
    "noscript": (("Sitzungskalender",), ("JavaScript",)),
    "lazy": (("Stadtarchiv",), ("Lesesaal", "nur in einem Attribut")),
    "json-ld": (("08382 8899900",), ("9180", "poststelle")),
    "soft-hyphens": (("Städtepartnerschaften", "Die Bundesgartenschau führte Gäste aus der Partnerstadt Chelles"), ()),
    "br-list": (("Bunte Liste", "Wählervereinigung Insel", "Der Rat tagt im großen Saal"), ()),
}


def record_of(name: str) -> PageRecord:
    (page,) = read_pages([PAGES / f"{name}.html"], "de-lindau")
    assert isinstance(page, RawPage)
    return extract_page(page, LINDAU)


def kept(name: str) -> str:
    return "\n".join(block.text for block in record_of(name).blocks if block.kept)


def test_every_page_has_its_purpose() -> None:
    assert {page.stem for page in PAGES.iterdir()} == set(PURPOSE)


@pytest.mark.parametrize("name", PURPOSE)
def test_what_stays_and_what_goes(name: str) -> None:
    stays, goes = PURPOSE[name]
    text = kept(name)
    for part in ("ein Anliegen haben", *stays):
        assert part in text
    for part in (*MENU, *goes):
        assert part not in text


def test_lines_parted_by_line_breaks_are_blocks_and_a_broken_sentence_is_one() -> None:
    texts = [block.text for block in record_of("br-list").blocks]
    assert "Freie Bürgerschaft" in texts
    assert any(text.startswith("Der Rat tagt im großen Saal") for text in texts)


def test_a_table_keeps_its_rows() -> None:
    rows = [block for block in record_of("table").blocks if block.kind is BlockKind.TABLE_ROW]
    assert len(rows) == 3


def test_contact_data_that_only_json_ld_has_is_no_mention_but_an_issue() -> None:
    record = record_of("json-ld")
    assert {mention.value for mention in record.mentions if mention.type.value == "phone"} == {"+4983828899900"}
    assert any("+4983829180" in issue.message for issue in record.issues)


def test_hidden_elements_are_marked_and_judged_like_the_others() -> None:
    hidden = [block.text for block in record_of("hidden").blocks if "hidden" in block.marks]
    assert len(hidden) == 2
    tab = next(block for block in record_of("tabs").blocks if "hidden" in block.marks)
    assert tab.kept
