"""What words around a mayor say about guests and visits, as patterns over text in small letters, by language (ISO
639-1)."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from pipeline.alternation import alternation
from pipeline.relations.mayors.words.phrases import any_of, mayors, partnerships

_LONGEST_THANKS: Final = 80
"""Characters between a word for thanking and what somebody thanks for: " der Stadt und allen für den warmen "."""


@cache
def guests_from(language: str) -> re.Pattern[str]:
    """At the end of a text: words for guests, and a few words up to the town from which they come."""
    return any_of(mayors(language).guests, r"(?:\s+\w+){0,4}\s+(?:\w+')?$")


@cache
def guests(language: str) -> re.Pattern[str]:
    """Words for guests: "Delegation", "party"."""
    return any_of(mayors(language).guests)


@cache
def led_by(language: str) -> re.Pattern[str]:
    """At the end of a text: words that say who leads guests, and a few words behind them."""
    return any_of(_leading_guests(language), r"(?:\s+[\w'’]+){0,3}\W*$")


@cache
def come_with(language: str) -> re.Pattern[str]:
    """All between guests and a title: "with", and a few words behind it. With a verb before it somebody is met."""
    words = set(mayors(language).accompanied) & set(partnerships(language).partner_links)
    return re.compile(rf"\W{{0,8}}{alternation(word.lower() for word in words)}(?:\s+[\w'’]+){{0,3}}\W{{0,8}}")


@cache
def led(language: str) -> re.Pattern[str]:
    """Participles of leading: "angeführt"."""
    signers = mayors(language).signers
    parts = (phrase.lower().split() for phrase in _leading_guests(language))
    return any_of(words[0] for words in parts if len(words) == 2 and words[1] in signers)


@cache
def at_the_head_of(language: str) -> re.Pattern[str]:
    """At the end of a text: words before those whom somebody leads, and two words behind them."""
    return any_of(mayors(language).leading, r"(?:\s+[\w'’]+){0,2}\s*$")


def _leading_guests(language: str) -> list[str]:
    words = mayors(language)
    return sorted({*words.accompanied, *words.leading} - set(partnerships(language).partner_links))


@cache
def receives(language: str) -> re.Pattern[str]:
    """Words for receiving somebody: "empfing", "lo attendeva", "ospiti del"."""
    return any_of(mayors(language).receiving)


@cache
def guests_of(language: str) -> re.Pattern[str]:
    """At the end of a text: words that somebody is received by who follows ("zu Gast bei", "gæster hos")."""
    return any_of(mayors(language).guests_of, r"(?:\s+\w+)?\s*$")


@cache
def visits(language: str) -> re.Pattern[str]:
    """Words for visits and for guests."""
    return any_of((*mayors(language).guests, *partnerships(language).visits))


@cache
def visited(language: str) -> re.Pattern[str]:
    """At the end of a text: a word for a visit, or a preposition before the town to which somebody travels."""
    words = mayors(language)
    return any_of((*partnerships(language).visits, *words.towards), r"(?:\s+[\w'’]+){0,2}\s*$")


@cache
def visiting_words(language: str) -> frozenset[str]:
    """Words for a visit, and prepositions before the town to which somebody travels."""
    words = mayors(language)
    return frozenset(word.lower() for word in (*partnerships(language).visits, *words.towards))


@cache
def travels_to(language: str) -> re.Pattern[str]:
    """At the end of a text: a preposition before the town to which somebody travels, or in which somebody is."""
    words = mayors(language)
    return any_of((*words.towards, *words.inside), r"\s+$")


@cache
def received_by(language: str) -> re.Pattern[str]:
    """At the end of a text: "received by", a few small words between and behind."""
    words = mayors(language)
    agents = alternation(word.lower() for word in (*words.signers, *words.oblique))
    receiving = alternation(word.lower() for word in words.receiving)
    return re.compile(rf"(?<!\w){receiving}(?!\w)(?:\s\w+){{0,3}}?\s{agents}(?:\s[\w']+){{0,2}}\s*$")


@cache
def thanks_as_guest(language: str) -> re.Pattern[str]:
    """A word for thanking, and behind it what guests thank for; or the book that they write into."""
    words = mayors(language)
    thanks, books = any_of(words.thanking).pattern, any_of(words.guest_books).pattern
    return re.compile(rf"{thanks}[^.;]{{1,{_LONGEST_THANKS}}}?{any_of(words.hospitality).pattern}|{books}")


@cache
def for_guests(language: str) -> re.Pattern[str]:
    """Phrases for the side of guests: "für die Gäste", "on behalf of the visitors"."""
    return any_of(mayors(language).for_guests)
