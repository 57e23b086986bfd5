"""Which runs of characters may be a place's name, and the places that each may mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, islice

from pipeline.entities.cities.areas import Area
from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.declined import read_declined
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.namescan import LISTED, NAME, NOTHING, NameScan
from pipeline.entities.cities.respelt import plain_letters, respelt_key
from pipeline.entities.cities.swallowed_articles import ARTICLES, SWALLOWING, behind_article
from pipeline.gazetteer import Gazetteer, NamedPlace
from pipeline.gazetteer.namefold import fold
from pipeline.gazetteer.names import first_word
from pipeline.languages import all_languages, codes_with, words_of
from pipeline.slots import Slots

_LETTERS = (*range(0x41, 0x250), *range(0x1E00, 0x1F00))
UPPER = "".join(chr(point) for point in _LETTERS if chr(point).isupper())
_WORD = re.compile(r"\w+(?:-\w+)*")
_PREFIX = re.compile(rf"(?<![^\W_])[{UPPER}][^\W\d_A-Z]{{2,20}}-$")
"""The head of a hyphenated name of which the gazetteer has only the rest: "Høje-Taastrup"."""
_LONGEST_PREFIX = 24
_APOSTROPHES = frozenset("'’")
_LONGEST = 60
_LONGEST_RESPELT = 30
_MOST_LONGER = 500
"""Names that go on behind a word and a sign up to which it is remembered how."""
_SHORTEST_INFLECTED = 4
_SHORTEST_STEM = 2
_LONGEST_ENDING = 9


@dataclass(slots=True)
class Span:
    """A run of characters that may name a place. start, end: offsets in the block's text.

    name: folded, in the nominative. exonyms: language -> the place that this name means in it.
    inflected: True where the ending was changed to find it. genitive: True where the span has a genitive -s.
    swallowed: True where the name's article is in the contraction before it ("au Havre").
    """

    block: int
    start: int
    end: int
    name: str
    places: Sequence[NamedPlace]
    exonyms: Mapping[str, NamedPlace] = field(default_factory=dict)
    inflected: bool = False
    genitive: bool = False
    swallowed: bool = False


_new_span = Slots(Span).new
_NONE: Mapping[str, NamedPlace] = {}


@dataclass(slots=True)
class AreaSpan:
    """A run of characters that names a country or a region."""

    start: int
    end: int
    areas: tuple[Area, ...]


WholeName = tuple[str, int | None, Mapping[str, NamedPlace]]
"""A name of one word, folded; the gazetteer's key of it, and the places that it is the exonym of, by language."""


