"""What the words around a number say of it: voice, fax, cell, an extension, or no phone number at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from pipeline.languages import all_languages
from pipeline.languages.schema import PhoneWords


class Cue(StrEnum):
    """What a word beside a number says."""

    VOICE = "voice"
    FAX = "fax"
    CELL = "cell"
    OTHER = "other"
    """An account, a register, a file: the number is no phone number."""


_WORD = re.compile(r"n°|[^\W\d_]+|[☎☏✆📞📠📱℡℻]")
_ABBREVIATIONS = {
    "t": Cue.VOICE,
    "p": Cue.VOICE,
    "tf": Cue.VOICE,
    "f": Cue.FAX,
    "fx": Cue.FAX,
    "m": Cue.CELL,
    "tel": Cue.VOICE,
}
"""Letters that are labels only directly before a number and in capitals ("T +49 …")."""
_SIGNS = {
    "☎": Cue.VOICE,
    "☏": Cue.VOICE,
    "✆": Cue.VOICE,
    "📞": Cue.VOICE,
    "℡": Cue.VOICE,
    "📠": Cue.FAX,
    "℻": Cue.FAX,
    "📱": Cue.CELL,
}
_LONG_ENOUGH = 5
"""Letters of a word for extensions that may stand before a whole number too ("Durchwahl 0211 89-12")."""
_NUMBER_WORDS = frozenset({"nr", "no", "num", "n°", "nummer"})
"""Words that say "number" and leave it to the word before of what: "Fax-Nr."."""
_DIGIT = re.compile(r"\d")
_LONGEST_PHRASE = 3

_LONGEST_CLINGING = 12
_PHONE_CUES = frozenset({Cue.VOICE, Cue.FAX, Cue.CELL})

WINDOW = 48
"""Characters before a number in which a label is looked for; tuned on the phones corpus with the vetoes."""


def normal(phrase: str) -> str:
    """The form in which words are compared: lower case, without punctuation, blanks single."""
    return " ".join(word.casefold() for word in _WORD.findall(phrase))


def _sections() -> list[PhoneWords]:
    return [language.phones for language in all_languages().values()]


@cache
def _cues() -> dict[str, Cue]:
    """Every label of every language; a page mixes languages, so all are known everywhere. Phone labels win."""
    found: dict[str, Cue] = dict(_SIGNS)
    for cue, phrase in _phrases():
        if not phrase.startswith("*"):
            found.setdefault(normal(phrase), cue)
    return found


@cache
def _endings() -> dict[str, Cue]:
    """Ends of compounds that are labels ("Bürgertelefon") or name other numbers ("-nummer"), the longest first."""
    found: dict[str, Cue] = {}
    for cue, phrase in _phrases():
        if phrase.startswith("*"):
            found.setdefault(phrase[1:].casefold(), cue)
    return {ending: found[ending] for ending in sorted(found, key=lambda ending: (-len(ending), ending))}


@cache
def _any_ending() -> tuple[str, ...]:
    return tuple(_endings())


def _phrases() -> Iterator[tuple[Cue, str]]:
    """What each phrase of each language says; of two that are alike the first counts."""
    for words in _sections():
        for cue, phrases in (
            (Cue.VOICE, (*words.voice, *(word for word in words.extension if len(word) >= _LONG_ENOUGH))),
            (Cue.FAX, words.fax),
            (Cue.CELL, words.cell),
            (Cue.OTHER, words.other_numbers),
        ):
            yield from ((cue, phrase) for phrase in phrases)


@cache
def _units() -> frozenset[str]:
    return frozenset(normal(phrase) for words in _sections() for phrase in words.units)


@cache
def extension_words() -> str:
    """Alternatives of a regular expression: the words that stand before an extension, longest first."""
    return _alternatives({phrase for section in _sections() for phrase in section.extension})


def direct_dial_words() -> str:
    """Alternatives of a regular expression: the words before an ending of a base number, longest first."""
    return _alternatives({phrase for section in _sections() for phrase in section.direct_dial})


def _alternatives(words: set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _cue_of(phrase: str) -> Cue | None:
    cue = _cues().get(phrase)
    if cue is None and len(phrase) > 6 and phrase.endswith(_any_ending()):
        return next(cue for ending, cue in _endings().items() if phrase.endswith(ending))
    return cue


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a number. directly: nothing between. weak: a capital letter alone ("M 0171 2345678")."""

    cue: Cue
    directly: bool
    weak: bool = False


def label_before(text: str, start: int, after: int = 0) -> Label | None:
    """Read the words before a number.

    text: the block. start: where the number starts. after: where the number before it ends; nothing before that counts.
    Gives the nearest cue within WINDOW characters, None where there is none. A label may stand at the end of the line
    before, but no words of an earlier line are read otherwise.
    """
    begin = max(after, start - WINDOW)
    if start - WINDOW > after and text[begin - 1].isalnum():
        while begin < start and text[begin].isalnum():  # half a word says nothing
            begin += 1
    window = text[begin:start].rstrip(" \t\r\n\u00a0\u202f:.;,-–—(|[/+")
    line = window[window.rfind("\n") + 1 :]
    matches = list(_WORD.finditer(line))
    for last in range(len(matches) - 1, -1, -1):
        directly = last == len(matches) - 1 and not _DIGIT.search(line, matches[last].end())
        word = matches[last].group()
        if directly and word.isupper() and word.casefold() in _ABBREVIATIONS:
            return Label(_ABBREVIATIONS[word.casefold()], True, weak=text[begin + len(line) : start].isspace())
        for length in range(min(_LONGEST_PHRASE, last + 1), 0, -1):
            phrase = " ".join(match.group().casefold() for match in matches[last - length + 1 : last + 1])
            # Of several words only a known phrase says something: "die Telefonnummer" ends as an account number does.
            cue = _cue_of(phrase) if length == 1 else _cues().get(phrase)
            if cue is Cue.OTHER and word.casefold() in _NUMBER_WORDS and last:
                before = _cue_of(matches[last - 1].group().casefold())
                if before is not None:
                    return Label(before, directly)
            if cue is not None:
                return Label(cue, directly)
    return None


def names_extension(text: str, start: int) -> bool:
    """True where a word for an extension stands directly before the digits at `start` ("App. 440")."""
    return _extension_before().search(text, max(0, start - WINDOW), start) is not None


@cache
def _extension_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{extension_words()})[.:=]?[ \u00a0]?$", re.IGNORECASE)


def is_label_behind(text: str, end: int) -> bool:
    """True where the next word is a label of another number ("Fax")."""
    match = _WORD.search(text, end, end + 24)
    return match is not None and _cues().get(match.group().casefold(), Cue.OTHER) is not Cue.OTHER


def label_clings(text: str, end: int) -> bool:
    """True where the label of the next number sticks to this one: "26 35 07 90FAX: 26 35 07 91"."""
    match = _WORD.match(text, end, end + _LONGEST_CLINGING)
    return match is not None and len(match.group()) > 2 and _cues().get(match.group().casefold()) in _PHONE_CUES


def unit_behind(text: str, end: int) -> bool:
    """True where the word or sign behind a number counts or measures something ("234 107 Einwohner", "5 000 €")."""
    behind = text[end : end + 24].lstrip(" \u00a0\u202f(")
    if behind[:1] in {"%", "€", "$", "£", "°", "‰", "²", "§"}:
        return True
    match = _WORD.match(behind)
    return match is not None and match.group().casefold() in _units()
