"""Which runs of characters may be a place's name, and the places that each may mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from pipeline.entities.cities.capitals import opening_words
from pipeline.entities.cities.declined import read_declined
from pipeline.entities.cities.lexicon import Area, Lexicon
from pipeline.entities.cities.occupied import NOTHING, Occupied
from pipeline.gazetteer import Gazetteer, NamedPlace
from pipeline.gazetteer.namefold import fold
from pipeline.gazetteer.names import first_word
from pipeline.languages import all_languages, codes_with

_LETTERS = (*range(0x41, 0x250), *range(0x1E00, 0x1F00))
UPPER = "".join(chr(point) for point in _LETTERS if chr(point).isupper())
_WORD = re.compile(r"\w+(?:-\w+)*")
_PREFIX = re.compile(rf"(?<![^\W_])[{UPPER}][^\W\d_A-Z]{{2,20}}-$")
"""The head of a hyphenated name of which the gazetteer has only the rest: "Høje-Taastrup"."""
_LONGEST_PREFIX = 24
_APOSTROPHES = frozenset("'’")
_LONGEST = 60
_NOT, _NAMED, _LISTED = range(3)
"""What a name's first word opens: none, one of the gazetteer, one of a list of areas and exonyms (or of both)."""
_MOST_REMEMBERED = 50_000
"""First words kept in one process, with what they open: 5 MB at most."""
_SWALLOWED = re.compile(r"(?<!\w)(\w{2,5}['’]?) ?$")
_LONGEST_ARTICLE = 8
_ARTICLES = {
    "fr": {"du": "le ", "au": "le ", "des": "les ", "aux": "les "},
    "it": {
        "della": "la ",
        "alla": "la ",
        "nella": "la ",
        "dalla": "la ",
        "dell'": "l'",
        "all'": "l'",
        "nell'": "l'",
        "dall'": "l'",
    },
}
"""By language the article in a contraction: of "Le Havre" only "du Havre" is left."""
_SWALLOWING = frozenset(
    f"{contraction.replace(mark, other)}{blank}"[-3:]
    for contractions in _ARTICLES.values()
    for contraction in contractions
    for mark, other in (("'", "'"), ("'", "’"))
    for blank in ("", " ")
)
"""The last characters of what may swallow an article: a cheap test before `_SWALLOWED`."""
_ARTICLE_LANDS = {"fr": frozenset({"FR", "CH", "CA", "BE"}), "it": frozenset({"IT", "CH"})}
_SHORTEST_INFLECTED = 4
_LONGEST_ENDING = 5


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
    exonyms: dict[str, NamedPlace] = field(default_factory=dict)
    inflected: bool = False
    genitive: bool = False
    swallowed: bool = False


@dataclass(slots=True)
class AreaSpan:
    """A run of characters that names a country or a region."""

    start: int
    end: int
    areas: tuple[Area, ...]


