"""Who published the pages of a request: the catalogue's answer, or the gazetteer's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from flows.errors import InstallationIncomplete, UsageError
from flows.intake.request import RunRequest
from pipeline.errors import GazetteerMissing
from pipeline.selectors import Selectors
from sources.catalogue import Catalogue, Source, countries, load_catalogue
from sources.errors import CatalogueError, SourceError
from sources.page import Publisher

if TYPE_CHECKING:
    from pipeline.gazetteer import Gazetteer


def open_catalogue(folder: Path | None = None) -> Catalogue:
    """The catalogue of a folder, by default the one that ships with the package.

    Raises UsageError where the folder is missing or one of its files is wrong, InstallationIncomplete where that is so
    in the one that ships with the package.
    """
    try:
        return load_catalogue() if folder is None else load_catalogue(folder)
    except CatalogueError as error:
        if folder is None:
            raise InstallationIncomplete(str(error)) from error
        raise UsageError(f"setting catalogue: {error}") from error


def open_gazetteer() -> Gazetteer:
    """The gazetteer. Raises InstallationIncomplete where its index was not built."""
    from pipeline.gazetteer import load  # noqa: PLC0415 - brings numpy, which only a city's id is worth

    try:
        return load()
    except GazetteerMissing as error:
        raise InstallationIncomplete(error.message) from error


def find_publisher(request: RunRequest, catalogue: Catalogue) -> Publisher | None:
    """Who published the pages that no `pages.yaml` speaks for, None where the request does not say.

    Raises UsageError where source, country or city do not exist or contradict each other.
    """
    if request.source is not None:
        if request.country is not None or request.city is not None:
            raise UsageError("--source says who published the pages; leave --country and --city out")
        try:
            return catalogue[request.source].publisher
        except SourceError as error:
            raise UsageError(str(error)) from error
    if request.country is None:
        if request.city is not None:
            raise UsageError("--city needs --country beside it")
        return None
    country = request.country.upper()
    if country not in countries():
        raise UsageError(f"no country {request.country!r}: ISO 3166-1 alpha-2 is wanted, as in LU")
    if request.city is None:
        return Publisher(source=f"{country.lower()}-unnamed", country=country)
    place = open_gazetteer().place(request.city)
    if place is None:
        raise UsageError(f"no city {request.city!r}: the GeoNames id of a place of 500 inhabitants or more is wanted")
    if place.country != country:
        raise UsageError(f"city {request.city} is {place.name} in {place.country}, not in {country}")
    return Publisher(source=f"{country.lower()}-{place.geonames_id}", country=country, geonames_id=place.geonames_id)


def selectors_of(entry: Source) -> Selectors | None:
    """The CSS selectors of a source of the catalogue, None where it has none."""
    if not entry.selectors.content and not entry.selectors.noise:
        return None
    return Selectors(content=entry.selectors.content, noise=entry.selectors.noise)
