"""Where the name of a network stands in a sentence that speaks of belonging to one, and its acronym.

Signs of a name: an acronym in brackets behind it ("Organisation des villes du patrimoine mondial (OVPM)"), a word for a
network before it or behind it ("Netzwerk Fairstadt", "Mayors for Peace network"), or "of" behind "member".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from pipeline.alternation import alternation
from pipeline.gazetteer.first_names import first_names
from pipeline.gazetteer.namefold import fold
from pipeline.languages import codes_with
from pipeline.languages.lists import any_language, set_of
from pipeline.lowering import lowered
from pipeline.relations.partnerships.words.cues import Cue, CueKind

_WORD: Final = r"[^\W\d_a-zà-ÿß-öø-ÿ][\w'’&.-]*"
_QUOTED: Final = re.compile(r"[„“«\"]\s*([^„“”«»\"]{3,60}?)\s*[”“»\"]")
_SMALL: Final = re.compile(r"(?:\s+[^\W\d_A-ZÀ-Ž][\w-]{2,}){1,3}\s*")
_REACH: Final = 60
"""Characters between the word of belonging and the name of the network."""
_ACRONYM_REACH: Final = 120
"""Characters between the word of belonging and the acronym behind the name."""
ACRONYM: Final = re.compile(r"\s{0,3}\((?:[^\W\d_][\w .:-]{0,20} )?([A-ZÀ-Þ][A-Za-zÀ-Þ]{0,10}[A-ZÀ-Þ])\)")
_ADJECTIVE: Final = re.compile(r"(?:\s+[^\W\d_A-ZÀ-Ž]\w*)?")
"""A small word behind "member": "membre fondateur de …"."""
_AFTER_NAME: Final = re.compile(r"[”“»\"]?(?:\s*\([^()]{2,20}\))?")
_YEAR_WORD: Final = re.compile(r"(?:\s+(?:roku|r\.|gada))?")
_MOST_WORDS: Final = 12
_LONG_WORDS: Final = 7
_WORDS: Final = re.compile(r"[\w'’&-]+(?:[ \u00a0]+[\w'’&-]+)*")


@dataclass(frozen=True, slots=True)
class NetworkName:
    """Start and end of a name in its block's text, and the acronym that stands with it, empty where none does."""

    start: int
    end: int
    acronym: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence in which a network may be named.

    belonging: the word of belonging. cues: all of the sentence. taken: spans that no name may cover: cities, dates.
    """

    text: str
    start: int
    end: int
    belonging: Cue
    cues: Sequence[Cue]
    taken: Sequence[tuple[int, int]]
    language: str


def names_of(stretch: Stretch) -> Iterator[NetworkName]:
    """The names of networks that a sentence gives behind its word of belonging, first to last."""
    first = _before_acronym(stretch) or _with_noun(stretch) or _behind_of(stretch)
    if first is None:
        return
    yield first
    place = first.end
    while (more := _next(stretch, place)) is not None:
        yield more
        place = more.end


def _grown(stretch: Stretch, end: int) -> int:
    """The end of a name whose further words are small: "Zdravá města", up to a sign, a date or "since"."""
    if stretch.language not in codes_with("declines_names"):
        return end
    stops = [cue.start for cue in stretch.cues if cue.kind is CueKind.SINCE and cue.start > end]
    stops += [left for left, _ in stretch.taken if left > end]
    limit = min([stretch.end, *stops])
    words = _SMALL.match(stretch.text, end, limit)
    if words is None or (words.end() < limit and stretch.text[words.end()] not in ".,;)!"):
        return end
    return words.start() + len(words[0].rstrip())


def _free(stretch: Stretch, start: int, end: int) -> bool:
    return not any(left < end and start < right for left, right in stretch.taken)


def _before_acronym(stretch: Stretch) -> NetworkName | None:
    """From the first capital behind the word of belonging to an acronym in brackets."""
    limit = min(stretch.end, stretch.belonging.end + _ACRONYM_REACH)
    found = next((m for m in ACRONYM.finditer(stretch.text, stretch.belonging.end, limit) if m.start() > 0), None)
    if found is None:
        return None
    capital = re.compile(r"(?<![\w-])[^\W\d_a-zà-ÿß-öø-ÿ]").search(stretch.text, stretch.belonging.end, found.start())
    if capital is None:
        return None
    name = stretch.text[capital.start() : found.start()]
    if len(name.split()) > _MOST_WORDS or re.search(r"[,;:()]", name):
        return None
    return NetworkName(capital.start(), found.start(), found[1])


def _with_noun(stretch: Stretch) -> NetworkName | None:
    for network in (cue for cue in stretch.cues if cue.kind is CueKind.NETWORK):
        found = _named_from(stretch, network)
        if found is not None:
            return found
    return None


def _named_from(stretch: Stretch, network: Cue) -> NetworkName | None:
    text, end = stretch.text, stretch.end
    quoted = _QUOTED.search(text, network.end, min(end, network.end + _REACH))
    if quoted is not None:
        return NetworkName(*quoted.span(1))
    word = text[network.start : network.end]
    behind = name_pattern().match(text, network.end + 1, end)
    if stretch.language in codes_with("capital_nouns"):  # a capital does not make "Netzwerk" a part of the name
        own = _is_own_name(word, stretch.language)
        if behind is not None and _free(stretch, *behind.span()):
            return NetworkName(network.start if own else behind.start(), behind.end())
        return NetworkName(network.start, network.end) if own else None
    before = _name_before(stretch, network.start)
    if before is not None and word[0].islower():
        return before
    if word[0].isupper():
        found = name_pattern().finditer(text, min(stretch.belonging.end, network.start), end)
        whole = next((name for name in found if name.start() <= network.start < name.end()), None)
        if whole is not None and whole.end() > network.end:
            return NetworkName(*whole.span())
        if whole is not None and len(word.split()) == 1 and _is_own_name(word, stretch.language):
            return NetworkName(*whole.span())
        return _long_name(stretch, network)
    return NetworkName(behind.start(), _grown(stretch, behind.end())) if behind is not None else None


def _name_before(stretch: Stretch, place: int) -> NetworkName | None:
    """The name right before a word for a network, behind the word of belonging: "joined the Slowtowns network"."""
    for found in name_pattern().finditer(stretch.text, stretch.belonging.end, place):
        if found.end() == place - 1 and _free(stretch, *found.span()):
            return NetworkName(*found.span())
    return None


def _is_own_name(word: str, language: str) -> bool:
    """True for "Klima-Bündnis" and "Hanzeverbond": a word for a network with more before it."""
    return "-" in word or (word[0].isupper() and word.lower() not in _plain_nouns(language) and len(word) > 9)


@cache
def _plain_nouns(language: str) -> frozenset[str]:
    stems = {word.strip("*") for word in set_of(language, "partnerships.networks")}
    return frozenset(f"{before}{stem}" for stem in stems for before in ("", *any_language("partnerships.towns_before")))


def _long_name(stretch: Stretch, network: Cue) -> NetworkName | None:
    """ "Svaz měst a obcí ČR": small words behind a capital noun, where a sign, a date or "since" ends them soon."""
    stops = [cue.start for cue in stretch.cues if cue.kind is CueKind.SINCE and cue.start > network.end]
    stops += [left for left, _ in stretch.taken if left > network.end]
    words = _WORDS.match(stretch.text, network.start, min([stretch.end, *stops]))
    if words is None:
        return None
    name = words[0].rstrip()
    ended = stretch.text[words.start() + len(name) : words.start() + len(name) + 2].strip()[:1] in {
        "",
        ".",
        ",",
        "(",
        "!",
    }
    cut = words.end() in stops or words.start() + len(name) + 1 in stops
    if 1 < len(name.split()) <= _LONG_WORDS and (ended or cut):
        return NetworkName(words.start(), words.start() + len(name))
    return None


def _behind_of(stretch: Stretch) -> NetworkName | None:
    dates = [left for left, _ in stretch.taken if left >= stretch.belonging.end]
    limit = min([stretch.end, stretch.belonging.end + _REACH, *dates])
    adjective = _ADJECTIVE.match(stretch.text, stretch.belonging.end)
    places = [stretch.belonging.end, *([adjective.end()] if adjective is not None else [])]
    links = (_of(stretch.language).match(lowered(stretch.text), place) for place in places)
    link = next((found for found in links if found is not None), None)
    found = name_pattern().match(stretch.text, link.end(), limit) if link is not None else None
    if found is None or _is_person(found[0]) or not _free(stretch, *found.span()):
        return None
    return NetworkName(*found.span())


def _is_person(name: str) -> bool:
    """True for a first name with more behind it: "člen rady města Karel Novák" is one who sits on the council."""
    words = name.split()
    return len(words) > 1 and fold(words[0]) in first_names()


def _next(stretch: Stretch, place: int) -> NetworkName | None:
    """One more name behind "and": in quotes, before a word for a network, or at the end of the sentence."""
    link = _and(stretch.language).match(stretch.text, _behind_date(stretch, place), stretch.end)
    if link is None:
        return None
    quoted = _QUOTED.match(stretch.text, link.end(), stretch.end)
    if quoted is not None:
        return NetworkName(*quoted.span(1))
    found = name_pattern().match(stretch.text, link.end(), stretch.end)
    if found is None or not _free(stretch, *found.span()):
        return None
    led = stretch.language not in codes_with("capital_nouns") or len(link[0].split()) > 1
    if led and not stretch.text[found.end() : stretch.end].strip(" .!)"):
        return NetworkName(found.start(), found.start() + len(found[0].rstrip(".")))
    for cue in stretch.cues:
        if cue.kind is CueKind.NETWORK and 0 <= cue.start - found.end() <= 1:
            return NetworkName(*found.span())
    return None


def _behind_date(stretch: Stretch, place: int) -> int:
    """The place behind quotes, an acronym, and "since" with its date, where these follow a name."""
    rest = _AFTER_NAME.match(stretch.text, place, stretch.end)
    place = rest.end() if rest is not None else place
    since = next((c for c in stretch.cues if c.kind is CueKind.SINCE and 0 <= c.start - place <= 1), None)
    if since is None:
        return place
    for left, right in stretch.taken:
        if 0 <= left - since.end <= 1:
            unit = _YEAR_WORD.match(stretch.text, right)
            return unit.end() if unit is not None else right
    return place


@cache
def name_pattern() -> re.Pattern[str]:
    """A name of words with a capital, small words of any language between them: "Mayors for Peace" on a Polish page."""
    words = any_language("partnerships.name_links")
    small = alternation(words | {word.replace("'", "’") for word in words})
    return re.compile(rf"{_WORD}(?:\s+(?:{small}\s*)?{_WORD}){{0,8}}")


@cache
def and_words(language: str) -> re.Pattern[str]:
    """ "and" with the blanks around it, in small letters."""
    return re.compile(rf"\s{alternation(set_of(language, 'partnerships.joiners'))}\s")


@cache
def _of(language: str) -> re.Pattern[str]:
    """ "of", "von", "de", with the blanks around it: what joins "member" to a name."""
    return re.compile(rf"\s+{alternation(set_of(language, 'partnerships.of_links'))}\s*")


@cache
def _and(language: str) -> re.Pattern[str]:
    """ "and", perhaps with "of" and an article behind it."""
    small = alternation(set_of(language, "partnerships.of_links", "cities.articles"))
    return re.compile(rf"\s+{alternation(set_of(language, 'partnerships.joiners'))}\s+(?:{small}\s+){{0,2}}")
