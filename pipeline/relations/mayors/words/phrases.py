"""What words around a mayor say about whose he is, as patterns over text in small letters, by language (ISO 639-1)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pipeline.alternation import alternation
from pipeline.languages import words_of
from pipeline.languages.lists import pattern_of, set_of, tuple_of


def any_of(words: Iterable[str], behind: str = r"(?!\w)") -> re.Pattern[str]:
    """Words in small letters as a pattern; `behind` is what follows one of them."""
    return re.compile(rf"(?<!\w){alternation(words)}{behind}")


@cache
def from_town(language: str) -> re.Pattern[str]:
    """All before a city from which somebody comes: such a word with "also" or a verb of coming before it, and up to two
    behind it ("eigens aus dem nahen")."""
    before = alternation(tuple_of(language, "mayors.adding", "mayors.coming"))
    links = alternation(tuple_of(language, "mayors.on_behalf"))
    return re.compile(rf"\W{{0,8}}(?:{before}\s)?{links}(?:\s[\w’']+){{0,2}}\s{{0,4}}")


@cache
def represented_by(language: str) -> re.Pattern[str]:
    """All between a town and the title of the mayor who acts for it: its land, "represented by", a few words between
    and behind (", República del Paraguay, representada en este acto por el señor ")."""
    acts = alternation(tuple_of(language, "mayors.representing"))
    agents = alternation(tuple_of(language, "mayors.signers", "mayors.oblique"))
    return re.compile(
        rf"(?:\s\([^()]{{1,40}}\)|,[^,;.:]{{1,40}}(?=,))?,?\s{acts}(?!\w)(?:\s\w+){{0,4}}?\s{agents}(?!\w)"
        rf"(?:\s[\w'’.]+){{0,4}}\s*"
    )


@cache
def comes_from(language: str) -> re.Pattern[str]:
    """At the end of a text: such a word, and an article or another small word behind it."""
    return pattern_of(language, "mayors.on_behalf", behind=r"(?:\s+\w{1,3})?\s+$")


@cache
def our(language: str) -> re.Pattern[str]:
    """At the end of a text: "our", and words that may stand between it and a title ("unser damaliger")."""
    return _before_title(language, set_of(language, "mayors.ours"))


@cache
def its(language: str) -> re.Pattern[str]:
    """At the end of a text: a word that makes a title that of a town named before ("its", "deren neue"), likewise."""
    owners = set_of(language, "mayors.relatives", "mayors.possessives")
    return _before_title(language, owners - set_of(language, "mayors.where"))


@cache
def owner(language: str) -> re.Pattern[str]:
    """A possessive: "his", "deren"."""
    owners = {word.split()[-1] for word in tuple_of(language, "mayors.relatives", "mayors.possessives")}
    articles = {word.split()[0] for word in tuple_of(language, "mayors.relatives") if " " in word}  # "il suo"
    return any_of(owners | articles)


def _before_title(language: str, owners: Iterable[str]) -> re.Pattern[str]:
    between = alternation(tuple_of(language, "mayors.former", "mayors.modifiers"))
    return any_of(owners, rf"(?:\s{between}){{0,2}}\s$")


@cache
def by(language: str) -> re.Pattern[str]:
    """At the end of a text: "by", and a word behind it."""
    return pattern_of(language, "mayors.signers", behind=r"(?:\s+[\w'’]+)?\s*$")


@cache
def local(language: str) -> re.Pattern[str]:
    """All between two words but blanks: that a title is that of the town just named ("the local mayor")."""
    return re.compile(rf"\s*+{pattern_of(language, 'mayors.local').pattern}")


@cache
def inside(language: str) -> re.Pattern[str]:
    """At the end of a text: a preposition that says where something is."""
    return pattern_of(language, "mayors.inside", behind=r"\s+(?:\w+['’])?$")


@cache
def serving_under(language: str) -> re.Pattern[str]:
    """All between a town and the mayor under whom somebody worked there: "unter"."""
    words = pattern_of(language, "mayors.serving_under", behind=r"(?:\s+[\w’]+)?\W*$")
    return re.compile(rf"\s{{0,4}}{words.pattern}")


@cache
def with_whom(language: str) -> re.Pattern[str]:
    """At the end of a text: "with", and small words behind it."""
    return pattern_of(language, "partnerships.partner_links", behind=r"(?:\s+[\w'’]+){0,2}\s*$")


@cache
def beside(language: str) -> re.Pattern[str]:
    """At the end of a text: words before a town that only tells where another lies ("near", "12 km from")."""
    return pattern_of(language, "partnerships.near", behind=r"\s*$")


@cache
def of_towns(language: str) -> re.Pattern[str]:
    """Behind a title in the plural a word for several towns, of a form that one has not."""
    towns = alternation(set_of(language, "cities.towns_many") - set_of(language, "cities.towns"))
    titles = alternation(word.lower() for title in words_of(language).mayors.titles for word in title.plural)
    return re.compile(rf"(?<!\w){titles}(?: \w{{1,10}}){{0,2}} {towns}(?!\w)")


@cache
def title_of(language: str) -> re.Pattern[str]:
    """At the end of a text: a mayor's title, and what links it to the town behind ("of the city of")."""
    titles = words_of(language).mayors.titles
    forms = (form.lower() for title in titles if not title.weak for form in title.forms)
    return any_of(forms, rf"(?:\s{alternation(tuple_of(language, 'mayors.links'))})?\s*$")


@cache
def in_office(language: str) -> re.Pattern[str]:
    """Phrases that make the date beside them the beginning of a term, in letters of any size."""
    return re.compile(pattern_of(language, "mayors.in_office").pattern, re.IGNORECASE)
