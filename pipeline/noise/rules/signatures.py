"""A mayor's signature below a text: "Ihr Bürgermeister" and a name in the line below, or the name and the office.

Two short lines at the foot of a page without tags look like its furniture, and are the plainest word on who is mayor.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pipeline.alternation import alternation
from pipeline.block import Block
from pipeline.entities.names import forms_of_address, is_given, is_initial, is_known_first_name, is_part, particles
from pipeline.languages import all_languages
from pipeline.wordscan import WordScan, in_word

_LONGEST = 60
_MOST_WORDS = 7
_BEFORE_OFFICE = 2
"""Words before an office: an article, a possessive, a number ("Ihr Erster Bürgermeister")."""
_LONGEST_BEFORE = 7
"""Letters of such a word ("Vuestro"): "Sprechzeiten des Bürgermeisters" is no signature."""
_SHORTEST_TITLE = 4
"""Letters: "OB" and the like are words of too many other things."""
_BETWEEN = 2
"""Lines between the text that stays and the signature ("Herzliche Grüße"), and one within it ("gez.")."""
_REACH = 1 + 2 * _BETWEEN
"""Lines below the text within which the last line of its signature stands."""
_SHORT_WORDS = 4
_WORD = re.compile(r"[^\s,;:()]+")
_SENTENCE_END = re.compile(r"[.!?»”\"]\s*$")


def signatures_below_text(blocks: Sequence[Block], keep: NDArray[np.bool_]) -> list[int]:
    """Places of the lines of signatures that are not kept, although the text right above them is.

    keep: which blocks stay so far. A line with links, or with figures but for an office's number, is no part of one.
    """
    found: list[int] = []
    ends = np.flatnonzero(keep[:-1] & ~keep[1:]).tolist()
    for end in ends:
        # Without an office there is no signature, and few lines name one.
        if not any(_holds_office(block.text) for block in blocks[max(0, end - 1) : end + _REACH + 1]):
            continue
        # Lines of the signature may have stayed: the text then ends above them.
        stayed = (place for place in (end - 1, end) if place >= 0 and _is_of_signature(blocks[place].text))
        first = next(stayed, end + 1)
        found += [place for place in _signature(blocks, first) if not keep[place]]
    return found


def _signature(blocks: Sequence[Block], first: int) -> range:
    """The lines from the first one of a greeting to the last one of the signature, none where there is no signature."""
    for start in range(first, min(first + _BETWEEN + 1, len(blocks))):
        last = _signed_from(blocks, start)
        if last is not None:
            return range(first, last + 1)
        if not _leads_to_signature(blocks[start]):
            break
    return range(0)


def _signed_from(blocks: Sequence[Block], start: int) -> int | None:
    """The last line of the signature that begins with a line: office and name, in one line or two, in either order."""
    if not _is_line(blocks[start]):
        return None
    text = blocks[start].text
    if _is_signed(text):
        return start
    other = _is_name if _is_office(text) else _is_office if _is_name(text) else None
    if other is None:
        return None
    for place in range(start + 1, min(start + _BETWEEN + 1, len(blocks))):
        if _is_line(blocks[place]) and other(blocks[place].text):
            return place
        if not _is_short(blocks[place]):
            break
    return None


def _is_of_signature(text: str) -> bool:
    return _is_office(text) or _is_name(text) or _is_signed(text)


def _is_line(block: Block) -> bool:
    return len(block.text) <= _LONGEST and not block.links and block.link_share == 0.0


def _is_short(block: Block) -> bool:
    """True for a line that may stand within a signature: "gez."."""
    few = len(_WORD.findall(block.text)) <= _SHORT_WORDS
    return few and _is_line(block) and not any(character.isdigit() for character in block.text)


def _leads_to_signature(block: Block) -> bool:
    """True for a greeting, and for the last sentence of the text."""
    return _is_short(block) or (not block.links and _SENTENCE_END.search(block.text) is not None)


def _is_office(text: str) -> bool:
    """True for a line that names a mayor's office, alone or with its town: "Ihr Bürgermeister", "Le Maire de Vire"."""
    if len(text) > _LONGEST:
        return False
    office = _offices().search(text)
    before = _WORD.findall(text[: office.start()]) if office is not None else []
    return (
        office is not None
        and len(before) <= _BEFORE_OFFICE
        and all(len(word) <= _LONGEST_BEFORE for word in before)
        and len(_WORD.findall(text)) <= _MOST_WORDS
        and _SENTENCE_END.search(text) is None
    )


def _holds_office(text: str) -> bool:
    return len(text) <= _LONGEST and bool(_office_words().found(text))


@cache
def _office_words() -> WordScan:
    return WordScan(_office_forms(), in_word, in_word)


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(_office_forms())}(?!\w)")


def _office_forms() -> list[str]:
    """The titles of mayors as a signature spells them."""
    forms = {form for language in all_languages().values() for title in language.mayors.titles for form in title.forms}
    words = {form for form in forms if len(form) >= _SHORTEST_TITLE}
    return sorted({cased for word in words for cased in (word, word[0].upper() + word[1:], word.upper())})


def _is_signed(text: str) -> bool:
    """True for a line with office and name: "Jana Malá, starostka", "Votre maire, Gérard Bouvet"."""
    if len(text) > _LONGEST or (office := _offices().search(text)) is None:
        return False
    before, behind = text[: office.start()], text[office.end() :]
    if len(_WORD.findall(before)) <= _BEFORE_OFFICE and _is_name(behind):
        return True
    return _is_name(before) and len(_WORD.findall(behind)) <= _SHORT_WORDS


def _is_name(text: str) -> bool:
    """True for a line that is a person's name with a first name that is known: "Ing. Jana Malá", "Ihr A. Beaufils"."""
    if len(text) > _LONGEST:
        return False
    words = [word for word in _WORD.findall(text) if _may_name(word)]
    return _names_person(words) or _names_person(words[1:])


def _may_name(word: str) -> bool:
    """False for degrees and signs ("Dr.", "dott.ssa", "mgr", "/-/") and for what stands between the words of a name."""
    if "." in word and not is_initial(word):
        return False
    return word.casefold() not in forms_of_address() and word not in particles() and any(map(str.isalpha, word))


def _names_person(words: Sequence[str]) -> bool:
    return (
        2 <= len(words) <= _MOST_WORDS - 2
        and all(is_part(word) or is_initial(word) for word in words)
        and any(is_given(word) or is_initial(word) or is_known_first_name(word) for word in words[:-1])
    )
