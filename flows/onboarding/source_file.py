"""The catalogue file of a site that was probed: all that is known, with a comment wherever a person should look."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from pathlib import Path

from flows.errors import StorageFailed, UsageError
from flows.onboarding.probe import Probe
from pipeline.gazetteer.index import GazetteerPlace
from sources.catalogue import load_source
from sources.errors import CatalogueError

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_WRITES_UMLAUTS_OUT = frozenset({"DE", "AT", "CH", "LI", "LU"})


def source_id(place: GazetteerPlace) -> str:
    """Country and name without accents: "de-fuerth"."""
    name = place.name.translate(_GERMAN) if place.country in _WRITES_UMLAUTS_OUT else place.name
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return f"{place.country.lower()}-{re.sub('[^a-z0-9]+', '-', plain).strip('-')}"[:64].rstrip("-")


def night_of_the_week(source: str) -> str:
    """A cron line at some minute of a night of the week, by the source's id: not all towns at once."""
    number = int(hashlib.sha256(source.encode()).hexdigest()[:8], 16)
    return f"{number % 60} {2 + number // 60 % 4} * * {number // 240 % 5 + 1}"


def render_source(probe: Probe, place: GazetteerPlace) -> str:
    """The file's text."""
    identity = source_id(place)
    languages = ", ".join(probe.languages or ("en",))
    lines = [
        f"# Written by `rathaus source add {probe.url}` after reading {probe.pages} pages. Look it over.",
        "",
        f"id: {identity}",
        f"name: {json.dumps(_name(probe, place), ensure_ascii=False)}    # as the body calls itself",
        "kind: municipality    # or district, county, region, association",
        f"country: {probe.country}",
        f'geonames_id: "{place.geonames_id}"    # {place.name}, {place.population} inhabitants',
        f"languages: [{languages}]    # by the pages that were read, most used first",
        f"home_url: {json.dumps(probe.url)}",
        "",
        "# Where a crawl starts: the home page, and the pages that say most of twinnings, the mayor and contacts.",
        "start_urls:",
        *(f"  - {json.dumps(url)}" for url in dict.fromkeys((probe.url, *_candidates(probe)))),
        "",
        "# Minute, hour, day of month, month, day of week, in UTC.",
        f'schedule: "{night_of_the_week(identity)}"',
        "",
        f"# System: {probe.cms or 'not known'}. Sitemap: {'yes' if probe.has_sitemap else 'none found'}. "
        f"robots.txt asks for {probe.robots_delay:g} s between two requests.",
        *(f"# Not found: {line}." for line in probe.missing),
    ]
    return "\n".join(lines) + "\n"


def _candidates(probe: Probe) -> list[str]:
    return [*probe.twinnings[:1], *probe.mayor[:1], *probe.contact[:1]]


def _name(probe: Probe, place: GazetteerPlace) -> str:
    parts = [part.strip() for part in re.split(r"\s[-–|·:•]\s|[|»«]", probe.title)]
    return next((part for part in parts if place.name.casefold() in part.casefold() and len(part) < 80), place.name)


def write_source(probe: Probe, folder: Path) -> Path:
    """Write the catalogue file; gives its path.

    Raises UsageError where the municipality is not known or its file is there already, StorageFailed where the folder
    cannot be written.
    """
    place = probe.place.place
    if place is None:
        raise UsageError(f"nothing is written, since the municipality is not certain: {probe.place.reason}")
    file = folder / f"{source_id(place)}.yaml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as stream:
            stream.write(render_source(probe, place))
    except FileExistsError as error:
        raise UsageError(f"{file} is there already; nothing is written") from error
    except OSError as error:
        raise StorageFailed(f"{file}: {error.strerror}") from error
    try:
        load_source(file)
    except CatalogueError as error:
        file.unlink()
        raise UsageError(f"the site cannot stand in the catalogue: {error}") from error
    return file
