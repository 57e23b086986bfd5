"""A town said beside a title by its adjective ("der Linzer Bürgermeister", "le maire lillois") or by a name that no
gazetteer knows: its holder is not the publisher's mayor, unless the adjective is the publisher's own."""

from __future__ import annotations

from typing import Final, NamedTuple

from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView
from pipeline.entities.mayors.titles.city_beside import city_in_adjective
from pipeline.entities.mayors.titles.town_phrase import town_phrase
from pipeline.entities.mayors.words import articles
from pipeline.entities.names import is_no_name, is_shaped
from pipeline.gazetteer import GazetteerPlace, load
from pipeline.gazetteer.demonyms import country_of_adjective, is_of_region
from pipeline.gazetteer.town_adjectives import has_ending, is_capital, town_of_adjective
from pipeline.languages import codes_with
from pipeline.record import NIL, Mention, MentionType

_SHORTEST_WORD: Final = 4
"""Letters of a word of the publisher's name by which a longer or shorter form of it is known."""
_LONGEST_NAME: Final = 4
"""Tokens of a town's name behind a title."""
_OTHER_WORDS: Final = (Label.FORMER, Label.MODIFIER, Label.OFFICE, Label.HOST, Label.HONORIFIC, Label.RELATIVE)


class SaidTown(NamedTuple):
    """city: the town as a mention would have it, None where the words say that it is another one, but not which."""

    city: Mention | None


def town_in_adjective(view: BlockView, title: Labelled) -> SaidTown | None:
    """The town of which an adjective beside a title speaks; None where none does."""
    if (named := city_in_adjective(view, title)) is not None:
        return SaidTown(named)
    if view.language in codes_with("adjectives_follow"):
        return town_at(view, title.end)
    counterpart = view.before(title.start, Label.COUNTERPART)
    place = (title.start if counterpart is None else counterpart.start) - 1
    if place < 0 or any(view.before(place + 1, label) is not None for label in _OTHER_WORDS):
        return None
    found = town_at(view, place)
    return found if found is not None or not _is_unknown_adjective(view, place) else SaidTown(None)


def town_at(view: BlockView, place: int) -> SaidTown | None:
    """The town of which the adjective at a token speaks; None for other words."""
    if place >= len(view.words) or place in view.city or view.is_given(place):
        return None
    word = view.words[place]
    if not has_ending(word, view.language) or _is_of_land(view, word):
        return None
    if not (is_capital(view.language) or word.islower() or place == 0 or view.sentence_end(place - 1)):
        return None
    publisher = view.publisher
    named = frozenset(mention.value for mention in view.page_cities if mention.value != NIL)
    found = town_of_adjective(word, view.language, publisher.country, publisher.geonames_id, named)
    if found is None:
        return None
    return SaidTown(None if found.place is None else _mention(view, place, found.place))


def _is_of_land(view: BlockView, word: str) -> bool:
    """True for the adjective of a country or of another one's region: "Groningse" is said of a town in its own."""
    country = country_of_adjective(word, view.language)
    return country is not None and not (country == view.publisher.country and is_of_region(word, view.language))


def _mention(view: BlockView, place: int, town: GazetteerPlace) -> Mention:
    start, raw = view.offsets[place], view.words[place]
    attributes = {"name": town.name, "country": town.country}
    span = (view.block.index, start, start + len(raw))
    return Mention(MentionType.CITY, *span, raw, town.geonames_id, "city.adjective", 1.0, attributes)


def _is_unknown_adjective(view: BlockView, place: int) -> bool:
    """True for a capitalised word behind an article that ends as adjectives of towns do ("den Olper Bürgermeister"),
    and is no form of the publisher's name."""
    word = view.words[place]
    if not is_capital(view.language) or not has_ending(word, view.language) or not is_shaped(word):
        return False
    led = view.word(place - 1).lower() in articles(view.language)
    if not led or is_no_name(word, view.language) or view.is_given(place):
        return False
    return not (_is_of_land(view, word) or _is_of_publisher(view, word))


def is_of_unknown_town(view: BlockView, title: Labelled, name: Span | None = None) -> bool:
    """True for a title of a town that is no city of the page, be it said behind the title or behind the name: "Mayor of
    Casterbridge", "Mayor Michael H. of Casterbridge"."""
    if name is not None and _is_town_in_case(view, title, name):
        return True
    begins_name = name is not None and name.start == title.end  # "burgemeester Van Hulst"
    if not begins_name and _leads_to_unknown(view, title.end):
        return True
    if name is None or not _leads_to_unknown(view, name.end):
        return False
    return not view.says(name.end, "mayors.inside")


def _is_town_in_case(view: BlockView, title: Labelled, name: Span) -> bool:
    """True for the one capitalised word between a title and a name with a known first name, where towns stand in a
    case: "burmistrz Moniek Jan Lis"."""
    place = title.end
    if view.language not in codes_with("declines_names") or name.start != place + 1 or not view.is_given(name.start):
        return False
    if place in view.city or place in view.date or place in view.starting or view.is_given(place):
        return False
    word = view.words[place]
    return is_shaped(word) and not (is_no_name(word, view.language) or _is_of_publisher(view, word))


def _leads_to_unknown(view: BlockView, start: int) -> bool:
    """True where a link to a town stands at a token, and behind it a capital that is no city of the page."""
    link = view.at(start, Label.LINK)
    if link is None or not view.is_one_of(link, "mayors.town_links"):
        return False
    place = link.end
    if place >= len(view.words) or place in view.city or place in view.date or view.is_given(place):
        return False
    word = view.words[place]
    if not is_shaped(word) or is_no_name(word, view.language) or word.isupper() or place in view.starting:
        return False
    return town_phrase(view, start) is None and not _is_of_publisher(view, word, place)


def _is_of_publisher(view: BlockView, word: str, place: int | None = None) -> bool:
    """True for a word like the publisher's name or one of its words, and where that name stands at a token; also where
    the publisher's name is not known."""
    home = view.publisher.geonames_id
    known = load().place(home) if home is not None else None
    if known is None:
        return True
    start = word[:_SHORTEST_WORD].casefold()
    if any(part.casefold().startswith(start) for part in known.name.replace("-", " ").split()):
        return True
    if place is None:
        return False
    ends = range(place + 1, min(place + _LONGEST_NAME, len(view.words)) + 1)
    names = (view.block.text[view.offsets[place] : view.offsets[end - 1] + len(view.words[end - 1])] for end in ends)
    return any(found.place.geonames_id == home for name in names for found in load().lookup(name))
