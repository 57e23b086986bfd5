"""Whether what stands before a name makes it a person's: a first name, an initial, a name that a particle leads on."""

from __future__ import annotations

import re

from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.resolve import Features
from pipeline.entities.cities.surroundings import Surroundings
from pipeline.gazetteer.namefold import fold

_WINDOW = 60
_BEFORE_LETTER = re.compile(r"^[\W\d_]+")
_NAME = re.compile(r"[^\W\d_][\w'’-]*")
_LONGEST_SHORT = 6
"""Characters of the longest abbreviation with its full stop: "Prof.", "Bgmst."."""
_ABBREVIATED = re.compile(r"(?<!\w)[a-z]\. ?[A-Z]\. ?$")
"""Two letters, of which the second is no initial: "e. V. Wels", "a. M. Wels"."""
_PARTICLE = re.compile(r" (?i:v[ao]n(?: (?:de[rn]?|het))?|d[eio]|del|d['’]) ?$")
_INITIALS = re.compile(
    r"(?<![\w.])(?<!\W[a-z]\. )(?<!^[a-z]\. )(?:[A-Z]\. ?){1,4}+"
    r"(?i:v[ao]n(?: (?:de[rn]?|het))?|d[eio]|del|d['’]) ?$"
)
"""Initials and a particle: "E. van", "T.H. van der"; not "z. B. von"."""


def person_features(
    features: Features, text: str, start: int, around: Surroundings, *, language: str, lexicon: Lexicon
) -> None:
    previous = around.previous
    if not previous or start == 0 or text[start - 1] not in " \u00a0":
        return
    if len(previous) == 2 and previous[0].isupper() and previous[1] == "." and not around.direct:
        if _ABBREVIATED.search(text, max(0, start - _LONGEST_SHORT), start) is None:
            features["initial_before"] = 1.0
    elif previous[:1].isupper() and not around.direct:
        if previous[-1] == "." and len(previous) > _LONGEST_SHORT:
            return  # a sentence ends there, and no abbreviation
        if previous.lower() in lexicon.visits.get(language, ()):
            return  # "Visitaron Soria": one begins there
        if fold(previous) in lexicon.first_names:
            features["first_name_before"] = 1.0
        elif previous.lower() not in lexicon.functions.get(language, ()) and not (
            is_shouted(previous) and text[start : start + 2].isupper()
        ):  # "También Long Eaton": a sentence begins there
            features["capital_before"] = 1.0
    elif around.linked and around.cue & Cue.TITLE and previous[:1].isupper():
        features["first_name_linked"] = 1.0  # "Mevrouw Van Rotterdam"
    elif around.linked and _name_before_link(text[max(0, start - _WINDOW) : start], language, lexicon):
        features["first_name_linked"] = 1.0


def is_shouted(word: str) -> bool:
    """True for a word in capitals that is no abbreviation: in such a line a capital says nothing."""
    return len(word) > 3 and word.isupper()


def _last_names(text: str) -> list[str]:
    """The one or two words that a text ends with, what is no letter cut off before each."""
    names: list[str] = []
    for word in reversed(text.rsplit(" ", 2)[-2:]):
        name = _BEFORE_LETTER.sub("", word, count=1)
        if not name or not _NAME.fullmatch(name):
            break
        names.insert(0, name)
        if name != word:  # "(Otto": a name begins here
            break
    return names


def _name_before_link(before: str, language: str, lexicon: Lexicon) -> bool:
    """True for a person's name that a particle leads on: "Otto von", "Tom Van", "Lope Gómez de"."""
    if _INITIALS.search(before):
        return True
    found = _PARTICLE.search(before)
    if not found:
        return False
    names = _last_names(before[: found.start()])
    if (
        not names or not names[-1][0].isupper() or lexicon.cue(names[-1], language)
    ):  # "Ville" is a first name in Finland
        return False
    if fold(names[-1]) in lexicon.first_names:
        return True
    if language == "nl" and found[0].strip() == "van":  # it has its surname: "burgemeester Anton Smeets van Venlo"
        return False
    return names[0][0].isupper() and fold(names[0]) in lexicon.first_names
