"""Which pages a change of a language file can change: what records that need not be made anew are known by.

Most words of a language file are read on pages of every language: phrases of menus, titles and exonyms, first names,
months (pages quote each other). Only `OWN` is read in no other blocks than those of the language itself, or on pages
that say that they are in it. A field that is not named there counts for every page.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any, Final

from pipeline.languages import Language, all_languages
from pipeline.languages.schema import DateWords
from pipeline.record import PageRecord

OWN: Final[dict[str, frozenset[str]]] = {
    # Months are known to the grammars of all languages, conjunctions to the endings of telephone numbers.
    "dates": frozenset(DateWords.model_fields) - {"months", "conjunctions"},
    "cities": frozenset({"bare_prepositions", "common_words", "inflections", "nouns", "person_links"}),
    "mayors": frozenset({"city_adjectives", "inhabitants", "now", "person_articles", "pointing", "pronouns", "until"}),
    "partnerships": frozenset(
        {
            *("anniversaries", "apposed", "between", "bodies", "ended", "home", "joined", "joining", "later", "near"),
            *("negations", "ours", "partner_links", "renewed", "visits", "weak_links", "with_which"),
        }
    ),
    "contacts": frozenset({"closed", "hour_articles", "oclock", "to", "weekdays"}),
}
"""Fields by section that only blocks of their own language depend on."""

FALLBACK: Final = "en"
"""Whose calendar words are read where neither block, page nor publisher has a language with any."""


def own_part(language: Language) -> dict[str, Any]:
    """The fields of `OWN`, by section, as JSON has them."""
    return language.model_dump(mode="json", include={section: set(fields) for section, fields in OWN.items()})


def shared_part(language: Language) -> dict[str, Any]:
    """All other fields, by section, as JSON has them."""
    return language.model_dump(mode="json", exclude={section: set(fields) for section, fields in OWN.items()})


@cache
def shared_digest() -> str:
    """SHA-256 over what pages of every language depend on. Raises LanguageDataError, as `all_languages` does."""
    return _digest([shared_part(language) for language in all_languages().values()])


@cache
def own_digests() -> dict[str, str]:
    """SHA-256 over the fields of `OWN`, by language. Raises LanguageDataError, as `all_languages` does."""
    return {code: _digest(own_part(language)) for code, language in all_languages().items()}


def languages_of(record: PageRecord) -> tuple[str, ...]:
    """The languages whose own words a record may depend on, sorted: of blocks, sentences, page and publisher, and those
    that its markup declares."""
    page = {record.language, record.declared[:2], *record.publisher.languages}
    blocks = {code for block in record.blocks for code in (block.language, block.html_lang[:2])}
    sentences = {span.language for block in record.blocks for span in block.language_spans}
    known = (page | blocks | sentences) & set(all_languages())
    if not known & {record.language, *record.publisher.languages}:
        known.add(FALLBACK)
    return tuple(sorted(known))


def _digest(content: object) -> str:
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
