"""Several mayors behind one title in the plural: "Former Mayors A and B", "les maires de Metz et Trèves, A et B"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.lists.rows_of_years import people_behind_years, surnames_behind
from pipeline.entities.mayors.lists.terms_behind import holders_announced, term_behind
from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.titles.city_beside import city_behind_name
from pipeline.entities.mayors.titles.holding import is_deputy
from pipeline.entities.mayors.words import articles, language_of, own_words
from pipeline.languages import codes_with
from pipeline.languages.lists import set_of
from pipeline.languages.mayor_schema import MayorTitle
from pipeline.record import Mention

_MOST: Final = 6
_MOST_TOWNS: Final = 8
"""Towns of one row, those without a name among them."""
_PAIR: Final = 2
_LONG_ADVERB: Final = 9
"""Letters of "respectivement", at least."""
_LONGEST_PHRASE: Final = 9
"""Tokens between a plural and a colon: "z lat dziewięćdziesiątych"."""
_SHORT_PHRASE: Final = 3
"""Tokens of such words that hold no date: "der drei Gemeinden"."""
_LONGEST_LEAD: Final = 60
"""Tokens of a sentence before "the two mayors"."""


def mayors_together(view: BlockView) -> Iterator[Found]:
    """The people in a row right behind a plural title; with as many cities before them, each has the one of its place.

    Only rows of two or more names with a known first name count: a plural before one name says little.
    """
    for plural in view.labels:
        if plural.label is not Label.PLURAL or not plural.own or plural.title is None or is_deputy(view, plural):
            continue
        paired = _before_their_towns(view, plural)
        former = view.before(plural.start, Label.FORMER) is not None
        for name, town in paired:
            yield replace(_one_of(view, plural, name, "mayor.plural-names"), confidence=1.0, city=town, former=former)
        place, cities = _cities(view, plural.end)
        place = _colon_behind(view, place)
        # "(sindaci: A, B)", "les deux maires, A et B", "burmistrzowie – A i B –"
        place += view.word(place) in {":", ",", "–"}
        held = people_behind_years(view, place) or holders_announced(view, place, plural.end)
        if len(held) >= _PAIR:
            city = cities[0] if len(cities) == 1 else None
            for name, term in held:
                yield replace(_one_of(view, plural, name, "mayor.list"), term=term, city=city, former=former)
            continue
        if view.word(place - 1) == ":":
            yield from surnames_behind(view, place, _written(plural), plural.title)
        if paired or (
            view.at(plural.start, Label.TITLE) is not None
            and not _is_many(view, plural.start, plural.title)
            and not _is_of_two(view, plural)
        ):
            continue
        people = _people(view, place)
        if len(people) < 2:
            people = _behind_their_towns(view, plural.end) or people
        rule = "mayor.plural-names" if people else "mayor.the-two"
        people = people or _the_two(view, plural)
        if len(people) < 2 and not (people and people[0][1] is not None and _in_brackets(view, people[0][0])):
            continue
        for number, (name, beside) in enumerate(people):
            city = beside or (cities[number] if len(cities) == len(people) else None)
            one = replace(_one_of(view, plural, name, rule), city=city, former=former)
            yield replace(one, term=term_behind(view, name.end))


def _one_of(view: BlockView, plural: Labelled, name: Span, rule: str) -> Found:
    """One of the people behind a plural title, with what all of them share."""
    return Found(view=view, name=name, rule=rule, confidence=0.8, written=_written(plural), entry=plural.title)


def _written(plural: Labelled) -> str:
    """The title of one of them: the entry's first form."""
    return plural.title.forms[0] if plural.title is not None else ""


def _is_many(view: BlockView, place: int, title: MayorTitle) -> bool:
    """True where an article or number of the plural stands before a form that is the singular too."""
    return view.word(place - 1).lower() in own_words(language_of(title)).several


def _cities(view: BlockView, place: int) -> tuple[int, list[Mention]]:
    """The token behind "of A and B," and the cities in it."""
    cities: list[Mention] = []
    link = view.at(place, Label.LINK)
    start = link.end if link is not None else place
    if start not in view.city or (link is None and view.language not in codes_with("declines_names")):
        return place, cities
    place = start
    while place < len(view.words) and len(cities) < _MOST:
        if place in view.city:
            cities.append(view.city[place])
            place = view.city_end(place)
        elif view.words[place] == "," or view.says(place, "partnerships.joiners"):
            inner = view.at(place + 1, Label.LINK)
            ahead = inner.end if inner is not None and inner.end in view.city else place + 1
            if ahead in view.city and not view.is_given(ahead):
                place = ahead
                continue
            return place + (view.words[place] == ","), cities
        elif (inner := view.at(place, Label.LINK)) is not None and inner.end in view.city:
            place = inner.end
        else:
            return place, cities
    return place, cities


