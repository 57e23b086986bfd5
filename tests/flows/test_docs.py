"""The docs name every verb, option, exit code, setting and limit, with the values that the code has."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import typer.main

from flows.commands.app import app
from flows.commands.diagnosis import all_limits
from flows.effective_settings import PREFIX
from flows.errors import ExitCode
from flows.settings import Settings
from tests.flows.conftest import ROOT

COMMAND = (ROOT / "docs" / "command.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
VERBS = typer.main.get_command(app).commands


@pytest.mark.parametrize("verb", list(VERBS))
def test_every_verb_and_each_of_its_options_is_documented(verb: str) -> None:
    assert f"| `{verb}` |" in COMMAND
    assert f"## rathaus {verb}" in COMMAND
    for option in (option for parameter in VERBS[verb].params for option in parameter.opts if option.startswith("--")):
        assert option in COMMAND, option
    assert "--json" in [option for parameter in VERBS[verb].params for option in parameter.opts]


@pytest.mark.parametrize("code", list(ExitCode))
def test_every_exit_code_is_documented(code: ExitCode) -> None:
    assert f"| {code.value} | {code.name} |" in COMMAND


def test_no_other_exit_code_is_documented() -> None:
    assert re.findall(r"^\| (\d+) \| ([A-Z]+) \|", COMMAND, re.MULTILINE) == [
        (str(code.value), code.name) for code in ExitCode
    ]


@pytest.mark.parametrize("name", list(Settings.model_fields))
def test_every_setting_is_documented_with_its_variable_and_default(name: str) -> None:
    row = next(line for line in SETTINGS.splitlines() if line.startswith(f"| `{name}` | `{PREFIX}{name.upper()}` |"))
    default = Settings.model_fields[name].default
    if name == "workers":
        assert "| usable cores |" in row
    else:
        assert str(default).lower() in row.lower()


@pytest.mark.parametrize(("name", "value"), list(all_limits().items()))
def test_every_limit_is_documented_with_its_value(name: str, value: int) -> None:
    assert f"| `{name}` | {value:,} |" in COMMAND


def test_the_readme_lists_the_subpackages_of_flows_in_the_order_of_their_imports() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+)` \|", readme.partition("| `flows/` |")[2].partition("\n\n")[0], re.MULTILINE)
    assert sorted(listed) == sorted(file.parent.name for file in (ROOT / "flows").glob("*/__init__.py"))
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract.get("containers") == ["flows"])
    order = [name for layer in layers for name in layer.split(" | ")]
    assert listed == [name for name in order if name in listed]


@pytest.mark.parametrize("page", ["command.md", "settings.md"])
def test_links_between_docs_lead_somewhere(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / "docs" / Path(target)).is_file(), target
