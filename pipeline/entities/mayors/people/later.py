"""Further mentions of a mayor: the full name again, or the surname alone, bound to the full name on the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from pipeline.block import Block
from pipeline.entities.mayors.people.shorter import (
    called_by,
    initials_start,
    is_address,
    is_ordinary_word,
    may_precede,
    shorter_start,
    word_before,
    words_within,
)
from pipeline.entities.mayors.titles.named_after import is_in_name_of_thing
from pipeline.entities.mayors.words import own_words
from pipeline.entities.names import is_part, is_particle, surname_joiners
from pipeline.languages import codes_with, words_of
from pipeline.record import Mention, MentionType
from pipeline.wordfinder import WordFinder
from pipeline.wordscan import in_word

_MAX_ENDING = 4
"""Letters of an ending, in languages that decline names: "Zaleski" is looked for as "Zalesk" with these behind it."""
_LAST_VOWELS = "aiyeoáéíý"
"""With what a surname ends that loses its last letter where it is declined."""
_FEWEST_JOINED = 2
"""Words before the last of two joined surnames: a first name, a surname, what joins them."""
_NEXT_WORD = re.compile(r"\s([^\W\d_][\w'’-]*)")


def surname(full_name: str) -> str:
    """The last part of a name with the particles before it, and what a small word joins to it: "Karel den Hollander"
    gives "den Hollander", "António Costa e Silva" gives "Costa e Silva"."""
    words = full_name.split()
    start = len(words) - 1
    if start > _FEWEST_JOINED and words[start - 1] in surname_joiners():
        start -= 2
    while start > 1 and is_particle(words[start - 1]):
        start -= 1
    return " ".join(words[start:])


def later_mentions(
    blocks: Iterable[Block], people: Sequence[str], taken: Mapping[int, Sequence[tuple[int, int]]]
) -> Iterator[Mention]:
    """Mentions of known mayors outside the spans that the rules found.

    people: full names in their normal form. taken: spans by block index.
    """
    if not people:
        return
    within = {word: person for person in people for word in words_within(person)}
    surnames = [*(person.split()[-1] for person in people), *within]
    stems = {_stem(last) for last in surnames}
    finders: dict[bool, WordFinder] = {}
    for block in blocks:
        if not any(stem in block.text for stem in stems):
            continue
        spans = taken.get(block.index, ())
        inflected = block.language in codes_with("declines_names")
        if inflected not in finders:
            finders[inflected] = _finder(surnames, inflected)
        for hit in finders[inflected].hits(block.text):
            end = _ending(block.text, hit.end, block.language) if inflected else hit.end
            if end is None or any(start < end and hit.start < taken_end for start, taken_end in spans):
                continue
            found = _mention(block, hit.start, end, people) or _shorter(block, hit.start, end, people, within)
            if found is not None:
                yield found


def _finder(surnames: Sequence[str], inflected: bool) -> WordFinder:
    """Finds surnames, or their stems where the language inflects names."""
    if inflected:
        return WordFinder(map(_stem, surnames), before=_in_compound, behind=None)
    return WordFinder([*surnames, *(f"{last}s" for last in surnames)], before=_in_compound, behind=_in_compound)


def _in_compound(character: str) -> bool:
    return character == "-" or in_word(character)


def _ending(text: str, end: int, language: str) -> int | None:
    """The end of a word whose stem ends here, None where more than a surname's ending follows ("List" for "Lis")."""
    last = end
    while last < len(text) and last - end <= _MAX_ENDING and in_word(text[last]):
        last += 1
    if last - end > _MAX_ENDING or text[last : last + 1] == "-":
        return None
    return last if last == end or text[end:last].lower() in _endings(language) else None


@cache
def _endings(language: str) -> frozenset[str]:
    return frozenset((*own_words(language).surname_endings, *_LAST_VOWELS))


def _stem(word: str) -> str:
    """A surname without the letters that inflection changes."""
    return word[:-1] if len(word) > 4 and word[-1] in _LAST_VOWELS else word


