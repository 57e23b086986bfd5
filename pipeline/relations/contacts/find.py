"""Numbers, e-mail and postal addresses and opening hours, each with the person or office that it stands with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.block import BlockLabel
from pipeline.facts import Contact, Evidence
from pipeline.record import Document, Mention, MentionType
from pipeline.relations.contacts.addresses import find_addresses
from pipeline.relations.contacts.hours import find_hours
from pipeline.relations.contacts.located import Located
from pipeline.relations.contacts.owners import Owners, is_text, owner_above, owner_in_line, surnames

_SITE_WIDE: Final = frozenset({BlockLabel.FOOTER, BlockLabel.NAVIGATION, BlockLabel.REPEAT, BlockLabel.BREADCRUMB})

_WORDS_BESIDE: Final = 3
"""Words beside a mayor's name and title in a line that heads a contact: "der Stadt Bonn"."""


def find_contacts(document: Document, mentions: Sequence[Mention]) -> list[Contact]:
    """One contact for each number, address or hours and owner, in the order of first mention.

    The owner is the name or office that stands before it in its line, else the nearest line above that is a person's
    name or an office; an office right below a name is the person's position.
    """
    located = [*_numbers(document, mentions)]
    addresses = find_addresses(document, mentions)
    hours = find_hours(document, mentions, {item.position for item in (*located, *addresses)})
    located = sorted((*located, *addresses, *hours), key=lambda item: (item.position, item.spans[0].start))
    if not located:
        return []
    texts = {block.index: block.text for block in document.blocks}
    mayors = {m.block: m.value for m in mentions if m.type is MentionType.MAYOR and _heads(m, texts[m.block])}
    numbers = {item.spans[0].block for item in located if item.kind not in {"address", "hours"}}
    whole = {span.block for item in (*addresses, *hours) for span in item.spans if span.start == 0}
    page = Owners(
        document.blocks, frozenset(numbers | whole), surnames(mentions), mayors, _elsewhere(document, mentions)
    )
    here: dict[int, list[Evidence]] = defaultdict(list)
    for item in located:
        for span in item.spans:
            here[span.block].append(span)
    found: dict[tuple[str, str, str, bool], list[Evidence]] = defaultdict(list)
    above: dict[int, str] = {}
    for item in located:
        block = document.blocks[item.position]
        owner = owner_in_line(block, item.spans[0].start, here[block.index])
        if not owner:
            if item.position not in above:
                above[item.position] = owner_above(item.position, page)
            owner = above[item.position]
        found[item.kind, item.value, owner, block.label in _SITE_WIDE].extend(item.spans)
    return [
        Contact(kind=kind, value=value, owner=owner, site_wide=site_wide, evidence=tuple(dict.fromkeys(spans)))
        for (kind, value, owner, site_wide), spans in found.items()
    ]


def _heads(mayor: Mention, text: str) -> bool:
    """True where a line is a mayor's name and title and little more: who is named in a sentence owns nothing below."""
    start = min(mayor.start, int(mayor.attributes.get("title_start", mayor.start)))
    end = max(mayor.end, int(mayor.attributes.get("title_end", mayor.end)))
    begins = not text[: mayor.start].strip() and text[mayor.end :].lstrip().startswith(",")
    beside = len(text[:start].split()) + len(text[end:].split())
    return not is_text(text) and (begins or beside <= _WORDS_BESIDE)


def _elsewhere(document: Document, mentions: Sequence[Mention]) -> frozenset[int]:
    home = document.publisher.geonames_id
    return frozenset(m.block for m in mentions if m.type is MentionType.CITY and m.value != home)


def _numbers(document: Document, mentions: Sequence[Mention]) -> Iterator[Located]:
    numbers = [m for m in mentions if m.type is MentionType.PHONE or m.type is MentionType.EMAIL]
    if not numbers:
        return
    position = {block.index: place for place, block in enumerate(document.blocks)}
    for mention in numbers:
        span = Evidence(mention.block, mention.start, mention.end, mention.raw)
        yield Located(_kind(mention), mention.value, position[mention.block], (span,))


def _kind(mention: Mention) -> str:
    if mention.type is MentionType.EMAIL:
        return "email"
    return mention.attributes.get("kind", "voice")
