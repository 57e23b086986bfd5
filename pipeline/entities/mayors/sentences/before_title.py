"""Names before a title: "Karl Ohm, Bürgermeister von Ulm", "seit 2014 ist Karl Ohm Bürgermeister"."""

from __future__ import annotations

from typing import Final

from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.sentences.behind_title import office_at
from pipeline.entities.mayors.sentences.predicates import behind_adverbs
from pipeline.entities.mayors.titles.city_beside import QUOTES, city_of_title
from pipeline.entities.mayors.titles.finding import end_with_town, finding
from pipeline.entities.mayors.titles.holding import is_of_office
from pipeline.entities.mayors.titles.said_town import is_of_unknown_town
from pipeline.entities.mayors.words import articles
from pipeline.entities.names import is_shaped
from pipeline.languages import codes_with
from pipeline.languages.lists import set_of

_MOST_LINE_TOKENS: Final = 14
_ROW_SIGNS: Final = frozenset({",", ":", ";", "–", "-", "("})
"""What stands before each name of a row."""
_MOST_BEHIND_TITLE: Final = 12
"""Tokens between a title with its town and term, and the holder behind it."""
_MOST_WORDS: Final = 5
"""Words between a comma and "and" before a title: "ancien résistant et"."""
_MOST_BETWEEN: Final = 2
"""Small words between a name and the comma before its title."""
_MOST_BEFORE_POST: Final = 3
"""Words between a comma and a word for a post, the comma with them: ", in seiner"."""
_MOST_BEHIND_POST: Final = 3
"""Tokens from a word for a post to its title: "cargo de"."""


def name_then_title(view: BlockView, title: Labelled) -> Found | None:
    """NAME [(party)] [,(–] [former] TITLE."""
    place = title.start
    while place > 0:
        word = view.words[place - 1]
        item = (
            view.before(place, Label.FORMER)
            or view.before(place, Label.MODIFIER)
            or view.before(place, Label.HONORIFIC)
        )
        if item is not None:
            place = item.start
        elif word in QUOTES or word == " ":
            place -= 1
        elif (dated := _comma_before_date(view, place)) is not None:
            place = dated
        elif (posted := _comma_before_post(view, place)) is not None:
            place = posted
        elif place > 1 and view.words[place - 2] == "," and word.islower() and word in articles(view.language):
            place -= 1  # "X, der Bürgermeister der Stadt Ptuj"
        else:
            break
    if (listed := _office_before_joiner(view, place)) is not None:
        place = listed  # "Anna Huber, Stadträtin und frühere Bürgermeisterin"
    elif (listed := _words_before_joiner(view, place)) is not None:
        place = listed  # "Roland V., ancien résistant et maire de la commune"
    if (chosen := _chosen_name(view, title, place)) is not None:
        return chosen
    if place > 0 and (is_shaped(view.words[place - 1]) or view.words[place - 1] == ")") and _ends_line(view, title):
        return _apposed_in_line(view, title)
    if view.word(place - 1) not in {",", "(", "–", "-", "\t", ":", "|"}:
        apposes = view.language in codes_with("adjectives_follow") or view.language in codes_with("declines_names")
        if place > 0 and place == title.start and apposes:
            return _apposed(view, title, place)
        return None
    sign = view.words[place - 1]
    if sign in {"\t", "|"} and _has_name_behind(view, title):
        return None  # "Le Directeur, Paul Martin | Le Bourgmestre, Jean Dupuis": each cell has its own
    place -= 1
    while place > 0 and not view.words[place - 1].strip():
        place -= 1
    place = view.before_bracket(place)
    office = view.before(place, Label.OFFICE)
    if sign == "(" and office is not None and office.start and view.words[office.start - 1] == ",":
        place = office.start - 1  # "Anna Huber, Stadträtin (Bürgermeisterin von 2011 bis 2022)"
    name = view.name_before(place)
    if name is None and sign == ",":
        name = _name_behind_small_words(view, title, place)
    if name is not None and is_of_office(view, name.start) and _holder_follows(view, title):
        return None  # "przewodniczący rady Jan Lis, burmistrz w latach 1982-2010 Karol Nowak"
    city = city_of_title(view, title)
    # "M. Tavernier, maire de Dole": a surname is enough behind a form of address, where the town is said.
    fewest = 1 if sign == "," and city is not None else 2
    if name is None or view.parts(name) < fewest:
        return None
    confidence = 0.9 if sign in {",", "("} else 0.8
    return finding(view, title, name, "mayor.name-title", sure=confidence, city=city)


def _has_name_behind(view: BlockView, title: Labelled) -> bool:
    place = title.end
    while view.word(place) in {",", ":", " "}:
        place += 1
    name = view.name_at(place)
    return name is not None and name.start == place


def _holder_follows(view: BlockView, title: Labelled) -> bool:
    """True for a title with a person behind it, its town, small words and dates between."""
    for place in range(end_with_town(view, title), min(title.end + _MOST_BEHIND_TITLE, len(view.words))):
        name = view.name_at(place)
        if name is not None and place not in view.city:
            return view.is_person(name)
        if not (view.words[place].islower() or place in view.date or place in view.city or view.at(place, Label.AFTER)):
            return False
    return False


