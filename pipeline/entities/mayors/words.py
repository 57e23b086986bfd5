"""The words of the language files that more than one rule of mayors asks for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from pipeline.languages import all_languages, words_of
from pipeline.languages.mayor_schema import MayorTitle, MayorWords

_NO_WORDS = MayorWords()


@cache
def mayor_words() -> dict[str, MayorWords]:
    """The words of every language: those of the language files, then those of `titles.yaml`."""
    words = {code: language.mayors for code, language in all_languages().items() if language.mayors.titles}
    text = files(__package__).joinpath("titles.yaml").read_text("utf-8")
    others = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    words.update((code, MayorWords.model_validate(entry)) for code, entry in others.items())
    return words


def own_words(language: str) -> MayorWords:
    """The words of mayors of one language, ISO 639-1; none where it has no titles."""
    return mayor_words().get(language, _NO_WORDS)


@cache
def titles() -> tuple[tuple[str, MayorTitle], ...]:
    """Language and entry of every title."""
    return tuple((code, title) for code, words in mayor_words().items() for title in words.titles)


@cache
def countries_of(form: str) -> tuple[str, ...]:
    """The countries of the title with a written form; none for a form that the lexicon does not have."""
    folded = form.lower()
    return next((title.countries for _, title in titles() if any(folded == known.lower() for known in title.forms)), ())


@cache
def _languages() -> dict[int, str]:
    return {id(title): code for code, title in titles()}


def language_of(title: MayorTitle) -> str:
    """The language of a title of the lexicon, ISO 639-1. Raises KeyError for a title that is not of it."""
    return _languages()[id(title)]


@cache
def articles(language: str) -> frozenset[str]:
    """Articles of a language, as they are written."""
    return frozenset(words_of(language).cities.articles)
