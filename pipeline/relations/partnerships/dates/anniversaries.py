"""Anniversaries of a relation: so many years before its feast it began. That confirms the year that a page gives, or
contradicts it: "das 55. Jubiläum im Jahr 2023" beside "1968", "genau 70 Jahre später, am 23. März 2022" beside "1952".

Nothing is dated by an anniversary alone: feasts are held a year late, and bodies and streets have theirs too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from pipeline.alternation import alternation
from pipeline.facts import Evidence, Partnership, Place
from pipeline.languages.lists import any_language
from pipeline.record import Mention, MentionType, PageIssue
from pipeline.relations.partnerships.dates.years import has_year, year_of
from pipeline.relations.partnerships.page.reading import Reading
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue, CueKind
from pipeline.relations.partnerships.words.parts import distance
from pipeline.relations.places import place_key, place_of
from pipeline.sentences import sentence_spans

_NUMBER: Final = re.compile(r"(?<![\d.,])\d{1,3}(?![\d])")
_REACH: Final = 25
"""Characters between the number of years and the word of the feast: "the 50th joyful anniversary"."""
_FULL_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_LATE: Final = 1
"""Years by which a feast may be late; a larger difference is a warning."""
_FEASTS: Final = frozenset({CueKind.ANNIVERSARY, CueKind.LATER})


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A feast of the relation with one city.

    years: which one it is. date: when it is held. exact: "exactly so many years later" counts to the day, a feast
    is held when it suits.
    """

    city: Place
    years: int
    date: Mention
    exact: bool

    @property
    def began(self) -> str:
        """EDTF of the beginning that it speaks of: the year, or the day where it is exact."""
        year = f"{int(year_of(self.date.value)) - self.years:04d}"
        return year + self.date.value[4:10] if self.exact and _FULL_DAY.fullmatch(self.date.value[:10]) else year


def check_anniversaries(page: Reading, facts: Sequence[Partnership]) -> tuple[list[Partnership], list[PageIssue]]:
    """The partnerships with the evidence of their anniversaries, and an issue for each that contradicts a beginning."""
    checked, issues = list(facts), []
    for feast in _anniversaries(page, facts):
        for place, fact in enumerate(checked):
            if fact.since is None or not year_of(fact.since).isdigit() or place_key(fact.b) != place_key(feast.city):
                continue
            apart = abs(int(year_of(fact.since)) - int(year_of(feast.began)))
            if apart:
                feasted = f"{feast.years} years in {feast.date.value} mean {feast.began}"
                said = f"{fact.b.name}: since {fact.since}, but {feasted}"
                severity = "warning" if apart > _LATE else "info"
                issues.append(PageIssue("relations", "anniversary-disagreement", said, severity, feast.date.block))
            else:
                checked[place] = _confirmed(fact, feast)
    return checked, issues


def _confirmed(fact: Partnership, feast: Anniversary) -> Partnership:
    date = feast.date
    span = Evidence(date.block, date.start, date.end, date.raw)
    evidence = fact.evidence if span in fact.evidence else (*fact.evidence, span)
    since = feast.began if len(fact.since or "") < len(feast.began) else fact.since
    return replace(fact, since=since, evidence=evidence)


def _anniversaries(page: Reading, facts: Sequence[Partnership]) -> Iterator[Anniversary]:
    if not facts:
        return
    partners = {place_key(fact.b): fact.b for fact in facts}
    for block in page.blocks:
        if not page.may_have(block, _FEASTS):
            continue
        cues = page.cues[block.index]
        if not any(cue.kind in _FEASTS for cue in cues):
            continue
        cities = [place_of(city) for city in page.of_type(block.index, MentionType.CITY)]
        for start, end in sentence_spans(block.text):
            here = [cue for cue in cues if start <= cue.start < end]
            dates = [date for date in page.of_type(block.index, MentionType.DATE) if start <= date.start < end]
            named = [
                partners[place_key(place)]
                for city in page.of_type(block.index, MentionType.CITY)
                if start <= city.start < end and place_key(place := place_of(city)) in partners
            ]
            about = here if len(partners) > 1 and not named else cues
            if not any(cue.kind in RELATION_KINDS or cue.kind is CueKind.AGREEMENT for cue in about):
                continue
            if not named:
                before = list(partners.values()) if len(partners) == 1 else cities
                named = [partners[place_key(city)] for city in before if place_key(city) in partners][-1:]
            if len({place_key(place) for place in named}) != 1:
                continue
            for cue in (cue for cue in here if cue.kind in _FEASTS):
                feast = _feast(block.text, cue, dates, named[0])
                if feast is not None:
                    yield feast


def _feast(text: str, cue: Cue, dates: Sequence[Mention], city: Place) -> Anniversary | None:
    taken = [(date.start, date.end) for date in dates]
    numbers = [
        match
        for match in _NUMBER.finditer(text, max(0, cue.start - _REACH), cue.end)
        if not any(left <= match.start() < right for left, right in taken)
    ]
    plain = [date for date in dates if has_year(date) and "/" not in date.value]
    if not numbers or not plain:
        return None
    exact = cue.kind is CueKind.LATER and bool(_exactly().search(text[: numbers[-1].start()].lower()))
    date = min(plain, key=lambda date: distance(cue, date))
    return Anniversary(city, int(numbers[-1][0]), date, exact)


@cache
def _exactly() -> re.Pattern[str]:
    """ "exactly" right before a number, in every language."""
    return re.compile(rf"(?<!\w){alternation(any_language('partnerships.exactly'))}\s+$")
