"""Partners that a heading names, with a section of their own below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.alternation import alternation
from pipeline.block import Block, BlockKind
from pipeline.languages.lists import any_language, pattern_of, set_of
from pipeline.lowering import lowered
from pipeline.record import Mention, MentionType
from pipeline.relations.partnerships.clauses.cutting import clause_spans, clauses_of
from pipeline.relations.partnerships.clauses.denial import stated_cues, undenied
from pipeline.relations.partnerships.dates.dating import ends_of
from pipeline.relations.partnerships.dates.other_dates import counts_years, is_of_event, is_of_history, is_term
from pipeline.relations.partnerships.dates.years import year_of
from pipeline.relations.partnerships.lists.kickers import kicker_date
from pipeline.relations.partnerships.lists.particulars import country_date, labelled_date, section_of
from pipeline.relations.partnerships.lists.rowforms import LEAD, is_row
from pipeline.relations.partnerships.lists.titles import kind_in_title
from pipeline.relations.partnerships.page.reading import Reading
from pipeline.relations.partnerships.stated import Statement
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue, CueKind
from pipeline.relations.partnerships.words.parts import between
from pipeline.relations.places import place_of

_REST_OF_NAME = re.compile(
    r"^\s*(?:[/–-]\s*[^\W\d_][\w' -]*)?(?:\([^()]{1,40}\)|\[[^\[\]]{1,40}\]|,\s*[^\W\d_][\w' .-]{1,30})?\s*$"
)
_JOINED = re.compile(r"\s?[/–—-]\s?")
_END = re.compile(r"\s*:?\s*$")
_PROPER_NAME = r"[^\W\d_a-zß-öø-ÿ][\w'’-]*+"
_STATING = frozenset({CueKind.SINCE, CueKind.SIGNED, CueKind.AGREEMENT, CueKind.JOINING, *RELATION_KINDS})
_TWO = 2
_NEAR = 90
"""Characters between a date and the word that makes it a beginning."""
_SIGNED = 200
"""And between a date and the verb of conclusion at the end of its sentence."""
_DENIED = 30
"""Characters between a negation and the relation behind it: "nicht weit von … liegt unsere Partnerstadt"."""
_BEGUN = 30
"""Characters before a date in which a word of a beginning and a preposition stand."""
_BEGINS = 3
"""Characters before a town that begins a line: an article."""
_PROSE = 2
"""Blocks below a heading in which a sentence speaks of its town."""


def heading_statement(position: int, page: Reading) -> list[Statement] | None:
    """The partner that a heading names with a section of its own below, None where the heading is no bare city. In
    "Mainz – Dijon" it is the one that is not the publisher.

    Where no heading but only the text of the page speaks of partners, the section has to tell of a conclusion.
    """
    block = page.blocks[position]
    if block.kind is not BlockKind.HEADING:
        return None
    over = page.governing[block.index]
    cities = page.of_type(block.index, MentionType.CITY)
    pair = named_pair(block, cities)
    of_both = pair and _is_of_others(cities, page)
    city = cities[1] if of_both or (pair and not page.is_foreign(cities[0])) else cities[0]
    titled = kind_in_title(block, cities, page)
    if titled is not None:
        over = replace(over, kinds=(titled,))
    kinds = over.kinds or over.hint
    if not (titled or pair or is_name_alone(block, cities)) or not kinds:
        return None
    prose: list[Block] = []
    for below in page.blocks[position + 1 : position + 1 + _PROSE]:
        if below.kind is BlockKind.HEADING and not page.governing[below.index].subtitle:
            break
        prose.append(below)
    above = kicker_date(position, page)
    if prose and kicker_date(position + len(prose) + 1, page) is not None:
        prose.pop()  # it tells of the next heading
    stated = [(below, cue) for below in prose for cue in stated_cues(below.text, page.cues[below.index])]
    said = [RELATION_KINDS[cue.kind] for below, cue in stated if not _is_work(below, cue, page)]
    if not said and len(stated) < sum(cue.kind in RELATION_KINDS for below in prose for cue in page.cues[below.index]):
        said = [RELATION_KINDS[cue.kind] for _, cue in stated]  # "a cooperation, no twinning"
    if over.kinds and over.kinds[0] in said:
        said = [over.kinds[0]]  # what the headings say and the section confirms
    if not said and _is_denied(city, prose, page):
        return []
    dates = (stated_date(below, page) for below in prose)
    since = next((date for date in dates if date is not None), None)
    own = [date for date in page.of_type(block.index, MentionType.DATE) if not is_term(date)]
    above = above or (own[0] if len(own) == 1 else None)
    if above is not None and (since is None or year_of(since.value) != year_of(above.value)):
        since = above
    since = labelled_date(section_of(position, page), page) or since or country_date(prose, page)
    if not over.kinds and since is None:
        return None
    kind, owner = said[0] if said else kinds[0], cities[0] if of_both else None
    return [Statement(city, kind, since, "partnership.heading", 0.8, explicit=False, partner_of=owner)]


def pair_of_others(heading: int, page: Reading) -> Sequence[Mention]:
    """The two towns that a heading joins neither of which is the publisher's; none of any other heading. heading: the
    index of its block."""
    cities = page.of_type(heading, MentionType.CITY)
    if len(cities) != _TWO or page.home.geonames_id is None or not _is_of_others(cities, page):
        return ()
    block = next(one for one in page.blocks if one.index == heading)
    return cities if named_pair(block, cities) else ()


def _is_of_others(pair: Sequence[Mention], page: Reading) -> bool:
    """True for two towns neither of which is the publisher's: on a page of nobody's, and where one lies in the
    publisher's country and the other abroad. Two abroad may both be its partners."""
    if page.home.geonames_id is None or not all(page.is_foreign(city) for city in pair[:_TWO]):
        return page.home.geonames_id is None
    countries = [place_of(city).country for city in pair[:_TWO]]
    return countries[0] != countries[1] and page.home.country in countries


