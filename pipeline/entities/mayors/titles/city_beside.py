"""The city that stands with a title or a name, and makes clear whose mayor somebody is."""

from __future__ import annotations

from functools import cache
from typing import Final

from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.titles.town_phrase import town_phrase
from pipeline.entities.mayors.words import articles, own_words
from pipeline.gazetteer.demonyms import country_of_adjective
from pipeline.languages import codes_with, words_of
from pipeline.languages.lists import set_of, tuple_of
from pipeline.record import Mention

QUOTES: Final = frozenset("«»„“”‚‘’'\"‹›*")
_SHORTEST_ADJECTIVE: Final = 5
"""Letters of a city's adjective, its ending with them."""


def city_of_title(view: BlockView, title: Labelled) -> Mention | None:
    """The city linked to a title: "Bürgermeister der Stadt Metz", "burmistrz Filadelfii"."""
    place = title.end
    while place < len(view.words) and ((item := view.at(place, Label.AFTER)) is not None):
        place = item.end
    if (town := town_phrase(view, place)) is not None:
        return town.city
    if (link := view.at(place, Label.LINK)) is not None:
        place = link.end
        place = _behind_former(view, place)
    while view.word(place) in QUOTES:
        place += 1
    return view.city.get(place)


def _behind_former(view: BlockView, place: int) -> int:
    """The token of a town behind an article and "former" or "old": "i den gamle Faaborg Kommune"; else the same."""
    for ahead in range(place, min(place + _MOST_BEFORE_CITY + 1, len(view.words))):
        if ahead in view.city:
            return ahead
        word = view.words[ahead]
        if not (
            word in articles(view.language)
            or view.at(ahead, Label.FORMER)
            or word.lower() in set_of(view.language, "cities.communes")
        ):
            return place
    return place


def city_behind(view: BlockView, place: int) -> Mention | None:
    """The city behind a name: "of Brno", "z Getyngi", "(Linz)", ", do Mindelo"."""
    if view.word(place) in {",", "("}:
        place += 1
        if view.words[place - 1] == "(" and place in view.city:
            return view.city[place]
    link = view.at(place, Label.LINK)
    if link is None:
        return None
    for place in range(link.end, min(link.end + _MOST_BEFORE_CITY, len(view.words))):
        if place in view.city:
            behind = view.city_end(place)
            of_next = view.at(behind, Label.TITLE) or view.at(behind, Label.OFFICE)
            return None if of_next is not None else view.city[place]  # "z Pirny burmistrz A, ze Zbaraża mer B"
        if not _leads_to_town(view, place):
            return None
    return None


def city_behind_name(view: BlockView, place: int) -> Mention | None:
    """The city behind a person's name, but where somebody only does something: "traf Bürgermeister X in Linz"."""
    link = view.at(place, Label.LINK)
    if link is not None and view.is_one_of(link, "mayors.inside"):
        return None
    return city_behind(view, place)


def _leads_to_town(view: BlockView, place: int) -> bool:
    """True for an article or a country's adjective: "aus dem polnischen Resko", "van het Duitse Lünen"."""
    word = view.words[place]
    return word in articles(view.language) or country_of_adjective(word, view.language) is not None


_MOST_BEFORE_CITY: Final = 3
"""Tokens from a link to the end of its city's first word: an article and an adjective may stand between."""


def city_before_title(view: BlockView, title: Labelled) -> Mention | None:
    """The city right before a title: "Trossingens Bürgermeister", "York's mayor", "the York mayor"."""
    place = title.start
    while (item := view.before(place, Label.FORMER) or view.before(place, Label.MODIFIER)) is not None:
        place = item.start
    marked = view.word(place - 1) in _GENITIVE_MARKS
    place -= marked
    city = view.city.get(place - 1)
    if city is None:
        return None
    genitive = marked or (words_of(view.language).cities.genitive_s and view.words[place - 1].endswith("s"))
    return city if genitive or view.language in codes_with("towns_before_titles") else None


_GENITIVE_MARKS: Final = frozenset({"'s", "’s", "'", "’"})


def city_in_adjective(view: BlockView, title: Labelled) -> Mention | None:
    """The city in an adjective before a title ("Potsdamer Oberbürgermeister", "sein Metzer Kollege Bürgermeister"),
    where the page names it elsewhere."""
    counterpart = view.before(title.start, Label.COUNTERPART)
    start = title.start if counterpart is None else counterpart.start
    if start == 0:
        return None
    word = view.words[start - 1]
    stem = word.lower()
    ending = next((end for end in own_words(view.language).city_adjectives if stem.endswith(end)), None)
    if ending is None or len(word) < _SHORTEST_ADJECTIVE or not word[0].isupper():
        return None
    stem = stem.removesuffix(ending)
    plain = [mention for mention in view.page_cities if mention.raw.lower().startswith(stem)]
    bones = _consonants(stem)
    alike = [mention for mention in view.page_cities if len(bones) > 2 and _consonants(mention.raw).startswith(bones)]
    return next(iter(plain or alike), None)


