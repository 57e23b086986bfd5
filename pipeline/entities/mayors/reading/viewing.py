"""How a block becomes a view: its tokens, their labels, and what no name may cover."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from pipeline.block import UNDETERMINED, Block
from pipeline.entities.mayors.reading.candidacies import without_candidacies
from pipeline.entities.mayors.reading.lexicon import Label, Labelled, label_tokens, spellings
from pipeline.entities.mayors.reading.view import BlockView, Views
from pipeline.entities.mayors.words import articles, own_words
from pipeline.entities.names import is_given, is_initial, is_no_name, is_particle, is_shaped
from pipeline.languages import codes_with, words_of
from pipeline.languages.lists import set_of
from pipeline.record import Document, Mention, MentionType
from pipeline.tokens import tokenize


def page_views(document: Document, mentions: Sequence[Mention]) -> Views:
    """The views of a page's blocks, each made when it is first asked for. mentions: those found before."""
    by_block: dict[int, list[Mention]] = defaultdict(list)
    towns: dict[tuple[str, str], Mention] = {}
    for mention in mentions:
        by_block[mention.block].append(mention)
        if mention.type is MentionType.CITY:
            towns.setdefault((mention.raw, mention.value), mention)
    different = tuple(towns.values())
    seen: dict[int, BlockView] = {}

    def views(block: Block) -> BlockView:
        if block.index not in seen:
            seen[block.index] = _view(block, document, by_block[block.index], different)
        return seen[block.index]

    return views


def _view(block: Block, document: Document, earlier: Sequence[Mention], page_cities: tuple[Mention, ...]) -> BlockView:
    """Tokenise and label one block. earlier: the mentions of this block found before. page_cities: of all blocks, each
    town once by each of its names."""
    language = block.language if block.language != UNDETERMINED else document.language
    doc = tokenize(block.text)
    tokens = [(token.text, token.idx) for token in doc]
    words = tuple(word for word, _ in tokens)
    offsets = tuple(offset for _, offset in tokens)
    languages = [language] * len(words)
    if block.language_spans:
        languages = [block.language_at(offset) for offset in offsets]
    labels = without_candidacies(label_tokens(doc, words, languages), words, languages)
    labels = tuple(item for item in labels if not _is_surname(item, words, language))
    covered: dict[MentionType, dict[int, Mention]] = {kind: {} for kind in MentionType}
    for mention in earlier:
        place = max(0, bisect_right(offsets, mention.start) - 1)
        while place < len(offsets) and offsets[place] < mention.end:
            if mention.start < offsets[place] + len(words[place]):
                covered[mention.type][place] = mention
            place += 1
    country = document.publisher.country
    labels = tuple(_in_the_land(_before_town(item, covered[MentionType.CITY]), covered, country) for item in labels)
    stopping = {Label.TITLE, Label.PLURAL, Label.OFFICE, Label.HONORIFIC}
    stops = {place for item in labels if item.label in stopping for place in range(item.start, item.end)}
    for kind in (MentionType.DATE, MentionType.EMAIL, MentionType.PHONE):
        stops.update(covered[kind])
    stops.update(
        place
        for place, word in enumerate(words)
        if word[0].isupper()
        and is_no_name(word, languages[place])
        and not (place in stops or is_particle(word) or _may_be_surname(words, place, languages[place]))
    )
    no_particles, alone = _articles(language), _articles_alone(language)
    stops.update(
        place
        for place, word in enumerate(words)
        if word in no_particles or (word in alone and not (place and is_particle(words[place - 1])))
    )
    return BlockView(
        block=block,
        language=language,
        words=words,
        offsets=offsets,
        labels=labels,
        city=covered[MentionType.CITY],
        date=covered[MentionType.DATE],
        stops=frozenset(stops),
        page_cities=page_cities,
        publisher=document.publisher,
        starting=_grouped(labels, lambda item: item.start),
        ending=_grouped(labels, lambda item: item.end),
    )


def _is_surname(item: Labelled, words: Sequence[str], language: str) -> bool:
    """True for an office that is a surname here: a capitalised word right behind a first name ("Matilde Rey").

    Where offices are written small, any capitalised word before it will do but an article ("Le Secrétaire").
    """
    if item.label is not Label.OFFICE or item.end - item.start > 1 or item.start == 0:
        return False
    before = words[item.start - 1]
    if not words[item.start][0].isupper():
        return False
    if is_given(before):
        return True
    return (
        language not in codes_with("capital_offices")
        and is_shaped(before)
        and before.lower() not in set_of(language, "mayors.modifiers")
    )


def _may_be_surname(words: Sequence[str], place: int, language: str) -> bool:
    """True for a month or a word for a street or building right behind a first name, in a language in which many are
    surnames: Theresa May, John Park, Mary Ann Hall."""
    if place == 0 or language not in codes_with("capital_headlines"):
        return False
    return words[place].casefold() in _things(language) and (is_given(words[place - 1]) or is_initial(words[place - 1]))


@cache
def _things(language: str) -> frozenset[str]:
    entry = words_of(language)
    months = (name for names in entry.dates.months.values() for name in names)
    return frozenset(word.casefold() for word in (*months, *entry.cities.streets_after, *entry.mayors.things_after))


def _before_town(item: Labelled, cities: Mapping[int, Mention]) -> Labelled:
    """An office that is a mayor's title before a town of some countries, as a title where one of them follows."""
    if item.title is None or not item.title.with_town:
        return item
    city = cities.get(item.end)
    is_mayor = city is not None and city.attributes.get("country") in item.title.countries
    return item._replace(label=Label.TITLE) if is_mayor else item


def _in_the_land(item: Labelled, covered: Mapping[MentionType, Mapping[int, Mention]], country: str) -> Labelled:
    """A title as an office on the pages of a country in which it is one, unless a town of its own country follows."""
    if item.title is None or country not in item.title.other_office_in:
        return item
    cities = covered[MentionType.CITY]
    towns = (cities[place] for place in (item.end, item.end + 1) if place in cities)  # "von" may stand between
    abroad = any(town.attributes.get("country") in item.title.countries for town in towns)
    return item if abroad else item._replace(label=Label.OFFICE)


@cache
def _articles(language: str) -> frozenset[str]:
    """Articles that are particles of names in other languages only: "das" in German, "d'" in Luxembourgish."""
    own = own_words(language)
    elided = (spelt for word in own.person_articles if word.endswith("'") for spelt in (word, word.title()))
    small = (word for word in articles(language) if word.islower())
    return frozenset(spellings((*elided, *small))) - frozenset(own.particles)


@cache
def _articles_alone(language: str) -> frozenset[str]:
    """Articles that are particles behind another one only: "von der Heide", but not in "eröffnete Kai Buhl den Park".

    Where nouns have capitals, what follows an article looks like a surname.
    """
    if language not in codes_with("capital_nouns"):
        return frozenset()
    return frozenset(word for word in articles(language) if word.islower()) & frozenset(own_words(language).particles)


def _grouped(labels: Sequence[Labelled], key: Callable[[Labelled], int]) -> dict[int, tuple[Labelled, ...]]:
    groups: dict[int, list[Labelled]] = {}
    for item in labels:
        groups.setdefault(key(item), []).append(item)
    return {place: tuple(items) for place, items in groups.items()}
