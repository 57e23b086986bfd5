"""A long block's links go to the parts of it in which they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.block import Block
from pipeline.blocks import read_blocks
from pipeline.blocks.cleaning import clean_text
from pipeline.blocks.dealing import deal_out
from pipeline.blocks.lines import split_long
from pipeline.limits import Limits
from sources.page import PageKind

SMALL = Limits(max_block_characters=40)


def blocks(markup: str) -> list[tuple[str, float, tuple[str, ...]]]:
    found: tuple[Block, ...] = read_blocks(markup, PageKind.HTML, SMALL).blocks
    return [(block.text, block.link_share, block.links) for block in found]


def test_only_the_part_with_the_link_is_linked() -> None:
    text = "<p><a href='tel:+493813810'>Das Rathaus anrufen</a> und fragen, wann das Bürgerbüro offen hat</p>"
    first, second = blocks(text)
    assert first == ("Das Rathaus anrufen und fragen, wann", 19 / 36, ("tel:+493813810",))
    assert second == ("das Bürgerbüro offen hat", 0, ())


def test_a_link_over_several_parts_stands_where_it_begins_and_links_what_it_covers() -> None:
    text = "<p>Die Stadt am Fluss <a href='/rat'>und der Rat der Stadt tagen im Haus am Markt und am Ring</a></p>"
    (_, first, links), (_, second, none) = blocks(text)
    assert (links, none) == (("/rat",), ())
    assert 0.4 < first < 0.5
    assert second == 1


def test_a_link_behind_all_words_is_one_of_the_last_part() -> None:
    text = "<p>Das Bürgerbüro der Stadt ist am Montag und am Dienstag offen <a href='/zeiten'><img></a></p>"
    assert [links for _, _, links in blocks(text)] == [(), ("/zeiten",)]


@given(
    st.lists(st.tuples(st.text("ab \u00ad\t", min_size=1, max_size=9), st.booleans()), max_size=40),
    st.integers(min_value=3, max_value=30),
)
def test_nothing_is_lost_and_nothing_is_dealt_twice(runs: list[tuple[str, bool]], longest: int) -> None:
    pieces = [text for text, _ in runs]
    linked = [place for place, (text, inside) in enumerate(runs) if inside and clean_text(text)]
    links, begun = [f"/{place}" for place in linked], linked
    parts = list(split_long(clean_text("".join(pieces)), longest))
    found = list(deal_out(parts, pieces, linked, links, begun)) if parts else []
    assert [part for part, _, _ in found] == parts
    assert [link for _, _, inside in found for link in inside] == (links if parts else [])
    whole = sum(len(pieces[place].strip()) + (pieces[place].strip() != pieces[place]) for place in linked)
    assert abs(sum(count for _, count, _ in found) - whole) <= len(parts)


def test_a_megabyte_of_links_in_one_paragraph_is_dealt_out_at_once() -> None:
    found = blocks("<p>" + "<a href='/x'>ab</a> c " * 45_000)
    assert sum(len(links) for _, _, links in found) == 200
