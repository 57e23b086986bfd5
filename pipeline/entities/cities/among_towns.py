"""A name that stands among towns, and nothing says that it is another thing's, is one: "Arganil, Mira, Soure"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.lookalikes import OWN_NAMES
from pipeline.entities.cities.sighting import Sighting, side_by_side

TRUSTED: Final = 0.6
_ANOTHER_THING: Final = frozenset(
    {
        *("first_name_before", "first_name_linked", "initial_before", "cue_title", "cue_street", "street_after"),
        *("cue_house", "cue_club", "cue_region", "region_after", "cue_event", "cut_word", "company_after"),
        *("is_country", "is_region", "is_cue", "unlike", "nil", "area_listed", "common_word", "hyphen_after"),
    }
)
"""Signs that a name is another thing's, be it among towns."""
_WORDS: Final = frozenset({"word", "word_elsewhere", "ordinary", "lower_on_page", "is_first_name", "acronym"})
"""What a name may be in a list, not alone on its line nor at the head of a report."""
_FEWEST: Final = 3
"""Members of a list of which the others vouch for one."""
_DATELINE: Final = re.compile(
    r"(?: \([A-Za-z]{2,12}(?:/[A-Za-z]{2,12}){0,2}\))?(?: [-–—]| ?:|, \d{1,2}\. ?[^\W\d_]+ ?[-–:]) "
)
_IN_REGION: Final = re.compile(r",? ([^\W\d_]{1,4}) (?:([^\W\d_]{1,3}) )?([^\W\d_]+)")
_DATE: Final = re.compile(
    r", ?(?:[^\W\d_]{1,5} )?\d{1,2}(?:[./-]\d{1,2}[./-]\d|(?:\.|er|º|°)? ?(?:de )?[^\W\d_]{3,12}\.? (?:de )?\d{4})"
)
"""A day with its month and year, a short word before it perhaps."""
_COLON: Final = re.compile(r" ?: ")
_BULLETS: Final = " •*·-–\t"
_LONGEST_LINE: Final = 60
"""Characters from which a block is no line of its own: a sentence follows a dateline."""


def is_dateline(seen: Sighting) -> bool:
    """True for the town at the head of a report: "TØNDER: Inden …", "RIJSWIJK (ANP) - De …"."""
    text, end = seen.block.text, seen.span.end
    if seen.span.start or len(text) < _LONGEST_LINE or not text[:end].isupper():
        return False
    if not (_may_be_town(seen) and _is_no_word(seen)):
        return False
    line = _DATELINE.match(text, end)
    return line is not None and text[line.end() : line.end() + 1].isupper() and not text[line.end() :].isupper()


def is_place_of_date(seen: Sighting) -> bool:
    """True at the head of a line before its date: "Lerici, lì 3 maggio 2019", "Eutin, 3.5.2019"."""
    if seen.block.text[: seen.span.start].strip(_BULLETS) or not (_may_be_town(seen) and _is_no_word(seen)):
        return False
    return _DATE.match(seen.block.text, seen.span.end) is not None


def is_said_to_lie_in_region(seen: Sighting, lexicon: Lexicon) -> bool:
    """True before a preposition and the word for a region: "Gorzyce w powiecie …", "Belorado, en la provincia …"."""
    lying = _IN_REGION.match(seen.block.text, seen.span.end)
    if lying is None or not lexicon.cue(lying[3], seen.language) & Cue.REGION or not _may_be_town(seen):
        return False
    if lying[2] and not lexicon.cue(lying[2], seen.language) & Cue.ARTICLE:
        return False
    return bool(lexicon.cue(lying[1], seen.language) & Cue.PREPOSITION) and _is_no_word(seen)


def trust_the_list(sightings: Sequence[Sighting], lexicon: Lexicon, *, unlikely: float, threshold: float) -> None:
    """Make towns of names that stand in a list between two towns, or behind or before two, of all names of a list that
    are towns' at home and no words where one surely is one, and of those that fill a line in capitals, or stand before
    the colon of a line, as three towns of the page do; and of those behind a word that opens three lines, which is
    no first name.

    unlikely: probability up to which a rule took the name for another thing's. threshold: that of a mention.
    """

    def likely(seen: Sighting) -> bool:
        return seen.probability >= threshold and "abroad" not in seen.alone

    found: list[Sighting] = []
    opened: defaultdict[str, list[Sighting]] = defaultdict(list)
    for run in _runs(sightings, lexicon):
        if all(_may_be_town(seen) and _is_no_word(seen) for seen in run) and any(map(likely, run)):
            found.extend(seen for seen in run if unlikely < seen.probability < threshold)
            continue
        found.extend(
            seen
            for place, seen in enumerate(run)
            if unlikely < seen.probability < threshold
            and _may_be_town(seen)
            and all(map(likely, _neighbours(run, place)))
        )
    in_capitals = [seen for seen in sightings if "whole_block" in seen.alone and "capitals" in seen.alone]
    for word, seen in _openings(sightings):
        opened[word].append(seen)
    for of_word in opened.values():
        towns = [seen for seen in of_word if _may_be_town(seen) and _is_no_word(seen)]
        if len(of_word) >= _FEWEST and 2 * len(towns) > len(of_word):
            found.extend(seen for seen in towns if unlikely < seen.probability < threshold)
    for lines in (in_capitals, [seen for seen in sightings if _heads_line(seen)]):
        if sum(seen.probability >= threshold for seen in lines) >= _FEWEST:
            found.extend(
                seen
                for seen in lines
                if unlikely < seen.probability < threshold and _may_be_town(seen) and _is_no_word(seen)
            )
    for seen in found:
        seen.probability = TRUSTED


def _openings(sightings: Sequence[Sighting]) -> Iterator[tuple[str, Sighting]]:
    """The word that opens a line, for each name right behind it."""
    for seen in sightings:
        if "capital_before" in seen.alone:
            before = seen.block.text[: seen.span.start].strip(_BULLETS)
            if before == seen.around.previous:
                yield before, seen


def _heads_line(seen: Sighting) -> bool:
    """True at the head of a line before a colon: "Bissen: Anna Thill"."""
    text = seen.block.text
    return not text[: seen.span.start].strip(_BULLETS) and _COLON.match(text, seen.span.end) is not None


def _runs(sightings: Sequence[Sighting], lexicon: Lexicon) -> Iterator[list[Sighting]]:
    """Lists of three members and more."""
    run: list[Sighting] = []
    for seen in sightings:
        if run and seen.block.index == run[-1].block.index and side_by_side(run[-1], seen, lexicon):
            run.append(seen)
            continue
        if len(run) >= _FEWEST:
            yield run
        run = [seen]
    if len(run) >= _FEWEST:
        yield run


def _neighbours(run: Sequence[Sighting], place: int) -> Sequence[Sighting]:
    """The member before and the one behind; two on one side for the first and the last."""
    if place == 0:
        return run[1:3]
    if place == len(run) - 1:
        return run[-3:-1]
    return (run[place - 1], run[place + 1])


def _may_be_town(seen: Sighting) -> bool:
    """True for a town's own name in the publisher's country that has no sign of another thing."""
    if seen.readings[0].place is None or seen.readings[0].kind not in OWN_NAMES or "abroad" in seen.alone:
        return False
    return not seen.alone.keys() & _ANOTHER_THING


def _is_no_word(seen: Sighting) -> bool:
    return not seen.alone.keys() & _WORDS
