"""Whose a number or address is: the person or office that stands with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from pipeline.block import Block, BlockKind
from pipeline.entities.names import (
    forms_of_address,
    given_names,
    is_given,
    is_initial,
    is_part,
    is_particle,
    parts_of,
    read_name,
)
from pipeline.facts import Evidence
from pipeline.languages import all_languages
from pipeline.record import Mention, MentionType
from pipeline.tokens import tokenize
from pipeline.wordscan import WordScan, is_letter

_REACH: Final = 8
"""Lines to look back for the owner of a number: a contact block of the corpora's pages has at most seven."""
_MAX_OWNER: Final = 90
REMEMBERED_LINES: Final = 1024
"""A line is asked for each number of the lines below it, and comes again on the site's other pages."""
_SENTENCE_ENDS: Final = (".", "!", "?", "…")
_SMALL_WORD: Final = 4
"""Letters of words that alone make no office: "oder", "und", "für"."""
_TRIM: Final = " \t\n.,;:|/–—-*•·()"
_TWO_CAPITALS: Final = re.compile(
    r"(?<![^\W\d_a-z])[^\W\d_a-z][\w'’.-]{0,40}+\s++(?:[a-z'’]{1,5}+\s++){0,3}[^\W\d_a-z]"
)
_ADDRESS: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Owners:
    """What tells whose a number is.

    blocks: all of the page. numbers: indices of the blocks that have numbers, addresses or opening hours. surnames:
    words of the page's e-mail addresses before the @. mayors: by index of the block.
    """

    blocks: Sequence[Block]
    numbers: frozenset[int]
    surnames: frozenset[str]
    mayors: Mapping[int, str]


def surnames(mentions: Iterable[Mention]) -> frozenset[str]:
    """Words of e-mail addresses: "zdenka.berg@…" tells that a line "Zdenka Berg" is a person's name."""
    locals_ = (m.value.partition("@")[0] for m in mentions if m.type is MentionType.EMAIL)
    return frozenset(word for local in locals_ for word in re.split(r"[._-]", local) if len(word) > 2)


def owner_in_line(block: Block, start: int, here: Sequence[Evidence]) -> str:
    """The owner named before a number in its own block, without labels; empty where there is none.

    start: offset of the number. here: all numbers and addresses of the block.
    """
    if block.kind is BlockKind.TABLE_ROW and "\t" in block.text:
        cells = [
            cell for cell in block.text.split("\t") if not any(span.raw in cell or cell in span.raw for span in here)
        ]
        people = [person for cell in cells if (person := person_of(cell))]
        return people[0] if people else next((office for cell in cells if (office := _office(cell))), "")
    lead = block.text[:start]
    for other in here:
        if other.end <= start:
            lead = lead.replace(other.raw, " ")
    if len(lead) > _MAX_OWNER:
        return ""
    return person_of(lead) or _office(lead)


def owner_above(position: int, page: Owners) -> str:
    """The nearest line above that is a name or an office; a name right above an office counts before it."""
    office = ""
    kept = page.blocks[position].kept
    for above in range(position - 1, max(-1, position - 1 - _REACH), -1):
        block = page.blocks[above]
        if block.kept != kept:
            break
        if block.kind is BlockKind.TABLE_ROW or block.index in page.numbers or len(block.text) > _MAX_OWNER:
            if office:
                break
            continue
        person = page.mayors.get(block.index, "")
        if not person and not _ADDRESS.search(block.text):
            person = _person_line(block.text, page.surnames)
        if person or office:
            return person or office
        office = _office(block.text)
        if block.kind is BlockKind.HEADING and office:
            break
    return office


@lru_cache(REMEMBERED_LINES)
def _person_line(text: str, surnames: frozenset[str]) -> str:
    """The name with which a line begins, behind forms of address; empty where it begins with none."""
    person = person_of(text)
    if not person and 2 <= len(text.split()) <= 3:
        words = text.split()
        known = _folded(words[-1]) in surnames and all(is_part(word) for word in words)
        return " ".join(words) if known else ""
    lead = text[: text.find(person.split()[0])] if person else ""
    titles = [word.rstrip(".").casefold() for word in lead.split()]
    return person if all(word in forms_of_address() for word in titles) else ""


