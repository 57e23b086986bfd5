"""Names to people: surname-only and inflected mentions are given the full name that the page has for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.block import Block
from pipeline.entities.inflection import nominative_given, nominative_man, nominative_name
from pipeline.entities.mayors.found import Found
from pipeline.entities.names import (
    is_given,
    is_initial,
    is_known_first_name,
    is_part,
    is_particle,
    normal_form,
    parts_of,
)

_LONGEST_LEAD = 120
"""Characters of the three words that may stand before a surname."""
_OF_WOMEN = ("á", "ska", "cka", "dzka")
"""Endings of surnames of women in the nominative."""
_SHARED = 3
"""Letters that two inflected forms of one word share at least."""


def bind(found: Sequence[Found], blocks: Sequence[Block]) -> list[tuple[Found, str]]:
    """Each finding with the full name of its bearer.

    A bare surname is given the full name of a mayor on the page, else that of a person whom the page names with a known
    first name. One that is nobody's stays a surname where it stands in a sentence, and is left out elsewhere.
    """
    full = [item.full_name for item in found if parts_of(item.full_name.split()) > 1]
    named = []
    for item in found:
        name = item.full_name
        if " " in name and parts_of(name.split()) == 1:  # "burgemeester Van den Akker"
            named.append((item, _with_particles(name, full, blocks) or name))
            continue
        if " " in name:
            named.append((item, _nominative(_longer(name, full) or name, full, item.view.language)))
            continue
        owners = [person for person in full if _same_word(person.split()[-1], name)]
        exact = [person for person in owners if person.split()[-1].casefold() == name.casefold()]
        owner = (exact or owners or [_named_in_full(name, blocks)])[-1]
        if owner:
            named.append((item, _nominative(owner, full, item.view.language)))
        elif item.rule == "mayor.title-name" and _in_sentence(item):
            named.append((replace(item, confidence=0.5), name))
    return named


def _with_particles(name: str, full: Sequence[str], blocks: Sequence[Block]) -> str:
    """The full name for a surname that begins with a particle, which is small behind a first name; empty where the page
    has none."""
    known = (person for person in full if person.casefold().endswith(f" {name.casefold()}"))
    return next(known, "") or _named_in_full(name, blocks) or _named_in_full(name[0].lower() + name[1:], blocks)


def _longer(name: str, full: Sequence[str]) -> str:
    """The longer name on the page that ends with a name, empty where none does: "Korsgaard Lauritsen" is Mette
    Korsgaard Lauritsen."""
    return next((longer for longer in full if longer.endswith(f" {name}")), "")


def _named_in_full(surname: str, blocks: Sequence[Block]) -> str:
    """The full name with a known first name that some block has for a surname, empty where none has."""
    pattern = re.compile(rf"(?<![\w'’.-])((?:[^\W\d_][\w'’.-]*+[ \u00a0]){{1,3}}){re.escape(surname)}(?!\w)")
    for block in blocks:
        text, place, read = block.text, block.text.find(surname), 0
        while place >= 0:
            match = pattern.search(text, max(read, place - _LONGEST_LEAD), place + len(surname) + 1)
            read = match.end() if match is not None else read
            place = text.find(surname, place + 1)
            words = match[1].split() if match is not None else []
            for start, word in enumerate(words):
                parts = words[start:]
                known = is_given(word) or (" " in surname and is_known_first_name(word))
                if known and all(is_part(part) or is_initial(part) or is_particle(part) for part in parts):
                    return normal_form(" ".join([*parts, surname]))
    return ""


def _in_sentence(found: Found) -> bool:
    """True where a verb or an ordinary word follows the name, as in running text."""
    words = found.view.words
    end = found.name.end
    return end < len(words) and words[end][0].islower() and words[end].isalpha() and len(words[end]) > 1


def _nominative(name: str, names: Sequence[str], language: str) -> str:
    """The nominative: the form on the page whose first name is a known one, else the one that the endings give."""
    if (man := nominative_man(name, language)) is not None:
        return man
    parts = name.split()
    if is_given(parts[0]):
        return nominative_name(name, language) if _is_genitive_here(parts, language) else name
    for other in names:
        candidate = other.split()
        alike = len(candidate) == len(parts) and is_given(candidate[0])
        if alike and all(_same_word(ours, theirs) for ours, theirs in zip(parts, candidate, strict=True)):
            return other
    return nominative_name(name, language)


def _is_genitive_here(parts: Sequence[str], language: str) -> bool:
    """True where a first name of another language is a man's genitive in the text's: "Jana Olszara" in Polish. A woman
    of that other language is known by her surname ("Jana Nováková")."""
    inflected = parts[0].endswith("a") and nominative_given(parts[0], language) is not None
    return language == "pl" and inflected and not parts[-1].endswith(_OF_WOMEN)


def _same_word(one: str, other: str) -> bool:
    """True where two words differ in their ending only, by at most three letters."""
    one, other = one.casefold(), other.casefold()
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared >= max(_SHARED, min(len(one), len(other)) - 2) and max(len(one), len(other)) - shared <= 3
