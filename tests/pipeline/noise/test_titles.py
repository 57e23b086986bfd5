"""A breadcrumb leads to the page's title, and nothing above it is what a reader came for."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.blocks import read_blocks
from pipeline.limits import DEFAULT_LIMITS
from pipeline.noise.evidence.features import page_features
from pipeline.noise.rules.titles import above_trail, page_titles
from sources.page import PageKind


def titles(text: str) -> list[float]:
    walk = read_blocks(text, PageKind.TEXT, DEFAULT_LIMITS)
    return page_titles(walk.blocks, page_features(walk.blocks, PageKind.TEXT, walk.head)).tolist()


@pytest.mark.parametrize(
    "trail",
    ["Startseite > Rathaus > Bücherei", "Startseite Leben und Wohnen Bücherei", "Accueil Vie locale Bücherei"],
)
def test_a_breadcrumb_leads_to_the_title_with_or_without_signs(trail: str) -> None:
    assert titles(f"Schönes Herbstfest\n{trail}\nBücherei\nGeöffnet ist montags.\n") == [0, -1, 1, 0]


@pytest.mark.parametrize("line", ["Leben und Wohnen Bücherei", "Startseite Bücherei", "Startseite Rathaus Stadtrat"])
def test_a_line_that_begins_elsewhere_or_leads_nowhere_is_none(line: str) -> None:
    assert -1 not in titles(f"{line}\nBücherei\nGeöffnet ist montags.\n")


def test_a_breadcrumb_may_be_numbered_by_a_text_browser() -> None:
    assert titles("1. Startseite\n2. Rathaus\n3. Bücherei\nGeöffnet ist montags.\n") == [-1, -1, -1, 0]


@pytest.mark.parametrize(
    "lines", ["1. Startseite\n3. Bücherei", "1. Anmeldung\n2. Ausweis", "2. Startseite\n3. Bücherei", "1. Startseite"]
)
def test_a_list_that_skips_a_number_or_begins_elsewhere_is_no_breadcrumb(lines: str) -> None:
    assert -1 not in titles(f"{lines}\nGeöffnet ist montags.\n")


def test_what_stands_above_the_first_breadcrumb_is_noise() -> None:
    assert (
        above_trail(np.array([0.0, 0, -1, 1, 0]), np.array([1.0, 1, 0, 3, 40])).tolist() == [True, True] + [False] * 3
    )


def test_a_breadcrumb_under_the_content_says_nothing() -> None:
    assert not above_trail(np.array([0.0, 0, -1, 0]), np.array([3.0, 40, 0, 1])).any()


def test_a_page_without_a_breadcrumb_has_nothing_above_it() -> None:
    assert not above_trail(np.array([0.0, 1, 0]), np.array([3.0, 40, 1])).any()


WINDOW = "Bücherei | Stadt Lindau"


@pytest.mark.parametrize("heading", ["Bücherei", "Die Bücherei im Zollhaus"])
def test_a_heading_that_says_the_first_part_of_the_windows_title_is_the_pages_own(heading: str) -> None:
    assert window_titles(f"<p>Stadt Lindau</p><h2>{heading}</h2><p>Geöffnet ist montags.</p>") == [0, 1, 0]


@pytest.mark.parametrize(
    "before",
    [
        "<h2><a href=/b>Bücherei</a></h2>",
        "<nav><h2>Bücherei</h2></nav>",
        "<h4>Bücherei</h4>",
        "<h2>Was die Bücherei im alten Zollhaus heute zu bieten hat</h2>",
        "<p>Bücherei</p>",
    ],
)
def test_a_link_a_menu_a_small_heading_and_a_sentence_that_say_it_are_not(before: str) -> None:
    assert window_titles(f"{before}<p>Geöffnet ist montags.</p>") == [0, 0]


def test_a_windows_title_of_one_part_may_be_the_sites_name() -> None:
    assert window_titles("<h2>Bücherei</h2><p>Geöffnet ist montags.</p>", "Bücherei") == [0, 0]


def window_titles(body: str, title: str = WINDOW) -> list[float]:
    walk = read_blocks(f"<head><title>{title}</title></head><body>{body}</body>", PageKind.HTML, DEFAULT_LIMITS)
    columns = page_features(walk.blocks, PageKind.HTML, walk.head)
    return page_titles(walk.blocks, columns, walk.head.title).tolist()
