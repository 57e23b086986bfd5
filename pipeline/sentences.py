"""Sentences of a block, cut without a model: at a full stop or another closing mark before a capital or a digit."""

from __future__ import annotations

from typing import Final

from pipeline.sentence_ends import cut_at_ends

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
_LONGEST: Final = max(map(len, _ABBREVIATIONS))


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, in order; together they cover the text.

    A full stop behind an abbreviation, an initial or a day's number ("am 9. November") ends none.
    """
    return cut_at_ends(text, _ABBREVIATIONS, _LONGEST)
