"""Language versions of one page are linked, by hreflang or by address, whichever side says so."""

from __future__ import annotations

import pytest

from sources.crawler.translations import group_name, translation_groups

HOST = "https://feltgen.example"
LANGUAGES = ("de", "fr", "en")


def test_versions_are_linked_by_what_either_side_says() -> None:
    groups = translation_groups(
        {
            f"{HOST}/de/verein": {"fr": f"{HOST}/fr/association?utm_source=x", "de": f"{HOST}/de/verein"},
            f"{HOST}/fr/association": {"en": f"{HOST}/en/club"},
            f"{HOST}/en/club": {},
            f"{HOST}/de/rathaus": {"fr": f"{HOST}/fr/never-crawled"},
        },
        LANGUAGES,
    )
    assert groups[f"{HOST}/de/verein"] == (f"{HOST}/en/club", f"{HOST}/fr/association")
    assert f"{HOST}/de/rathaus" not in groups
    names = {group_name((url, *others)) for url, others in groups.items()}
    assert len(names) == 1


@pytest.mark.parametrize("address", ["http://[feltgen/fr/", f"{HOST}:99999/fr/", f"{HOST}:port/fr/"])
def test_a_version_at_an_address_that_nobody_can_ask_is_passed_over(address: str) -> None:
    pages = {f"{HOST}/de/a": {"fr": address, "en": f"{HOST}/en/a"}, f"{HOST}/en/a": {}}
    assert translation_groups(pages, LANGUAGES)[f"{HOST}/de/a"] == (f"{HOST}/en/a",)


def test_addresses_that_differ_in_the_language_are_linked_where_the_page_says_nothing() -> None:
    pages = {f"{HOST}/de/a/7": {}, f"{HOST}/fr/a/7": {}, f"{HOST}/lb/a/7": {}, f"{HOST}/de/b": {}}
    groups = translation_groups(pages, LANGUAGES)
    assert groups == {f"{HOST}/de/a/7": (f"{HOST}/fr/a/7",), f"{HOST}/fr/a/7": (f"{HOST}/de/a/7",)}
