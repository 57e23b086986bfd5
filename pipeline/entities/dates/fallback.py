"""Compact spellings that the grammar cannot tell apart itself ("12-Aug-19", "Sep/23/20"), parsed by dateparser.

dateparser never searches: it gets strings of three parts, one of them a month's name, with the language pinned. All
three parts have to be there, so that its answer does not hang on today's date.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateparser.date import DateDataParser


@cache
def _parser(lang: str) -> DateDataParser:
    # Imported where it is first needed: it costs 0.4 s with its language data, and few pages ever need it.
    from dateparser.date import DateDataParser  # noqa: PLC0415

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY", "PARSERS": ["absolute-time"]}
    return DateDataParser(languages=[lang], settings=settings)


@lru_cache(maxsize=4096)
def parse_compact(text: str, lang: str) -> tuple[int, int, int] | None:
    """Year, month and day of one compact spelling, None where dateparser does not read it.

    text: the candidate alone. lang: ISO 639-1; None comes back for a language that dateparser does not have.
    """
    try:
        parser = _parser(lang)
    except ValueError:  # unknown to dateparser
        return None
    moment = parser.get_date_data(text).date_obj
    return None if moment is None else (moment.year, moment.month, moment.day)
