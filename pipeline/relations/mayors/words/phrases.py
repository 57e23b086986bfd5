"""What words around a mayor say about whose he is, as patterns over text in small letters, by language (ISO 639-1)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from pipeline.alternation import alternation
from pipeline.languages import words_of
from pipeline.languages.mayor_schema import MayorWords
from pipeline.languages.partnership_schema import PartnershipWords

_NOTHING: Final = re.compile(r"(?!)")


def mayors(language: str) -> MayorWords:
    """The words of mayors of a language; none where it has no file."""
    return words_of(language).mayors


def partnerships(language: str) -> PartnershipWords:
    """The words of partnerships of a language, likewise."""
    return words_of(language).partnerships


def any_of(words: Iterable[str], behind: str = r"(?!\w)") -> re.Pattern[str]:
    """The words as a pattern; `behind` is what follows one of them."""
    pattern = alternation(word.lower() for word in words)
    return re.compile(rf"(?<!\w){pattern}{behind}") if pattern != alternation(()) else _NOTHING


@cache
def on_behalf(language: str) -> frozenset[str]:
    """Words before a city that begins a sentence of what its mayor does: "Aus Metz kam Bürgermeister X"."""
    return frozenset(word.lower() for word in mayors(language).on_behalf)


@cache
def from_town(language: str) -> re.Pattern[str]:
    """All before a city from which somebody comes: such a word with "also" or a verb of coming before it, and up to two
    behind it ("eigens aus dem nahen")."""
    words = mayors(language)
    before = alternation(word.lower() for word in (*words.adding, *words.coming))
    links = alternation(word.lower() for word in words.on_behalf)
    return re.compile(rf"\W{{0,8}}(?:{before}\s)?{links}(?:\s[\w’']+){{0,2}}\s{{0,4}}")


@cache
def coming(language: str) -> re.Pattern[str]:
    """Verbs of coming from a town."""
    return any_of(mayors(language).coming)


@cache
def representing(language: str) -> re.Pattern[str]:
    """Verbs of acting for a town."""
    return any_of(mayors(language).representing)


@cache
def represented_by(language: str) -> re.Pattern[str]:
    """All between a town and the title of the mayor who acts for it: its land, "represented by", a few words between
    and behind (", República del Paraguay, representada en este acto por el señor ")."""
    words = mayors(language)
    acts, agents = alternation(map(str.lower, words.representing)), alternation([*words.signers, *words.oblique])
    return re.compile(
        rf"(?:\s\([^()]{{1,40}}\)|,[^,;.:]{{1,40}}(?=,))?,?\s{acts}(?!\w)(?:\s\w+){{0,4}}?\s{agents}(?!\w)"
        rf"(?:\s[\w'’.]+){{0,4}}\s*"
    )


@cache
def comes_from(language: str) -> re.Pattern[str]:
    """At the end of a text: such a word, and an article or another small word behind it."""
    return any_of(mayors(language).on_behalf, r"(?:\s+\w{1,3})?\s+$")


@cache
def leading(language: str) -> re.Pattern[str]:
    """Phrases that say that somebody leads a town: "an der Spitze"."""
    return any_of(mayors(language).leading)


@cache
def our(language: str) -> re.Pattern[str]:
    """At the end of a text: "our", and words that may stand between it and a title ("unser damaliger")."""
    return _before_title(language, mayors(language).ours)


@cache
def its(language: str) -> re.Pattern[str]:
    """At the end of a text: a word that makes a title that of a town named before ("its", "deren neue"), likewise."""
    words = mayors(language)
    owners = {*words.relatives, *words.possessives} - set(words.where)
    return _before_title(language, sorted(owners))


@cache
def owner(language: str) -> re.Pattern[str]:
    """A possessive: "his", "deren"."""
    words = mayors(language)
    owners = {word.split()[-1].lower() for word in (*words.relatives, *words.possessives)}
    articles = {word.split()[0].lower() for word in words.relatives if " " in word}  # "il suo"
    return any_of(sorted(owners | articles))


def _before_title(language: str, owners: Iterable[str]) -> re.Pattern[str]:
    words = mayors(language)
    between = alternation(word.lower() for word in (*words.former, *words.modifiers))
    return any_of(owners, rf"(?:\s{between}){{0,2}}\s$")


@cache
def by(language: str) -> re.Pattern[str]:
    """At the end of a text: "by", and a word behind it."""
    return any_of(mayors(language).signers, r"(?:\s+[\w'’]+)?\s*$")


@cache
def local(language: str) -> re.Pattern[str]:
    """All between two words but blanks: that a title is that of the town just named ("the local mayor")."""
    words = any_of(mayors(language).local)
    return re.compile(rf"\s*+{words.pattern}")


@cache
def inside(language: str) -> re.Pattern[str]:
    """At the end of a text: a preposition that says where something is."""
    return any_of(mayors(language).inside, r"\s+(?:\w+['’])?$")


@cache
def where(language: str) -> re.Pattern[str]:
    """Right behind a town: a comma and a word that begins a clause on what happens in it: ", où"."""
    return re.compile(rf"\s?,?\s{any_of(mayors(language).where).pattern}")


@cache
def serving_under(language: str) -> re.Pattern[str]:
    """All between a town and the mayor under whom somebody worked there: "unter"."""
    words = any_of(mayors(language).serving_under, r"(?:\s+[\w’]+)?\W*$")
    return re.compile(rf"\s{{0,4}}{words.pattern}")


@cache
def with_whom(language: str) -> re.Pattern[str]:
    """At the end of a text: "with", and small words behind it."""
    return any_of(partnerships(language).partner_links, r"(?:\s+[\w'’]+){0,2}\s*$")


@cache
def thanks_to(language: str) -> re.Pattern[str]:
    """Words that make a mayor the one who brought a partner town: "dank", "grâce à", "unter"."""
    return any_of(mayors(language).thanks)


@cache
def with_this_town(language: str) -> re.Pattern[str]:
    """Words that speak of the town just named as of the other party: "avec cette ville", "mit dieser Stadt"."""
    return any_of(mayors(language).with_this_town)


@cache
def beside(language: str) -> re.Pattern[str]:
    """At the end of a text: words before a town that only tells where another lies ("near", "12 km from")."""
    return any_of(partnerships(language).near, r"\s*$")


@cache
def both(language: str) -> re.Pattern[str]:
    """ "The two" before a title in the plural."""
    return any_of(mayors(language).both)


@cache
def of_towns(language: str) -> re.Pattern[str]:
    """Behind a title in the plural a word for several towns, of a form that one has not."""
    cities = words_of(language).cities
    many, one = ({word.lower() for word in words} for words in (cities.towns_many, cities.towns))
    plurals = (word for title in mayors(language).titles for word in title.plural)
    titles, towns = alternation(word.lower() for word in plurals), alternation(many - one)
    return re.compile(rf"(?<!\w){titles}(?: \w{{1,10}}){{0,2}} {towns}(?!\w)")


@cache
def title_of(language: str) -> re.Pattern[str]:
    """At the end of a text: a mayor's title, and what links it to the town behind ("of the city of")."""
    words = mayors(language)
    forms = (form for title in words.titles if not title.weak for form in title.forms)
    return any_of(forms, rf"(?:\s{alternation(link.lower() for link in words.links)})?\s*$")


