"""Postal addresses: a postcode with its town, and the street in the same line or in the line before.

The shapes of postcodes are those of the Universal Postal Union's addressing pages. An address without street, house
number or post box is none: a postcode alone stands in many lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from pipeline.alternation import alternation
from pipeline.block import UNDETERMINED, Block, BlockKind
from pipeline.digit_signs import DIGITS, FIGURE
from pipeline.facts import Evidence
from pipeline.languages import all_languages
from pipeline.record import Document, Mention, MentionType
from pipeline.relations.contacts.located import Located

_FIVE: Final = r"\d{5}"
_POSTCODES: Final = {
    "CZ": r"\d{3} ?\d{2}",
    "SK": r"\d{3} ?\d{2}",
    "SE": r"\d{3} ?\d{2}",
    "GR": r"\d{3} ?\d{2}",
    "PL": r"\d{2}-\d{3}",
    "PT": r"\d{4}-\d{3}",
    "BR": r"\d{5}-\d{3}",
    "NL": r"\d{4} ?[A-Z]{2}",
    "LU": r"(?:L ?[-–] ?)?\d{4}",
    "AT": r"(?:A ?[-–] ?)?\d{4}",
    "BE": r"(?:B ?[-–] ?)?\d{4}",
    "CH": r"(?:CH ?[-–] ?)?\d{4}",
    "DK": r"(?:DK ?[-–] ?)?\d{4}",
    "DE": r"(?:D ?[-–] ?)?\d{5}",
    "FR": r"(?:F ?[-–] ?)?\d{5}",
    "IT": r"(?:I ?[-–] ?)?\d{5}",
    "ES": r"(?:E ?[-–] ?)?\d{5}",
}
_BEHIND: Final = {
    "GB": r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}",
    "IE": r"[A-Z]\d[\dW] ?[A-Z\d]{4}",
    "US": r"[A-Z]{2},? \d{5}(?:-\d{4})?",
    "CA": r"(?:[A-Z]{2},? |\([^()]{2,20}\) )?[A-Z]\d[A-Z] ?\d[A-Z]\d",
}
"""Countries whose postcode stands behind the town."""
_WORD: Final = r"[^\W\d_a-z][\w'’.-]{0,40}+"
"""A word of a town's name, its hyphens with it; bounded, so that a hostile megabyte costs no more than its length."""
_SMALL: Final = r"[a-zà-ÿ]{1,4}\.?"
"""A small word within a town's name; it never ends one."""
_CAPITAL: Final = re.compile(r"(?<!\w)[^\W\d_a-z]")
_LONGEST_TOWN: Final = 120
"""Characters between the beginning of a town's name and the postcode behind it."""
_NUMBER: Final = r"\d{1,4}[a-zA-Z]?(?:[-–/]\d{1,4}[a-zA-Z]?)?"
_HOUSE: Final = re.compile(
    r"(?:(?<![^\W\d_])[^\W\d_]{3}[\w.'’-]*(?=[\d ,nč]),? ?(?:č\.p\. ?|nº ?|n° ?|n\. ?|nr\.? ?)?"
    rf"{_NUMBER}(?:,? ?(?:bis|ter))?$)"
    r"|(?:^\d{1,4}(?:[-–/]\d{1,4})?[a-zA-Z]?,? (?:bis |ter )?[^\W\d_]{2})"
)
"""A house number behind a word of three letters or more, or before one."""
_MAX_STREET: Final = 80
_STREET_WORDS: Final = 7
_LEAD: Final = 3 * _MAX_STREET
"""Characters before a town in which its street is looked for: a street that begins before them is too long for one."""
_REACH: Final = 2
"""Lines between street and town: a post box, a second line of the building."""
_DIGIT: Final = re.compile(r"\d")
_CUT: Final = re.compile(r"[\t|;•·]|, (?=\D*$)|: ")


def find_addresses(document: Document, mentions: Sequence[Mention]) -> list[Located]:
    """The addresses of a page in the order of its blocks; the value is street and town, joined by a comma."""
    country = document.publisher.country
    least = FIGURE if country in _BEHIND else DIGITS
    holds_code = _digits(country).search
    coded = [p for p, sign in enumerate(document.signs) if sign & least and holds_code(document.blocks[p].text)]
    if not coded:
        return []
    numbers = {m.block for m in mentions if m.type is MentionType.PHONE or m.type is MentionType.EMAIL}
    dates = {(m.block, m.end) for m in mentions if m.type is MentionType.DATE}
    found = []
    for position in coded:
        block = document.blocks[position]
        language = block.language if block.language != UNDETERMINED else document.language
        after = 0
        for start, behind in _towns(block.text, country, language):
            if (block.index, block.text.find(" ", start)) in dates:
                continue  # "von 2003 bis 2010 Präsident"
            end = start + len(_town_alone(block.text[start:behind]))
            spans = _with_street(document.blocks, position, after, start, end, language, numbers)
            if spans:
                value = ", ".join(" ".join(span.raw.split()).strip(" ,") for span in spans)
                found.append(Located("address", value, _place(position, spans, block), spans))
                after = end
    return found


def _place(position: int, spans: Sequence[Evidence], block: Block) -> int:
    return position - (block.index - spans[0].block)


