"""One block as tokens, with their labels and the cities and dates found before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from pipeline.block import Block
from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.name_ends import is_given_name
from pipeline.languages.lists import set_of
from pipeline.record import Mention
from sources.page import Publisher

_SENTENCE_END: Final = frozenset({".", "!", "?", "…"})
_UNKNOWN: Final = Publisher("", "")
_LONGEST_BRACKET: Final = 10
"""Tokens of a short bracket: a party, a town, a term."""
_LONGEST_REST: Final = 8
"""Tokens from one in a bracket, or at its beginning, to its end."""


class Span(NamedTuple):
    """Tokens start to end, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LabelledTokens:
    """The tokens of a block and all that is known about them.

    words: texts of the tokens. offsets: their first characters. labels: from the lexicon.
    city: mention of a city by each token that it covers. date: likewise.
    stops: tokens that no name may cover. page_cities: all city mentions of the page. language: the block's, else the
    page's. publisher: of the page.
    """

    block: Block
    language: str
    words: tuple[str, ...]
    offsets: tuple[int, ...]
    labels: tuple[Labelled, ...]
    city: dict[int, Mention] = field(default_factory=dict)
    date: dict[int, Mention] = field(default_factory=dict)
    stops: frozenset[int] = frozenset()
    page_cities: tuple[Mention, ...] = ()
    publisher: Publisher = _UNKNOWN
    starting: dict[int, tuple[Labelled, ...]] = field(default_factory=dict)
    ending: dict[int, tuple[Labelled, ...]] = field(default_factory=dict)

    def at(self, place: int, label: Label) -> Labelled | None:
        """The longest span with a label that begins at a token."""
        found = self.starting.get(place)
        if found is None:  # as at most tokens
            return None
        return max((item for item in found if item.label is label), key=lambda item: item.end, default=None)

    def before(self, place: int, label: Label) -> Labelled | None:
        """The longest span with a label that ends right before a token."""
        found = self.ending.get(place)
        if found is None:
            return None
        return min((item for item in found if item.label is label), key=lambda item: item.start, default=None)

    def word(self, place: int) -> str:
        """The text of a token, empty before the first and behind the last."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def says(self, place: int, *lists: str) -> bool:
        """True for a token that is a word of some lists of the block's language, named as in `languages.lists`."""
        return self.word(place).lower().replace("’", "'") in set_of(self.language, *lists)

    def is_one_of(self, item: Labelled, *lists: str) -> bool:
        """True for a labelled span that is a word or phrase of such lists."""
        return self.raw(item).lower() in set_of(self.language, *lists)

    def folded(self) -> list[str]:
        """The texts of all tokens in small letters, with straight apostrophes."""
        return [word.lower().replace("’", "'") for word in self.words]

    def behind_honorifics(self, place: int) -> int:
        """The token behind the forms of address that begin at a token, else the same."""
        while (item := self.at(place, Label.HONORIFIC)) is not None:
            place = item.end
        return place

    def before_honorifics(self, place: int) -> int:
        """The first token of the forms of address that end right before a token, else the same."""
        while (item := self.before(place, Label.HONORIFIC)) is not None:
            place = item.start
        return place

    def has(self, place: int, *labels: Label) -> bool:
        """True where a span with one of some labels begins at a token."""
        return any(item.label in labels for item in self.starting.get(place, ()))

    def has_before(self, place: int, *labels: Label) -> bool:
        """True where such a span ends right before a token."""
        return any(item.label in labels for item in self.ending.get(place, ()))

    def sentence_start(self, place: int, reach: int | None = None) -> int:
        """The first token of the sentence in which a token stands, looked for within some tokens before it."""
        first = 0 if reach is None else max(0, place - reach)
        while place > first and not self.sentence_end(place - 1):
            place -= 1
        return place

    def characters(self, span: Span | Labelled) -> tuple[int, int]:
        """First and last offset of a span in the block's text, end exclusive."""
        last = span.end - 1
        return self.offsets[span.start], self.offsets[last] + len(self.words[last])

    def raw(self, span: Span | Labelled) -> str:
        """The text of a span."""
        start, end = self.characters(span)
        return self.block.text[start:end]

    def is_given(self, place: int) -> bool:
        """True for a token that is a known first name, inflected ones among them."""
        return is_given_name(self.words[place], self.language)

    def city_end(self, place: int) -> int:
        """The first token behind the city mention that covers a token."""
        mention = self.city[place]
        while place < len(self.words) and self.city.get(place) is mention:
            place += 1
        return place

    def behind(self, place: int, city: Mention) -> int:
        """The first token behind a city that is mentioned from a token on."""
        while place < len(self.words) and self.city.get(place) is not city:
            place += 1
        return self.city_end(place)

    def before_bracket(self, place: int) -> int:
        """The first token of the short bracket that ends right before a token, else the same."""
        if self.word(place - 1) == ")":
            for back in range(place - 2, max(place - _LONGEST_BRACKET, -1), -1):
                if self.words[back] == "(":
                    return back
        return place

    def behind_bracket(self, place: int) -> int:
        """The token behind the bracket that closes soon behind a token, else the same."""
        for ahead in range(place, min(place + _LONGEST_REST, len(self.words))):
            if self.words[ahead] == ")":
                return ahead + 1
        return place

    def sentence_end(self, place: int) -> bool:
        """True where a token ends a sentence: a full stop that is no part of a number, with a capital behind it."""
        if self.words[place] not in _SENTENCE_END:
            return False
        if self.words[place] != "." or place == 0:
            return True
        ahead = place + 1
        while ahead < len(self.words) and not self.words[ahead].strip():
            ahead += 1
        if ahead == len(self.words):
            return True
        previous = self.words[place - 1]
        glued = self.offsets[place + 1] == self.offsets[place] + 1 if place + 1 < len(self.words) else False
        if glued or (previous.isdigit() and len(previous) <= 2) or (len(previous) == 1 and previous.isalpha()):
            return False
        return self.words[ahead][0].isupper() or self.words[ahead][0].isdigit() or not self.words[ahead][0].isalpha()
