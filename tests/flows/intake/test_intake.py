"""Which pages a run reads, whose they are, and what is wrong with the request."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.errors import ExitCode, FlowError, NothingToRead, UsageError
from flows.intake.pages import check_request, take_in
from flows.intake.request import RunRequest


def request(folder: Path, **said: str) -> RunRequest:
    return RunRequest(paths=(str(folder),), **said)


def test_a_source_of_the_catalogue_is_the_publisher_of_every_page(pages: Path) -> None:
    intake = take_in(request(pages, source="de-fuerth"))
    assert [page.url for page in intake.pages] == ["file:kontakt.txt", "file:nachricht.html", "file:partner.html"]
    assert intake.publishers["de-fuerth"].geonames_id == "2923544"
    assert list(intake.catalogued) == ["de-fuerth"]


def test_country_and_city_make_a_publisher_that_no_catalogue_has(pages: Path) -> None:
    (publisher,) = take_in(request(pages, country="de", city="2923544")).publishers.values()
    assert (publisher.source, publisher.country, publisher.geonames_id) == ("de-2923544", "DE", "2923544")
    (publisher,) = take_in(request(pages, country="DE")).publishers.values()
    assert (publisher.source, publisher.geonames_id) == ("de-unnamed", None)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"source": "de-nirgends"}, "no source 'de-nirgends'"),
        ({"country": "QQ"}, "no country 'QQ'"),
        ({"country": "Deutschland"}, "no country 'Deutschland'"),
        ({"country": "DE", "city": "99999999"}, "no city '99999999'"),
        ({"country": "DE", "city": "Fürth"}, "no city 'Fürth'"),
        ({"country": "DE", "city": "2960316"}, "city 2960316 is Luxembourg in LU, not in DE"),
        ({"city": "2923544"}, "--city needs --country"),
        ({"source": "de-fuerth", "country": "DE"}, "leave --country and --city out"),
    ],
)
def test_a_publisher_who_does_not_exist_is_one_line(pages: Path, said: dict[str, str], message: str) -> None:
    for ask in (check_request, take_in):
        with pytest.raises(UsageError) as caught:
            ask(request(pages, **said))
        assert message in caught.value.message
        assert caught.value.exit_code is ExitCode.USAGE


def test_paths_without_a_page_are_one_line(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent", tmp_path / "*.html"):
        for ask in (check_request, take_in):
            with pytest.raises(NothingToRead):
                ask(request(path, country="DE"))


def test_pages_that_nobody_says_the_publisher_of_are_refused(pages: Path) -> None:
    with pytest.raises(FlowError, match="no source: name one with --source"):
        take_in(request(pages))


def test_what_cannot_be_read_is_a_fault_with_an_address_of_its_own(pages: Path) -> None:
    (pages / "bild").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (pages / "weg.html").symlink_to(pages / "nirgends.html")
    (pages / "pages.yaml").write_text(
        "kontakt.txt:\n  url: https://www.fuerth.example/kontakt\n"
        "partner.html:\n  url: https://www.fuerth.example/kontakt\n"
        "fehlt.html:\n  source: de-fuerth\n"
        "nachricht.html:\n  source: de-nirgends\n"
    )
    intake = take_in(request(pages, source="de-fuerth"))
    assert [page.url for page in intake.pages] == ["https://www.fuerth.example/kontakt"]
    faults = {fault.page.url: fault.error.message for fault in intake.faults}
    assert len(faults) == len({fault.page.page_id for fault in intake.faults} - {intake.pages[0].page_id}) == 5
    assert "no source 'de-nirgends'" in faults["file:nachricht.html"]
    assert "has the address of" in faults["https://www.fuerth.example/kontakt#2"]
    assert faults["file:fehlt.html"] == "stands in pages.yaml, but is not there"
    assert str(pages) not in f"{faults}"


def test_the_order_of_the_paths_does_not_matter(pages: Path) -> None:
    names = [str(path) for path in sorted(pages.iterdir())]
    there = take_in(RunRequest(paths=tuple(names), country="DE"))
    back = take_in(RunRequest(paths=tuple(reversed(names)), country="DE"))
    assert there == back
