"""Titles that are a deputy's where the city has a higher one: a Bürgermeister beside an Oberbürgermeister."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.alternation import alternation
from pipeline.block import BlockKind
from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.lexicon import Label
from pipeline.entities.mayors.words import countries_of, own_words
from pipeline.entities.name_lands import has_first_name_of
from pipeline.languages.lists import set_of, tuple_of
from pipeline.record import Document

_CLAUSE = 7
"""Words between a name and the department that makes its bearer a deputy."""
_LONGEST_INVITATION = 6
"""Words before a title that say who invites: "at the kind invitation of the"."""
_BETWEEN = frozenset({",", "(", "-", "–"})
_LONGEST_OFFICE = 60
"""Characters before a name that hold another office."""
_MOST_WEAK = 12
"""Names with such a title that are looked for: a page with more is a list."""
_PLAIN = 9
"""Titles of so few letters, of one word, are other offices too: for them somebody on the page has to bear one."""


def without_deputies(found: Sequence[Found], document: Document) -> list[Found]:
    """Leave out holders whose title is below the head's, and of weak titles those that nothing supports.

    The higher title may stand anywhere on the page, in its menu too. A holder stays where the title is of another city
    than the publisher: said so, or a city of another country stands before it in the block; and where a counterpart is
    named with it. A holder of a lower title who has a department is a deputy everywhere.
    """
    country = document.publisher.country
    words = {word for item in found if item.entry is not None for word in item.entry.below}
    page = "\n".join([block.text for block in document.blocks]).lower() if words else ""
    higher = {
        word
        for word in words
        if (_stands(word, page, found, document) if " " in word or len(word) > _PLAIN else _held(word, found, document))
    }
    strong = any(item.entry is not None and not item.entry.weak for item in found)
    others = _with_other_office(found, document)
    kept = []
    for item in found:
        entry = item.entry
        if entry is not None and entry.below and _has_department(item):
            continue
        elsewhere = item.city is not None and item.city.value != document.publisher.geonames_id
        if entry is None or elsewhere or item.elsewhere or item.unplaced:
            kept.append(item)
        elif entry.weak and (not (strong and country in entry.countries) or item.view.raw(item.name) in others):
            continue
        elif country in entry.countries and any(
            word in higher and country in countries_of(word) and not (item.city is not None and len(word) <= _PLAIN)
            for word in entry.below
        ):
            if _foreign_city_before(item, country) or _is_of_heading(item, document):
                kept.append(replace(item, elsewhere=True))
            elif _has_counterpart(item):
                kept.append(item)
            elif _signs_with(item, found, document):
                kept.append(replace(item, elsewhere=True))
        else:
            kept.append(item)
    return kept


def _with_other_office(found: Sequence[Found], document: Document) -> set[str]:
    """Of the names with a weak title, and neither town nor term, those that the page has behind another office
    ("presidente da Assembleia, Rui Dias"), and all where it has the title as a head of state's ("Prezydent RP")."""
    weak = {item.view.raw(item.name): item for item in found if _is_weak(item)}
    if not 0 < len(weak) <= _MOST_WEAK:
        return set()
    text = "\n".join(block.text for block in document.kept_blocks)
    return {name for name, item in weak.items() if _is_of_state(item, text) or _is_behind_office(item, name, text)}


def _is_weak(found: Found) -> bool:
    return found.entry is not None and found.entry.weak and found.city is None and found.term is None


def _is_behind_office(found: Found, name: str, text: str) -> bool:
    offices = tuple_of(found.view.language, "mayors.offices")
    starts = (match.start() for match in re.finditer(re.escape(name), text))
    return any(text[max(0, start - _LONGEST_OFFICE) : start].lower().rstrip(" ,").endswith(offices) for start in starts)


def _is_of_state(found: Found, text: str) -> bool:
    entry = found.entry
    return (
        entry is not None and bool(entry.state) and _of_state(entry.forms, entry.state).search(text.lower()) is not None
    )


@cache
def _of_state(forms: tuple[str, ...], state: tuple[str, ...]) -> re.Pattern[str]:
    titles, words = (alternation(word.lower() for word in words) for words in (forms, state))
    return re.compile(rf"(?<!\w){titles} {words}(?!\w)")


