"""The town of which a sentence or clause speaks from its beginning: "Für Metz unterschrieb Bürgermeister X"."""

from __future__ import annotations

import re
from typing import Final

from pipeline.facts import Place
from pipeline.record import Mention
from pipeline.relations.mayors import phrases
from pipeline.relations.mayors.standing import Standing
from pipeline.relations.places import place_of

_LEAD: Final = re.compile(r"^\W*$|[-–:] $")
"""What stands before a city that begins a sentence: nothing, or a date and a dash."""
_CLAUSE: Final = re.compile(r"[,;]")
_MOST_CITIES: Final = 8
"""Cities before a mayor in a sentence, each of which may be that of a clause of its own."""
_LONGEST_LEAD: Final = 40
"""Characters between a comma and such a city: ", im Namen der Stadt"."""


def subject_town(standing: Standing, mention: Mention) -> Place | None:
    """The city with which the sentence of a mayor begins, alone, behind a date or a word that says for whom somebody
    acts: "Karlsruhe suit en 1955, par le maire …", "Für Metz unterschrieb …".

    Not where somebody is thanked for that city, or acts with it.
    """
    start, end = standing.sentence(mention)
    cities = standing.cities[mention.block]
    here = [city for city in cities if start <= city.start < min(mention.start, end)]
    if not standing.foreign(here):
        return None
    language = standing.languages.get(mention.block, "")
    text = standing.texts[mention.block]
    for city in reversed(standing.foreign(here[-_MOST_CITIES:])):
        clause = _CLAUSE.split(text[max(start, city.start - _LONGEST_LEAD) : city.start])
        if city is not here[0] and len(clause) > 1 and clause[-1].strip().lower() in phrases.on_behalf(language):
            return place_of(city)  # "z Pirny burmistrz A, z Welsu burmistrz B"
    first = here[0]
    if first not in standing.foreign(here):
        return None
    if phrases.thanks_to(language).search(text[first.end : mention.start].lower()):
        return None
    if phrases.with_this_town(language).search(text[start:end].lower()):
        return None
    lead = text[start : first.start]
    spoken = _LEAD.search(lead) or lead.strip().lower() in phrases.on_behalf(language)
    return place_of(first) if spoken else None
