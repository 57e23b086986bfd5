"""The words on both sides of a span, and what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.entities.cities.lexicon import NO_CUE, Cue, Lexicon
from pipeline.languages import codes_with

_BEFORE = re.compile(r"[^\W_]+(?:['’./-]+[^\W_]+)*[.'’/]?|[^\w\s]|[\t\n]")
_AFTER = re.compile(r"[ \u00a0]([^\W\d_]+(?:['’-][^\W\d_]+)*\.?)")
_MOST_PASSED = 3
_WORDS = re.compile(r"[^\W\d_]+")
_CALLED_WINDOW = 50
_LEFT_OUT_WINDOW = 80
_LARGER = Cue.REGION | Cue.DISTRICT
_THAT_OF = 2
"""Words of "la de", "celle de"."""
_SENTENCE_END = frozenset(".!?:…")
_WINDOW = 60


class Surroundings(NamedTuple):
    """The words beside a span, and what they are.

    previous, following: the words (or signs) on either side. direct: cue of the word just before.
    cue: cue of the first word before that is no link or article. linked: True where a link stood between.
    opening: True at the head of a block or sentence. called: True where the sentence goes on "is a city", called_area
    where it goes on "is a country".
    """

    previous: str
    direct: int
    cue: int
    linked: bool
    following: str
    after: int
    opening: bool
    called: bool
    called_area: bool


def surroundings(
    text: str, start: int, end: int, language: str, lexicon: Lexicon, *, genitive: bool = False
) -> Surroundings:
    """Look at both sides of a span. genitive: whether it ends with a genitive -s."""
    words = _backwards(text[max(0, start - _WINDOW) : start])
    previous = word = next(words, "")
    direct = cue = lexicon.cue(previous, language)
    linked = False
    passed: list[str] = []
    while word and len(passed) < _MOST_PASSED:
        flags = lexicon.cue(word, language) if passed else direct
        if not flags & (Cue.LINK | Cue.ARTICLE):
            cue = flags
            break
        linked = linked or bool(flags & Cue.LINK)
        passed.append(word)
        word = next(words, "")
    if linked and word and cue & ~_LARGER:
        cue |= _left_out(text[max(0, start - _LEFT_OUT_WINDOW) : start], len(passed), language, lexicon)
    elif linked and (word or passed[-1]) in lexicon.pronouns:
        cue |= _left_out(text[max(0, start - _LEFT_OUT_WINDOW) : start], _THAT_OF, language, lexicon)
    found = _AFTER.match(text, end)
    following = found[1] if found else ""
    if cue & Cue.OFFICE:  # "Mayor Smith" is a person, "Mayor of York" a town's; "primátor Plzně" does without a link
        of_town = linked or language in codes_with("declines_names") or (genitive and not following[:1].isupper())
        cue = cue & ~Cue.OFFICE | (Cue.TOWN if of_town else Cue.TITLE)
    said = _called(text, end, language, lexicon) if lexicon.cue(following, language) & Cue.COPULA else NO_CUE
    return Surroundings(
        previous=previous,
        direct=direct,
        cue=cue,
        linked=linked,
        following=following,
        after=lexicon.after.get(following, NO_CUE),
        opening=not previous
        or previous in _SENTENCE_END
        or (previous.endswith(".") and not direct and len(previous) > 2),
        called=bool(said & Cue.TOWN),
        called_area=bool(said & Cue.REGION),
    )


def word_before(text: str, start: int) -> str:
    """The word (or sign) right before an offset, as `Surroundings.previous` has it."""
    return next(_backwards(text[max(0, start - _WINDOW) : start]), "")


def _backwards(before: str) -> Iterator[str]:
    """The words and signs of a text from its end on; most names ask for the last one alone."""
    for chunk in reversed(before.split(" ")):
        for token in reversed(_BEFORE.findall(chunk)):
            yield _plain(token) if "'" in token or "’" in token else token


def _left_out(before: str, skipped: int, language: str, lexicon: Lexicon) -> int:
    """The cue of a word that is not said again: "la provincia de Burgos y la de Soria", "that of York".

    before: the text before the name. skipped: links and articles among the tokens right before it, at least two.
    """
    if skipped < _THAT_OF:
        return NO_CUE
    for word in reversed(_WORDS.findall(before)[: -skipped or None]):
        cue = lexicon.cue(word, language)
        if cue & Cue.TOWN:
            return NO_CUE
        if cue & _LARGER:
            return cue & _LARGER
    return NO_CUE


def _plain(token: str) -> str:
    """A word without an elided article before it: "d'Place" -> "Place", but "d'" stays."""
    token = token.replace("’", "'")
    _, mark, rest = token.partition("'")
    return rest if mark and rest and len(token) - len(rest) <= 3 else token


def _called(text: str, end: int, language: str, lexicon: Lexicon) -> int:
    """Cues of what the sentence goes on to call the name: "X is a city", "X est un pays"."""
    cues = NO_CUE
    for word in _WORDS.findall(text[end : end + _CALLED_WINDOW])[1:4]:
        cues |= lexicon.cue(word, language)
    return cues
