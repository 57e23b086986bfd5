"""Partners of one sentence that words for a town join: "with Dijon and the German town of Worms since 1990"."""

from __future__ import annotations

import pytest

from tests.pipeline.geonames_ids import BATH, BRAGA, DIJON, GOUDA, LUCCA, PISA, SORIA, VAXJO, WORMS
from tests.pipeline.pages_by_hand import facts


def partners(text: str, language: str, country: str, publisher: str) -> dict[str, str | None]:
    relations, _ = facts([text], language, country, publisher)
    pairs = ((fact, {fact.a.geonames_id, fact.b.geonames_id}) for fact in relations.partnerships)
    return {next(iter(pair - {publisher}), "") or "": fact.since for fact, pair in pairs}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("fr", "FR", DIJON, "Dijon est jumelée avec Pisa et la ville allemande de Worms depuis 1990."),
        ("fr", "FR", DIJON, "Dijon est jumelée avec Pisa et la commune de Worms depuis 1990."),
        ("en", "GB", BATH, "Bath is twinned with Pisa and the German town of Worms since 1990."),
        ("it", "IT", LUCCA, "Lucca è gemellata con Pisa e la città tedesca di Worms dal 1990."),
        ("es", "ES", SORIA, "Soria está hermanada con Pisa y la ciudad alemana de Worms desde 1990."),
        ("pt", "PT", BRAGA, "Braga está geminada com Pisa e a cidade alemã de Worms desde 1990."),
        ("nl", "NL", GOUDA, "Gouda heeft een stedenband met Pisa en de Duitse stad Worms sinds 1990."),
        ("sv", "SE", VAXJO, "Växjö är vänort med Pisa och den tyska staden Worms sedan 1990."),
    ],
)
def test_a_word_for_a_town_may_stand_before_the_second_partner(
    language: str, country: str, publisher: str, text: str
) -> None:
    assert partners(text, language, country, publisher) == {PISA: "1990", WORMS: "1990"}


def test_each_partner_has_the_date_behind_it() -> None:
    text = (
        "Des jumelages existent entre Dijon et la ville italienne de Pisa depuis 1999, la ville de Worms en Allemagne "
        "également depuis 2001 et la commune de Soria en Espagne depuis 2012."
    )
    assert partners(text, "fr", "FR", DIJON) == {PISA: "1999", WORMS: "2001", SORIA: "2012"}


@pytest.mark.parametrize(
    ("language", "country", "publisher", "text"),
    [
        ("fr", "FR", DIJON, "Dijon est jumelée avec Pisa et a reçu la ville de Worms au printemps."),
        ("en", "GB", BATH, "Bath is twinned with Pisa and has visited the town of Worms."),
        ("fr", "FR", DIJON, "Dijon est jumelée avec Pisa, ville voisine de Worms."),
        ("pt", "PT", BRAGA, "Braga está geminada com Pisa, cidade próxima de Worms."),
        ("es", "ES", SORIA, "Soria está hermanada con Pisa, ciudad vecina de Worms."),
        ("it", "IT", LUCCA, "Lucca è gemellata con Pisa, città vicina a Worms."),
        ("fr", "FR", DIJON, "Dijon est jumelée avec Pisa et la fanfare de la ville de Worms joua."),
    ],
)
def test_behind_a_verb_a_band_or_a_neighbour_a_town_is_no_partner(
    language: str, country: str, publisher: str, text: str
) -> None:
    assert partners(text, language, country, publisher) == {PISA: None}
