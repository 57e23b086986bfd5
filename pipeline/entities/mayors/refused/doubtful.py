"""Names whose first word is no first name that is known: the name model of the language says whether they are persons.

Behind a title stands a name ("Bürgermeister Tjark Ommen"), but also what only looks like one: an office, a club, a
heading ("Bürgermeister Sprechtag Nord"). A name with a known first name is never put to the model: there the rules
are right more often (bench/mayors.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from pipeline.entities.cities.lexicon import load_lexicon
from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.reading.lexicon import Label
from pipeline.entities.names import is_bare_initial, is_given, is_initial, is_particle
from pipeline.entities.persons.read import Marked, Sentence, read_names
from pipeline.gazetteer.namefold import fold
from pipeline.languages import codes_with
from pipeline.sentences import sentence_spans

_SHY: Final = frozenset({"nl"})
"""Languages whose model marks persons too rarely for its silence to count: of nine rare Dutch names it knew three."""
_SHORTEST_SURNAME: Final = 4
_VOWEL: Final = re.compile("[aeiouy]", re.IGNORECASE)
_GREEK: Final = "\u0370"
_MORE_LATIN: Final = "\u1e00"
_LAST_LATIN: Final = "\u1eff"
_ASKED: Final = frozenset(
    {
        "mayor.title-name",
        "mayor.title-comma-name",
        "mayor.title-colon-name",
        "mayor.name-above",
        "mayor.succession",
        "mayor.counterpart",
        "mayor.host",
    }
)
"""Rules that take what stands behind a title or a word like "predecessor" for a name;
a verb ("was elected Mayor") says enough by itself."""


def without_doubtful(found: Sequence[Found]) -> list[Found]:
    """The findings without those names that the model of their language does not take for a person's."""
    doubtful = [item for item in found if _is_doubtful(item)]
    if not doubtful:
        return list(found)
    places = [_sentence(item) for item in doubtful]
    sentences = [
        Sentence(item.view.block.text[start:end], item.view.language)
        for item, (start, end) in zip(doubtful, places, strict=True)
    ]
    refused = {
        id(item)
        for item, (start, _), marks in zip(doubtful, places, read_names(sentences), strict=True)
        if marks is not None and _refuses(marks, item, start)
    }
    return [item for item in found if id(item) not in refused]


def _refuses(marks: Sequence[Marked], item: Found, start: int) -> bool:
    """True where the model marks the name as something else than a person, or as nothing. start: of the sentence."""
    first, last = (offset - start for offset in item.view.characters(item.name))
    labels = {mark.label for mark in marks if mark.start < last and first < mark.end}
    return "PER" not in labels and (bool(labels) or item.view.language not in _SHY)


def _is_doubtful(item: Found) -> bool:
    if item.rule not in _ASKED and not (item.rule == "mayor.list" and item.term is None):
        return False
    if item.view.language in codes_with("small_headings") and _is_surname_first(item.view.raw(item.name)):
        return False  # "GUILLOUX Armelle" can only be a person, whom no model knows
    if _is_addressed(item):
        return False
    parts = [word for word in item.full_name.split() if not is_particle(word)]
    if not all(word[0] < _GREEK or _MORE_LATIN <= word[0] <= _LAST_LATIN for word in parts):
        return False  # the models know Latin letters only
    return len(parts) >= 2 and not any(map(_tells_a_person, parts[:-1]))


def _is_addressed(item: Found) -> bool:
    """True behind a short form of address, which no model need know: "Cllr", "Mrs". Long ones are words too: "General
    Services", "Major Projects"."""
    address = item.view.before(item.name.start, Label.HONORIFIC)
    if address is None:
        return False
    return not any(map(_VOWEL.search, item.view.words[address.start : address.end]))


def _tells_a_person(word: str) -> bool:
    return _is_known(word) or is_initial(word) or is_bare_initial(word)


def _is_surname_first(raw: str) -> bool:
    first, *others = raw.split()
    shouted = any(word.isupper() and len(word) >= _SHORTEST_SURNAME for word in (first, *others))
    return first.isupper() and shouted and not raw.isupper() and not others[-1].isupper()


@lru_cache(maxsize=20_000)
def _is_known(word: str) -> bool:
    return is_given(word) or any(fold(piece) in load_lexicon().first_names for piece in (word, *word.split("-")))


def _sentence(item: Found) -> tuple[int, int]:
    """Start and end of the sentence that the name stands in, in the block's text."""
    first, last = item.view.characters(item.name)
    return next(
        ((start, end) for start, end in sentence_spans(item.view.block.text) if start <= first and last <= end),
        (first, last),
    )
