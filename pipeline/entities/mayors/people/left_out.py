"""Full names of which a page leaves out surnames elsewhere: "Rui Falcão" is Rui Falcão Castro, "Rui Castro" as well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from pipeline.entities.mayors.found import Found
from pipeline.entities.names import is_given, is_particle, surname_joiners

_FEWEST: Final = 2
"""Parts of a name that tells who somebody is."""
_NEAR: Final = 3
"""Tokens behind a name, a bracket or comma among them."""
_MOST: Final = 40
"""Names with one first name that are compared: a page with more is a list of many people."""


def with_all_parts(found: Sequence[Found]) -> dict[str, str]:
    """By the shorter of two names of one mayor the longer one.

    The shorter one begins with the same first name and leaves out surnames alone ("Karl Ohm" is not Karl Heinz Ohm).
    Both are mayors of the same town where the page says of which, neither has a term of its own, no third name fits.
    """
    by_name: dict[str, list[Found]] = defaultdict(list)
    for item in found:
        by_name[item.full_name].append(item)
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in by_name:
        by_first[name.partition(" ")[0]].append(name)
    longer: dict[str, str] = {}
    for names in by_first.values():
        if not 1 < len(names) <= _MOST:
            continue
        for name in names:
            fuller = [other for other in names if _leaves_out(name, other)]
            if len(fuller) == 1 and _may_be_one([*by_name[name], *by_name[fuller[0]]]):
                longer[name] = fuller[0]
    return longer


def _leaves_out(short: str, long: str) -> bool:
    """True where a name is another one without some of its surnames."""
    parts, left = short.split(), _parts(long)
    wanted = _parts(short)
    if not _FEWEST <= len(wanted) < len(left) or is_particle(parts[0]):
        return False
    out = []
    for part in left:
        if wanted and part == wanted[0]:
            del wanted[0]
        else:
            out.append(part)
    return not wanted and not any(map(is_given, out))


def _parts(name: str) -> list[str]:
    return [part for part in name.split() if not is_particle(part) and part not in surname_joiners()]


def _may_be_one(items: Sequence[Found]) -> bool:
    towns = {item.city.value for item in items if item.city is not None}
    return len(towns) <= 1 and not any(map(_has_term, items))


def _has_term(item: Found) -> bool:
    """True for a name with a term, or with a date right behind it: "Andrés Vidal (1979-1983)"."""
    end = item.name.end
    return item.term is not None or any(place in item.view.date for place in range(end, end + _NEAR))
