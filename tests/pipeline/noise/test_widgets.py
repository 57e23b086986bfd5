"""What widgets leave in a text: the grid of a calendar, names of pictures, the sentences of a consent box."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.blocks import read_blocks
from pipeline.head import PageHead
from pipeline.limits import DEFAULT_LIMITS
from pipeline.noise import label_blocks
from pipeline.noise.rules.calendars import calendar_lines
from pipeline.noise.rules.consent import consent_lines
from pipeline.noise.rules.pictures import image_names
from sources.page import PageKind

TEXT = "Der Gemeinderat hat am Dienstag beschlossen, die Brücke über den Lindenbach bis zum Herbst zu erneuern."


def of_calendar(*lines: str) -> list[str]:
    """The lines that are of a calendar."""
    digits = np.array([sum(map(str.isdigit, line)) / len(line) for line in lines])
    return [lines[place] for place in sorted(calendar_lines(lines, digits))]


@pytest.mark.parametrize(
    "grid",
    [
        (
            "Ottobre 2017",
            "L M M G V S D",
            "1",
            "2 3 4 5 6 7 8",
            "9 10 11 12 13 14 15",
            "16 17 18 19 20 21 22",
            "23 24 25 26 27 28 29",
            "30 31 1 2 3 4 5",
        ),
        (
            "« Mai 2024 »",
            "Mai",
            "LuMaMeJeVeSaDi",
            "12345",
            "6789101112",
            "13141516171819",
            "20212223242526",
            "2728293031",
        ),
        (
            "Mês passado Janeiro 2025 Mês próximo",
            "week 1 1 2 3 4 5",
            "week 2 6 7 8 9 10 11 12",
            "week 3 13 14 15 16 17 18 19",
            "week 4 20 21 22 23 24 25 26",
        ),
        ("12\t1\t2\t3", "13\t4\t5\t6\t7\t8\t9\t10", "14\t11\t12\t13\t14\t15\t16\t17", "18\t19\t20\t21"),
        tuple(map(str, range(1, 31))),
    ],
)
def test_the_grid_of_a_month_is_found_with_what_names_it(grid: tuple[str, ...]) -> None:
    assert of_calendar(TEXT, *grid, TEXT) == list(grid)


def test_events_below_the_days_are_of_the_grid_where_weekdays_stand_above() -> None:
    days = [line for day in range(1, 31) for line in (str(day), "Konzert im Rathaussaal", "Flohmarkt am Ufer")]
    weekdays = "P Ú S Č P S N"
    grid = ("leden 2024", weekdays, *days[:-2])
    assert of_calendar(TEXT, *grid, TEXT, "12 Stühle") == list(grid)
    assert of_calendar(TEXT, *days, TEXT) == []
    assert of_calendar(weekdays, *days[:30], TEXT) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("« 1 2 3 4 5 6 7 8 »", "9 10 11 12 13"),
        ("1 2 3 4 5 6 7", "10 11 12 13 14 15 16", "20 21 22 23 24 25 26"),
        ("1. Mai 2024", "2. Mai 2024", "3. Mai 2024"),
        ("12345", "67890", "2024"),
        ("1", TEXT, "2", TEXT, "3"),
    ],
)
def test_other_rows_of_figures_are_no_calendar(lines: tuple[str, ...]) -> None:
    assert of_calendar(*lines) == []


def test_names_of_pictures_are_found() -> None:
    lines = ["rathaus_2019.jpg", "02 - Jana Feldhaus_klein.JPEG", "Plan.pdf", "Foto: rathaus.png (Archiv)", "Haus", ""]
    assert image_names(lines) == [0, 1]


def test_a_consent_box_is_what_asks_for_consent_and_goes_on_about_cookies() -> None:
    mentions = np.array([True, True, False, True])
    assert consent_lines(np.array([False, True, True, False]), mentions) == [0, 1]
    assert consent_lines(np.zeros(4, np.bool_), mentions) == []
    assert consent_lines(np.ones(7, np.bool_), np.ones(7, np.bool_)) == []


def test_a_page_loses_its_widgets() -> None:
    widgets = [
        "Diese Website verwendet Cookies, damit wir Ihnen die beste Darstellung unserer Seiten anbieten können.",
        "brücke-lindenbach.jpg",
        *("1 2 3 4 5 6 7", "8 9 10 11 12 13 14", "15 16 17 18 19 20 21", "22 23 24 25 26 27 28"),
    ]
    page = "\n".join(
        (widgets[0], "Neue Brücke über den Lindenbach", widgets[1], TEXT, TEXT.replace("Dienstag", "Freitag"))
    )
    blocks = read_blocks("\n".join((page, *widgets[2:])), PageKind.TEXT, DEFAULT_LIMITS).blocks
    kept = [block.text for block in label_blocks(blocks, PageKind.TEXT, PageHead()) if block.kept]
    assert kept == ["Neue Brücke über den Lindenbach", TEXT, TEXT.replace("Dienstag", "Freitag")]
