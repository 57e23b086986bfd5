"""Partners in lists, tables and headings: a line that begins with a city under a heading that speaks of partners."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.block import Block, BlockKind
from pipeline.languages.lists import set_of
from pipeline.lowering import lowered
from pipeline.record import Mention, MentionType
from pipeline.relations.partnerships.clauses.denial import stated_cues
from pipeline.relations.partnerships.dates.ends import ends_in
from pipeline.relations.partnerships.dates.other_dates import is_of_event
from pipeline.relations.partnerships.dates.renewals import renewals_in
from pipeline.relations.partnerships.dates.subjects import Subject
from pipeline.relations.partnerships.dates.years import has_year, year_of
from pipeline.relations.partnerships.elsewhere.bodies import names_body
from pipeline.relations.partnerships.lists.headed import next_line, stated_date
from pipeline.relations.partnerships.lists.particulars import cell_date, labelled_date, section_of
from pipeline.relations.partnerships.lists.rowforms import is_alone, is_enumeration, is_row, leads
from pipeline.relations.partnerships.lists.tables import dates_of_beginning, in_dated_table, kind_in_table
from pipeline.relations.partnerships.page.governing import Governing
from pipeline.relations.partnerships.page.reading import Reading
from pipeline.relations.partnerships.stated import Statement
from pipeline.relations.partnerships.words.country_names import is_country
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue, CueKind, relation_kinds
from pipeline.sentences import sentence_spans

_BRACKET = re.compile(r"\s*\([^()]+\)")
_SPAN = 10
"""Years from the first of three partnerships to the last."""
_COUNTRY = re.compile(r",\s*([^\W\d_][^,;:()\d–—]*)")
_SUBTITLE = 60
"""Characters of a line that tells of a relation and its date alone."""
_SIGN_REACH = 15
"""Characters between a word of a conclusion and its date."""
_REMARK_WORDS = 4
"""Words of a cell that is a remark; one of fewer may only say no."""
_CONCLUDING = frozenset({CueKind.SIGNED, CueKind.AGREEMENT})


def row_statements(position: int, page: Reading) -> list[Statement] | None:
    """The partners in a row, None where the block is no row. A row that denies a relation gives an empty list.

    Several partners in one row stand between bullets: "Shinagawa, Japan (1984) • Archangel, Russia (1988)".
    """
    block = page.blocks[position]
    cities = page.of_type(block.index, MentionType.CITY)
    dates = page.of_type(block.index, MentionType.DATE)
    if not is_row(block, page):
        return None
    over = page.governing[block.index]
    own = page.cues[block.index]
    said = any(cue.kind in RELATION_KINDS for cue in own)
    labelled = relation_kinds(cue for cue in own if cue.end <= cities[0].start)
    if labelled and not over.kinds:
        over = replace(over, kinds=tuple(labelled), near=True)  # "Vila geminada: Arras"
    if not over.kinds and over.theme and in_dated_table(position, page):
        over = replace(over, kinds=over.theme, near=True)
    if not over.kinds and over.hint and _among_dated_rows(position, page):
        over = replace(over, kinds=over.hint, near=True)
    if not over.kinds and over.hint and (listed := kind_in_table(position, page)) is not None:
        over = replace(over, kinds=(listed,), near=True)
    if not over.kinds and not said and (told := _told_below(position, page)) is not None:
        return [told]
    if (not over.kinds and not said) or (over.network and not said):
        return []
    if not over.near and not said and not _has_siblings(position, page):
        return None if block.kind is BlockKind.PARAGRAPH else []
    found = []
    begun = dates_of_beginning(position, page, dates)
    several = is_enumeration(block, cities)
    segments = _of_each(block.text, cities) if several else _segments(block.text, several=len(cities) > 1)
    for start, end in segments:
        here = [city for city in cities if start <= city.start < end]
        if not here or not leads(block, start, here[0], dates):
            continue
        inside = [cue for cue in own if here[0].end <= cue.start < end]
        when = [date for date in begun if start <= date.start < end]
        statement = _row(block, (start, end), here[0], when, inside, over, page.languages[block.index])
        if statement is not None:
            found.append(statement)
    if over.kinds and not labelled and not page.governing[block.index].kinds:
        # No heading over the table speaks of partners: only a year makes its rows such.
        found = [one for one in found if one.since is not None and not one.since.value.startswith("X")]
    if len(found) == 1 and found[0].since is None:
        since = _told_later(block, page, found[0].city) or _below(position, page, over, found[0].city)
        found = [replace(found[0], since=since)]
    return found


def _among_dated_rows(position: int, page: Reading) -> bool:
    """True for one of three or more rows of city, country and date: "Antony (Francie), od roku 1992". Where the country
    stands behind a comma, the years lie as far apart as partnerships do: concerts abroad follow one another."""

    def dated(at: int) -> tuple[bool, int] | None:
        block = page.blocks[at]
        cities, dates = page.of_type(block.index, MentionType.CITY), page.of_type(block.index, MentionType.DATE)
        if not cities or not dates or not is_row(block, page):
            return None
        year = int(year_of(dates[0].value)) if has_year(dates[0]) else 0
        if _BRACKET.match(block.text, cities[0].end):
            return True, year
        place = _COUNTRY.match(block.text, cities[0].end)
        return (False, year) if place is not None and year and is_country(lowered(place[1]).strip()) else None

    window = [dated(at) if 0 <= at < len(page.blocks) else None for at in range(position - 2, position + 3)]
    for start in range(3):
        rows = [row for row in window[start : start + 3] if row is not None]
        if len(rows) == 3:
            years = [year for _, year in rows]
            if all(bracketed for bracketed, _ in rows) or max(years) - min(years) >= _SPAN:
                return True
    return False


def _told_below(position: int, page: Reading) -> Statement | None:
    """The partner that a line names alone with its country, where the line below tells of the conclusion: "Dijon
    (France)" over "La charte de jumelage a été signée en 1975", "Partnership since 1975". A heading set as a paragraph
    has none above it."""
    block = page.blocks[position]
    cities = page.of_type(block.index, MentionType.CITY)
    if len(cities) != 1 or not is_alone(block, cities[0]):
        return None
    if block.kind is not BlockKind.PARAGRAPH or position + 1 >= len(page.blocks):
        return None
    below = page.blocks[position + 1]
    stated = stated_cues(below.text, page.cues[below.index]) if below.index in page.stating else []
    kinds = relation_kinds(stated)
    since = next_line(position + 1, page, cities[0]) if kinds else None
    signed = any(cue.kind is CueKind.SIGNED for cue in page.cues[below.index])
    if since is None or not (signed or _is_subtitle(below, stated, page.languages[below.index])):
        return None
    return Statement(cities[0], kinds[0], since, "partnership.row", 0.7, explicit=False)


def _is_subtitle(line: Block, stated: Sequence[Cue], language: str) -> bool:
    """True for a short line that begins with a relation, and not that of a school: "Partnership since 1975"."""
    first = next(cue for cue in stated if cue.kind in RELATION_KINDS)
    return first.start == 0 and len(line.text) <= _SUBTITLE and not names_body(lowered(line.text), language)


def _below(position: int, page: Reading, over: Governing, city: Mention) -> Mention | None:
    """The beginning of the one partner of a row that has none itself: in the next line, among the particulars below,
    in the heading."""
    block = page.blocks[position]
    section = section_of(position, page)
    if block.kind is BlockKind.TABLE_ROW:
        labelled = block.text.count("\t") == 1 and block.text[: city.start].endswith("\t")
        found = labelled_date(section, page) if labelled else None
        return found or _of_heading(over, page)  # a table has its dates in its cells
    found = labelled_date(section, page) or next_line(position + 1, page, city)
    return found or (cell_date(section, page) if over.kinds else None) or _of_heading(over, page)


def _told_later(block: Block, page: Reading, city: Mention) -> Mention | None:
    """The beginning in a row's later sentences: "Dijon, France. Our first twin. The charter was sealed in 1959.". None
    where they name another town."""
    if "\t" in block.text or any(one.value != city.value for one in page.of_type(block.index, MentionType.CITY)):
        return None
    date = stated_date(block, page)
    return date if date is not None and date.start > city.end else None


def _of_heading(over: Governing, page: Reading) -> Mention | None:
    """The one date of the heading that governs a row, or of the sentence that leads its list: "Der Pakt von 1956:"."""
    if over.named is None:
        return None
    dates = page.of_type(over.named, MentionType.DATE)
    return dates[0] if len(dates) == 1 else None


def _row(
    block: Block,
    span: tuple[int, int],
    city: Mention,
    dates: Sequence[Mention],
    cues: Sequence[Cue],
    over: Governing,
    language: str,
) -> Statement | None:
    said = _undenied(block.text, cues, language)
    if said is None or not (said or over.kinds):
        return None
    if not said and any(cue.kind is CueKind.EXCHANGE for cue in cues):
        return None  # "Evora: échanges scolaires"
    kind = RELATION_KINDS[said[0].kind] if said else over.kinds[0]
    renewed = tuple(renewal.date for renewal in renewals_in(block.text, dates, cues, language))
    ends = ends_in(block.text, span, dates, cues, language)
    until = next((end.date for end in ends if end.subject is not Subject.OTHER), None)
    others = [*renewed, *(end.date for end in ends)]
    dates = [d for d in dates if d not in others and not is_of_event(block.text, d, cues, language)]
    since = _since(city, dates, cues, block.text)
    confidence = 0.9 if over.near else 0.8
    return Statement(
        city, kind, since, "partnership.row", confidence, explicit=bool(said), until=until, renewed=renewed
    )


def _of_each(text: str, cities: Sequence[Mention]) -> list[tuple[int, int]]:
    """The stretches of a row that is but an enumeration, one for each of its towns."""
    starts = [0, *(city.start for city in cities[1:])]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def _segments(text: str, *, several: bool) -> list[tuple[int, int]]:
    """The stretches of a row between bullets, each up to the end of its first sentence. several: where there is but
    one city, bars part its cells: "Arras | France | 1968"."""
    starts = [0, *(match.end() for match in re.finditer(r"[•·|\n]" if several else r"[•·\n]", text))]
    spans = zip(starts, [*starts[1:], len(text)], strict=True)
    found = []
    for start, end in spans:
        last = max(start, text.rfind("\t", start, end) + 1)  # a cell may end with a full stop: "31 tys."
        if last < end:
            found.append((start, last + sentence_spans(text[last:end])[0][1]))
        elif start < end:
            found.append((start, end))
    return found


def _undenied(text: str, cues: Sequence[Cue], language: str) -> list[Cue] | None:
    """The cues of a row that name a relation and are not denied, None where a row denies without naming one first."""
    relations = [cue for cue in cues if cue.kind in RELATION_KINDS]
    for cue in cues:
        if _is_remark(text, cue, cues) or _is_cell_without(text, cue, cues, language):
            continue
        if cue.kind is CueKind.NEGATION and text.rfind("(", 0, cue.start) <= text.rfind(")", 0, cue.start):
            left = [other for other in relations if other.end <= cue.start]
            return left or None
    return relations


def _is_remark(text: str, negation: Cue, cues: Sequence[Cue]) -> bool:
    """True for a negation in a table's last cell of some words that speak of no relation: "das Jahr ist nicht
    bekannt"."""
    start = text.rfind("\t", 0, negation.start) + 1
    if not start or "\t" in text[negation.end :] or len(text[start:].split()) < _REMARK_WORDS:
        return False
    return not any(cue.kind in RELATION_KINDS or cue.kind is CueKind.AGREEMENT for cue in cues if cue.start >= start)


