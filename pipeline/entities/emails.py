"""E-mail addresses, plain and obfuscated ("name(at)stadt.example", "name [arobase] mairie [point] example")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.record import Document, Mention, MentionType

_AT_WORDS = r"at|ät|arobase|arobas|chiocciola|arroba|małpa|malpa|zavináč|zavinac|apenstaartje|klammeraff|a|@"
_DOT_WORDS = r"dot|punkt|point|punto|ponto|kropka|tečka|tecka|punt|pt"
_BLANK = r"[ \u00a0\u202f]"
_DOT = (
    rf"(?:\.|{_BLANK}?[(\[{{<]{_BLANK}?(?:{_DOT_WORDS}|\.){_BLANK}?[)\]}}>]{_BLANK}?|_(?:DOT|PUNKT|POINT)_"
    rf"|{_BLANK}(?:DOT|dot|punkt|point){_BLANK})"
)
_AT = (
    rf"(?:{_BLANK}?@{_BLANK}?|{_BLANK}{{0,2}}[(\[{{<]{_BLANK}?(?:{_AT_WORDS}){_BLANK}?[)\]}}>]{_BLANK}{{0,2}}"
    rf"|_(?:AT|at|ÄT)_|{_BLANK}(?:AT|at){_BLANK})"
)
_LOCAL = rf"[\w%+'-]{{1,64}}(?:{_DOT}[\w%+'-]{{1,64}}){{0,6}}"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_EMAIL = re.compile(
    rf"(?<![\w.@%+-])(?P<local>{_LOCAL})(?P<at>{_AT})(?P<domain>{_LABEL}(?:{_DOT}{_LABEL}){{1,6}})(?![\w@])", re.I
)
_CHEAP = re.compile(rf"@|[(\[{{<_ ]\ ?(?:{_AT_WORDS})\ ?[)\]}}>_ ]", re.I)
_DOTS = re.compile(_DOT, re.I)


def find_email_mentions(document: Document, earlier: Sequence[Mention]) -> list[Mention]:
    """Find the e-mail addresses of every block, kept or not; the value is written out and in lower case."""
    return [
        Mention(
            type=MentionType.EMAIL,
            block=block.index,
            start=start,
            end=end,
            raw=block.text[start:end],
            value=value,
            rule=rule,
            confidence=confidence,
        )
        for block in document.blocks
        for start, end, value, rule, confidence in find_emails(block.text)
    ]


def find_emails(text: str) -> list[tuple[int, int, str, str, float]]:
    """Find the e-mail addresses of one text as (start, end, address in lower case, rule, confidence)."""
    if not _CHEAP.search(text):
        return []
    found = []
    for match in _EMAIL.finditer(text):
        at = match.group("at")
        local = _DOTS.sub(".", match.group("local")).strip(".'")
        domain = _DOTS.sub(".", match.group("domain"))
        last = domain.rsplit(".", 1)[-1]
        if not last.isalpha() or len(last) < 2:
            continue
        plain = at == "@"
        if at.strip(" \u00a0\u202f").lower() == "at" and not domain.count("."):
            continue
        found.append(
            (
                match.start(),
                match.end(),
                f"{local}@{domain}".lower(),
                "email.plain" if plain else "email.obfuscated",
                0.99 if plain else 0.9,
            )
        )
    return found
