"""Opening hours as the page words them: lines with a day of the week and a time from–to, beside an office or a contact.

A line that names a day of the calendar tells of an event; a sentence counts only where a word says that something is
open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from pipeline.alternation import alternation
from pipeline.block import UNDETERMINED, Block, BlockKind
from pipeline.digit_signs import DIGIT
from pipeline.facts import Evidence
from pipeline.joined import JoinedTexts
from pipeline.languages import all_languages
from pipeline.lowering import lowered
from pipeline.record import Document, Mention, MentionType
from pipeline.relations.contacts.located import Located
from pipeline.wordfinder import WordFinder

_MAX_LINE: Final = 240
_REACH: Final = 8
"""Lines between opening hours and the number or address of the same office."""
_LABEL_REACH: Final = 3
"""Lines between the word for opening hours and the first line of them that has no such word."""
_WORDS_AROUND: Final = 4
"""Words beside the hours that make no sentence yet: "Our hours are", "Öffnungszeiten des Bürgerbüros:"."""
_EVERYWHERE: Final = "h"
"""What stands for the hour in every language."""
_DASHES: Final = "-–—"
_SENTENCE_ENDS: Final = (".", "!", "?")


def find_hours(document: Document, mentions: Sequence[Mention], contacts: Collection[int]) -> list[Located]:
    """Runs of lines with opening hours, each one contact. contacts: positions of the blocks with numbers, addresses."""
    spans = _spans(document, mentions)
    if not spans:
        return []
    found: list[Located] = []
    run: list[tuple[int, Evidence]] = []
    blocks = document.blocks

    @cache
    def label(position: int) -> bool:
        block = blocks[position]
        return _labels(_language(block, document)).search(block.text.lower()) is not None

    for position, span in sorted(spans.items()):
        block = blocks[position]
        if run and (run[-1][0] != position - 1 or blocks[position - 1].kept != block.kept):
            found.append(_located(run))
            run = []
        spoken = block.kind is BlockKind.PARAGRAPH and _is_sentence(block.text, span)
        near = any(abs(position - other) <= _REACH for other in contacts)
        labelled = any(map(label, range(max(0, position - _LABEL_REACH), position + 1)))
        if run or (labelled and (not spoken or (label(position) and near))) or (near and not spoken):
            run.append((position, span))
    if run:
        found.append(_located(run))
    return found


def _is_sentence(text: str, hours: Evidence) -> bool:
    """True for a text that ends as a sentence does and says more than its hours: "Mo–Fr 8 a.m. to 4 p.m." is none."""
    around = len(text[: hours.start].split()) + len(text[hours.end :].split())
    return text.rstrip().endswith(_SENTENCE_ENDS) and around > _WORDS_AROUND


def _language(block: Block, document: Document) -> str:
    return block.language if block.language != UNDETERMINED else document.language


def _spans(document: Document, mentions: Sequence[Mention]) -> dict[int, Evidence]:
    """What `_hours_in` finds, by position of the block. Days are looked for in all lines of a language at once."""
    lines: dict[str, list[int]] = defaultdict(list)
    for position, block in enumerate(document.blocks):
        if len(block.text) <= _MAX_LINE:
            lines[block.language].append(position)
    if document.language != UNDETERMINED and UNDETERMINED in lines:
        lines[document.language] += lines.pop(UNDETERMINED)
    gated: dict[int, str] = {}
    for language, positions in lines.items():
        words = _day_words(language)
        if not words:
            continue
        texts = JoinedTexts.of([document.blocks[position].text for position in positions])
        hits = [(positions[place], hit.word) for place, hit in _signs(language).hits_in(texts)]
        closed = {position for position, word in hits if word in _closed_words(language)}
        # Without a digit there is no time, and then a word has to say that it is closed.
        timed = (position for position, word in hits if word in words)
        gated.update(
            {position: language for position in timed if document.signs[position] & DIGIT or position in closed}
        )
    if not gated:
        return {}
    by_block: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_block[mention.block].append(mention)
    spans = {}
    for position, language in sorted(gated.items()):
        block = document.blocks[position]
        if (span := _hours_in(block, language, by_block[block.index])) is not None:
            spans[position] = span
    return spans


def _located(run: Sequence[tuple[int, Evidence]]) -> Located:
    value = "; ".join(" ".join(span.raw.split()).rstrip(" ;,") for _, span in run)
    return Located("hours", value, run[0][0], tuple(span for _, span in run))


def _hours_in(block: Block, language: str, mentions: Sequence[Mention]) -> Evidence | None:
    """The characters from the first day or time to the last, None where a line has no hours."""
    text = block.text
    if any(_is_calendar_day(mention) for mention in mentions):
        return None
    small = lowered(text)
    days = list(_days(language).finditer(small))
    if not days:
        return None
    clock = _clock(language)
    phones = [mention for mention in mentions if mention.type is MentionType.PHONE]
    times = [
        match
        for match in clock.times.finditer(small)
        if clock.sure.search(match[0]) and not any(p.start < match.end() and match.start() < p.end for p in phones)
    ]
    signs = [*times, *_closed(language).finditer(small)]
    if not signs:
        return None
    start = min(days[0].start(), signs[0].start())
    end = max(sign.end() for sign in (*days, *signs))
    unit = clock.unit.match(small, end)
    end = unit.end() if unit is not None else end
    return Evidence(block.index, start, end, text[start:end])


def _is_calendar_day(mention: Mention) -> bool:
    return mention.type is MentionType.DATE and len(mention.value.split("/")[0].split("T")[0]) >= len("XXXX-MM")


@dataclass(frozen=True, slots=True)
class _Clock:
    """Times of a language, in small letters.

    times: from one time to another. sure: what makes such a range one of times: minutes, or a word for the hour.
    unit: a word for the hour behind the last of them.
    """

    times: re.Pattern[str]
    sure: re.Pattern[str]
    unit: re.Pattern[str]


@cache
def _clock(language: str) -> _Clock:
    entry = all_languages()[language]
    hour = rf"(?: ?{alternation([_EVERYWHERE, *(word.lower() for word in entry.contacts.oclock)])}(?!\w))"
    time, articles = r"\d{1,2}+(?:[:.h] ?\d{2})", alternation(entry.contacts.hour_articles)
    to = alternation([*_DASHES, *entry.contacts.to])
    return _Clock(
        times=re.compile(rf"(?=\d)(?<![\w.:]){time}?+{hour}?\s*+{to}\s*(?:{articles} )?{time}?{hour}?(?![\w:])"),
        sure=re.compile(rf"\d[:.h] ?\d{{2}}|\d{hour}"),
        unit=re.compile(rf"{hour}?"),
    )


@cache
def _day_words(language: str) -> frozenset[str]:
    entry = all_languages().get(language)
    if entry is None:
        return frozenset()
    days = {word.lower() for day in entry.dates.weekdays.values() for word in day}
    return frozenset(days | {word.lower() for word in entry.contacts.weekdays})


@cache
def _closed_words(language: str) -> frozenset[str]:
    entry = all_languages().get(language)
    return frozenset(() if entry is None else (word.lower() for word in entry.contacts.closed))


@cache
def _signs(language: str) -> WordFinder:
    """A cheap test for days and for words that say that it is closed, and a little more."""
    return WordFinder(_day_words(language) | _closed_words(language), behind=None, folded=True)


@cache
def _days(language: str) -> re.Pattern[str]:
    """Days of the week as whole words, short ones with their dot, plural ones too."""
    return re.compile(rf"(?<!\w)(?:{alternation(_day_words(language))})s?(?!\w)\.?")


@cache
def _closed(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(_closed_words(language))})(?!\w)")


@cache
def _labels(language: str) -> re.Pattern[str]:
    entry = all_languages().get(language)
    words = () if entry is None else entry.contacts.hours
    return re.compile(rf"(?<!\w)(?:{alternation(word.lower() for word in words)})(?!\w)")
