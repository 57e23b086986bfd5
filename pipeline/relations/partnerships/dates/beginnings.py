"""When a relation began: the most precise date that the page gives for a pair of cities."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from pipeline.block import Block, BlockKind
from pipeline.languages.lists import any_language
from pipeline.record import Mention
from pipeline.relations.partnerships.clauses.clause import Clause
from pipeline.relations.partnerships.clauses.cutting import clauses_of
from pipeline.relations.partnerships.dates.dating import begins_at, ends_of, renewals_of
from pipeline.relations.partnerships.dates.other_dates import counts_years, is_of_event, is_of_history, is_of_office
from pipeline.relations.partnerships.dates.since import led_by_until
from pipeline.relations.partnerships.dates.told_of_town import is_told_of_town
from pipeline.relations.partnerships.dates.years import FIRST_YEAR, year_of
from pipeline.relations.partnerships.lists.particulars import labelled_date, section_of
from pipeline.relations.partnerships.page.reading import Reading, city_key
from pipeline.relations.partnerships.stated import Statement
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue, CueKind
from pipeline.relations.partnerships.words.parts import between

_WEIGHTS = {"partnership.row": 3, "partnership.heading": 2}
"""What a statement's date counts for: a list is kept up to date, a section tells of much, a sentence once."""
_NEAR = 30
"""Characters between a city and a date that stand together without a word of conclusion: "im Mai nach Rostow"."""
_CONCLUDING = frozenset({CueKind.SIGNED, CueKind.AGREEMENT, CueKind.JOINING, *RELATION_KINDS})
_PARENTHESIS = re.compile(r"^(?:,?\s+[^\s,;.()]+){0,3}\s*\([^()]{0,40}$")

_SINCE_GAP = re.compile(r"^[ ,]*[^\W\d_,]+(?: [^\W\d_,]+){0,2} $")
"""Between a city and a date that "since" leads to, without another clause: "Dijon since 1964"."""


class Sentences:
    """The sentences of a page's blocks, each cut once. partners: the keys of the cities that it states as partners."""

    def __init__(self, page: Reading, partners: Set[tuple[str, str]] = frozenset()) -> None:
        self.page = page
        self.partners = partners
        self._of: dict[int, list[Clause]] = {}

    def of(self, block: Block) -> list[Clause]:
        """The sentences of a block in order, dates of renewals, ends and events left out."""
        if block.index not in self._of:
            cues = self.page.cues[block.index]
            self._of[block.index] = [_with_beginnings(clause, cues) for clause in clauses_of(block, self.page)]
        return self._of[block.index]


def _with_beginnings(clause: Clause, cues: Sequence[Cue]) -> Clause:
    """A sentence without the dates that begin nothing. cues: those of its block."""
    text, language = clause.text, clause.language
    others = [renewal.date for renewal in renewals_of(clause)] + [end.date for end in ends_of(clause)]
    feasted = clause.has(CueKind.ANNIVERSARY) and not clause.has(CueKind.SIGNED)

    def begins(date: Mention) -> bool:
        if not may_begin(date) or date in others or is_of_event(text, date, clause.cues, language):
            return False
        if led_by_until(date, text, language) or is_of_office(date, clause.cues) or counts_years(text, date, language):
            return False
        if is_told_of_town(clause, date):
            return False
        return not is_of_history(text, date, cues, language) and (not feasted or begins_at(clause, date))

    return replace(clause, dates=tuple(date for date in clause.dates if begins(date)))


def _places(sentence: Clause) -> set[tuple[str, str]]:
    return {city_key(city) for city in sentence.cities}


def beginning(group: Sequence[Statement], together: Sequence[Statement], sentences: Sentences) -> Mention | None:
    """The date on which most statements of one pair agree, refined by what the page says elsewhere.

    A row of a list counts more than a sentence. A more precise date replaces the agreed one only in the same year.
    together: statements of other pairs whose date is the very same mention ("jumelée avec A, B et C depuis 1962");
    what is said of the conclusion with one of them holds for all.
    """
    dated = [(statement.since, _WEIGHTS.get(statement.rule, 1)) for statement in group if statement.since]
    city = group[0].city
    if not dated:
        found = [date for date, strength in _said_of(city, sentences) if strength > 1]
        return max(found, key=_precision, default=None)
    votes: Counter[str] = Counter()
    for mention, weight in dated:
        votes[year_of(mention.value)] += weight
    year = max(votes, key=lambda item: votes[item])  # of equal ones the first
    stated = [mention for mention, _ in dated if year_of(mention.value) == year]
    own = [*_said_of(city, sentences)]
    signed = {id(date) for date, strength in own if strength > 2}
    # Of two days of one year that of the signature: a line of news bears the day of its own.
    best = max(stated, key=lambda one: (_precision(one), id(one) in signed, -one.block, -one.start))
    said = [*own, *_of_no_city(sentences)]
    for other in {city_key(other.city): other.city for other in together}.values():
        said.extend((date, strength) for date, strength in _said_of(other, sentences) if strength > 2)
    finer = [
        (strength, _precision(date), date)
        for date, strength in said
        if year_of(date.value) == year and _precision(date) > _precision(best) and "/" not in date.value
    ]
    return max(finer, key=lambda item: item[:2])[2] if finer else best


def may_begin(date: Mention) -> bool:
    """False for a day without its year, for a date before towns were twinned, and for a century: it is a town's own."""
    year = year_of(date.value)
    return year[:2].isdigit() and year >= FIRST_YEAR and not year.endswith("XX")