def city_of_gentilic(view: BlockView, place: int) -> Mention | None:
    """The city in an adjective behind a title, where the page names it elsewhere: "le maire belfortain Damien M."."""
    word = view.word(place)
    if not word.islower() or not word.endswith(own_words(view.language).inhabitants):
        return None
    for mention in view.page_cities:
        name = mention.raw.lower()
        shared = _shared_letters(name, word)
        if shared >= _SHARED and len(name) - shared <= _MOST_LEFT_OUT and len(word) - shared <= _LONGEST_GENTILIC:
            return mention
    return None


def _shared_letters(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    length = min(len(one), len(other))
    return next((place for place in range(length) if one[place] != other[place]), length)


_SHARED: Final = 4
"""Letters that such an adjective begins with as its city does, at least."""
_MOST_LEFT_OUT: Final = 2
"""Letters of the city's name that the adjective leaves out, at most."""
_LONGEST_GENTILIC: Final = 5
"""Letters of the adjective behind those that both share, at most."""


def _consonants(word: str) -> str:
    """A word without its vowels: "Zürich" and "Zürcher", "Basel" and "Basler" share theirs."""
    return "".join(letter for letter in word.lower() if letter not in "aeiouäöüy")


def city_of_relative(view: BlockView, title: Labelled) -> Mention | None:
    """The city before "dessen Bürgermeister", "whose mayor".

    Behind a clause between commas it is the one before that clause: "Pau, with which York is twinned, and its mayor".
    """
    relative = view.before(title.start, Label.RELATIVE)
    if relative is None:
        return None
    nearest: Mention | None = None
    closed = opened = False
    for place in range(relative.start - 1, max(relative.start - _BACK_TO_CITY, -1), -1):
        if view.sentence_end(place):
            return nearest or _city_of_sentence(view, place, title)
        if view.words[place] == ",":
            closed, opened = closed or nearest is None, opened or nearest is not None
        elif place in view.city and view.city[place] is not nearest and _may_be_its(view, place, title):
            if nearest is None:
                nearest = view.city[place]
                if not closed or view.words[place + 1] == ",":
                    return nearest
            elif opened:
                return view.city[place]
    return nearest


def _may_be_its(view: BlockView, place: int, title: Labelled) -> bool:
    """True for a city that does not only tell where another lies, and whose mayor may have a title of another language
    than the text's: a "maire" is none of a Spanish town."""
    if _is_beside(view, place):
        return False
    country = view.city[place].attributes.get("country")
    return title.own or title.title is None or country is None or country in title.title.countries


def _city_of_sentence(view: BlockView, end: int, title: Labelled) -> Mention | None:
    """The last city of a sentence, by its last token: of the one before "Its mayor". Where it stands in a clause on the
    city before it ("Pau, with which York is twinned"), that one."""
    last: Mention | None = None
    for place in range(end - 1, max(end - _BACK_TO_CITY, -1), -1):
        if view.sentence_end(place):
            break
        if place not in view.city or view.city[place] is last or not _may_be_its(view, place, title):
            continue
        if last is None:
            if end - place > _BACK_A_SENTENCE:
                break
            last = view.city[place]
            continue
        between = view.block.text[view.city[place].end : last.start].lower()
        return view.city[place] if any(phrase in between for phrase in _with_which(view.language)) else last
    return last


@cache
def _with_which(language: str) -> tuple[str, ...]:
    """Words that begin a clause on the city before them, in small letters, between blanks."""
    return tuple(f" {phrase.rstrip('*')}" for phrase in tuple_of(language, "partnerships.with_which"))


def _is_beside(view: BlockView, place: int) -> bool:
    """True for a city that only tells where another lies: "near Verona"."""
    while place > 0 and view.city.get(place - 1) is view.city[place]:
        place -= 1
    lead = view.block.text[: view.offsets[place]].rstrip().lower()
    return lead.endswith(_near(view.language))


@cache
def _near(language: str) -> tuple[str, ...]:
    """Words before a town that tells where another lies, each behind a blank."""
    return tuple(f" {word}" for word in tuple_of(language, "partnerships.near"))


_BACK_A_SENTENCE: Final = 12
"""Tokens from the end of a sentence back to the city of which the next one speaks."""
_BACK_TO_CITY: Final = 22
"""Tokens from a relative back to its city, a clause between commas among them."""
