"""Polish and Czech names of persons back to their nominative: "Markiem Zielińskim" is "Marek Zieliński".

First names are looked up: an ending is exchanged, and the result has to be a known first name. Surnames follow by the
endings of their declension and the gender that the first name gives. The tables hold the cases in which municipal
pages name people: genitive ("list Marka …"), dative, accusative and instrumental ("spotkanie z Markiem …").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from pipeline.entities.names import is_known_first_name
from pipeline.languages import words_of

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
        ("še", "š"), ("če", "č"), ("že", "ž"), ("ře", "ř"),
    ),
}  # fmt: skip
_SURNAME_FEMALE: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "pl": (("kiej", "ka"), ("ką", "ka"), ("nej", "na"), ("ną", "na"), ("ą", "a"), ("ę", "a")),
    "cs": (("ovou", "ová"), ("ové", "ová"), ("kou", "ká"), ("ké", "ká"), ("ou", "á"), ("é", "á")),
}


_CZECH_A_STEMS: Final = frozenset(
    [
        "Bárt",
        "Blah",
        "Bouš",
        "Cibulk",
        "Čejk",
        "Červenk",
        "Fial",
        "Hál",
        "Hanuš",
        "Havelk",
        "Hejd",
        "Hlavičk",
        "Hor",
        "Hrdličk",
        "Hrušk",
        "Chaloupk",
        "Jand",
        "Janot",
        "Jedličk",
        "Kalin",
        "Klím",
        "Konvičk",
        "Kotal",
        "Kotrb",
        "Krupičk",
        "Kučer",
        "Lacin",
        "Lišk",
        "Macur",
        "Machal",
        "Malin",
        "Matějk",
        "Pavelk",
        "Peřin",
        "Petrušk",
        "Pešt",
        "Procházk",
        "Růžičk",
        "Říh",
        "Skál",
        "Slanin",
        "Smetan",
        "Sov",
        "Strak",
        "Svobod",
        "Sýkor",
        "Trnk",
        "Vávr",
        "Veverk",
        "Vodičk",
        "Vojt",
        "Vondr",
        "Vrán",
        "Vrb",
        "Zelenk",
        "Zim",
    ]
)
"""Common surnames of men in -a without it: their dative ends as that of Novák does ("Svobodovi", "Novákovi")."""
_CZECH_MEN: Final = (
    ("lu", "el"), ("la", "el"), ("kovi", "ek"), ("ku", "ek"), ("ka", "ek"), ("ovi", ""), ("ímu", "í"), ("ího", "í"),
    ("ii", "í"), ("u", ""), ("i", ""), ("a", ""), ("e", ""),
)  # fmt: skip
_OF_MEN_ALONE: Final = ("ého", "ku", "ru", "nu", "du", "lu", "tu", "áka", "íka", "ýka", "ika", "čka", "nka")
"""Endings of a genitive or accusative that only men's surnames have: a woman's is Nováková, never "Nováka"."""
_SHORTEST_GENITIVE: Final = 3
_SHORTEST_FOREIGN: Final = 3
"""Letters of a first name of another language, its ending aside."""
_VOWELS: Final = frozenset("aáeéěiíoóuúůyý")


@cache
def _given(language: str) -> frozenset[str]:
    return frozenset(words_of(language).mayors.given_names)


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
    return _foreign_given(word)


def _foreign_given(word: str) -> str | None:
    """A first name of any language without an instrumental's or dative's ending: "Jürgenem" is Jürgen."""
    for ending in ("em", "owi", "ovi", "a"):
        name = word.removesuffix(ending)
        if name != word and len(name) >= _SHORTEST_FOREIGN and is_known_first_name(name):
            return None if is_known_first_name(word) else name
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
    if language == "pl" and words[0].endswith("a") and given[-1] not in _VOWELS:
        return " ".join([given, *middle, _polish_genitive(words[-1])])
    if language == "cs" and words[0].endswith("a") and given[-1] not in _VOWELS:
        return " ".join([given, *middle, _czech_genitive(words[-1])])
    table = _SURNAME_FEMALE if given.endswith(("a", "e")) else _SURNAME_MALE
    return " ".join([given, *middle, _exchanged(words[-1], table[language])])


def _czech_genitive(surname: str) -> str:
    """The surname of a man whose first name stands in the genitive or accusative in -a: "Nováka", "Havla", "Kučeru"."""
    if surname.endswith(("u", "y")):
        return surname[:-1] + "a"
    if not surname.endswith("a") or len(surname) <= _SHORTEST_GENITIVE:
        return _exchanged(surname, _SURNAME_MALE["cs"])
    return _with_fleeting_e(surname[:-1])


def _with_fleeting_e(stem: str) -> str:
    """A stem as a nominative: "Sedláčk" is Sedláček, "Wróbl" Wróbel."""
    fleeting = stem[-1] in "kl" and stem[-2] not in _VOWELS | {"ą", "ę"}
    return f"{stem[:-1]}e{stem[-1]}" if fleeting else stem


def _polish_genitive(surname: str) -> str:
    """The surname of a man whose first name stands in the genitive in -a: "Pietrzaka", "Wróbla", "Wrony".

    A surname in -a would end in -y or -i there, so that an -a is an ending.
    """
    if surname.endswith(("kiego", "nego")):
        return _exchanged(surname, _SURNAME_MALE["pl"])
    if surname.endswith(("y", "i")):
        return surname[:-1] + "a"
    if not surname.endswith("a") or len(surname) <= _SHORTEST_GENITIVE:
        return surname
    return _with_fleeting_e(surname[:-1])


_OF_POLISH_WOMEN = ("á", "ska", "cka", "dzka")
"""Endings of surnames of Polish and Czech women in the nominative."""


def is_mans_genitive(parts: Sequence[str], language: str) -> bool:
    """True where a first name of another language is a man's genitive in the text's: "Jana Olszara" in Polish. A woman
    of that other language is known by her surname ("Jana Nováková")."""
    inflected = parts[0].endswith("a") and nominative_given(parts[0], language) is not None
    return language == "pl" and inflected and not parts[-1].endswith(_OF_POLISH_WOMEN)


def nominative_man(name: str, language: str) -> str | None:
    """A Czech man's name in the nominative where his surname is a dative, or a genitive or accusative that no woman's
    surname has; else None.

    First names do not tell: "Janu" is Jan's dative and Jana's accusative.

    >>> nominative_man("Janu Kučerovi", "cs")
    'Jan Kučera'
    """
    words = name.split()
    if language != "cs" or len(words) < 2:
        return None
    surname = _czech_surname(words[-1])
    if surname is None and words[0].endswith("a") and words[-1].endswith(_OF_MEN_ALONE):
        surname = _czech_genitive(words[-1]) if words[-1].endswith("a") else _exchanged(words[-1], _SURNAME_MALE["cs"])
    if surname is None:
        return None
    given = [_czech_given(word) for word in words[:-1]]
    return (
        None if given[0] is None else " ".join([*(word or words[place] for place, word in enumerate(given)), surname])
    )


def _czech_surname(word: str) -> str | None:
    if word.endswith("ovi"):
        stem = word.removesuffix("ovi")
        if stem in _CZECH_A_STEMS:
            return stem + "a"
        if len(stem) > 2 and stem[-1] in "klc" and stem[-2] not in _VOWELS:
            return f"{stem[:-1]}e{stem[-1]}"  # "Sedláčkovi" is Sedláček's, "Havlovi" Havel's
        return stem
    return word[:-1] + "a" if word.endswith("y") and word[:-1] in _CZECH_A_STEMS else None


def _czech_given(word: str) -> str | None:
    names = _given("cs")
    for ending, nominative in _CZECH_MEN:
        if word.endswith(ending) and (name := word.removesuffix(ending) + nominative) in names:
            return name
    return word if word in names else None


def _exchanged(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    for ending, nominative in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            return word[: len(word) - len(ending)] + nominative
    return word
