from collections.abc import Sequence
from typing import Final

FIGURE: Final = 1
"""A figure from 0 to 9."""
DIGITS: Final = 2
"""Three digits at least, of any script."""
PHONE: Final = 4
"""Five digits near each other, or three digits and three capitals ("(800) RATHAUS"): what every phone number has."""
DIGIT: Final = 8
"""One digit at least, of any script."""

def digit_signs(texts: Sequence[str]) -> bytearray:
    """Which of the signs above each text has, as bits of a number."""
