"""The command as a user meets it: what comes out, what is complained of in one line, and the exit code."""

from __future__ import annotations

import io
import json
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from flows.errors import ExitCode
from flows.lock import hold
from normalized.release.folder import read_release
from normalized.release.storage import ReleaseStorage
from tests.flows.conftest import ROOT, Here, Said, clean_environment

HOSTILE = ROOT / "tests" / "hostile" / "pages"
LONG = "a" * 5_000


def test_a_run_says_what_came_out_and_where_it_is(here: Here, pages: Path, tmp_path: Path) -> None:
    said = here("run", pages, "--source", "de-fuerth")
    assert (said.code, said.complaint) == (0, "")
    words = {line.split()[0]: line for line in said.out.splitlines()}
    assert {"pages", "blocks", "mentions", "cities", "mayors", "partnerships", "phones", "issues", "seconds"} <= set(
        words
    )
    assert words["pages"].split() == ["pages", "3"]
    latest = Path(words["files"].split()[1])
    assert latest == tmp_path / "normalized" / "releases" / "latest"
    assert (latest / "parquet" / "pages.parquet").is_file()
    assert "\x1b" not in said.out


def test_the_same_as_json(here: Here, pages: Path) -> None:
    said = here("run", pages, "--country", "DE", "--city", 2923544, "--json").json
    assert (said["pages"], said["pages_failed"], said["is_new"]) == (3, 0, True)
    assert said["tables"]["pages"] == 3
    assert said["mentions"]["phone"] == 1
    assert (Path(said["path"]) / "release.json").is_file()
    again = here("run", pages, "--country", "DE", "--city", 2923544, "--json").json
    assert (again["release"], again["is_new"], again["pages_reused"]) == (said["release"], False, 3)


def test_a_corrupt_part_that_is_made_anew_is_said_once(here: Here, pages: Path, tmp_path: Path) -> None:
    here("run", pages, "--source", "de-fuerth")
    (manifest,) = (tmp_path / "normalized" / "store").glob("??/*/manifest.json")
    manifest.write_text("{")
    said = here("run", pages, "--source", "de-fuerth", "--json")
    aside = tmp_path / "normalized" / "store" / "corrupt" / f"{manifest.parent.name}-0"
    message = f"part {manifest.parent.name}: manifest.json is not JSON; it is kept as {aside} and made anew"
    assert (said.code, said.complaint, said.json["warnings"]) == (0, f"rathaus: {message}\n", [message])


def test_releases_lists_them_and_verify_checks_them(here: Here, pages: Path, tmp_path: Path) -> None:
    assert "no release in" in here("releases").out
    assert here("releases", "--json").json == []
    name = here("run", pages, "--source", "de-fuerth", "--json").json["release"]
    assert here("releases").out.split()[8:10] == [name, "3"]
    (listed,) = here("releases", "--json").json
    assert (listed["name"], listed["is_latest"], listed["counts"]["tables"]["pages"]) == (name, True, 3)
    assert here("verify").out == f"{name} is sound\n"
    assert here("verify", name, "--json").json["sound"] is True
    far = ReleaseStorage((tmp_path / "far").as_uri())
    far.send(read_release(tmp_path / "normalized" / "releases" / name), after=None)
    assert here("verify", far.url).out == f"{name} is sound\n"
    files = here("export", "geojson", tmp_path / "map", "--json").json["files"]
    assert files
    assert all(Path(file).is_file() for file in files)
    assert here("export", "geojson", tmp_path / "map", "--release", name).out.split() == files
    inside = here("export", "csv", tmp_path / "normalized" / "releases" / "latest" / "more")
    assert (inside.code, "lies in a release" in inside.complaint) == (ExitCode.USAGE, True)
    csv = tmp_path / "normalized" / "releases" / name / "csv" / "cities.csv"
    csv.write_bytes(csv.read_bytes() + b"\n")
    said = here("verify", tmp_path / "normalized" / "releases" / name)
    assert said.code == ExitCode.BROKEN
    assert said.complaint.endswith("cities.csv does not match its checksum\n")


