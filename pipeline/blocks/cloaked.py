"""E-mail addresses that a site's software cloaks against harvesters, as the page's own script shows them to a reader.

Cloudflare writes an address as hexadecimal bytes, each combined (exclusive or) with the first of them; TYPO3 moves its
characters some places on within figures, capitals and small letters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote

ATTRIBUTES: Final = ("data-cfemail", "data-mailto-token")
"""Attributes of a link that hold a cloaked address; its `href` may hold one too."""
SIGNS: Final = ("/cdn-cgi/l/email-protection#", "UnCryptMailto(")
"""What such an `href` has in it."""
_CALL: Final = re.compile(r"UnCryptMailto\(\s{0,3}['\"]([^'\"]{1,500})['\"]")
_HEXADECIMAL: Final = re.compile(r"(?:[0-9a-fA-F]{2})+")
_MAIL: Final = "mailto:"
_ALPHABETS: Final = tuple("".join(map(chr, range(first, last + 1))) for first, last in ((43, 58), (64, 90), (97, 122)))
"""Characters that TYPO3 moves: figures with the signs around them, "@" and capitals, small letters."""
_FARTHEST: Final = 10
"""Places that TYPO3 may be set to move them by, either way."""
_LONGEST: Final = 2000


def uncloaked(attributes: Mapping[str, str]) -> str:
    """The link that a cloaked one stands for, "mailto:" with an address; empty where there is none.

    attributes: of an element `a`.
    """
    token, target = attributes.get("data-mailto-token", ""), attributes.get("href", "")[:_LONGEST]
    if token:
        return _of_typo3(token[:_LONGEST])
    code = attributes.get("data-cfemail", "") or target.partition(SIGNS[0])[2]
    if code:
        return _of_cloudflare(code[:_LONGEST])
    call = _CALL.search(unquote(target))
    return _of_typo3(call[1].replace("\\", "")) if call is not None else ""


def _of_cloudflare(code: str) -> str:
    if not _HEXADECIMAL.fullmatch(code):
        return ""
    key, *cloaked = bytes.fromhex(code)
    return _MAIL + bytes(byte ^ key for byte in cloaked).decode("utf-8", errors="replace")


def _of_typo3(text: str) -> str:
    """The text moved back by the number of places that makes it a mail link."""
    for places in (*range(-_FARTHEST, 0), *range(1, _FARTHEST + 1)):
        moves = {
            ord(letter): alphabet[(number + places) % len(alphabet)]
            for alphabet in _ALPHABETS
            for number, letter in enumerate(alphabet)
        }
        if text[: len(_MAIL)].translate(moves) == _MAIL:
            return text.translate(moves)
    return ""
