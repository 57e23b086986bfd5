"""What a change of a language file can change: digests of its words, by whose pages depend on them.

Most words of a language file are read on pages of every language: phrases of menus, titles and exonyms, first names,
months (pages quote each other). Only what `is_own` names is read in no other blocks than those of the language itself,
or on pages that say that they are in it (`pipeline.language_dependence`). All else counts for every page.

The text of the files is told apart line by line, in a hundredth of the time that parsing takes, which a run in which
nothing has changed would spend for nothing. What looks unusual counts for every page: that can only cost time.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "languages"

OWN: Final[dict[str, frozenset[str]]] = {
    "cities": frozenset({"bare_prepositions", "common_words", "inflections", "nouns", "person_links"}),
    "mayors": frozenset(
        {
            *(
                "aims",
                "candidacies",
                "city_adjectives",
                "inhabitants",
                "now",
                "person_articles",
                "pointing",
                "pronouns",
            ),
            *("things_after", "things_before", "town_links", "until"),
        }
    ),
    "partnerships": frozenset(
        {
            *("anniversaries", "apposed", "between", "bodies", "ended", "home", "joined", "joining", "later", "near"),
            *("negations", "ours", "partner_links", "renewed", "visits", "weak_links", "with_which"),
        }
    ),
    "contacts": frozenset({"closed", "hour_articles", "oclock", "to", "weekdays"}),
}
"""Fields by section that only blocks of their own language depend on."""

OWN_BUT: Final[dict[str, frozenset[str]]] = {
    # Months are known to the grammars of all languages, conjunctions to the endings of telephone numbers.
    "dates": frozenset({"months", "conjunctions"}),
}
"""Sections that only blocks of their own language depend on, but for these fields."""

_SECTION = re.compile(r"(\w+):(?:\s|$)")
_FIELD = re.compile(r"  (\w+):(?:\s|$)")
_ANCHOR = re.compile(r"&\w")
"""Where YAML may give a value a name, under which another field may have it."""


def is_own(section: str, field: str) -> bool:
    """True where only blocks of their own language depend on a field."""
    if section in OWN_BUT:
        return field not in OWN_BUT[section]
    return field in OWN.get(section, frozenset())


def tell_apart(text: str) -> tuple[str, str]:
    """The lines of a language file that only its own blocks depend on, and all others."""
    if _ANCHOR.search(text):
        return "", text
    own: list[str] = []
    shared: list[str] = []
    section = ""
    side = shared
    for line in text.splitlines():
        if line[:3].strip():  # further right than a field's name it goes on with the field that began above
            side = shared
            if begins := _SECTION.match(line):
                section = begins[1]
            elif (named := _FIELD.match(line)) and is_own(section, named[1]):
                side = own
        side.append(line)
    return "\n".join(own), "\n".join(shared)


@cache
def shared_digest() -> str:
    """SHA-256 over what pages of every language depend on."""
    return _digest(repr([(code, shared) for code, (_, shared) in _digests().items()]))


@cache
def own_digests() -> dict[str, str]:
    """SHA-256 over what only blocks of a language depend on, by language."""
    return {code: own for code, (own, _) in _digests().items()}


@cache
def _digests() -> dict[str, tuple[str, str]]:
    """Of each language the digests of its own and of its shared lines."""
    found = {}
    for file in sorted(FOLDER.glob("*.yaml")):
        # Bytes that are no UTF-8 are for whoever parses the file to complain of.
        own, shared = tell_apart(file.read_text("utf-8", "backslashreplace"))
        found[file.stem] = _digest(own), _digest(shared)
    return found


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