def _is_cell_without(text: str, negation: Cue, cues: Sequence[Cue], language: str) -> bool:
    """True for a negation at the head of a table's cell that only says what a row lacks: "ohne Datum"."""
    if text[negation.start - 1 : negation.start] != "\t":
        return False
    end = text.find("\t", negation.end)
    inside = [cue for cue in cues if cue.start >= negation.end and (cue.start < end or end < 0)]
    if any(cue.kind in RELATION_KINDS or cue.kind is CueKind.AGREEMENT for cue in inside):
        return False
    return text[negation.start : negation.end].lower() in set_of(language, "partnerships.without")


def _has_siblings(position: int, page: Reading) -> bool:
    """True where the block before or behind is a row too, or the row has a table's cells."""
    if "\t" in page.blocks[position].text:
        return True
    near = [page.blocks[at] for at in (position - 1, position + 1, position + 2) if 0 <= at < len(page.blocks)]
    return any(is_row(block, page) for block in near)


def _since(city: Mention, dates: Sequence[Mention], cues: Sequence[Cue], text: str) -> Mention | None:
    """The first date behind the city, else before it; one right behind a word of conclusion goes first: "erste Kontakte
    1990, Vertrag 1995"."""
    left = [*(d for d in dates if d.start >= city.end), *(d for d in dates if d.end <= city.start)]
    signs = [cue.end for cue in cues if cue.kind in _CONCLUDING]
    signed = [
        d for d in left if any(0 <= d.start - end <= _SIGN_REACH and "," not in text[end : d.start] for end in signs)
    ]
    return next(iter(signed or left), None)
