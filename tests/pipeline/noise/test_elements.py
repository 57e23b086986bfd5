"""What is known of the elements around blocks, path by path and block by block."""

from __future__ import annotations

from pipeline.blocks import read_blocks
from pipeline.limits import DEFAULT_LIMITS
from pipeline.noise.markup.elements import Elements
from pipeline.noise.markup.paths import MARKS
from pipeline.noise.markup.stepreader import ARTICLE, COMMENT, NOISE, PARAGRAPH
from sources.page import PageKind

PAGE = """<body><div class="site"><main><article><h1>Bauhof</h1><p>Der Bauhof räumt.</p><p>Er streut auch.</p></article>
<aside><p>Siehe auch</p></aside></main><ul class="comment-list"><li>Danke!</li></ul></div></body>"""


def elements(markup: str, kind: PageKind = PageKind.HTML) -> Elements:
    return Elements(read_blocks(markup, kind, DEFAULT_LIMITS).blocks)


def test_paths_are_told_once_and_blocks_point_to_them() -> None:
    page = elements(PAGE)
    assert page.path_of.tolist() == [0, 1, 1, 2, 3]
    assert page.paths[3] == "html/body/div.site/ul.comment-list/li"
    assert page.path_steps.tolist() == [6, 6, 6, 5]


def test_what_the_steps_of_a_path_say_together() -> None:
    page = elements(PAGE)
    assert page.main.tolist() == [1, 1, 0, 0]
    assert page.say(COMMENT).tolist() == [False, False, False, False, True]
    assert [bits & PARAGRAPH > 0 for bits in page.innermost.tolist()] == [False, True, True, False]
    assert page.outermost(ARTICLE).tolist() == [4, 4, -1, -1]
    aside, page_mark = 1 << MARKS.index("aside"), 1 << MARKS.index("w_page")
    assert [bits & aside > 0 for bits in page.everywhere.tolist()] == [False, False, True, False]
    assert [bits & page_mark > 0 for bits in page.everywhere.tolist()] == [True] * 4
    assert [bits & page_mark > 0 for bits in page.near.tolist()] == [False, False, False, True]


def test_an_owner_is_the_element_at_a_place_of_a_blocks_path() -> None:
    page = elements(PAGE)
    first, second, third, *others = page.owners(ARTICLE).tolist()
    assert first == second == third >= 0
    assert others == [-1, -1]


def test_tagless_text_has_blocks_and_no_elements() -> None:
    page = elements("Rathaus\nLeben in der Stadt\n", PageKind.TEXT)
    assert page.paths == ("",)
    assert not page.everywhere.any()
    assert not page.main.any()
    assert page.owners(NOISE).tolist() == [-1, -1]
