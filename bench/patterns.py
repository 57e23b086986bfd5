"""Every regular expression of the pipeline, timed on a megabyte of text that is made to be hard for it.

    python -m bench.patterns [MODULE ...]

The patterns are collected as they are used: at import, and while the sample pages run (`bench.watched`). The texts are
single characters and pairs of them over and over, and what nearly matches the pattern itself, made from its own parts.
One that takes more than 200 ms of CPU for a megabyte is named, with the text; the command then ends with 1. It makes no
difference whether the time grows faster than the text or is merely long for every character.

A megabyte reaches a pattern as the pipeline passes it on: in blocks, which `Limits.max_block_characters` bounds, or as
the characters before and behind a word. So the megabyte is cut into pieces of twice the longest text that the pattern
was given while the samples ran, some of which say one endless line everywhere; what was given more than a block, or
was never reached, gets the megabyte in one. A pattern that the code only matches at a place (`match`, `fullmatch`) is
matched at the start of each piece.
Searches that find a great many matches are not counted: giving out half a million of them takes that long by itself.
"""

from __future__ import annotations

import re
import signal
import sys
import time
from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any

from bench.watched import Watched, matched_only, watch
from pipeline.limits import DEFAULT_LIMITS

SIZE = 1_000_000
FIRST = SIZE // 10
"""A tenth of the text is searched first; what is far from a tenth of the time then is not searched for the rest."""
ALLOWED = 0.2
"""CPU seconds for one pattern on one text."""
_MORE_TRIES = 4
"""Searches of a text that took too long before it is named; the shortest counts: other processes only add to it."""
GIVEN_UP = 1.0
MANY_MATCHES = 20_000
_UNITS = (
    *(
        "a",
        "A",
        "é",
        "1",
        " ",
        "\t",
        "\n",
        "-",
        ".",
        ",",
        "'",
        "(",
        "@",
        "/",
        "_",
        "<",
        "a ",
        "A ",
        "1 ",
        "a-",
        "a.",
        "A.",
    ),
    *("1.", "1-", "(1", "a'", "ab1 ", "Ab Cd ", "Ab-", "a@", "1/", " -", "<!", "0 ", "Der ", "de la "),
)


class TooSlow(Exception):
    """A search that was given up."""


def piece(longest: int) -> int:
    """How many characters of a megabyte a pattern gets at a time that was given this many, 0 where it was not reached.

    At least twenty, so that it is the pattern that is timed and not the calls.
    """
    block = DEFAULT_LIMITS.max_block_characters
    return min(block, max(20, 2 * longest)) if 0 < longest <= block else SIZE


def hard_texts(pattern: re.Pattern[Any]) -> Iterator[str]:
    """Texts of a megabyte that begin like a match over and over and never, or late, end like one."""
    yield from (unit * (SIZE // len(unit)) for unit in _UNITS)
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = parser.parse(source, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags)
    for repeats in (1, 3):
        sample = _sample(tree, repeats)
        for cut in {len(sample), len(sample) - 1, len(sample) // 2}:
            if (unit := sample[:cut]) and len(unit) < 400:
                yield unit * (SIZE // len(unit))
                yield unit[-1] * (SIZE - len(unit)) + unit


def _sample(tree: Any, repeats: int) -> str:
    """A text that the pattern is likely to match: first branches, first members of classes, loops `repeats` times."""
    parts = []
    for operator, argument in tree:
        if operator is codes.LITERAL:
            parts.append(chr(argument))
        elif operator in (codes.IN, codes.NOT_LITERAL, codes.ANY, codes.CATEGORY):
            parts.append(_member(argument) if operator is codes.IN else "x")
        elif operator in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            least, most, inside = argument
            parts.append(_sample(inside, repeats) * max(least, min(repeats, most)))
        elif operator is codes.SUBPATTERN:
            parts.append(_sample(argument[3], repeats))
        elif operator is codes.ATOMIC_GROUP:
            parts.append(_sample(argument, repeats))
        elif operator is codes.BRANCH:
            parts.append(_sample(argument[1][-1], repeats))
    return "".join(parts)


def _member(members: Any) -> str:
    for operator, argument in members:
        if operator is codes.NEGATE:
            return "x"
        if operator is codes.LITERAL:
            return chr(argument)
        if operator is codes.RANGE:
            return chr(argument[0])
        if operator is codes.CATEGORY:
            return {codes.CATEGORY_DIGIT: "1", codes.CATEGORY_SPACE: " "}.get(argument, "a")
    return "a"


def _give_up(number: int, frame: FrameType | None) -> None:
    raise TooSlow


def seconds(pattern: re.Pattern[Any], text: str | bytes, size: int, *, matched: bool = False) -> float:
    """CPU seconds of a search through the whole text; 0 where it gave so many matches that they took the time.

    size: characters of the text that are searched at a time. matched: only match at the start of each.
    """
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    matches = 0
    signal.setitimer(signal.ITIMER_VIRTUAL, GIVEN_UP)
    start = time.process_time()
    try:
        for one in pieces:
            if matched:
                pattern.match(one)
            else:
                for _ in pattern.finditer(one):
                    matches += 1
    except TooSlow:
        pass
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return 0.0 if matches > MANY_MATCHES else time.process_time() - start


def slowest(watched: Watched, *, matched: bool) -> tuple[float, str]:
    """CPU seconds for the text that is hardest for a pattern, and that text."""
    pattern, size = watched.plain, piece(watched.longest)
    worst, text = 0.0, ""
    for hard in hard_texts(pattern):
        searched = hard if isinstance(pattern.pattern, str) else hard.encode("utf-8")
        if seconds(pattern, searched[:FIRST], size, matched=matched) * SIZE / FIRST < ALLOWED / 2:
            continue
        taken = seconds(pattern, searched, size, matched=matched)
        for _ in range(_MORE_TRIES):
            if taken > ALLOWED:
                taken = min(taken, seconds(pattern, searched, size, matched=matched))
        if taken > worst:
            worst, text = taken, hard
        if worst >= GIVEN_UP:
            break
    return worst, text


def main() -> None:
    """Time every pattern, or those of the named modules; name what takes too long, and end with 1 where any does."""
    signal.signal(signal.SIGVTALRM, _give_up)
    patterns = [one for one in watch() if not sys.argv[1:] or one.name.split()[0] in sys.argv[1:]]
    placed = matched_only(patterns)
    slow = 0
    for watched in patterns:
        worst, text = slowest(watched, matched=watched.name in placed)
        if worst > ALLOWED:
            slow += 1
            given = f"{watched.longest} characters" if watched.longest else "not reached"
            shown = f"{str(watched.plain.pattern)[:100]!r}"
            print(f"{1000 * worst:6.0f} ms  {watched.name} ({given})  on {text[:24]!r}…  {shown}", flush=True)
    whole = sum(piece(watched.longest) == SIZE for watched in patterns)
    print(
        f"{len(patterns)} patterns, {whole} given the megabyte in one, {len(placed)} matched at a place; "
        f"{slow} above {1000 * ALLOWED:.0f} ms on {SIZE} characters"
    )
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
