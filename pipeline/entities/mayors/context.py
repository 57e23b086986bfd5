"""Names that a mayor's block makes a mayor's without a title of their own: terms, counterparts, forerunners."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from pipeline.entities.mayors.city_beside import city_behind, city_in_adjective
from pipeline.entities.mayors.finding import before_closing
from pipeline.entities.mayors.found import Found, is_term
from pipeline.entities.mayors.holding import is_deputy
from pipeline.entities.mayors.lexicon import Label, Labelled, own_words
from pipeline.entities.mayors.said_town import town_at
from pipeline.entities.mayors.view import BlockView, Span, joiners
from pipeline.entities.names import is_given, is_known_first_name, parts_of
from pipeline.gazetteer.demonyms import country_of_adjective
from pipeline.record import Mention


def contextual_names(view: BlockView, titled: list[Found]) -> Iterator[Found]:
    """Further mayors of a block that names a mayor or a title. titled: what was found in it by titles."""
    taken = {found.name.start for found in titled}
    yield from _those_of(view, taken)
    entry = next((found.entry for found in titled if found.entry), None)
    written = next((found.written for found in titled if found.written), "")
    # All that is looked for begins with a label, or is a bracket before a date.
    for place in sorted({*view.starting, *(dated - 1 for dated in view.date if dated)}):
        if view.words[place] == "(" and place + 1 in view.date and is_term(view.date[place + 1]):
            name = None if _is_of_other_office(view, place) else view.name_before(place)
            rule, titled_here, confidence, term = "mayor.term", True, 0.75, view.date[place + 1]
        elif (item := view.at(place, Label.COUNTERPART)) is not None and titled:
            yield from _further(view, item.end, taken)
            name = _name_near(view, item.end, 3) or _name_ahead(view, item)
            rule, titled_here, confidence, term = "mayor.counterpart", False, 0.7, None
        elif (item := view.at(place, Label.SUCCESSION)) is not None:
            name = _name_near(view, item.end, 4) or _after_verb(view, item.end)
            rule, titled_here, confidence, term = "mayor.succession", False, 0.65, None
        elif (item := view.at(place, Label.HOST)) is not None and titled:
            name = _name_near(view, item.end, 2)
            rule, titled_here, confidence, term = "mayor.host", False, 0.65, None
        elif (item := view.at(place, Label.SUPERSEDED)) is not None:
            name = _agent(view, item.start)
            rule, titled_here, confidence, term = "mayor.succession", False, 0.65, None
        else:
            continue
        if name is None or name.start in taken or parts_of(view.words[name.start : name.end]) < 2:
            continue
        if any(item.label is Label.OFFICE for item in view.ending.get(name.start, ())):
            continue
        taken.add(name.start)
        yield Found(
            view=view,
            name=name,
            rule=rule,
            confidence=confidence,
            titled=titled_here,
            written=written if titled_here else "",
            entry=entry if titled_here else None,
            city=_city_of_counterpart(view, place, name) if rule == "mayor.counterpart" else None,
            country=_land_before(view, place) if rule == "mayor.counterpart" else "",
            term=term,
        )


def _is_of_other_office(view: BlockView, place: int) -> bool:
    """True for a term in a sentence that has named another office, and no title of a mayor behind it: "Stadtdirektoren
    waren A (1946-1964) und B (1964-1983)"."""
    closed = 0
    for back in range(place - 1, max(place - _LONGEST_LEAD, -1), -1):
        if view.sentence_end(back):
            return False
        closed += (view.words[back] == ")") - (view.words[back] == "(")
        if closed > 0:
            continue  # "(1994-2004, later minister)"
        labels = {item.label for item in view.starting.get(back, ())}
        if labels & {Label.TITLE, Label.PLURAL, Label.LIST}:
            return False
        if Label.OFFICE in labels and back + 1 < place:
            return True
    return False


def _land_before(view: BlockView, place: int) -> str:
    """The country of the adjective before a counterpart: "jego niemiecki kolega"; empty where none stands."""
    return (country_of_adjective(view.words[place - 1], view.language) or "") if place else ""