def test_a_page_is_shown_with_its_mentions_and_facts(here: Here, pages: Path) -> None:
    said = here("page", pages / "kontakt.txt", "--source", "de-fuerth")
    assert (said.code, said.complaint) == (0, "")
    assert "0911 974-0" in said.out
    assert "+499119740" in said.out
    assert "\x1b" not in said.out


def test_a_page_as_json_is_its_record(here: Here, pages: Path) -> None:
    record = here("page", pages / "kontakt.txt", "--source", "de-fuerth", "--json").json
    assert record["source"] == "de-fuerth"
    for mention in record["mentions"]:
        assert record["blocks"][mention["block"]]["text"][mention["start"] : mention["end"]] == mention["raw"]
    assert "+499119740" in [mention["value"] for mention in record["mentions"]]


def test_doctor_says_every_setting_and_who_set_it(here: Here, tmp_path: Path) -> None:
    (tmp_path / "rathaus.toml").write_text("batch_pages = 50\n")
    found = here("doctor", "--data", tmp_path / "elsewhere", "--json").json
    origins = {setting["name"]: setting["origin"] for setting in found["settings"]}
    assert origins["data"] == "option --data"
    assert origins["workers"] == "environment RATHAUS_WORKERS"
    assert origins["batch_pages"] == f"file {tmp_path / 'rathaus.toml'}"
    assert origins["batch_tries"] == "default"
    assert found["complete"] is True
    assert found["versions"]["prefect"].startswith("3.")
    assert found["limits"]["pipeline.max_blocks"] == 20_000
    text = here("doctor").out
    assert all(setting["name"] in text for setting in found["settings"])


def test_doctor_says_what_is_missing(here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("RATHAUS_WORKRES", "2")
    said = here("doctor", "--data", tmp_path / "file" / "data", "--json")
    states = {finding["name"]: finding["state"] for finding in said.json["findings"]}
    assert (said.code, states["data folder"], states["RATHAUS_WORKRES"]) == (ExitCode.INSTALLATION, "missing", "note")


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["nix"], ExitCode.USAGE, "No such command 'nix'; see `rathaus --help`"),
        (["run"], ExitCode.USAGE, "Missing argument 'PATH...'; see `rathaus --help`"),
        (["run", "{pages}", "--spurce", "x"], ExitCode.USAGE, "No such option: --spurce"),
        (["run", "{pages}", "--workers", "many"], ExitCode.USAGE, "Invalid value for '--workers'"),
        (["run", "{pages}", "--country", "DE", "--workers", "0"], ExitCode.USAGE, "setting workers"),
        (["run", "{pages}", "--source", "de-nirgends"], ExitCode.USAGE, "no source 'de-nirgends' in the catalogue"),
        (["run", "{pages}", "--country", "QQ"], ExitCode.USAGE, "no country 'QQ'"),
        (["run", "{pages}", "--country", "DE", "--city", "1"], ExitCode.USAGE, "no city '1'"),
        (["run", "{pages}"], ExitCode.INPUT, "no source: name one with --source or in pages.yaml"),
        (["replay"], ExitCode.INPUT, "no page can be read: no crawl has brought one in"),
        (["run", "{pages}/none", "--country", "DE"], ExitCode.INPUT, "no such file or folder"),
        (["run", "", "--country", "DE"], ExitCode.INPUT, "an empty path names nothing"),
        (["page", "", "--country", "DE"], ExitCode.INPUT, "an empty path names nothing"),
        (["page", LONG, "--country", "DE"], ExitCode.INPUT, "file name too long"),
        (["export", "geojson", ""], ExitCode.USAGE, "an empty path names nothing"),
        (["verify", LONG], ExitCode.INPUT, "no release 'aaaa"),
        (["run", "{pages}/*.pdf", "--country", "DE"], ExitCode.INPUT, "nothing matches"),
        (["run", "{empty}", "--country", "DE"], ExitCode.INPUT, "no page in it"),
        (["run", "{hostile}/empty.html", "--country", "DE"], ExitCode.INPUT, "nothing is published"),
        (["run", "{hostile}/image", "--country", "DE"], ExitCode.INPUT, "neither HTML nor text, but a binary file"),
        (["run", "{pages}", "--country", "DE", "--data", "{pages}/kontakt.txt"], ExitCode.USAGE, "cannot write in"),
        (["page", "{pages}"], ExitCode.USAGE, "is a folder; `rathaus run` reads folders"),
        (["page", "{pages}/kontakt.txt"], ExitCode.INPUT, "no source: name one with --source"),
        (["page", "{hostile}/empty.html", "--country", "DE"], ExitCode.INPUT, "empty.html: "),
        (["page", "{hostile}/image.html", "--country", "DE"], ExitCode.INPUT, "image.html: "),
        (["export", "geojson", "{empty}"], ExitCode.INPUT, "no release 'latest'"),
        (["verify"], ExitCode.INPUT, "no release 'latest'; `rathaus releases` lists them"),
        (["verify", "memory://nowhere"], ExitCode.INPUT, "no release at memory://nowhere"),
        (["verify", "gs://bucket/rathaus"], ExitCode.INSTALLATION, "gs://bucket/rathaus: "),
    ],
)
def test_what_is_wrong_is_one_line_and_a_code(
    here: Here, pages: Path, arguments: list[str], code: ExitCode, complaint: str
) -> None:
    empty = pages.parent / "empty"
    empty.mkdir()
    said = here(*(argument.format(pages=pages, empty=empty, hostile=HOSTILE) for argument in arguments))
    assert (said.code, said.out) == (code, "")
    assert said.complaint.startswith("rathaus: ")
    assert complaint in said.complaint
    assert said.complaint.count("\n") == 1


