"""What a fuzzer throws bytes at: each target reads bytes as its input and asserts what always holds.

A target returns, or raises an `AssertionError` (a broken promise) or an error that nobody meant to raise. The errors of
`pipeline.errors` are part of the interface: a target takes them for an answer.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable

from pipeline.block import Block, BlockKind
from pipeline.blocks import read_blocks
from pipeline.decode import decode
from pipeline.edtf import first_day, is_edtf, last_day
from pipeline.entities.cities import find_city_mentions
from pipeline.entities.dates import find_dates
from pipeline.entities.phones import find_phones
from pipeline.errors import PipelineError
from pipeline.limits import DEFAULT_LIMITS
from pipeline.page import extract_page
from pipeline.record import NIL, Document, Mention, MentionType
from sources.page import PageKind, Publisher, RawPage
from tests.fuzz.words import words_of_bytes
from tests.pipeline.geonames_ids import METZ

Target = Callable[[bytes], None]

LANGUAGES = ("cs", "de", "en", "es", "fr", "it", "lb", "nl", "pl", "pt")
COUNTRIES = ("CZ", "DE", "GB", "ES", "FR", "IT", "LU", "NL", "PL", "PT")
KINDS = (PageKind.HTML, PageKind.TEXT)
HOMES = {"da": "DK", "cs": "CZ", "en": "GB", "lb": "LU", "sv": "SE"}
"""The country of a publisher that writes in a language, where it is not that of the same two letters."""
TAGS = ("p", "li", "h2", "td", "dt", "address")
E164 = re.compile(r"\+[1-9][0-9]{3,14}(?:;ext=[0-9]+)?")


def choice_and_text(data: bytes) -> tuple[int, str]:
    """The first byte as a number that chooses, the rest as text: UTF-8, where it is none with U+FFFD."""
    return (data[0] if data else 0), data[1:].decode("utf-8", "replace")


def fuzz_decode(data: bytes) -> None:
    """Bytes become text in a charset that Python knows, or are refused."""
    page = raw_page(data)
    try:
        text, decoding = decode(page, DEFAULT_LIMITS)
    except PipelineError:
        return
    assert codecs.lookup(decoding.charset)
    assert 0 <= decoding.replaced <= text.decode("utf-8").count("\ufffd")


def fuzz_blocks(data: bytes) -> None:
    """Markup and tagless text become numbered blocks that are not empty and hold no line break."""
    choice, text = choice_and_text(data)
    try:
        walk = read_blocks(text, KINDS[choice % 2], DEFAULT_LIMITS)
    except PipelineError:
        return
    assert [block.index for block in walk.blocks] == list(range(len(walk.blocks)))
    assert all(block.text.strip() and "\n" not in block.text for block in walk.blocks)
    assert all(0 <= block.link_share <= 1 for block in walk.blocks)


def fuzz_dates(data: bytes) -> None:
    """Dates stand where they say, do not overlap, are EDTF, and their first day is not after the last."""
    choice, text = choice_and_text(data)
    found = find_dates(text, LANGUAGES[choice % len(LANGUAGES)])
    no_overlaps((date.start, date.end) for date in found)
    for date in found:
        assert 0 <= date.start < date.end <= len(text)
        assert is_edtf(date.edtf), date.edtf
        first, last = first_day(date.edtf), last_day(date.edtf)
        assert first is None or last is None or first <= last, date.edtf


def fuzz_phones(data: bytes) -> None:
    """Numbers stand where they say, do not overlap, and are E.164."""
    choice, text = choice_and_text(data)
    found = find_phones(text, COUNTRIES[choice % len(COUNTRIES)])
    no_overlaps((phone.start, phone.end) for phone in found)
    for phone in found:
        assert 0 <= phone.start < phone.end <= len(text)
        assert E164.fullmatch(phone.e164), phone.e164


def fuzz_cities(data: bytes) -> None:
    """Cities hold the text they say and are GeoNames ids or NIL."""
    choice, text = choice_and_text(data)
    place = choice % len(LANGUAGES)
    lines = [line for line in text.splitlines() if line.strip()]
    blocks = tuple(
        Block(number, line, BlockKind.PARAGRAPH, language=LANGUAGES[place]) for number, line in enumerate(lines)
    )
    publisher = Publisher(source="fuzz", country=COUNTRIES[place])
    document = Document("file:fuzz", PageKind.TEXT, publisher, blocks, LANGUAGES[place])
    spans_hold(blocks, mentions := find_city_mentions(document, ()))
    assert all(mention.value == NIL or mention.value.isdigit() for mention in mentions)


def fuzz_page(data: bytes) -> None:
    """The whole way of a page, whatever its bytes are."""
    holds(raw_page(data), Publisher(source="fuzz", country=COUNTRIES[data[0] % 10 if data else 0]))


def fuzz_words(data: bytes) -> None:
    """The whole way of a page that is made of the words of one language alone, in elements or in lines."""
    language, text = words_of_bytes(data)
    kind = KINDS[len(data) % 2]
    if kind is PageKind.HTML:
        tags = (TAGS[number % len(TAGS)] for number in data)
        text = "".join(f"<{tag}>{line}</{tag}>" for tag, line in zip(tags, text.split("\n"), strict=False))
    home = METZ if len(data) % 3 == 0 else None
    publisher = Publisher("fuzz", HOMES.get(language, language.upper()), geonames_id=home, languages=(language,))
    holds(RawPage("fuzz", "file:fuzz", text.encode(), kind), publisher)


def holds(page: RawPage, publisher: Publisher) -> None:
    """Assert that spans hold, every reference is to a block of the page, dates are EDTF, and a second reading is the
    same."""
    try:
        record = extract_page(page, publisher)
    except PipelineError as refused:
        assert refused.code and refused.stage
        return
    assert all(is_edtf(mention.value) for mention in record.mentions if mention.type is MentionType.DATE)
    spans_hold(record.blocks, record.mentions)
    facts = (*record.mayoralties, *record.partnerships, *record.memberships, *record.contacts)
    for evidence in (evidence for fact in facts for evidence in fact.evidence):
        assert record.blocks[evidence.block].text[evidence.start : evidence.end] == evidence.raw
    assert all(issue.block is None or issue.block < len(record.blocks) for issue in record.issues)
    assert extract_page(page, publisher) == record


def raw_page(data: bytes) -> RawPage:
    """A page of these bytes: HTML or text, as the first byte is even or odd."""
    return RawPage("fuzz", "file:fuzz", data[1:], KINDS[data[0] % 2 if data else 0])


def no_overlaps(spans: Iterable[tuple[int, int]]) -> None:
    """Assert that spans share no character."""
    end = 0
    for start, stop in sorted(spans):
        assert start >= end
        end = stop


def spans_hold(blocks: tuple[Block, ...], mentions: Iterable[Mention]) -> None:
    """Assert `text[start:end] == raw` for each mention."""
    for mention in mentions:
        assert mention.raw
        assert blocks[mention.block].text[mention.start : mention.end] == mention.raw


TARGETS: dict[str, Target] = {
    "decode": fuzz_decode,
    "blocks": fuzz_blocks,
    "dates": fuzz_dates,
    "phones": fuzz_phones,
    "cities": fuzz_cities,
    "page": fuzz_page,
    "words": fuzz_words,
}
