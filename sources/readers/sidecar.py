"""The file `pages.yaml`: what a folder's pages are, where their names cannot say it.

lu-amitie.html:
  source: lu-luxembourg
  url: https://www.vdl.lu/fr/amitie
  content_type: text/html; charset=utf-8
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from sources.catalogue.source import WebAddress
from sources.errors import ReadError
from sources.readers.files import fault, shown
from sources.strict_yaml import StrictYamlError, first_fault, read_mapping

SIDECAR_NAME = "pages.yaml"


class SidecarEntry(BaseModel):
    """What a folder says of one of its files. Unknown keys are refused.

    source: id of the source. url: where the page was published. content_type: the HTTP header's value.
    Of an archive only the source can be said; the rest stands in its records.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str | None = None
    url: WebAddress | None = None
    content_type: str = ""


_ENTRIES = TypeAdapter(dict[str, SidecarEntry])


def read_sidecar(folder: Path) -> Mapping[str, SidecarEntry]:
    """What `pages.yaml` in a folder says, by file name; empty where there is none.

    Raises ReadError, which names the file and the key, where it cannot be read or is wrong.
    """
    file = folder / SIDECAR_NAME
    try:
        return _ENTRIES.validate_python(read_mapping(file))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise fault(file, error) from error
    except StrictYamlError as error:
        raise ReadError(f"{shown(file)}: {error}") from error
    except ValidationError as error:
        raise ReadError(f"{shown(file)}: {first_fault(error)}") from error
