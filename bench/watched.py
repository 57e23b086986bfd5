"""Which regular expressions the pipeline has, and how long the texts are that it really gives to each.

Every expression that a module of the pipeline compiles or uses is put into a `Watched`, which notes each call. What is
noted while pages run says what a page of a megabyte can ask of the expression: most read a line, a block or the few
characters before a name.
"""

from __future__ import annotations

import ast
import gc
import importlib
import pkgutil
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from bench.corpora import PROJECT
from sources.page import PageKind, Publisher, RawPage

_SAMPLES = ("tests/towns", "sources/samples")
_COUNTRIES = {
    "at": "AT",
    "be": "BE",
    "cz": "CZ",
    "es": "ES",
    "fr": "FR",
    "gb": "GB",
    "ie": "IE",
    "it": "IT",
    "lu": "LU",
}
_SEARCHES = frozenset(("search", "finditer", "findall", "split", "sub", "subn"))
_PLACES = frozenset(("match", "fullmatch"))


class Watched:
    """A compiled pattern that notes how it is used, and otherwise behaves like it.

    name: module and number. maker: name of the function that compiled it.
    longest: characters of the longest text that it was given, between `pos` and `endpos`.
    searched: whether it was ever searched for, rather than only matched at a place.
    """

    def __init__(self, name: str, maker: str, pattern: re.Pattern[Any]) -> None:
        self.name = name
        self.maker = maker
        self.plain = pattern
        self.longest = 0
        self.searched = False
        for method in _PLACES | {"search", "finditer", "findall"}:
            setattr(self, method, self._noting(getattr(pattern, method), method in _SEARCHES))

    def _noting(self, call: Callable[..., Any], searches: bool) -> Callable[..., Any]:
        def noted(text: Any, pos: int = 0, endpos: int = sys.maxsize) -> Any:
            self._note(min(endpos, len(text)) - pos, searches)
            return call(text, pos, endpos)

        return noted

    def _note(self, length: int, searches: bool) -> None:
        self.longest = max(self.longest, length)
        self.searched |= searches

    def sub(self, by: Any, text: Any, count: int = 0) -> Any:
        """As `re.Pattern.sub`."""
        self._note(len(text), searches=True)
        return self.plain.sub(by, text, count)

    def subn(self, by: Any, text: Any, count: int = 0) -> Any:
        """As `re.Pattern.subn`."""
        self._note(len(text), searches=True)
        return self.plain.subn(by, text, count)

    def split(self, text: Any, maxsplit: int = 0) -> Any:
        """As `re.Pattern.split`."""
        self._note(len(text), searches=True)
        return self.plain.split(text, maxsplit)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.plain, name)


def watch() -> list[Watched]:
    """Every expression of the pipeline, after the sample pages and their long forms (`pages`) have run."""
    found: dict[tuple[Any, int], Watched] = {}
    numbers: dict[str, int] = {}
    plain: Callable[..., re.Pattern[Any]] = re._compile  # type: ignore[attr-defined]

    def watched(pattern: Any, flags: int) -> Any:
        # This is called by `re.compile`, `re.search` and the others, and these by the module.
        caller = sys._getframe(2)
        module = caller.f_globals.get("__name__", "")
        if not module.startswith("pipeline"):
            return plain(pattern.plain if isinstance(pattern, Watched) else pattern, flags)
        if isinstance(pattern, Watched):
            return pattern
        compiled = plain(pattern, flags)
        key = (compiled.pattern, compiled.flags)
        if key not in found:
            numbers[module] = numbers.get(module, 0) + 1
            found[key] = Watched(f"{module} {numbers[module]}", caller.f_code.co_name, compiled)
        return found[key]

    re._compile = watched  # type: ignore[attr-defined]
    try:
        package = importlib.import_module("pipeline")
        for module in pkgutil.walk_packages(package.__path__, "pipeline."):
            importlib.import_module(module.name)
        page = importlib.import_module("pipeline.page")
        for raw, country in pages():
            page.extract_page(raw, Publisher("bench", country))
    finally:
        re._compile = plain  # type: ignore[attr-defined]
    return list(found.values())


