"""Phone and fax numbers of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.block import Block
from pipeline.digit_signs import DIGITS, PHONE
from pipeline.entities.phones.find import FoundPhone, find_phones
from pipeline.entities.phones.labels import Cue, label_before, names_extension
from pipeline.entities.phones.links import linked_numbers
from pipeline.entities.phones.regions import domain_region, page_region
from pipeline.record import Document, Mention, MentionType

_LONGEST_LABEL = 24
_FEWEST_LOCAL = 5
"""Digits of a local number that needs no word before it: a room or a house may end like the number beside it."""
_LOCAL_NUMBER = re.compile(r"(?<![\w.,/-])\d(?:[ \u00a0/.-]{0,3}\d){2,11}(?![\w,])")


def find_phone_mentions(document: Document, earlier: Sequence[Mention]) -> list[Mention]:
    """Find the phone numbers of every block, kept or not.

    A short block before a number may hold its label ("Telefon", then the number in the next line). Where a block has
    tel: links, the attribute `link` of its numbers says "agrees", or the link's number where that is another one.
    A labelled number that the page's country does not have is read in the country of the e-mail address beside it.
    """
    region = page_region(document)
    addresses = {mention.block: mention.value for mention in earlier if mention.type is MentionType.EMAIL}
    mentions = []
    before = ""
    for block, signs in zip(document.blocks, document.signs, strict=True):
        if signs & DIGITS:
            label = before if len(before) <= _LONGEST_LABEL and not any(map(str.isdigit, before)) else ""
            found = find_phones(block.text, region, label) if signs & PHONE else []
            linked = linked_numbers(block.links, region) if block.links else []
            if linked and not found:
                found = _local_numbers(block.text, linked, label)
            if not found and signs & PHONE and block.index in addresses:
                found = _numbers_abroad(block.text, domain_region(addresses[block.index]), region, label)
            mentions += [_mention(block, phone, linked) for phone in found]
        before = block.text
    return mentions


def _local_numbers(text: str, linked: Sequence[FoundPhone], label: str) -> list[FoundPhone]:
    """Numbers written without their area code, where a link has them whole ("59 74 30" behind tel:+49381597430).

    label: as for `find_phones`.
    """
    found = []
    labelled = f"{label}\n{text}"
    shift = len(labelled) - len(text)
    for match in _LOCAL_NUMBER.finditer(text):
        digits = "".join(character for character in match.group() if character.isdigit())
        whole = next((phone for phone in linked if phone.e164.endswith(digits)), None)
        if whole is None:
            continue
        if match.group() == text or _may_be_local(labelled, match.start() + shift, len(digits)):
            found.append(FoundPhone(match.start(), match.end(), whole.e164, whole.kind, 0.9, "phone.linked-local"))
    return found


def _may_be_local(text: str, start: int, digits: int) -> bool:
    """Whether the words before them let digits be the ending of a number; few digits need a word that says so."""
    label = label_before(text, start)
    if label is not None and (label.directly or label.cue is not Cue.OTHER):
        return label.cue is not Cue.OTHER
    return digits >= _FEWEST_LOCAL or names_extension(text, start)


def _numbers_abroad(text: str, abroad: str | None, region: str, label: str) -> list[FoundPhone]:
    """Labelled numbers that only the country of the e-mail address beside them has."""
    if abroad is None or abroad == region:
        return []
    return [
        replace(phone, confidence=0.8, rule="phone.address-region")
        for phone in find_phones(text, abroad, label)
        if phone.rule == "phone.labelled"
    ]


def _mention(block: Block, phone: FoundPhone, linked: Sequence[FoundPhone]) -> Mention:
    attributes = {"kind": phone.kind}
    if linked:
        values = [other.e164 for other in linked]
        attributes["link"] = "agrees" if phone.e164.partition(";")[0] in values else values[0]
    return Mention(
        type=MentionType.PHONE,
        block=block.index,
        start=phone.start,
        end=phone.end,
        raw=block.text[phone.start : phone.end],
        value=phone.e164,
        rule=phone.rule,
        confidence=phone.confidence,
        attributes=attributes,
    )
