"""Whose a number or address is: the person or office that stands with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from pipeline.block import Block, BlockKind
from pipeline.entities.names import forms_of_address, is_part
from pipeline.facts import Evidence
from pipeline.record import Mention, MentionType
from pipeline.relations.contacts.offices import (
    REMEMBERED_LINES,
    SENTENCE_ENDS,
    WORDS_OF_A_SENTENCE,
    label_start,
    named_office,
    office_of,
    speaks_of_us,
)
from pipeline.relations.contacts.people import person_of
from pipeline.sentences import sentence_spans

_REACH: Final = 8
"""Lines to look back for the owner of a number: a contact block of the corpora's pages has at most seven."""
_MAX_OWNER: Final = 90
_TEXTS_ON_A_PERSON: Final = 1
"""Paragraphs between a person's name and number: what the person is in charge of."""
_SENTENCE_BREAKS: Final = (". ", "! ", "? ")
_LABEL_WORDS: Final = 3
_SAID: Final = re.compile(r"\w\s?:\s")
"""A heading that says something of itself: "Deputy: Anna Berg"."""
_SMALL_WORDS: Final = 3
"""Small words of a clause; the name of an office has fewer: "Office of the Mayor"."""
_BULLETS: Final = " \t-–—•·*|("
_DIGIT: Final = re.compile(r"\d")


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
        return people[0] if people else next((office for cell in cells if (office := office_of(cell))), "")
    before = [other for other in here if other.end <= start]
    if not block.text[: min(span.start for span in here)].strip(_BULLETS):
        return _owner_behind(block.text, start, here)
    if not any(mark in block.text[: label_start(block.text, start)] for mark in _SENTENCE_BREAKS):
        lead = _without(block.text[:start], before)
        if len(lead) > _MAX_OWNER:
            return ""
        person = person_of(lead)
        return person if person or _is_clause(block.text, start) else (named_office if before else office_of)(lead)
    sentence = next(span for span in reversed(_sentences(block.text)) if span[0] <= start)[0]
    lead = _without(block.text[sentence:start], before)
    office = named_office(lead)
    if office or not before:  # without a number or address before it in its sentence it may be any words
        listed = any(other.start >= sentence for other in before)
        return "" if len(lead) > _MAX_OWNER else person_of(lead) or (office if listed else "")
    lead = block.text[: before[0].start]  # "Town Hall, 1 Market Place. Tel. …": the sentence before is the number's
    return "" if len(lead) > _MAX_OWNER else person_of(lead) or named_office(lead)


def _is_clause(text: str, start: int) -> bool:
    """True where a sentence leads to a number: "Information is given by the town clerk, phone …". What ends with a
    colon is a label."""
    lead = text[: label_start(text, start)].rstrip()
    if not text.rstrip().endswith(SENTENCE_ENDS) or lead.endswith(":"):
        return False
    return sum(word.islower() for word in lead.split()) >= _SMALL_WORDS


def _owner_behind(text: str, start: int, here: Sequence[Evidence]) -> str:
    """The office behind a number in a line that begins with one: "01743 281010 REGISTRY – 01743 281020 LIBRARY"."""
    end = max(span.end for span in here if span.start == start)
    behind = text[end : min([span.start for span in here if span.start >= end] or [len(text)])].strip(_BULLETS)
    return office_of(behind) if behind[:1].isupper() else ""


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
    words = text.split() if text.rstrip().endswith(SENTENCE_ENDS) else []
    return len(words) >= WORDS_OF_A_SENTENCE and any(word.islower() for word in words)


def owner_above(position: int, page: Owners) -> str:
    """The nearest line above that is a name or an office; a name right above an office counts before it.

    Behind running text an office counts only as a heading, and not as the page's title: that is what the text is about.
    """
    office = ""
    own = page.blocks[position]
    texts = int(own.text.rstrip().endswith(SENTENCE_ENDS) and len(own.text) > _MAX_OWNER)
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
        if not person and not _DIGIT.search(block.text) and texts <= _TEXTS_ON_A_PERSON:
            person = _person_line(block.text, page.surnames)
        if person or office:
            return person or office
        if texts and (block.kind is not BlockKind.HEADING or block.level == 1):
            continue
        office = office_of(block.text)
        if texts and (block.index in page.elsewhere or _SAID.search(office)):
            return ""
        if block.kind is BlockKind.HEADING and (office or speaks_of_us(block.text)):
            break
    return office


@lru_cache(REMEMBERED_LINES)
def _person_line(text: str, surnames: frozenset[str]) -> str:
    """The name with which a line begins, behind forms of address or behind a label and the last of the line: "Chair:
    Ms Anna Berg"; empty where it begins with none."""
    person = person_of(text)
    if not person and 2 <= len(text.split()) <= 3:
        words = text.split()
        known = _folded(words[-1]) in surnames and all(is_part(word) for word in words)
        return " ".join(words) if known else ""
    lead = text[: text.find(person.split()[0])] if person else ""
    label, colon, rest = lead.rpartition(":")
    if colon and len(label.split()) <= _LABEL_WORDS and text.rstrip().endswith(person):
        lead = rest
    titles = [word.rstrip(".").casefold() for word in lead.split()]
    return person if all(word in forms_of_address() for word in titles) else ""


def _folded(word: str) -> str:
    spelled = word.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    plain = unicodedata.normalize("NFD", spelled)
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
