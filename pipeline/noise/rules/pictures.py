"""Names of image files in the text: what stands where a picture has no other words for itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ENDS = "gGfFpP"
_NAME = re.compile(r"\.(?:jpe?g|png|gif|svg|webp|bmp)$", re.IGNORECASE)
_ENDING = 5
"""Letters of the longest of these, with its point."""
_LONGEST = 100


def image_names(texts: Sequence[str]) -> list[int]:
    """Places of the lines that end with the name of an image file ("town-hall_2019.jpg")."""
    return [
        place
        for place, text in enumerate(texts)
        # To ask for the point first costs less than to look for a name in each line.
        if text[-1:] in _ENDS and len(text) <= _LONGEST and "." in text[-_ENDING:] and _NAME.search(text) is not None
    ]
