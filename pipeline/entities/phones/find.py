"""Phone and fax numbers of one text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.entities.phones.endings import cut_before_ending, endings_cling, is_spaced_dial, other_endings
from pipeline.entities.phones.labels import (
    Cue,
    direct_dial_words,
    extension_words,
    label_before,
    label_clings,
    unit_behind,
)
from pipeline.entities.phones.numbers import ReadNumber, may_be_prefixed, read_number
from pipeline.entities.phones.shapes import (
    AREA_CODE,
    BLANKS,
    FEWEST_DIGITS,
    HYPHENS,
    NEXT_AREA_CODE,
    PAUSE,
    VANITY,
    clings_behind,
    is_other_number,
    is_other_number_alone,
    runs,
)

_HYPHEN_SIGNS = "-\u2010\u2011\u2012\u2013\u2212"
_MOST_DIGITS = 18
_MOST_PIECES = 6
"""Pieces between pauses that one number is written in at most: keeps long columns of numbers linear."""
_FEWEST_UNLABELLED = 7
"""A shorter national number needs a label; set on the phones corpus, where years and sums are valid numbers."""
_LONGEST_BARE = 8
"""So many digits without a sign, a blank or a trunk prefix are an amount ("2908754") unless a label says otherwise."""
_DIGITS_BEFORE_BRACKET = 4
_OTHER_ENDING = 4
"""Characters of "/41" and "/411": the ending of a second number."""
_HOUSE_NUMBER = re.compile(rf"([1-9]\d{{0,4}})[{BLANKS}]{{1,3}}(?=\(?0[1-9]\d)")
"""What may stand before a number without a sign between: "Markt 1 0381 381-0", "18055 0381 381-0"."""
_BASE = re.compile(rf"[{BLANKS}{HYPHENS}]{{1,3}}[01]$")
"""The end of a base number: "89-0", "4796-1"."""


@dataclass(frozen=True, slots=True)
class FoundPhone:
    """A number in a text. start, end: offsets in characters. e164: with `;ext=N` where an extension is written apart.

    kind: "voice", "fax" or "cell". confidence: 0 to 1. rule: how it was found.
    """

    start: int
    end: int
    e164: str
    kind: str
    confidence: float
    rule: str


def find_phones(text: str, region: str, label: str = "") -> list[FoundPhone]:
    """Find the phone and fax numbers of a text, in order and without overlaps.

    region: ISO 3166-1 alpha-2 of the country whose national numbers are meant. label: a label that stands before the
    text ("Telefon" in the line above), empty where there is none.
    """
    if label:
        shift = len(label) + 1
        return [
            FoundPhone(p.start - shift, p.end - shift, p.e164, p.kind, p.confidence, p.rule)
            for p in find_phones(f"{label}\n{text}", region)
            if p.start >= shift
        ]
    region = region.upper()
    found: list[FoundPhone] = []
    for start, end in runs(text):
        if found and start < found[-1].end:
            continue  # the extension of the number before
        clings = clings_behind(text, end) and not (label_clings(text, end) or endings_cling(text, end))
        if clings and _extension().match(text, end) is None:
            continue
        for begin, stop, number in _numbers_of(text, start, end, region):
            if found and begin < found[-1].end:
                continue  # the ending of a number before
            phone = _judge(text, begin, stop, number, found[-1].end if found else 0)
            if phone is None:
                continue
            dial = _direct_dial(text, phone, region)
            found += [phone, dial] if dial is not None else _with_endings(text, _with_extension(text, phone), region)
    for match in VANITY.finditer(text) if "00" in text else ():
        vanity = read_number(match.group(), region)
        if (
            vanity is not None
            and vanity.valid
            and not any(p.start < match.end() and match.start() < p.end for p in found)
        ):
            found.append(FoundPhone(match.start(), match.end(), vanity.e164, "voice", 0.9, "phone.vanity"))
    return sorted(found, key=lambda phone: phone.start)


def _numbers_of(text: str, start: int, end: int, region: str) -> Iterator[tuple[int, int, ReadNumber]]:
    """Cut a run of digits into the numbers it holds: from each piece on, the fewest pieces that make a number."""
    pieces = _pieces(text, start, end)
    first = 0
    while first < len(pieces):
        read = _first_number(text, pieces[first : first + _MOST_PIECES + 1], region)
        if read is None:
            first += 1
            continue
        taken, begin, stop, number = read
        yield begin, stop, number
        first += taken


def _first_number(text: str, pieces: list[tuple[int, int]], region: str) -> tuple[int, int, int, ReadNumber] | None:
    """The number that starts with the first piece, and how many pieces it takes."""
    cut = cut_before_ending(text, *_trim(text, *pieces[0]))
    if cut is not None:
        number = _read(text, pieces[0][0], cut, region)
        if number is not None:
            return 1, pieces[0][0], cut, number
    for shortest in range(1, min(len(pieces), _MOST_PIECES) + 1):
        taken = shortest
        span = _trim(text, pieces[0][0], pieces[taken - 1][1])
        number = _read(text, *span, region)
        if number is None:
            continue
        # A direct dial written apart: "5 40 - 0", "0381 381 - 1440".
        while taken < len(pieces) and (
            _is_short(text, *pieces[taken]) or is_spaced_dial(text, span, pieces[taken], number.national, region)
        ):
            longer = _trim(text, pieces[0][0], pieces[taken][1])
            joined = _read(text, *longer, region)
            if joined is None:
                break
            taken, span, number = taken + 1, longer, joined
        return taken, *span, number
    start, end = _trim(text, *pieces[0])
    slash = text.rfind("/", start, end)
    if slash > 0 and end - slash <= _OTHER_ENDING and _digits(text, start, slash) >= _FEWEST_UNLABELLED:
        number = _read(text, start, slash, region)  # "01.42.76.40.40/41": two numbers that differ in their end
        if number is not None:
            return 1, start, slash, number
    return None


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a run between pauses, before an area code like the one it begins with ("08-535 311 08-535 361"), and
    before a bracket that opens after a whole number ("34 500 (2018") or that words close ("010 (964 226 010 from
    abroad)")."""
    cuts = [match.span() for match in PAUSE.finditer(text, start, end)]
    if AREA_CODE.match(text, start, end):
        cuts = sorted({*cuts, *(match.span() for match in NEXT_AREA_CODE.finditer(text, start, end))})
    house = _HOUSE_NUMBER.match(text, start, end)
    if house is not None:
        cuts = [(house.end(1), house.end()), *(cut for cut in cuts if cut[0] >= house.end())]
    pieces = []
    for stop, following in [*cuts, (end, end)]:
        bracket = text.find("(", start, stop)
        while bracket >= 0:
            before = _digits(text, start, bracket)
            if before > _DIGITS_BEFORE_BRACKET or (before and text[start] != "+" and ")" not in text[bracket:stop]):
                pieces.append((start, bracket))
                start = bracket
            bracket = text.find("(", bracket + 1, stop)
        if stop > start:
            pieces.append((start, stop))
        start = following
    return pieces


