"""The other spellings that a place name, folded, has in running text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+")

# Letters without a decomposition that are written plainly in file systems, on keyboards and in capitals.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})

_SAINTS = {
    "saint": ("st", "st."),
    "sainte": ("ste", "ste."),
    "sankt": ("st", "st."),
    "st.": ("st", "saint", "sankt"),
    "st": ("st.", "saint", "sankt"),
    "san": ("s.",),
    "santa": ("s.",),
    "svatý": ("sv.",),
    "świętego": ("św.",),
}

# "Frankfurt am Main", "Halle an der Saale", "Freiburg im Breisgau", "Kempten (Allgäu)", "Lauenburg/Elbe".
_QUALIFIED = re.compile(
    r"^(?P<head>[^(/]+?)(?: (?P<word>am|an der|an dem|im|in der|in|ob der|bei|vor der|unter|upon|on|under|by"
    r"|aan de|aan den|sur|sous|en|lès|les|près|nad|pod) (?P<tail>[^(/]+)| ?\((?P<bracket>[^)]+)\)|/(?P<slash>.+))$"
)
_ARTICLES = frozenset(
    {"an der": "a. d.", "in der": "i. d.", "ob der": "o. d.", "am": "a.", "im": "i.", "vor der": "v. d."}.items()
)
_SHORT_WORDS = dict(_ARTICLES)


def first_word(folded: str) -> str:
    """The letters and digits that a folded text begins with, empty where it begins with another character."""
    found = _WORD.match(folded)
    return found[0] if found else ""


def without_marks(folded: str) -> str:
    """Drop accents and strokes ("łódź" -> "lodz"), as capitals and old systems write names."""
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFD", folded.translate(_PLAIN))
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def short_name(folded: str) -> str | None:
    """The name without what tells it from its namesakes ("frankfurt am main" -> "frankfurt"), None for plain names."""
    found = _QUALIFIED.match(folded)
    return found["head"].strip() if found else None


_STYLES = re.compile(
    r"^(?:(?:city|town|village|municipality|borough|commune|ville|stadt|landeshauptstadt|gemeinde|markt|stad|gemeente|gemeng"
    r"|comune|città|ciudad|municipio|villa|ayuntamiento|cidade|município|vila|concelho|miasto|gmina|město|obec|kota|bandar"
    r"|district|commune|arrondissement|kommun|kommune|concello|municipi) (?:of |de |d'|di |do |da |del |van |vun )?)"
)


def is_styled(folded: str) -> bool:
    """True for "city of x", "ville de x", "stadt x": a style of address, of which only x is the name."""
    return _STYLES.match(folded) is not None


def spellings(folded: str) -> Iterator[str]:
    """Other spellings of a folded name: saints abbreviated, rivers abbreviated or in brackets, accents dropped."""
    yield from _saints(folded)
    if " st " in folded:
        yield folded.replace(" st ", " st. ")
    elif " st. " in folded:
        yield folded.replace(" st. ", " st ")
    found = _QUALIFIED.match(folded)
    if found:
        yield from _qualified(found)
    plain = without_marks(folded)
    if plain != folded:
        yield plain
        yield from _saints(plain)


def _saints(folded: str) -> Iterator[str]:
    first, blank, rest = folded.partition(" ")
    if blank:
        for other in _SAINTS.get(first, ()):
            yield f"{other} {rest}"
    elif folded.startswith("st."):  # "St.Gallen"
        yield f"st. {folded[3:].strip()}"


def _qualified(found: re.Match[str]) -> Iterator[str]:
    head = found["head"].strip()
    tail = found["tail"] or found["bracket"] or found["slash"]
    yield f"{head} ({tail})"
    yield f"{head}/{tail}"
    short = _SHORT_WORDS.get(found["word"] or "")
    if short:
        compact = short.replace(" ", "")
        for word in (short, compact):
            yield f"{head} {word} {tail}"
            yield f"{head} {word} {tail[0]}."
            yield f"{head} {word} {tail[:2]}."
            yield f"{head} {word}{tail[0]}."
        yield f"{head}/{tail[0]}."
