"""What the title itself says of its holder: a mayor of elsewhere, or one of the publisher's own past."""

from __future__ import annotations

from functools import cache
from typing import Final

from pipeline.block import UNDETERMINED
from pipeline.entities.mayors.words import titles
from pipeline.entities.name_lands import languages_of
from pipeline.languages import all_languages
from pipeline.languages.mayor_schema import MayorTitle
from pipeline.record import Mention
from pipeline.relations.mayors.page.standing import Standing
from pipeline.relations.mayors.times.moments import moment

_TITLES_OF_TODAY: Final = "1946"
"""The year since which a country has had the titles that it has today."""


@cache
def _title(form: str) -> MayorTitle | None:
    """The title of the lexicon that has a written form, folded; the first where several have it."""
    return next((title for _, title in titles() if any(form == known.lower() for known in title.forms)), None)


def is_title_abroad(title: str) -> bool:
    """True for a title that a language uses today for mayors of other countries alone: "borgmästare" in Swedish."""
    entry = _title(title.lower())
    return entry is not None and entry.abroad


def is_higher(title: str, other: str) -> bool:
    """True where a title is one that stands above another in one city: an Oberbürgermeister is of another city than the
    one whose head is a Bürgermeister.
    """
    entry, below = _title(title.lower()), _title(other.lower())
    return entry is not None and below is not None and any(form in entry.forms for form in below.below)


@cache
def is_title_of_home(title: str, country: str, home: str) -> bool:
    """True for a title of the publisher's country that another country of the same language does not use: nobody is
    bourgmestre of a French town.

    title: as written. country: of the other town. home: of the publisher; ISO 3166-1 alpha-2.
    """
    folded = title.lower()
    for language in all_languages().values():
        strong = [entry for entry in language.mayors.titles if not (entry.weak or entry.abroad)]
        mine = [entry for entry in strong if any(folded == form.lower() for form in entry.forms)]
        if any(home in entry.countries and country not in entry.countries for entry in mine):
            at_home = strong[0].countries[:1]  # the land of the language, whose own titles are meant
            return any(country in entry.countries and set(at_home) <= set(entry.countries) for entry in strong)
    return False


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