def _is_short(text: str, start: int, end: int) -> bool:
    """True for one or two digits; behind a hyphen they are the ending of another number ("381-0 / -12"), in a bracket
    an aside ("(14 ct/min)")."""
    return _digits(text, start, end) <= 2 and text[start] not in _HYPHEN_SIGNS + "(["


def _digits(text: str, start: int, end: int) -> int:
    return sum(character.isdigit() for character in text[start:end])


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out a bracket that opens and never closes, and what is no digit at the end."""
    while end > start and not text[end - 1].isdigit():
        end -= 1
    while start < end and text[start] in "([ ":
        inside = text[start:end]
        if text[start] != " " and (")" in inside or "]" in inside):
            break
        start += 1
    return start, end


def _read(text: str, start: int, end: int, region: str) -> ReadNumber | None:
    surface = text[start:end]
    if not FEWEST_DIGITS <= _digits(text, start, end) <= _MOST_DIGITS or is_other_number(surface):
        return None
    number = read_number(surface, region) if may_be_prefixed(surface, region) else None
    return number if number is not None and number.valid and number.prefixed else None


def _judge(text: str, start: int, end: int, number: ReadNumber, after: int) -> FoundPhone | None:
    """Decide whether a number that exists is meant as a phone number here."""
    surface = text[start:end].lstrip("(")
    label = label_before(text, start, after)
    named = label is not None and label.cue is not Cue.OTHER
    kind = "cell" if number.mobile else "voice"
    if label is not None and label.cue in {Cue.FAX, Cue.CELL}:
        kind = label.cue.value
    if label is not None and named and not label.weak:
        return FoundPhone(start, end, number.e164, kind, 0.99 if label.directly else 0.95, "phone.labelled")
    if number.international and surface.lstrip().startswith(("+", "00")):
        return FoundPhone(start, end, number.e164, kind, 0.97, "phone.international")
    vetoed = label is not None and label.cue is Cue.OTHER and label.directly
    if vetoed or unit_behind(text, end) or is_other_number_alone(text, start, end):
        return None
    if number.town and (named or (not text[:start].strip() and text[end : end + 2].strip() in {"", "("})):
        return FoundPhone(start, end, number.e164, kind, 0.8, "phone.town-number")
    base = surface.startswith("0") and _BASE.search(surface) is not None
    if len(number.national) < (FEWEST_DIGITS if base else _FEWEST_UNLABELLED):
        return None
    if surface == number.national and len(surface) <= _LONGEST_BARE:
        return None
    return FoundPhone(start, end, number.e164, kind, 0.9 if named else 0.85, "phone.national")


def _direct_dial(text: str, phone: FoundPhone, region: str) -> FoundPhone | None:
    """The number of a direct dial behind its base number: the dial takes the place of the base's last 0 or 1."""
    base = _BASE.search(text, phone.start, phone.end)
    match = _dial_behind().match(text, phone.end) if base is not None else None
    if base is None or match is None:
        return None
    dialled = "".join(character for character in match["dial"] if character.isdigit())
    number = read_number(f"{text[phone.start : base.start()]}-{dialled}", region)
    if number is None or not number.valid:
        return None
    return FoundPhone(match.start("dial"), match.end("dial"), number.e164, phone.kind, 0.9, "phone.direct-dial")


