"""Elements that are named menus, sliders, feeds or hidden parts hold noise, unless they are the page."""

from __future__ import annotations

import pytest

from pipeline.blocks import read_blocks
from pipeline.limits import DEFAULT_LIMITS
from pipeline.noise.markup.elements import Elements
from pipeline.noise.rules.parts import in_small_main, named_noise
from sources.page import PageKind


def named(markup: str) -> list[bool]:
    blocks = read_blocks(markup, PageKind.HTML, DEFAULT_LIMITS).blocks
    return [bool(flag) for flag in named_noise(Elements(blocks))]


@pytest.mark.parametrize(
    "opening",
    [
        "<nav>",
        '<div role="navigation">',
        '<div class="nav-content">',
        '<div id="mainMenu">',
        '<div class="flexslider">',
        '<div class="flickr-feed">',
        '<div class="unsichtbar">',
        '<div class="visually-hidden">',
        '<div id="slideshow">',
    ],
)
def test_what_stands_inside_is_noise(opening: str) -> None:
    closing = opening[1:].split(maxsplit=1)[0].rstrip(">")
    markup = f"{opening}<h2>Schulen</h2><p>Die Schullandschaft ist in Bewegung.</p></{closing}><p>Guten Tag.</p>"
    assert named(f"<body>{markup}</body>") == [True, True, False]


@pytest.mark.parametrize(
    "opening",
    [
        '<div class="headline">',
        '<div class="canavese">',
        '<div id="content">',
        '<div class="wow slideInUp">',
        '<div class="slider-content">',
        '<div class="hidden-xs overflow-hidden">',
    ],
)
def test_a_name_that_only_sounds_alike_is_none(opening: str) -> None:
    assert named(f"<body>{opening}<p>Eins</p><p>Zwei</p></div><p>Drei</p></body>") == [False] * 3


def test_an_element_around_the_whole_page_is_the_page() -> None:
    assert (
        named('<body class="nav-open"><div class="has-nav-open nav"><p>Eins</p><p>Zwei</p></div></body>') == [False] * 2
    )


def test_tagless_text_has_no_elements() -> None:
    blocks = read_blocks("Menü\nStartseite\n", PageKind.TEXT, DEFAULT_LIMITS).blocks
    assert not named_noise(Elements(blocks)).any()


def test_a_small_main_is_content_but_for_menus_in_it_and_a_large_one_says_nothing() -> None:
    small = "<h1>Amis</h1><p>Deux villes.</p><ul><li>Fulda, 1964</li></ul><nav>Imprimer</nav>"
    blocks = read_blocks(
        f"<body><main>{small}</main><footer>Plan</footer></body>", PageKind.HTML, DEFAULT_LIMITS
    ).blocks
    assert in_small_main(Elements(blocks)).tolist() == [True, True, True, False, False]
    large = read_blocks(f"<main>{'<p>Une nouvelle.</p>' * 13}</main>", PageKind.HTML, DEFAULT_LIMITS).blocks
    assert not in_small_main(Elements(large)).any()
