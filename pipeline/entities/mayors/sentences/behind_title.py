"""Names behind a title: "Bürgermeister der Stadt Ulm, Dr. Karl Ohm", and what may stand between the two."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from pipeline.entities.mayors.found import Found, is_term
from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.titles.belonging import is_of_picture, is_of_somebodys
from pipeline.entities.mayors.titles.city_beside import QUOTES, city_of_gentilic
from pipeline.entities.mayors.titles.finding import finding
from pipeline.entities.mayors.titles.genders import gender_told
from pipeline.entities.mayors.titles.said_town import town_at
from pipeline.entities.mayors.titles.town_phrase import town_phrase
from pipeline.entities.mayors.words import articles
from pipeline.entities.names import is_shaped
from pipeline.gazetteer.demonyms import country_of_adjective
from pipeline.languages import codes_with
from pipeline.languages.lists import parts_of

_MAX_GAP: Final = 10
"""Tokens between a title and the name behind it ("presidenta municipal de León de los Aldama, Alejandra …")."""
_MAX_ADVERBS: Final = 5
"""Words before a title that begins a sentence: "Ancien ministre et maire de …"."""
_MOST_SMALL_WORDS: Final = 4
"""Words between a title and the comma before its holder: "i den gamla meningen"."""


def title_then_name(view: BlockView, title: Labelled) -> Found | None:
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
            if city is None and (linked or _name_follows(view, _behind_dash(view, end))):
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
            if commas and addressed and _addresses_two(view, title, place):
                return None
            if commas and view.at(name.end, Label.TITLE) is not None:
                return None  # "Jan Lis wójt Tarnowa, Ewa Nowak wójt Rypina"
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
            term = place in view.date and is_term(view.date[place])  # "Mayor of York 2011/12 Cllr Ann Lee"
            place, dated, linked = place + 1, dated or not term, False
        elif (link := view.at(place, Label.LINK)) is not None and not commas:
            place, linked = link.end, True
        elif commas and (modifier := view.at(place, Label.MODIFIER) or view.at(place, Label.FORMER)) is not None:
            place = modifier.end
        elif place == title.end and view.says(place, "mayors.now", "mayors.there", "mayors.local"):
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
        elif word == "(" and (behind := view.behind_bracket(place)) > place:
            place = behind
        elif place == title.end and (closed := _behind_phrase(view, place)) is not None:
            place, commas = closed, 1
        else:
            return None
    return None


def _addresses_two(view: BlockView, title: Labelled, place: int) -> bool:
    """True where a man is addressed by the title and a woman by the name behind the comma, or the other way round: "à
    M. le Maire, Mme Florence G. à Mme Claire H." is a row."""
    start = title.start - (view.word(title.start - 1).lower() in articles(view.language))
    told = (
        gender_told(view.language, view.words[first:last])
        for first, last in ((view.before_honorifics(start), start), (view.before_honorifics(place), place))
    )
    return set(told) == {"female", "male"}


def _name_in_bracket(view: BlockView, place: int) -> int | None:
    """The token of the name that is all of a bracket, forms of address aside: "The Mayor (Cllr Ann Lee)"."""
    inside = view.behind_honorifics(place + 1)
    name = view.name_at(inside)
    whole = name is not None and view.word(name.end) == ")"
    return inside if whole and (inside > place + 1 or view.is_given(inside)) else None


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
            if view.says(place, "partnerships.joiners"):
                return False  # "Le maire, Paul R., et son adjointe": the next in a row
            if view.at(place, Label.SIGNER) or view.says(place, "mayors.accompanied"):
                return False  # "La maire, Anne R., avec ses adjoints": others
            if view.at(place, Label.OFFICE) is not None:
                return True
            place += 1
    return False


def office_at(view: BlockView, place: int) -> bool:
    """True where another office stands at a token, a word before it aside: "adjoint", "premier adjoint"."""
    modifier = view.at(place, Label.MODIFIER)
    ahead = (place,) if modifier is None else (place, modifier.end)
    return any(view.at(spot, Label.OFFICE) is not None for spot in ahead)


def _behind_phrase(view: BlockView, place: int) -> int | None:
    """The token behind a few small words and a comma, where a full name between commas follows: "le maire breton,
    Yves M., signe", "der letzte Bürgermeister im alten Sinn, Nils S., …"; None for anything else."""
    for ahead in range(place, min(place + _MOST_SMALL_WORDS + 1, len(view.words))):
        if view.words[ahead] == ",":
            name = view.name_at(ahead + 1)
            closed = name is not None and (name.end == len(view.words) or view.words[name.end] in {",", ")", "."})
            if name is None or not closed or ahead == place or not view.is_given(name.start):
                return None
            return ahead + 1 if view.parts(name) > 1 else None
        word = view.words[ahead]
        if not word.islower() or ahead in view.date or view.at(ahead, Label.COPULA) is not None:
            return None
        if word in parts_of(view.language, "mayors.deputies", "mayors.deputy_words", "mayors.deputy_titles"):
            return None
    return None


def _behind_dash(view: BlockView, place: int) -> int:
    """The token behind the dash at a token, of a language whose towns need no "of": "burmistrz Serocka – Jan Nowak";
    else the same token."""
    dashed = view.word(place) in {"–", "-"} and view.language in codes_with("declines_names")
    return place + 1 if dashed else place


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
