"""A site is probed and gets a catalogue file that says what is known, and what is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.crawling.crawls import CrawlRequest
from flows.errors import UsageError
from flows.intake.publisher import open_gazetteer
from flows.onboarding.municipality import resolve_municipality
from flows.onboarding.probe import country_of, probe_site
from flows.onboarding.source_file import night_of_the_week, write_source
from flows.settings import Settings
from sources.catalogue import load_catalogue, load_source
from tests.flows.conftest import Here
from tests.flows.crawling.town_crawls import request_for
from tests.town.server import Town, serving
from tests.town.traps import HTML, Answer


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    with serving(Town(traps=False)) as served:
        home = "".join(
            f'<li><a href="{path}">{path}</a></li>' for path in ("/de/", "/fr/", "/en/", "/de/partnerstaedte")
        )
        text = (
            f"<html><head><title>Stadt Diekirch | Startseite</title></head><body><h1>Diekirch</h1>{home}</body></html>"
        )
        served.extra["/"] = Answer(200, HTML, text.encode())
        yield served


@pytest.fixture
def probing(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", crawl_contact="https://feltgen.example/bot")


def request(town: Town) -> CrawlRequest:
    return request_for(town, depth=2, pages=40)


def test_a_site_becomes_a_catalogue_file(town: Town, probing: Settings, tmp_path: Path) -> None:
    probe = probe_site(town.url, probing, country="LU", city=None, request=request(town))
    assert probe.place.place is not None
    assert probe.place.place.name == "Diekirch"
    assert set(probe.languages) == {"de", "fr", "en"}
    assert probe.has_sitemap
    assert any("partnerstaedte" in url or "jumelees" in url or "twin" in url for url in probe.twinnings)
    assert probe.contact
    file = write_source(probe, tmp_path / "catalogue")
    source = load_source(file)
    assert (source.id, source.name, source.country) == ("lu-diekirch", "Stadt Diekirch", "LU")
    assert source.home_url == town.url
    assert source.schedule == night_of_the_week("lu-diekirch")
    assert "# Not found: the system behind the site" in file.read_text("utf-8")
    assert list(load_catalogue(tmp_path / "catalogue")) == ["lu-diekirch"]
    with pytest.raises(UsageError, match="is there already"):
        write_source(probe, tmp_path / "catalogue")
    assert [path.name for path in probing.crawls.iterdir()] == []


@pytest.mark.parametrize(
    ("url", "country", "title", "name"),
    [
        ("https://www.fuerth.de/", "DE", "Startseite", "Fürth"),
        ("https://www.stadt-salzburg.at/", "AT", "Willkommen", "Salzburg"),
        ("https://ville.example.lu/", "LU", "Ville d'Echternach - Accueil", "Echternach"),
        ("https://www.colmar.fr/", "FR", "Colmar", "Colmar"),
    ],
)
def test_the_municipality_is_found_by_host_or_title(url: str, country: str, title: str, name: str) -> None:
    found = resolve_municipality(open_gazetteer(), url, country, title, {}, None)
    assert found.place is not None
    assert found.place.name == name


def test_a_municipality_that_is_not_certain_is_none() -> None:
    found = resolve_municipality(open_gazetteer(), "https://www.neustadt.de/", "DE", "Neustadt", {}, None)
    assert found.place is None
    assert "--city" in found.reason
    nowhere = resolve_municipality(open_gazetteer(), "https://127.0.0.1/", "LU", "Welcome", {}, None)
    assert nowhere.place is None


def test_the_country_stands_in_the_host_or_is_said() -> None:
    assert country_of("https://www.reading.gov.uk/", None) == "GB"
    assert country_of("https://example.org/", "lu") == "LU"
    with pytest.raises(UsageError, match="--country"):
        country_of("https://example.org/", None)


def test_nothing_is_probed_before_somebody_can_be_reached(here: Here) -> None:
    said = here("source", "add", "https://www.diekirch.example/")
    assert (said.code, "crawl_contact" in said.complaint) == (2, True)
