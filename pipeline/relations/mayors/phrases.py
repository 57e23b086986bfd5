"""What words around a mayor say about whose he is, as patterns over text in small letters, by language (ISO 639-1)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from pipeline.alternation import alternation
from pipeline.languages import all_languages
from pipeline.languages.mayor_schema import MayorWords
from pipeline.languages.partnership_schema import PartnershipWords

_NOTHING: Final = re.compile(r"(?!)")
_NO_MAYORS: Final = MayorWords()
_NO_PARTNERSHIPS: Final = PartnershipWords()


def _mayors(language: str) -> MayorWords:
    entry = all_languages().get(language)
    return entry.mayors if entry is not None else _NO_MAYORS


def _partnerships(language: str) -> PartnershipWords:
    entry = all_languages().get(language)
    return entry.partnerships if entry is not None else _NO_PARTNERSHIPS


def _words(words: Iterable[str], behind: str = r"(?!\w)") -> re.Pattern[str]:
    """The words as a pattern; `behind` is what follows one of them."""
    pattern = alternation(word.lower() for word in words)
    return re.compile(rf"(?<!\w){pattern}{behind}") if pattern != alternation(()) else _NOTHING


@cache
def on_behalf(language: str) -> frozenset[str]:
    """Words before a city that begins a sentence of what its mayor does: "Aus Metz kam Bürgermeister X"."""
    return frozenset(word.lower() for word in _mayors(language).on_behalf)


@cache
def from_town(language: str) -> re.Pattern[str]:
    """All before a city from which somebody comes: such a word with "also" or a verb of coming before it, and up to two
    behind it ("eigens aus dem nahen")."""
    words = _mayors(language)
    before = alternation(word.lower() for word in (*words.adding, *words.coming))
    links = alternation(word.lower() for word in words.on_behalf)
    return re.compile(rf"\W{{0,8}}(?:{before}\s)?{links}(?:\s[\w’']+){{0,2}}\s{{0,4}}")


@cache
def coming(language: str) -> re.Pattern[str]:
    """Verbs of coming from a town."""
    return _words(_mayors(language).coming)


@cache
def representing(language: str) -> re.Pattern[str]:
    """Verbs of acting for a town."""
    return _words(_mayors(language).representing)


@cache
def represented_by(language: str) -> re.Pattern[str]:
    """All between a town and the title of the mayor who acts for it: its land, "represented by", a few words between
    and behind (", República del Paraguay, representada en este acto por el señor ")."""
    words = _mayors(language)
    acts, agents = alternation(map(str.lower, words.representing)), alternation([*words.signers, *words.oblique])
    return re.compile(
        rf"(?:\s\([^()]{{1,40}}\)|,[^,;.:]{{1,40}}(?=,))?,?\s{acts}(?!\w)(?:\s\w+){{0,4}}?\s{agents}(?!\w)"
        rf"(?:\s[\w'’.]+){{0,4}}\s*"
    )


@cache
def comes_from(language: str) -> re.Pattern[str]:
    """At the end of a text: such a word, and an article or another small word behind it."""
    return _words(_mayors(language).on_behalf, r"(?:\s+\w{1,3})?\s+$")


@cache
def leading(language: str) -> re.Pattern[str]:
    """Phrases that say that somebody leads a town: "an der Spitze"."""
    return _words(_mayors(language).leading)


@cache
def our(language: str) -> re.Pattern[str]:
    """At the end of a text: "our", and words that may stand between it and a title ("unser damaliger")."""
    return _before_title(language, _mayors(language).ours)


@cache
def its(language: str) -> re.Pattern[str]:
    """At the end of a text: a word that makes a title that of a town named before ("its", "deren neue"), likewise."""
    words = _mayors(language)
    owners = {*words.relatives, *words.possessives} - set(words.where)
    return _before_title(language, sorted(owners))


@cache
def owner(language: str) -> re.Pattern[str]:
    """A possessive: "his", "deren"."""
    words = _mayors(language)
    owners = {word.split()[-1].lower() for word in (*words.relatives, *words.possessives)}
    articles = {word.split()[0].lower() for word in words.relatives if " " in word}  # "il suo"
    return _words(sorted(owners | articles))


def _before_title(language: str, owners: Iterable[str]) -> re.Pattern[str]:
    words = _mayors(language)
    between = alternation(word.lower() for word in (*words.former, *words.modifiers))
    return _words(owners, rf"(?:\s{between}){{0,2}}\s$")


@cache
def guests_from(language: str) -> re.Pattern[str]:
    """At the end of a text: words for guests, and a few words up to the town from which they come."""
    return _words(_mayors(language).guests, r"(?:\s+\w+){0,4}\s+(?:\w+')?$")


@cache
def guests(language: str) -> re.Pattern[str]:
    """Words for guests: "Delegation", "party"."""
    return _words(_mayors(language).guests)


@cache
def led_by(language: str) -> re.Pattern[str]:
    """At the end of a text: words that say who leads guests, and a few words behind them."""
    return _words(_leading_guests(language), r"(?:\s+[\w'’]+){0,3}\W*$")


@cache
def come_with(language: str) -> re.Pattern[str]:
    """All between guests and a title: "with", and a few words behind it. With a verb before it somebody is met."""
    words = set(_mayors(language).accompanied) & set(_partnerships(language).partner_links)
    return re.compile(rf"\W{{0,8}}{alternation(word.lower() for word in words)}(?:\s+[\w'’]+){{0,3}}\W{{0,8}}")


@cache
def led(language: str) -> re.Pattern[str]:
    """Participles of leading: "angeführt"."""
    signers = _mayors(language).signers
    parts = (phrase.lower().split() for phrase in _leading_guests(language))
    return _words(words[0] for words in parts if len(words) == 2 and words[1] in signers)


@cache
def by(language: str) -> re.Pattern[str]:
    """At the end of a text: "by", and a word behind it."""
    return _words(_mayors(language).signers, r"(?:\s+[\w'’]+)?\s*$")


@cache
def at_the_head_of(language: str) -> re.Pattern[str]:
    """At the end of a text: words before those whom somebody leads, and two words behind them."""
    return _words(_mayors(language).leading, r"(?:\s+[\w'’]+){0,2}\s*$")


def _leading_guests(language: str) -> list[str]:
    words = _mayors(language)
    return sorted({*words.accompanied, *words.leading} - set(_partnerships(language).partner_links))


@cache
def receives(language: str) -> re.Pattern[str]:
    """Words for receiving somebody: "empfing", "lo attendeva", "ospiti del"."""
    return _words(_mayors(language).receiving)


@cache
def guests_of(language: str) -> re.Pattern[str]:
    """At the end of a text: words that somebody is received by who follows ("zu Gast bei", "gæster hos")."""
    return _words(_mayors(language).guests_of, r"(?:\s+\w+)?\s*$")


@cache
def visits(language: str) -> re.Pattern[str]:
    """Words for visits and for guests."""
    return _words((*_mayors(language).guests, *_partnerships(language).visits))


@cache
def visited(language: str) -> re.Pattern[str]:
    """At the end of a text: a word for a visit, or a preposition before the town to which somebody travels."""
    words = _mayors(language)
    return _words((*_partnerships(language).visits, *words.towards), r"(?:\s+[\w'’]+){0,2}\s*$")


@cache
def visiting_words(language: str) -> frozenset[str]:
    """Words for a visit, and prepositions before the town to which somebody travels."""
    words = _mayors(language)
    return frozenset(word.lower() for word in (*_partnerships(language).visits, *words.towards))


@cache
def travels_to(language: str) -> re.Pattern[str]:
    """At the end of a text: a preposition before the town to which somebody travels, or in which somebody is."""
    words = _mayors(language)
    return _words((*words.towards, *words.inside), r"\s+$")


@cache
def received_by(language: str) -> re.Pattern[str]:
    """At the end of a text: "received by", a few small words between and behind."""
    words = _mayors(language)
    agents = alternation(word.lower() for word in (*words.signers, *words.oblique))
    receiving = alternation(word.lower() for word in words.receiving)
    return re.compile(rf"(?<!\w){receiving}(?!\w)(?:\s\w+){{0,3}}?\s{agents}(?:\s[\w']+){{0,2}}\s*$")


@cache
def for_guests(language: str) -> re.Pattern[str]:
    """Phrases for the side of guests: "für die Gäste", "on behalf of the visitors"."""
    return _words(_mayors(language).for_guests)


@cache
def local(language: str) -> re.Pattern[str]:
    """All between two words but blanks: that a title is that of the town just named ("the local mayor")."""
    words = _words(_mayors(language).local)
    return re.compile(rf"\s*+{words.pattern}")


@cache
def inside(language: str) -> re.Pattern[str]:
    """At the end of a text: a preposition that says where something is."""
    return _words(_mayors(language).inside, r"\s+(?:\w+['’])?$")


@cache
def where(language: str) -> re.Pattern[str]:
    """Right behind a town: a comma and a word that begins a clause on what happens in it: ", où"."""
    return re.compile(rf"\s?,?\s{_words(_mayors(language).where).pattern}")


@cache
def serving_under(language: str) -> re.Pattern[str]:
    """All between a town and the mayor under whom somebody worked there: "unter"."""
    words = _words(_mayors(language).serving_under, r"(?:\s+[\w’]+)?\W*$")
    return re.compile(rf"\s{{0,4}}{words.pattern}")


@cache
def with_whom(language: str) -> re.Pattern[str]:
    """At the end of a text: "with", and small words behind it."""
    return _words(_partnerships(language).partner_links, r"(?:\s+[\w'’]+){0,2}\s*$")


@cache
def thanks_to(language: str) -> re.Pattern[str]:
    """Words that make a mayor the one who brought a partner town: "dank", "grâce à", "unter"."""
    return _words(_mayors(language).thanks)


@cache
def with_this_town(language: str) -> re.Pattern[str]:
    """Words that speak of the town just named as of the other party: "avec cette ville", "mit dieser Stadt"."""
    return _words(_mayors(language).with_this_town)


@cache
def beside(language: str) -> re.Pattern[str]:
    """At the end of a text: words before a town that only tells where another lies ("near", "12 km from")."""
    return _words(_partnerships(language).near, r"\s*$")


@cache
def both(language: str) -> re.Pattern[str]:
    """ "The two" before a title in the plural."""
    return _words(_mayors(language).both)


@cache
def of_towns(language: str) -> re.Pattern[str]:
    """Behind a title in the plural a word for several towns, of a form that one has not."""
    entry = all_languages().get(language)
    many = {word.lower() for word in entry.cities.towns_many} if entry is not None else set()
    one = {word.lower() for word in entry.cities.towns} if entry is not None else set()
    plurals = (word for title in _mayors(language).titles for word in title.plural)
    titles, towns = alternation(word.lower() for word in plurals), alternation(many - one)
    return re.compile(rf"(?<!\w){titles}(?: \w{{1,10}}){{0,2}} {towns}(?!\w)")


@cache
def title_of(language: str) -> re.Pattern[str]:
    """At the end of a text: a mayor's title, and what links it to the town behind ("of the city of")."""
    words = _mayors(language)
    forms = (form for title in words.titles if not title.weak for form in title.forms)
    return _words(forms, rf"(?:\s{alternation(link.lower() for link in words.links)})?\s*$")


@cache
def then(language: str) -> re.Pattern[str]:
    """Words that, beside a title, speak of another time: "damals", "ancien"."""
    return _words(_mayors(language).former)


@cache
def present(language: str) -> re.Pattern[str]:
    """Words that, beside a title, speak of who holds the office today: "heutiger", "actuel"."""
    return _words(_mayors(language).present)


@cache
def earlier(language: str) -> re.Pattern[str]:
    """Words that put what a sentence says before what was said: "zuvor", "previously"."""
    return _words(_mayors(language).earlier)


@cache
def signs(language: str) -> re.Pattern[str]:
    """Words for signing and concluding."""
    return _words(_partnerships(language).signed)
