"""Further mentions of a mayor: the full name again, or the surname alone, bound to the full name on the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.entities.names import is_given, is_part, is_particle
from pipeline.record import Block, Mention, MentionType

_SLAVIC = frozenset({"pl", "cs"})
_LAST_WORD = re.compile(r"(\S+)\s+$")
_NEXT_WORD = re.compile(r"\s([^\W\d_][\w'’-]*)")


def surname(full_name: str) -> str:
    """The last part of a name with the particles before it: "Peter den Oudsten" gives "den Oudsten"."""
    words = full_name.split()
    start = len(words) - 1
    while start > 1 and is_particle(words[start - 1]):
        start -= 1
    return " ".join(words[start:])


def later_mentions(
    blocks: Iterable[Block], people: Sequence[str], taken: dict[int, list[tuple[int, int]]], language: str
) -> Iterator[Mention]:
    """Mentions of known mayors outside the spans that the rules found.

    people: full names in their normal form. taken: spans by block index. language: the page's.
    """
    if not people:
        return
    owners: dict[str, list[str]] = {}
    for person in people:
        last = person.split()[-1]
        owners.setdefault(last, []).append(person)
    alternatives = "|".join(re.escape(last) for last in sorted(owners, key=lambda word: (-len(word), word)))
    pattern = re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])|(?<![\w-])(?:{alternatives})s(?![\w-])")
    for block in blocks:
        spans = taken.get(block.index, [])
        for match in pattern.finditer(block.text):
            if any(start < match.end() and match.start() < end for start, end in spans):
                continue
            found = _mention(block, match.start(), match.end(), owners)
            if found is not None:
                yield found


def _mention(block: Block, start: int, end: int, owners: dict[str, list[str]]) -> Mention | None:
    text = block.text
    word = text[start:end]
    people = owners.get(word) or owners.get(word.removesuffix("s"), [])
    for person in people:
        begin = end - len(person)
        if begin >= 0 and text[begin:end] == person and (begin == 0 or not text[begin - 1].isalnum()):
            return _made(block, begin, end, person, "mayor.full-name-again", 0.9)
    if len(people) != 1:
        return None
    person = people[0]
    begin = start
    particles = surname(person).split()[:-1]
    lead = " ".join(particles)
    if lead and text[:start].casefold().endswith(f"{lead} ".casefold()):
        begin = start - len(lead) - 1
    before = _LAST_WORD.search(text[:begin])
    if before is not None and not _may_precede(before[1], text[: before.start()]):
        return None
    after = _NEXT_WORD.match(text, end)
    if after is not None and is_part(after[1]):
        return None
    return _made(block, begin, end, person, "mayor.surname", 0.75)


def _may_precede(word: str, ahead: str) -> bool:
    """False for a word that makes a surname another person's: a first name, or a capitalised word inside a sentence."""
    if is_given(word):
        return False
    if not is_part(word):
        return not (len(word) == 2 and word[0].isupper() and word[1] == ".")
    return not ahead.rstrip() or ahead.rstrip()[-1] in ".!?:;•–-"


def _made(block: Block, start: int, end: int, person: str, rule: str, confidence: float) -> Mention:
    return Mention(
        MentionType.MAYOR, block.index, start, end, block.text[start:end], person, rule, confidence, {"titled": "true"}
    )
