"""Numbers in tel: links: read like text, and compared with it."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote

from pipeline.entities.phones.find import FoundPhone
from pipeline.entities.phones.numbers import read_number

SCHEMES = {"tel": "voice", "callto": "voice", "fax": "fax", "sms": "cell"}
"""Kind of number that a link of each scheme leads to."""
_BEGINNINGS = tuple(f"{scheme}:" for scheme in SCHEMES)
_LONGEST_SCHEME = max(map(len, _BEGINNINGS))


def read_phone_link(link: str, region: str) -> FoundPhone | None:
    """Read the number of a link ("tel:+49-381-381-0"); None where the link is none or its number does not exist."""
    if not link[:_LONGEST_SCHEME].lower().startswith(_BEGINNINGS):
        return None
    scheme, _, target = link.partition(":")
    kind = SCHEMES.get(scheme.lower())
    if kind is None:
        return None
    number = read_number(unquote(target).partition(";")[0].lstrip("/ ").strip(), region)
    if number is None or not number.valid:
        return None
    return FoundPhone(0, 0, number.e164, "cell" if number.mobile and kind == "voice" else kind, 0.95, "phone.link")


def linked_numbers(links: Sequence[str], region: str) -> list[FoundPhone]:
    """The numbers of a block's links, in order."""
    return [phone for link in links if (phone := read_phone_link(link, region)) is not None]
