"""Names that are a city's beyond doubt for the words around them: "FC Rodange", "Mayor Ann Lee of Flint"."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import cache

from pipeline.alternation import alternation
from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.lookalikes import OWN_NAMES
from pipeline.entities.cities.sighting import Sighting
from pipeline.entities.inflection import INFLECTED, nominative_given
from pipeline.gazetteer import NameKind
from pipeline.gazetteer.namefold import fold
from pipeline.languages import all_languages, codes_with

_LIKELIER = 0.5
_AS_LIKELY_AS_NOT = 0.5
_AGAINST = frozenset(
    {"first_name_before", "first_name_linked", "initial_before", "cue_title", "cue_street", "cue_house", "street_after"}
)
_WINDOW = 60
_LONGEST_NAME = 3
"""Words before a bracket of which one but the last is a first name."""
_NO_TOWN = frozenset({"word", "common_word", "is_first_name", "is_country", "is_region"})
_NO_NEIGHBOUR = frozenset({"word", "common_word", "is_country", "is_region", "is_cue", "capital_after", "street_after"})
_EXONYM = "against_has_exonym"
_NO_BUILDINGS_TOWN = frozenset({"abroad", "saint", "saint_hyphened", "capital_after"})
_NEAR_WINDOW = 24
"""Characters of a phrase for nearness."""
_NO_OFFICES_TOWN = frozenset({"is_country", "is_region", "common_word"})
_HELD = re.compile(r" (?:[^\W\dA-Z_]{2,14} ){0,2}[^\W\d_]+")
"""What a genitive has: an adjective or two, the noun."""
_POSSESSED = re.compile(rf"['’]s?{_HELD.pattern}")
_OFFICEHOLDER = re.compile(r" [^\W\d_]+ [^\W\d_a-z][\w.'’-]* ")
"""An office in one word, and a name of more than one behind it."""
_PERSON = re.compile(r" [^\W\d_]+ [^\W\d_a-z]")
_OF = "of"
_MOST_WORDS = 5
_FEWEST_WORDS = 4
"""Words before a town: an office, its holder's name, a link; and nothing behind the last blank."""
_DOES = re.compile(r" [^\W\dA-ZÀ-Þ_]+(?: [^\W\d_]+){1,3}")
"""A verb, and up to three words behind it."""
_SMALL_WORD = Cue.LINK | Cue.ARTICLE | Cue.CONJUNCTION | Cue.PREPOSITION | Cue.COPULA
_NOUN_AND_LINK = re.compile(r"(?<![^\W_])([^\W\d_]{2,20}) [^\W\d_]{1,5}(?: |['’])$")
_GLOSS = re.compile(r" \((?:[^\W\d_]{2,14}:? )?")
_LONGEST_GLOSS = 20


def is_one(sightings: Sequence[Sighting], index: int, lexicon: Lexicon, *, named_in_full: Container[str]) -> bool:
    """True where a name is a city's. named_in_full: ids of the places that the page surely names by a longer name."""
    seen = sightings[index]
    place = seen.readings[0].place
    if place is None:
        return False
    if seen.readings[0].kind is NameKind.SHORT and place.geonames_id in named_in_full:
        return not seen.alone.keys() & _AGAINST
    return (
        _is_held_by_officeholder(seen, lexicon)
        or _is_called_in_capitals(seen)
        or _is_municipality(seen)
        or _is_of_club(seen)
        or _is_of_building(seen)
        or _is_near_something(seen, lexicon)
        or _is_genitive_of_office(seen, lexicon)
        or _is_before_officeholder(seen, lexicon)
        or _is_of_officeholder(seen, lexicon)
        or _is_of_former_office(seen, lexicon)
        or _is_acted_for(seen, lexicon)
        or _is_bracketed_behind_person(seen, lexicon)
        or any(
            _is_gloss(sightings[first], sightings[first + 1])
            and sightings[first].first + sightings[first + 1].first - seen.first >= _LIKELIER
            for first in (index - 1, index)
            if 0 <= first < len(sightings) - 1
        )
    )


def _is_municipality(seen: Sighting) -> bool:
    """True for a main name right before the word for a municipality, where such a word stands behind all of them:
    "Aneby kommun". The publisher's may be a word as well."""
    if "town_after" not in seen.alone or seen.language not in codes_with("communes_follow"):
        return False
    return "publisher" in seen.alone or _may_be_a_town(seen)


def _is_called_in_capitals(seen: Sighting) -> bool:
    """True for a main name in capitals beside the word for a town: "GEMEINDE BIDINGEN", "COMUNE DI LERICI", "THAME TOWN
    COUNCIL"."""
    called = "capitals" in seen.alone and (seen.around.cue | seen.around.after) & Cue.TOWN
    return bool(called) and "abroad" not in seen.alone and _may_be_a_town(seen)


