"""Where a number of four digits before a town is its postcode."""

from __future__ import annotations

from typing import Final

FOUR_DIGIT_COUNTRIES: Final = frozenset(
    {"AT", "AU", "BE", "BG", "CH", "CY", "DK", "GE", "HU", "LI", "LU", "LV", "MK", "NL", "NO", "NZ", "SI", "TN", "ZA"}
)
"""Countries (ISO 3166-1) whose postcodes have four digits, or begin with four; Universal Postal Union, addressing."""
