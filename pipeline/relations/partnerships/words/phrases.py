"""What may stand beside a city in a sentence that names it as a partner, as patterns of one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.languages import words_of

_REGION = r"(?:[A-ZÀ-Þ][\w'’-]*+(?: [\w'’-]++){0,2},\s*+)?"
"""Between a city and what is said of it: "Salvatierra, Guanajuato, hermanada con"."""
_WHAT_IT_IS = r"[^,;:()]{1,70}+,\s*+"
"""What a town is, between it and a clause on it: "Kolin, the Czech town on the Elbe, with which we"."""


@cache
def copula(language: str) -> re.Pattern[str]:
    """A verb by which a city is a partner, in small letters."""
    words = words_of(language)
    return re.compile(rf"(?<!\w)(?:{branches_of((*words.mayors.copulas, *words.partnerships.being))})(?!\w)")


@cache
def verb_of_being(language: str) -> re.Pattern[str]:
    """A verb of being, of people or of towns, in small letters."""
    words = words_of(language)
    return re.compile(
        rf"(?<!\w)(?:{branches_of((*words.mayors.copulas, *words.cities.copulas, *words.partnerships.being))})(?!\w)"
    )


@cache
def verb_of_counting(language: str) -> re.Pattern[str]:
    """A verb by which several partners are counted, in small letters: "include"."""
    return re.compile(rf"(?<!\w)(?:{branches_of(words_of(language).partnerships.counting)})(?!\w)")


@dataclass(frozen=True, slots=True)
class Patterns:
    """What may stand beside a city, in one language.

    Right before it, in small letters: strong, weak, of, near, between. joined: the end of the text between two cities
    of one enumeration, in small letters ("and the German town of"). and_town: all that stands between two that are
    named together, "and" or "and the town of"; the_town: what a town is, before it: "the town of". Between it and a
    cue: apposed, as_partner, which_is ("Odense, som är vår"), and apposed_ours, as in "Belfort, ville liée à la nôtre
    par une convention", "Hidas, mit der uns seit 1989 eine Partnerschaft". before_ours: right before a cue. ours:
    words of the first person anywhere; with_us: one of them right behind a cue. that_town: a town that was named
    before, "with the Danish city"; that_is: the same as the subject of a clause, "The Danish city has been our". rank:
    "the first", "besides". aged: right before a cue, "fifty years of"; old: right behind one, "is fifty years".
    """

    strong: re.Pattern[str]
    weak: re.Pattern[str]
    of: re.Pattern[str]
    joined: re.Pattern[str]
    and_town: re.Pattern[str]
    the_town: re.Pattern[str]
    near: re.Pattern[str]
    between: re.Pattern[str]
    apposed: re.Pattern[str]
    apposed_ours: re.Pattern[str]
    as_partner: re.Pattern[str]
    which_is: re.Pattern[str]
    before_ours: re.Pattern[str]
    ours: re.Pattern[str]
    with_us: re.Pattern[str]
    that_town: re.Pattern[str]
    that_is: re.Pattern[str]
    rank: re.Pattern[str]
    aged: re.Pattern[str]
    old: re.Pattern[str]


@cache
def patterns_of(language: str) -> Patterns:
    """The patterns of a language."""
    words = words_of(language).partnerships
    strong, weak, joiners = branches_of(words.partner_links), branches_of(words.weak_links), branches_of(words.joiners)
    # Nothing is given back: what reads all words it may is at the end of the text with them, or not at all.
    word = rf"(?:{_no_institution(words.institutions)}[^\s,;.:()]++\s++)"
    filler = rf"{word}{{0,4}}+"
    quote = r"[«„“\"'’]*"
    comma = r"^\s*+(?:\([^()]*+\)\s*+)?+,\s*+"
    ours = branches_of(words.ours)
    us = branches_of((*words.ours, *words.we))
    towns = branches_of(words_of(language).cities.towns)
    communes, of_links = branches_of(words_of(language).cities.communes), branches_of(words.of_links)
    articles = branches_of(words_of(language).cities.articles)
    a_town = rf"{word}??(?:{towns}|{communes})\s++(?:{word}??(?:{of_links})\s*+)?+"
    link = rf"(?:(?:{strong}|{weak})\s++)?+"
    of_or_native = rf"(?:(?:{word})??(?:{of_links})\s*+|{word})?+"
    the_town = rf"(?:(?:{articles})\s*+)?+(?:{word})??(?:{towns}|{communes})\s++{of_or_native}"
    told = branches_of((*words.ours, *words.we, *words.with_which, *words.home))
    apposition = rf"(?:{_WHAT_IT_IS}(?=(?:{branches_of((*words.with_which, *words.which))})(?!\w)))?+"

    def before(alternatives: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{alternatives})\s++{filler}{quote}$")

    return Patterns(
        strong=before(strong),
        weak=before(weak),
        of=re.compile(rf"(?<!\w)(?:{of_links})\s*{quote}$"),
        joined=re.compile(
            rf"(?:(?<!\w)(?:{joiners})\s++{link}(?:{word}{{0,2}}+{quote}$|(?:(?:{articles})\s++)?+{a_town}{quote}$)"
            # Behind a comma, a town's word without its article says what the town before it is.
            rf"|,\s++(?:(?:(?:{joiners})\s++)?+{link}{word}{{0,2}}+{quote}$|(?:{articles})\s++{a_town}{quote}$))"
        ),
        and_town=re.compile(rf"\s*+(?:{joiners})\s++(?:{the_town})?+"),
        the_town=re.compile(the_town),
        near=re.compile(rf"(?<!\w)(?:{branches_of(words.near)})\s*$"),
        between=before(branches_of(words.between)),
        apposed=re.compile(rf"{comma}{_REGION}(?i:(?:(?:{branches_of(words.apposed)})\s++){{0,2}})$"),
        apposed_ours=re.compile(
            rf"^(?:\s\w{{2,3}})?+\s*+(?:\([^()]*+\)\s*+)?+,\s*+{apposition}"
            rf"(?=[^,;:.()]*(?<!\w)(?:{told})(?!\w))[^,;:.()]{{0,80}}+$",
            re.IGNORECASE,
        ),
        as_partner=re.compile(
            rf"^\s(?:{branches_of(words.as_partner)})\s(?:[^\s,;.:()]++\s++){{0,2}}+$", re.IGNORECASE
        ),
        which_is=re.compile(
            rf"^,\s(?:{branches_of(words.which)})\s(?:{copula(language).pattern})\s(?:[^\s,;.:()]++\s++){{0,4}}+$",
            re.IGNORECASE,
        ),
        before_ours=re.compile(rf"(?<!\w)(?:{ours})\s(?:[^\W\d_]+\s)?$", re.IGNORECASE),
        ours=re.compile(rf"(?<!\w)(?:{us})(?!\w)", re.IGNORECASE),
        with_us=re.compile(rf"\s(?:(?:{strong}|{weak})\s)?(?:{us})(?!\w)", re.IGNORECASE),
        rank=re.compile(rf"(?<!\w)(?:{branches_of(words.ranks)}|(?P<besides>{branches_of(words.besides)}))(?!\w)"),
        aged=re.compile(rf"(?<!\w)(?:{branches_of(words.ages)})\s(?:[^\W\d_]{{1,4}}['’]?\s?){{0,2}}$"),
        old=re.compile(
            rf"(?:\s++(?!(?:{branches_of(words.ages)})(?!\w))[^\s,;.:()]++){{1,5}}+\s++(?:{branches_of(words.ages)})(?!\w)"
        ),
        that_is=re.compile(
            rf"\s*(?i:(?:{articles})\s(?:[^\s,;.:()]++\s)?(?:{towns})\s(?:[^\s,;.:()]++\s)?{copula(language).pattern})"
        ),
        that_town=re.compile(
            rf"(?<!\w)(?i:(?:{strong})\s(?!(?:{branches_of(words.new)})\s)"
            rf"(?:(?!(?:{strong})\s)[^\s,;.:()]++\s){{1,2}}?(?:{towns}))(?!\w)"
            rf"(?=\s*(?:[,;.:()]|[^\W\dA-ZÀ-Þ_]))"
        ),
    )


def _no_institution(words: Sequence[str]) -> str:
    """That no school, club or company stands here, in small letters; `*` at one end stands for any letters."""
    if not words:
        return ""
    # A word is read once, whatever it may end with. Most are shorter than all of these and are passed over at once.
    least = min(len(word.strip("*")) for word in words)
    ends = "|".join(f"(?<={re.escape(word.strip('*').lower())})" for word in words if word.startswith("*"))
    begins = "|".join(
        re.escape(word.strip("*").lower()) + (r"\w*+" if word.endswith("*") else "")
        for word in words
        if not word.startswith("*")
    )
    branches = [branch for branch in (rf"[\w'’-]*+(?:{ends})" * bool(ends), begins) if branch]
    return rf"(?!(?=[\w'’-]{{{least}}})(?:{'|'.join(branches)})(?!\w))"


def branches_of(words: Iterable[str]) -> str:
    """Words as branches, the longest first, in small letters; `*` at the end stands for any letters."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word.lower().rstrip("*")) + r"\w+" * word.endswith("*") for word in longest) or r"(?!)"