def named_pair(heading: Block, cities: Sequence[Mention]) -> bool:
    """True for a heading that is but two towns that a dash joins: "Mainz – Dijon", "MAINZ/DIJON :"."""
    if len(cities) != _TWO or not LEAD.match(heading.text[: cities[0].start]):
        return False
    joined = _JOINED.fullmatch(heading.text, cities[0].end, cities[1].start)
    return joined is not None and _END.match(heading.text, cities[1].end) is not None


def is_name_alone(heading: Block, cities: Sequence[Mention]) -> bool:
    """True for a heading that is but a town's name, a second one, its country or where it lies behind it. cities: those
    that it names; "Dijon in Homburg" is no name."""
    if not cities:
        return False
    city, rest = cities[0], heading.text[cities[0].end :]
    if not LEAD.match(heading.text[: city.start]):
        return False
    return bool(_REST_OF_NAME.match(rest)) or (len(cities) == 1 and bool(_where_it_lies().fullmatch(rest)))


@cache
def _where_it_lies() -> re.Pattern[str]:
    """ "in Suffolk", "an der Somme (Frankreich)": in any language, as a heading often has none of its own."""
    words = alternation(any_language("partnerships.lying"))
    return re.compile(
        rf"\s+{words}(?:\s|(?<=['’])){_PROPER_NAME}(?:[\s,]+{_PROPER_NAME}){{0,2}}+\s*+(?:\([^()]{{1,40}}\)\s*)?+"
    )


def _is_denied(city: Mention, prose: Sequence[Block], page: Reading) -> bool:
    """True where the first sentence of a section that names the relation takes it back, of no other town."""
    for block in prose:
        cues = page.cues[block.index]
        others = [one for one in page.of_type(block.index, MentionType.CITY) if one.value != city.value]
        for start, end in clause_spans(block.text):
            here = [cue for cue in cues if start <= cue.start < end]
            named = next((cue for cue in here if cue.kind in RELATION_KINDS), None)
            if named is not None:
                denies = [cue for cue in here if cue.kind is CueKind.NEGATION and cue.end >= named.start - _DENIED]
                of_another = any(start <= other.start < end for other in others)
                return bool(denies) and not of_another and undenied(block.text, start, end, here)[1]
    return False


