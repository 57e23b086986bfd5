"""The words around place names, of all languages at once: cues, countries and regions, first names, exonyms.

Blocks often have no language of their own (addresses, lists of names) and pages mix languages, so cues are read in
every language; only what would do harm elsewhere (inflections, genitives, ambiguous words) is kept by language.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

import marisa_trie

from pipeline.alternation import alternation
from pipeline.entities.cities.areas import Area, capital_regions, regions
from pipeline.entities.cities.cue import NO_CUE, Cue
from pipeline.entities.cities.ordinary import ordinary_words
from pipeline.entities.cities.sidewords import Cues
from pipeline.errors import LanguageDataError
from pipeline.gazetteer import Gazetteer, NamedPlace, NameKind, load
from pipeline.gazetteer.first_names import first_names
from pipeline.gazetteer.historic import historic_names
from pipeline.gazetteer.namefold import fold
from pipeline.gazetteer.names import first_word
from pipeline.languages import all_languages
from pipeline.wordfinder import WordFinder

_BEFORE = {
    "towns": Cue.TOWN,
    "towns_many": Cue.TOWNS,
    "links": Cue.LINK,
    "prepositions": Cue.PREPOSITION,
    "conjunctions": Cue.CONJUNCTION,
    "articles": Cue.ARTICLE,
    "regions_before": Cue.REGION,
    "districts": Cue.DISTRICT,
    "districts_many": Cue.DISTRICT,
    "streets_before": Cue.STREET,
    "houses": Cue.HOUSE,
    "institutions": Cue.INSTITUTION,
    "buildings": Cue.BUILDING | Cue.HOUSE,
    "events": Cue.EVENT,
    "clubs": Cue.CLUB,
    "titles": Cue.TITLE,
    "offices": Cue.OFFICE,
    "copulas": Cue.COPULA,
    "guests": Cue.GUESTS,
}
_AFTER = {
    "regions_after": Cue.REGION,
    "streets_after": Cue.STREET,
    "towns_after": Cue.TOWN,
    "institutions_after": Cue.INSTITUTION,
    "clubs": Cue.CLUB,
}


class Lexicon:
    """Look-up tables of words; made once a process by `load_lexicon`."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        any_language: dict[str, int] = {}
        own_cues: dict[str, dict[str, int]] = {}
        self.after: dict[str, int] = {}
        self.words: dict[str, frozenset[str]] = {}
        self.any_words: frozenset[str] = frozenset()
        self.common_words: dict[str, frozenset[str]] = {}
        self.inflections: dict[str, dict[str, tuple[str, ...]]] = {}
        self._nominatives: dict[str, dict[str, tuple[str, ...]]] = {}
        self.person_links: dict[str, frozenset[str]] = {}
        self.councils: dict[str, frozenset[str]] = {}
        self.partner_links: dict[str, frozenset[str]] = {}
        self.visits: dict[str, frozenset[str]] = {}
        self._relations: dict[str, re.Pattern[str]] = {}
        self._guests: dict[str, frozenset[str]] = {}
        self._origins: dict[str, frozenset[str]] = {}
        self.rivers: frozenset[str] = frozenset()
        self.pronouns: frozenset[str] = frozenset()
        self.saints: frozenset[str] = frozenset()
        self.bare_prepositions: dict[str, frozenset[str]] = {}
        self.holders: dict[str, frozenset[str]] = {}
        self._near: dict[str, re.Pattern[str]] = {}
        self.within: dict[str, frozenset[str]] = {}
        self.waters: dict[str, frozenset[str]] = {}
        self.river_articles: dict[str, frozenset[str]] = {}
        self.functions: dict[str, frozenset[str]] = {}
        self._nouns: dict[str, tuple[str, ...]] = {}
        self._periods: dict[tuple[str, str], str] = {}
        firms: set[str] = set()
        areas: dict[str, set[Area]] = defaultdict(set)
        exonyms: dict[str, dict[str, NamedPlace]] = defaultdict(dict)
        for code, language in all_languages().items():
            words = language.cities
            own = own_cues[code] = {}
            for field, cue in _BEFORE.items():
                _add(any_language, getattr(words, field), cue)
                _add(own, getattr(words, field), cue)
            titles = [
                form for title in language.mayors.titles if not title.weak for form in (*title.forms, *title.plural)
            ]
            for said, cue in ((titles, Cue.OFFICE), (language.mayors.counterparts, Cue.GUESTS)):
                single = [word for word in said if word.isalpha()]
                _add(any_language, single, cue)
                _add(own, single, cue)
            for field, cue in _AFTER.items():
                _add(self.after, getattr(words, field), cue)
            self.words[code] = frozenset(fold(word) for word in words.words)
            self.common_words[code] = frozenset(fold(word) for word in words.common_words)
            self.person_links[code] = frozenset(words.person_links)
            self.councils[code] = frozenset(words.councils)
            self._origins[code] = frozenset(language.mayors.on_behalf)
            self._guests[code] = frozenset(word.casefold() for word in (*words.guests, *language.mayors.guests))
            related = language.partnerships
            self.partner_links[code] = frozenset(related.partner_links)
            self.visits[code] = frozenset(word.rpartition(" ")[2] for word in related.visits)
            stems = {word.strip("*") for word in (*related.twinning, *related.friendship, *related.agreements)}
            self._relations[code] = re.compile(alternation(sorted(stem.casefold() for stem in stems)))
            self.rivers |= frozenset(words.rivers)
            self.pronouns |= frozenset(words.pronouns)
            self.saints |= frozenset(words.saints)
            self.bare_prepositions[code] = frozenset(words.bare_prepositions)
            self.holders[code] = frozenset(words.holders)
            if words.near:
                self._near[code] = _before_name(words.near)
            self.within[code] = frozenset(words.within)
            self.waters[code] = frozenset(words.waters)
            self.river_articles[code] = frozenset(words.river_articles)
            self.functions[code] = frozenset(language.noise.functions)
            self._nouns[code] = tuple(fold(word) for word in words.nouns)
            firms.update(words.companies)
            endings: dict[str, list[str]] = defaultdict(list)
            for ending, nominative in words.inflections:
                endings[ending].append(nominative)
            self.inflections[code] = {ending: tuple(nominative) for ending, nominative in endings.items()}
            for ending, nominative in words.adjective_inflections:
                endings[ending].append(nominative)
            self._nominatives[code] = {ending: tuple(nominative) for ending, nominative in endings.items()}
            for country, spelt in words.countries.items():
                for name in (fold(name) for name in spelt):
                    areas[name].add(Area(country, ""))
                    areas[name.replace("-", " ")].add(Area(country, ""))  # "Guiné Bissau", "Timor Leste"
            for name, target in words.exonyms.items():
                exonyms[fold(name)][code] = _place(gazetteer, f"pipeline/languages/{code}.yaml: exonym", name, target)
        # Of words that a language does not have, what they say in any other.
        self.cues = Cues({code: {**any_language, **own} for code, own in own_cues.items()}, any_language)
        self.cue = self.cues.of
        for former in historic_names():
            place = _place(gazetteer, "pipeline/gazetteer/historic_names.yaml:", former.name, former.place)
            exonyms[fold(former.name)].setdefault(former.language, place)
            self._periods[fold(former.name), place.place.geonames_id] = former.period
        towns = sorted({word for language in all_languages().values() for word in language.cities.communes})
        self.town_words = WordFinder([f"{word} " for word in towns], behind=None)
        self.towns_words = WordFinder(
            sorted({word for entry in all_languages().values() for word in entry.cities.towns_many})
        )
        self.regions_many = {code: frozenset(entry.cities.regions_many) for code, entry in all_languages().items()}
        self.parts = frozenset(word for entry in all_languages().values() for word in entry.cities.districts_many)
        self.no_town_words = WordFinder(sorted(self.parts.union(*self.regions_many.values())))
        self._company_letters = frozenset(firm[0] for firm in firms)
        self._company = re.compile(rf"(?:{'|'.join(re.escape(firm) for firm in sorted(firms))})(?!\w)")
        self.any_words = frozenset().union(*self.words.values())
        self.countries = frozenset(areas)
        for country, levels in regions().items():
            for admin1, names in levels.items():
                for name in names:
                    areas[fold(name)].add(Area(country, admin1))
        self.area_names = marisa_trie.Trie(sorted(areas))
        self._areas = [tuple(sorted(areas[name])) for name in sorted(areas, key=lambda name: self.area_names[name])]
        self.exonym_names = marisa_trie.Trie(sorted(exonyms))
        self._heads = frozenset(first_word(name) for name in (*areas, *exonyms)) - {""}
        self.exonyms = dict(exonyms)
        self.regions = frozenset(areas) - self.countries
        self.capital_regions = {fold(name): country for country, names in capital_regions().items() for name in names}
        self.first_names = first_names()
        self.ordinary_words = ordinary_words()

    def may_name_area_or_exonym(self, word: str) -> bool:
        """A cheap test before the tries of both: False where none of their names begins with a folded word."""
        return word in self._heads or word.removesuffix("s") in self._heads

    def is_common_noun(self, word: str, language: str) -> bool:
        """True for a noun of a language that writes them all with a capital, or a compound that ends in one."""
        nouns = self._nouns.get(language)
        return nouns is not None and fold(word).endswith(nouns)

    def is_guest(self, word: str, language: str) -> bool:
        """True for a word for people who come from a town: "Gäste", "delegacja"."""
        return word.casefold() in self._guests.get(language, ())

    def is_origin(self, word: str, language: str) -> bool:
        """True for a word before the town that somebody comes from or acts for: "aus", "from", "za"."""
        return word in self._origins.get(language, ())

    def is_relation(self, words: str, language: str) -> bool:
        """True where a word of a partnership between towns is among some words: "the twinning", "un jumelage"."""
        relations = self._relations.get(language)
        return relations is not None and relations.search(words.casefold()) is not None

    def is_near(self, before: str, language: str) -> bool:
        """True for a text that ends with a phrase before the town near which something lies: "alle porte di "."""
        near = self._near.get(language)
        return near is not None and near.search(before.lower().replace("’", "'")) is not None

    def nominatives(self, language: str) -> dict[str, tuple[str, ...]]:
        """Ending in a sentence -> endings of the nominative, of nouns and of the adjectives in names."""
        return self._nominatives.get(language, {})

    def begins_exonym(self, folded: str) -> bool:
        """True where some exonym begins with a folded text."""
        return next(self.exonym_names.iterkeys(folded), None) is not None

    def is_company(self, text: str, end: int) -> bool:
        """True where a word for a company stands behind a name: "Bonn GmbH"."""
        start = end + (text[end : end + 1] == " ")
        return text[start : start + 1] in self._company_letters and self._company.match(text, start) is not None

    def going_on(self, folded: str) -> Iterator[str]:
        """The exonyms and the names of areas that begin with a folded text."""
        yield from self.exonym_names.iterkeys(folded)
        yield from self.area_names.iterkeys(folded)

    def period(self, name: str, geonames_id: str) -> str | None:
        """EDTF of the time in which a city officially bore a folded name, None for a name of today."""
        return self._periods.get((name, geonames_id))

    def areas(self, key: int) -> tuple[Area, ...]:
        """The areas of a key of `area_names`."""
        return self._areas[key]


@cache
def load_lexicon() -> Lexicon:
    """The words of every language file, compiled once a process.

    Raises LanguageDataError where an exonym names no place of the gazetteer, GazetteerMissing where that is not built.
    """
    return Lexicon(load())


def _add(table: dict[str, int], words: Iterable[str], cue: int) -> None:
    for word in words:
        for form in {word, word[:1].upper() + word[1:]}:
            table[form] = table.get(form, NO_CUE) | cue


def _before_name(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of some phrases at the end of a text, with the blank behind it where it needs one."""
    ends = (re.escape(phrase.lower()) + ("" if phrase.endswith("'") else " ") for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ends)})$")


def _place(gazetteer: Gazetteer, where: str, name: str, target: str) -> NamedPlace:
    main, _, country = target.rpartition(", ")
    for named in gazetteer.lookup(main):
        if named.place.country == country:
            return NamedPlace(named.place, NameKind.ALTERNATE)
    raise LanguageDataError(f"{where} {name!r} names no place: {target!r}")
