"""Which municipality a site belongs to: its host's name and title against the gazetteer, and what its pages name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from flows.errors import UsageError
from pipeline.gazetteer import Gazetteer
from pipeline.gazetteer.index import GazetteerPlace

_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_MOST_WORDS = 4
_WHOLE_HOST, _PART_OF_HOST, _TITLE = 4, 2, 2
"""What a name counts that is the host's own label, a part of it, or a part of the home page's title."""
_NAMED_MOST = 1
"""What it counts that the pages name no city more often."""
_TIMES_LARGER = 5
"""Of two places of one name, the one with five times the people has the host without an addition."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """place: the municipality, None where it is not certain; reason then says why, in a few words."""

    place: GazetteerPlace | None
    reason: str = ""


def resolve_municipality(
    gazetteer: Gazetteer, url: str, country: str, title: str, named: Mapping[str, int], city: str | None
) -> Resolved:
    """Find the municipality of a site.

    title: of its home page. named: how often its pages name cities, by GeoNames id. city: GeoNames id that a person
    gives; raises UsageError where there is no such place in the country.

    Silence beats a guess: two places that as much speaks for are none.
    """
    if city is not None:
        place = gazetteer.place(city)
        if place is None or place.country != country:
            raise UsageError(f"no city {city!r} in {country}: the GeoNames id of a place of 500 inhabitants or more")
        return Resolved(place)
    points: Counter[str] = Counter()
    for name, weight in (*_names_of_host(url), *((name, _TITLE) for name in _names_of_title(title))):
        for geonames_id in {
            entry.place.geonames_id for entry in gazetteer.lookup(name) if entry.place.country == country
        }:
            points[geonames_id] += weight
    most = max(named.values(), default=0)
    for geonames_id in list(points):
        points[geonames_id] += _NAMED_MOST if most and named.get(geonames_id, 0) == most else 0
    ranked = points.most_common(1)
    if not ranked:
        return Resolved(None, "neither host nor title names a place of the gazetteer; name it with --city")
    tied = [place for geonames_id, n in points.items() if n == ranked[0][1] and (place := gazetteer.place(geonames_id))]
    tied.sort(key=lambda place: (-place.population, place.geonames_id))
    if len(tied) > 1 and tied[0].population < tied[1].population * _TIMES_LARGER:
        names = ", ".join(f"{place.name} ({place.geonames_id})" for place in tied[:3])
        return Resolved(None, f"it may be {names}; name it with --city")
    return Resolved(tied[0])


def _names_of_host(url: str) -> Iterator[tuple[str, int]]:
    """Names that the host's last label may hold: "stadt-fuerth" whole, "stadt" and "fuerth" as parts."""
    host = (urlsplit(url).hostname or "").lower()
    if host.replace(".", "").isdigit():
        return
    labels = [label for label in host.split(".")[:-1] if label not in ("www", "web", "co", "gov", "com", "org", "gouv")]
    for label in labels[-1:]:
        words = label.split("-")
        yield " ".join(words), _WHOLE_HOST
        yield from ((part, _PART_OF_HOST) for part in _runs(words) if len(part) > 3 and part != " ".join(words))


def _names_of_title(title: str) -> set[str]:
    found: set[str] = set()
    for part in re.split(r"\s[-–|·:•]\s|[|»«]", title):
        for words in (_WORD.findall(part), _WORD.findall(part.replace("'", " ").replace("’", " "))):
            found.update(run for run in _runs(words) if run[:1].isupper())
    return found


def _runs(words: list[str]) -> Iterator[str]:
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])
