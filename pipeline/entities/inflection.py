"""Polish and Czech names of persons back to their nominative: "Markiem Zielińskim" is "Marek Zieliński".

First names are looked up: an ending is exchanged, and the result has to be a known first name. Surnames follow by the
endings of their declension and the gender that the first name gives. The tables hold the cases in which municipal
pages name people: genitive ("list Marka …"), dative, accusative and instrumental ("spotkanie z Markiem …").
"""

from __future__ import annotations

from functools import cache
from typing import Final

from pipeline.languages import all_languages

INFLECTED: Final = frozenset({"pl", "cs"})
"""Languages whose names are inflected."""

_GIVEN: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "pl": (
        ("kiem", "ek"), ("kowi", "ek"), ("ka", "ek"), ("łem", "eł"), ("ła", "eł"), ("łowi", "eł"), ("trem", "tr"),
        ("iem", ""), ("em", ""), ("owi", ""), ("ym", "y"), ("im", "i"), ("ego", "y"), ("iego", "i"), ("emu", "y"),
        ("ą", "a"), ("ę", "a"), ("y", "a"), ("i", "a"), ("ie", "a"), ("a", ""), ("u", ""),
    ),
    "cs": (
        ("kem", "ek"), ("kovi", "ek"), ("ka", "ek"), ("lem", "el"), ("la", "el"), ("trem", "tr"), ("em", ""),
        ("ovi", ""), ("ím", "í"), ("ího", "í"), ("ou", "a"), ("u", "a"), ("y", "a"), ("ě", "a"), ("í", "ie"),
        ("ii", "ie"), ("a", ""), ("e", ""), ("i", ""), ("u", ""),
    ),
}  # fmt: skip
_SURNAME_MALE: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "pl": (
        ("kiego", "ki"), ("kiemu", "ki"), ("nemu", "ny"), ("kim", "ki"), ("nego", "ny"), ("nym", "ny"),
        ("ykiem", "yk"), ("akiem", "ak"), ("ikiem", "ik"), ("kiem", "ek"), ("iem", ""), ("em", ""), ("owi", ""),
        ("ą", "a"), ("ę", "a"),
    ),
    "cs": (
        ("kého", "ký"), ("kým", "ký"), ("ému", "ý"), ("ého", "ý"), ("ým", "ý"), ("ákem", "ák"), ("íkem", "ík"),
        ("ikem", "ik"), ("kem", "ek"), ("lem", "el"), ("em", ""), ("ovi", ""), ("ou", "a"), ("u", "a"),
    ),
}  # fmt: skip
_SURNAME_FEMALE: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "pl": (("kiej", "ka"), ("ką", "ka"), ("nej", "na"), ("ną", "na"), ("ą", "a"), ("ę", "a")),
    "cs": (("ovou", "ová"), ("ové", "ová"), ("kou", "ká"), ("ké", "ká"), ("ou", "á"), ("é", "á")),
}


@cache
def _given(language: str) -> frozenset[str]:
    return frozenset(all_languages()[language].mayors.given_names)


def nominative_given(word: str, language: str) -> str | None:
    """The known first name of which a word is an inflected form, None where it is none, or no inflected one.

    >>> nominative_given("Markiem", "pl")
    'Marek'
    """
    if language not in INFLECTED or word in _given(language):
        return None
    for ending, nominative in _GIVEN[language]:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            name = word[: len(word) - len(ending)] + nominative
            if name in _given(language):
                return name
    return None


def nominative_name(name: str, language: str) -> str:
    """A full name in the nominative where its first word is an inflected first name, else the name as it is."""
    words = name.split()
    if language not in INFLECTED or len(words) < 2:
        return name
    given = nominative_given(words[0], language)
    if given is None:
        return name
    middle = [nominative_given(word, language) or word for word in words[1:-1]]
    table = _SURNAME_FEMALE if given.endswith(("a", "e")) else _SURNAME_MALE
    return " ".join([given, *middle, _exchanged(words[-1], table[language])])


def _exchanged(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    for ending, nominative in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            return word[: len(word) - len(ending)] + nominative
    return word
