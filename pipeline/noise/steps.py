"""What one step of a path says: an element with its id, classes and role, read once however many paths lead through it.

Pages of a site, and the templates of all sites, write the same steps again and again.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.noise.asides import beside_text
from pipeline.noise.noise_names import names_noise
from pipeline.noise.paths import step_bits

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_EVERYWHERE = ("div", "html", "body", "")
_LONGEST_WORD = 20
_ASIDE = frozenset(("nav", "aside", "footer", "header", "form", "dialog"))
"""What leads away from the text that a `main` holds."""


class Step(NamedTuple):
    """One element of a path.

    words: what the lexicon knows it by: words of id and classes, <tag>, [role]; one may stand there twice. facts: what
    `path_facts` reads, as numbers: bits of `paths.MARKS`; what it says of standing beside an article (`asides`); then
    1 or 0 for one that is named a menu, a slider or a hidden part, that is named for comments, that is an `article`,
    a `main`, leads away from the text of a `main`, is a paragraph.
    """

    words: tuple[str, ...]
    facts: tuple[int, ...]


@lru_cache(maxsize=16_384)
def read_step(segment: str) -> Step:
    """Read a step as `pipeline.blocks` writes it: "div#main.wide", "ul.menu[navigation]"."""
    named, _, rest = segment.partition("[")
    tag = named.partition("#")[0].partition(".")[0]
    role = rest.rstrip("]")
    lower: list[str] = []
    if len(tag) < len(named):
        lower = [name.lower() for name in _WORD.findall(named, len(tag))]
    words = [word for word in lower if 2 <= len(word) <= _LONGEST_WORD]
    if tag not in _EVERYWHERE:
        words.append(f"<{tag}>")
    if rest:
        words.append(f"[{role}]")
    low = segment.lower()
    comment = "comment" in low or "disqus" in low
    noise = names_noise(low, tag, lower, segment)
    bits, beside = step_bits(tag, role, lower), beside_text(tag, lower)
    is_one = (tag == "article", tag == "main", tag in _ASIDE, tag == "p")
    return Step(tuple(words), (bits, beside, noise, comment, *is_one))
