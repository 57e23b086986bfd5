"""Words spelt like a town that mean a region or a partner town as such."""

from __future__ import annotations

import pytest

from tests.pipeline.pages_by_hand import cities_named


def test_a_region_is_not_the_town_whose_name_has_it_inside() -> None:
    assert (
        cities_named(["Le club est allé en Bretagne, et il retourne en Bretagne cet été."], "fr", "FR", "2984701") == []
    )
    assert cities_named(["Le club est allé à Bretagne-de-Marsan."], "fr", "FR", "2984701") == ["Bretagne-de-Marsan"]


def test_a_town_that_shares_its_name_with_its_region_stays_one() -> None:
    assert cities_named(["Die Reise führte nach Wien und zurück."], "de", "AT") == ["Wien"]
    assert cities_named(["La délégation est partie pour Québec."], "fr", "BE") == ["Québec"]


@pytest.mark.parametrize("text", ["LES AMIS DES VILLES JUMELLES À LA FOIRE", "RENCONTRE DE NOS VILLES JUMELLES EN MAI"])
def test_the_word_for_twin_towns_names_none(text: str) -> None:
    assert cities_named([text], "fr", "FR", "2968072") == []


def test_what_stands_behind_a_contracted_article_is_a_town_only_where_it_is_known() -> None:
    text = "Il aide sa commune du Velanais et la commune du Gâvre."
    assert cities_named([text], "fr", "FR", "3004114") == ["Gâvre"]
    assert cities_named(["La commune de Velanais invite ses voisins."], "fr", "FR", "3004114") == ["Velanais"]
