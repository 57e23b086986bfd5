"""The language files against CLDR, as babel brings it: months, weekdays and centuries must not miss a form."""

from __future__ import annotations

from datetime import date

import pytest
from babel import Locale
from babel.dates import format_date

from pipeline.entities.dates import find_dates
from pipeline.entities.dates.folding import fold_word
from pipeline.entities.dates.grammar import grammar_of
from pipeline.entities.dates.words import numbered
from pipeline.languages import all_languages

LANGUAGES = sorted(code for code, language in all_languages().items() if language.dates.months)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("context", ["format", "stand-alone"])
@pytest.mark.parametrize("width", ["wide", "abbreviated"])
def test_every_month_of_cldr_is_known(lang: str, context: str, width: str) -> None:
    grammar = grammar_of(lang)
    assert grammar is not None
    for number, name in Locale(lang).months[context][width].items():
        word = fold_word(name).rstrip(".")
        if word.isdigit():
            continue  # Czech abbreviates months as figures
        assert grammar.months.get(word) == number, name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_weekday_of_cldr_is_known(lang: str) -> None:
    known = numbered(all_languages()[lang].dates.weekdays)
    names = Locale(lang).days["format"]["wide"]
    assert {known.get(fold_word(name)) for name in names.values()} == set(range(1, 8))
    assert all(known[fold_word(name)] == number + 1 for number, name in names.items())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", ["long", "full", "medium"])
def test_every_day_as_cldr_writes_it_is_read(lang: str, width: str) -> None:
    for month in range(1, 13):
        day = date(1990 + month, month, 2 * month)
        text = format_date(day, format=width, locale=lang)
        found = find_dates(text, lang)
        assert [entry.edtf for entry in found] == [day.isoformat()], text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_month_has_two_numbers(lang: str) -> None:
    numbers: dict[str, int] = {}
    for number, names in all_languages()[lang].dates.months.items():
        for name in names:
            assert numbers.setdefault(fold_word(name), number) == number, name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_says_what_its_dates_need(lang: str) -> None:
    words = all_languages()[lang].dates
    assert sorted(words.months) == list(range(1, 13))
    assert sorted(words.seasons) == [21, 22, 23, 24]
    assert words.to
    assert words.conjunctions
    assert words.between
    assert words.about
    assert words.years
    assert words.centuries or words.centuries_before
    assert words.before_christ
    assert words.units
    assert words.published
    assert words.modified