def _city_of_counterpart(view: BlockView, place: int, name: Span) -> Mention | None:
    """The city behind the name, or the one in the adjective before the word at a token: "ihre Metzer Amtskollegin"."""
    item = view.at(place, Label.COUNTERPART)
    behind = None if item is None or item.end < name.end else city_behind(view, item.end)
    if behind is not None or item is None:
        return behind or city_behind(view, name.end)
    said = town_at(view, item.start - 1) if item.start else None
    return city_behind(view, name.end) or city_in_adjective(view, item) or (said.city if said is not None else None)


def _name_ahead(view: BlockView, counterpart: Labelled) -> Span | None:
    """The name before ", his counterpart from Metz": with a known first name, and with a possessive behind the comma. A
    colleague has to be one from another town or land."""
    spoken = False
    abroad = city_behind(view, counterpart.end) is not None or city_in_adjective(view, counterpart) is not None
    abroad = abroad or view.raw(Span(counterpart.start, counterpart.end)).lower() not in _colleagues(view.language)
    for place in range(counterpart.start, max(counterpart.start - _MOST_BEFORE, 0), -1):
        word = view.words[place - 1]
        if word == ",":
            name = view.name_before(before_closing(view, place - 1)) if spoken and abroad else None
            return name if name is not None and view.is_given(name.start) else None
        spoken = spoken or word.lower() in _possessives(view.language)
        land = country_of_adjective(word, view.language) is not None
        abroad = abroad or land
        if not (word.islower() or land):
            return None
    return None


@cache
def _colleagues(language: str) -> frozenset[str]:
    return frozenset(word.lower() for word in own_words(language).colleagues)


@cache
def _possessives(language: str) -> frozenset[str]:
    return frozenset(own_words(language).possessives)


_MOST_BEFORE: Final = 4
"""Tokens between a comma and a counterpart: "il suo nuovo"."""


def counterparts_of(view: BlockView, mayors: frozenset[str]) -> Iterator[Found]:
    """The counterparts of known mayors in a block without a title: "Ted Price and his French counterpart, Luc M.".

    mayors: surnames. One of them has to stand before the counterpart, in the same sentence but where an adjective of a
    country makes it one abroad.
    """
    for place in sorted(view.starting):
        item = view.at(place, Label.COUNTERPART)
        if item is None:
            continue
        start, first = place, max(0, place - _LONGEST_LEAD)
        while start > first and not view.sentence_end(start - 1):
            start -= 1
        abroad = place > 0 and country_of_adjective(view.words[place - 1], view.language) is not None
        if mayors.isdisjoint(view.words[first if abroad else start : place]):
            continue
        name = _name_near(view, item.end, 3)
        words = () if name is None else view.words[name.start : name.end]
        if name is not None and (any(map(is_given, words)) or is_known_first_name(words[0])):
            city = city_behind(view, name.end) or city_in_adjective(view, item)
            yield Found(view=view, name=name, rule="mayor.counterpart", confidence=0.65, titled=False, city=city)


def _those_of(view: BlockView, taken: set[int]) -> Iterator[Found]:
    """The second of "le bourgmestre de Malmedy, Jean B., et celui de Trois-Ponts, Luc C.": a pronoun for the title."""
    heads = [item for item in view.labels if item.label is Label.TITLE and item.own and not is_deputy(view, item)]
    if not heads:
        return
    first = heads[0].end
    pronouns = _pronouns(view.language)
    for start in view.starting:
        place = start - 1
        if place < first or view.words[place].lower() not in pronouns:
            continue
        link = view.at(start, Label.LINK)
        city = view.city.get(link.end) if link is not None else None
        if link is None or city is None:
            continue
        name = _name_of_that(view, view.city_end(link.end))
        if name is None or name.start in taken or parts_of(view.words[name.start : name.end]) < 2:
            continue
        if not any(is_given(word) for word in view.words[name.start : name.end]):
            continue
        taken.add(name.start)
        lead = max((head for head in heads if head.end <= place), key=lambda head: head.end)
        yield Found(
            view=view,
            name=name,
            rule="mayor.that-of",
            confidence=0.8,
            written=view.raw(Span(lead.start, lead.end)),
            entry=lead.title,
            city=city,
        )


