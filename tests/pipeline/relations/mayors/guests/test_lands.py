"""The mayor who leads guests of whom a sentence gives the land alone is that of the partner town there."""

from __future__ import annotations

import pytest

from pipeline.relations.mayors.guests.lands import land_of_guests
from tests.pipeline.geonames_ids import BATH, DIJON, LUCCA, MAINZ
from tests.pipeline.pages_by_hand import Line, towns_of_mayors


@pytest.mark.parametrize(
    ("language", "before", "behind"),
    [
        ("de", "An der Spitze der französischen Gruppe stand ", "."),
        ("de", "Die französische Delegation wurde von ", " angeführt."),
        ("de", "Eine Abordnung aus Frankreich mit ", " war zu Gast."),
        ("en", "The French party was led by ", "."),
        ("en", "Visitors from France, with the ", ", came by coach."),
        ("fr", "La délégation française était conduite par le ", "."),
        ("it", "La delegazione francese era guidata dal ", "."),
        ("es", "La delegación francesa, encabezada por el ", ", visitó la catedral."),
        ("pt", "A delegação francesa era chefiada pelo ", "."),
        ("nl", "De Franse delegatie stond onder leiding van ", "."),
        ("nl", "De Franse gasten werden door ", " aangevoerd."),
        ("pl", "Na czele francuskiej delegacji stał ", "."),
        ("cs", "V čele francouzské delegace stál ", "."),
        ("da", "Den franske delegation blev anført af ", "."),
        ("sv", "Den franska delegationen, ledd av ", ", sjöng."),
    ],
)
def test_guests_of_a_land_and_who_leads_them(language: str, before: str, behind: str) -> None:
    assert land_of_guests(before, behind, language) == "FR"


@pytest.mark.parametrize(
    ("language", "before", "behind"),
    [
        ("de", "Die französischen Gäste trafen sich mit ", "."),
        ("de", "Die französischen Gäste wurden von ", " begrüßt."),
        ("en", "The French visitors met with ", "."),
        ("en", "The French visitors were welcomed by ", " and led by her to the abbey."),
        ("en", "The French party, led by Mayor Luc Morel, was welcomed by ", "."),
        ("fr", "La délégation française a été accueillie par le ", "."),
        ("it", "La delegazione francese è stata accolta dal ", "."),
        ("es", "La delegación francesa fue recibida por la ", "."),
        ("nl", "De Franse gasten werden door ", " ontvangen."),
        ("de", "Die Delegation um ", " traf französische Gäste."),
        ("de", "Die große Gruppe um ", " sang."),
    ],
)
def test_who_only_meets_guests_of_a_land_is_not_of_it(language: str, before: str, behind: str) -> None:
    assert land_of_guests(before, behind, language) is None


def test_the_leader_of_a_lands_guests_is_of_the_partner_town_there() -> None:
    lines: list[Line] = ["Lucca è gemellata con Dijon.", "La delegazione francese era guidata dal sindaco Luc Morel."]
    assert towns_of_mayors(lines, "it", "IT", LUCCA) == {"Luc Morel": DIJON}


def test_the_leader_of_a_lands_guests_is_nobodys_mayor_where_the_page_names_no_town_there() -> None:
    assert towns_of_mayors(["The French party was led by Mayor Luc Morel."], "en", "GB", BATH) == {}


@pytest.mark.parametrize(
    "text",
    [
        "The British delegation, led by Mayor Ann Hart, went to Dijon.",
        "A delegation from Bath, led by Mayor Ann Hart, went to Dijon.",
    ],
)
def test_the_leader_of_the_publishers_own_delegation_is_its_mayor(text: str) -> None:
    assert towns_of_mayors([text], "en", "GB", BATH) == {"Ann Hart": BATH}


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Die Delegation aus Dijon wurde von Bürgermeister Max Kolb angeführt.", DIJON),
        ("An der Spitze der Delegation aus Dijon stand Bürgermeister Max Kolb.", DIJON),
        ("Eine Abordnung aus Dijon traf sich mit Bürgermeister Max Kolb.", MAINZ),
        ("Eine Abordnung aus Dijon wurde von Bürgermeister Max Kolb empfangen.", MAINZ),
    ],
)
def test_guests_of_a_town_are_led_by_their_mayor_and_meet_the_publishers(text: str, town: str) -> None:
    assert towns_of_mayors([text], "de", "DE", MAINZ) == {"Max Kolb": town}
