"""Words that names may stand behind are found in one pass as each kind of them is in its own."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities.cities.lexicon import load_lexicon
from pipeline.entities.cities.listwords import list_words
from pipeline.joined import JoinedTexts

_WORDS = ["Stadt", "Gemeinde", "Städte", "Städte-", "villes", "village", "Ortsteile", "Kreise", "counties", "of", "X"]
_TEXTS = st.lists(st.lists(st.sampled_from([*_WORDS, " ", " ", ",", "-"]), max_size=8).map("".join), max_size=4)


@settings(max_examples=200, derandomize=True)
@given(_TEXTS)
def test_each_kind_is_found_where_it_is_alone(texts: list[str]) -> None:
    lexicon, joined = load_lexicon(), JoinedTexts.of(texts)
    said = list_words(joined)
    assert said.towns == lexicon.towns_words.places_in(joined)
    assert said.parts == lexicon.no_town_words.places_in(joined)
    # A name stands behind a blank; the word alone says too little for one, but it may be looked at.
    assert set(said.town) >= set(lexicon.town_words.places_in(joined))
