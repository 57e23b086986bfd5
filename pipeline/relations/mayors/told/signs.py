"""Signs in the title or the name itself that somebody is the mayor of another city than the publisher's."""

from __future__ import annotations

from functools import cache

from pipeline.entities.mayors.words import titles
from pipeline.languages import all_languages
from pipeline.languages.mayor_schema import MayorTitle


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
