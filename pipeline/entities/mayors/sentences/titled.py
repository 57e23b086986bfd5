"""Names that stand with a title in one block: before it or behind it (a verb between them: `by_verb`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.sentences.appositions import (
    behind_phrase,
    comma_before_date,
    dash_behind,
    name_behind_small_words,
    now_or_there,
    office_at,
    office_before_joiner,
    words_before_joiner,
)
from pipeline.entities.mayors.sentences.by_verb import by_verb
from pipeline.entities.mayors.sentences.elections import elected
from pipeline.entities.mayors.sentences.right_before_title import apposed, apposed_in_line, chosen_name, ends_line
from pipeline.entities.mayors.sentences.subjects import of_other_sentence
from pipeline.entities.mayors.titles.belonging import is_of_picture, is_of_somebodys
from pipeline.entities.mayors.titles.city_beside import QUOTES, city_of_gentilic, city_of_title
from pipeline.entities.mayors.titles.finding import before_closing, finding
from pipeline.entities.mayors.titles.holding import holds, is_deputy
from pipeline.entities.mayors.titles.said_town import town_at
from pipeline.entities.mayors.titles.town_phrase import town_phrase
from pipeline.entities.mayors.words import articles, joiners, own_words
from pipeline.entities.names import is_shaped
from pipeline.gazetteer.demonyms import country_of_adjective
from pipeline.languages import codes_with

_MAX_GAP = 10
"""Tokens between a title and the name behind it ("presidenta municipal de León de los Aldama, Alejandra …")."""
_MAX_ADVERBS = 5
"""Words before a title that begins a sentence: "Ancien ministre et maire de …"."""


def titled_names(view: BlockView) -> Iterator[Found]:
    """Every name that a title in this block makes a mayor's, in the order of the titles."""
    taken: set[int] = set()
    for title in view.labels:
        if title.label is not Label.TITLE or is_deputy(view, title) or not holds(view, title):
            continue
        found = name_of_title(view, title, taken)
        if found is not None:
            taken.add(found.name.start)
            yield found


def name_of_title(view: BlockView, title: Labelled, taken: set[int]) -> Found | None:
    """The name that a title makes its holder's, None where none stands with it. taken: tokens at which names begin that
    have a title of their own.
    """
    behind = _behind(view, title)
    ahead = _ahead(view, title)
    if behind is not None and behind.rule == "mayor.title-name":
        return behind
    if ahead is not None and ahead.name.start not in taken:
        return ahead
    if behind is not None:
        return behind
    return elected(view, title, taken) or by_verb(view, title, taken) or of_other_sentence(view, title, taken)


def _behind(view: BlockView, title: Labelled) -> Found | None:
    """TITLE [of CITY] [dates] [,:] [Dr.] NAME."""
    place, city, commas, colon = title.end, None, 0, False
    limit = min(len(view.words), title.end + _MAX_GAP)
    linked = addressed = dated = elsewhere = False
    country = ""
    while place < limit:
        word = view.words[place]
        if (honorific := view.at(place, Label.HONORIFIC)) is not None:
            place, addressed = honorific.end, True
            continue
        if place in view.city and not view.is_given(place):
            end = view.city_end(place)
            if city is None and (linked or _name_follows(view, dash_behind(view, end))):
                city = view.city[place]
                place, limit, linked = end, min(len(view.words), end + _MAX_GAP), False
                continue
        if city is None and not commas and (town := town_phrase(view, place)) is not None:
            place, city, elsewhere, country = town.end, town.city, town.city is None, town.country
            limit, linked = min(len(view.words), place + _MAX_GAP), False
            continue
        name = view.name_at(place)
        if name is not None and linked and city is not None and not addressed:
            place, linked = name.end, False  # the region around it: "Bürgermeister von Cluses in Hochsavoyen"
            continue
        if name is not None and linked and not addressed:
            if view.word(name.end) == "," and _name_follows(view, name.end):
                place, linked = name.end, False  # a place that the gazetteer does not know
                continue
            return None
        if name is not None:
            if commas and city is None and _is_office_holder(view, name.end):
                return None
            if dated and not (_begins(view, title) if commas or colon else _chosen(view, title)):
                return None
            if (colon and is_of_picture(view, title)) or ((colon or commas) and is_of_somebodys(view, title)):
                return None
            rule = "mayor.title-colon-name" if colon else "mayor.title-comma-name" if commas else "mayor.title-name"
            found = finding(view, title, name, rule, sure=0.85 if commas else 0.95, city=city)
            if found is None or not elsewhere:
                return found
            return replace(found, elsewhere=True, country=country or found.country)
        if (after := view.at(place, Label.AFTER)) is not None:
            place = after.end
        elif place in view.date or (place + 1 in view.date and word.islower()):
            place, dated, linked = place + 1, True, False
        elif (link := view.at(place, Label.LINK)) is not None and not commas:
            place, linked = link.end, True
        elif commas and (modifier := view.at(place, Label.MODIFIER) or view.at(place, Label.FORMER)) is not None:
            place = modifier.end
        elif place == title.end and word.lower() in now_or_there(view.language):
            place += 1  # "Mayor today: X", "Bürgermeister dort X"
        elif place == title.end and _is_adjective(view, place):
            place += 1  # "le maire allemand, Jörg K.", "la alcaldesa sevillana Ana R."
        elif place == title.end and (gentilic := city_of_gentilic(view, place)) is not None:
            place, city = place + 1, gentilic
        elif word in QUOTES or not word.strip(" "):
            place += 1
        elif word == "," and not commas:
            place, commas, linked = place + 1, 1, False
        elif word in {":", "\t", "–", "-", "|"} and not commas and not colon:
            place, colon, linked = place + 1, True, False
        elif word == "(" and not commas and (inside := _name_in_bracket(view, place)) is not None:
            place, commas, linked = inside, 1, False
        elif word == "(" and (behind := _closing(view, place)) is not None:
            place = behind
        elif place == title.end and (closed := behind_phrase(view, place)) is not None:
            place, commas = closed, 1
        else:
            return None
    return None