class SpanFinder:
    """Finds candidate spans in one block after the other; holds the tables, and what first words open."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self._gazetteer = gazetteer
        self._lexicon = lexicon
        self._opens: dict[str, int] = {}
        self._declining = frozenset(code for code, endings in lexicon.inflections.items() if endings)
        self._declining -= codes_with("capital_nouns")
        self._with_s = frozenset(code for code, entry in all_languages().items() if entry.cities.genitive_s)

    def find(
        self, block: int, text: str, language: str, taken: Occupied = NOTHING
    ) -> tuple[list[Span], list[AreaSpan]]:
        """Candidate spans of a block, longest first at each capital, without overlaps; and its countries and regions.

        text: the block's text. language: ISO 639-1 or "und". taken: where earlier mentions stand.
        """
        spans: list[Span] = []
        areas: list[AreaSpan] = []
        folded = ""
        length = len(text)
        last = last_area = 0
        declining = language in self._declining
        plain = not declining and language not in _ARTICLES
        prefixes = self._gazetteer.prefixes
        for start, opened in opening_words(text, self._opens, self._open, not plain):
            if not (opened or declining or text[max(0, start - 3) : start].lower() in _SWALLOWING):
                continue
            if taken and taken.overlaps(start, start + 1):
                continue
            listed = opened == _LISTED
            folded = folded or fold(text)
            window = folded[start : start + _LONGEST]
            if listed and start >= last_area:
                for name, key in reversed(list(self._lexicon.area_names.iter_prefixes_with_ids(window))):
                    end = start + len(name)
                    if end == length or not text[end].isalnum():
                        areas.append(AreaSpan(start, end, self._lexicon.areas(key)))
                        last_area = end
                        break
            if start < last or (start > 1 and text[start - 1] in "'’" and text[start - 2] == "O"):
                continue
            names = prefixes(window)
            if not names and plain and not listed:
                continue
            span = self._longest(block, text, start, window, language, names, listed=listed)
            if span is None or (text[start - 1 : start] == "-" and last != start - 1 and _is_rest(text, start)):
                continue
            spans.append(span)
            # What stands in a bracket that belongs to the name is none of its own: "Laufenburg (Baden)".
            last = max(span.end, start + len(span.name)) if "(" in span.name else span.end
        return spans, areas

    def _open(self, head: str) -> int:
        """What the first word of a possible name opens, as it stands in a text; remembered."""
        word = fold(head[:_LONGEST])
        if "'" in word:
            word = first_word(word)
        if not word or self._lexicon.may_name_area_or_exonym(word):
            opened = _LISTED
        else:
            opened = _NAMED if self._gazetteer.begins_word(word) else _NOT
        if len(self._opens) >= _MOST_REMEMBERED:
            self._opens.clear()
        self._opens[head] = opened
        return opened

    def _longest(
        self, block: int, text: str, start: int, window: str, language: str, names: Sequence[str], *, listed: bool
    ) -> Span | None:
        """The span of the longest name that begins at an offset. names: those of the gazetteer, shortest first."""
        if listed and (exonyms := self._lexicon.exonym_names.prefixes(window)):
            names = sorted({*names, *exonyms}, key=len)
        plain: Span | None = None
        for name in reversed(names):
            if len(name) == 1:
                break
            end = start + len(name)
            behind = text[end : end + 1]
            genitive = False
            if behind.isalnum():
                if language not in self._with_s or behind != "s" or len(name) < _SHORTEST_INFLECTED:
                    continue
                end += 1
                genitive = True
                if text[end : end + 1].isalnum():
                    continue
            elif behind in _APOSTROPHES and _goes_on(text, end):  # "Port'Oria"
                continue
            if "(" in name:
                end = _without_bracket(text, start, end)
            if text[end : end + 1] == "/":
                end = self._with_river(text, end)
            key = self._gazetteer.key(name)
            plain = Span(
                block=block,
                start=start,
                end=end,
                name=name,
                places=self._gazetteer.named(key) if key is not None else (),
                exonyms=self._lexicon.exonyms.get(name, {}),
                genitive=genitive,
            )
            break
        if language in _ARTICLES and (named := self._behind_article(block, text, start, window, language)) is not None:
            return named
        if language in self._declining:
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

    def _behind_article(self, block: int, text: str, start: int, window: str, language: str) -> Span | None:
        """A name without its article, which a preposition has swallowed: "au Havre" is Le Havre, "alla Spezia"."""
        found = _SWALLOWED.search(text, max(0, start - _LONGEST_ARTICLE), start)
        article = _ARTICLES[language].get(found[1].replace("’", "'").lower()) if found is not None else None
        if article is None:
            return None
        for name in reversed(self._gazetteer.prefixes(article + window)):
            end = start + len(name) - len(article)
            if end <= start:
                break
            if end < len(text) and text[end].isalnum():
                continue
            key = self._gazetteer.key(name)
            named = self._gazetteer.named(key) if key is not None else ()
            places = [one for one in named if one.place.country in _ARTICLE_LANDS[language]]
            if places:
                return Span(block=block, start=start, end=end, name=name, places=places, swallowed=True)
        return None

    def _with_river(self, text: str, end: int) -> int:
        """End of a name that a slash follows, with its river or hills behind that: "Lauenburg/Elbe"."""
        word = _WORD.match(text, end + 1, end + _LONGEST)
        return word.end() if word is not None and word[0] in self._lexicon.rivers else end

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
        for cut in range(min(_LONGEST_ENDING, len(form) - 2)):
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


def _is_rest(text: str, start: int) -> bool:
    """True behind the head of a hyphenated name that the gazetteer does not have."""
    return _PREFIX.search(text, max(0, start - _LONGEST_PREFIX), start) is not None


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
