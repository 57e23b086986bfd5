"""Cities as facts refer to them: the publisher's own, and those of mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.facts import Place
from pipeline.gazetteer import load
from pipeline.record import NIL, Document, Mention, MentionType


def place_of(mention: Mention) -> Place:
    """The place that a city mention names."""
    if mention.value == NIL:
        return Place(None, mention.raw, mention.attributes.get("country", ""))
    return place_with_id(
        mention.value, mention.attributes.get("name", mention.raw), mention.attributes.get("country", "")
    )


def place_with_id(geonames_id: str, name: str = "", country: str = "") -> Place:
    """The place with a GeoNames id; name and country are looked up where they are not given."""
    if geonames_id == NIL:
        return Place(None, name, country)
    if not name or not country:
        known = load().place(geonames_id)
        if known is not None:
            return Place(geonames_id, name or known.name, country or known.country)
    return Place(geonames_id, name, country)


def place_key(place: Place) -> str:
    """What makes two places of facts the same: the GeoNames id, else the folded name."""
    return place.geonames_id or f"NIL:{place.name.casefold()}"


def is_foreign(city: Mention, home: Place) -> bool:
    """True for another city than the publisher's, and for every city where that is not known. A municipality that no
    gazetteer has is the publisher's where it begins with its name: "Ottignies-Louvain-la-Neuve" that of Ottignies."""
    if home.geonames_id is None or city.value == home.geonames_id:
        return home.geonames_id is None
    behind = city.raw[len(home.name) :]
    return not (city.value == NIL and city.raw.startswith(home.name) and behind[:1] == "-" and behind[1:2].isupper())


def publisher_place(document: Document, mentions: Sequence[Mention]) -> Place:
    """The city that published the page.

    Where the publisher has no GeoNames id, the place without one that the page names most gives the name.
    """
    publisher = document.publisher
    if publisher.geonames_id is not None:
        return place_with_id(publisher.geonames_id, "", publisher.country)
    names = Counter(m.raw for m in mentions if m.type is MentionType.CITY and m.value == NIL)
    name = min(names, key=lambda raw: (-names[raw], raw), default="")
    return Place(None, name, publisher.country)
