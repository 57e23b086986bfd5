"""Lists of words of the language files, in the shapes in which the rules ask for them."""

from __future__ import annotations

from collections import Counter
from importlib import resources

import pytest
import yaml

from pipeline.languages import words_of
from pipeline.languages.lists import any_language, parts_of, pattern_of, set_of, tuple_of


def test_words_are_in_small_letters() -> None:
    assert "Amtskollege" in words_of("de").mayors.counterparts
    assert "amtskollege" in set_of("de", "mayors.counterparts")


def test_lists_are_joined_in_their_order() -> None:
    entry = words_of("it")
    assert tuple_of("it", "cities.towns", "cities.towns_many") == tuple(
        word.lower() for word in (*entry.cities.towns, *entry.cities.towns_many)
    )


def test_phrases_come_apart_or_whole() -> None:
    assert "der stadt" in set_of("de", "mayors.links")
    assert {"der", "stadt"} <= parts_of("de", "mayors.links")
    assert pattern_of("de", "mayors.links").fullmatch("der stadt")
    assert pattern_of("de", "mayors.links").search("der stadtplan") is None


def test_words_of_all_languages() -> None:
    assert any_language("partnerships.joiners") >= set_of("de", "partnerships.joiners") | set_of(
        "pl", "partnerships.joiners"
    )


def test_a_language_without_a_file_has_no_words() -> None:
    assert not set_of("xx", "mayors.links")
    assert pattern_of("xx", "mayors.links").search("of the town of") is None


def test_an_unknown_list_is_refused() -> None:
    with pytest.raises(AttributeError):
        set_of("de", "mayors.nonsense")


def test_no_list_is_written_twice() -> None:
    again: list[str] = []

    class Loader(yaml.SafeLoader):
        """Takes note of keys that a mapping has twice, of which the last would count."""

    def mapping(loader: Loader, node: yaml.MappingNode) -> dict[str, object]:
        keys = [str(loader.construct_object(key)) for key, _ in node.value]
        again.extend(key for key, count in Counter(keys).items() if count > 1)
        loader.flatten_mapping(node)
        return dict(loader.construct_pairs(node, deep=True))

    Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping)
    files = [file for file in resources.files("pipeline.languages").iterdir() if file.name.endswith(".yaml")]
    for file in files:
        yaml.load(file.read_text("utf-8"), Loader=Loader)  # a safe loader
    assert files and not again
