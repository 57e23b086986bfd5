"""The counterpart of the publisher's mayor is another town's, be it unknown."""

from __future__ import annotations

import pytest

from tests.pipeline.geonames_ids import BATH, DIJON, LUCCA, MAINZ, WORMS
from tests.pipeline.pages_by_hand import towns_of_mayors


@pytest.mark.parametrize(
    ("language", "country", "publisher", "lines"),
    [
        ("de", "DE", MAINZ, ["Bürgermeister Max Kolb begrüßte seinen Amtskollegen Jan Roth in Mainz."]),
        ("de", "DE", MAINZ, ["Bürgermeister Max Kolb begrüßte seinen Amtskollegen Jan Roth.", "Danach aß Bürgermeister "
         "Jan Roth mit den Schülern."]),
        ("en", "GB", BATH, ["Mayor Max Kolb met his counterpart Jan Roth in Bath. Mayor Roth was delighted."]),
        ("fr", "FR", DIJON, ["Le maire Max Kolb a reçu son homologue Jan Roth à Dijon."]),
        ("it", "IT", LUCCA, ["Il sindaco Max Kolb ha ricevuto il suo omologo Jan Roth a Lucca."]),
    ],
)  # fmt: skip
def test_he_is_not_the_publishers_where_he_is_met(
    language: str, country: str, publisher: str, lines: list[str]
) -> None:
    assert towns_of_mayors(lines, language, country, publisher) == {"Max Kolb": publisher}


def test_his_own_town_may_be_the_publisher() -> None:
    text = "Der Wormser Bürgermeister Max Kolb begrüßte seinen Amtskollegen Jan Roth aus Mainz im Rathaus von Worms."
    assert towns_of_mayors([text], "de", "DE", MAINZ) == {"Max Kolb": WORMS, "Jan Roth": MAINZ}
