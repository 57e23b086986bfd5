"""What the lines of a text without tags tell together."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.blocks import read_blocks
from pipeline.limits import DEFAULT_LIMITS
from pipeline.noise.evidence.columns import Columns
from pipeline.noise.evidence.features import page_features
from pipeline.noise.evidence.linecolumns import ASKED, LINES, line_columns
from pipeline.noise.rules.teasers import teasers_in_menus
from sources.page import PageKind

SENTENCE = "Die Gemeindebücherei hält rund neuntausend Bücher, Spiele und Filme für alle bereit, die lesen wollen."
OTHER = "Im Winter ist das Hallenbad auch am Sonntag offen, und für Kinder gibt es einen Kurs mit zwei Lehrern."
MENU = ("Rathaus", "Leben im Dorf", "Bauen und Wohnen", "Kultur und Sport")


def features(*lines: str, kind: PageKind = PageKind.TEXT) -> Columns:
    walk = read_blocks("\n".join(lines), kind, DEFAULT_LIMITS)
    return page_features(walk.blocks, kind, walk.head)


def counted(columns: Columns, name: str) -> list[int]:
    return [round(number) for number in np.expm1(columns[name]).tolist()]


def test_lines_that_stand_on_the_page_twice_are_a_menu_and_its_copy() -> None:
    columns = features(*MENU[:2], "Suche", *MENU[2:], SENTENCE, OTHER, "Bücherei", "Hallenbad", *MENU)
    assert counted(columns, "again_run") == [4, 4, 4, 4, 4, 0, 0, 0, 0, 4, 4, 4, 4]
    assert columns["first_copy"].tolist() == [1, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0]
    assert columns["last_copy"].tolist() == [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1]
    assert columns["again_page"].tolist() == pytest.approx([8 / 13] * 13)
    assert columns["again~2"][7] == pytest.approx(1 / 5)


def test_paragraphs_near_each_other_are_a_part_and_the_largest_is_the_core() -> None:
    columns = features(OTHER, *MENU, SENTENCE, "Bücherei", SENTENCE + " " + OTHER, "Impressum")
    share = len(OTHER) / (2 * len(OTHER) + 2 * len(SENTENCE) + 1)
    assert columns["part_share"].tolist() == pytest.approx([share, 0, 0, 0, 0, *[1 - share] * 3, 0])
    assert columns["part_of_core"].tolist() == pytest.approx([share / (1 - share), 0, 0, 0, 0, 1, 1, 1, 0])
    assert counted(columns, "part_count") == [1, 0, 0, 0, 0, 2, 2, 2, 0]
    assert columns["part_behind"].tolist() == pytest.approx([share / (1 - share), *[1] * 7, 0])
    assert columns["since_part"].tolist() == [0, 1, 2, 3, 4, 0, 0, 0, 1]
    assert columns["until_part"][:6].tolist() == [0, 4, 3, 2, 1, 0]
    assert np.sign(columns["core_away"]).tolist() == [-1, -1, -1, -1, -1, 0, 0, 0, 1]
    assert counted(columns, "core_short") == [4, 4, 3, 2, 1, 0, 0, 0, 1]


def test_a_page_without_paragraphs_has_its_core_in_the_middle() -> None:
    columns = features(*MENU)
    assert columns["part_share"].tolist() == [0, 0, 0, 0]
    assert np.sign(columns["core_away"]).tolist() == [-1, -1, 0, 1]


def test_a_paragraph_knows_how_far_the_others_are_and_what_menu_is_around_it() -> None:
    columns = features(SENTENCE, *MENU, OTHER, *MENU[:2])
    assert columns["other_since"].tolist() == [40, 1, 2, 3, 4, 5, 1, 2]
    assert columns["other_until"].tolist() == [5, 4, 3, 2, 1, 40, 40, 40]
    assert columns["other_near"][5] == 5
    assert columns["other_far"][5] == 40
    assert counted(columns, "short_above") == [0, 0, 1, 2, 3, 4, 0, 1]
    assert counted(columns, "short_below") == [4, 3, 2, 1, 0, 2, 1, 0]


def test_a_link_to_the_rest_ends_no_sentence_and_makes_a_teaser() -> None:
    columns = features("Bücherei", SENTENCE, "mehr...", *MENU, OTHER, "Impressum")
    assert columns["teased"].tolist() == [0, 1, 0, 0, 0, 0, 0, 0, 0]
    assert columns["page_teased"][0] == 0.5
    assert columns["page_more"][0] == 1
    assert columns["until_more"][:4].tolist() == [2, 1, 0, 30]
    assert columns["since_more"][2:5].tolist() == [0, 1, 2]
    assert counted(columns, "short_below")[1] == 5


def test_lines_of_one_length_are_even() -> None:
    columns = features("Rathaus", "Gewerbe", "Schulen", "Vereine", SENTENCE, "Bad")
    assert columns["uneven~3"][0] == pytest.approx(0)
    assert columns["uneven~8"][0] > 1


def test_markup_has_none_of_these() -> None:
    assert not set(LINES) & set(features(f"<p>{SENTENCE}</p>", kind=PageKind.HTML))


def test_no_lines_have_no_columns_to_fill() -> None:
    line_columns(np.empty((len(ASKED), 0)), np.empty((len(LINES), 0)))


def test_columns_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="row for each column"):
        line_columns(np.zeros((len(ASKED), 3)), np.zeros((len(LINES), 2)))
    with pytest.raises(ValueError, match="row for each column"):
        line_columns(np.zeros((2, 3)), np.zeros((len(LINES), 3)))


def test_teasers_in_a_menu_that_folds_out_are_found_with_their_titles() -> None:
    columns = features(*MENU, "Bücherei", SENTENCE, "mehr...", *MENU, "Hallenbad", OTHER, "mehr...", *MENU)
    assert teasers_in_menus(columns) == [4, 5, 11, 12]


def test_one_teaser_or_a_list_of_news_is_no_menu() -> None:
    assert teasers_in_menus(features(*MENU, "Bücherei", SENTENCE, "mehr...", *MENU)) == []
    news = ("Bücherei", SENTENCE, "mehr...", "Hallenbad", OTHER, "mehr...")
    assert teasers_in_menus(features(*MENU, *news, *news, *MENU)) == []
    assert teasers_in_menus(features(f"<p>{SENTENCE}</p>", kind=PageKind.HTML)) == []
