"""Mayors who pay the publisher's town a visit: whoever else's they are, they are not its own."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from pipeline.alternation import alternation
from pipeline.languages import codes_with
from pipeline.languages.lists import pattern_of, set_of, tuple_of
from pipeline.record import Mention
from pipeline.relations.mayors.page.standing import Standing, title_start

_BEHIND_TOWN: Final = re.compile(r"(?=[\s.,;:!?)]|$)")
"""What may follow a town that is visited; "visited Bath's schools" and "besuchte Ulm-Söflingen" speak of less."""
_TO_TOWN: Final = re.compile(r"(?:\s[\w'’]{1,5}){0,2}\s(?:\w['’])?")
"""All between a guest and the town: "in", "aan"."""


def pays_visit(standing: Standing, mention: Mention) -> bool:
    """True for a mayor who visits the publisher's town: "beim Besuch von Bürgermeister X in Ulm", "la visite à Dijon du
    maire X", "Mayor X visited Bath"."""
    if "title_start" not in mention.attributes:
        return False
    start, end = standing.sentence(mention)
    text, language = standing.texts[mention.block], standing.languages[mention.block]
    title, behind = title_start(mention), max(mention.end, int(mention.attributes["title_end"]))
    foreign = {city.start for city in standing.foreign_in(mention.block, start, end)}
    homes = [city for city in standing.cities_in(mention.block, start, end) if city.start not in foreign]
    led = _may_be_of_visit(mention, language) and _noun(language).search(text[start:title].lower()) is not None
    for home in homes:
        of_visitor = home.end <= title and _is_of_visitor(mention, text[home.end : title].lower(), language)
        if of_visitor and _noun_before_town(language).search(text[start : home.start].lower()):
            return True
        if home.start >= behind and _BEHIND_TOWN.match(text, home.end):
            between = text[behind : home.start].lower()
            if (led and _TO_TOWN.fullmatch(between)) or _verb(language).fullmatch(between):
                return True
    return False


def _is_of_visitor(mention: Mention, between: str, language: str) -> bool:
    """True for what stands between the town of a visit and the title of the guest: "of the", "du"."""
    if not between.strip():
        return _is_oblique(mention, language)
    return _links(language).fullmatch(between) is not None


def _may_be_of_visit(mention: Mention, language: str) -> bool:
    """False for a title in the nominative right behind a visit, where the language has cases: a new subject."""
    return language not in codes_with("declines_names") or _is_oblique(mention, language)


def _is_oblique(mention: Mention, language: str) -> bool:
    return mention.attributes.get("title", "").lower() in set_of(language, "mayors.oblique_forms")


@cache
def _links(language: str) -> re.Pattern[str]:
    words = alternation(tuple_of(language, "mayors.of_visitor"))
    return re.compile(rf"(?:\s{words}){{1,3}}(?:\s|(?<=['’]))")


@cache
def _noun(language: str) -> re.Pattern[str]:
    """At the end of a text: a visit, and what leads to the one who pays it."""
    words = alternation(tuple_of(language, "mayors.of_visitor"))
    return pattern_of(language, "mayors.visits_paid", behind=rf"(?:\s{words}){{0,3}}(?:\s|(?<=['’]))$")


@cache
def _noun_before_town(language: str) -> re.Pattern[str]:
    """At the end of a text: a visit, and a few words up to the town."""
    return pattern_of(language, "mayors.visits_paid", behind=r"(?:\s[\w’]+){1,4}\s(?:\w['’])?$")


@cache
def _verb(language: str) -> re.Pattern[str]:
    """All between a guest and the town: "besuchte", "a visité"."""
    return re.compile(rf"(?:\s\w{{1,4}})?\s{alternation(tuple_of(language, 'mayors.pays_visit'))}\s")