def _folded(word: str) -> str:
    spelled = word.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    plain = unicodedata.normalize("NFD", spelled)
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def person_of(text: str) -> str:
    """The name of the person whom a line names, empty where it names none for sure: a first name must be known, or a
    form of address stand before.
    """
    if not _TWO_CAPITALS.search(text) or not signs_of_names().found(text):
        return ""
    doc = tokenize(text)
    words = [token.text for token in doc]
    addressed = False
    for place, word in enumerate(words):
        if word.rstrip(".").casefold() in forms_of_address():
            addressed = True
            continue
        if not (is_part(word) or is_initial(word)):
            addressed = addressed and word in {".", ","}
            continue
        if place and (is_part(words[place - 1]) or is_particle(words[place - 1])) and not addressed:
            continue
        end = read_name(words, place, frozenset())
        count = parts_of(words[place:end])
        if (count >= 2 and (is_given(word) or addressed)) or (addressed and count == 1):
            last = doc[end - 1]
            return " ".join(text[doc[place].idx : last.idx + len(last)].split())
        addressed = False
    return ""


@cache
def signs_of_names() -> WordScan:
    """A cheap test: without a first name or a form of address in it no line names a person for sure."""
    words = (word.lower() for word in (*given_names(), *forms_of_address()))
    return WordScan(words, is_letter, is_letter, folded=True)


@lru_cache(REMEMBERED_LINES)
def _office(text: str) -> str:
    """A line as the name of an office: labels, numbers and addresses are none."""
    if text.rstrip().endswith(_SENTENCE_ENDS):
        return ""
    bare = " ".join(text.replace("\t", " ").split()).strip(_TRIM)
    if _ADDRESS.search(bare):
        bare = _before_street(bare)
    if len(bare) < 3 or _ADDRESS.search(bare) or "@" in bare:
        return ""
    words = [word.strip(_TRIM).casefold() for word in bare.split()]
    if " ".join(words) in _hours():
        return ""
    if all(word in _labels() or len(word) <= _SMALL_WORD for word in words):
        return ""
    if words[0] in _streets() or words[-1] in _street_ends():
        return ""
    while words and (words[-1] in _labels() or not words[-1]):
        words.pop()
        bare = bare.rsplit(None, 1)[0].strip(_TRIM)
    return bare


def _before_street(text: str) -> str:
    """What stands before a street in one line: "Ufficio Relazioni internazionali via Belenzani, 19"."""
    words = text.split()
    for place, word in enumerate(words):
        if place and word.strip(_TRIM).casefold() in _streets():
            return " ".join(words[:place])
    return text


@cache
def _street_ends() -> frozenset[str]:
    """Words with which the name of a street ends."""
    return frozenset(word.casefold() for entry in all_languages().values() for word in entry.cities.streets_after)


@cache
def _labels() -> frozenset[str]:
    """Words that stand beside numbers and say nothing about their owner."""
    words: set[str] = set()
    for language in all_languages().values():
        phones = language.phones
        contacts = language.contacts
        opened = (phrase for phrase in contacts.hours if " " not in phrase)  # "office hours" makes no label of "office"
        said = (*phones.voice, *phones.fax, *phones.cell, *phones.extension, *contacts.labels, *opened)
        for phrase in said:
            words.update(part.casefold().strip(_TRIM) for part in phrase.split())
    return frozenset(words)


@cache
def _hours() -> frozenset[str]:
    """Phrases over opening hours, folded: no office."""
    return frozenset(phrase.casefold() for entry in all_languages().values() for phrase in entry.contacts.hours)


@cache
def _streets() -> frozenset[str]:
    """Words with which the name of a street begins."""
    return frozenset(word.casefold() for entry in all_languages().values() for word in entry.cities.streets_before)