def _name_in_bracket(view: BlockView, place: int) -> int | None:
    """The token of the name that is all of a bracket, forms of address aside: "The Mayor (Cllr Ann Lee)"."""
    inside = view.behind_honorifics(place + 1)
    name = view.name_at(inside)
    whole = name is not None and view.word(name.end) == ")"
    return inside if whole and (inside > place + 1 or view.is_given(inside)) else None


def _is_adjective(view: BlockView, place: int) -> bool:
    """True for the adjective of a country, and, where adjectives follow, of a town of which no page need speak."""
    if country_of_adjective(view.words[place], view.language) is not None:
        return True
    follows = view.language in codes_with("adjectives_follow")
    return follows and city_of_gentilic(view, place) is None and town_at(view, place) is not None


def _begins(view: BlockView, title: Labelled) -> bool:
    """True for a title that begins a sentence, but for other offices: "Ancien ministre et maire de 1965 à 1989, …"."""
    place = view.sentence_start(title.start)
    before = range(place, title.start)
    verb = view.before(title.start, Label.COPULA)
    spoken = verb is not None and verb.start > place
    return (
        len(before) <= _MAX_ADVERBS
        and not spoken
        and not any(spot in view.date or view.is_given(spot) for spot in before)
    )


def _chosen(view: BlockView, title: Labelled) -> bool:
    """True where a verb of election or office stands right before a title: "foi eleito presidente da Câmara em …"."""
    return view.before(title.start, Label.COPULA) is not None


def _ahead(view: BlockView, title: Labelled) -> Found | None:
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
        elif (dated := comma_before_date(view, place)) is not None:
            place = dated
        elif place > 1 and view.words[place - 2] == "," and word.islower() and word in articles(view.language):
            place -= 1  # "X, der Bürgermeister der Stadt Ptuj"
        else:
            break
    if (listed := office_before_joiner(view, place)) is not None:
        place = listed  # "Anna Huber, Stadträtin und frühere Bürgermeisterin"
    elif (listed := words_before_joiner(view, place)) is not None:
        place = listed  # "Roland V., ancien résistant et maire de la commune"
    if (chosen := chosen_name(view, title, place)) is not None:
        return chosen
    if place > 0 and (is_shaped(view.words[place - 1]) or view.words[place - 1] == ")") and ends_line(view, title):
        return apposed_in_line(view, title)
    if view.word(place - 1) not in {",", "(", "–", "-", "\t", ":", "|"}:
        if place > 0 and place == title.start and view.language in codes_with("adjectives_follow"):
            return apposed(view, title, place)
        return None
    sign = view.words[place - 1]
    if sign in {"\t", "|"} and _has_name_behind(view, title):
        return None  # "Le Directeur, Paul Martin | Le Bourgmestre, Jean Dupuis": each cell has its own
    place -= 1
    while place > 0 and not view.words[place - 1].strip():
        place -= 1
    place = before_closing(view, place)
    office = view.before(place, Label.OFFICE)
    if sign == "(" and office is not None and office.start and view.words[office.start - 1] == ",":
        place = office.start - 1  # "Anna Huber, Stadträtin (Bürgermeisterin von 2011 bis 2022)"
    name = view.name_before(place)
    if name is None and sign == ",":
        name = name_behind_small_words(view, title, place)
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


def _name_follows(view: BlockView, place: int) -> bool:
    """True where a name of two parts or a comma and a name begin at a token."""
    if view.word(place) == ",":
        place += 1
    place = view.behind_honorifics(place)
    name = view.name_at(place)
    return name is not None and (view.parts(name) >= 2 or is_shaped(view.words[name.start]))


def _is_office_holder(view: BlockView, place: int) -> bool:
    """True where a name is followed by an office of its own: "maire de l'époque, Lise B., ex-directrice", and in a row
    "Jean V. maire, Paul D. adjoint"."""
    if office_at(view, place):
        return True
    if view.word(place) == ",":
        place += 1
        for _ in range(3):
            if view.word(place).lower() in joiners(view.language):
                return False  # "Le maire, Paul R., et son adjointe": the next in a row
            if view.at(place, Label.SIGNER) or view.word(place) in _with(view.language):
                return False  # "La maire, Anne R., avec ses adjoints": others
            if view.at(place, Label.OFFICE) is not None:
                return True
            place += 1
    return False


@cache
def _with(language: str) -> frozenset[str]:
    """Words for "with" and "together with", of one word each."""
    return frozenset(word for word in own_words(language).accompanied if " " not in word)


def _closing(view: BlockView, place: int) -> int | None:
    """The token behind a short parenthesis that begins at a token."""
    for ahead in range(place + 1, min(place + 8, len(view.words))):
        if view.words[ahead] == ")":
            return ahead + 1
    return None
