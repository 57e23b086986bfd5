"""What a row of a list or table of partners looks like: it begins with a city and goes on as no sentence does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.alternation import alternation
from pipeline.block import Block, BlockKind
from pipeline.languages import all_languages
from pipeline.languages.lists import any_language, set_of
from pipeline.lowering import lowered
from pipeline.record import Mention, MentionType
from pipeline.relations.partnerships.clauses.clause import PARENTHESES
from pipeline.relations.partnerships.page.reading import Reading
from pipeline.relations.partnerships.words.country_names import country_behind, is_country

_MAX_ROW = 320
_SIGNS = " -–—,()[]"
"""What parts a town from its country."""
LEAD = re.compile(r"^[\W\d_]*$")
"""What may stand before a row's city: signs and figures."""
_BRACKETED = re.compile(r"\([^()]+\)|\[[^\[\]]+\]")
_BRACKETS = re.compile(r"\([^()]{1,60}\)")
_WORD = re.compile(r"\w+")
_TWO = 2
_TOLD = re.compile(r"(?:,|\s*\([^()]*\),?)\s+[^\W\dA-ZÀ-Þ_]")
"""A comma or a bracket and a small letter behind a city: "Tata, l'autre ville jumelée"."""
_TEASER = re.compile(
    r"\s*\|\s*+(?:[^\s|]++\s++){6}|\s*\([a-zß-öø-ÿ]{2,4}(?:/[a-zß-öø-ÿ]{2,4})?\)[.:]?+\s++(?:[^\s|]++\s++){4}"
)
"""Behind a town, what is no row of it but news from there: "Dijon | A choir from Homburg sings in the church tonight",
"Dijon (jk). The choir has sung"."""
_LISTED = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})
_SENTENCE_WORDS = 7
"""A paragraph of so many words with such a comma and a full stop is a sentence."""


def is_row(block: Block, page: Reading) -> bool:
    """True for a block that begins with a city, or a date and a city, and goes on as a row does."""
    cities = page.of_type(block.index, MentionType.CITY)
    if len(block.text) > _MAX_ROW or not cities:
        return False
    if not leads(block, 0, cities[0], page.of_type(block.index, MentionType.DATE)):
        return False
    mark = "\t" if block.kind is BlockKind.TABLE_ROW else ":"
    listed = len(cities) > 1 and (mark == ":" or mark not in block.text[cities[0].start :])
    if listed and block.text[: cities[0].start].rstrip(" ").endswith(mark):
        return False  # "Partnerstädte: Dijon, Leeds" is a list in a sentence
    rest = block.text[cities[0].end :]
    if _TEASER.match(rest) and not page.of_type(block.index, MentionType.DATE):
        return False
    if block.kind is BlockKind.HEADING:
        return bool(re.search(r"\d{4}", rest))
    if not rest.strip() or _row_goes_on().match(rest):
        return True
    country = country_behind().match(lowered(rest))
    if country is None:
        return False
    behind = rest[country.end() :]
    return not behind.strip() or bool(_row_goes_on().match(behind) or _near().match(lowered(behind)))


def is_alone(block: Block, city: Mention) -> bool:
    """True for a row that is a town and its country, or a remark in brackets, and nothing else: "Dijon (Bourgogne)"."""
    behind = block.text[city.end :].strip()
    return bool(_BRACKETED.fullmatch(behind)) or is_country(lowered(behind).strip(_SIGNS))


def is_enumeration(block: Block, cities: Sequence[Mention]) -> bool:
    """True for a row of several towns and nothing else but signs, "and", years and where they lie: "Dijon, Leeds und
    Kolin", "Dijon (1973) / Leeds (1985)". Of two towns behind a comma the second may only tell where the first lies."""
    if len(cities) < _TWO or "\t" in block.text:
        return False
    starts = [city.start for city in cities]
    gaps = [block.text[city.end : start] for city, start in zip(cities, [*starts[1:], len(block.text)], strict=True)]
    if len(cities) == _TWO and gaps[0].strip() == ",":
        return False
    return all(_is_between_towns(gap, names=len(cities) > _TWO) for gap in gaps)


