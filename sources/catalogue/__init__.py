"""The catalogue of municipalities: one YAML file each beside this module.

To add one: write `cc-name.yaml` as docs/sources.md shows; nothing else needs to change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError

from sources.catalogue.codes import countries
from sources.catalogue.source import BodyKind, Selectors, Source
from sources.errors import CatalogueError, UnknownSource
from sources.strict_yaml import StrictYamlError, first_fault, read_mapping

__all__ = ["BUILTIN", "BodyKind", "Catalogue", "Selectors", "Source", "countries", "load_catalogue", "load_source"]

BUILTIN = Path(__file__).parent
"""The folder of the municipalities that ship with the package."""


class Catalogue(Mapping[str, Source]):
    """Sources by id, in the order of their ids. Asking for one that is not there raises UnknownSource."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = dict(sorted(sources.items()))

    def __getitem__(self, source_id: str) -> Source:
        try:
            return self._sources[source_id]
        except KeyError:
            near = [known for known in self._sources if source_id and source_id in known]
            hint = f"; did you mean {near[0]}?" if near else ""
            raise UnknownSource(f"no source {source_id!r} in the catalogue{hint}") from None

    def __contains__(self, source_id: object) -> bool:
        return source_id in self._sources

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)


def load_source(file: Path) -> Source:
    """Read one catalogue file. Raises CatalogueError, which names the file and the key."""
    try:
        source = Source.model_validate(read_mapping(file))
    except OSError as error:
        raise CatalogueError(f"{file.name}: cannot be read: {error.strerror}") from error
    except StrictYamlError as error:
        raise CatalogueError(f"{file.name}: {error}") from error
    except ValidationError as error:
        raise CatalogueError(f"{file.name}: {first_fault(error)}") from error
    if source.id != file.stem:
        raise CatalogueError(f"{file.name}: id: {source.id!r} is not the file's name")
    if not source.id.startswith(source.country.lower() + "-"):
        raise CatalogueError(f"{file.name}: id: does not start with the country's code {source.country.lower()!r}")
    return source


def load_catalogue(folder: Path = BUILTIN) -> Catalogue:
    """Read every `*.yaml` of a folder into a catalogue.

    Raises CatalogueError, with one line that names the file and the key, for the first file that is wrong, and for
    two sources that claim the same id or the same municipality and home page.
    """
    if not folder.is_dir():
        raise CatalogueError(f"no catalogue folder {folder}")
    found: dict[str, Source] = {}
    claims: dict[tuple[str, str], str] = {}
    for file in sorted(entry for entry in folder.iterdir() if entry.suffix in (".yaml", ".yml")):
        source = load_source(file)
        if source.id in found:
            raise CatalogueError(f"{file.name}: id: {source.id!r} stands in another file too")
        claim = (source.geonames_id, source.home_url)
        if claim in claims:
            raise CatalogueError(f"{file.name}: geonames_id: {claims[claim]!r} has this id and home page already")
        claims[claim] = source.id
        found[source.id] = source
    return Catalogue(found)
