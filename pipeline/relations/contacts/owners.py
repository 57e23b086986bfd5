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
from pipeline.sentences import sentence_spans
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
_JOINING_WORD: Final = 3
_WORDS_OF_A_SENTENCE: Final = 5
"""A line that ends in a full stop has fewer words, or no small one, where it is a name: "Anna Berg, CPA, CA, M. Sc.".
"""
_TEXTS_ON_A_PERSON: Final = 1
"""Paragraphs between a person's name and number: what the person is in charge of."""
_SENTENCE_BREAKS: Final = (". ", "! ", "? ")
_SAID: Final = re.compile(r"\w\s?:\s")
"""A heading that says something of itself: "Deputy: Anna Berg"."""
_TRIM: Final = " \t\n.,;:|/–—-*•·()"
_TWO_CAPITALS: Final = re.compile(
    r"(?<![^\W\d_a-z])[^\W\d_a-z][\w'’.-]{0,40}+\s++(?:[a-z'’]{1,5}+\s++){0,3}[^\W\d_a-z]"
)
_ADDRESS: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Owners:
    """What tells whose a number is.

    blocks: all of the page. numbers: indices of the blocks that have numbers, addresses or opening hours. surnames:
    words of the page's e-mail addresses before the @. mayors: by index of the block that is little more than one.
    elsewhere: indices of the blocks that name another town than the publisher's.
    """

    blocks: Sequence[Block]
    numbers: frozenset[int]
    surnames: frozenset[str]
    mayors: Mapping[int, str]
    elsewhere: frozenset[int]


def surnames(mentions: Iterable[Mention]) -> frozenset[str]:
    """Words of e-mail addresses: "zdenka.berg@…" tells that a line "Zdenka Berg" is a person's name."""
    locals_ = (m.value.partition("@")[0] for m in mentions if m.type is MentionType.EMAIL)
    return frozenset(word for local in locals_ for word in re.split(r"[._-]", local) if len(word) > 2)


def owner_in_line(block: Block, start: int, here: Sequence[Evidence]) -> str:
    """The owner named before a number in its own block, without labels; empty where there is none.

    In running text it is the sentence that tells: "… Das Amt ist umgezogen. Auskunft gibt Frau Adler, Tel. …".
    start: offset of the number. here: all numbers and addresses of the block.
    """
    if block.kind is BlockKind.TABLE_ROW and "\t" in block.text:
        cells = [
            cell for cell in block.text.split("\t") if not any(span.raw in cell or cell in span.raw for span in here)
        ]
        people = [person for cell in cells if (person := person_of(cell))]
        return people[0] if people else next((office for cell in cells if (office := _office(cell))), "")
    before = [other for other in here if other.end <= start]
    if not any(mark in block.text[:start] for mark in _SENTENCE_BREAKS):
        lead = _without(block.text[:start], before)
        return "" if len(lead) > _MAX_OWNER else person_of(lead) or (_named_office if before else _office)(lead)
    sentence = next(span for span in reversed(_sentences(block.text)) if span[0] <= start)[0]
    lead = _without(block.text[sentence:start], before)
    office = _named_office(lead)
    if office or not before:  # without a number or address before it in its sentence it may be any words
        listed = any(other.start >= sentence for other in before)
        return "" if len(lead) > _MAX_OWNER else person_of(lead) or (office if listed else "")
    lead = block.text[: before[0].start]  # "Town Hall, 1 Market Place. Tel. …": the sentence before is the number's
    return "" if len(lead) > _MAX_OWNER else person_of(lead) or _named_office(lead)


@lru_cache(8)
def _sentences(text: str) -> list[tuple[int, int]]:
    return sentence_spans(text)


def _without(lead: str, spans: Sequence[Evidence]) -> str:
    for span in spans:
        lead = lead.replace(span.raw, " ")
    return lead