def _mention(block: Block, start: int, end: int, people: Sequence[str]) -> Mention | None:
    text = block.text
    owners = [person for person in people if _bears(text[start:end], person.split()[-1], block.language)]
    for person in owners:
        begin = _full_start(text, start, person, block.language)
        if begin is not None:
            return _made(block, (begin, end), person, "mayor.full-name-again", 0.9)
    by_initials = [(_with_initials(text, start, person, block.language), person) for person in owners]
    begun = [(begin, person) for begin, person in by_initials if begin is not None]
    if len(begun) == 1:
        return _made(block, (begun[0][0], end), begun[0][1], "mayor.initials", 0.75)
    if len(owners) != 1:
        return None
    person = owners[0]
    begin = _particles_start(text, start, person)
    before = word_before(text, begin)
    if begin == start and is_ordinary_word(text, start, text[start:end], block.language):
        return None
    if before and not may_precede(before, block.language):
        return None
    genitive = words_of(block.language).cities.genitive_s and text[start:end] != person.split()[-1]
    after = _NEXT_WORD.match(text, end)
    if after is not None and is_part(after[1]) and not genitive:
        return None
    if is_in_name_of_thing(before, after[1] if after is not None else "", block.language):
        return None
    return _made(block, (begin, end), person, "mayor.surname", 0.75)


def _particles_start(text: str, start: int, person: str) -> int:
    """Where the particles of a surname begin that stand before it, else the surname itself."""
    lead = " ".join(surname(person).split()[:-1])
    if lead and text[:start].casefold().endswith(f"{lead} ".casefold()):
        return start - len(lead) - 1
    return start


def _with_initials(text: str, start: int, person: str, language: str) -> int | None:
    """Where the initials before a surname begin; "M." is an address in some languages."""
    begin = _particles_start(text, start, person)
    return None if is_address(word_before(text, begin), language) else initials_start(text, begin, person)


def _shorter(block: Block, start: int, end: int, people: Sequence[str], within: Mapping[str, str]) -> Mention | None:
    """A mention by a part of the name alone. within: by words inside of full names the bearer."""
    text, word = block.text, block.text[start:end]
    after = _NEXT_WORD.match(text, end)
    if after is not None and is_part(after[1]):
        return None
    owners = [person for person in people if word == person.split()[-1] or within.get(word) == person]
    for person in owners:
        begin = shorter_start(text, start, end, person)
        if begin is not None:
            return _made(block, (begin, end), person, "mayor.surname", 0.75)
    if len(owners) == 1 and word in within and called_by(text, start, word, owners[0], block.language):
        return _made(block, (start, end), owners[0], "mayor.surname", 0.7)
    return None


def _bears(word: str, last: str, language: str) -> bool:
    if word in {last, f"{last}s"}:
        return True
    stem = _stem(last)
    return language in codes_with("declines_names") and word.startswith(stem) and len(word) - len(stem) <= _MAX_ENDING


def _full_start(text: str, start: int, person: str, language: str) -> int | None:
    """Where the full name begins that ends with a surname, None where other words stand before it."""
    place = start
    for part in reversed(person.split()[:-1]):
        ahead = text[:place].rstrip()
        if len(ahead) == place:
            return None
        begin = len(ahead)
        while begin > 0 and not ahead[begin - 1].isspace() and ahead[begin - 1] not in '„“«("':
            begin -= 1
        word = ahead[begin:]
        same = word.casefold() == part.casefold()
        inflected = word[:3] == part[:3] and abs(len(word) - len(part)) <= _MAX_ENDING
        if not same and not (inflected and language in codes_with("declines_names")):
            return None
        place = begin
    return place


def _made(block: Block, span: tuple[int, int], person: str, rule: str, confidence: float) -> Mention:
    start, end = span
    raw = block.text[start:end]
    return Mention(MentionType.MAYOR, block.index, start, end, raw, person, rule, confidence, {"titled": "true"})
