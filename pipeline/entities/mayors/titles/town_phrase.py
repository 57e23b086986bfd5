"""A town said with more than its name behind a title: "der polnischen Partnerstadt Resko", "de notre ville jumelle"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from pipeline.entities.cities.lexicon import load_lexicon
from pipeline.entities.mayors.reading.lexicon import Label
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.words import articles
from pipeline.gazetteer.demonyms import country_of_adjective
from pipeline.gazetteer.town_adjectives import has_ending
from pipeline.languages import codes_with
from pipeline.languages.lists import set_of, tuple_of
from pipeline.record import Mention

_MOST_AHEAD: Final = 5
"""Words before the town word: a link, an article, a possessive, two adjectives."""
_MOST_BEHIND: Final = 4
"""Words between the town word and the name: "jumelée de", "hermana de"."""
_GENITIVE_MARKS: Final = frozenset({"'", "’"})
_QUOTES: Final = frozenset("«»„“”‚‘’'\"‹›")


@dataclass(frozen=True, slots=True)
class TownPhrase:
    """end: the token behind the phrase and its city. city: None where only a partner town is said without its name, or
    a town of another country ("della città francese"). country: that country, ISO 3166-1 alpha-2, else empty."""

    end: int
    city: Mention | None
    country: str = ""


def town_phrase(view: BlockView, place: int) -> TownPhrase | None:
    """The town phrase that begins at a token; None where none does, or where it only says "of this town"."""
    words = view.words
    if place >= len(words) or not _leads(words[place].lower(), view.language):
        return None
    towns = _town_words(view.language)
    word_at = next(
        (spot for spot in range(place, min(place + _MOST_AHEAD, len(words))) if words[spot].lower() in towns), None
    )
    if word_at is None:
        return None
    owned = [spot for spot in range(place, word_at) if not _is_small(view, spot)]
    if owned and not _is_partner_of(view, owned, word_at):
        return None
    for spot in range(word_at + 1, min(word_at + 2 + _MOST_BEHIND, len(words) + 1)):
        if spot in view.city:
            return TownPhrase(view.city_end(spot), view.city[spot])
        if spot == len(words) or not (_is_small(view, spot) or words[spot] in _QUOTES):
            if spot - 1 > word_at and words[spot - 1].lower() in articles(view.language):
                return None  # "da sindaco della cittadina francese firmò il Patto"
            said = " ".join(words[place:spot])
            adjectives = (country_of_adjective(word, view.language) for word in words[place:spot])
            country = next((country for country in adjectives if country), "")
            is_partner = load_lexicon().is_relation(said, view.language)
            return TownPhrase(spot, None, country) if is_partner or country else None
    return None


def _is_partner_of(view: BlockView, owned: list[int], word_at: int) -> bool:
    """True where the capitalised words before a word for a partner town say whose partner it is: "der Soester
    Partnerstadt Visby", "of York's twin town Münster". owned: their tokens. word_at: the town word's."""
    if not all(
        spot in view.city or view.words[spot] in _GENITIVE_MARKS or has_ending(view.words[spot], view.language)
        for spot in owned
    ):
        return False
    said = " ".join(view.words[owned[-1] + 1 : word_at + 1])
    return load_lexicon().is_relation(said, view.language)


def _is_small(view: BlockView, place: int) -> bool:
    """True for what may stand in such a phrase beside the town word: small words that are no verb, "French"."""
    word = view.words[place]
    if place in view.date or view.at(place, Label.COPULA) is not None:
        return False
    return word.islower() or country_of_adjective(word, view.language) is not None


@cache
def _town_words(language: str) -> frozenset[str]:
    """Words for a town, a partner town among them, in small letters."""
    if language in codes_with("declines_names"):  # only as they stand in the genitive
        return frozenset(link.rpartition(" ")[2] for link in tuple_of(language, "mayors.links") if len(link) > _SHORT)
    return set_of(language, "cities.towns", "cities.communes")


def _leads(word: str, language: str) -> bool:
    """True for the first word of what links a title to its town; of a language without links, for an adjective too."""
    return word in _leading_words(language) or (
        language in codes_with("declines_names") and word.endswith(_GENITIVE_ADJECTIVES)
    )


@cache
def _leading_words(language: str) -> frozenset[str]:
    return frozenset(link.partition(" ")[0] for link in tuple_of(language, "mayors.links"))


_SHORT: Final = 2
"""Letters of a preposition; longer links of these languages end with a word for a town."""
_GENITIVE_ADJECTIVES: Final = ("ego", "ej", "ého", "ího", "é", "í")