def _is_of_club(seen: Sighting) -> bool:
    """True for a main name behind the letters of a club: "FC Rodange"."""
    if "cue_club" not in seen.alone or seen.alone.keys() & _NO_TOWN or seen.readings[0].kind not in OWN_NAMES:
        return False
    return seen.around.previous.isupper()


def _is_of_building(seen: Sighting) -> bool:
    """True for a main name at home behind a building and a link: "la piscine de Gramat"; not for a saint's."""
    if not seen.around.cue & Cue.BUILDING or seen.alone.keys() & _NO_BUILDINGS_TOWN:
        return False
    return seen.readings[0].kind is NameKind.MAIN and _may_be_a_town(seen)


def belongs_to(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for a main name at home behind a noun and a link without an article: "la fanfare de Gramat", not "la vallée
    de la Rance" nor "et de Gramat", nor where the page has a person of that name."""
    if not seen.around.linked or seen.first < _AS_LIKELY_AS_NOT or seen.language not in codes_with("links_towns"):
        return False
    if seen.alone.keys() & (_AGAINST | _NO_BUILDINGS_TOWN) or seen.readings[0].kind is not NameKind.MAIN:
        return False
    if seen.together.get("elsewhere_person"):
        return False
    noun = _NOUN_AND_LINK.search(seen.block.text, max(0, seen.span.start - _WINDOW), seen.span.start)
    if noun is None or not noun[1].islower() or lexicon.cue(noun[1], seen.language) & _SMALL_WORD:
        return False
    return seen.around.previous in lexicon.person_links.get(seen.language, ()) and _may_be_a_town(seen)


def _is_near_something(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for a known name behind a phrase for nearness: "alle porte di Lione", "near" of rivers and woods aside."""
    if seen.alone.keys() & _NO_NEIGHBOUR:
        return False
    if seen.readings[0].kind not in OWN_NAMES and "has_exonym" not in seen.alone and _EXONYM not in seen.alone:
        return False
    return lexicon.is_near(seen.block.text[max(0, seen.span.start - _NEAR_WINDOW) : seen.span.start], seen.language)


def _is_genitive_of_office(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for a town's name in the genitive right before an office: "Pisas neuer Bürgermeister", "Pisa's mayor"."""
    if seen.readings[0].kind not in OWN_NAMES or seen.alone.keys() & {"is_first_name", *_NO_OFFICES_TOWN}:
        return False
    if {"ordinary", "abroad"} <= seen.alone.keys():
        return False
    held = (_HELD if seen.span.genitive else _POSSESSED).match(seen.block.text, seen.span.end)
    if held is None:
        return False
    return any(lexicon.cue(word, seen.language) & Cue.OFFICE for word in held[0].split())


def _is_before_officeholder(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for a town's name before an office and a person: "Flint Mayor Ann Lee", not "Current Mayor Ann Lee"; behind
    a preposition before a form of address: "In Flint Cllr Ann Lee was elected"."""
    if seen.language not in codes_with("towns_before_titles") or seen.readings[0].kind not in OWN_NAMES:
        return False
    following = lexicon.cue(seen.around.following, seen.language)
    addressed = following & Cue.TITLE and seen.around.direct & Cue.PREPOSITION and "word" not in seen.alone
    if not (following & Cue.OFFICE or addressed):
        return False
    if seen.alone.keys() & _NO_OFFICES_TOWN or {"ordinary", "abroad"} <= seen.alone.keys():
        return False
    return _OFFICEHOLDER.match(seen.block.text, seen.span.end) is not None


def _may_be_a_town(seen: Sighting, *, but: frozenset[str] = frozenset()) -> bool:
    """True for a main name that is no other word, nor one of both an ordinary word and a town abroad. but: what other
    it may be."""
    if seen.readings[0].kind not in OWN_NAMES or seen.alone.keys() & (_NO_TOWN - but):
        return False
    return not {"ordinary", "abroad"} <= seen.alone.keys()


def _is_of_officeholder(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for a main name behind an office, a person and a link: "Mayor Ann Lee of Flint", "sindaco Neri di Aulla"; in
    English, where no surname has the link, behind a person alone."""
    called_so = "is_first_name" in seen.alone and seen.around.previous == _OF  # "Mayor Ann Lee of Marietta"
    if not seen.around.linked or not _may_be_a_town(seen, but=frozenset({"is_first_name"} if called_so else ())):
        return False
    words = seen.block.text[max(0, seen.span.start - _WINDOW) : seen.span.start].rsplit(" ", _MOST_WORDS)
    if len(words) < _FEWEST_WORDS:
        return False
    *before, last, link, gap = words
    if gap or link != seen.around.previous or not last[:1].isupper():
        return False
    english = link == _OF
    if english and fold(before[-1]) in lexicon.first_names and not called_so:
        return True
    holder = next((word for word in reversed(before) if word[:1].islower() or _is_office(word, seen, lexicon)), "")
    if not _is_office(holder, seen, lexicon):
        return False
    return english or fold(last) not in lexicon.first_names  # "Burgemeester Wilma van Oosterzee" is a whole name


def _is_of_former_office(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for a main name behind an office, what may stand behind one, and a link: "Bürgermeister a. D. von Aulla"."""
    if not seen.around.linked or not _may_be_a_town(seen):
        return False
    before = seen.block.text[max(0, seen.span.start - _WINDOW) : seen.span.start - len(seen.around.previous) - 1]
    behind_office = _behind_office(seen.language).search(before)
    return behind_office is not None and _is_office(behind_office[1], seen, lexicon)


@cache
def _behind_office(language: str) -> re.Pattern[str]:
    entry = all_languages().get(language)
    words = entry.mayors.after_title if entry is not None else ()
    return re.compile(rf"(?<![^\W\d_])([^\W\d_]{{3,40}}) (?:{alternation(words)}) ?$")


def _is_office(word: str, seen: Sighting, lexicon: Lexicon) -> bool:
    return bool(lexicon.cue(word, seen.language) & Cue.OFFICE)


def _is_acted_for(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for a main name at the head of a sentence, for which an officeholder does something: "Für Aulla unterschrieb
    Bürgermeister Neri"."""
    if not _may_be_a_town(seen):
        return False
    text, start, end = seen.block.text, seen.span.start, seen.span.end
    if _on_behalf(seen.language).search(text[max(0, start - _WINDOW) : start].lower()) is None:
        return False
    behind = _DOES.match(text, end)
    return behind is not None and any(lexicon.cue(word, seen.language) & Cue.OFFICE for word in behind[0].split()[1:])


@cache
def _on_behalf(language: str) -> re.Pattern[str]:
    entry = all_languages().get(language)
    words = entry.mayors.on_behalf if entry is not None else ()
    return re.compile(rf"(?:^|[.!?;:–] )(?:{alternation(words)}) $")


def _is_bracketed_behind_person(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for a main name that is no common word, alone in the brackets behind a person: "Anna Huber (Linz)"."""
    text, start, end = seen.block.text, seen.span.start, seen.span.end
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")" or seen.readings[0].kind is not NameKind.MAIN:
        return False
    if seen.alone.keys() & _NO_TOWN or text[start:end].isupper():
        return False
    words = text[max(0, start - _WINDOW) : start - 1].split()[-_LONGEST_NAME:]
    return any(
        fold(word) in lexicon.first_names and not lexicon.cue(word, seen.language) for word in words[:-1]
    ) and all(word[0].isupper() for word in words[-2:])


def _is_held_by_officeholder(seen: Sighting, lexicon: Lexicon) -> bool:
    """True for a name between an office and a person, declined or behind a link: "starosta Jeseníku Zdeněk Halamík",
    "il sindaco di Sover Elio Bazzi"; one that the page calls a town need not be declined."""
    if seen.around.linked:
        held = (
            bool(seen.around.cue & (Cue.OFFICE | Cue.TOWN))
            and _PERSON.match(seen.block.text, seen.span.end) is not None
            and _may_be_a_town(seen)
        )
    else:
        held = (
            (seen.span.inflected or ("cued" in seen.alone and "is_first_name" not in seen.alone))
            and seen.language in codes_with("declines_names")
            and bool(lexicon.cue(seen.around.previous, seen.language) & Cue.OFFICE)
        )
    return held and _is_given_name(seen.around.following, seen.language, lexicon)


def _is_given_name(word: str, language: str, lexicon: Lexicon) -> bool:
    """True for a first name, be it declined."""
    if fold(word) in lexicon.first_names:
        return True
    return word[:1].isupper() and language in INFLECTED and nominative_given(word, language) is not None


def _is_gloss(first: Sighting, second: Sighting) -> bool:
    """True where a bracket behind a name has another name of the same place: "Kostnice (Konstanz)"."""
    if first.block.text[first.span.end : first.span.end + 2] != " (":
        return False  # as most
    if first.block.index != second.block.index or first.span.name == second.span.name:
        return False
    one, other = first.readings[0].place, second.readings[0].place
    gap = first.block.text[first.span.end : second.span.start]
    return one is not None and one == other and len(gap) <= _LONGEST_GLOSS and _GLOSS.fullmatch(gap) is not None
