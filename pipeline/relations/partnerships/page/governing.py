"""Which relation the headings over a block speak of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from pipeline.block import Block, BlockKind
from pipeline.facts import PartnershipKind, Place
from pipeline.languages.lists import any_language, set_of
from pipeline.lowering import lowered
from pipeline.record import Mention, MentionType
from pipeline.relations.partnerships.page.list_leads import led_rows
from pipeline.relations.partnerships.words.country_names import is_country
from pipeline.relations.partnerships.words.cues import RELATION_KINDS, Cue, CueKind, relation_kinds
from pipeline.relations.places import is_foreign

_OF_TOWNS = frozenset({CueKind.TWINNING, CueKind.FRIENDSHIP})
_TABLE_HEAD = 9
"""Level of a table's head that names a relation: it governs the rows below it and nothing else."""
_COUNTED = 8.5
"""Level of a sentence that says how many partners there are: it governs the lines below that begin with a town."""
_SENTENCE = 10
"""Level of a sentence that leads a list of bare rows: it governs those and nothing else."""
_LEAD = 7
"""Level of a line that leads a list."""
_LONGEST_COUNTRY = 40
_TITLE = 0.25
_TITLE_WORDS = 4
_GENITIVE = 3
"""Characters between a town and what it has: "'s "."""
_MAX_LEAD = 90
"""A longer line heads no list."""
_LIST = 5
"""Lines below such a sentence of which two begin with a town."""
_BEHIND_COUNT = 2
"""Words before the one for partner towns among which their number stands: "fünf französische Partnerstädte"."""
_FIGURES = frozenset(map(str, range(2, 30)))
_MAX_COUNTED = 160
"""A longer sentence, and a longer line below it, are more than a lead and its list."""


@dataclass(frozen=True, slots=True)
class Governing:
    """What stands over a block.

    kinds: the relations that the nearest heading with such a word names. near: True where it is the innermost one.
    network: True where that heading speaks of a network. heading: index of the innermost heading, None where none.
    named: index of the heading that has the word. theme: what other headings speak of first, where none over the block
    does. hint: what any text of the page speaks of first. subtitle: True for a heading that tells of the town named
    right above and heads nothing: "Partnership since 1984" below "Dijon".
    """

    kinds: tuple[PartnershipKind, ...] = ()
    near: bool = False
    network: bool = False
    heading: int | None = None
    named: int | None = None
    theme: tuple[PartnershipKind, ...] = ()
    hint: tuple[PartnershipKind, ...] = ()
    subtitle: bool = False


def govern(
    blocks: Sequence[Block], cues: Mapping[int, Sequence[Cue]], mentions: Mapping[int, Sequence[Mention]], home: Place
) -> dict[int, Governing]:
    """For each kept block what its headings say; lines that lead a list ("Partnerstädte:") count as headings.

    home: the publisher's city, with which such a line may begin.
    """
    result = {}
    headings = [cue for block in blocks if block.kind is BlockKind.HEADING for cue in cues[block.index]]
    anywhere = [cue for block in blocks for cue in cues[block.index]]
    theme = tuple(relation_kinds(headings))[:1]
    hint = tuple(relation_kinds(anywhere))[:1]
    twinned = any(cue.kind is CueKind.TWINNING for cue in anywhere)
    vague = {
        block.index
        for block in blocks
        if twinned and _is_vague(block.text, cues[block.index], any_language("partnerships.vague"))
    }
    if twinned and not any(cue.kind is CueKind.TWINNING for cue in headings):
        # "Working together abroad" over a text that speaks of twin towns is what others head "Our twin towns".
        vague |= {
            block.index
            for block in blocks
            if block.kind is BlockKind.HEADING
            and _is_vague(block.text, cues[block.index], any_language("partnerships.working"))
        }
    named = next((b.index for b in blocks if b.kind is BlockKind.HEADING and relation_kinds(cues[b.index])), None)
    if named in vague:
        theme = (PartnershipKind.TWINNING,)
    leads = led_rows(blocks, cues, mentions)
    stack: list[tuple[float, Block]] = []
    over = _over(stack, cues, vague, theme, hint)
    for position, block in enumerate(blocks):
        level = _level(block, cues[block.index], mentions.get(block.index, ()), home)
        subtitle = _is_subtitle(block, blocks[max(0, position - 2) : position], cues[block.index], mentions)
        if subtitle:
            level = None
        if level == _LEAD and _is_title(block) and (own := _own_level(blocks[position + 1 :][:1], mentions)):
            level = own
        if level is None and block.index in leads and not over.kinds:
            level = _SENTENCE
        elif level is None and _counted(block, cues[block.index]) is not None:
            below = [one for one in blocks[position + 1 : position + 1 + _LIST] if _may_be_item(one)]
            level = _COUNTED if sum(_begins_with_town(one, mentions) for one in below) > 1 else None
        if stack and (
            (stack[-1][0] == _COUNTED and not _may_be_item(block))
            or (stack[-1][0] == _SENTENCE and block.index not in leads[stack[-1][1].index])
            or (stack[-1][0] == _TABLE_HEAD and block.kind is not BlockKind.TABLE_ROW)
        ):
            stack.pop()
            over = _over(stack, cues, vague, theme, hint)
        if level is not None:
            while stack and stack[-1][0] >= level:
                stack.pop()
            over = _over(stack, cues, vague, theme, hint)
        result[block.index] = replace(over, subtitle=True) if subtitle else over
        if level is not None:
            stack.append((level, block))
            over = _over(stack, cues, vague, theme, hint)
    return result


