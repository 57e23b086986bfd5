"""Places know the municipality in which they lie and its official code; names of the past know their time."""

from __future__ import annotations

import pytest

from pipeline.block import Block, BlockKind
from pipeline.entities.cities import find_city_mentions
from pipeline.gazetteer import load
from pipeline.gazetteer.historic import historic_names
from pipeline.gazetteer.municipalities import CODES, FILE, Municipality, municipality_of
from pipeline.record import Document
from sources.page import PageKind, Publisher


@pytest.mark.parametrize(
    ("geonames_id", "code"),
    [
        ("2950159", "11000000"),
        ("2994160", "57463"),
        ("2797656", "44021"),
        ("3169070", "058091"),
        ("2761369", "90001"),
        ("2657896", "261"),
        ("2759794", "0363"),
        ("756135", "146501"),
        ("3067696", "554782"),
        ("3117735", "28079"),
        ("2267057", "1106"),
    ],
)
def test_a_city_has_the_code_of_its_countrys_list(geonames_id: str, code: str) -> None:
    assert municipality_of(geonames_id) == Municipality(geonames_id, code)


def test_a_district_lies_in_its_city() -> None:
    for district, city in (("2794507", "2792482"), ("3164380", "3171457")):  # Kessel-Lo, Vigatto
        found = municipality_of(district)
        assert found is not None and found.seat == city


@pytest.mark.parametrize("geonames_id", ["2960316", "1", "99999999", "0"])
def test_what_is_in_no_list_has_no_code(geonames_id: str) -> None:
    assert municipality_of(geonames_id) is None


def test_every_seat_is_a_place_of_a_country_with_a_list() -> None:
    lines = FILE.read_text("ascii").splitlines()
    assert lines == sorted(lines)
    for line in lines[::97]:
        place, seat = load().place(str(int(line[:8]))), load().place(str(int(line[9:17])))
        assert place is not None and seat is not None
        assert place.country == seat.country
        assert place.country in CODES


def test_every_former_name_is_the_name_of_a_place() -> None:
    for former in historic_names():
        name, _, country = former.place.rpartition(", ")
        assert any(found.place.country == country for found in load().lookup(name)), former
        assert "/" in former.period


@pytest.mark.parametrize(
    ("language", "text", "raw", "city", "period"),
    [
        ("de", "Die Partnerschaft mit Karl-Marx-Stadt ruhte zehn Jahre.", "Karl-Marx-Stadt", "Chemnitz", "1953/1990"),
        ("de", "Er kam 1946 aus Breslau nach Fürth.", "Breslau", "Wrocław", "../1945"),
        ("fr", "En 1978, une délégation de Léningrad visite la ville.", "Léningrad", "Saint Petersburg", "1924/1991"),
        ("cs", "Dohoda s městem Gottwaldov je z roku 1965.", "Gottwaldov", "Zlín", "1949/1990"),
    ],
)
def test_a_name_of_the_past_is_the_city_of_today_with_the_time_of_the_name(
    language: str, text: str, raw: str, city: str, period: str
) -> None:
    block = Block(0, text, BlockKind.PARAGRAPH, language=language)
    document = Document("", PageKind.TEXT, Publisher("test", "DE", "2923544"), (block,), language)
    (found,) = (mention for mention in find_city_mentions(document, ()) if mention.raw == raw)
    assert found.attributes["name"] == city
    assert found.attributes["historic"] == period


def test_a_name_of_today_has_no_period() -> None:
    block = Block(0, "Chemnitz und Wrocław sind Partner.", BlockKind.PARAGRAPH, language="de")
    document = Document("", PageKind.TEXT, Publisher("test", "DE", "2923544"), (block,), "de")
    assert [mention.attributes.get("historic") for mention in find_city_mentions(document, ())] == [None, None]
