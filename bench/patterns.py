"""Every regular expression of the pipeline, timed on a megabyte of text that is made to be hard for it.

    python -m bench.patterns

The patterns are collected as they are compiled: at import, and while the sample pages run. Each is searched through
texts of one megabyte: single characters and pairs of them over and over, and what nearly matches the pattern itself,
made from its own parts. One that takes more than 200 ms of CPU is named, with the text; the command then ends with 1.
Searches that find a great many matches are not counted: giving out half a million of them takes that long by itself.
A pattern that the code only matches at a place (`match`, `fullmatch`) is matched at the start of the text alone.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any

from sources.page import PageKind, Publisher, RawPage

SIZE = 1_000_000
FIRST = SIZE // 10
"""A tenth of the text is searched first; what is far from a tenth of the time then is not searched for the rest."""
ALLOWED = 0.2
"""CPU seconds for one pattern on one text."""
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
_SAMPLES = ("tests/towns", "sources/samples")


class TooSlow(Exception):
    """A search that was given up."""


def collect() -> dict[str, re.Pattern[Any]]:
    """Every pattern that a module of the pipeline compiles, by module and number."""
    found: dict[tuple[str | bytes, int], tuple[str, re.Pattern[Any]]] = {}
    plain: Callable[..., re.Pattern[Any]] = re.compile

    def noting(pattern: Any, flags: int = 0) -> re.Pattern[Any]:
        compiled = plain(pattern, flags)
        module = sys._getframe(1).f_globals.get("__name__", "")
        if module.startswith("pipeline") or module == "sources.page":
            found.setdefault((compiled.pattern, compiled.flags), (module, compiled))
        return compiled

    re.compile = noting  # type: ignore[assignment]
    try:
        package = importlib.import_module("pipeline")
        for module in pkgutil.walk_packages(package.__path__, "pipeline."):
            importlib.import_module(module.name)
        _run_samples()
    finally:
        re.compile = plain  # type: ignore[assignment]
    numbers: dict[str, int] = {}
    named = {}
    for module_name, compiled in found.values():
        numbers[module_name] = numbers.get(module_name, 0) + 1
        named[f"{module_name} {numbers[module_name]}"] = compiled
    return named


def matched_only() -> set[tuple[str | bytes, int]]:
    """Pattern and flags of what a module keeps under a name that the whole pipeline only matches at a place."""
    package = importlib.import_module("pipeline")
    uses: dict[str, set[str]] = {}
    kept: dict[str, list[re.Pattern[Any]]] = {}
    for found in pkgutil.walk_packages(package.__path__, "pipeline."):
        module = importlib.import_module(found.name)
        for name, member in vars(module).items():
            if isinstance(member, re.Pattern):
                kept.setdefault(name, []).append(member)
        if module.__file__ is None:
            continue
        for node in ast.walk(ast.parse(Path(module.__file__).read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                uses.setdefault(node.value.id, set()).add(node.attr)
    return {
        (pattern.pattern, pattern.flags)
        for name, patterns in kept.items()
        if uses.get(name) and uses[name] <= {"match", "fullmatch"}
        for pattern in patterns
    }


def _run_samples() -> None:
    """Pages in every language, so that what is compiled at first use is compiled too."""
    from bench.corpora import PROJECT  # noqa: PLC0415 - after the patterns of the pipeline are watched
    from pipeline.page import extract_page  # noqa: PLC0415

    for folder in _SAMPLES:
        for path in sorted((PROJECT / folder).rglob("*")):
            if path.suffix in (".html", ".txt"):
                kind = PageKind.HTML if path.suffix == ".html" else PageKind.TEXT
                extract_page(RawPage("bench", f"file:{path.name}", path.read_bytes(), kind), Publisher("bench", "DE"))


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


def seconds(pattern: re.Pattern[Any], text: str | bytes, *, matched: bool = False) -> float:
    """CPU seconds of a search through the whole text; 0 where it gave so many matches that they took the time.

    matched: only match it at the start.
    """
    start = time.process_time()
    matches = 0
    signal.setitimer(signal.ITIMER_VIRTUAL, GIVEN_UP)
    try:
        if matched:
            pattern.match(text)
        else:
            for _ in pattern.finditer(text):
                matches += 1
    except TooSlow:
        pass
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return 0.0 if matches > MANY_MATCHES else time.process_time() - start


def main() -> None:
    """Time every pattern; name those that take too long, and end with 1 where there are any."""
    signal.signal(signal.SIGVTALRM, _give_up)
    patterns = collect()
    only_matched = matched_only()
    slow = 0
    for name, pattern in patterns.items():
        worst, text = 0.0, ""
        matched = (pattern.pattern, pattern.flags) in only_matched
        for hard in hard_texts(pattern):
            searched = hard if isinstance(pattern.pattern, str) else hard.encode("utf-8")
            if seconds(pattern, searched[:FIRST], matched=matched) * SIZE / FIRST < ALLOWED / 2:
                continue
            taken = seconds(pattern, searched, matched=matched)
            if taken > ALLOWED:
                taken = min(taken, seconds(pattern, searched, matched=matched))
            if taken > worst:
                worst, text = taken, hard
            if worst >= GIVEN_UP:
                break
        if worst > ALLOWED:
            slow += 1
            print(f"{1000 * worst:6.0f} ms  {name}  on {text[:24]!r}…  {str(pattern.pattern)[:100]!r}")
    print(f"{len(patterns)} patterns, {slow} above {1000 * ALLOWED:.0f} ms on a text of {SIZE} characters")
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