def _chosen_name(view: BlockView, title: Labelled, place: int) -> Found | None:
    """VERB NAME TITLE: "seit 2014 ist Anna Huber (parteilos) Bürgermeisterin", "werd Marijke Smit burgemeester"."""
    name = view.name_before(view.before_bracket(behind_adverbs(view, title, place)))
    if name is None or view.parts(name) < 2:
        return None
    start = view.before_honorifics(name.start)
    if start and view.says(start - 1, "mayors.person_articles"):
        start -= 1  # "d'Anne Weber"
    if view.before(start, Label.COPULA) is None:
        return None
    return finding(view, title, name, "mayor.verb-name-title", sure=0.85, city=city_of_title(view, title))


def _apposed(view: BlockView, title: Labelled, place: int) -> Found | None:
    """NAME TITLE without a comma, where dates or a link follow ("X presidente de 2010 a 2013"), one of another office
    ("Jean V. maire, Paul D. adjoint"), or in a row with its town ("Jan L. wójt Tarnowa, Ewa N. wójt Rypina")."""
    name = view.name_before(place)
    if name is None or view.parts(name) < 2:
        return None
    city = city_of_title(view, title)
    if city is not None and view.is_person(name) and view.word(view.before_honorifics(name.start) - 1) in _ROW_SIGNS:
        return finding(view, title, name, "mayor.name-title", sure=0.8, city=city)
    ahead = range(title.end, min(title.end + 3, len(view.words)))
    if not any(spot in view.date for spot in ahead) and not _other_holder_follows(view, title.end):
        return None
    return finding(view, title, name, "mayor.name-title-term", sure=0.8, city=None)


def _other_holder_follows(view: BlockView, place: int) -> bool:
    """True where a comma and a name with another office right behind it stand at a token."""
    if view.word(place) not in {",", ";"}:
        return False
    name = view.name_at(place + 1)
    return name is not None and office_at(view, name.end)


def _ends_line(view: BlockView, title: Labelled) -> bool:
    """True where a short block ends with the title, or with the title and its city."""
    return len(view.words) <= _MOST_LINE_TOKENS and end_with_town(view, title) == len(view.words)


def _apposed_in_line(view: BlockView, title: Labelled) -> Found | None:
    """NAME [(party)] TITLE as a whole line, where a line break was lost."""
    name = view.name_before(view.before_bracket(title.start))
    if name is None or not 2 <= view.parts(name) <= 4:
        return None
    return finding(view, title, name, "mayor.name-title-line", sure=0.8, city=city_of_title(view, title))


def _office_before_joiner(view: BlockView, place: int) -> int | None:
    """The place right behind the comma of ", concejal y", where another office is named before a title."""
    if place < 2 or not view.says(place - 1, "partnerships.joiners"):
        return None
    office = view.before(place - 1, Label.OFFICE)
    return office.start if office is not None and office.start and view.words[office.start - 1] == "," else None


def _words_before_joiner(view: BlockView, place: int) -> int | None:
    """The place right behind the comma of ", ancien résistant et", where a few words and "and" stand before a title and
    a name with a known first name before the comma."""
    if place < 2 or not view.says(place - 1, "partnerships.joiners"):
        return None
    for back in range(place - 2, max(place - 2 - _MOST_WORDS, -1), -1):
        if view.words[back] == ",":
            name = view.name_before(back)
            known = name is not None and view.is_given(name.start)
            return back + 1 if known and back < place - 2 else None
        if back in view.date or back in view.city or view.before(back + 1, Label.COPULA) or view.is_given(back):
            return None
    return None


def _name_behind_small_words(view: BlockView, title: Labelled, comma: int) -> Span | None:
    """The name before a few small words and the comma before a title of some town, or one with its term: "was ook Anna
    Huber aanwezig, burgemeester van Mouvaux", "ist Karl Ohm zu danken, bis 2001 Bürgermeister"."""
    placed = city_of_title(view, title) is not None
    known = placed or is_of_unknown_town(view, title) or any(place in view.date for place in range(comma, title.start))
    small = comma
    while small > max(comma - _MOST_BETWEEN, 0) and view.words[small - 1].islower():
        small -= 1
    name = view.name_before(small) if known else None
    return name if name is not None and (placed or view.is_given(name.start)) else None


def _comma_before_date(view: BlockView, place: int) -> int | None:
    """The place right behind the comma of ", bis März 2024 Bürgermeister", where a term stands before a title."""
    start = place
    while start > 0 and start - 1 in view.date:
        start -= 1
    if start in {0, place}:
        return None
    if view.words[start - 1].islower() and start > 1:
        start -= 1
    return start if view.words[start - 1] == "," else None


def _comma_before_post(view: BlockView, place: int) -> int | None:
    """The place right behind the comma of ", no cargo de", ", in seiner Eigenschaft als", where a word for the post
    stands before its title; not where somebody is only meant for it: ", para o cargo de"."""
    post = place - 1
    while post > max(place - _MOST_BEHIND_POST, 0) and view.words[post].islower() and not _is_post(view, post):
        post -= 1
    if not _is_post(view, post):
        return None
    for back in range(post - 1, max(post - _MOST_BEFORE_POST, 0) - 1, -1):
        if view.words[back] == ",":
            lead = " ".join(view.words[back + 1 : place]).lower()
            return None if back == post - 1 or lead in set_of(view.language, "mayors.aims") else back + 1
        if not view.words[back].islower():
            return None
    return None


def _is_post(view: BlockView, place: int) -> bool:
    return view.says(place, "mayors.posts")