def _with_street(
    blocks: Sequence[Block], position: int, after: int, start: int, end: int, language: str, numbers: set[int]
) -> tuple[Evidence, ...]:
    """The characters of an address whose town stands at some offsets; none where no street is beside it.

    after: where the address before it in its block ends, 0 where there is none.
    """
    block = blocks[position]
    town = Evidence(block.index, start, end, block.text[start:end])
    begin = max(after, start - _LEAD)
    lead = block.text[begin:start].rstrip(" ,–-\n\t·|")
    if lead:
        joined = _joiner(language).match(lead) if after else None
        cut = max((match.end() for match in _CUT.finditer(lead)), default=joined.end() if joined else 0)
        street = lead[cut:]
        first = cut + len(street) - len(street.lstrip())
        if not _is_street(street.strip()):
            return ()
        first += begin + _building(lead[first:])
        return (Evidence(block.index, first, end, block.text[first:end]),)
    if begin:
        return ()
    for above in range(position - 1, max(-1, position - 1 - _REACH), -1):
        line = blocks[above]
        if line.kind is BlockKind.HEADING or line.kept != block.kept or line.index in numbers:
            return ()
        text = line.text.rstrip()
        if len(text) <= _MAX_STREET and _is_street(text.strip(" ,")):
            street_start = len(text) - len(text.lstrip()) + _building(text.lstrip())
            return (Evidence(line.index, street_start, len(text), text[street_start:]), town)
    return ()


def _building(text: str) -> int:
    """Length of what stands before a comma and the street proper: "Rathaus, Am Markt 1"."""
    head, comma, rest = text.partition(", ")
    if not comma or not _is_street(rest.strip()) or head.strip().isdigit() or _is_street(head.strip()):
        return 0
    return len(head) + len(comma)


def _is_street(text: str) -> bool:
    """True for a short text with a house number, a word for a street, or a post box."""
    if not text or len(text) > _MAX_STREET or len(text.split()) > _STREET_WORDS:
        return False
    return bool(_HOUSE.search(text) or _street_words().search(text.lower()))


def _town_alone(text: str) -> str:
    """A postcode and town without the label that follows: "13353 Berlin Tel.", "13353 Berlin Öffnungszeiten"."""
    words = text.split(" ")
    while len(words) > 2 and words[-1].rstrip(".:").casefold() in _labels():
        words.pop()
    return " ".join(words).rstrip(" .-")


def _towns(text: str, country: str, language: str) -> Iterator[tuple[int, int]]:
    """Start and end of every postcode with its town, in order; none overlaps another."""
    if country not in _BEHIND:
        yield from (match.span() for match in _pattern(country, language).finditer(text))
        return
    last = 0
    for code in _postcode(country).finditer(text):
        begin = max(last, code.start() - _LONGEST_TOWN)
        for first in _CAPITAL.finditer(text, begin, code.start()):
            if _town_before().fullmatch(text, first.start(), code.start()):
                yield first.start(), code.end()
                break
        last = code.end()


@cache
def _pattern(country: str, language: str) -> re.Pattern[str]:
    """A postcode and its town. What joins sentences or says "is" leads on from the town, whatever stands behind."""
    town = _town(rf"(?!{_beyond(language)}(?!\w)){_SMALL}")
    return re.compile(rf"(?<![\w-]){_POSTCODES.get(country, _FIVE)}\s+{town}")


@cache
def _town_before() -> re.Pattern[str]:
    """A town whose postcode stands behind it ("Brighton and Hove BN1 1AA")."""
    return re.compile(rf"{_town(_SMALL)},?\s+")


def _town(small: str) -> str:
    """A town's name as a pattern. small: what its small words may be; each leads to a word with a capital.

    A full stop behind a long word ends the sentence, and the name.
    """
    word = rf"(?:{small} ){{0,3}}(?:[a-zà-ÿ]{{1,4}}['’])?{_WORD}"
    return rf"{_WORD}(?:(?<!\w{{5}}\.)[ ]{word}){{0,4}}(?: (?:cedex|Cedex|CEDEX)(?: \d{{1,2}})?)?"


@cache
def _joiner(language: str) -> re.Pattern[str]:
    """What may stand between two addresses of a line: ", ", " und "."""
    return re.compile(rf"\W*(?:{_beyond(language)}\s+)?")


@cache
def _beyond(language: str) -> str:
    """Alternatives of a regular expression: conjunctions and words for "is"."""
    entry = all_languages().get(language)
    return alternation(() if entry is None else (*entry.cities.conjunctions, *entry.cities.copulas))


@cache
def _digits(country: str) -> re.Pattern[str]:
    """A cheap test for a postcode: its digits. Written out, for a pattern that begins with one is searched fastest."""
    if country in _BEHIND:
        return _DIGIT
    code = _POSTCODES.get(country, _FIVE).rpartition(")?")[2]
    return re.compile(re.sub(r"\\d\{(\d)\}", lambda match: r"\d" * int(match[1]), code))


@cache
def _postcode(country: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=\s){_BEHIND[country]}(?!\w)")


@cache
def _street_words() -> re.Pattern[str]:
    """Words with which a street begins or ends, and post boxes, as whole words; German and Dutch ones end compounds."""
    before, after, boxes = set(), set(), set()
    for language in all_languages().values():
        before |= {word.lower() for word in language.cities.streets_before if len(word) > 2}
        after |= {word.lower().rstrip(".") for word in language.cities.streets_after if len(word) > 2}
        boxes |= {word.lower() for word in language.contacts.boxes}
    return re.compile(
        rf"(?:^(?:{alternation(before)})(?!\w))|(?:{alternation(after)})\.?$|(?<!\w)(?:{alternation(boxes)})\W*\d"
    )


@cache
def _labels() -> frozenset[str]:
    words = set()
    for language in all_languages().values():
        phrases = (
            *language.phones.voice,
            *language.phones.fax,
            *language.phones.cell,
            *language.contacts.labels,
            *language.contacts.hours,
        )
        words |= {phrase.split()[0].rstrip(".:").casefold() for phrase in phrases if phrase.strip()}
    return frozenset(words)