def _is_between_towns(gap: str, *, names: bool) -> bool:
    """True for a gap of signs, brackets, years, a country and "and". names: where some towns are known, others may not
    be."""
    bare = " ".join(lowered(_BRACKETS.sub(" ", gap)).split())  # a run of blanks would be read from each of them
    bare = country_behind().sub(" ", f" {bare}")
    joiners = any_language("partnerships.joiners")
    unknown = {lowered(word) for word in _WORD.findall(gap) if word[0].isupper()} if names else set()
    return all(word.isdigit() or word in joiners or word in unknown for word in _WORD.findall(bare))


def is_told(block: Block, page: Reading) -> bool:
    """True for a row that is also a sentence: "Tata, l'autre ville jumelée de Weimar, était représentée.", "Tata, Jaca
    et Weimar sont jumelées entre elles."."""
    cities = page.of_type(block.index, MentionType.CITY)
    rest = block.text[cities[0].end :]
    gap = block.text[cities[0].end : cities[1].start] if len(cities) > 1 else ""
    enumerates = PARENTHESES.sub(" ", gap).strip() == ","
    if block.kind is not BlockKind.PARAGRAPH or not (enumerates or _TOLD.match(rest)):
        return False
    return rest.rstrip().endswith(".") and len(rest.split()) >= _SENTENCE_WORDS


def leads(block: Block, start: int, city: Mention, dates: Sequence[Mention]) -> bool:
    """True where nothing but signs, numbers, dates or a label stand before a city."""
    lead = list(block.text[start : city.start])
    for date in dates:
        for place in range(max(date.start, start), min(date.end, city.start)):
            lead[place - start] = " "
    before = "".join(lead)
    if LEAD.match(before):
        return True
    label = before.strip(" \t:-–—•*").lower()
    if not label:
        return False
    if label in _town_phrases() or (label in _leading_words() and block.kind in _LISTED):
        return True
    if label in any_language("cities.towns") and is_country(lowered(block.text[city.end :]).strip(_SIGNS)):
        return True  # "Město Dijon – Francie"
    sign = before.rstrip(" ")[-1]
    if sign in "–—-" and is_country(label):
        return True  # "France – Dijon"
    if sign not in ":\t":
        return False
    if label in town_labels() or label.split()[-1].startswith(_town_stems()):
        return True
    return is_country(label)


@cache
def _leading_words() -> frozenset[str]:
    """What may stand right before the city of a list's row: "Stadt", "avec", "seit" with its date."""
    return any_language("cities.towns", "partnerships.name_labels", "partnerships.partner_links", "partnerships.since")


@cache
def _town_phrases() -> frozenset[str]:
    """What a town's name begins with where it is given in full: "Ville de", "Comune di"."""
    found: set[str] = set()
    for language in all_languages():
        towns, links = (
            set_of(language, "cities.towns", "partnerships.name_labels"),
            set_of(language, "partnerships.of_links"),
        )
        found.update(f"{town} {link}" for town in towns for link in links)
    return frozenset(found)


@cache
def town_labels() -> frozenset[str]:
    """Labels before a partner's name: "Stadt", "Partnerstadt"."""
    return frozenset(
        word.strip("*")
        for word in any_language("partnerships.name_labels", "partnerships.twinning", "partnerships.friendship")
    )


@cache
def _town_stems() -> tuple[str, ...]:
    """Beginnings of words for a twinned town, of all languages: "geminada"."""
    words = any_language("partnerships.twinning")
    return tuple(sorted(word[:-1] for word in words if word.endswith("*") and not word.startswith("*")))


@cache
def begun_columns() -> frozenset[str]:
    """Heads of columns for the beginning, folded, of all languages."""
    return frozenset(word.casefold() for word in any_language("partnerships.columns"))


@cache
def _row_goes_on() -> re.Pattern[str]:
    """What stands behind a row's city: a sign, a figure, or "since" in any language."""
    since = alternation(any_language("partnerships.since"))
    return re.compile(rf"(?:[^\S\t]*+\t|\s*+(?:[(\[,:;/|•·=–—-]|\d|{since}(?!\w)))", re.IGNORECASE)


@cache
def _near() -> re.Pattern[str]:
    """What tells near which other town one lies, behind its country, in small letters: " nahe Lyon"."""
    return re.compile(rf"\s{alternation(any_language('partnerships.near'))}(?!\w)")
