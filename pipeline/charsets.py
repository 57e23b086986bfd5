"""Guess the one-byte encoding of a page that declares none: the charset under which its words look like words."""

from __future__ import annotations

import re

# The encodings that European municipal pages were published in before UTF-8, most common first; a tie goes to the first.
CANDIDATES = (
    "windows-1252",
    "windows-1250",
    "iso8859-2",
    "iso8859-15",
    "windows-1251",
    "koi8-r",
    "windows-1253",
    "windows-1254",
    "windows-1257",
    "cp850",
    "cp852",
    "mac_roman",
)

# Letters beyond ASCII of the languages that the candidates were made for, most of all those of pipeline/languages.
_LETTERS = frozenset(
    "äöüßàâæçéèêëîïôœùûÿáíóúñãõìòåøąćęłńśźżčďěňřšťůžýĺľŕôşğıőűăâîșțđ"
    "абвгдежзийклмнопрстуфхцчшщъыьэюя"
    "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ"
    "āēģīķļņūėįų"
)
_SIGNS = frozenset("„“”‚‘’«»–—…€§°·•©®№")
_SAMPLE = 65_536
_RUN = re.compile(rb"[A-Za-z]{0,12}[\x80-\xff][A-Za-z\x80-\xff]{0,12}")


def guess_charset(body: bytes) -> str:
    """Return the Python name of the candidate that reads the body's bytes above 0x7F most plausibly.

    A letter of a European alphabet inside a word of lower case counts for a candidate; a capital inside a word, a sign
    between letters, a control character or a change of script count against it. Method: the complement test of
    universal charset detectors, reduced to one-byte Latin, Cyrillic and Greek encodings.
    """
    runs = b" ".join(_RUN.findall(body[:_SAMPLE])[:3000])
    best, best_score = CANDIDATES[0], float("-inf")
    for rank, charset in enumerate(CANDIDATES):
        score = _plausibility(runs.decode(charset, "replace")) - rank * 0.01
        if score > best_score:
            best, best_score = charset, score
    return best


def _plausibility(text: str) -> float:
    score = 0.0
    previous = " "
    for position, char in enumerate(text):
        if char >= "\x80":
            following = text[position + 1] if position + 1 < len(text) else " "
            inside = previous.isalpha() or following.isalpha()
            if char in _LETTERS:
                score += 1.0 if _same_script(previous, char) and _same_script(following, char) else -1.5
            elif char.lower() in _LETTERS and char.isupper():
                score += -1.0 if previous.isalpha() and previous.islower() else 0.6
            elif char in _SIGNS:
                score += 0.3 if not (previous.isalpha() and following.isalpha()) or char == "’" else -0.5
            elif char == "\xa0":
                score += 0.1
            else:
                score -= 2.0 if inside or char == "\ufffd" or not char.isprintable() else 0.5
        previous = char
    return score


def _same_script(neighbour: str, char: str) -> bool:
    """False where a Latin letter touches a Greek or Cyrillic one."""
    if not neighbour.isalpha():
        return True
    return (neighbour < "\u0370") == (char < "\u0370")