def _of_no_city(sentences: Sentences) -> Iterator[tuple[Mention, int]]:
    """Dates of concluding sentences that name no city: on a page with one partner they can only be its own."""
    if len(sentences.page.places) > 2:
        return
    for block in sentences.page.blocks:
        for sentence in sentences.of(block):
            if sentence.has(CueKind.SIGNED, CueKind.AGREEMENT):
                yield from ((date, 2) for date in sentence.dates)


def _said_of(city: Mention, sentences: Sentences) -> Iterator[tuple[Mention, int]]:
    """Dates said of a city, each with a strength: 3 signed, 2 in the parenthesis behind it, 1 beside it."""
    key = city_key(city)
    for position in sentences.page.places.get(key, ()):
        block = sentences.page.blocks[position]
        row = sentences.of(block)
        for number, sentence in enumerate(row):
            named = [mention for mention in sentence.cities if city_key(mention) == key]
            if not named:
                continue
            if block.kind is BlockKind.HEADING or _is_term(block, named[0]):
                yield from _in_section(position, sentences)
            behind = row[number + 1] if number + 1 < len(row) else None
            if behind is not None and not behind.cities and behind.has(CueKind.SIGNED):
                yield from ((date, 3) for date in _of_each(key, sentence, behind.dates, sentences.partners))
            elif behind is not None and not behind.cities and behind.has(CueKind.AGREEMENT) and len(behind.dates) == 1:
                yield behind.dates[0], 2  # "…; die Urkunde trägt das Datum 4. März 2016"
            ahead = row[number - 1] if number else None
            told = ahead is not None and ahead.has(CueKind.AGREEMENT, *RELATION_KINDS)
            if ahead is not None and told and ahead.has(CueKind.SIGNED) and _places(ahead) <= _places(sentence):
                yield from ((date, 2) for date in ahead.dates)
            concluded = behind is not None and not behind.cities and behind.has(CueKind.SIGNED, CueKind.AGREEMENT)
            for date in sentence.dates:
                strength = _strength(sentence, date, named)
                if not strength and concluded and _beside(block.text, date, named):
                    strength = 1  # "im Mai nach Rostow …. Beide Verträge tragen …"
                if strength:
                    yield date, strength


def _of_each(
    key: tuple[str, str], sentence: Clause, dates: Sequence[Mention], partners: Set[tuple[str, str]]
) -> Sequence[Mention]:
    """Which of the dates that the next sentence gives are those of a city. Of several partners and several dates each
    has its own, in their order: "Dijon and Kolin. The charters were signed in 1973 and 2003 respectively"."""
    named = list(dict.fromkeys(one for one in map(city_key, sentence.cities) if one in partners))
    if len(named) <= 1 or len(dates) <= 1:
        return dates
    return [dates[named.index(key)]] if len(named) == len(dates) and key in named else []


def _strength(sentence: Clause, date: Mention, cities: Sequence[Mention]) -> int:
    text = sentence.text
    if any(date.start > city.end and _PARENTHESIS.match(text[city.end : date.start]) for city in cities):
        return 2
    begun = date.value >= FIRST_YEAR and "/" not in date.value and begins_at(sentence, date)
    if begun and any(_SINCE_GAP.match(text[city.end : date.start]) and _heads(text, city) for city in cities):
        return 2
    if len(_places(sentence)) > 2:
        return 0
    if sentence.has(CueKind.SIGNED):
        return 3
    if sentence.has(CueKind.JOINING) and len(_places(sentence)) == len(sentence.dates) == 1 and "/" not in date.value:
        return 2
    for cue in sentence.cues:
        if cue.kind is CueKind.AGREEMENT and ";" not in between(text, cue, date):
            return 2
    return int(any(c.kind in _CONCLUDING and "," not in between(text, c, date) for c in sentence.cues))


def _heads(text: str, city: Mention) -> bool:
    """True for a city that begins a part of a sentence, or stands behind "with" or "and": not for "mayor of Dijon"."""
    lead = text[: city.start].rstrip()
    return (
        not lead
        or lead[-1] in ".,:;(?!•\n"
        or lead.split()[-1].lower() in any_language("partnerships.partner_links", "partnerships.joiners")
    )


def _beside(text: str, date: Mention, cities: Sequence[Mention]) -> bool:
    """True where a date stands near a city, without a comma between them."""
    gaps = [between(text, city, date) for city in cities]
    return any(len(gap) <= _NEAR and "," not in gap and ";" not in gap for gap in gaps)


def _in_section(position: int, sentences: Sentences) -> Iterator[tuple[Mention, int]]:
    """Dates of concluding sentences right below a heading or term that names the city, and of its particulars."""
    labelled = labelled_date(section_of(position, sentences.page), sentences.page)
    if labelled is not None:
        yield labelled, 3
    for block in sentences.page.blocks[position + 1 : position + 3]:
        row = sentences.of(block)
        if block.kind is BlockKind.HEADING or any(city.start <= 2 for sentence in row for city in sentence.cities):
            return
        for sentence in row:
            if sentence.has(CueKind.SIGNED, CueKind.SINCE, *RELATION_KINDS):
                strength = 3 if sentence.has(CueKind.SIGNED) else 1
                yield from ((date, strength) for date in sentence.dates)


def _is_term(block: Block, city: Mention) -> bool:
    """True for a short item that is little more than the city, as the term of a definition list."""
    return block.kind is BlockKind.LIST_ITEM and len(block.text) <= 60 and city.start <= 2


def _precision(mention: Mention) -> int:
    value = mention.value
    return 4 if "/" in value else min(len(value), 10)
