"""How letters of names compare: accents and digraphs folded, Cyrillic and Greek spelled out, respellings levelled.

Two strengths. `plain` keeps what a reader of one alphabet tells apart ("Röhling" and "Rühling" stay two names, "Jörg"
and "Joerg" become one). `sounds` levels how English, French, German and Polish spell the same foreign letters
("Chekhov", "Tschechow", "Tchekhov"); only names that were transliterated may be compared by it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

_LETTERS: Final = str.maketrans(
    {
        "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i",
        # Cyrillic, Russian, Ukrainian and Bulgarian, as passports of the International Civil Aviation Organization
        # spell it (Doc 9303), but for "х" and "г".
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z",
        "и": "i", "і": "i", "ї": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
        "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "",
        "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia", "ј": "j", "љ": "lj", "њ": "nj", "ђ": "dj", "ћ": "c",
        # Greek, ISO 843 simplified.
        "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k",
        "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t",
        "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
    }
)  # fmt: skip
_DIGRAPHS: Final = (("ου", "ou"), ("γγ", "ng"), ("γκ", "gk"), ("μπ", "b"), ("ντ", "nt"), ("ευ", "ef"), ("αυ", "af"))
_UMLAUTS: Final = (("aa", "a"), ("ae", "a"), ("oe", "o"), ("ue", "u"))
_SOUNDS: Final = (
    (r"x", "ks"),
    (r"schtsch|chtch|shch|szcz|stsch", "x"),
    (r"tsch|tch|tsh|cz|sch|sh|sz|kh|ch|zh", "x"),
    (r"ph", "f"),
    (r"th", "t"),
    (r"gu(?=[ei])", "g"),
    (r"w", "v"),
    (r"ou", "u"),
    (r"[yj]", "i"),
    (r"ie", "e"),
    (r"gh|h", "g"),
    (r"z", "s"),
    (r"ts|tz", "c"),
    (r"ck|k|q", "k"),
    (r"(.)\1+", r"\1"),
)


@cache
def plain(word: str) -> str:
    """A word in lower-case Latin letters without accents; letters of other alphabets than those above stay."""
    spelled = "".join(
        sign for sign in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(sign)
    )
    for pair, latin in _DIGRAPHS:
        spelled = spelled.replace(pair, latin)
    folded = "".join(sign for sign in spelled.translate(_LETTERS) if sign.isalnum())
    for pair, single in _UMLAUTS:
        folded = folded.replace(pair, single)
    return folded


@cache
def sounds(folded: str) -> str:
    """A plain word by its sounds, whichever language spelled it."""
    for pattern, sign in _SOUNDS:
        folded = re.sub(pattern, sign, folded)
    return folded


@cache
def consonants(folded: str) -> str:
    """The sounds without vowels but for a leading one: "Georgios" and "Giorgos"."""
    heard = sounds(folded)
    return heard[:1] + re.sub(r"[aeiou]", "", heard[1:])
