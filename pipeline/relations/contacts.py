"""Phone numbers and e-mail addresses with the person or office that they stand with."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
_SENTENCE_ENDS: Final = (".", "!", "?", "…")
_SMALL_WORD: Final = 4
"""Letters of words that alone make no office: "oder", "und", "für"."""
_KINDS: Final = {"voice": "voice", "fax": "fax", "mobile": "cell", "cell": "cell"}
_TRIM: Final = " \t\n.,;:|/–—-*•·()"
_TWO_CAPITALS: Final = re.compile(r"[^\W\d_a-z][\w'’.-]*\s+(?:[a-z'’]{1,5}\s+){0,3}[^\W\d_a-z]")
_ADDRESS: Final = re.compile(r"\d")


def find_contacts(document: Document, mentions: Sequence[Mention]) -> list[Contact]:
    """One contact for each number or address and owner, in the order of first mention.

    The owner is the name or office that stands before the number in its line, else the nearest line above that is a
    person's name or an office; an office right below a name is the person's position.
    """
    by_block: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.type in {MentionType.PHONE, MentionType.EMAIL}:
            by_block[mention.block].append(mention)
    if not by_block:
        return []
    mayors = {m.block: m.value for m in mentions if m.type is MentionType.MAYOR}
    page = _Page(document.blocks, by_block, _surnames(mentions), mayors)
    found: dict[tuple[str, str, str, bool], list[Mention]] = defaultdict(list)
    for position, block in enumerate(document.blocks):
        here = by_block.get(block.index)
        if not here:
            continue
        above = None
        for mention in here:
            owner = _owner_in_line(block, mention, here)
            if not owner:
                if above is None:
                    above = _owner_above(position, page)
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


@dataclass(frozen=True, slots=True)
class _Page:
    """All blocks, numbers and addresses by block index, words of the page's addresses before the @, mayors by block."""

    blocks: Sequence[Block]
    numbers: Mapping[int, Sequence[Mention]]
    surnames: frozenset[str]
    mayors: Mapping[int, str]


def _surnames(mentions: Sequence[Mention]) -> frozenset[str]:
    """Words of e-mail addresses: "zdenka.berg@…" tells that a line "Zdenka Berg" is a person's name."""
    locals_ = (m.value.partition("@")[0] for m in mentions if m.type is MentionType.EMAIL)
    return frozenset(word for local in locals_ for word in re.split(r"[._-]", local) if len(word) > 2)


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


def _owner_above(position: int, page: _Page) -> str:
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
    if text.rstrip().endswith(_SENTENCE_ENDS):
        return ""
    bare = " ".join(text.replace("\t", " ").split()).strip(_TRIM)
    if _ADDRESS.search(bare):
        bare = _before_street(bare)
    if len(bare) < 3 or _ADDRESS.search(bare) or "@" in bare:
        return ""
    words = [word.strip(_TRIM).casefold() for word in bare.split()]
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
        for phrase in (*phones.voice, *phones.fax, *phones.cell, *phones.extension, *language.contacts.labels):
            words.update(part.casefold().strip(_TRIM) for part in phrase.split())
    return frozenset(words)


@cache
def _streets() -> frozenset[str]:
    """Words with which the name of a street begins."""
    return frozenset(word.casefold() for entry in all_languages().values() for word in entry.cities.streets_before)
