"""Names that take a word from the publisher's administration: on Lincoln's page "Lincoln City Council" does not speak
of Lincoln City."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from pipeline.entities.cities.spans import Span
from pipeline.gazetteer import Gazetteer
from pipeline.languages import all_languages
from sources.page import Publisher

_LONGEST: Final = 16
"""Characters in which the word behind a name ends: " Municipality"."""


def without_council(span: Span, text: str, language: str, publisher: Publisher, gazetteer: Gazetteer) -> Span:
    """The span of the publisher's town alone, where a word for a town ends the name and another one follows it; any
    other span as it is.
    """
    if " " not in span.name or text[span.end : span.end + 1] != " ":
        return span
    entry = all_languages().get(language)
    named, _, last = text[span.start : span.end].rpartition(" ")
    if entry is None or last not in entry.cities.towns_after:
        return span
    following = text[span.end : span.end + _LONGEST].split(maxsplit=1)[:1]
    if not following or following[0].strip(",.:;") not in entry.cities.towns_after:
        return span
    if any(place.place.geonames_id == publisher.geonames_id for place in span.places):
        return span
    places = gazetteer.lookup(named)
    if not any(place.place.geonames_id == publisher.geonames_id for place in places):
        return span
    return replace(span, end=span.start + len(named), name=span.name.rpartition(" ")[0], places=places, exonyms={})
