"""What a site repeats is learned from a sample of its pages, whatever the batches, and reaches every page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from flows.errors import StorageFailed
from flows.intake.pages import take_in
from flows.intake.request import RunRequest
from flows.runs.ingest import unknown_sites
from flows.runs.run import run_without_prefect
from flows.settings import Settings
from flows.workers.batches import cut_batches
from flows.workers.pool import PageFault
from flows.workers.remembering import load_memory, remember_sites
from flows.workers.sites import GRADES, SAMPLE_PAGES, SiteFile, group_samples, known_sites, sample_sites
from pipeline.block import Block, BlockKind
from tests.flows.conftest import HEAD
from tests.flows.workers.batches_by_hand import intake_of

SLOGAN = "Fürth, die Kleeblattstadt an zwei Flüssen"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Five pages with the same slogan and each a sentence of its own."""
    folder = tmp_path / "site"
    folder.mkdir()
    for number in range(1, 6):
        body = f"<body><p>{SLOGAN}</p><main><p>Am {number}. Mai 2021 kam Besuch aus Limoges.</p></main></body></html>"
        (folder / f"{number}.html").write_text(HEAD.format(number) + body, encoding="utf-8")
    return folder


def learned(folder: Path, store: Path) -> dict[str, SiteFile]:
    samples = sample_sites(take_in(RunRequest(paths=(str(folder),), source="de-fuerth")), store)
    for group in group_samples(samples):
        remember_sites(group, {}, lambda position: None)
    return known_sites(samples)


def test_what_stands_on_every_page_has_the_whole_share_and_what_stands_on_one_has_none(
    site: Path, tmp_path: Path
) -> None:
    memory = load_memory(learned(site, tmp_path)["de-fuerth"])
    assert memory.pages == GRADES + 1
    assert memory.share(Block(0, SLOGAN, BlockKind.PARAGRAPH)) == 1
    assert memory.share(Block(0, "Impressum der Stadt", BlockKind.PARAGRAPH)) == 0


def test_a_source_of_two_pages_has_no_memory(site: Path, tmp_path: Path) -> None:
    for number in (3, 4, 5):
        (site / f"{number}.html").unlink()
    assert learned(site, tmp_path) == {}


def test_a_page_that_cannot_be_read_is_passed_over(site: Path, tmp_path: Path) -> None:
    (site / "leer.html").write_bytes(b"")
    memory = load_memory(learned(site, tmp_path)["de-fuerth"])
    assert memory.share(Block(0, SLOGAN, BlockKind.PARAGRAPH)) == 1


def test_what_is_learned_without_a_page_that_may_be_read_next_time_serves_one_run(
    site: Path, tmp_path: Path, settings: Settings
) -> None:
    whole = learned(site, tmp_path / "whole")["de-fuerth"].digest
    intake = take_in(RunRequest(paths=(str(site),), source="de-fuerth"))
    for number in range(1, 4):
        (site / f"{number}.html").rename(tmp_path / f"{number}.html")
    ((sample,),) = unknown_sites(intake, settings)
    remember_sites((sample,), {}, lambda position: None)
    assert load_memory(known_sites([sample])["de-fuerth"]).seen == {}  # of two pages there is nothing to learn

    for number in range(1, 4):
        (tmp_path / f"{number}.html").rename(site / f"{number}.html")
    assert unknown_sites(intake, settings) == [(sample,)]
    left_out = {0: PageFault("page-timeout", "took longer than 60 s")}
    remember_sites((sample,), left_out, lambda position: None)
    assert load_memory(known_sites([sample])["de-fuerth"]).share(Block(0, SLOGAN, BlockKind.PARAGRAPH)) == 1

    assert unknown_sites(intake, settings) == [(sample,)]
    remember_sites((sample,), {}, lambda position: None)
    assert known_sites([sample])["de-fuerth"].digest == whole
    assert unknown_sites(intake, settings) == []


def test_a_sample_is_bounded_and_hardly_changes_with_a_page_more() -> None:
    (before,) = sample_sites(intake_of(range(2000)), Path("/nowhere"))
    (after,) = sample_sites(intake_of(range(2001)), Path("/nowhere"))
    assert len(before.pages) == SAMPLE_PAGES
    assert len(set(before.pages) - set(after.pages)) <= 1


def test_a_memory_is_part_of_a_parts_name(tmp_path: Path) -> None:
    intake = intake_of(range(3))
    plain, known, other = (
        cut_batches(intake, tmp_path, average=9, sites=sites)[0].key
        for sites in (None, {"de-fuerth": SiteFile(tmp_path, "a")}, {"de-fuerth": SiteFile(tmp_path, "b")})
    )
    assert len({plain, known, other}) == 3


def test_a_memory_that_changes_under_the_run_is_refused(site: Path, tmp_path: Path) -> None:
    known = learned(site, tmp_path)["de-fuerth"]
    with pytest.raises(StorageFailed, match="changed during the run"):
        load_memory(replace(known, digest="0" * 64))
    known.path.unlink()
    with pytest.raises(StorageFailed, match="cannot be read"):
        load_memory(replace(known, digest="1" * 64))


@pytest.mark.parametrize("bytes_behind", [b"", b"{}", b'{"memory": {"pages": 0, "seen": {}}, "sha256": ""}'])
def test_a_memory_that_is_corrupt_is_moved_aside_and_learned_anew(
    site: Path, settings: Settings, bytes_behind: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    request = RunRequest(paths=(str(site),), source="de-fuerth")
    before = run_without_prefect(request, settings)
    (file,) = (settings.store / "sites").iterdir()
    sound = file.read_bytes()
    file.write_bytes(bytes_behind)
    after = run_without_prefect(request, settings)
    assert (after.release.name, after.reused) == (before.release.name, 5)
    assert file.read_bytes() == sound
    aside = settings.store / "corrupt" / file.name
    assert aside.read_bytes() == bytes_behind
    (said,) = [record.getMessage() for record in caplog.records if record.name == "rathaus"]
    assert said.startswith("what was learned of the site de-fuerth does not match its checksum; it is kept as")
    assert str(aside) in said


def test_a_run_learns_its_sites_and_the_bytes_do_not_depend_on_batches(site: Path, settings: Settings) -> None:
    request = RunRequest(paths=(str(site),), source="de-fuerth")
    alone = settings.model_copy(update={"data": settings.data / "alone", "workers": 1, "batch_pages": 200})
    one, two = run_without_prefect(request, alone), run_without_prefect(request, settings)
    assert one.release.content_hash == two.release.content_hash
    assert len(list((settings.store / "sites").iterdir())) == 1


def test_selectors_of_the_catalogue_reach_the_pages(tmp_path: Path) -> None:
    (tmp_path / "seite.html").write_text("<p>Lëtzebuerg</p>", encoding="utf-8")
    intake = take_in(RunRequest(paths=(str(tmp_path),), source="lu-luxembourg"))
    (batch,) = cut_batches(intake, tmp_path, average=200)
    entry = intake.catalogued["lu-luxembourg"].selectors
    assert entry.content or entry.noise
    assert (batch.selectors["lu-luxembourg"].content, batch.selectors["lu-luxembourg"].noise) == (
        entry.content,
        entry.noise,
    )
