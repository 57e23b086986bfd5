"""A word that a page has again and again and never calls a place."""

from __future__ import annotations

from pipeline.block import Block, BlockKind
from pipeline.entities.cities.find import find_city_mentions
from pipeline.record import Document
from sources.page import PageKind, Publisher
from tests.pipeline.entities.cities.cities_by_hand import place_id

LESSONS = [
    "The course Rust begins next spring.",
    "Rust got its first edition years ago.",
    "Why Rust?",
    "Whoever learns Rust learns patience.",
    "The book Rust, third edition, is on the shelf.",
    "The library answers questions on Rust at once.",
    "Our club likes Rust, and Ada too.",
    "The new Rust came out last winter.",
]


def _raws(lines: list[str], publisher: Publisher) -> list[str]:
    blocks = tuple(Block(index, line, BlockKind.PARAGRAPH, "en") for index, line in enumerate(lines))
    document = Document("file:own", PageKind.TEXT, publisher, blocks, language="en")
    return [mention.raw for mention in find_city_mentions(document, [])]


def test_it_is_no_town() -> None:
    assert "Rust" not in _raws(LESSONS, Publisher("own", "DE", place_id("Lahr", "DE")))


def test_the_town_of_that_name_is_one_on_its_own_page() -> None:
    home = place_id("Rust", "DE")
    assert "Rust" in _raws(LESSONS, Publisher("own", "DE", home))


def test_it_is_a_town_where_something_certain_says_so() -> None:
    lines = [*LESSONS, "Meet us at Klarastraße 3, 77977 Rust"]
    assert _raws(lines, Publisher("own", "DE", place_id("Lahr", "DE"))) == ["Rust"]
