"""Columns of what each block's own text shows: its kinds of characters, words of running text, signs of contact."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from pipeline.noise.columns import Column


def wording_columns(chars: Mapping[str, Column]) -> dict[str, Column]:
    """Return the columns, by name. chars: of `count_characters`."""
    length = chars["length"]
    safe, words = np.maximum(length, 1.0), np.maximum(chars["words"], 1.0)
    return {
        "length": np.log1p(length),
        "words": np.log1p(chars["words"]),
        "upper": chars["upper"] / safe,
        "capitals": chars["capitals"] / words,
        "digits": chars["digits"] / safe,
        "stops": np.minimum(chars["stops"], 10),
        "commas": np.minimum(chars["commas"], 10),
        "separators": chars["separators"] / safe,
        "symbols": chars["symbols"] / safe,
        "cjk": chars["cjk"] / safe,
        "word_length": length / words,
        "ends_sentence": chars["ends_sentence"],
        "starts_lower": chars["starts_lower"],
        "clock": chars["clock"],
        "year": chars["year"],
        "at_sign": chars["at_sign"],
        "rights": chars["rights"],
        "functions": chars["function_words"] / words,
        "function_words": np.minimum(chars["function_words"], 30),
    }
