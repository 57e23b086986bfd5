"""Walls: what a site shows in a page's stead. They are recorded as what they are and never kept as content.

A wall is short: a page with text of its own is a page, whatever banner lies over it and whatever box stands beside it.
The phrases stand in walls.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from sources.crawler.exchange import Exchange
from sources.crawler.job import Verdict
from sources.crawler.outline import Outline
from sources.strict_yaml import read_mapping

_SHORT = 600
"""Characters of text below which a page has hardly anything of its own to say."""
_BANNER = 1_800
"""Characters of a wall of consent: it lists purposes and partners."""
_MISSING = 3_000
"""Characters of a page that says that there is none: menus stand around it."""


def recognise(exchange: Exchange, seen: Outline, missing: tuple[str, str] | None) -> tuple[Verdict, str] | None:
    """What stands in the page's stead, and by what it is known; None for a page.

    missing: shape of what the site answers for a page that cannot exist, None where it answers with 404.
    """
    text = seen.text.casefold()
    around = f"{seen.title} {seen.heading}".casefold()
    if exchange.header("cf-mitigated").lower() == "challenge":
        return Verdict.CHALLENGE, "header cf-mitigated"
    if len(text) < _SHORT:
        mark = _first(_marks("challenge"), exchange.body[:200_000].lower())
        if mark:
            return Verdict.CHALLENGE, f"mark {mark!r}"
        phrase = _phrase("challenge", f"{around} {text}")
        if phrase and seen.scripts:
            return Verdict.CHALLENGE, f"phrase {phrase!r}"
        phrase = _phrase("javascript", f"{seen.noscript.casefold()} {text}")
        if phrase and len(text) < _SHORT // 2:
            return Verdict.JAVASCRIPT, f"phrase {phrase!r}"
        phrase = _phrase("maintenance", f"{around} {text}")
        if phrase:
            return Verdict.MAINTENANCE, f"phrase {phrase!r}"
    if missing is not None and seen.shape == missing:
        return Verdict.SOFT_404, "the same page as for an address that cannot exist"
    if len(text) < _MISSING:
        phrase = _phrase("soft-404", around)
        if phrase:
            return Verdict.SOFT_404, f"phrase {phrase!r} in title or heading"
    if seen.passwords and len(text) < _BANNER:
        phrase = _phrase("login", f"{around} {text[:_SHORT]}")
        if phrase and (len(text) < _SHORT or _phrase("login", around)):
            return Verdict.LOGIN, f"asks for a password, phrase {phrase!r}"
    if len(text) < _BANNER:
        phrases = [phrase for phrase in _phrases("consent") if phrase in text]
        if len(phrases) >= 3 or (len(phrases) == 2 and len(text) < _SHORT):
            return Verdict.CONSENT, f"phrases {', '.join(map(repr, phrases[:3]))}"
    return None


def recognise_refusal(exchange: Exchange, seen: Outline) -> tuple[Verdict, str] | None:
    """What a 401, 403, 429 or 503 stands for where the page with it says so: challenge, login, maintenance."""
    if exchange.status == 401:
        return Verdict.LOGIN, "status 401"
    if exchange.header("cf-mitigated").lower() == "challenge":
        return Verdict.CHALLENGE, "header cf-mitigated"
    source, text = exchange.body[:200_000].lower(), f"{seen.title} {seen.heading} {seen.text}".casefold()
    mark = _first(_marks("challenge"), source)
    if mark:
        return Verdict.CHALLENGE, f"mark {mark!r}"
    if exchange.status == 403 and _phrase("challenge", text):
        return Verdict.CHALLENGE, "status 403"
    if exchange.status == 503 and _phrase("maintenance", text):
        return Verdict.MAINTENANCE, "status 503"
    return None


@cache
def _data() -> dict[str, dict[str, object]]:
    return read_mapping(Path(__file__).with_name("walls.yaml"))


@cache
def _phrases(kind: str) -> tuple[str, ...]:
    by_language = _data()[kind]["phrases"]
    assert isinstance(by_language, dict)
    return tuple(sorted({str(phrase).casefold() for phrases in by_language.values() for phrase in phrases}))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, _phrases(kind))) + r")")


@cache
def _marks(kind: str) -> tuple[bytes, ...]:
    marks = _data()[kind]["marks"]
    assert isinstance(marks, list)
    return tuple(str(mark).encode() for mark in marks)


def _phrase(kind: str, text: str) -> str:
    found = _pattern(kind).search(text)
    return found[0] if found else ""


def _first(marks: Iterable[bytes], source: bytes) -> str:
    return next((mark.decode() for mark in marks if mark in source), "")
