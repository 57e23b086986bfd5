"""Numbers and addresses that stand in a link alone: tel: and mailto: behind a word ("Write to the clerk")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import unquote

from pipeline.block import Block
from pipeline.entities.emails import find_emails
from pipeline.entities.link_signs import LinkSigns
from pipeline.entities.phones.links import SCHEMES, read_phone_link
from pipeline.record import Document, Mention, MentionType

_LONGEST_ANCHOR = 120
"""Characters of a block whose text stands for its link; a paragraph would be no evidence of which words were linked."""

_PLACEHOLDER: Final = "[email protected]"
"""What Cloudflare puts in the place of an address that the link holds (`pipeline.blocks.cloaked`)."""
_LONGEST: Final = 10_000
_MAIL: Final = "mailto"
_SIGNS: Final = LinkSigns([_MAIL, *SCHEMES])


def find_contact_link_mentions(document: Document, earlier: Sequence[Mention]) -> list[Mention]:
    """Find what only the links of a block say; runs after the other finders.

    The mention's span is the placeholder that stands for a cloaked address, else the longest stretch of the block's
    text that no earlier mention holds; its attribute `source` is "link". What the text says itself is not said again,
    and where every stretch is taken nothing is said.
    """
    known = {(mention.block, mention.value.partition(";")[0]) for mention in earlier}
    spans: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for mention in earlier:
        spans[mention.block].append((mention.start, mention.end))
    found = []
    for block in _SIGNS.with_contacts(document.blocks, _LONGEST):
        told = len(block.text) <= _LONGEST_ANCHOR
        if not told and _PLACEHOLDER not in block.text:
            continue
        for kind, value, attributes in _linked(block, document.publisher.country):
            span = _placeholder(block.text, spans[block.index]) if kind is MentionType.EMAIL else None
            if span is None and told:
                span = _free_stretch(block.text, spans[block.index])
            if (block.index, value) in known or span is None:
                continue
            known.add((block.index, value))
            spans[block.index].append(span)
            start, end = span
            found.append(
                Mention(
                    type=kind,
                    block=block.index,
                    start=start,
                    end=end,
                    raw=block.text[start:end],
                    value=value,
                    rule=f"{kind.value}.link",
                    confidence=0.95,
                    attributes={**attributes, "source": "link"},
                )
            )
    return found


def _linked(block: Block, country: str) -> Iterator[tuple[MentionType, str, dict[str, str]]]:
    """Type, value and attributes of each number and address in a block's links."""
    for link in block.links:
        scheme, _, target = link.partition(":")
        if scheme.lower() == _MAIL:
            for address in find_emails(unquote(target).partition("?")[0]):
                yield MentionType.EMAIL, address.address, {}
        else:
            phone = read_phone_link(link, country)
            if phone is not None:
                yield MentionType.PHONE, phone.e164, {"kind": phone.kind}


def _placeholder(text: str, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The first placeholder of an address that none of the spans touches."""
    start = text.find(_PLACEHOLDER)
    while start >= 0:
        end = start + len(_PLACEHOLDER)
        if not any(left < end and start < right for left, right in taken):
            return start, end
        start = text.find(_PLACEHOLDER, end)
    return None


def _free_stretch(text: str, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The longest stretch of the text that none of the spans touches, without blanks and signs at its ends."""
    best: tuple[int, int] | None = None
    start = 0
    for begin, end in [*sorted(taken), (len(text), len(text))]:
        left, right = start, max(start, begin)
        while left < right and not text[left].isalnum():
            left += 1
        while right > left and not text[right - 1].isalnum():
            right -= 1
        if right > left and (best is None or right - left > best[1] - best[0]):
            best = (left, right)
        start = max(start, end)
    return best
