"""Partners of the town that a text tells of, where that is not the publisher's: "The city is also twinned with Turku"
below the heading "Dijon", "the mayor of Dijon said that her town was twinned with Turku".
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.alternation import alternation
from pipeline.block import Block
from pipeline.gazetteer.demonyms import country_of_adjective
from pipeline.languages.lists import pattern_of, set_of
from pipeline.lowering import lowered
from pipeline.record import Mention, MentionType
from pipeline.relations.partnerships.clauses.clause import Clause, enumerated, speaks_of_us
from pipeline.relations.partnerships.clauses.manner import is_of_towns
from pipeline.relations.partnerships.elsewhere.others import stated_of
from pipeline.relations.partnerships.lists.headed import is_name_alone
from pipeline.relations.partnerships.page.reading import Reading
from pipeline.relations.partnerships.stated import Statement
from pipeline.relations.partnerships.text.abroad import town_in
from pipeline.relations.partnerships.words.cues import RELATION_KINDS
from pipeline.relations.partnerships.words.phrases import copula

_COUNT_WORDS = 4
"""Words from "twin towns" to the first of them: ", among them"."""


def statements_of_theirs(clause: Clause, block: Block, page: Reading) -> list[Statement] | None:
    """The partners of the other town that a clause has as its subject, none where it is not known which that is. None
    where the clause speaks of no such town."""
    if not clause.kinds or not clause.cities or speaks_of_us(clause):
        return None
    if (counted := _counted(clause)) is not None:
        return counted
    stretch = lowered(clause.text[clause.start : clause.kinds[0].start])
    theirs = pattern_of(clause.language, "partnerships.their_town").search(stretch)
    if theirs is not None:
        place = clause.start + theirs.end()
        before = [city for city in clause.cities if city.end <= place]
        if before and not clause.is_foreign(before[-1]):
            return None
        subject = before[-1] if before else _of_heading(block, page)
    else:
        begins = _the_town(clause.language).match(stretch)
        if begins is None:
            return None
        country = _country_in(begins[0], clause.language)
        subject = town_in(country, page) if country else _of_heading(block, page)
        if subject is None and country in {None, clause.home.country}:
            return None
        place = clause.start + begins.end()
    if clause.names_home():
        return None
    part = clause.within(place, clause.end)
    return list(stated_of(part, subject)) if subject is not None else []


def _counted(clause: Clause) -> list[Statement] | None:
    """The partners that the town at the beginning of a clause is said to have: "Dijon hat zwanzig Partnerstädte,
    darunter Mainz und Dallas". None for any other clause."""
    subject, cue = clause.cities[0], clause.kinds[0]
    owned = [city for city in clause.cities if city.start >= cue.end]
    if clause.text[clause.start : subject.start].strip() or not is_of_towns(clause.text, cue, clause.language):
        return None
    if not owned or owned[0] is clause.cities[0] or clause.cities[1] is not owned[0] or subject.end > cue.start:
        return None
    if clause.names_home():
        return None
    gap = clause.text[cue.end : owned[0].start]
    said = lowered(clause.text[subject.end : cue.start])
    if not gap.startswith(",") or len(gap.split()) > _COUNT_WORDS or copula(clause.language).search(said):
        return None
    partners = enumerated(clause, owned)
    kind = RELATION_KINDS[cue.kind]
    return [Statement(city, kind, None, "partnership.others", 0.6, partner_of=subject) for city in partners]


def _country_in(text: str, language: str) -> str | None:
    """The country in whose adjective a text speaks of a town: "la città francese è"."""
    return next((found for word in text.split() if (found := country_of_adjective(word, language))), None)


def _of_heading(block: Block, page: Reading) -> Mention | None:
    """The other town whose name alone is the heading of a block."""
    index = page.governing[block.index].heading
    cities = page.of_type(index, MentionType.CITY) if index is not None else []
    if len(cities) != 1 or not page.is_foreign(cities[0]):
        return None
    heading = next(one for one in page.blocks if one.index == index)
    return cities[0] if is_name_alone(heading, cities) else None


@cache
def _the_town(language: str) -> re.Pattern[str]:
    """ "The city is" at the beginning of a clause, in small letters."""
    articles, towns = alternation(set_of(language, "cities.articles")), alternation(set_of(language, "cities.towns"))
    return re.compile(
        rf"\s*(?:{articles}\s(?:[^\s,;.:()]++\s)?)?(?:{towns})\s(?:[^\s,;.:()]++\s)?{copula(language).pattern}"
    )
