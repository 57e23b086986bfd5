"""Counterparts of a mayor: "her counterpart from Metz, X", "seine Amtskollegen A (Linz) und B (Metz)"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.titles.city_beside import city_behind, city_behind_name, city_in_adjective
from pipeline.entities.mayors.titles.holding import is_deputy
from pipeline.entities.mayors.titles.said_town import town_at
from pipeline.gazetteer.demonyms import country_of_adjective
from pipeline.languages.lists import set_of
from pipeline.record import Mention

_LONGEST_LEAD: Final = 60
"""Tokens before a counterpart in which the mayor stands whose counterpart it is."""
_MOST_BEFORE: Final = 4
"""Tokens between a comma and a counterpart: "il suo nuovo"."""


def is_of_unnamed(view: BlockView, counterpart: Labelled) -> bool:
    """True for the counterpart, in a named town, of a mayor without a name: "The mayor wrote. His counterpart in York,
    …". Somebody's colleague may be anybody's."""
    if view.is_one_of(counterpart, "mayors.colleagues"):
        return False
    if not view.says(counterpart.start - 1, "mayors.possessives"):
        return False
    window = range(counterpart.start, max(counterpart.start - _LONGEST_LEAD, 0), -1)
    before = (item for end in window for item in view.ending.get(end, ()))
    head = next((item for item in before if item.label is Label.TITLE and item.own), None)
    if head is None or is_deputy(view, head) or city_behind(view, counterpart.end) is None:
        return False
    between = range(head.end, counterpart.start)
    return not any(item.label is Label.OFFICE for place in between for item in view.starting.get(place, ()))


def land_before(view: BlockView, place: int) -> str:
    """The country of the adjective before a counterpart: "jego niemiecki kolega"; empty where none stands."""
    return (country_of_adjective(view.words[place - 1], view.language) or "") if place else ""


def city_of_counterpart(view: BlockView, place: int, name: Span) -> Mention | None:
    """The city behind the name, or the one in the adjective before the word at a token: "ihre Metzer Amtskollegin"."""
    item = view.at(place, Label.COUNTERPART)
    behind = None if item is None or item.end < name.end else city_behind(view, item.end)
    if behind is not None or item is None:
        return behind or _city_behind(view, name)
    said = town_at(view, item.start - 1) if item.start else None
    return _city_behind(view, name) or city_in_adjective(view, item) or (said.city if said is not None else None)


def _city_behind(view: BlockView, name: Span) -> Mention | None:
    """The city behind the name of a counterpart; not the publisher's where he is only met in it: "begrüßte seinen
    Amtskollegen Luc M. in Ulm"."""
    city = city_behind(view, name.end)
    at_home = city is not None and city.value == view.publisher.geonames_id
    return city_behind_name(view, name.end) if at_home else city


def name_ahead(view: BlockView, counterpart: Labelled) -> Span | None:
    """The name before ", his counterpart from Metz": with a known first name, and with a possessive behind the comma. A
    colleague has to be one from another town or land."""
    spoken = False
    abroad = city_behind(view, counterpart.end) is not None or city_in_adjective(view, counterpart) is not None
    abroad = abroad or not view.is_one_of(counterpart, "mayors.colleagues")
    for place in range(counterpart.start, max(counterpart.start - _MOST_BEFORE, 0), -1):
        word = view.words[place - 1]
        if word == ",":
            name = view.name_before(view.before_bracket(place - 1)) if spoken and abroad else None
            return name if name is not None and view.is_given(name.start) else None
        spoken = spoken or word.lower() in set_of(view.language, "mayors.possessives")
        land = country_of_adjective(word, view.language) is not None
        abroad = abroad or land
        if not (word.islower() or land):
            return None
    return None


