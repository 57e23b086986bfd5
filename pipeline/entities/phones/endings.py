"""Numbers that are written in parts: a direct dial behind a spaced hyphen, and further numbers by their endings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.entities.phones.labels import is_label_behind, unit_behind
from pipeline.entities.phones.shapes import BLANKS, HYPHENS
from pipeline.entities.postcodes import FOUR_DIGIT_COUNTRIES
from pipeline.languages import all_languages

_GAP = rf"[{BLANKS}]{{0,2}}"
_NO_MORE = rf"(?![\w/{HYPHENS}]|[{BLANKS}.,:]\d)"
_SPACED_HYPHEN = re.compile(rf"[{BLANKS}]+[{HYPHENS}][{BLANKS}]+")
_DIAL = re.compile(rf"\d{{3,4}}|\d{{1,2}}[{BLANKS}]\d{{2}}")
_TRUNK = re.compile(r"[([ ]{0,2}[0+]")
_LAST_GROUP = re.compile(r"\d+$")
_WORD_BEHIND = re.compile(rf"[{BLANKS}]{{1,2}}[^\W\d_]")
# A base of an area code and a few digits is no whole number of an office; the whole has eleven digits at most.
_LONGEST_BASE, _LONGEST_GROUP, _LONGEST_WHOLE = 8, 4, 11
_TWINS = re.compile(r"(?<!\d)(?P<first>\d{3,5})/(?P<second>\d{3,5})$")
_TWIN_BEHIND = re.compile(rf"{_GAP}/{_GAP}(?P<ending>\d{{3,5}}){_NO_MORE}")
_ENDS_IN_DIAL = re.compile(rf"(?P<base>.*\d){_GAP}[{HYPHENS}]{_GAP}\d[\d{BLANKS}]{{0,5}}$", re.DOTALL)
_DIAL_BEHIND_SLASH = re.compile(rf"/[{BLANKS}]?[{HYPHENS}]\d{{1,5}}(?!\d)")
_CHAIN = re.compile(r"(?:/\d{2}){2,8}|(?:/\d{3}){2,8}|(?:/\d{4}){2,8}")
_COMMAS = re.compile(r"(?:,\d{2}){2,8}(?![\d,.])")
_CHAIN_AT_END = re.compile(rf"(?:{_CHAIN.pattern})$")
_SHORT_BEHIND_SLASH = re.compile(r"/\d{1,2}$")
_FEWEST_BEFORE_TWIN, _FEWEST_BEFORE_SHORT, _COUNTRY_CODE = 8, 9, 2
_REACH = 12
_MOST_ENDINGS = 8


def is_spaced_dial(text: str, base: tuple[int, int], piece: tuple[int, int], national: str, region: str) -> bool:
    """True where a piece of a run is the direct dial of the base before it: "0381 381 - 1440".

    base, piece: start and end, in characters. national: the base's digits behind the country code. region: ISO 3166-1.
    """
    surface, dial = text[slice(*base)], text[slice(*piece)]
    group = _LAST_GROUP.search(surface)
    if (
        not _SPACED_HYPHEN.fullmatch(text, base[1], piece[0])
        or not _DIAL.fullmatch(dial)
        or not _TRUNK.match(surface)
        or group is None
        or len(group[0]) > _LONGEST_GROUP
    ):
        return False
    if len(national) > _LONGEST_BASE or len(national) + len(_digits(dial)) > _LONGEST_WHOLE:
        return False
    if unit_behind(text, piece[1]):
        return False
    town = region in FOUR_DIGIT_COUNTRIES and len(dial) == 4 and _WORD_BEHIND.match(text, piece[1])
    return not town or is_label_behind(text, piece[1])  # "01 4000 - 1010 Wien"


def cut_before_ending(text: str, start: int, end: int) -> int | None:
    """Where the first of several numbers ends that share all but their ending; None for one.

    "0561 787 3047/3048", "06431/203-111/-112", "0561 787304/05", "075-7873047/114/272"; behind fewer digits a slash may
    lead to a direct dial of the base before it ("02236/501/12").
    """
    chain = _CHAIN_AT_END.search(text, start, end)
    if chain is not None and len(_digits(text[start : chain.start()])) >= _FEWEST_BEFORE_SHORT:
        return chain.start()
    for slash in _DIAL_BEHIND_SLASH.finditer(text, start, end):
        if len(_digits(text[start : slash.start()])) >= _FEWEST_BEFORE_TWIN:
            return slash.start()
    short = _SHORT_BEHIND_SLASH.search(text[max(start, end - _REACH) : end])
    if short is not None:
        cut = end - len(short[0])
        digits = len(_digits(text[start:cut])) - _COUNTRY_CODE * text.startswith(("+", "00"), start)
        return cut if digits >= _FEWEST_BEFORE_SHORT else None
    found = _TWINS.search(text[max(start, end - _REACH) : end])
    if found is None or not _are_twins(found["first"], found["second"]):
        return None
    cut = end - len(found["second"]) - 1
    return cut if len(_digits(text[start:cut])) >= _FEWEST_BEFORE_TWIN else None


def other_endings(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The endings behind a number that stand for further numbers: "-1231, -1232 und -1240", "3047/3048".

    start, end: of the number. Gives start and end of each ending, and the whole number that it stands for.
    """
    surface, position = text[start:end], end
    chain = _CHAIN.match(text, end)
    if chain is not None and not re.match(_NO_MORE, text[chain.end() : chain.end() + 3]):
        chain = None
    chain = chain or _COMMAS.match(text, end)
    if chain is not None:
        last = _joined_ending().match(text, chain.end())
        for part in re.finditer(r"\d+", text[end : last.end() if last else chain.end()]):
            yield end + part.start(), end + part.end(), _replaced(surface, part[0])
        return
    base = _ENDS_IN_DIAL.fullmatch(surface)
    for _ in range(_MOST_ENDINGS):
        found = _ending().match(text, position)
        if found is not None:
            digits = _digits(found["ending"])
            yield found.start("ending"), found.end(), f"{base['base']}-{digits}" if base else _replaced(surface, digits)
        else:
            found = _TWIN_BEHIND.match(text, position)
            group = _LAST_GROUP.search(surface)
            if found is None or group is None or not _are_twins(group[0], found["ending"]):
                return
            yield found.start("ending"), found.end(), _replaced(surface, found["ending"])
        position = found.end()


