"""`rathaus source add URL`: look at a site and write its catalogue file."""

from __future__ import annotations

import sys
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from flows.commands.options import DataOption, JsonOption, print_json, settle
from flows.errors import ExitCode, UsageError


class Action(StrEnum):
    """What can be done with sources."""

    ADD = "add"


def source(
    action: Annotated[Action, typer.Argument(help="add: probe a site and write its catalogue file.")],
    url: Annotated[str, typer.Argument(help="The site's home page.", metavar="URL", show_default=False)],
    country: Annotated[
        str | None, typer.Option("--country", help="ISO 3166-1 alpha-2, where the host does not tell.", metavar="CC")
    ] = None,
    city: Annotated[
        str | None,
        typer.Option("--city", help="The municipality's GeoNames id, where it is not found.", metavar="GEONAMES_ID"),
    ] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Probe a site (robots, sitemap, languages, system, pages of interest) and write its catalogue file."""
    assert action is Action.ADD
    settings = settle(data=data).values
    if not settings.crawl_contact:
        raise UsageError("nobody is named whom a webmaster can reach: set crawl_contact (docs/crawling.md)")
    from flows.onboarding.probe import country_of, probe_site
    from flows.onboarding.source_file import write_source
    from sources.catalogue import BUILTIN

    country_of(url, country)
    probe = probe_site(url, settings, country=country, city=city)
    file = write_source(probe, settings.catalogue or BUILTIN)
    if as_json:
        print_json({"file": file, **asdict(probe)})
        return ExitCode.OK
    sys.stdout.write(f"{file}\n")
    for line in probe.missing:
        sys.stdout.write(f"not found: {line}\n")
    return ExitCode.OK