@cache
def now(language: str) -> re.Pattern[str]:
    """Words that say that a sentence speaks of today."""
    return any_of(mayors(language).now)


@cache
def that_year(language: str) -> re.Pattern[str]:
    """Phrases that mean the year of the sentence before."""
    return any_of(mayors(language).that_year)


@cache
def in_office(language: str) -> re.Pattern[str]:
    """Phrases that make the date beside them the beginning of a term, in letters of any size."""
    return re.compile(any_of(mayors(language).in_office).pattern, re.IGNORECASE)


@cache
def lives(language: str) -> re.Pattern[str]:
    """Words of birth and death."""
    return any_of(mayors(language).lives)


@cache
def then(language: str) -> re.Pattern[str]:
    """Words that, beside a title, speak of another time: "damals", "ancien"."""
    return any_of(mayors(language).former)


@cache
def present(language: str) -> re.Pattern[str]:
    """Words that, beside a title, speak of who holds the office today: "heutiger", "actuel"."""
    return any_of(mayors(language).present)


@cache
def earlier(language: str) -> re.Pattern[str]:
    """Words that put what a sentence says before what was said: "zuvor", "previously"."""
    return any_of(mayors(language).earlier)


@cache
def signs(language: str) -> re.Pattern[str]:
    """Words for signing and concluding."""
    return any_of(partnerships(language).signed)
