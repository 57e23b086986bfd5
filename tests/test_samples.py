"""The whole way of the sample pages, against what a person reads from them.

`sources/samples/expected.yaml` says what a person writes down. Each page must give exactly that, but for the
differences that `tests/samples_shortfalls.yaml` lists with a reason; one that is gone must leave that list too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict, TypeAdapter

from pipeline.facts import Place
from pipeline.page import extract_page
from pipeline.record import MentionType, PageRecord
from sources.catalogue import load_catalogue
from sources.readers import list_pages
from sources.strict_yaml import read_mapping

SAMPLES = Path(__file__).parent.parent / "sources" / "samples"
SHORTFALLS = Path(__file__).parent / "samples_shortfalls.yaml"


class Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ExpectedMayor(Entry):
    person: str
    city: str
    as_of: str | None = None


class ExpectedPartnership(Entry):
    partner: str
    kind: str = "twinning"
    since: str | None = None


class ExpectedNetwork(Entry):
    network: str
    since: str | None = None


class Expected(Entry):
    language: str
    published: str | None = None
    modified: str | None = None
    cities: tuple[str, ...]
    dates: tuple[str, ...]
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    mayors: tuple[ExpectedMayor, ...]
    partnerships: tuple[ExpectedPartnership, ...]
    networks: tuple[ExpectedNetwork, ...] = ()
    noise: tuple[str | dict[str, int], ...]


EXPECTED = TypeAdapter(dict[str, Expected]).validate_python(read_mapping(SAMPLES / "expected.yaml"))
LISTED_SHORTFALLS = TypeAdapter(dict[str, dict[str, str]]).validate_python(read_mapping(SHORTFALLS))
PAGES = {Path(page.path).name: page for page in list_pages([SAMPLES])}


def squeezed(text: str) -> str:
    return " ".join(text.split())


def identity(place: Place) -> str:
    return place.geonames_id or f"NIL ({place.name})"


def expected_facts(expected: Expected, publisher: str) -> Iterator[str]:
    yield f"language {expected.language}"
    yield f"published {expected.published}"
    yield f"modified {expected.modified}"
    for kind, values in (
        ("city", expected.cities),
        ("date", expected.dates),
        ("phone", expected.phones),
        ("email", expected.emails),
    ):
        yield from (f"{kind} {value}" for value in values)
    for name in {mayor.person for mayor in expected.mayors}:
        yield f"mention of mayor {name}"
    for mayor in expected.mayors:
        yield f"mayor {mayor.person} of {mayor.city} as of {mayor.as_of}"
    for partnership in expected.partnerships:
        yield f"{partnership.kind} of {publisher} with {partnership.partner} since {partnership.since}"
    for network in expected.networks:
        yield f"{publisher} in {network.network} since {network.since}"


def found_facts(record: PageRecord) -> Iterator[str]:
    yield f"language {record.language}"
    yield f"published {record.published}"
    yield f"modified {record.modified}"
    kept = {block.index for block in record.blocks if block.kept}
    for mention in record.mentions:
        if mention.block in kept:
            kind = "mention of mayor" if mention.type is MentionType.MAYOR else mention.type.value
            yield f"{kind} {mention.value}"
    for mayoralty in record.mayoralties:
        yield f"mayor {mayoralty.person} of {identity(mayoralty.city)} as of {mayoralty.as_of}"
    for partnership in record.partnerships:
        a, b = identity(partnership.a), identity(partnership.b)
        if b == record.publisher.geonames_id:
            a, b = b, a
        yield f"{partnership.kind.value} of {a} with {b} since {partnership.since}"
    for membership in record.memberships:
        yield f"{identity(membership.city)} in {membership.network} since {membership.since}"


def noise_differences(expected: Expected, record: PageRecord) -> Iterator[str]:
    on_page = Counter(squeezed(block.text) for block in record.blocks)
    dropped = Counter(squeezed(block.text) for block in record.blocks if not block.kept)
    noise: Counter[str] = Counter()
    for entry in expected.noise:
        for text, count in entry.items() if isinstance(entry, dict) else [(entry, on_page[entry] or 1)]:
            noise[text] = count
    for text in {**on_page, **noise}:
        if not on_page[text]:
            yield f"no block: {text}"
        elif dropped[text] < noise[text]:
            yield f"kept noise: {text}"
        elif dropped[text] > noise[text]:
            yield f"dropped content: {text}"


def differences(name: str) -> set[str]:
    page = PAGES[name]
    publisher = load_catalogue()[page.source].publisher
    record = extract_page(page.read(), publisher)
    wanted = set(expected_facts(EXPECTED[name], publisher.geonames_id or ""))
    found = set(found_facts(record))
    return {
        *(f"missing: {fact}" for fact in wanted - found),
        *(f"too much: {fact}" for fact in found - wanted),
        *noise_differences(EXPECTED[name], record),
    }


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_sample_page_gives_what_a_person_reads_from_it(name: str) -> None:
    listed = LISTED_SHORTFALLS.get(name, {})
    found = differences(name)
    surprises = sorted(found - set(listed))
    healed = sorted(set(listed) - found)
    assert not surprises, "\n".join([f"{name}: differences that no list explains:", *surprises])
    assert not healed, "\n".join([f"{name}: shortfalls that are none any more; take them off the list:", *healed])


def test_every_sample_page_has_an_expectation_and_a_source() -> None:
    assert set(PAGES) == set(EXPECTED)
    assert set(LISTED_SHORTFALLS) <= set(PAGES)
    assert {page.source for page in PAGES.values()} <= set(load_catalogue())


def test_the_samples_show_ten_languages_in_both_kinds_and_every_type() -> None:
    assert len(PAGES) >= 16
    assert " ".join(sorted({expected.language for expected in EXPECTED.values()})) == "cs de en es fr it lb nl pl pt"
    kinds: Mapping[str, int] = Counter(page.kind.value for page in PAGES.values())
    assert kinds["html"] == kinds["text"]
    for expected in EXPECTED.values():
        assert expected.cities
        assert expected.dates
        assert expected.phones
        assert expected.emails
        assert expected.mayors
        assert expected.partnerships


def test_two_towns_name_each_other_and_some_disagree_on_the_year() -> None:
    years: dict[frozenset[str], set[str]] = {}
    sides: Counter[frozenset[str]] = Counter()
    for name, expected in EXPECTED.items():
        city = load_catalogue()[PAGES[name].source].geonames_id
        for partnership in expected.partnerships:
            pair = frozenset({city, partnership.partner})
            sides[pair] += 1
            years.setdefault(pair, set()).add((partnership.since or "")[:4])
    assert sum(count == 2 for count in sides.values()) >= 8
    assert sum(len(since) == 2 for since in years.values()) >= 2


def test_legacy_charsets_are_among_the_samples() -> None:
    arlon = PAGES["be-arlon-bourgmestres.html"].read()
    assert b"charset" not in arlon.body.lower()
    assert "sœurs" in arlon.body.decode("windows-1252")
    lublin = PAGES["pl-lublin-miasta-partnerskie.html"].read()
    assert "Współpracy" in lublin.body.decode("iso-8859-2")
    for page in (arlon, lublin):
        with pytest.raises(UnicodeDecodeError):
            page.body.decode("utf-8")