class SpanFinder(NameScan):
    """Finds candidate spans in one block after the other; holds the tables, and what first words open."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self._gazetteer = gazetteer
        self._lexicon = lexicon
        self._municipalities = {
            code: frozenset(map(fold, words_of(code).cities.towns_after)) for code in codes_with("communes_follow")
        }
        declining = frozenset(code for code, endings in lexicon.inflections.items() if endings)
        super().__init__(
            _new_span,
            AreaSpan,
            gazetteer.named,
            declining=declining - codes_with("capital_nouns"),
            with_articles=ARTICLES,
            with_genitive=[code for code, entry in all_languages().items() if entry.cities.genitive_s],
            swallowing=SWALLOWING,
        )

    def opens(self, word: str) -> int:
        """What the first word of a possible name opens, as it stands in a text."""
        folded = fold(word)
        if "'" in folded:
            folded = first_word(folded)
        if not folded or self._lexicon.may_name_area_or_exonym(folded):
            return LISTED
        begins = self._gazetteer.begins_word
        return NAME if begins(folded) or (not folded.isascii() and begins(plain_letters(folded))) else NOTHING

    def one_word(self, word: str) -> tuple[WholeName | None, WholeName | None, tuple[Area, ...] | None]:
        """The name that a folded word is, the one that it is without its s, and the areas that it names."""
        key = self._lexicon.area_names.get(word)
        base = self._whole_name(word[:-1]) if word.endswith("s") else None
        return (
            self._whole_name(word) or self._whole_respelt(word),
            base,
            self._lexicon.areas(key) if key is not None else None,
        )

    def _whole_name(self, name: str) -> WholeName | None:
        key, exonyms = self._gazetteer.key(name), self._lexicon.exonyms.get(name)
        return (name, key, exonyms or {}) if len(name) > 1 and (key is not None or exonyms) else None

    def _whole_respelt(self, word: str) -> WholeName | None:
        plain = plain_letters(word)
        key = respelt_key(self._gazetteer, word, plain)
        return None if key is None else (plain, key, {})

    def behind(self, word: str, sign: str) -> Sequence[str] | None:
        """How names go on behind a folded word and a sign; None where too many do."""
        begin = word + sign
        names_beside = self._lexicon.going_on(begin) if self._lexicon.may_name_area_or_exonym(word) else ()
        plain = plain_letters(begin)
        respelt = self._gazetteer.going_on(plain) if plain != begin else ()
        names = list(islice(chain(self._gazetteer.going_on(begin), names_beside, respelt), _MOST_LONGER + 1))
        return [name[len(begin) :] for name in names] if len(names) <= _MOST_LONGER else None

    def area_at(self, text: str, start: int, window: str) -> AreaSpan | None:
        """The longest name of a country or region that begins at an offset."""
        for name, key in reversed(list(self._lexicon.area_names.iter_prefixes_with_ids(window))):
            end = start + len(name)
            if end == len(text) or not text[end].isalnum():
                return AreaSpan(start, end, self._lexicon.areas(key))
        return None

    def longest(self, block: int, text: str, start: int, window: str, language: str, listed: bool) -> Span | None:
        """The span of the longest name that begins at an offset."""
        names: Sequence[str] = self._gazetteer.prefixes(window)
        if listed and (others := self._lexicon.exonym_names.prefixes(window)):
            names = sorted({*names, *others}, key=len)
        plain: Span | None = None
        for name in reversed(names):
            if len(name) == 1:
                break
            end = start + len(name)
            behind = text[end : end + 1]
            genitive = False
            if behind.isalnum():
                if language not in self.with_genitive or behind != "s" or len(name) < _SHORTEST_INFLECTED:
                    continue
                end += 1
                genitive = True
                if text[end : end + 1].isalnum():
                    continue
            elif behind in _APOSTROPHES and _goes_on(text, end):  # "Port'Oria"
                continue
            if " " in name and self._is_noun_behind_article(text, start, name, language):
                continue
            if " " in name and (word := self._municipality_behind(name, language)):
                if name[: -len(word)] in names:
                    continue
                end -= len(word)
            if "(" in name:
                end = _without_bracket(text, start, end)
            if text[end : end + 1] == "/":
                end = self.with_river(text, end)
            key = self._gazetteer.key(name)
            places = self._gazetteer.named(key) if key is not None else ()
            exonyms = self._lexicon.exonyms.get(name, _NONE)
            plain = _new_span((block, start, end, name, places, exonyms, False, genitive))
            break
        if language in ARTICLES:
            left = behind_article(text, start, window, language, self._gazetteer)
            if left is not None:
                return Span(block=block, start=start, end=left.end, name=left.name, places=left.places, swallowed=True)
        if not window[:_LONGEST_RESPELT].isascii():
            plain = self._respelt(block, text, start, window[:_LONGEST_RESPELT], plain)
        if language in self.declining:
            declined = read_declined(text[start : start + _LONGEST], window, language, self._gazetteer, self._lexicon)
            if declined is not None and (plain is None or plain.end < start + declined.length):
                return Span(
                    block=block,
                    start=start,
                    end=start + declined.length,
                    name=declined.name,
                    places=declined.places,
                    exonyms=dict(declined.exonyms),
                    inflected=True,
                )
            return self._inflected(block, text, start, window, language=language, plain=plain)
        return plain

    def _municipality_behind(self, name: str, language: str) -> str:
        """A blank and the word for a municipality at the end of a name, "" where there is none: "allerød kommune"."""
        word = name[name.rfind(" ") :]
        return word if word[1:] in self._municipalities.get(language, ()) else ""

    def _is_noun_behind_article(self, text: str, start: int, name: str, language: str) -> bool:
        """True for an article at the head of a sentence and a noun in small letters: "Le port accueille" no Le Port."""
        head = name.find(" ")
        if not text[start + head + 1].islower():
            return False
        return bool(self._lexicon.cue(text[start : start + head].lower(), language) & Cue.ARTICLE)

    def _respelt(self, block: int, text: str, start: int, window: str, known: Span | None) -> Span | None:
        """The name that begins here but for its marks, where it is longer than the known one."""
        for name in reversed(self._gazetteer.prefixes(plain_letters(window))):
            end = start + len(name)
            if known is not None and known.end >= end:
                break
            if text[end : end + 1].isalnum():
                continue
            if (key := respelt_key(self._gazetteer, window[: len(name)], name)) is not None:
                return Span(block=block, start=start, end=end, name=name, places=self._gazetteer.named(key))
        return known

    def with_river(self, text: str, end: int) -> int:
        """End of a name that a slash follows, with its river or hills behind that: "Lauenburg/Elbe"."""
        word = _WORD.match(text, end + 1, end + _LONGEST)
        return word.end() if word is not None and word[0] in self._lexicon.rivers else end

    def is_rest(self, text: str, start: int) -> bool:
        """True behind the head of a hyphenated name that the gazetteer does not have."""
        return _PREFIX.search(text, max(0, start - _LONGEST_PREFIX), start) is not None

    def _inflected(
        self, block: int, text: str, start: int, window: str, *, language: str, plain: Span | None
    ) -> Span | None:
        """The span read as a declined name, where that finds a place; the plain reading's places come first."""
        word = _WORD.match(text, start, start + _LONGEST)
        if word is None or word.end() - start < _SHORTEST_INFLECTED:
            return plain
        if plain is not None and (plain.end != word.end() or plain.exonyms):
            return plain
        form = window[: word.end() - start]
        endings = self._lexicon.inflections[language]
        places: list[NamedPlace] = []
        exonyms: dict[str, NamedPlace] = {}
        base = ""
        for cut in range(min(_LONGEST_ENDING, len(form) - _SHORTEST_STEM) + 1):
            for nominative in endings.get(form[len(form) - cut :] if cut else "", ()):
                name = form[: len(form) - cut] + nominative
                key = self._gazetteer.key(name)
                found = self._lexicon.exonyms.get(name)
                if found:
                    exonyms = {**found, **exonyms}
                if key is not None:
                    places.extend(self._gazetteer.named(key))
                if key is not None or found:
                    base = base or name
        if not base:
            return plain
        return Span(
            block=block,
            start=start,
            end=word.end(),
            name=plain.name if plain else base,
            places=[*(plain.places if plain else ()), *places],
            exonyms=exonyms,
            inflected=plain is None,
        )


@cache
def span_finder(gazetteer: Gazetteer, lexicon: Lexicon) -> SpanFinder:
    """The finder of these tables, one a process: what it remembers of words serves all pages."""
    return SpanFinder(gazetteer, lexicon)


def _goes_on(text: str, apostrophe: int) -> bool:
    """True where an apostrophe joins a word to what stands before it; not for an English genitive."""
    behind = text[apostrophe + 1 : apostrophe + 3]
    return behind[:1].isalpha() and (behind[:1] != "s" or behind[1:].isalpha())


def _without_bracket(text: str, start: int, end: int) -> int:
    """End of a name without a qualifier in brackets: "Halle (Saale)" is read whole, "Halle" is the mention."""
    bracket = text.find("(", start, end)
    if bracket <= start:
        return end
    while text[bracket - 1] in " \u00a0":
        bracket -= 1
    return bracket
