"""From what a view shows to HTML: Jinja2 with autoescape, and nothing that a browser could run."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from normalized.exports.xml_text import readable
from normalized.inspector.wording import LANGUAGES, Wording
from normalized.report.svg import style_sheet
from pipeline.block import BlockLabel

_STATIC = Path(__file__).parent / "static"

_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}


@cache
def static_files() -> Mapping[str, tuple[bytes, str]]:
    """Content and content type of every file that pages load, by name; `plots.css` holds the colours of plots."""
    files = {path.name: (path.read_bytes(), _TYPES[path.suffix]) for path in sorted(_STATIC.iterdir())}
    return {**files, "plots.css": (style_sheet().encode("utf-8"), _TYPES[".css"])}


def static_address(name: str) -> str:
    """Where a file is served; another content has another address, so browsers may keep it."""
    return f"/-/inspector/{hashlib.sha256(static_files()[name][0]).hexdigest()[:12]}/{name}"


def render(template: str, wording: Wording, **values: Any) -> str:
    """A page as HTML. wording: the words of the reader's language."""
    return _environment().get_template(template).render(t=wording, **values)


def web_address(url: str) -> str | None:
    """The address where it is one of the web and may be linked; None for any other (javascript:, file:)."""
    return url if url.startswith(("https://", "http://")) else None


def city_address(area_id: str) -> str:
    """Where a city is shown."""
    return f"/city/{quote(area_id, safe='')}"


def page_address(page_id: str, block: int | None = None) -> str:
    """Where a page is shown, at one of its blocks."""
    return f"/page/{quote(page_id, safe='')}" + ("" if block is None else f"#b{block}")


def with_query(path: str, query: Mapping[str, str], **changed: str | int | None) -> str:
    """The address with some of its parameters changed; None takes one out."""
    chosen = {**query, **changed}
    kept = {name: value for name, value in chosen.items() if value not in (None, "")}
    return f"{path}?{urlencode(kept)}" if kept else path


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("normalized.inspector"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.globals |= {
        "static": static_address,
        "city_address": city_address,
        "page_address": page_address,
        "with_query": with_query,
        "languages": LANGUAGES,
        "labels": tuple(label.value for label in BlockLabel),
    }
    environment.filters |= {
        "web_address": web_address,
        "thousands": _thousands,
        "cell": _cell,
        "percent": "{:.0%}".format,
    }
    return environment


def _thousands(number: int) -> str:
    """The number in groups of three with a thin blank between (ISO 80000-1), the same in every language."""
    return f"{number:,}".replace(",", "\u202f")


def _cell(value: object) -> str:
    """What a table's cell holds, in a line: a list by its items, a dash for nothing."""
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "–"
    if isinstance(value, bool):
        return "✓" if value else "–"
    return "–" if value is None else str(value)


def _finalize(value: object) -> object:
    """Characters that HTML forbids stand as U+FFFD."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else readable(value)
