"""Which addresses a crawl takes, and which of them are one page."""

from __future__ import annotations

import pytest

from sources.crawler.urls import WrongAddress, calendar_shape, hosts_of, query_shape, read_address

HOSTS = hosts_of(["https://www.feltgen.example/"])


def key(url: str) -> str:
    return read_address(url, HOSTS, longest=2_000).key


@pytest.mark.parametrize(
    "other",
    [
        "http://feltgen.example/a?x=1&y=2",
        "https://www.feltgen.example:443/a?x=1&y=2",
        "https://www.feltgen.example/a?y=2&x=1",
        "https://www.feltgen.example/a?x=1&y=2#top",
        "https://www.feltgen.example/a?x=1&utm_source=mail&y=2&fbclid=abc",
        "https://www.feltgen.example/a?PHPSESSID=0123456789abcdef&x=1&y=2",
        "https://www.feltgen.example/a;jsessionid=AB12?x=1&y=2",
        "https://WWW.FELTGEN.example//a?x=1&y=2",
        "https://www.feltgen.example./a?x=1&y=2",
    ],
)
def test_addresses_of_one_page_are_one(other: str) -> None:
    assert key(other) == key("https://www.feltgen.example/a?x=1&y=2")


@pytest.mark.parametrize("other", ["/a?x=2&y=2", "/a", "/A?x=1&y=2", "/a?x=1&y=2&sid=7", "/a/?x=1&y=2"])
def test_addresses_of_other_pages_are_not(other: str) -> None:
    assert key(f"https://www.feltgen.example{other}") != key("https://www.feltgen.example/a?x=1&y=2")


def test_what_is_asked_keeps_the_order_of_its_parameters() -> None:
    address = read_address("https://www.feltgen.example/a?z=1&utm_medium=x&b=%20#y", HOSTS, longest=2_000)
    assert address.url == "https://www.feltgen.example/a?z=1&b=%20"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://www.feltgen.example/", "scheme ftp"),
        ("//www.feltgen.example/", "no scheme"),
        ("https://user@www.feltgen.example/", "credentials"),
        ("https://elsewhere.example/", "another host"),
        ("https://www.feltgen.example:8443/", "another host"),
        ("https://www.feltgen.example/ a", "blanks"),
        ("https://www.feltgen.example\\@elsewhere.example/", "backslashes"),
        ("https://www.feltgen.example/" + "a" * 2_000, "too long"),
        ("https://[::1/", "address wrong"),
        ("https:///a", "host wrong"),
    ],
)
def test_other_addresses_are_refused_with_the_reason(url: str, reason: str) -> None:
    with pytest.raises(WrongAddress, match=reason):
        read_address(url, HOSTS, longest=2_000)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/kalender?jahr=2026&monat=1", "/kalender?jahr=2031&monat=12"),
        ("/agenda/2026/05", "/agenda/2031/11"),
        ("/events?date=2026-05-01", "/events?date=2040-12-24"),
    ],
)
def test_sheets_of_one_calendar_have_one_shape(one: str, other: str) -> None:
    shape = calendar_shape(key(f"https://www.feltgen.example{one}"))
    assert shape is not None
    assert shape == calendar_shape(key(f"https://www.feltgen.example{other}"))


@pytest.mark.parametrize("path", ["/rathaus/2026/05/haushalt", "/verein?id=17", "/jahre/1952", "/agenda"])
def test_other_pages_are_no_calendar(path: str) -> None:
    assert calendar_shape(key(f"https://www.feltgen.example{path}")) is None


def test_the_shape_of_a_query_is_its_names() -> None:
    one, other = (query_shape(key(f"https://www.feltgen.example/s?{q}")) for q in ("a=1&b=2", "b=9&a=8"))
    assert one == other
    assert query_shape(key("https://www.feltgen.example/s")) is None