def _name_of_that(view: BlockView, place: int) -> Span | None:
    """The name behind "celui de Trois-Ponts": behind a comma, or behind a verb ("fut longtemps Luc C.")."""
    if place < len(view.words) and view.words[place] == ",":
        return view.name_at(_behind_honorifics(view, place + 1))
    verb = view.at(place, Label.COPULA)
    if verb is None:
        return None
    place = verb.end
    while place < min(verb.end + _MOST_ADVERBS, len(view.words)) and view.words[place].islower():
        place += 1
    return view.name_at(_behind_honorifics(view, place))


def _behind_honorifics(view: BlockView, place: int) -> int:
    while (honorific := view.at(place, Label.HONORIFIC)) is not None:
        place = honorific.end
    return place


_LONGEST_LEAD: Final = 60
"""Tokens before a counterpart in which the mayor stands whose counterpart it is."""
_MOST_ADVERBS: Final = 3
"""Words between a verb and a name: "fut pendant longtemps"."""


@cache
def _pronouns(language: str) -> frozenset[str]:
    return frozenset(own_words(language).pronouns)


def _further(view: BlockView, place: int, taken: set[int]) -> Iterator[Found]:
    """The counterparts of "seine Amtskollegen A (Linz) und B (Metz)" or "ses homologues de Metz, A, et de Linz, B",
    each with its city.

    Nothing where not at least the first has its city there.
    """
    while (one := _with_city(view, place)) is not None:
        name, city, place = one
        if name.start not in taken and parts_of(view.words[name.start : name.end]) >= 2:
            taken.add(name.start)
            yield Found(view=view, name=name, rule="mayor.counterpart", confidence=0.7, titled=False, city=city)
        while place < len(view.words) and view.words[place].lower() in {",", *joiners(view.language)}:
            place += 1


def _with_city(view: BlockView, place: int) -> tuple[Span, Mention, int] | None:
    """A name with the city in brackets behind it, or behind its city and a comma; and the token behind both."""
    link = view.at(place, Label.LINK)
    start = link.end if link is not None else place
    if start in view.city and view.words[view.city_end(start) : view.city_end(start) + 1] == (",",):
        name = view.name_at(_behind_honorifics(view, view.city_end(start) + 1))
        return None if name is None else (name, view.city[start], name.end)
    name = _name_near(view, place, 3)
    city = _bracketed(view, name.end) if name is not None else None
    return None if name is None or city is None else (name, view.city[city], view.city_end(city) + 1)


def _bracketed(view: BlockView, place: int) -> int | None:
    """The token of the city in the brackets that open at a token, None where none stands there."""
    return place + 1 if place + 1 < len(view.words) and view.words[place] == "(" and place + 1 in view.city else None


def _name_near(view: BlockView, place: int, reach: int) -> Span | None:
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
        if name is not None and parts_of(view.words[name.start : name.end]) > 1:
            return name
        commas += view.words[place] == "," and place - 1 not in view.date
        if commas > 1:
            return None
        place, reach = place + 1, reach - 1
    return None


def _agent(view: BlockView, place: int) -> Span | None:
    """The name between "by" and a participle at the end: "1964 wurde er von Anna Huber abgelöst"."""
    name = view.name_before(before_closing(view, place))
    if name is None or name.start == 0:
        return None
    start = name.start
    while (honorific := view.before(start, Label.HONORIFIC)) is not None:
        start = honorific.start
    return name if view.before(start, Label.SIGNER) is not None else None


def _after_verb(view: BlockView, place: int) -> Span | None:
    """The name behind the next verb of a sentence: "Nachfolger von … wurde 1933 der Landwirt Otto …"."""
    while place < len(view.words) and not view.sentence_end(place):
        if (verb := view.at(place, Label.COPULA)) is not None:
            return _name_near(view, verb.end, 5)
        place += 1
    return None
