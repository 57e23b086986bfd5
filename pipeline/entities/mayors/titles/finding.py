"""What a name and its title amount to: the city that stands with them, the term, the title as written."""

from __future__ import annotations

from typing import Final

from pipeline.entities.mayors.found import Found, is_term
from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.titles.city_beside import city_before_title, city_behind_name, city_of_relative
from pipeline.entities.mayors.titles.genders import gender_of
from pipeline.entities.mayors.titles.guests_thanks import is_thanked_host
from pipeline.entities.mayors.titles.holding import is_former
from pipeline.entities.mayors.titles.named_after import names_thing
from pipeline.entities.mayors.titles.said_town import is_of_unknown_town, town_in_adjective
from pipeline.entities.mayors.titles.town_phrase import TownPhrase, town_phrase
from pipeline.entities.mayors.words import own_words
from pipeline.entities.names import is_given, parts_of
from pipeline.gazetteer.demonyms import country_of_adjective
from pipeline.languages import codes_with, words_of
from pipeline.languages.lists import set_of
from pipeline.record import Mention

_OF_SURNAMES: Final = frozenset({"mayor.title-name", "mayor.title-comma-name", "mayor.name-verb-title"})
"""Rules that take a bare surname."""
_LONGEST_BETWEEN: Final = 12
"""Tokens between a name and its title."""
_CLOSING_QUOTES = frozenset('»“”"›')
_FOREIGN_QUOTES = frozenset('«„“"‹')
"""A title in quotation marks is another country's word for it."""


def finding(
    view: BlockView, title: Labelled, name: Span, rule: str, *, sure: float, city: Mention | None
) -> Found | None:
    """The finding, None where the name is too little for its rule. sure: confidence, without what the name adds."""
    words = view.words[name.start : name.end]
    count = parts_of(words)
    if count == 0 or names_thing(view, title, name) or (count == 1 and _is_town_in_genitive(view, name)):
        return None
    addressed = rule == "mayor.name-title" and city is not None and view.before(name.start, Label.HONORIFIC) is not None
    if count == 1 and not addressed and rule not in _OF_SURNAMES:
        return None
    if count >= 2 and any(is_given(word) for word in words[:-1]):
        sure = min(1.0, sure + 0.05)
    span = Span(title.start, title.end)
    beside = city or city_behind_name(view, name.end) or city_before_title(view, title)
    said = town_in_adjective(view, title) if beside is None else None
    if beside is None:
        beside = said.city if said is not None else city_of_relative(view, title)
    phrase = _town_phrase_behind(view, title, name) if beside is None and said is None else None
    if phrase is not None:
        beside = phrase.city
    return Found(
        view=view,
        name=name,
        rule=rule,
        confidence=sure,
        title=span,
        written=_written(view, title),
        entry=title.title,
        city=beside,
        own_language=title.own,
        former=is_former(view, title),
        term=_term(view, title, name),
        gender=gender_of(view, title),
        unplaced=beside is None
        and (said is not None or is_of_unknown_town(view, title, name) or is_thanked_host(view, title)),
        elsewhere=_points_elsewhere(view, title)
        or (beside is None and (phrase is not None or _says_there(view, title, name))),
        country=_country_said(view, title)
        or _country_of_side(view, title, name)
        or (phrase.country if phrase is not None else ""),
    )


def _is_town_in_genitive(view: BlockView, name: Span) -> bool:
    """True for the genitive of a town that the page names elsewhere: "Der ehemalige Bürgermeister Gäufeldens starb"."""
    word = view.words[name.end - 1]
    if not words_of(view.language).cities.genitive_s or not word.endswith("s"):
        return False
    return any(city.raw == word[:-1] for city in view.page_cities)


def _town_phrase_behind(view: BlockView, title: Labelled, name: Span) -> TownPhrase | None:
    """The town phrase behind title and name: "Mayor X of our twin town", not "in our twin town", where he only does
    something."""
    place = max(title.end, name.end)
    if place >= len(view.words) or (name.end == place and view.says(place, "mayors.inside")):
        return None
    return town_phrase(view, place)


def _points_elsewhere(view: BlockView, title: Labelled) -> bool:
    """True for a title between quotation marks, and behind a word that points back to another town."""
    if title.start == 0:
        return False
    before = view.words[title.start - 1]
    quoted = view.word(title.end) in _CLOSING_QUOTES
    return before.lower() in own_words(view.language).pointing or (quoted and before in _FOREIGN_QUOTES)


def _says_there(view: BlockView, title: Labelled, name: Span) -> bool:
    """True where a word between title and name, or right behind the title, points to a town just named: "Heute ist Anna
    Huber dort Bürgermeisterin", "who is Mayor there"."""
    there = own_words(view.language).there
    first, last = min(title.end, name.end), max(title.start, name.start)
    between = view.words[first:last] if last - first <= _LONGEST_BETWEEN else ()
    return any(word.lower() in there for word in (*between, *view.words[title.end : title.end + 1]))


def _country_said(view: BlockView, title: Labelled) -> str:
    """The country in an adjective beside a title, ISO 3166-1 alpha-2: "the French mayor"; empty where none stands."""
    place = title.end if view.language in codes_with("adjectives_follow") else title.start - 1
    if not 0 <= place < len(view.words):
        return ""
    return country_of_adjective(view.words[place], view.language) or ""


def _country_of_side(view: BlockView, title: Labelled, name: Span) -> str:
    """The country of the side for which somebody signs or speaks: "auf französischer Seite", "per la parte tedesca".

    The phrase stands right before the title, or right behind the name: behind "and" it is the next one's.
    """
    first, last = min(title.start, name.start), max(title.end, name.end)
    sides = own_words(view.language).sides
    near = (range(first - 1, max(first - _BESIDE, -1), -1), range(last, min(last + _BESIDE, len(view.words))))
    for places in near:
        for place in places:
            word = view.words[place].lower()
            if view.sentence_end(place) or is_given(view.words[place]):
                break
            if place >= last and (word == "," or word in set_of(view.language, "partnerships.joiners")):
                break
            if word in sides:
                beside = (place - 1, place + 1) if place + 1 < len(view.words) else (place - 1,)
                said = (country_of_adjective(view.words[spot], view.language) for spot in beside)
                return next((country for country in said if country), "")
    return ""


_BESIDE: Final = 6
"""Tokens from title or name within which such a phrase stands."""


def _written(view: BlockView, title: Labelled) -> str:
    """The title as written, with "former" and the like where it stands directly before."""
    former = view.before(title.start, Label.FORMER)
    return view.raw(Span(former.start if former is not None else title.start, title.end))


def end_with_town(view: BlockView, title: Labelled) -> int:
    """The token behind a title and its town: "Bürgermeister", "maire de Vire"."""
    place = title.end
    if (link := view.at(place, Label.LINK)) is not None and link.end in view.city:
        place = link.end
    return view.city_end(place) if place in view.city else place


def _term(view: BlockView, title: Labelled, name: Span) -> Mention | None:
    """The date said with the office: "(2006–2024)" behind the name, "maire de 1983 à 2014", "sindaco dal 2024"."""
    end = max(name.end, title.end)
    if view.word(end) == "(":
        inside = (view.date[place] for place in range(end + 1, end + 4) if place in view.date)
        term = next(inside, None)
        if term is not None and is_term(term):
            return term
    if title.start < name.end:
        return None
    start = end_with_town(view, title)
    for place in range(start, min(start + 4, len(view.words))):
        if place in view.date:
            return view.date[place]
        if not view.words[place].islower():
            return None
    return None