def _is_work(block: Block, cue: Cue, page: Reading) -> bool:
    """True for a word that says nothing of the kind: "die Zusammenarbeit umfasst", "the partnership was signed"."""
    said = block.text[cue.start : cue.end].lower()
    return said in set_of(page.languages[block.index], "partnerships.working", "partnerships.loose")


def next_line(position: int, page: Reading, city: Mention) -> Mention | None:
    """The date at the beginning of the line at a position, where that is no row of its own and names no other city."""
    if position >= len(page.blocks):
        return None
    block = page.blocks[position]
    if (block.kind is BlockKind.HEADING and not page.governing[block.index].subtitle) or is_row(block, page):
        return None
    date = stated_date(block, page)
    if date is None:
        return None
    cities = [one for one in page.of_type(block.index, MentionType.CITY) if one.end <= date.start]
    if cities and cities[0].start <= _BEGINS and cities[0].value != city.value:
        return None  # the line tells of another town
    begins = max((start for start, _ in clause_spans(block.text) if start <= date.start), default=0)
    named = [one for one in cities if begins <= one.start]
    return None if named and named[-1].value != city.value else date


def stated_date(block: Block, page: Reading) -> Mention | None:
    """The first date with a word of beginning, conclusion or relation near it in the same sentence; one of a conclusion
    in the same part of the sentence goes before, and then one of any such word there."""
    found: list[tuple[int, bool, Mention]] = []
    cues, language = page.cues[block.index], page.languages[block.index]
    dates = page.of_type(block.index, MentionType.DATE)
    ended: list[Mention] = []
    if dates and any(cue.kind is CueKind.ENDED for cue in cues):
        ended = [end.date for clause in clauses_of(block, page) for end in ends_of(clause)]
    for date in dates:
        if counts_years(block.text, date, language):
            continue
        if date in ended or is_of_event(block.text, date, cues, language) or is_term(date):
            continue
        if is_of_history(block.text, date, cues, language) or _is_of_feast(block.text, date, cues):
            continue
        if _is_begun(block.text, date, language):
            found.append((0, "X" in date.value, date))
        for cue in cues:
            gap = between(block.text, cue, date)
            reach = _SIGNED if cue.kind is CueKind.SIGNED else _NEAR
            if cue.kind in _STATING and -reach <= date.start - cue.end <= reach and "." not in gap:
                concludes = cue.kind in {CueKind.SIGNED, CueKind.AGREEMENT, CueKind.JOINING}
                rank = 2 if "," in gap else 0 if concludes else 1
                found.append((rank, "X" in date.value, date))
    return min(found, key=lambda item: item[:2])[2] if found else None


def _is_of_feast(text: str, date: Mention, cues: Sequence[Cue]) -> bool:
    """True for the date of a jubilee, where its sentence speaks of neither a conclusion nor a beginning: "for the 45th
    anniversary of the twinning in 2019"."""
    if not any(cue.kind is CueKind.ANNIVERSARY for cue in cues):
        return False
    start, end = next((span for span in clause_spans(text) if span[0] <= date.start < span[1]), (0, len(text)))
    kinds = {cue.kind for cue in cues if start <= cue.start < end}
    begun = any(0 <= date.start - cue.end <= _BEGINS for cue in cues if cue.kind is CueKind.SINCE)
    return CueKind.ANNIVERSARY in kinds and CueKind.SIGNED not in kinds and not begun


def _is_begun(text: str, date: Mention, language: str) -> bool:
    """True right behind a word of a beginning: "begonnen im Februar 1990"."""
    lead = lowered(text[max(0, date.start - _BEGUN) : date.start])
    begun = [*pattern_of(language, "partnerships.begun").finditer(lead)][-1:]
    return bool(begun) and len(lead[begun[0].end() :].split()) <= 1 and "," not in lead[begun[0].end() :]
