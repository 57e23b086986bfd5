"""Reading one written number with libphonenumber: which number it is, and whether it can be one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import phonenumbers
from phonenumbers import (
    NumberFormat,
    NumberParseException,
    PhoneMetadata,
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberType,
)

_CACHE_SIZE = 4096
"""Numbers repeat on the pages of a site; a cached answer costs nothing and never changes."""

_MOST_DIGITS = 15
"""Of a number with its country code: ITU-T E.164, 6.2. libphonenumber's plan of Germany allows longer ones."""
_NOT_DIALLED = re.compile(r"[^\d+]")

_FORMER_TRUNK_ZERO = frozenset({48})
"""Countries that once dialled 0 before numbers that are else the same, by country code: Poland until 2010. Pages still
write it ("(063) 28 81 074"), and libphonenumber takes it for the number's own."""

_EXTENSION_SIGN = "~"
"""What libphonenumber takes for the beginning of an extension."""


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """A number as libphonenumber reads it.

    national: its digits behind the country code. valid: it is in the numbering plan. prefixed: it is written as a
    number of its country has to be: internationally, or with the trunk prefix where the country dials one.
    international: written with + or 00. mobile: a mobile number. town: a number that the town halls of a country
    share ("14 053" in the Netherlands), short and dialled as it stands.
    """

    e164: str
    national: str
    valid: bool
    prefixed: bool
    international: bool
    mobile: bool
    town: bool


@lru_cache(maxsize=_CACHE_SIZE)
def read_number(surface: str, region: str) -> ReadNumber | None:
    """Read one number as it is dialled in a region (ISO 3166-1 alpha-2); None where nothing can be read from it."""
    dialled = surface.replace("++", "+").translate(_TYPOGRAPHY)
    number = _parse(dialled, region)
    if number is None:
        return None
    if number.country_code in _FORMER_TRUNK_ZERO and number.italian_leading_zero:
        number.italian_leading_zero = False
    valid = phonenumbers.is_valid_number(number)
    if not valid and dialled.lstrip("( ").startswith("00"):
        # Where 00 is not what the country dials before foreign numbers, it is still what people write.
        other = _parse("+" + _NOT_DIALLED.sub("", dialled)[2:], region)
        if other is not None and phonenumbers.is_valid_number(other):
            number, valid = other, True
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    if len(e164) > len("+") + _MOST_DIGITS:
        return None
    digits = _NOT_DIALLED.sub("", dialled)
    national = phonenumbers.national_significant_number(number)
    international = (
        digits.startswith(("+", "00"))
        or digits == f"{number.country_code}{national}"
        or number.country_code != phonenumbers.country_code_for_region(region)
    )
    kind = phonenumbers.number_type(number) if valid else PhoneNumberType.UNKNOWN
    return ReadNumber(
        e164=e164,
        national=national,
        valid=valid,
        prefixed=international or _has_trunk_prefix(digits, national, region),
        international=international,
        mobile=kind in {PhoneNumberType.MOBILE, PhoneNumberType.PAGER},
        town=kind == PhoneNumberType.UAN,
    )


_TYPOGRAPHY = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "\u00ad": None, "\u2011": "-", "\u2060": None}
)


def _parse(dialled: str, region: str) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(dialled, region)
    except NumberParseException:
        return None


def may_be_prefixed(surface: str, region: str) -> bool:
    """A cheap test before `read_number`: false for most digits that are not written as the region writes its numbers.

    surface: digits and what may stand between those of one number.
    """
    beginnings, free = _ways_to_begin(region)
    digits = _NOT_DIALLED.sub("", surface)
    return (
        digits.startswith(beginnings)
        or free.fullmatch(digits) is not None
        or not digits.isascii()
        or _EXTENSION_SIGN in surface
    )


@cache
def _ways_to_begin(region: str) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """What digits begin with that are dialled in a region: signs, and the shapes of numbers without a trunk prefix."""
    metadata = PhoneMetadata.metadata_for_region(_main_country(region))
    prefix = metadata.national_prefix if metadata is not None else None
    of_region = PhoneMetadata.metadata_for_region(region)
    if (
        metadata is None
        or of_region is None
        or not prefix
        or of_region.national_prefix_for_parsing != prefix
        or of_region.national_prefix_transform_rule
        or not (of_region.international_prefix or "").isdigit()
    ):
        return ("",), re.compile("(?!)")
    free = [
        f"(?={style.leading_digits_pattern[-1] if style.leading_digits_pattern else ''})(?:{style.pattern or ''})"
        for style in metadata.number_format
        if not _wants_prefix(style)
    ]
    beginnings = ("+", "00", prefix, str(metadata.country_code), of_region.international_prefix or "")
    return beginnings, re.compile("|".join(free) or "(?!)")


def _main_country(region: str) -> str:
    """The country with which the formats of a shared plan stand."""
    return phonenumbers.region_code_for_country_code(phonenumbers.country_code_for_region(region))


def _wants_prefix(style: NumberFormat) -> bool:
    """Whether numbers of a format are written with the trunk prefix."""
    return "0" in (style.national_prefix_formatting_rule or "") and not style.national_prefix_optional_when_formatting


def _has_trunk_prefix(digits: str, national: str, region: str) -> bool:
    """Whether the number is written with the trunk prefix, or needs none (as the formats of its plan say)."""
    metadata = PhoneMetadata.metadata_for_region(_main_country(region))
    if metadata is None or not metadata.national_prefix:
        return True
    if digits.startswith(metadata.national_prefix) and len(digits) > len(national):
        return True
    for style in metadata.number_format:
        leading = style.leading_digits_pattern
        if (not leading or re.match(leading[-1], national)) and re.fullmatch(style.pattern or "", national):
            return not _wants_prefix(style)
    return False
