"""What stands around figures and shows that they are the number of something, or a day after all."""

from __future__ import annotations

import re

from pipeline.entities.dates.context import Context

_REACH = 40
"""Characters before the figures that are read at most."""
_LONGEST_ISSUE = 12
"""Characters of a word before the number of an issue, with the blanks behind it."""
_ADJECTIVE = re.compile(r"(?<= )([a-z]{4,})(?:-[a-z]+)? {1,2}$")
_CODE_BEFORE = re.compile(r"(?<![^ (])([a-z]{2,3}) $")
_WORD_BEFORE = re.compile(r"(?<![^ (.\"'])[a-z][a-z-]{2,} {1,2}$")


def in_brackets(context: Context, start: int, end: int) -> bool:
    """True for what stands alone in round brackets."""
    return context.text[start - 1 : start] == "(" and context.text[end : end + 1] == ")"


def behind_clock_word(context: Context, position: int) -> bool:
    """True right behind a word that leads to a time: "kl. "."""
    return context.grammar.behind_clock_word.search(context.text, max(0, position - _REACH), position) is not None


def behind_issue(context: Context, position: int) -> bool:
    """True right behind a word before the number of an issue: "Nr. ", "n°"."""
    return context.grammar.behind_issue.search(context.text, max(0, position - _LONGEST_ISSUE), position) is not None


def behind_dashed_label(context: Context, position: int) -> bool:
    """True where a dash stands between the number and a word for what has one: "Vorlage - "."""
    return context.text[position - 3 : position] == " - " and context.behind_label(position - 3)


def behind_labelled_adjective(context: Context, position: int) -> bool:
    """True where an adjective stands between the two: "legge regionale ", "Ley Orgánica "."""
    if not context.grammar.adjectives_follow:
        return False
    found = _ADJECTIVE.search(context.text, max(0, position - _REACH), position)
    return found is not None and found[1] not in context.grammar.prefixes and context.behind_label(found.start())


def behind_name(context: Context, position: int) -> bool:
    """True right behind a word with a capital that is no calendar word and leads no date: "Edital "."""
    found = _WORD_BEFORE.search(context.text, max(0, position - _REACH), position)
    return found is not None and context.folded.is_capital(found.start()) and not context.prefix(position)[1]


def behind_code(context: Context, position: int) -> bool:
    """True right behind two or three capitals that are no known word: "N. PG 06/12"."""
    found = _CODE_BEFORE.search(context.text, max(0, position - _REACH), position)
    if found is None or context.prefix(position)[1]:
        return False
    return all(map(context.folded.is_capital, range(found.start(), found.end(1))))
