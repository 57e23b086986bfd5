"""Sentences of a block, cut without a model: at a full stop or another closing mark before a capital or a digit."""

from __future__ import annotations

import re
from typing import Final

_END: Final = re.compile(r"[.!?…][)\]»“”\"'’]*(?=\s)|\n")
_ABBREVIATIONS: Final = frozenset(
    [
        "dr",
        "prof",
        "mag",
        "ing",
        "dipl",
        "hr",
        "fr",
        "st",
        "ste",
        "str",
        "nr",
        "tel",
        "fax",
        "bzw",
        "ca",
        "evtl",
        "geb",
        "gest",
        "jr",
        "sr",
        "mr",
        "mrs",
        "ms",
        "m",
        "mme",
        "mm",
        "dott",
        "sig",
        "arch",
        "avv",
        "sen",
        "on",
        "col",
        "gen",
        "lt",
        "cap",
        "eng",
        "arq",
        "exmo",
        "ilmo",
        "excmo",
        "d",
        "dña",
        "sra",
        "vgl",
        "usw",
        "etc",
        "jh",
        "jhdt",
        "no",
        "nos",
        "art",
        "abs",
        "ul",
        "al",
        "tzv",
        "tzn",
        "mgr",
        "bc",
        "judr",
        "mudr",
        "phdr",
        "ok",
        "r",
        "p",
        "s",
        "al",
        "np",
        "tj",
        "p.m",
        "a.m",
        "cllr",
        "ald",
        "hon",
        "rev",
        "kl",
        "drs",
        "ir",
        "mw",
        "mevr",
        "dhr",
        "resp",
        "inkl",
        "max",
        "min",
    ]
)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, in order; together they cover the text.

    A full stop behind an abbreviation, an initial or a day's number ("am 9. November") ends none.
    """
    spans = []
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if match[0][0] == "." and not _ends(text, start, match.start(), end):
            continue
        spans.append((start, end))
        start = end
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _ends(text: str, start: int, dot: int, end: int) -> bool:
    ahead = text[end : end + 12].lstrip(" \t„“«»(\"'’•-–")
    if ahead and not (ahead[0].isupper() or ahead[0].isdigit()):
        return False
    begin = dot
    while begin > start and (text[begin - 1].isalnum() or text[begin - 1] in "ºª"):
        begin -= 1
    word = text[begin:dot]
    if not word:
        return True
    if word.isdigit():
        return len(word) > 2
    if len(word) == 1 and word.isupper():
        return False
    if begin and text[begin - 1] == "(" and ahead[:1].isdigit():
        return False  # "(est. 1995)"
    return word.casefold() not in _ABBREVIATIONS
