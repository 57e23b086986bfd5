"""What the labeller is told of a block beside its own words."""

from __future__ import annotations

import numpy as np

from pipeline.blocks import read_blocks
from pipeline.limits import DEFAULT_LIMITS
from pipeline.noise.evidence.columns import Columns
from pipeline.noise.evidence.features import page_features
from sources.page import PageKind

SENTENCE = "Die Gemeindebücherei hält rund neuntausend Bücher, Spiele und Filme für alle bereit, die lesen wollen."


def features(text: str, kind: PageKind) -> Columns:
    walk = read_blocks(text, kind, DEFAULT_LIMITS)
    return page_features(walk.blocks, kind, walk.head)


def test_a_run_of_short_lines_is_measured_and_ends_at_a_sentence() -> None:
    columns = features(f"Rathaus\nBürgerservice\nLeben\n{SENTENCE}\nBücherei\nTel. 0123 45678\n", PageKind.TEXT)
    assert np.expm1(columns["run"]).round().tolist() == [3, 3, 3, 0, 2, 2]
    assert np.expm1(columns["run_place"]).round().tolist() == [0, 1, 2, 0, 0, 1]
    assert np.expm1(columns["run_left"]).round().tolist() == [2, 1, 0, 0, 1, 0]


def test_a_run_knows_how_much_of_it_says_how_to_reach_somebody() -> None:
    columns = features(f"Rathaus\nLeben\n{SENTENCE}\nBücherei\nTel. 0123 45678\n", PageKind.TEXT)
    assert columns["run_reach"].tolist() == [0, 0, 0, 0.5, 0.5]


def test_what_stands_beside_the_title_is_nearer_to_it_than_the_foot() -> None:
    columns = features(
        f"<body><main><div><h1>Bücherei</h1><p>{SENTENCE}</p></div></main><div><p>Postfach 12</p></div></body>",
        PageKind.HTML,
    )
    title, text, foot = columns["title_levels"].tolist()
    assert title < text < foot


def test_prose_in_a_menu_is_not_the_core_of_a_page() -> None:
    menu = f"<div class='nav-content'><p>{SENTENCE}</p><p>{SENTENCE} Kommen Sie.</p></div>"
    columns = features(f"<body>{menu}<div><p>{SENTENCE}</p></div></body>", PageKind.HTML)
    assert columns["named"].tolist() == [1, 1, 0]
    assert columns["prose_before"].tolist() == [0, 0, 0]


def test_tagless_text_has_no_tree() -> None:
    assert np.isnan(features("Rathaus\nLeben\n", PageKind.TEXT)["title_shared"]).all()