@cache
def _dial_behind() -> re.Pattern[str]:
    """A direct dial behind its base number: ", Durchwahl -1440"."""
    gap = rf"[{BLANKS}]{{0,2}}"
    return re.compile(
        rf"{gap}[,;(/]?{gap}(?:{direct_dial_words()})\.?:?{gap}"
        rf"(?P<dial>[{HYPHENS}]?[{BLANKS}]?\d{{2,6}})(?![\d{HYPHENS}/])(?![{BLANKS}]\d)",
        re.IGNORECASE,
    )


@cache
def _extension() -> re.Pattern[str]:
    return re.compile(
        rf"[{BLANKS}]{{0,4}}[,;(]?[{BLANKS}]?(?:(?:{extension_words()})[.:=]?[{BLANKS}]?|[xX#][{BLANKS}]?)(\d{{1,7}})(?![\w{HYPHENS}])(?!/\d)(?![{BLANKS}]\d)",
        re.I,
    )


def _with_extension(text: str, phone: FoundPhone) -> FoundPhone:
    match = _extension().match(text, phone.end)
    if match is None:
        return phone
    opened = "(" in text[phone.end : match.start(1)]
    end = match.end() + 1 if opened and text[match.end() : match.end() + 1] == ")" else match.end()
    return FoundPhone(phone.start, end, f"{phone.e164};ext={match.group(1)}", phone.kind, phone.confidence, phone.rule)


def _with_endings(text: str, phone: FoundPhone, region: str) -> list[FoundPhone]:
    """The number, and the further ones behind it of which only the ending is written ("-1231, -1232 und -1240")."""
    found = [phone]
    for start, end, surface in other_endings(text, phone.start, phone.end):
        number = read_number(surface, region)
        if number is None or not number.valid:
            break
        found.append(FoundPhone(start, end, number.e164, phone.kind, 0.9, "phone.ending"))
    return found
