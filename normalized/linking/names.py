"""Names of people: read into parts, and compared. May two names be one person's, and how surely?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

from normalized.linking.letters import consonants, plain, sounds
from pipeline.entities.names import forms_of_address, is_given, particles

_ELIDED: Final = re.compile(r"\b(d|l|o|dall|dell|sant)['’‘`]\s*", re.IGNORECASE)
_BEHIND_COMMA: Final = re.compile(r",.*$")
_DEGREES: Final = frozenset(
    {"phd", "csc", "mbe", "obe", "cbe", "jp", "mp", "mdb", "mdl", "mdep", "drsc", "msc", "mba", "bsc", "ba", "ma", "qc"}
)
_JOINING: Final = frozenset({"i", "y", "e"})
_CACHED: Final = 200_000
_ELDER: Final = frozenset(
    {"sen", "senior", "snr", "pere", "padre", "pai", "starsi", "starszy", "stars", "altere", "st"}
)
_YOUNGER: Final = frozenset(
    {"jun", "junior", "jr", "jnr", "fils", "figlio", "filho", "hijo", "mladsi", "mlodszy", "jungere", "ml", "ii", "iii"}
)
_GENERATIONS: Final = dict.fromkeys(map(plain, _ELDER), "elder") | dict.fromkeys(map(plain, _YOUNGER), "younger")


class Fullness(IntEnum):
    """How much of a name is written: more is surer."""

    SURNAME = 0
    INITIALS = 1
    FULL = 2


class Likeness(IntEnum):
    """How alike two names are; DIFFERENT where they cannot be one person's."""

    DIFFERENT = 0
    SURNAME = 1
    PARTLY = 2
    RESPELT = 3
    SAME = 4


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in parts, each folded by `normalized.linking.letters.plain`.

    given: the parts of the first word ("Jean-Paul": jean, paul), empty where only a surname is written. rest: all
    further parts in order. last: those of the surname's last word. short: parts that are initials or abbreviations.
    particles: small words of the surname, in order. glued: surname with its particles as one word.
    generation: "elder", "younger" or empty. key: the same for names that differ in case, accents and particles alone.
    doubtful: True where the first word is no known first name, so that all may be a surname ("Herrero Cano").
    """

    given: tuple[str, ...]
    rest: tuple[str, ...]
    last: tuple[str, ...]
    short: frozenset[str]
    particles: tuple[str, ...]
    glued: str
    generation: str
    key: str
    doubtful: bool = False

    @property
    def fullness(self) -> Fullness:
        """How much of the name is written."""
        if not self.given:
            return Fullness.SURNAME
        return Fullness.INITIALS if self.given[0] in self.short else Fullness.FULL


@dataclass(frozen=True, slots=True)
class _Word:
    raw: str
    parts: tuple[str, ...]
    short: bool

    @property
    def folded(self) -> str:
        return "".join(self.parts)


@lru_cache(_CACHED)
def read_name(name: str) -> PersonName:
    """A name as pages write it, in parts. Titles, degrees and forms of address are left out."""
    words, generation = _without_titles(_ELIDED.sub(r"\1", _BEHIND_COMMA.sub("", name)).replace(".-", ". "))
    words = _surname_last(words)
    small = _small_words()
    plain_words = [word for word in words if not _is_particle(word, small)]
    only_surname = len(plain_words) <= 1 or (words and _is_particle(words[0], small))
    first = None if only_surname else plain_words[0]
    behind = plain_words if first is None else plain_words[1:]
    rest = tuple(part for word in behind for part in word.parts)
    last = behind[-1].parts if behind else ()
    short = frozenset(part for word in plain_words if word.short for part in word.parts)
    given = first.parts if first is not None else ()
    surname_words = words if first is None else words[words.index(first) + 1 :]
    doubtful = first is not None and not first.short and not is_given(first.raw)
    found = tuple(word.folded for word in words if _is_particle(word, small) and word.folded not in _JOINING)
    key = " ".join((*given, "|", *rest, *((generation,) if generation else ())))
    glued = "".join(word.folded for word in surname_words)
    return PersonName(given, rest, last, short, found, glued, generation, key, doubtful)


def likeness(one: PersonName, other: PersonName, *, transliterated: bool = False) -> Likeness:
    """May two names be one person's? transliterated: the city is in a country of another alphabet, so that languages
    spell its names differently. The order of the two does not matter.
    """
    if one.generation and other.generation and one.generation != other.generation:
        return Likeness.DIFFERENT
    if _clash(one.particles, other.particles):
        return Likeness.DIFFERENT
    if not one.given or not other.given:
        return _by_surname(one, other, transliterated=transliterated)
    if one.key == other.key:
        return Likeness.SAME
    if one.fullness == other.fullness == Fullness.FULL and (_turned(one, other) or _turned(other, one)):
        return Likeness.RESPELT
    given = _same_given(one, other, transliterated=transliterated)
    rest = _same_rest(one, other, transliterated=transliterated) if given else given
    if not rest and one.doubtful != other.doubtful:
        return _by_surname(_all_surname(one), other) if one.doubtful else _by_surname(_all_surname(other), one)
    return min(given, rest)


def _turned(one: PersonName, other: PersonName) -> bool:
    """True for "Tóthfalvi László" beside "László Tóthfalvi"."""
    return one.given + one.rest == other.last + other.given


def _all_surname(name: PersonName) -> PersonName:
    return replace(name, given=(), rest=(*name.given, *name.rest), glued="".join(name.given) + name.glued)


@cache
def other_alphabets() -> frozenset[str]:
    """Countries, ISO 3166-1 alpha-2, whose names each language spells in its own way."""
    return frozenset(_data()["other_alphabets"])


def _without_titles(name: str) -> tuple[list[_Word], str]:
    """The words of a name that are no title, and the generation that its last word tells."""
    words: list[_Word] = []
    generation = ""
    raws = name.replace("\u00a0", " ").split()
    for place, raw in enumerate(raws):
        bare = raw.strip(".,;:()ºª").casefold()
        folded = plain(bare)
        if not folded or folded in _DEGREES:
            continue
        if place and place == len(raws) - 1 and folded in _GENERATIONS and words:
            generation = _GENERATIONS[folded]
            continue
        if bare in forms_of_address() and not (place == len(raws) - 1 and not words):
            continue
        dotted = raw.endswith(".") and len(folded) <= 4
        if len(folded) == 1 and folded == "m" and place == 0 and dotted:
            continue  # "M. Dubois" is Monsieur as often as Michel
        pieces = [piece for piece in re.split(r"[-‐‑–]", raw) if plain(piece)]
        initials = [letter for piece in pieces for letter in re.findall(r"[^\W\d_](?=\.)", piece)]
        if dotted and len(initials) > 1:
            words.extend(_Word(raw, (plain(letter),), short=True) for letter in initials)
            continue
        words.append(_Word(raw, tuple(map(plain, pieces)), short=len(folded) == 1 or dotted))
    return words, generation


def _surname_last(words: list[_Word]) -> list[_Word]:
    """ "ROYER Jean" as "Jean ROYER": capitals in front of other words are a surname."""
    capitals = [len(word.folded) > 1 and word.raw.isupper() for word in words]
    if not capitals or not capitals[0] or all(capitals) or capitals != sorted(capitals, reverse=True):
        return words
    count = sum(capitals)
    return words[count:] + words[:count]


def _is_particle(word: _Word, small: frozenset[str]) -> bool:
    return word.folded in small and len(word.parts) == 1 and not (word.short and word.folded not in {"v"})


@cache
def _small_words() -> frozenset[str]:
    """Parts of surnames that one page writes and another leaves out."""
    return frozenset(plain(word) for word in particles() if len(plain(word)) > 1) | _JOINING | {"v", "los", "las"}


def _clash(one: Sequence[str], other: Sequence[str]) -> bool:
    """True where both names have particles, and neither has all of the other's: "van der" and "de"."""
    mine, theirs = set(map(_spelled_out, one)), set(map(_spelled_out, other))
    return bool(mine and theirs) and not (mine <= theirs or theirs <= mine)


