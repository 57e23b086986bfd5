"""What markup says stands beside an article is noise to a reader of articles, and a lead alone is not."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.blocks import read_blocks
from pipeline.limits import DEFAULT_LIMITS
from pipeline.noise.evidence.features import page_features
from pipeline.noise.label import decide
from pipeline.noise.markup.elements import Elements
from pipeline.noise.rules.asides import beside_article, in_call, points_elsewhere
from sources.page import PageKind

STORY = "Am Samstag hat der Bauhof die neue Bank am Ufer aufgestellt. " * 8
CARD = "<p class=excerpt>Der Steg wird im Mai gestrichen, danach ist er wieder offen.</p>"


def beside(body: str, attributes: str = "") -> list[bool]:
    walk = read_blocks(f"<body {attributes}><p>{STORY}</p>{body}</body>", PageKind.HTML, DEFAULT_LIMITS)
    elements = Elements(walk.blocks)
    found: list[bool] = beside_article(elements).tolist()
    return found


def called(body: str) -> list[bool]:
    walk = read_blocks(f"<body><p>{STORY}</p><p>{STORY}</p>{body}</body>", PageKind.HTML, DEFAULT_LIMITS)
    elements = Elements(walk.blocks)
    found: list[bool] = in_call(elements).tolist()
    return found


def pointers(body: str) -> list[bool]:
    walk = read_blocks(f"<body><p>{STORY}</p>{body}</body>", PageKind.HTML, DEFAULT_LIMITS)
    found: list[bool] = points_elsewhere(page_features(walk.blocks, PageKind.HTML, walk.head)).tolist()
    return found


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><img src=a><figcaption>Die Bank. Foto: A. Berg</figcaption></figure>",
        "<form><select><option>Rubrik Ufer</option></select></form>",
        "<button>Karte vom Ufer öffnen</button>",
        "<div class=post-signature>Viele Grüße vom Ufer</div>",
    ],
)
def test_captions_choices_buttons_and_signatures_stand_beside_the_text(markup: str) -> None:
    assert beside(markup) == [False, True]


@pytest.mark.parametrize("name", ["post__excerpt", "LineClamp(2,50px)", "line-clamp-3", "ellipsis-online"])
def test_a_row_of_excerpts_is_of_other_articles(name: str) -> None:
    assert beside(CARD.replace("excerpt", name) * 3) == [False, True, True, True]


def test_a_lead_that_is_called_an_excerpt_is_not_a_row() -> None:
    assert beside(CARD) == [False, False]


@pytest.mark.parametrize("line", ["Lesen Sie auch: Der Steg am Ufer", "Leggi anche: Il molo", "Weiterlesen"])
def test_a_short_line_points_to_another_text(line: str) -> None:
    assert pointers(f"<p>{line}</p>") == [False, True]


def test_a_paragraph_that_begins_so_tells_more_than_where_to_read() -> None:
    assert pointers(f"<p>Lesen Sie auch, was im Mai geschah: {STORY}</p>") == [False, False]


def test_the_whole_page_does_not_stand_beside_itself() -> None:
    assert beside("<p>Mehr nicht.</p>", "class=signature") == [False, False]


@pytest.mark.parametrize("name", ["cta", "page-cta", "callToAction", "call-to-action"])
def test_a_call_to_action_is_found_by_its_name(name: str) -> None:
    assert called(f"<section class={name}><p>Sprechzeiten</p></section>") == [False, False, True]


@pytest.mark.parametrize("name", ["action", "octave", "doctrine"])
def test_other_names_are_no_call(name: str) -> None:
    assert called(f"<section class={name}><p>Sprechzeiten</p></section>") == [False, False, False]


def test_a_call_that_holds_most_of_the_page_is_the_page() -> None:
    assert called("<section class=cta><p>Montag</p><p>Dienstag</p><p>Mittwoch</p></section>") == [False] * 5


def test_it_is_less_likely_to_stay_for_a_reader_of_articles_alone() -> None:
    figure = "<figure><figcaption>Die neue Bank am Ufer, Foto: A. Berg</figcaption></figure>"
    walk = read_blocks(f"<body><p>{STORY}</p>{figure}</body>", PageKind.HTML, DEFAULT_LIMITS)
    columns = page_features(walk.blocks, PageKind.HTML, walk.head)
    doubt = np.full(2, 0.5)
    article, _ = decide(walk.blocks, columns, doubt, np.zeros(2), walk.head, article=True)
    town, _ = decide(walk.blocks, columns, doubt, np.zeros(2), walk.head, article=False)
    assert article[0] == town[0] == town[1] == pytest.approx(0.5)
    assert article[1] == pytest.approx(1 / (1 + np.exp(4.0)))