def _is_vague(text: str, cues: Sequence[Cue], words: Set[str]) -> bool:
    """True where the only relation that a text names is friendship or work as such, which twinned towns have too."""
    named = [text[cue.start : cue.end].lower() for cue in cues if cue.kind in RELATION_KINDS]
    return bool(named) and all(word in words for word in named)


def _is_work(block: Block, cue: Cue) -> bool:
    """True for a word of working together, which partner towns do: "samarbejde med seks venskabsbyer"."""
    return cue.kind is CueKind.COOPERATION and block.text[cue.start : cue.end].lower() in any_language(
        "partnerships.working"
    )


def _level(block: Block, cues: Sequence[Cue], mentions: Sequence[Mention], home: Place) -> float | None:
    """The level of a heading, 7 for a line that leads a list, None for all others."""
    if block.kind is BlockKind.HEADING:
        # A heading that begins with a city is a partner's own, below the one that speaks of partners, at any level; so
        # is one that is but its country's name.
        cities = [mention for mention in mentions if mention.type is MentionType.CITY]
        own = bool(cities) and cities[0].start == 0 and not relation_kinds(cues)
        own = own or (len(block.text) <= _LONGEST_COUNTRY and is_country(lowered(block.text).strip(" :")))
        return (block.level or 6) + (0.5 if own else 0)
    text = block.text.rstrip()
    if not relation_kinds(cues):
        return None
    if block.kind is BlockKind.TABLE_ROW:
        data = {MentionType.CITY, MentionType.DATE}
        return None if any(mention.type in data for mention in mentions) else _TABLE_HEAD
    if text.endswith(":"):
        return 8
    if any(mention.type is MentionType.DATE for mention in mentions):
        return None
    cities = [mention for mention in mentions if mention.type is MentionType.CITY]
    if (
        len(text) <= _MAX_LEAD
        and text[-1:] not in ".;,!?"
        and len(cities) <= 1
        and not (cities and cities[0].start == 0 and not _is_titled(cities[0], cues, home))
    ):
        return _LEAD
    return None


def _is_subtitle(
    block: Block, above: Sequence[Block], cues: Sequence[Cue], mentions: Mapping[int, Sequence[Mention]]
) -> bool:
    """True for a heading with a relation and its date but no town, right below a short line that begins with one and is
    not the last of a list. above: the two blocks above."""
    if block.kind is not BlockKind.HEADING or not above or not relation_kinds(cues):
        return False
    kinds = [mention.type for mention in mentions.get(block.index, ())]
    if MentionType.DATE not in kinds or MentionType.CITY in kinds or len(above[-1].text) > _MAX_LEAD:
        return False
    listed = len(above) > 1 and _begins_with_town(above[0], mentions)
    return _begins_with_town(above[-1], mentions) and not listed


def _is_titled(city: Mention, cues: Sequence[Cue], home: Place) -> bool:
    """True for the publisher's city with a relation right behind it: "Homburgs Partnerstädte"."""
    return not is_foreign(city, home) and any(0 < cue.start - city.end <= _GENITIVE for cue in cues)


def _is_title(block: Block) -> bool:
    """True for a line of few words and no sign: "Our twin towns"."""
    return len(block.text.split()) <= _TITLE_WORDS and block.text.rstrip()[-1:].isalpha()


def _own_level(below: Sequence[Block], mentions: Mapping[int, Sequence[Mention]]) -> float | None:
    """The level between that of a heading that begins with a town and that of its siblings above: of a title that lost
    its markup. None where no such heading stands below."""
    if not below or below[0].kind is not BlockKind.HEADING or not _begins_with_town(below[0], mentions):
        return None
    return (below[0].level or 6) + _TITLE


def _counted(block: Block, cues: Sequence[Cue]) -> Cue | None:
    """The word for the partner towns that a short sentence counts: "Wir haben drei Partnerstädte."."""
    text = block.text.rstrip()
    if len(text) > _MAX_COUNTED or text[-1:] != ".":
        return None
    for cue in cues:
        before = text[: cue.start].lower().split()[-_BEHIND_COUNT:] if cue.kind in _OF_TOWNS else []
        if any(word in _FIGURES or word in set_of(block.language, "partnerships.counts") for word in before):
            return cue
    return None


def _may_be_item(block: Block) -> bool:
    """True for a short line without a full stop."""
    text = block.text.rstrip()
    return block.kind is not BlockKind.HEADING and len(text) <= _MAX_COUNTED and text[-1:] != "."


def _begins_with_town(block: Block, mentions: Mapping[int, Sequence[Mention]]) -> bool:
    """True for a line that begins with a town, signs aside."""
    first = next((one for one in mentions.get(block.index, ()) if one.type is MentionType.CITY), None)
    return first is not None and not block.text[: first.start].strip(" •*·–-")


def _over(
    stack: Sequence[tuple[float, Block]],
    cues: Mapping[int, Sequence[Cue]],
    vague: Set[int],
    theme: tuple[PartnershipKind, ...],
    hint: tuple[PartnershipKind, ...],
) -> Governing:
    heading = stack[-1][1].index if stack else None
    outer = [entry for entry in reversed(stack) if entry[0] == int(entry[0]) or relation_kinds(cues[entry[1].index])]
    for depth, (level, block) in enumerate(outer):
        found = cues[block.index]
        if level in {_COUNTED, _SENTENCE} and (counted := _counted(block, found)) is not None:
            found = [counted]
        kinds = relation_kinds(cue for cue in found if not _is_work(block, cue)) or relation_kinds(found)
        network = any(cue.kind is CueKind.NETWORK for cue in found)
        if kinds or network:
            if block.index in vague:
                kinds = [PartnershipKind.TWINNING]
            return Governing(tuple(kinds), depth == 0, network and not kinds, heading, block.index)
    return Governing(heading=heading, theme=theme, hint=hint)