def _spelled_out(particle: str) -> str:
    return "von" if particle == "v" else particle


def _by_surname(one: PersonName, other: PersonName, *, transliterated: bool = False) -> Likeness:
    """A surname alone beside another name: all its parts are in the other's, the last of one among them."""
    short, full = (one, other) if not one.given else (other, one)
    if short.glued == full.glued:
        return Likeness.SURNAME
    parts, others = _levelled(short.rest, transliterated), _levelled(full.rest, transliterated)
    if not full.given:
        return Likeness.SURNAME if set(parts) == set(others) else Likeness.DIFFERENT
    return Likeness.SURNAME if parts and set(parts) <= set(others) and len(full.last) else Likeness.DIFFERENT


def _levelled(parts: Sequence[str], transliterated: bool) -> tuple[str, ...]:
    return tuple(map(sounds, parts)) if transliterated else tuple(parts)


def _same_given(one: PersonName, other: PersonName, *, transliterated: bool) -> Likeness:
    """The first names: one the same, short for the other, or another form of it."""
    mine, theirs = one.given[0], other.given[0]
    if mine == theirs:
        return Likeness.SAME
    if mine in one.short or theirs in other.short:
        begin, whole = sorted((mine, theirs), key=len)
        return Likeness.PARTLY if whole.startswith(begin) or _forms(mine) & _forms(theirs) else Likeness.DIFFERENT
    if transliterated and consonants(mine) == consonants(theirs):
        return Likeness.RESPELT
    return Likeness.PARTLY if _forms(mine) & _forms(theirs) else Likeness.DIFFERENT


def _same_rest(one: PersonName, other: PersonName, *, transliterated: bool) -> Likeness:
    """All behind the first name: what one leaves out the other may have, but they share a surname."""
    if one.glued == other.glued:
        return Likeness.RESPELT
    mine = _levelled((*one.given[1:], *one.rest), transliterated)
    theirs = _levelled((*other.given[1:], *other.rest), transliterated)
    fewer, more = sorted((mine, theirs), key=len)
    if not _contains(more, fewer, one.short | other.short):
        return Likeness.DIFFERENT
    shared = set(_levelled(one.last, transliterated)) & set(_levelled(other.rest, transliterated))
    shared |= set(_levelled(other.last, transliterated)) & set(_levelled(one.rest, transliterated))
    if not shared:
        return Likeness.DIFFERENT
    return Likeness.RESPELT if len(fewer) == len(more) else Likeness.PARTLY


def _contains(more: Sequence[str], fewer: Sequence[str], short: frozenset[str]) -> bool:
    """True where each of the fewer parts is among the others: itself, or an initial of one, or one begun by it."""
    left = list(more)
    for part in fewer:
        found = next((other for other in left if other == part), None)
        if found is None:
            begun = (o for o in left if (part in short and o.startswith(part)) or (o in short and part.startswith(o)))
            found = next(begun, None)
        if found is None:
            return False
        left.remove(found)
    return True


@cache
def _forms(given: str) -> frozenset[int]:
    return _families().get(given, frozenset())


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text("utf-8"))
    return data


@cache
def _families() -> dict[str, frozenset[int]]:
    """First names that may be one person's, by their folded form."""
    families: dict[str, set[int]] = {}
    for number, names in enumerate(_data()["given_names"]):
        for name in names:
            families.setdefault(plain(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in families.items()}
