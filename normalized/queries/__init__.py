"""Questions that a release's SQLite file answers: one SQL file each, with what it asks for in the comments at its head.

Whoever opens the file can use them: `normalized.api` hands them to Datasette, a plugin or a program of one's own takes
`all_queries()["partners_of"].sql` and binds its parameters. A parameter that is not needed is bound to the empty text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from normalized.errors import SchemaError

_HEAD = re.compile(r"-- (?P<name>[a-z_]+): (?P<text>.+)")
_PARAMETER = re.compile(r"(?<![:\w]):([a-z_]+)\b")


@dataclass(frozen=True, slots=True)
class Query:
    """One question. parameters: name and sentence of each, in the order in which a form asks for them."""

    name: str
    title: str
    description: str
    parameters: Mapping[str, str]
    sql: str


@cache
def all_queries() -> Mapping[str, Query]:
    """Every query of this folder by its name; raises SchemaError where a head does not say what its SQL needs."""
    return {path.stem: read_query(path) for path in sorted(Path(__file__).parent.glob("*.sql"))}


def read_query(path: Path) -> Query:
    """The query in a file; see `all_queries`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [found for line in lines if (found := _HEAD.fullmatch(line))]
    sql = "\n".join(lines[len(head) :]).strip() + "\n"
    said = {found["name"]: found["text"] for found in head}
    title, description = said.pop("title", None), said.pop("description", None)
    if title is None or description is None:
        raise SchemaError(f"{path.name}: the head has no title or no description")
    if (used := set(_PARAMETER.findall(sql))) != set(said):
        raise SchemaError(f"{path.name}: parameters told and used differ: {', '.join(sorted(used ^ set(said)))}")
    return Query(path.stem, title, description, said, sql)
