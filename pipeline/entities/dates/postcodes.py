"""Years that are postcodes: four figures before a town, in the countries whose postcodes have four."""

from __future__ import annotations

import re

from pipeline.entities.postcodes import FOUR_DIGIT_COUNTRIES
from pipeline.gazetteer import load

# An address line opens with the postcode, or it stands behind the house number or the sign that parts two lines.
_LINE_OPENS = re.compile(r"(?:^|[\n\t|·•]|[ ]\d{1,4}[ ]?[a-zA-Z]?,)[ \u00a0\n]*$")
_WORD = re.compile(r"[ \u00a0]([^\W\d_][\w'’.-]*)")
_LETTERS = re.compile(r"[ \u00a0]?[A-Z]{2}(?=$|[ \u00a0,;\n\t])")
# In a village without streets the house number stands behind the name: "Gemeindeamt, 2020 Hollabrunn 17".
_BEHIND_COMMA = re.compile(r"[,:][ \u00a0]*$")
_HOUSE_NUMBER = re.compile(r"[ \u00a0]\d{1,4}[ ]?[a-z]?[ \u00a0]*(?:$|[,;|·•\n\t]| [-–] )")
# A line ends behind the town, perhaps with a district's number or a region's letters ("8000 Zürich 1").
_LINE_ENDS = re.compile(r"(?:[ \u00a0](?:\d{1,2}|[A-Z]{2}))?[ \u00a0]*(?:$|[,;|·•/\n\t]| [-–] )")
_MOST_WORDS = 4
_LONGEST_LINE = 80
_REACH = 40
_OPENS_WITH_YEAR = re.compile(r"\s{0,3}[12]\d{3}[ \u00a0][^\W\d_]")


def is_postcode(text: str, start: int, end: int, country: str) -> bool:
    """True where the four figures from start to end stand before a town of the country as in an address.

    text: the block; offsets in characters. country: ISO 3166-1 of the publisher: a year before a town elsewhere is
    the year of a partnership as often as not.
    """
    if country not in FOUR_DIGIT_COUNTRIES or end - start != 4 or len(text) > _LONGEST_LINE:
        return False
    line_ends = _LINE_ENDS
    if _LINE_OPENS.search(text, max(0, start - _REACH), start) is None:
        if _BEHIND_COMMA.search(text, max(0, start - _REACH), start) is None:
            return False
        line_ends = _HOUSE_NUMBER
    position = end
    if country == "NL":  # "2011 RD Haarlem"
        letters = _LETTERS.match(text, end)
        if letters is None:
            return False
        position = letters.end()
    words: list[re.Match[str]] = []
    while len(words) < _MOST_WORDS and (word := _WORD.match(text, position)) is not None:
        words.append(word)
        position = word.end()
    return any(
        line_ends.match(text, word.end()) is not None and _is_town(text[words[0].start(1) : word.end()], country)
        for word in words
    )


def opens_with_year(text: str) -> bool:
    """True for a line that opens with four figures and a word; two such lines in a row are a list of years."""
    return _OPENS_WITH_YEAR.match(text) is not None


def _is_town(name: str, country: str) -> bool:
    return name[0].isupper() and any(named.place.country == country for named in load().lookup(name))
