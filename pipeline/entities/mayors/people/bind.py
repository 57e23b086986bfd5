"""Names to people: surname-only and inflected mentions are given the full name that the page has for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.block import Block
from pipeline.entities.inflection import is_mans_genitive, nominative_man, nominative_name
from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.people.fullnames import FullNames
from pipeline.entities.mayors.people.left_out import with_all_parts
from pipeline.entities.mayors.people.shorter import are_initials_of
from pipeline.entities.mayors.reading.lexicon import Label
from pipeline.entities.mayors.titles.genders import gender_told
from pipeline.entities.names import is_bare_initial, is_given, is_initial, is_particle, parts_of


def bind(found: Sequence[Found], blocks: Sequence[Block]) -> list[tuple[Found, str]]:
    """Each finding with the full name of its bearer.

    A bare surname is given the full name of a mayor on the page, else that of a person whom the page names with a known
    first name. One that is nobody's stays a surname where it stands in a sentence, and is left out elsewhere.
    """
    full = FullNames([item.full_name for item in found if parts_of(item.full_name.split()) > 1], blocks)
    fuller = with_all_parts(found)
    named = []
    for item in found:
        name = item.full_name
        if " " in name and parts_of(name.split()) == 1:  # "burgemeester Van den Akker", "K. Berger"
            owner = full.with_particle(name) or _by_initials(name, full)
            if owner or not f"{item.written}{item.view.raw(item.name)}".isupper():  # "BURGEMEESTER VAN HULST" of Hulst
                named.append((item, owner or name))
            continue
        if " " in name:
            named.append((item, _nominative(full.longer(name) or fuller.get(name, name), full, item.view.language)))
            continue
        owner = full.owner(name)
        if owner and not _is_of_other_gender(item, full.addressed(owner)):
            named.append((item, _nominative(owner, full, item.view.language)))
        elif (item.rule == "mayor.title-name" and _in_sentence(item)) or _is_addressed(item) or _is_of_list(item):
            named.append((replace(item, confidence=0.5), name))
    return named


def _is_of_other_gender(found: Found, address: str) -> bool:
    """True for a bare surname whose title tells another gender than the address before a full name: "Bürgermeisterin
    Back" is not Herr Julian Back."""
    told = gender_told(found.view.language, [address])
    return told is not None and found.gender is not None and told != found.gender


def _by_initials(name: str, full: FullNames) -> str:
    """The full name of "K. Berger" or "K Berger", empty where the page has none."""
    *initials, last = (f"{word}." if is_bare_initial(word) else word for word in name.split())
    owner = full.owner(last) if is_initial(initials[0]) else ""
    leading = [word for word in initials if not is_particle(word)]
    return owner if owner and are_initials_of(leading, owner) else ""


def _in_sentence(found: Found) -> bool:
    """True where a verb or an ordinary word follows the name, as in running text."""
    words = found.view.words
    end = found.name.end
    return end < len(words) and words[end][0].islower() and words[end].isalpha() and len(words[end]) > 1


def _is_of_list(found: Found) -> bool:
    """True for a surname with its term in a list of nothing but these."""
    return found.rule == "mayor.list-surname"


def _is_addressed(found: Found) -> bool:
    """True for a surname behind a form of address, with a title: "Leeds Mayor, Cllr Barker,", "Cllr Barker was elected
    Mayor"."""
    return found.titled and found.view.before(found.name.start, Label.HONORIFIC) is not None


def _nominative(name: str, full: FullNames, language: str) -> str:
    """The nominative: the form on the page whose first name is a known one, else the one that the endings give."""
    if (man := nominative_man(name, language)) is not None:
        return man
    parts = name.split()
    if is_given(parts[0]):
        return nominative_name(name, language) if is_mans_genitive(parts, language) else name
    return full.alike(name) or nominative_name(name, language)
