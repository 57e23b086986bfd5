"""A mayor's signature below a text is kept, whatever the foot of the page looks like. All lines are our own."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.block import Block, BlockKind
from pipeline.blocks import read_blocks
from pipeline.head import PageHead
from pipeline.limits import DEFAULT_LIMITS
from pipeline.noise import label_blocks
from pipeline.noise.rules import signatures
from pipeline.noise.rules.signatures import signatures_below_text
from sources.page import PageKind

MENU = ("Zum Inhalt springen", "Startseite", "Rathaus", "Bürgerservice", "Startseite > Rathaus > Aktuelles")
TEXT = (
    "Neue Bänke am Ufer",
    "Der Bauhof hat in der vergangenen Woche zwölf Bänke am Ufer aufgestellt und drei alte abgebaut.",
    "Wer eine Patenschaft für eine der Bänke übernehmen möchte, meldet sich bis zum Herbst im Rathaus.",
)
FOOT = ("Impressum", "Datenschutz", "Barrierefreiheit")


def kept(*lines: str, foot: tuple[str, ...] = FOOT) -> list[str]:
    """Which of some lines stay below the text of a page without tags."""
    page = "\n".join((*MENU, *TEXT, *lines, *foot))
    blocks = read_blocks(page, PageKind.TEXT, DEFAULT_LIMITS).blocks
    labelled = label_blocks(blocks, PageKind.TEXT, PageHead())
    return [block.text for block in labelled if block.kept and block.text in lines]


@pytest.mark.parametrize(
    "lines",
    [
        ("Ihr Bürgermeister", "Jonas Feldhaus"),
        ("Der Bürgermeister", "Ing. Jonas Feldhaus"),
        ("Jonas Feldhaus", "Bürgermeister"),
        ("Der Bürgermeister:", "gez.", "Dr. Jonas Feldhaus"),
        ("Mit freundlichen Grüßen", "Ihre", "Jana Feldhaus", "Bürgermeisterin der Stadt Plau"),
        ("Le Maire,", "Gérard BOUVET"),
        ("Le Maire,", "G. BOUVET"),
        ("Il Sindaco", "dott.ssa Carla Bonetti"),
        ("La Alcaldesa", "María Lozano Gil"),
        ("Wójt", "Jerzy Kubiak"),
        ("Karel Novotný", "starosta"),
        ("De burgemeester,", "Joost van den Akker"),
    ],
)
@pytest.mark.parametrize("foot", [(), FOOT, ("Zurück zur Übersicht", "Weitere Meldungen", "Wirtschaft")])
def test_a_signature_stays_below_its_text(lines: tuple[str, ...], foot: tuple[str, ...]) -> None:
    assert kept(*lines, foot=foot) == list(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("Bürgermeister", "Rat und Ausschüsse", "Verwaltung"),
        ("Bürgermeister", "Aktuelle Meldungen", "Stellenangebote"),
        ("Rathaus", "Bürgermeister", "Grußwort"),
        ("Sprechzeiten des Bürgermeisters", "Jonas Feldhaus"),
        ("Die Bürgermeisterin lädt zum Gespräch", "Jonas Feldhaus ehrt Vereine"),
    ],
)
def test_a_menu_below_the_text_does_not(lines: tuple[str, ...]) -> None:
    blocks = read_blocks("\n".join((*TEXT, *lines, *FOOT)), PageKind.TEXT, DEFAULT_LIMITS).blocks
    keep = np.array([block.text in TEXT for block in blocks])
    assert list(signatures_below_text(blocks, keep)) == []


SIGNED = ("Jonas Feldhaus", "Bürgermeister", "Le Maire,", "Karel Novotný, starosta")
BESIDE = ("gez.", "Herzliche Grüße", "Geöffnet ist montags.", "7")


@given(st.lists(st.tuples(st.sampled_from(SIGNED + BESIDE), st.booleans()), min_size=1, max_size=12))
def test_to_look_for_an_office_first_passes_no_signature_over(lines: list[tuple[str, bool]]) -> None:
    blocks = [Block(place, text, BlockKind.PARAGRAPH) for place, (text, _) in enumerate(lines)]
    keep = np.array([kept for _, kept in lines])
    found = signatures_below_text(blocks, keep)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(signatures, "_holds_office", lambda _: True)
        assert signatures_below_text(blocks, keep) == found
