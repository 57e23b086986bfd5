"""The languages that the pipeline reads, one YAML file each beside this module.

To add one: write `xx.yaml` with the sections of `pipeline.languages.schema`; nothing else needs to change.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml
from pydantic import ValidationError

from pipeline.errors import LanguageDataError
from pipeline.languages.schema import Language

__all__ = ["Language", "adjectives_follow", "all_languages", "language"]

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


def adjectives_follow(code: str) -> bool:
    """True for an ISO 639-1 code in whose language file adjectives stand behind their noun."""
    entry = all_languages().get(code)
    return entry is not None and entry.adjectives_follow


def language(code: str) -> Language | None:
    """The language file of an ISO 639-1 code, None where there is none."""
    return all_languages().get(code)