def matched_only(patterns: Iterable[Watched]) -> set[str]:
    """Names of the patterns that the pipeline only matches at a place, as its source says and the samples show.

    The source says so of a pattern that a module or an object keeps under a name, or that a function makes, where
    nothing but `.match` and `.fullmatch` is asked of that name.
    """
    everywhere: dict[str, set[str]] = {}
    within: dict[str, dict[str, set[str]]] = {}
    for path in (PROJECT / "pipeline").rglob("*.py"):
        module = ".".join(path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__")
        uses = within.setdefault(module, {})
        for name, method in _asked(ast.parse(path.read_text("utf-8"))):
            uses.setdefault(name, set()).add(method)
            everywhere.setdefault(name, set()).add(method)
    placed = set()
    for pattern in patterns:
        own = within[pattern.name.split()[0]]
        named = [(own if name.startswith("_") else everywhere).get(name) for name in _names(pattern)]
        made = own if pattern.maker.startswith("_") else everywhere
        asked = [methods for methods in named if methods] or [made.get(pattern.maker, set())]
        if not pattern.searched and all(methods and methods <= _PLACES for methods in asked):
            placed.add(pattern.name)
    return placed


def _asked(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """The methods of patterns in a source, each with the name, attribute or function that it is asked of."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in _SEARCHES | _PLACES:
            asked = node.value.func if isinstance(node.value, ast.Call) else node.value
            if isinstance(asked, ast.Name | ast.Attribute):
                yield (asked.id if isinstance(asked, ast.Name) else asked.attr), node.attr


def _names(pattern: Watched) -> set[str]:
    """The names under which modules and objects keep a pattern, and keys of caches, of which nothing is asked."""
    names = set()
    for holder in gc.get_referrers(pattern):
        kept = holder if isinstance(holder, dict) else getattr(holder, "__dict__", {})
        names |= {name for name, value in kept.items() if value is pattern and isinstance(name, str)}
        names |= {name for name in getattr(holder, "__slots__", ()) if getattr(holder, name) is pattern}
    return names


def pages() -> Iterator[tuple[RawPage, str]]:
    """The sample pages in every language with their country, each as it is and in two long forms.

    Long is a page whose every text, cell, link and head value is the words of the sample in one line of 25,000
    characters, as HTML and as text: longer than a block may be, so that what reads blocks is given the longest ones,
    and what reads a place in them shows how far it looks.
    """
    from pipeline.blocks import read_blocks  # noqa: PLC0415 - after the patterns of the pipeline are watched
    from pipeline.decode import decode  # noqa: PLC0415
    from pipeline.limits import DEFAULT_LIMITS  # noqa: PLC0415

    for path in sorted(path for folder in _SAMPLES for path in (PROJECT / folder).rglob("*")):
        if path.suffix not in (".html", ".txt"):
            continue
        kind = PageKind.HTML if path.suffix == ".html" else PageKind.TEXT
        country = path.name[:2].upper() if path.parent.name == "samples" else "DE"
        body = path.read_bytes()
        page = RawPage("bench", f"file:{path.name}", body, kind)
        yield page, country
        text, _ = decode(page, DEFAULT_LIMITS)
        words = " ".join(block.text for block in read_blocks(text, kind, DEFAULT_LIMITS).blocks)
        line = (words.replace("\t", " ") + " ") * (25_000 // len(words) + 1)
        yield RawPage("bench", f"file:{path.name}.txt", line.encode(), PageKind.TEXT), country
        yield RawPage("bench", f"file:{path.name}.html", _long(line).encode(), PageKind.HTML), country


def _long(line: str) -> str:
    """A page that says one long line wherever a page can say something."""
    said = line.replace("&", " ").replace("<", " ").replace('"', " ")
    head = f'<title>{said}</title><meta name="description" content="{said}"><meta name="date" content="{said}">'
    head += f'<script type="application/ld+json">{{"name": "{said}", "telephone": "{said}"}}</script>'
    body = f"<h1>{said}</h1><p>{said}</p><ul><li>{said}</li></ul><address>{said}</address>"
    body += f"<table><tr><td>{said}</td><td>{said}</td></tr></table>"
    body += f'<div id="{said}" class="{said}" style="{said}" role="{said}"><a href="{said}">{said}</a></div>'
    return f'<html lang="{said[:40]}"><head>{head}</head><body>{body}</body></html>'
