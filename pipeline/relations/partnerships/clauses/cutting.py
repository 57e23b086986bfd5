"""A block's text cut into clauses, the stretches in which the rules look for parties, relations and dates together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import Final

from pipeline.alternation import alternation
from pipeline.block import Block
from pipeline.languages.lists import any_language
from pipeline.record import Mention, MentionType
from pipeline.relations.partnerships.clauses.clause import Clause
from pipeline.relations.partnerships.page.reading import Reading
from pipeline.relations.partnerships.words.cues import Cue
from pipeline.sentences import sentence_spans

LONGEST_CLAUSE: Final = 2_000
"""Characters; sixty towns with the years of their charters."""


def clauses_of(block: Block, page: Reading) -> Iterator[Clause]:
    """The clauses of a block in order, each with what stands in it. Which cues name a relation is not yet asked."""
    spans = clause_spans(block.text)
    starts = [start for start, _ in spans]
    mentions: list[list[Mention]] = [[] for _ in spans]
    for mention in page.mentions.get(block.index, ()):
        mentions[bisect_right(starts, mention.start) - 1].append(mention)
    cues: list[list[Cue]] = [[] for _ in spans]
    for cue in page.cues[block.index]:
        cues[bisect_right(starts, cue.start) - 1].append(cue)
    for (start, end), here, said in zip(spans, mentions, cues, strict=True):
        cities, dates, people = (
            tuple(mention for mention in here if mention.type is kind)
            for kind in (MentionType.CITY, MentionType.DATE, MentionType.MAYOR)
        )
        yield Clause(
            text=block.text,
            start=start,
            end=end,
            cues=tuple(said),
            kinds=(),
            cities=cities,
            dates=dates,
            people=people,
            language=block.language_at(start) if block.language_spans else page.languages[block.index],
            home=page.home,
        )


def clause_spans(text: str) -> list[tuple[int, int]]:
    """Sentences, cut further at semicolons, at bullets and between "w 2003 r." and a small word with a capital.

    What is longer than anybody writes (`LONGEST_CLAUSE`) is cut at a comma or a blank: each of its words may belong to
    each other, and to ask them all takes time that grows with the square of its length.
    """
    spans: list[tuple[int, int]] = []
    for start, end in sentence_spans(text):
        begin = start
        for match in _cuts().finditer(text[start:end]):
            spans += _pieces(text, begin, start + match.end())
            begin = start + match.end()
        spans += _pieces(text, begin, end)
    return spans


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A clause, in pieces where it is too long."""
    while end - start > LONGEST_CLAUSE:
        cut = max(text.rfind(", ", start, start + LONGEST_CLAUSE), start)
        cut = cut if cut > start else max(text.rfind(" ", start, start + LONGEST_CLAUSE), start)
        cut = cut + 1 if cut > start else start + LONGEST_CLAUSE
        yield start, cut
        start = cut
    yield start, end


@cache
def _cuts() -> re.Pattern[str]:
    words = {word.capitalize() for word in any_language("cities.prepositions")}
    return re.compile(rf"[;•]|(?<=\d) \w{{1,4}}\.(?=\s+{alternation(words)}\s)")
