"""A value comes from the option, the environment, the file or the default, in this order, and says which."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.effective_settings import load_settings
from flows.errors import ExitCode, UsageError


def test_without_a_word_from_anybody_the_defaults_hold_under_the_current_folder(tmp_path: Path) -> None:
    effective = load_settings(environment={}, folder=tmp_path)
    assert effective.values.store == tmp_path / "normalized" / "store"
    assert effective.values.releases == tmp_path / "normalized" / "releases"
    assert set(effective.origins.values()) == {"default"}
    assert effective.file is None


def test_an_option_outranks_the_environment_and_the_environment_outranks_the_file(tmp_path: Path) -> None:
    (tmp_path / "rathaus.toml").write_text("workers = 3\nbatch_pages = 50\npage_seconds = 5\n")
    environment = {"RATHAUS_WORKERS": "4", "RATHAUS_BATCH_PAGES": "60"}
    effective = load_settings({"workers": 5, "data": None}, environment=environment, folder=tmp_path)
    assert (effective.values.workers, effective.values.batch_pages, effective.values.page_seconds) == (5, 60, 5)
    assert effective.origins["workers"] == "option --workers"
    assert effective.origins["batch_pages"] == "environment RATHAUS_BATCH_PAGES"
    assert effective.origins["page_seconds"] == f"file {tmp_path / 'rathaus.toml'}"
    assert effective.origins["batch_tries"] == "default"


def test_the_nearest_file_above_is_found_and_its_folder_is_where_paths_count_from(tmp_path: Path) -> None:
    (tmp_path / "rathaus.toml").write_text('data = "out"\n')
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert load_settings(environment={}, folder=below).values.data == tmp_path / "out"


def test_a_path_in_an_option_or_in_the_environment_counts_from_the_current_folder(tmp_path: Path) -> None:
    (tmp_path / "rathaus.toml").write_text("workers = 1\n")
    below = tmp_path / "a"
    below.mkdir()
    assert load_settings({"data": Path("x")}, environment={}, folder=below).values.data == below / "x"
    assert load_settings(environment={"RATHAUS_DATA": "y"}, folder=below).values.data == below / "y"
    assert load_settings(environment={"RATHAUS_DATA": ""}, folder=below).values.data == tmp_path / "normalized"


@pytest.mark.parametrize(
    ("file", "environment", "said"),
    [
        ("workers = 0\n", {}, "setting workers: Input should be greater than or equal to 1, not 0 (file "),
        ("wrokers = 2\n", {}, "no such setting: wrokers"),
        ("workers = \n", {}, "not TOML"),
        ("", {"RATHAUS_WORKERS": "many"}, "not 'many' (environment RATHAUS_WORKERS)"),
        ("", {"RATHAUS_PREFECT": "perhaps"}, "setting prefect"),
        ("page_seconds = inf\n", {}, "setting page_seconds: Input should be a finite number"),
        ("", {"RATHAUS_DATA": "~nobody-of-this-name/x"}, "setting data: there is no such home"),
        ('catalogue = "a\\u0000b"\n', {}, "setting catalogue: a path without control characters is needed"),
        ('crawl_contact = "a\\nHost: b"\n', {}, "setting crawl_contact: an address of printable ASCII characters"),
        ("", {"RATHAUS_CRAWL_CONTACT": "bürger@a.example"}, "setting crawl_contact: an address of printable ASCII"),
    ],
)
def test_a_wrong_value_is_one_line_that_names_the_setting_and_who_set_it(
    tmp_path: Path, file: str, environment: dict[str, str], said: str
) -> None:
    (tmp_path / "rathaus.toml").write_text(file)
    with pytest.raises(UsageError) as caught:
        load_settings(environment=environment, folder=tmp_path)
    assert said in caught.value.message
    assert "\n" not in caught.value.message
    assert caught.value.exit_code is ExitCode.USAGE


def test_a_mistyped_variable_is_noticed(tmp_path: Path) -> None:
    effective = load_settings(environment={"RATHAUS_WORKER": "2", "HOME": "/"}, folder=tmp_path)
    assert effective.unknown_variables == ("RATHAUS_WORKER",)


def test_every_setting_has_its_sentence(tmp_path: Path) -> None:
    descriptions = load_settings(environment={}, folder=tmp_path).descriptions
    assert all(text.endswith(".") for text in descriptions.values())