def _people(view: BlockView, place: int) -> list[tuple[Span, Mention | None]]:
    """Names joined by commas and "and", each with a known first name, and the city in brackets behind it. What another
    word joins to them is no mayor: "borgmestrene A og B samt C"."""
    people: list[tuple[Span, Mention | None]] = []
    joiner = ""
    while place < len(view.words) and len(people) < _MOST:
        place = view.behind_honorifics(place)
        name = view.name_at(place)
        if name is None or not view.may_be_person(name):
            break
        city = city_behind_name(view, name.end)
        people.append((name, city))
        place = _behind_city(view, name.end)
        if view.says(place, "partnerships.joiners"):
            word = view.words[place].lower()
            if joiner not in {"", word}:
                break
            joiner = word
        elif view.word(place) != ",":
            break
        place += 1
    return people


def _behind_their_towns(view: BlockView, place: int) -> list[tuple[Span, Mention | None]]:
    """Names each behind its town: "los alcaldes de Roa, Ana L., y de Haro, Julián O.", "the mayors of Metz (Anne R.),
    Trier and Linz (Karl O.)"."""
    people: list[tuple[Span, Mention | None]] = []
    for _ in range(_MOST_TOWNS):
        link = view.at(place, Label.LINK)
        start = link.end if link is not None else place
        if start not in view.city or (link is None and not people):
            break
        city, place = view.city[start], view.city_end(start)
        bracket = view.word(place) == "("
        lead = view.behind_honorifics(place + (bracket or view.word(place) == ","))
        name = view.name_at(lead)
        if name is not None and view.may_be_person(name) and (bracket or link is not None):
            people.append((name, city))
            place = view.behind_bracket(name.end) if bracket else name.end
        elif not people and bracket:
            break
        while view.word(place).lower() in {",", *set_of(view.language, "partnerships.joiners")}:
            place += 1
    return people


def _before_their_towns(view: BlockView, plural: Labelled) -> list[tuple[Span, Mention]]:
    """Names before a plural with as many towns behind it: "A and B, the Mayors of Metz and Trier"."""
    _, cities = _cities(view, plural.end)
    place = _behind_comma(view, plural.start)
    if len(cities) < _PAIR or view.word(place - 1) != ",":
        return []
    place -= 1
    names: list[Span] = []
    while len(names) < len(cities):
        name = view.name_before(place)
        if name is None or not view.may_be_person(name):
            return []
        names.insert(0, name)
        place = view.before_honorifics(name.start)
        joined = place > 0 and (view.words[place - 1] == "," or view.says(place - 1, "partnerships.joiners"))
        if joined != (len(names) < len(cities)):
            return []
        place -= 1
    return list(zip(names, cities, strict=True))


def _behind_comma(view: BlockView, place: int) -> int:
    """The token behind the comma before a plural, with one article, "former" or "both" and an adverb ("respectively")
    between; else that behind the word which is none of them."""
    seen: set[str] = set()
    while place:
        word = view.words[place - 1].lower()
        item = view.before(place, Label.FORMER) or view.before(place, Label.MODIFIER)
        kind = "article" if word in articles(view.language) else "label" if item is not None else "adverb"
        kind = "both" if word in own_words(view.language).both else kind
        if kind in seen or (kind == "adverb" and not (word.isalpha() and len(word) >= _LONG_ADVERB)):
            break
        seen.add(kind)
        place = item.start if item is not None and kind == "label" else place - 1
    return place


def _colon_behind(view: BlockView, place: int) -> int:
    """The colon behind words that say which ones, else the token itself: "the mayors of the 1990s: A and B"."""
    first = view.word(place).lower()
    own = own_words(view.language)
    tells = (
        first in own.oblique
        or first in own.both
        or first in set_of(view.language, "cities.towns_many")
        or place in view.date
    )
    if view.at(place, Label.LINK) is None and not tells:
        return place
    dated = False
    for ahead in range(place, min(place + _LONGEST_PHRASE, len(view.words))):
        dated = dated or ahead in view.date
        if view.words[ahead] == ":":
            return ahead if dated or ahead - place <= _SHORT_PHRASE else place
        if view.sentence_end(ahead) or view.words[ahead] in {",", ";", "("} or view.is_given(ahead):
            break
    return place


def _in_brackets(view: BlockView, name: Span) -> bool:
    start = view.before_honorifics(name.start)
    return view.word(start - 1) == "("


def _is_of_two(view: BlockView, plural: Labelled) -> bool:
    """True for "the two mayors"."""
    return view.says(plural.start - 1, "mayors.both")


def _the_two(view: BlockView, plural: Labelled) -> list[tuple[Span, Mention | None]]:
    """The only two people of a sentence before "the two mayors", where "and" joins them."""
    if not _is_of_two(view, plural):
        return []
    place = view.sentence_start(plural.start, _LONGEST_LEAD)
    names: list[Span] = []
    while place < plural.start:
        name = view.name_at(place)
        if name is not None and view.may_be_person(name):
            names.append(name)
            place = name.end
        else:
            place += 1
    if len(names) != 2 or names[1].start != names[0].end + 1:
        return []
    return [(name, None) for name in names] if view.says(names[0].end, "partnerships.joiners") else []


def _behind_city(view: BlockView, place: int) -> int:
    """The token behind what may stand at a name: "of Linz", or short brackets ("(Linz)", "(CDU)"); else the token."""
    link = view.at(place, Label.LINK)
    if link is not None and link.end in view.city:
        return view.city_end(link.end)
    return view.behind_bracket(place) if view.word(place) == "(" else place
