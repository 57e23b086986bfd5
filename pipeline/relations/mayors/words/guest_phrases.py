"""What words around a mayor say about guests and visits, as patterns over text in small letters, by language (ISO
639-1)."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from pipeline.alternation import alternation
from pipeline.languages import words_of
from pipeline.languages.lists import pattern_of, set_of, tuple_of
from pipeline.relations.mayors.words.phrases import any_of

_LONGEST_THANKS: Final = 80
"""Characters between a word for thanking and what somebody thanks for: " der Stadt und allen für den warmen "."""


@cache
def guests_from(language: str) -> re.Pattern[str]:
    """At the end of a text: words for guests, and a few words up to the town from which they come."""
    return pattern_of(language, "mayors.guests", behind=r"(?:\s+\w+){0,4}\s+(?:\w+')?$")


@cache
def led_by(language: str) -> re.Pattern[str]:
    """At the end of a text: words that say who leads guests, and a few words behind them."""
    return any_of(_leading_guests(language), r"(?:\s+[\w'’]+){0,3}\W*$")


@cache
def with_their_mayor(language: str) -> re.Pattern[str]:
    """At the end of a sentence: words that say who leads guests, and a mayor's title without a name."""
    titles = words_of(language).mayors.titles
    forms = alternation(form.lower() for title in titles if not title.weak for form in title.forms)
    return any_of(_leading_guests(language), rf"(?:\s+[\w'’]+){{0,3}}\s{forms}\s*[.!]?\s*$")


@cache
def come_with(language: str) -> re.Pattern[str]:
    """All between guests and a title: "with", and a few words behind it. With a verb before it somebody is met."""
    words = set_of(language, "mayors.accompanied") & set_of(language, "partnerships.partner_links")
    return re.compile(rf"\W{{0,8}}{alternation(words)}(?:\s+[\w'’]+){{0,3}}\W{{0,8}}")


@cache
def led(language: str) -> re.Pattern[str]:
    """Participles of leading: "angeführt"."""
    signers = set_of(language, "mayors.signers")
    parts = (phrase.split() for phrase in _leading_guests(language))
    return any_of(words[0] for words in parts if len(words) == 2 and words[1] in signers)


@cache
def at_the_head_of(language: str) -> re.Pattern[str]:
    """At the end of a text: words before those whom somebody leads, and two words behind them."""
    return pattern_of(language, "mayors.leading", behind=r"(?:\s+[\w'’]+){0,2}\s*$")


def _leading_guests(language: str) -> list[str]:
    words = set_of(language, "mayors.accompanied", "mayors.leading")
    return sorted(words - set_of(language, "partnerships.partner_links"))


@cache
def guests_of(language: str) -> re.Pattern[str]:
    """At the end of a text: words that somebody is received by who follows ("zu Gast bei", "gæster hos")."""
    return pattern_of(language, "mayors.guests_of", behind=r"(?:\s+\w+)?\s*$")


@cache
def visited(language: str) -> re.Pattern[str]:
    """At the end of a text: a word for a visit, or a preposition before the town to which somebody travels."""
    return pattern_of(language, "partnerships.visits", "mayors.towards", behind=r"(?:\s+[\w'’]+){0,2}\s*$")


@cache
def travels_to(language: str) -> re.Pattern[str]:
    """At the end of a text: a preposition before the town to which somebody travels, or in which somebody is."""
    return pattern_of(language, "mayors.towards", "mayors.inside", behind=r"\s+$")


@cache
def received_by(language: str) -> re.Pattern[str]:
    """At the end of a text: "received by", a few small words between and behind."""
    agents = alternation(tuple_of(language, "mayors.signers", "mayors.oblique"))
    receiving = alternation(tuple_of(language, "mayors.receiving"))
    return re.compile(rf"(?<!\w){receiving}(?!\w)(?:\s\w+){{0,5}}?\s{agents}(?:\s[\w']+){{0,2}}\s*$")


@cache
def thanks_as_guest(language: str) -> re.Pattern[str]:
    """A word for thanking, and behind it what guests thank for; or the book that they write into."""
    thanks, books = pattern_of(language, "mayors.thanking").pattern, pattern_of(language, "mayors.guest_books").pattern
    return re.compile(
        rf"{thanks}[^.;]{{1,{_LONGEST_THANKS}}}?{pattern_of(language, 'mayors.hospitality').pattern}|{books}"
    )
