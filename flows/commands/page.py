"""`rathaus page`: one page's record, as a coloured view or as JSON."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from flows.commands.options import (
    CityOption,
    CountryOption,
    JsonOption,
    SourceOption,
    console,
    print_json,
    settle,
)
from flows.errors import InstallationIncomplete, NothingToRead, UsageError


def page(
    file: Annotated[str, typer.Argument(help="An HTML or text file; - for standard input.", metavar="FILE|-")],
    source: SourceOption = None,
    country: CountryOption = None,
    city: CityOption = None,
    as_json: JsonOption = False,
) -> int:
    """Show what the pipeline makes of one page; nothing is stored.

    Who published it says --source, --country, or a `pages.yaml` beside the file.
    """
    from flows.commands.view import render_page
    from flows.intake.pages import take_in
    from flows.intake.publisher import find_publisher, open_catalogue, selectors_of
    from flows.intake.request import RunRequest
    from pipeline.errors import GazetteerMissing, LanguageDataError, PipelineError
    from pipeline.limits import DEFAULT_LIMITS
    from pipeline.page import extract_page
    from sources.errors import ReadError
    from sources.page import RawPage
    from sources.readers.kinds import kind_of_content

    folder = settle().values.catalogue
    request = RunRequest(paths=(file,), source=source, country=country, city=city, catalogue=folder)
    if file == "-":
        catalogue = open_catalogue(folder)
        publisher = find_publisher(request, catalogue)
        if publisher is None:
            raise UsageError("standard input needs --source or --country: who published the page?")
        body = sys.stdin.buffer.read(DEFAULT_LIMITS.max_body_bytes + 1)
        kind = kind_of_content(body)
        if kind is None:
            raise NothingToRead("standard input: neither HTML nor text, but binary")
        raw = RawPage(source=publisher.source, url="file:-", body=body, kind=kind)
        selectors = selectors_of(catalogue[publisher.source]) if publisher.source in catalogue else None
    else:
        if os.path.isdir(file):  # noqa: PTH112 - False for names that no file can have, too
            raise UsageError(f"{file} is a folder; `rathaus run` reads folders")
        intake = take_in(request)
        if not intake.pages:
            raise NothingToRead(intake.faults[0].error.message)
        if len(intake.pages) > 1:
            raise UsageError(f"{file} holds {len(intake.pages)} pages; `rathaus run` reads archives")
        publisher = intake.publishers[intake.pages[0].source]
        selectors = intake.selectors.get(publisher.source)
        try:
            raw = intake.pages[0].read()
        except ReadError as error:
            raise NothingToRead(str(error)) from error
    try:
        record = extract_page(raw, publisher, selectors=selectors)
    except (GazetteerMissing, LanguageDataError) as error:
        raise InstallationIncomplete(error.message) from error
    except PipelineError as error:
        raise NothingToRead(f"{file}: {error.message}") from error
    if as_json:
        print_json(record)
    else:
        console().print(render_page(record))
    return 0