def is_text(text: str) -> bool:
    """True for a line of running text: it says something of people and offices, and heads no contact."""
    if len(text) > _MAX_OWNER:
        return True
    words = text.split() if text.rstrip().endswith(_SENTENCE_ENDS) else []
    return len(words) >= _WORDS_OF_A_SENTENCE and any(word.islower() for word in words)


def owner_above(position: int, page: Owners) -> str:
    """The nearest line above that is a name or an office; a name right above an office counts before it.

    Behind running text an office counts only as a heading, and not as the page's title: that is what the text is about.
    """
    office = ""
    own = page.blocks[position]
    texts = int(own.text.rstrip().endswith(_SENTENCE_ENDS) and len(own.text) > _MAX_OWNER)
    for above in range(position - 1, max(-1, position - 1 - _REACH), -1):
        block = page.blocks[above]
        if block.kept != own.kept or (not own.kept and block.label is not own.label):
            break
        if block.kind is BlockKind.TABLE_ROW or block.index in page.numbers or is_text(block.text):
            if office:
                break
            texts += is_text(block.text) and block.index not in page.numbers
            continue
        person = page.mayors.get(block.index, "") if texts <= _TEXTS_ON_A_PERSON else ""
        if not person and not _ADDRESS.search(block.text) and texts <= _TEXTS_ON_A_PERSON:
            person = _person_line(block.text, page.surnames)
        if person or office:
            return person or office
        if texts and (block.kind is not BlockKind.HEADING or block.level == 1):
            continue
        office = _office(block.text)
        if texts and (block.index in page.elsewhere or _SAID.search(office)):
            return ""
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
        led = place > 0 and (is_part(words[place - 1]) or is_particle(words[place - 1]))
        if led and not (addressed or words[place - 1].casefold() in _roles()):
            continue
        end = read_name(words, place, frozenset())
        count = parts_of(words[place:end])
        if (count >= 2 and (is_given(word) or addressed)) or (addressed and count == 1):
            last = doc[end - 1]
            return " ".join(text[doc[place].idx : last.idx + len(last)].split())
        addressed = False
    return ""


@cache
def _roles() -> frozenset[str]:
    """Last words of the names of offices that people hold: "City Clerk Ann Buhl" is Ann Buhl."""
    offices = (office for entry in all_languages().values() for office in entry.mayors.offices)
    return frozenset(office.split()[-1].casefold() for office in offices)


@cache
def signs_of_names() -> WordScan:
    """A cheap test: without a first name or a form of address in it no line names a person for sure."""
    words = (word.lower() for word in (*given_names(), *forms_of_address()))
    return WordScan(words, is_letter, is_letter, folded=True)


@lru_cache(REMEMBERED_LINES)
def _office(text: str) -> str:
    """A line as the name of an office: labels, numbers, addresses and sentences are none."""
    return "" if text.rstrip().endswith(_SENTENCE_ENDS) else _named_office(text)


def _named_office(text: str) -> str:
    """The office before the labels with which a text ends, empty where it holds none."""
    bare = " ".join(text.split()).strip(_TRIM)
    if _ADDRESS.search(bare):
        bare = _before_street(bare)
    if len(bare) < 3 or _ADDRESS.search(bare) or "@" in bare:
        return ""
    words = bare.split()
    folded = [word.strip(_TRIM).casefold() for word in words]
    if folded[0] in _streets() or folded[-1] in _street_ends():
        return ""
    while words and (not folded[-1] or folded[-1] in _labels() or _joins(words[-1])):
        words.pop()
        folded.pop()
    if " ".join(folded) in _hours() or all(word in _labels() or len(word) <= _SMALL_WORD for word in folded):
        return ""
    return " ".join(words).strip(_TRIM)


def _joins(word: str) -> bool:
    """True for a small word that leads on to what follows: "Öffnungszeiten: von", "Horaires : du"."""
    return word.islower() and len(word) <= _JOINING_WORD


def _before_street(text: str) -> str:
    """What stands before a street in one line: "Ufficio Turismo via dei Mulini, 4"."""
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
