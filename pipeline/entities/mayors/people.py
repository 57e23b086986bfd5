"""Names to people: surname-only and inflected mentions are given the full name that the page has for them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.entities.mayors.found import Found
from pipeline.entities.names import is_given

_SHARED = 3
"""Letters that two inflected forms of one word share at least."""


def bind(found: Sequence[Found]) -> list[tuple[Found, str]]:
    """Each finding with the full name of its bearer; those whose bare surname is nobody's are left out."""
    full = [item.full_name for item in found if " " in item.full_name]
    named = []
    for item in found:
        name = item.full_name
        if " " in name:
            named.append((item, _nominative(name, full)))
            continue
        owners = [person for person in full if _same_word(person.split()[-1], name)]
        exact = [person for person in owners if person.split()[-1].casefold() == name.casefold()]
        owners = exact or owners
        if owners:
            named.append((item, _nominative(owners[-1], full)))
    return named


def _nominative(name: str, names: Sequence[str]) -> str:
    """Of several inflected forms of one name on a page, the one whose first name is a known one."""
    if is_given(name.split(maxsplit=1)[0]):
        return name
    parts = name.split()
    for other in names:
        candidate = other.split()
        if len(candidate) == len(parts) and is_given(candidate[0]):
            if all(_same_word(ours, theirs) for ours, theirs in zip(parts, candidate, strict=True)):
                return other
    return name


def _same_word(one: str, other: str) -> bool:
    """True where two words differ in their ending only, by at most three letters."""
    one, other = one.casefold(), other.casefold()
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared >= max(_SHARED, min(len(one), len(other)) - 2) and max(len(one), len(other)) - shared <= 3
