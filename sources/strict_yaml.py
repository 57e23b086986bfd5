"""YAML files that people write by hand: read strictly, with errors that name the file and the key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

_BaseLoader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StrictLoader(_BaseLoader):  # type: ignore[misc, valid-type]
    """A safe loader that refuses a key which stands twice; YAML's own rule keeps the last one in silence."""


def _mapping_without_repeats(loader: Any, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
    seen = set()
    for key_node, _ in node.value:
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else str(key_node)
        if key in seen:
            raise yaml.constructor.ConstructorError(None, None, f"key {key!r} stands twice", key_node.start_mark)
        seen.add(key)
    mapping: dict[Any, Any] = yaml.SafeLoader.construct_mapping(loader, node, deep=deep)
    return mapping


_StrictLoader.add_constructor(
    yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG,
    lambda loader, node: _mapping_without_repeats(loader, node, deep=True),
)


class StrictYamlError(Exception):
    """The file is no YAML mapping. The message is one line, without the file's name."""


def read_mapping(file: Path) -> dict[Any, Any]:
    """The mapping that a YAML file holds; an empty file gives an empty mapping.

    Raises OSError where the file cannot be read and StrictYamlError where it is no UTF-8, no YAML or no mapping.
    """
    try:
        data = yaml.load(file.read_bytes().decode("utf-8-sig"), Loader=_StrictLoader)
    except UnicodeDecodeError as error:
        raise StrictYamlError(f"not UTF-8: {error.reason} at byte {error.start}") from error
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}: " if error.problem_mark else ""
        raise StrictYamlError(f"{line}{error.problem}") from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise StrictYamlError(" ".join(str(error).split())) from error
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise StrictYamlError("not a mapping of keys to values")
    return data


def first_fault(error: ValidationError) -> str:
    """What is wrong first, as one line: "start_urls.0: not an http or https address (got 'ftp://…')"."""
    fault = error.errors(include_url=False, include_context=False)[0]
    key = ".".join(str(part) for part in fault["loc"])
    message = fault["msg"].removeprefix("Value error, ")
    if fault["type"] == "extra_forbidden":
        message = "unknown key"
    elif fault["type"] == "missing":
        message = "missing"
    elif not isinstance(fault["input"], dict | list | tuple):
        message = f"{message} (got {str(fault['input'])[:80]!r})"
    more = error.error_count() - 1
    return f"{key}: {message}" + (f" (and {more} more)" if more else "")
