"""What one step of a path says: an element with its id, classes and role, read once however many paths lead through it.

Pages of a site, and the templates of all sites, write the same steps again and again. The lists of names stand in
`paths` and `noise_names`.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.noise.markup import noise_names, paths, stepreader
from pipeline.noise.markup.stepreader import StepReader

_AWAY = ("nav", "aside", "footer", "header", "form", "dialog")
"""What leads away from the text that a `main` holds."""
_COUNTING = ("odd", "even", "alt", "first", "last", "active", "selected", "current", "highlighted")
_OUTER = ("html", "body")
_LONGEST_WORD = 20
_REMEMBERED = 16_384


def _bits(*listed: tuple[int, Iterable[str]]) -> dict[str, int]:
    """The bits of each name, put together from the lists that it stands in."""
    found: dict[str, int] = {}
    for bit, names in listed:
        for name in names:
            found[name] = found.get(name, 0) | bit
    return found


_READER = StepReader(
    tags=_bits(
        *((bit, (tag,)) for tag, bit in paths.BY_TAG.items()),
        (stepreader.NOISE, ("nav",)),
        (stepreader.ARTICLE, ("article",)),
        (stepreader.MAIN, ("main",)),
        (stepreader.TURNING, _AWAY),
        (stepreader.PARAGRAPH, ("p",)),
        (stepreader.BESIDE, noise_names.BESIDE_TAGS),
        (stepreader.OUTER, _OUTER),
    ),
    roles=_bits(*((bit, (role,)) for role, bit in paths.BY_ROLE.items()), (stepreader.NOISE, noise_names.ROLES)),
    marks=paths.BY_WORD,
    words=_bits(
        (stepreader.MENU, noise_names.MENUS),
        (stepreader.SHOW, noise_names.SHOWS),
        (stepreader.WITHIN, noise_names.WITHIN),
        (stepreader.BESIDE, noise_names.SIGNATURES),
        (stepreader.EXCERPT, noise_names.CUT),
        (stepreader.CALL, ("cta",)),
        (stepreader.TO_CALL, ("call",)),
        (stepreader.TO_ACT, ("action",)),
        (stepreader.COUNTING, _COUNTING),
    ),
    otherwise=paths.BY_WORD["nav"],
    unnamed=("div", *_OUTER, ""),
    hidden=noise_names.HIDDEN,
    counting=_COUNTING,
    longest=_LONGEST_WORD,
    most=_REMEMBERED,
)

read_step = _READER.read
"""Read a step as `pipeline.blocks` writes it: "div#main.wide", "ul.menu[navigation]"."""

step_words = _READER.words
"""The words of a step by which the lexicon knows it."""
