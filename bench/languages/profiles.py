"""langdetect's profiles of our languages, from the same word frequencies as the n-gram model."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict

_SCALE = 10_000_000
_RAREST = 60
"""An n-gram below this count in ten million letters is left out."""


def profiles(frequencies: dict[str, dict[str, float]]) -> bytes:
    """A packed list of profiles as langdetect reads them: one to three letters, a blank at a word's edges."""
    found = []
    for language, words in frequencies.items():
        counts: dict[str, float] = defaultdict(float)
        for word, share in words.items():
            edged = f" {word} "
            for length in (1, 2, 3):
                for start in range(len(edged) - length + 1):
                    counts[edged[start : start + length]] += share
        letters = sum(count for gram, count in counts.items() if len(gram) == 1)
        whole = {gram: int(count / letters * _SCALE) for gram, count in counts.items() if gram != " "}
        kept = {gram: count for gram, count in sorted(whole.items()) if count >= _RAREST}
        totals = [sum(count for gram, count in kept.items() if len(gram) == length) for length in (1, 2, 3)]
        found.append({"name": language, "freq": kept, "n_words": totals})
    return zlib.compress(json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), 9)