def counterparts_of(view: BlockView, mayors: frozenset[str]) -> Iterator[Found]:
    """The counterparts of known mayors in a block without a title: "Ted Price and his French counterpart, Luc M.".

    mayors: surnames. One of them has to stand before the counterpart, in the same sentence but where an adjective of a
    country makes it one abroad; such a one may be a mayor's who is only "he" there.
    """
    for place in sorted(view.starting):
        item = view.at(place, Label.COUNTERPART)
        if item is None:
            continue
        start, first = view.sentence_start(place, _LONGEST_LEAD), max(0, place - _LONGEST_LEAD)
        abroad = place > 0 and country_of_adjective(view.words[place - 1], view.language) is not None
        known = not mayors.isdisjoint(view.words[first if abroad else start : place])
        if not (known or (abroad and _is_of_a_holder(view, item))):
            continue
        name = name_near(view, item.end, 3)
        if name is not None and view.may_be_person(name):
            city = _city_behind(view, name) or city_in_adjective(view, item)
            yield Found(view=view, name=name, rule="mayor.counterpart", confidence=0.65, titled=False, city=city)


def _is_of_a_holder(view: BlockView, counterpart: Labelled) -> bool:
    """True for somebody's counterpart of another land, "sein französischer Amtskollege", where no other office stands
    that he could share."""
    if view.is_one_of(counterpart, "mayors.colleagues"):
        return False
    before = [word.lower() for word in view.words[max(0, counterpart.start - _MOST_BEFORE) : counterpart.start]]
    if set_of(view.language, "mayors.possessives").isdisjoint(before):
        return False
    window = range(max(0, counterpart.start - _LONGEST_LEAD), counterpart.start)
    others = {Label.OFFICE, Label.DEPUTY}
    return not any(item.label in others for place in window for item in view.starting.get(place, ()))


def further_counterparts(view: BlockView, place: int, taken: set[int]) -> Iterator[Found]:
    """The counterparts of "seine Amtskollegen A (Linz) und B (Metz)" or "ses homologues de Metz, A, et de Linz, B",
    each with its city.

    Nothing where not at least the first has its city there.
    """
    while (one := _with_city(view, place)) is not None:
        name, city, place = one
        if name.start not in taken and view.parts(name) >= 2:
            taken.add(name.start)
            yield Found(view=view, name=name, rule="mayor.counterpart", confidence=0.7, titled=False, city=city)
        while view.word(place).lower() in {",", *set_of(view.language, "partnerships.joiners")}:
            place += 1


def _with_city(view: BlockView, place: int) -> tuple[Span, Mention, int] | None:
    """A name with the city in brackets behind it, or behind its city and a comma; and the token behind both."""
    link = view.at(place, Label.LINK)
    start = link.end if link is not None else place
    if start in view.city:
        end = view.city_end(start)
        behind = view.behind_bracket(end) if view.word(end) == "(" else end  # its province or land
        if view.word(behind) == ",":
            name = view.name_at(view.behind_honorifics(behind + 1))
            return None if name is None else (name, view.city[start], name.end)
    name = name_near(view, place, 3)
    if name is None or view.word(name.end) != "(" or (city := view.city.get(name.end + 1)) is None:
        return None
    return name, city, view.city_end(name.end + 1) + 1


def name_near(view: BlockView, place: int, reach: int) -> Span | None:
    """The first name of two parts within some tokens, dates aside; behind a city and a comma too: "homólogo de Badajoz,
    Francisco …"."""
    commas = 0
    while reach > 0:
        if place >= len(view.words) or view.sentence_end(place) or view.words[place] == ";":
            return None
        if view.at(place, Label.TITLE) is not None:
            return None
        if (honorific := view.at(place, Label.HONORIFIC)) is not None:
            place = honorific.end
            continue
        if place in view.city and not view.is_given(place):
            place = view.city_end(place)
            continue
        if place in view.date:
            place += 1
            continue
        name = view.name_at(place)
        if name is not None and view.parts(name) > 1:
            return name
        commas += view.words[place] == "," and place - 1 not in view.date
        if commas > 1:
            return None
        place, reach = place + 1, reach - 1
    return None
