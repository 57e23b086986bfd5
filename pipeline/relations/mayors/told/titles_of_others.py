"""What a title of another country says of its holder: a mayor of elsewhere, or one of the publisher's own past."""

from __future__ import annotations

from typing import Final

from pipeline.block import UNDETERMINED
from pipeline.entities.name_lands import languages_of
from pipeline.record import Mention
from pipeline.relations.mayors.page.standing import Standing
from pipeline.relations.mayors.times.moments import moment

_TITLES_OF_TODAY: Final = "1946"
"""The year since which a country has had the titles that it has today."""


def is_of_elsewhere(standing: Standing, mention: Mention) -> bool:
    """True for a title that mayors of the publisher's country do not have, in that title's language or in one of
    the country's. In any other it only translates theirs: "Mayor" on the English pages of a German town."""
    country, language = standing.country, standing.languages[mention.block]
    if country in mention.attributes["countries"].split():
        return False
    return "foreign_word" in mention.attributes or language in (*languages_of(country), "", UNDETERMINED)


def is_of_our_past(standing: Standing, mention: Mention) -> bool:
    """True for a former mayor by a title of another country where the page speaks of the publisher alone: no other
    town is named in the sentence before the name, nor in the one before it."""
    if "former" not in mention.attributes:
        return False
    named = standing.cities_in(mention.block, standing.begin_before(mention), mention.start)
    return bool(named) and not standing.foreign(named)


def may_be_of_the_past(standing: Standing, mention: Mention) -> bool:
    """True for a title of another country that the publisher's own mayors may have had once."""
    if mention.attributes.keys() & {"former", "term"}:
        return True
    time = moment(standing, mention)
    return time is not None and time.value < _TITLES_OF_TODAY
