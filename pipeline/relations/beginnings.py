"""When a relation began: the most precise date that the page gives for a pair of cities."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.record import Block, BlockKind, Mention, MentionType
from pipeline.relations.cues import RELATION_KINDS, Cue, CueKind
from pipeline.relations.reading import Reading, city_key
from pipeline.relations.stated import Statement
from pipeline.sentences import sentence_spans

_ROW_RULES = frozenset({"partnership.row", "partnership.heading"})
_NEAR = 30
"""Characters between a city and a date that stand together without a word of conclusion: "im Mai nach Rostow"."""
_CONCLUDING = frozenset({CueKind.SIGNED, CueKind.AGREEMENT, CueKind.JOINING, *RELATION_KINDS})
_PARENTHESIS = re.compile(r"^(?:,?\s+[^\s,;.()]+){0,3}\s*\([^()]{0,40}$")


def beginning(group: Sequence[Statement], together: Sequence[Statement], page: Reading) -> Mention | None:
    """The date on which most statements of one pair agree, refined by what the page says elsewhere.

    A row of a list counts twice a sentence. A more precise date replaces the agreed one only in the same year.
    together: statements of other pairs whose date is the very same mention ("jumelée avec A, B et C depuis 1962");
    what is said of the conclusion with one of them holds for all.
    """
    dated = [(statement.since, 2 if statement.rule in _ROW_RULES else 1) for statement in group if statement.since]
    city = group[0].city
    if not dated:
        found = [date for date, strength in _said_of(city, page) if strength > 1]
        return max(found, key=_precision, default=None)
    votes: Counter[str] = Counter()
    for mention, weight in dated:
        votes[_year(mention.value)] += weight
    order = [_year(mention.value) for mention, _ in dated]
    year = min(votes, key=lambda item: (-votes[item], order.index(item)))
    stated = [mention for mention, _ in dated if _year(mention.value) == year]
    best = max(stated, key=lambda mention: (_precision(mention), -mention.block, -mention.start))
    said = [*_said_of(city, page), *_of_no_city(page)]
    said.extend((date, strength) for other in together for date, strength in _said_of(other.city, page) if strength > 2)
    finer = [
        (strength, _precision(date), date)
        for date, strength in said
        if _year(date.value) == year and _precision(date) > _precision(best) and "/" not in date.value
    ]
    return max(finer, key=lambda item: item[:2])[2] if finer else best


def _of_no_city(page: Reading) -> Iterator[tuple[Mention, int]]:
    """Dates of concluding sentences that name no city: on a page with one partner they can only be its own."""
    if len(page.places) > 2:
        return
    for block in page.blocks:
        mentions = page.mentions.get(block.index, ())
        for start, end in sentence_spans(block.text):
            cues = {cue.kind for cue in page.cues[block.index] if start <= cue.start < end}
            if cues & {CueKind.SIGNED, CueKind.AGREEMENT}:
                yield from ((m, 2) for m in mentions if m.type is MentionType.DATE and start <= m.start < end)


def _said_of(city: Mention, page: Reading) -> Iterator[tuple[Mention, int]]:
    """Dates said of a city, each with a strength: 3 signed, 2 in the parenthesis behind it, 1 beside it."""
    for position in page.places.get(city_key(city), ()):
        block = page.blocks[position]
        mentions = page.mentions.get(block.index, ())
        here = [m for m in mentions if m.type is MentionType.CITY and city_key(m) == city_key(city)]
        if block.kind is BlockKind.HEADING or _is_term(block, here[0]):
            yield from _in_section(position, page)
        dates = [m for m in mentions if m.type is MentionType.DATE]
        cues = page.cues[block.index]
        spans = sentence_spans(block.text)
        for number, (start, end) in enumerate(spans):
            named = [m for m in here if start <= m.start < end]
            if not named:
                continue
            if number + 1 < len(spans):
                yield from _next_sentence(spans[number + 1], mentions, cues)
            if number:
                yield from _sentence_before(spans[number - 1], (start, end), mentions, cues)
            others = {m.value for m in mentions if m.type is MentionType.CITY and start <= m.start < end}
            for date in dates:
                if start <= date.start < end:
                    strength = _strength(block.text, date, named, cues, (start, end), alone=len(others) <= 2)
                    if (
                        not strength
                        and _beside(block.text, date, named)
                        and _concluded_next(number, spans, mentions, cues)
                    ):
                        strength = 1
                    if strength:
                        yield date, strength


def _strength(
    text: str, date: Mention, cities: Sequence[Mention], cues: Sequence[Cue], span: tuple[int, int], *, alone: bool
) -> int:
    for city in cities:
        if date.start > city.end and _PARENTHESIS.match(text[city.end : date.start]):
            return 2
    inside = [cue for cue in cues if span[0] <= cue.start < span[1]]
    if any(cue.kind is CueKind.ENDED and 0 <= date.start - cue.end <= 20 for cue in inside):
        return 0
    if alone and any(cue.kind is CueKind.SIGNED for cue in inside):
        return 3
    if alone and any(cue.kind is CueKind.AGREEMENT and ";" not in _between(text, cue, date) for cue in inside):
        return 2
    if alone and any(cue.kind in _CONCLUDING and "," not in _between(text, cue, date) for cue in inside):
        return 1
    return 0


def _beside(text: str, date: Mention, cities: Sequence[Mention]) -> bool:
    """True where a date stands near a city, without a comma between them: "im Mai nach Rostow"."""
    gaps = [_between(text, city, date) for city in cities]
    return any(len(gap) <= _NEAR and "," not in gap and ";" not in gap for gap in gaps)


def _concluded_next(
    number: int, spans: Sequence[tuple[int, int]], mentions: Sequence[Mention], cues: Sequence[Cue]
) -> bool:
    """True where the next sentence speaks of a conclusion and names no city: "Beide Verträge tragen …"."""
    if number + 1 >= len(spans):
        return False
    start, end = spans[number + 1]
    if any(m.type is MentionType.CITY and start <= m.start < end for m in mentions):
        return False
    return any(cue.kind in {CueKind.SIGNED, CueKind.AGREEMENT} and start <= cue.start < end for cue in cues)


def _sentence_before(
    span: tuple[int, int], here: tuple[int, int], mentions: Sequence[Mention], cues: Sequence[Cue]
) -> Iterator[tuple[Mention, int]]:
    """Dates of a conclusion in the sentence before, where it names no city that this one does not."""
    cities = {m.value for m in mentions if m.type is MentionType.CITY and here[0] <= m.start < here[1]}
    inside = [m for m in mentions if span[0] <= m.start < span[1]]
    if any(m.type is MentionType.CITY and m.value not in cities for m in inside):
        return
    if any(cue.kind is CueKind.SIGNED for cue in cues if span[0] <= cue.start < span[1]):
        yield from ((m, 2) for m in inside if m.type is MentionType.DATE)


def _between(text: str, one: Mention | Cue, other: Mention) -> str:
    return text[min(one.end, other.end) : max(one.start, other.start)]


def _next_sentence(
    span: tuple[int, int], mentions: Sequence[Mention], cues: Sequence[Cue]
) -> Iterator[tuple[Mention, int]]:
    """Dates of a sentence that names no city but a conclusion, behind one that names the city."""
    inside = [m for m in mentions if span[0] <= m.start < span[1]]
    if any(m.type is MentionType.CITY for m in inside):
        return
    if any(cue.kind is CueKind.SIGNED for cue in cues if span[0] <= cue.start < span[1]):
        yield from ((m, 3) for m in inside if m.type is MentionType.DATE)


def _in_section(position: int, page: Reading) -> Iterator[tuple[Mention, int]]:
    """Dates of concluding sentences right below a heading that names the city."""
    for block in page.blocks[position + 1 : position + 3]:
        if block.kind is BlockKind.HEADING:
            return
        mentions = page.mentions.get(block.index, ())
        if any(m.type is MentionType.CITY and m.start <= 2 for m in mentions):
            return
        for start, end in sentence_spans(block.text):
            kinds = {cue.kind for cue in page.cues[block.index] if start <= cue.start < end}
            if not kinds & {CueKind.SIGNED, CueKind.SINCE, *RELATION_KINDS}:
                continue
            strength = 3 if CueKind.SIGNED in kinds else 1
            ended = [c.end for c in page.cues[block.index] if c.kind is CueKind.ENDED]
            dates = [m for m in mentions if m.type is MentionType.DATE and start <= m.start < end]
            yield from ((d, strength) for d in dates if not any(0 <= d.start - cue <= 20 for cue in ended))


def _is_term(block: Block, city: Mention) -> bool:
    """True for a short item that is little more than the city, as the term of a definition list."""
    return block.kind is BlockKind.LIST_ITEM and len(block.text) <= 60 and city.start <= 2


def _year(value: str) -> str:
    return value[:4]


def _precision(mention: Mention) -> int:
    value = mention.value
    return 4 if "/" in value else min(len(value), 10)