def _has_department(found: Found) -> bool:
    """True where a department follows the name: "X, Dezernent für …", "X, der das Kulturdezernat leitet"."""
    view = found.view
    place = found.name.end
    while view.word(place) in _BETWEEN:
        place += 1
    if place == found.name.end:
        return False
    for ahead in range(place, min(place + _CLAUSE, len(view.words))):
        if view.sentence_end(ahead) or view.words[ahead] == ")":
            return False
        word = view.words[ahead].casefold()
        if view.at(ahead, Label.DEPARTMENT) is not None or word.endswith(_departments(view.language)):
            return True
    return False


def _has_counterpart(found: Found) -> bool:
    """True where a counterpart follows the name: who has an "Amtskollegen" abroad is the head, whatever the title."""
    view = found.view
    for ahead in range(found.name.end, min(found.name.end + _CLAUSE, len(view.words))):
        if view.sentence_end(ahead):
            return False
        if view.at(ahead, Label.COUNTERPART) is not None:
            return True
    return False


def _signs_with(found: Found, others: Sequence[Found], document: Document) -> bool:
    """True where somebody signs with a mayor in a sentence that names another city: its mayor, whatever the title."""
    view = found.view
    end = found.name.start
    start = view.sentence_start(end)
    while end < len(view.words) and not view.sentence_end(end):
        end += 1
    home = document.publisher.geonames_id
    if not any(place in view.city and view.city[place].value != home for place in range(start, end)):
        return False
    if not any(word.lower() in set_of(view.language, "partnerships.signed") for word in view.words[start:end]):
        return False
    text = view.raw(Span(start, end))
    surnames = {other.full_name.split()[-1] for other in others} - {found.full_name.split()[-1]}
    return any(surname in text for surname in surnames)


@cache
def _departments(language: str) -> tuple[str, ...]:
    """Single words for a department, folded, as they end compounds ("Kulturdezernat")."""
    return tuple(word.casefold() for word in own_words(language).departments if " " not in word)


def _foreign_city_before(found: Found, country: str) -> bool:
    """True behind a city of another country, but for the one who invites its people: "auf Einladung von"."""
    if _invites(found):
        return False
    start = found.view.offsets[found.name.start]
    cities = (mention for mention in found.view.city.values() if mention.start < start)
    return any(mention.attributes.get("country", country) != country for mention in cities)


def _invites(found: Found) -> bool:
    """True right behind "at the invitation of", "auf Initiative von"."""
    view, start = found.view, found.title.start if found.title is not None else found.name.start
    lead = " ".join(view.words[max(0, start - _LONGEST_INVITATION) : start]).lower()
    return _inviting(view.language).search(lead) is not None


@cache
def _inviting(language: str) -> re.Pattern[str]:
    """At the end of a text in small letters."""
    own = own_words(language)
    by = alternation(word.lower() for word in (*own.oblique, *own.signers))
    phrases = alternation(word.lower() for word in (*own.guests_of, *own.thanks))
    return re.compile(rf"(?<!\w){phrases}(?: {by}){{0,2}}$")


def _is_of_heading(found: Found, document: Document) -> bool:
    """True under a heading with a town in whose country the first name is usual, and not in the publisher's."""
    index = found.view.block.index
    heading = max(
        (b.index for b in document.kept_blocks if b.kind is BlockKind.HEADING and b.index < index), default=-1
    )
    countries = {city.attributes.get("country", "") for city in found.view.page_cities if city.block == heading}
    home = document.publisher.country
    return any(has_first_name_of(found.full_name, country, home) for country in countries - {home, ""})


def _stands(word: str, page: str, found: Sequence[Found], document: Document) -> bool:
    """True where a title stands on the page more often than as that of guests."""
    if word.lower() not in page:
        return False
    count = len(re.findall(rf"(?<![\w-]){re.escape(word.lower())}(?!\w)", page))
    guests = sum(item.written.lower() == word.lower() and _is_guest(item, document) for item in found)
    return count > guests


def _held(word: str, found: Sequence[Found], document: Document) -> bool:
    """True where somebody bears a title in the publisher's city: for words that mean other offices too ("prezydent").

    Who stands behind another city's name in a block is a guest.
    """
    return any(item.entry is not None and word in item.entry.forms and not _is_guest(item, document) for item in found)


def _is_guest(found: Found, document: Document) -> bool:
    home = document.publisher.geonames_id
    if found.elsewhere or (found.city is not None and found.city.value != home):
        return True
    if found.country not in {"", document.publisher.country}:
        return True
    start = found.view.offsets[found.name.start]
    return any(mention.start < start and mention.value != home for mention in found.view.city.values())
