"""Guess the one-byte encoding of a page that declares none: the charset under which its letters are one language's."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from itertools import islice

# Letters beyond ASCII of the languages that one-byte encodings were made for.
_WESTERN = ("äöüß", "àâæçéèêëîïôœùûüÿ", "áéíóúñüçà", "áàâãçéêíóôõúü", "àèéìòù", "éëïöüèáó", "æøåäöé")
_CENTRAL = ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž", "äöüß")
_CYRILLIC = ("абвгдежзийклмнопрстуфхцчшщъыьэюяё", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")
_GREEK = ("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊ",)
_TURKISH = ("çğıöşüâ",)
_BALTIC = ("āčēģīķļņšūž", "ąčęėįšųūž", "äõöü")

# The encodings that European pages were published in before UTF-8, most common first, and how many letters of evidence
# each has to bring more than windows-1252.
_CANDIDATES = (
    ("windows-1252", 0.0, _WESTERN),
    ("windows-1250", 0.2, _CENTRAL),
    ("iso8859-2", 0.3, _CENTRAL),
    ("windows-1251", 0.3, _CYRILLIC),
    ("koi8-r", 0.5, _CYRILLIC),
    ("windows-1253", 0.4, _GREEK),
    ("windows-1254", 0.6, _TURKISH),
    ("windows-1257", 0.8, _BALTIC),
    ("cp850", 1.5, _WESTERN),
    ("cp852", 1.7, _CENTRAL),
    ("mac_roman", 1.6, _WESTERN),
)
_SIGNS = frozenset("„“”‚‘’«»–—…€§°·•©®№¿¡\xa0")
_SAMPLE = 65_536
_RUNS = 3000
_TAIL = re.compile(rb"[\x80-\xff][A-Za-z\x80-\xff]{0,12}")
_LEAD = 12
_LETTERS = string.ascii_letters.encode()


def guess_charset(body: bytes) -> str:
    """Return the Python name of the encoding that reads the body's bytes above 0x7F most plausibly.

    A candidate scores by the language whose alphabet holds most of its letters, and by quotation marks and dashes where
    they belong; signs inside words, capitals after small letters, two scripts in a word and unassigned codes count
    against it. Method: that of universal charset detectors, reduced to the one-byte encodings of Europe.
    """
    runs = b" ".join(islice(_runs(body[:_SAMPLE]), _RUNS))
    best, best_score = _CANDIDATES[0][0], float("-inf")
    for charset, rarity, alphabets in _CANDIDATES:
        score = _plausibility(runs.decode(charset, "replace"), alphabets) - rarity
        if score > best_score:
            best, best_score = charset, score
    return best


def _runs(body: bytes) -> Iterator[bytes]:
    """Each run of letters with a byte above 0x7F in it, and no more than a dozen letters before the first of them."""
    end = 0
    for tail in _TAIL.finditer(body):
        lead = body[max(end, tail.start() - _LEAD) : tail.start()]
        yield lead[len(lead.rstrip(_LETTERS)) :] + tail[0]
        end = tail.end()


def _plausibility(text: str, alphabets: tuple[str, ...]) -> float:
    letters: dict[str, int] = {}
    faults = 0.0
    previous = " "
    for position, char in enumerate(text):
        if char >= "\x80":
            if char.isalpha() and char not in "ªº":
                letters[char.lower()] = letters.get(char.lower(), 0) + 1
                mixed = char >= "\u0370" and (_is_latin(previous) or _is_latin(text[position + 1 : position + 2]))
                if mixed or (char.isupper() and previous.islower()):
                    faults += 1
            elif char not in _SIGNS or (
                char != "’" and previous.isalpha() and text[position + 1 : position + 2].isalpha()
            ):
                faults += 1
            else:
                faults -= 0.5 if char in "„“”’–«»€" else -0.1
        previous = char
    if not letters:
        return -faults
    return max(sum(count for char, count in letters.items() if char in alphabet) for alphabet in alphabets) - faults


def _is_latin(char: str) -> bool:
    return char.isalpha() and char < "\u0250"