def test_a_run_over_hostile_pages_goes_on_and_lists_what_failed(here: Here, tmp_path: Path) -> None:
    said = here("run", HOSTILE, "--source", "de-fuerth", "--json")
    assert said.code == 0
    release = Path(said.json["path"])
    issues = [json.loads(line) for line in (release / "jsonl" / "issues.jsonl").read_text("utf-8").splitlines()]
    failed = {issue["url"] for issue in issues if issue["severity"] == "error"}
    assert {"file:empty.html", "file:archive.html", "file:image"} <= failed
    pages = [json.loads(line) for line in (release / "jsonl" / "pages.jsonl").read_text("utf-8").splitlines()]
    charsets = {page["url"]: page["charset"] for page in pages}
    assert charsets["file:windows-1252.txt"] == "windows-1252"
    assert failed == {page["url"] for page in pages if page["status"] == "failed"}
    assert len(failed) == said.json["pages_failed"]
    assert here("run", HOSTILE, "--source", "de-fuerth", "--strict").code == ExitCode.INCOMPLETE


@pytest.mark.parametrize("verb", ["run", "crawl", "replay"])
def test_dask_without_the_engine_is_refused_by_every_verb_that_reads_pages(
    here: Here, pages: Path, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    monkeypatch.setenv("RATHAUS_DASK", "tcp://127.0.0.1:9")
    said = here(verb, *([pages, "--country", "DE"] if verb == "run" else []), "--no-prefect")
    assert (said.code, said.out) == (ExitCode.USAGE, "")
    assert said.complaint == "rathaus: --dask needs the Prefect engine; leave --no-prefect out\n"


def test_a_store_that_another_run_holds_is_one_line(here: Here, pages: Path, tmp_path: Path) -> None:
    with hold(tmp_path / "data" / "store"):
        said = here("run", pages, "--country", "DE", "--data", tmp_path / "data")
    assert said.code == ExitCode.BUSY
    assert said.complaint.startswith("rathaus: another run holds ")
    assert said.complaint.count("\n") == 1


def test_a_dead_prefect_server_is_one_line_and_no_prefect_does_the_job(
    here: Here, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RATHAUS_PREFECT")
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    said = here("run", pages, "--source", "de-fuerth")
    assert (said.code, said.out) == (ExitCode.PREFECT, "")
    assert said.complaint.startswith("rathaus: no Prefect server answers at http://127.0.0.1:9/api")
    assert said.complaint.count("\n") == 1
    assert here("run", pages, "--source", "de-fuerth", "--no-prefect").code == 0


def test_a_page_from_standard_input(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    def page_of(body: bytes, *options: str) -> Said:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(body)))
        return here("page", "-", *options)

    said = page_of(b"Mairie de Limoges, 05 55 45 60 00", "--source", "fr-limoges", "--json")
    assert (said.code, said.json["source"]) == (0, "fr-limoges")
    assert page_of(b"Limoges").code == ExitCode.USAGE
    assert page_of(b"", "--country", "FR").code == ExitCode.INPUT
    assert page_of(b"%PDF-1.7\n\0", "--country", "FR").code == ExitCode.INPUT


def test_a_reader_who_goes_away_is_no_error(pages: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "flows", "page", str(pages / "partner.html"), "--source", "de-fuerth", "--json"],
        env=clean_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    _, complaint = process.communicate(timeout=120)
    assert (process.returncode, complaint) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a file that is always full")
@pytest.mark.parametrize("option", ["--json", "--version"])
def test_an_output_that_cannot_be_written_is_one_line(pages: Path, option: str) -> None:
    verb = [] if option == "--version" else ["page", str(pages / "partner.html"), "--source", "de-fuerth"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "flows", *verb, option],
            env=clean_environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (ExitCode.STORAGE, b"rathaus: No space left on device\n")


def test_an_output_that_lacks_characters_has_them_escaped(pages: Path) -> None:
    def said(*options: str) -> str:
        return subprocess.run(
            [sys.executable, "-m", "flows", "page", str(pages / "partner.html"), "--source", "de-fuerth", *options],
            env=clean_environment() | {"PYTHONIOENCODING": "ascii"},
            capture_output=True,
            check=True,
        ).stdout.decode("ascii")

    assert json.loads(said("--json"))["title"] == "Partnerstädte"
    assert "Partnerst\\xe4dte" in said()


def test_an_empty_catalogue_gives_nothing_to_crawl(here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "none").mkdir()
    monkeypatch.setenv("RATHAUS_CATALOGUE", "none")
    monkeypatch.setenv("RATHAUS_CRAWL_CONTACT", "rathaus@fuerth.example")
    for verb in ("crawl", "schedule"):
        said = here(verb)
        assert (said.code, said.complaint) == (
            ExitCode.USAGE,
            f"rathaus: no source in the catalogue {tmp_path / 'none'}\n",
        )
    source = ROOT / "sources" / "catalogue" / "de-fuerth.yaml"
    lines = source.read_text("utf-8").splitlines(keepends=True)
    by_hand = "".join(line for line in lines if not line.startswith("schedule:"))
    (tmp_path / "none" / source.name).write_text(by_hand, encoding="utf-8")
    said = here("schedule")
    assert (said.code, said.complaint) == (ExitCode.USAGE, "rathaus: no source of the catalogue has a schedule\n")
    monkeypatch.setenv("RATHAUS_CATALOGUE", "nowhere")
    said = here("crawl")
    assert (said.code, said.complaint.startswith("rathaus: setting catalogue: ")) == (ExitCode.USAGE, True)


def test_a_broken_installation_is_one_line(here: Here, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "flows.intake.pages", None)
    said = here("run", pages, "--country", "DE")
    assert said.code == ExitCode.INSTALLATION
    assert said.complaint.startswith("rathaus: the installation is incomplete: ")


def test_help_and_version_load_neither_models_nor_prefect() -> None:
    seen = subprocess.run(
        [sys.executable, "-c", "import sys, flows.commands.app; print(*sys.modules)"],
        env=clean_environment(),
        capture_output=True,
        check=True,
        text=True,
    ).stdout.split()
    assert {"prefect", "spacy", "duckdb", "pyarrow", "dateparser", "lxml"}.isdisjoint(seen)


def test_without_arguments_the_help_is_shown(here: Here) -> None:
    said = here()
    assert (said.code, said.complaint) == (0, "")
    assert all(verb in said.out for verb in ("run", "page", "releases", "verify", "doctor"))
    assert here("--version").out.startswith("rathaus ")


def test_two_releases_are_compared_for_people_and_programs(here: Here, pages: Path) -> None:
    first = here("run", pages, "--source", "de-fuerth", "--json").json["release"]
    partner = pages / "partner.html"
    partner.write_text(partner.read_text("utf-8").replace("1992", "1993"), encoding="utf-8")
    second = here("run", pages, "--source", "de-fuerth", "--json").json["release"]
    found = here("diff", first, second, "--table", "partnerships", "--json").json
    assert (found["before"], found["after"], found["by_cause"]) == (first, second, {"page": 1})
    (change,) = found["changes"]
    assert change["fields"] == [{"name": "since", "old": "1992-06-12", "new": "1993-06-12"}]
    assert "Limoges" in change["before"][0]["words"] + change["before"][0]["behind"]
    said = here("diff", first)
    assert "since: 1992-06-12 → 1993-06-12" in said.out
    assert "[page]" in said.out
    assert "\x1b" not in said.out
    assert "nothing differs" in here("diff", second, second).out
    assert here("diff", first, second, "--table", "towns").code == ExitCode.USAGE
    assert here("diff", first, "none").code == ExitCode.INPUT


def test_the_report_says_what_is_covered_and_where_its_page_is(here: Here, pages: Path) -> None:
    run = here("run", pages, "--source", "de-fuerth", "--json").json
    said = here("report")
    assert (said.code, said.complaint) == (0, "")
    assert "no two pages disagree" in said.out
    assert str(Path(run["path"]) / "report.html") in said.out
    found = here("report", run["release"], "--json").json
    assert (found["release"], found["coverage"]["totals"], found["disagreements"]) == (
        run["release"],
        run["tables"],
        [],
    )
    assert here("report", "none").code == ExitCode.INPUT


def test_a_release_whose_table_is_broken_is_named_by_whoever_reads_it(here: Here, pages: Path, tmp_path: Path) -> None:
    broken = Path(here("run", pages, "--source", "de-fuerth", "--json").json["path"])
    (broken / "parquet" / "mentions.parquet").write_bytes(b"PAR1")
    (pages / "kontakt.txt").write_text("Stadt Fürth, Telefon 0911 974-1000\n", encoding="utf-8")
    for verb in (
        ["report"],
        ["diff", "latest"],
        ["export", "site", tmp_path / "site"],
        ["verify"],
        ["run", pages, "--source", "de-fuerth"],
    ):
        said = here(*verb)
        assert (said.code, said.out, said.complaint) == (
            ExitCode.BROKEN,
            "",
            f"rathaus: {broken / 'parquet' / 'mentions.parquet'} does not match its checksum\n",
        )


def test_the_api_answers_on_its_port(here: Here, pages: Path, tmp_path: Path) -> None:
    assert here("run", pages, "--source", "de-fuerth", "--data", tmp_path / "data").code == 0
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = here("api", "--port", port, "--data", tmp_path / "data")
        assert (refused.code, refused.complaint.count("\n")) == (ExitCode.USAGE, 1)
    process = subprocess.Popen(
        [sys.executable, "-m", "flows", "api", "--port", str(port), "--data", str(tmp_path / "data")],
        env=clean_environment(),
        stdout=subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        assert f"http://127.0.0.1:{port}/rathaus".encode() in process.stdout.readline()
        transport = httpx.HTTPTransport(retries=8)
        with httpx.Client(transport=transport, base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            rows = client.get("/rathaus/partners_of.json", params={"city": "Fürth", "_shape": "objects"}).json()["rows"]
        assert [(row["partner"], row["since"]) for row in rows] == [("Limoges", "1992-06-12")]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
