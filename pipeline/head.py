"""What the head of an HTML page says about it, apart from its text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageHead:
    """Facts from markup that no block shows. Everything is empty for tagless text.

    title: text of <title>. lang: the root's `lang` attribute, lower case.
    meta: (name or property, content) of each <meta>, names in lower case, in order.
    alternates: (hreflang, href) of each <link rel="alternate">.
    json_ld: the raw text of each <script type="application/ld+json">.
    times: (datetime attribute, text) of each <time>.
    """

    title: str = ""
    lang: str = ""
    meta: tuple[tuple[str, str], ...] = ()
    alternates: tuple[tuple[str, str], ...] = ()
    json_ld: tuple[str, ...] = ()
    times: tuple[tuple[str, str], ...] = ()


def may_hold(script: str, keys: Iterable[str]) -> bool:
    """A cheap test for one of some keys, of ASCII letters, in a JSON script; an escape may hide their letters."""
    return any(key in script for key in keys) or "\\u00" in script
