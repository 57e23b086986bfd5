"""What stands between blanks and is no word of a language: links, e-mail addresses, codes of letters and digits, the
single letters of a heading that is spaced out."""

from __future__ import annotations

import re
from collections.abc import Iterable

_DOMAIN = re.compile(
    r"(?:[\w-]+\.){1,6}(?:com|org|net|eu|info|example|de|fr|lu|nl|be|it|es|pt|pl|cz|uk|at|ch|dk|se)\W*"
)
_SENTENCE_SIGNS = ".,;:!?()\"'»«„“”’…"
_CODE = re.compile(r"[^\W\d_]\d|\d[^\W\d_]")

_SPACED_OUT = re.compile(r"(?<!\w)[^\W\d_](?: [^\W\d_]){3,}(?!\w)")


def closed_up(texts: Iterable[str]) -> list[str]:
    """The texts with the letters of spaced-out words together, where they begin with one: "P r o t o k o l l"."""
    return [
        _SPACED_OUT.sub(lambda found: found[0].replace(" ", ""), text) if text[1:2] == " " else text for text in texts
    ]


def without_nonwords(text: str) -> str:
    """The text without what is no word, its parts joined by single blanks."""
    parts = text.split()
    return " ".join(
        [part for part in parts if part.isalpha() or part.strip(_SENTENCE_SIGNS).isalpha() or not _is_nonword(part)]
    )


def _is_nonword(part: str) -> bool:
    return (
        "@" in part
        or "://" in part
        or part[:4].lower() == "www."
        or _CODE.search(part) is not None
        or ("." in part and _DOMAIN.fullmatch(part) is not None)
    )
