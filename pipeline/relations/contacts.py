"""Phone numbers and e-mail addresses with the person or office that they stand with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Final

from pipeline.entities.names import forms_of_address, is_given, is_initial, is_part, is_particle, parts_of, read_name
from pipeline.languages import all_languages
from pipeline.record import Block, BlockKind, BlockLabel, Contact, Document, Evidence, Mention, MentionType
from pipeline.tokens import tokenize

_REACH: Final = 8
"""Lines to look back for the owner of a number: a contact block of the corpora's pages has at most seven."""
_MAX_OWNER: Final = 90
_SITE_WIDE: Final = frozenset({BlockLabel.FOOTER, BlockLabel.NAVIGATION, BlockLabel.REPEAT, BlockLabel.BREADCRUMB})
_KINDS: Final = {"voice": "voice", "fax": "fax", "mobile": "cell", "cell": "cell"}
_TRIM: Final = " \t\n.,;:|/–—-*•·()"
_TWO_CAPITALS: Final = re.compile(r"[^\W\d_a-z][\w'’.-]*\s+(?:[a-z'’]{1,5}\s+)?[^\W\d_a-z]")
_ADDRESS: Final = re.compile(r"\d")


def find_contacts(document: Document, mentions: Sequence[Mention]) -> list[Contact]:
    """One contact for each number or address and owner, in the order of first mention.

    The owner is the name or office that stands before the number in its line, else the nearest line above that names
    a person, else the nearest above that names an office or is a heading.
    """
    by_block: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.type in {MentionType.PHONE, MentionType.EMAIL}:
            by_block[mention.block].append(mention)
    if not by_block:
        return []
    blocks = document.blocks
    found: dict[tuple[str, str, str, bool], list[Mention]] = defaultdict(list)
    for position, block in enumerate(blocks):
        here = by_block.get(block.index)
        if not here:
            continue
        above = None
        for mention in here:
            owner = _owner_in_line(block, mention, here)
            if not owner:
                if above is None:
                    above = _owner_above(position, blocks, by_block)
                owner = above
            found[_kind(mention), mention.value, owner, block.label in _SITE_WIDE].append(mention)
    return [
        Contact(
            kind=kind,
            value=value,
            owner=owner,
            site_wide=site_wide,
            evidence=tuple(Evidence(m.block, m.start, m.end, m.raw) for m in group),
        )
        for (kind, value, owner, site_wide), group in found.items()
    ]


def _kind(mention: Mention) -> str:
    if mention.type is MentionType.EMAIL:
        return "email"
    return _KINDS.get(mention.attributes.get("kind", "voice"), "voice")


def _owner_in_line(block: Block, mention: Mention, here: Sequence[Mention]) -> str:
    """The owner named before a number in its own block, without labels; empty where there is none."""
    if block.kind is BlockKind.TABLE_ROW and "\t" in block.text:
        cells = [cell for cell in block.text.split("\t") if not any(m.raw in cell for m in here)]
        people = [person for cell in cells if (person := person_of(cell))]
        return people[0] if people else next((office for cell in cells if (office := _office(cell))), "")
    lead = block.text[: mention.start]
    for other in here:
        if other.end <= mention.start:
            lead = lead.replace(other.raw, " ")
    if len(lead) > _MAX_OWNER:
        return ""
    return person_of(lead) or _office(lead)


def _owner_above(position: int, blocks: Sequence[Block], by_block: dict[int, list[Mention]]) -> str:
    """The nearest person above, else the nearest office; a heading ends the search unless it is a mere label."""
    office = ""
    kept = blocks[position].kept
    for block in reversed(blocks[max(0, position - _REACH) : position]):
        if block.kept != kept:
            break
        text = block.text
        if block.index not in by_block and len(text) <= _MAX_OWNER:
            person = person_of(text) if not _ADDRESS.search(text) else ""
            if person:
                return person
            office = office or _office(text)
        if block.kind is BlockKind.HEADING and office:
            break
    return office


def person_of(text: str) -> str:
    """The name of the person whom a line names, empty where it names none for sure: a first name must be known, or a
    form of address stand before.
    """
    if not _TWO_CAPITALS.search(text):
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


def _office(text: str) -> str:
    """A line as the name of an office: labels, numbers and addresses are none."""
    bare = " ".join(text.replace("\t", " ").split()).strip(_TRIM)
    if len(bare) < 3 or _ADDRESS.search(bare) or "@" in bare:
        return ""
    words = [word.strip(_TRIM).casefold() for word in bare.split()]
    if all(word in _labels() or len(word) < 3 for word in words):
        return ""
    while words and words[-1] in _labels():
        words.pop()
        bare = bare.rsplit(None, 1)[0].strip(_TRIM)
    return bare


@cache
def _labels() -> frozenset[str]:
    """Words that stand beside numbers and say nothing about their owner."""
    words: set[str] = {
        "e-mail",
        "email",
        "mail",
        "courriel",
        "web",
        "www",
        "internet",
        "contact",
        "kontakt",
        "contacts",
    }
    words |= {
        "contatti",
        "contacto",
        "contactos",
        "kontakty",
        "adresse",
        "address",
        "indirizzo",
        "adres",
        "adresa",
        "pec",
    }
    for language in all_languages().values():
        for field in ("voice", "fax", "cell", "extension"):
            for phrase in getattr(language.phones, field, ()):
                words.update(part.casefold().strip(_TRIM) for part in phrase.split())
    return frozenset(words)
