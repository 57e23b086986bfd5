"""What the text beside a name says about where the place lies: ", Oregon", "(F)", "in Großbritannien", a column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.entities.cities.areas import Area, code_area
from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.sidewords import word_before
from pipeline.entities.cities.spans import AreaSpan
from pipeline.entities.cities.surroundings import Surroundings
from pipeline.gazetteer.demonyms import area_of_adjective, country_of_adjective
from pipeline.languages import codes_with

_CODE = re.compile(
    r"\s{0,3}\(\s{0,3}([A-Z]{1,3})\s*[),;/]|\s{0,3}[,/]\s*([A-Z]{2,3})\b(?!\s*[-&])|\s{1,3}([A-Z]{2})\b(?=\s+[A-Z0-9])"
)
_WORDS = re.compile(r"[^\W\d_]+['’]?")
_BEFORE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?|[^\w\s]")
_FOLLOWING = re.compile(r" ([^\W\d_]+)")
_NO_SIGN = "'\t\n"
"""What may end the word before a name, or stand between the two, and be no sign of its own."""
_BETWEEN = Cue.TOWN | Cue.LINK | Cue.ARTICLE
_BEFORE_WINDOW = 50
_MOST_BEFORE = 4
_GAP = 34
_MOST_WORDS = 4
_SMALL_WORD = re.compile(r"[a-zß-öø-ÿ\u0101-\u024f]+['’]?$")
_CLAUSE_END = re.compile(r"\s{0,3}(?:$|[.,;:!?)]|(?:und|and|et|y|e|en|i|a|an)\s)")
"""What may follow: "Metz ist in Deutschland beliebt" does not say that Metz lies there."""
_OPENERS = frozenset(",(/–—-\t|:")


def areas_beside(
    text: str,
    end: int,
    next_start: int,
    areas: Sequence[AreaSpan],
    *,
    lexicon: Lexicon,
    language: str,
    home: str,
) -> tuple[Area, ...]:
    """The areas that the text names for the place that ends at `end`, nearest first; empty where it names none.

    next_start: start of the next candidate name, beyond which nothing belongs to this one.
    home: the publisher's country.
    """
    found: list[Area] = []
    if (code := _code_behind(text, end)) is not None:
        area = code_area(code[1] or code[2] or code[3], home)
        if area:
            found.append(area)
    reach = end
    for span in areas:
        if span.start < end:
            continue
        if span.start - reach > _GAP or not _leads(text[reach : span.start], lexicon, language, bool(found)):
            break
        if span.start > next_start and not found and not _is_area_only(span, next_start):
            break
        found.extend(span.areas)
        reach = span.end
    return _nearest(found)


def _nearest(areas: Sequence[Area]) -> tuple[Area, ...]:
    """Areas without the country around a region that is named too: "Midway, Utah, USA" is not one of Florida."""
    countries = {area.country for area in areas if area.admin1}
    if len(countries) != 1:
        return tuple(areas)
    return tuple(area for area in areas if area.admin1 or area.country not in countries)


def says_nothing(text: str, start: int, end: int, *, lexicon: Lexicon, language: str) -> bool:
    """A quick look that spares most common words the long one: true where the word before a name is no cue of any kind,
    and neither it nor what follows can say in which country the place lies. start, end: of the name.
    """
    previous = word_before(text, start)
    plain = previous.isalpha() or not previous or not (previous[-1].isalnum() or previous[-1] in _NO_SIGN)
    return (
        plain
        and not lexicon.cue(previous, language)
        and language not in codes_with("adjectives_follow")
        and country_of_adjective(previous, language) is None
        and _code_behind(text, end) is None
    )


def _code_behind(text: str, end: int) -> re.Match[str] | None:
    """The short code of a country or state behind a name: none where the next word begins with a small letter."""
    return None if text[end + 1 : end + 2].islower() else _CODE.match(text, end)


def said_to_lie_in(
    text: str, end: int, areas: Sequence[AreaSpan], *, lexicon: Lexicon, language: str
) -> tuple[Area, ...]:
    """The areas that a verb says the place ending at `end` lies in: "X is in Germany", "X se trouve en Italie"."""
    if not areas or areas[0].start - end > _GAP or areas[0].start < end:
        return ()
    gap = text[end : areas[0].start]
    words = gap.split()
    if not 2 <= len(words) <= _MOST_WORDS or not all(_SMALL_WORD.match(word) for word in words):
        return ()
    cues = [lexicon.cue(word, language) for word in words]
    if not cues[0] & Cue.COPULA or not any(cue & (Cue.PREPOSITION | Cue.LINK) for cue in cues[1:]):
        return ()
    unknown = sum(not cue for cue in cues[1:])
    return areas[0].areas if unknown <= 1 and _CLAUSE_END.match(text, areas[0].end) else ()


def called_by_adjective(
    text: str, start: int, end: int, around: Surroundings, *, lexicon: Lexicon, language: str
) -> tuple[Area, ...]:
    """The country in an adjective beside the place that a text names: "the Mexican León", "la ville belge d'Ath".

    Only words for towns and small words may stand between. In languages that put adjectives behind a noun, the word
    behind the name counts too ("la Cuenca ecuatoriana"). start, end: of the name; around: what stands there.
    """
    if around.following and language in codes_with("adjectives_follow"):
        following = _FOLLOWING.match(text, end)
        behind = area_of_adjective(following[1], language) if following is not None else None
        if behind is not None:
            return (Area(*behind),)
    # Most names stand behind a sign, or a word that says nothing of the kind: asked first, for that is cheap.
    previous = around.previous
    if previous and not (previous[-1].isalnum() or previous[-1] in _NO_SIGN):
        return ()
    if previous.isalpha() and not (around.direct & _BETWEEN or country_of_adjective(previous, language)):
        return ()
    left = _MOST_BEFORE
    for chunk in reversed(text[max(0, start - _BEFORE_WINDOW) : start].split(" ")):
        for word in reversed(_BEFORE.findall(chunk)):
            area = area_of_adjective(word, language)
            if area is not None:
                return (Area(*area),)
            left -= 1
            if not left or not lexicon.cue(word, language) & _BETWEEN:
                return ()
    return ()


def _is_area_only(span: AreaSpan, next_start: int) -> bool:
    return span.start <= next_start < span.end


def _leads(gap: str, lexicon: Lexicon, language: str, chained: bool) -> bool:
    """True where the gap between a name and an area says that the one lies in the other."""
    opened = chained or "  " in gap or any(character in _OPENERS for character in gap)
    if any(character in ".;!?" or character.isdigit() for character in gap):
        return False
    for word in _WORDS.findall(gap):
        if word in lexicon.within.get(language, ()):
            opened = True
            continue
        cue = lexicon.cue(word, language)
        if not cue & (Cue.PREPOSITION | Cue.LINK | Cue.ARTICLE | Cue.REGION):
            return False
        opened = opened or bool(cue & (Cue.PREPOSITION | Cue.LINK))
    return opened
