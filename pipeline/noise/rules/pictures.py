"""Names of image files in the text: what stands where a picture has no other words for itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ENDS = ("g", "G", "f", "F", "p", "P")
_NAME = re.compile(r"\.(?:jpe?g|png|gif|svg|webp|bmp)$", re.IGNORECASE)
_LONGEST = 100


def image_names(texts: Sequence[str]) -> list[int]:
    """Places of the lines that end with the name of an image file ("town-hall_2019.jpg")."""
    return [
        place
        for place, text in enumerate(texts)
        if text.endswith(_ENDS) and len(text) <= _LONGEST and _NAME.search(text) is not None
    ]