def endings_cling(text: str, end: int) -> bool:
    """True where commas part a number from further endings: "882-89-41,53,54"."""
    return _COMMAS.match(text, end) is not None


def _are_twins(first: str, second: str) -> bool:
    return len(first) == len(second) and first[:-2] == second[:-2] and first != second


def _replaced(surface: str, digits: str) -> str:
    """The number with its last digits replaced by others."""
    left = len(digits)
    while left and surface:
        left -= surface[-1].isdigit()
        surface = surface[:-1]
    return surface + digits


def _digits(surface: str) -> str:
    return "".join(character for character in surface if character.isdigit())


@cache
def _conjunctions() -> str:
    words = {word for language in all_languages().values() for word in language.dates.conjunctions if word.isalpha()}
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@cache
def _joined_ending() -> re.Pattern[str]:
    return re.compile(rf"[{BLANKS}](?:{_conjunctions()})[{BLANKS}]\d{{2}}(?![\w,]|[{BLANKS}.:]\d)", re.IGNORECASE)


@cache
def _ending() -> re.Pattern[str]:
    joined = _conjunctions()
    return re.compile(
        rf"(?:[{BLANKS}]{{0,2}}[,;/][{BLANKS}]{{0,2}}|[{BLANKS}]{{1,2}}(?:{joined}|&|\+)[{BLANKS}]{{1,2}})"
        rf"(?P<ending>[{HYPHENS}][{BLANKS}]?(?:\d{{2}}[{BLANKS}]\d{{2}}|\d{{2,5}}))(?![\w{HYPHENS}]|/(?![{HYPHENS}])|[{BLANKS}.,:]\d)",
        re.IGNORECASE,
    )
