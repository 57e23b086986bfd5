"""Markup and text become blocks: what stands apart on the page stands apart here."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.block import Block, BlockKind
from pipeline.blocks import BlockWalk, Selectors, read_blocks
from pipeline.limits import DEFAULT_LIMITS, Limits
from sources.page import PageKind


def walk(markup: str, *, limits: Limits = DEFAULT_LIMITS, selectors: Selectors | None = None) -> BlockWalk:
    return read_blocks(markup, PageKind.HTML, limits, selectors=selectors)


def blocks(markup: str) -> tuple[Block, ...]:
    return walk(markup).blocks


def texts(markup: str) -> list[str]:
    return [block.text for block in blocks(markup)]


def test_headings_paragraphs_and_list_items_are_blocks_of_their_kind() -> None:
    found = blocks("<h2>Partnerstädte</h2><p>Bonn hat <b>viele</b>:</p><ul><li>Oxford</li><li><p>Potsdam</p></li></ul>")
    assert [(block.kind, block.text, block.level) for block in found] == [
        (BlockKind.HEADING, "Partnerstädte", 2),
        (BlockKind.PARAGRAPH, "Bonn hat viele:", 0),
        (BlockKind.LIST_ITEM, "Oxford", 0),
        (BlockKind.LIST_ITEM, "Potsdam", 0),
    ]
    assert [block.index for block in found] == [0, 1, 2, 3]


def test_the_cells_of_a_table_row_are_joined_by_tabs() -> None:
    found = blocks("<table><tr><th>Stadt</th><th>seit</th></tr><tr><td>Oxford</td><td><p>1947</p></td></tr></table>")
    assert [(block.kind, block.text) for block in found] == [
        (BlockKind.TABLE_ROW, "Stadt\tseit"),
        (BlockKind.TABLE_ROW, "Oxford\t1947"),
    ]


def test_a_table_that_lays_out_the_page_is_no_row() -> None:
    found = texts(
        "<table><tr><td><ul><li>Start</li><li>Rathaus</li></ul></td><td><h1>Willkommen</h1></td></tr></table>"
    )
    assert found == ["Start", "Rathaus", "Willkommen"]


def test_lines_of_an_address_stand_apart() -> None:
    found = blocks("<address>Stadt Bonn<br>Berliner Platz 2<br>53111 Bonn<br>Tel. 0228 77-0</address>")
    assert [block.text for block in found] == ["Stadt Bonn", "Berliner Platz 2", "53111 Bonn", "Tel. 0228 77-0"]
    assert {block.kind for block in found} == {BlockKind.CONTACT_LINE}


def test_a_line_break_inside_a_sentence_does_not_cut_it() -> None:
    assert texts("<p>Der Rat der Stadt<br>tagt im Mai.<br>Alle sind eingeladen.</p>") == [
        "Der Rat der Stadt tagt im Mai.",
        "Alle sind eingeladen.",
    ]


def test_a_heading_of_two_lines_is_one_block() -> None:
    assert texts("<h1>Stadt Bonn<br>Internationales</h1>") == ["Stadt Bonn Internationales"]


def test_white_space_soft_hyphens_and_invisible_characters_go() -> None:
    assert texts("<p> Städte&shy;partner\u200bschaft\n\t mit&nbsp;&nbsp;Oxford </p>") == [
        "Städtepartnerschaft mit Oxford"
    ]


def test_what_no_reader_sees_is_no_block() -> None:
    markup = (
        "<script>var a = 'Rathaus'</script><style>p {}</style><template><p>Muster</p></template><!-- alt --><p>Da</p>"
    )
    assert texts(markup) == ["Da"]


def test_signs_between_links_are_no_blocks() -> None:
    assert texts("<ul><li>Start</li><li>|</li><li>Rathaus</li><li>&raquo;</li></ul>") == ["Start", "Rathaus"]


def test_two_links_are_two_things_though_only_a_style_sheet_parts_them() -> None:
    assert texts('<p><a href="/a">Rathaus</a><a href="/b">Bürger</a></p>') == ["Rathaus Bürger"]
    assert texts('<p><a href="tel:1">0228 77</a><span><a href="mailto:a@b">a@b.example</a></span></p>') == [
        "0228 77 a@b.example"
    ]
    assert texts('<p>Bür<a id="x"></a>ger, <a href="/a">Amt</a>, <a href="/b">Rat</a>haus</p>') == [
        "Bürger, Amt, Rathaus"
    ]


def test_a_block_knows_its_path_its_links_and_its_language() -> None:
    (block,) = blocks(
        '<html lang="de"><body><nav id="top" class="menu main" role="navigation"><ul lang="FR-be">'
        '<li><a href="/a">Liège</a> ville</li></ul></nav></body></html>'
    )
    assert block.path == "html/body/nav#top.menu.main[navigation]/ul/li"
    assert len(block.lineage) == 5
    assert block.links == ("/a",)
    assert block.html_lang == "fr-be"
    assert 0.4 < block.link_share < 0.7


def test_blocks_in_the_same_element_share_its_number() -> None:
    first, second, third = blocks("<div><p>Eins</p><p>Zwei</p></div><div><p>Drei</p></div>")
    assert first.lineage[-2] == second.lineage[-2]
    assert first.lineage[-1] != second.lineage[-1]
    assert third.lineage[-2] != first.lineage[-2]


@pytest.mark.parametrize(
    "attribute", ["hidden", 'style="display: none"', 'style="VISIBILITY:hidden"', 'aria-hidden="true"']
)
def test_hidden_elements_are_marked_and_not_lost(attribute: str) -> None:
    (block,) = blocks(f"<div {attribute}><p>Nur für Vorleser</p></div>")
    assert block.marks == ("hidden",)


def test_the_head_tells_title_meta_alternates_times_and_json_ld() -> None:
    head = walk(
        '<html lang="DE"><head><title> Stadt\nBonn </title><meta name="Description" content="Amtlich">'
        '<meta property="og:type" content="article"><link rel="alternate" hreflang="en" href="/en">'
        '<script type="application/ld+json">{"@type": "City"}</script></head>'
        '<body><p>Am <time datetime="2023-05-12">12. Mai</time></p></body></html>'
    ).head
    assert (head.title, head.lang) == ("Stadt Bonn", "de")
    assert head.meta == (("description", "Amtlich"), ("og:type", "article"))
    assert head.alternates == (("en", "/en"),)
    assert head.json_ld == ('{"@type": "City"}',)
    assert head.times == (("2023-05-12", "12. Mai"),)


def test_a_time_is_read_with_a_blank_where_its_blocks_meet() -> None:
    assert walk('<time datetime="2026-05-12"><div>12.</div> <div>Mai</div></time>').head.times == (
        ("2026-05-12", "12. Mai"),
    )


@pytest.mark.parametrize("head", ["", "<title>Stadt Rostock</title>", "<svg></svg><title>Stadt Rostock</title>"])
def test_the_title_of_a_drawing_is_not_the_pages(head: str) -> None:
    drawing = "<svg><title>Suche</title><g><svg><title>Lupe</title></svg><title>Kreis</title></g></svg>"
    title = "Stadt Rostock" if head else ""
    assert walk(f"<head>{head}</head><body>{drawing}<h1>Rathaus</h1></body>").head.title == title
    assert walk(f"<body>{drawing}<p>Rathaus</p>{head}</body>").head.title == title


def test_a_sources_selectors_mark_the_blocks_inside_what_they_name() -> None:
    selectors = Selectors(content=("#inhalt",), noise=(".teilen",))
    found = walk(
        "<body><p>Menü</p><div id=inhalt><p>Bonn</p><p class=teilen>Drucken</p></div></body>", selectors=selectors
    ).blocks
    assert [(block.text, block.marks) for block in found] == [
        ("Menü", ()),
        ("Bonn", ("selected",)),
        ("Drucken", ("rejected",)),
    ]


MARKUP = """<html lang="de"><head><title>T</title></head>
<body><div class="a"><h1>Rathaus</h1><p>Der <a href="/x">Rat</a>
tagt.<br>Heute.</p><script>x()</script><table><tr><td>a</td><td>b</td></tr></table>
<ul><li>eins<li>zwei</ul></div></body>"""


def test_both_parsers_give_the_same_blocks() -> None:
    fast = walk(MARKUP)
    slow = walk(MARKUP, selectors=Selectors(noise=("#nowhere",)))
    assert fast == slow


def test_pages_do_not_mix_in_threads() -> None:
    pages = [f"<title>{number}</title>" + f"<div><p>Satz {number}" * 300 for number in range(40)]
    with ThreadPoolExecutor(4) as pool:
        walks = list(pool.map(walk, pages))
    assert [found.head.title for found in walks] == [str(number) for number in range(40)]
    assert [{block.text for block in found.blocks} for found in walks] == [{f"Satz {n}"} for n in range(40)]


def test_a_page_leaves_nothing_to_the_next() -> None:
    first = walk(MARKUP)
    walk("<title>Alt<html lang=fr><svg><p>alt<a href=/alt>" + "<div hidden>alt<br>" * 500, limits=Limits(max_blocks=9))
    assert walk(MARKUP) == first
    assert walk("") == BlockWalk(())


def test_a_page_leaves_nothing_to_the_collector() -> None:
    walk(MARKUP)
    gc.collect()
    gc.disable()
    try:
        found = [walk(MARKUP) for _ in range(10)]
        assert gc.collect() == 0
        assert not any(gc.is_tracked(block) for block in found[0].blocks)
    finally:
        gc.enable()


def test_tagless_text_gives_a_block_a_line() -> None:
    found = read_blocks(
        "\nPartnerstädte \n\n  Oxford\t1947\n• Potsdam seit 1988\nTel. 0228 77-0\n", PageKind.TEXT, DEFAULT_LIMITS
    )
    assert [(block.kind, block.text) for block in found.blocks] == [
        (BlockKind.PARAGRAPH, "Partnerstädte"),
        (BlockKind.TABLE_ROW, "Oxford\t1947"),
        (BlockKind.LIST_ITEM, "• Potsdam seit 1988"),
        (BlockKind.CONTACT_LINE, "Tel. 0228 77-0"),
    ]


def test_a_short_line_over_a_long_sentence_is_a_heading() -> None:
    sentence = (
        "Die Stadt pflegt seit vielen Jahren Beziehungen zu Städten in ganz Europa, und jedes Jahr kommen Gäste dazu, "
        * 2
    )
    found = read_blocks(f"Internationales\n{sentence.strip()} und feiern.\n", PageKind.TEXT, DEFAULT_LIMITS)
    assert found.blocks[0].kind is BlockKind.HEADING


@pytest.mark.parametrize("kind", list(PageKind))
def test_blocks_above_the_limit_are_not_read_and_an_issue_says_so(kind: PageKind) -> None:
    limits = Limits(max_blocks=10)
    text = "\n".join(f"<p>Satz {number}</p>" for number in range(50))
    found = read_blocks(text, kind, limits)
    assert len(found.blocks) == 10
    assert [issue.code for issue in found.issues] == ["too-many-blocks"]


def test_a_long_run_without_blanks_is_cut() -> None:
    found = walk("<p>" + "a" * 1_000_000)
    assert {len(block.text) for block in found.blocks} == {DEFAULT_LIMITS.max_block_characters}


def test_deep_nesting_is_read_as_if_it_were_flat() -> None:
    found = walk("<div>" * 10_000 + "Ganz unten" + "</div>" * 10_000 + "<p>danach</p>")
    assert [block.text for block in found.blocks] == ["Ganz unten", "danach"]
    assert [issue.code for issue in found.issues] == ["too-deep"]


def test_markup_above_the_limit_is_cut_and_an_issue_says_so() -> None:
    found = walk("<p>Satz</p>" * 100, limits=Limits(max_markup_characters=110))
    assert len(found.blocks) == 10
    assert [issue.code for issue in found.issues] == ["markup-cut"]


HOSTILE = {
    "unclosed everything": "<div><p><ul><li><a href=x><b><i><table><tr><td>x" * 3000,
    "siblings": "<p>x</p>" * 50_000,
    "open comments": "<p>x" + "<!--" * 100_000,
    "open declarations": "<p>x" + "<!x" * 100_000,
    "angle brackets": "<p>x" + "<" * 300_000,
    "line breaks": "<p>x" + "x<br>" * 100_000,
    "one endless class": "<div class='" + "x " * 500_000 + "'>x</div>",
    "entities": "<p>x" + "&amp;&#x41;" * 100_000,
    "cells": "<table><tr>" + "<td>x</td>" * 50_000,
    "digits and signs": "<p>" + "0123 (@) +49 " * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_gives_blocks_within_the_limits(name: str) -> None:
    found = walk(HOSTILE[name])
    assert 0 < len(found.blocks) <= DEFAULT_LIMITS.max_blocks
    assert all(0 < len(block.text) <= DEFAULT_LIMITS.max_block_characters for block in found.blocks)


@settings(max_examples=80, derandomize=True)
@given(st.text(alphabet="<>/abp divtr=\"'&;! -\n\u00ad\u00a0é1", max_size=200), st.sampled_from(list(PageKind)))
def test_blocks_are_numbered_and_clean_whatever_the_page(text: str, kind: PageKind) -> None:
    found = read_blocks(text, kind, DEFAULT_LIMITS)
    assert [block.index for block in found.blocks] == list(range(len(found.blocks)))
    for block in found.blocks:
        assert block.text == block.text.strip()
        assert not set(block.text) & set("\u00ad\u00a0\n\x00")
        assert 0 <= block.link_share <= 1
        assert block.path.count("/") + 1 == len(block.lineage) if block.path else not block.lineage


def test_folded_parts_definition_lists_and_choices_are_read() -> None:
    found = blocks(
        "<details><summary>Sprechzeiten</summary><p>Montag bis Freitag</p></details>"
        "<dl><dt>Amt</dt><dd>Zimmer 4</dd></dl>"
        "<select><option>Deutsch<option>English</select><noscript>Bitte Skripte erlauben</noscript>"
    )
    assert [(block.text, block.path.rsplit("/", 1)[-1]) for block in found] == [
        ("Sprechzeiten", "summary"),
        ("Montag bis Freitag", "p"),
        ("Amt", "dt"),
        ("Zimmer 4", "dd"),
        ("Deutsch", "option"),
        ("English", "option"),
        ("Bitte Skripte erlauben", "noscript"),
    ]
