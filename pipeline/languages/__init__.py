"""The languages that the pipeline reads, one YAML file each beside this module.

To add one: write `xx.yaml` with the sections of `pipeline.languages.schema`; nothing else needs to change.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import ValidationError

from pipeline.errors import LanguageDataError
from pipeline.languages.schema import Language

__all__ = ["Language", "Trait", "all_languages", "codes_with", "words_of"]

Trait = Literal[
    "adjectives_follow",
    "capital_nouns",
    "capital_offices",
    "capital_headlines",
    "small_headings",
    "declines_names",
    "links_towns",
    "bare_towns",
    "places_in_surnames",
    "first_surname_calls",
    "drops_subjects",
    "towns_before_titles",
    "verb_second",
]
"""A field of `pipeline.languages.schema.Traits`."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def all_languages() -> dict[str, Language]:
    """Every language file, by ISO 639-1 code, in the order of the codes.

    Raises LanguageDataError where a file has an unknown key, a wrong value or another code than its name.
    """
    found = {}
    for file in sorted(files(__name__).iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".yaml"):
            continue
        try:
            data = Language.model_validate(yaml.load(file.read_text("utf-8"), Loader=_Loader))
        except (ValidationError, yaml.YAMLError) as error:
            detail = " ".join(str(error).split())
            raise LanguageDataError(f"pipeline/languages/{file.name}: {detail}") from error
        if f"{data.code}.yaml" != file.name:
            raise LanguageDataError(f"pipeline/languages/{file.name}: code is {data.code!r}")
        found[data.code] = data
    return found


@cache
def codes_with(trait: Trait) -> frozenset[str]:
    """ISO 639-1 codes of the languages that have a trait."""
    return frozenset(code for code, entry in all_languages().items() if getattr(entry.traits, trait))


_WITHOUT_WORDS = Language(code="xx", name="")


def words_of(code: str) -> Language:
    """The language file of a code, one without a word where there is none: what no language says is nowhere found."""
    return all_languages().get(code, _WITHOUT_WORDS)
