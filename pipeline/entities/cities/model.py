"""The two small models of the city finder: weights from a file that `python -m bench.train_cities` writes."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights by feature name.

    reading: which place a span means (softmax over its readings).
    alone: is the span a city, from what stands around it.
    together: the same, knowing what `alone` says of the names beside it and what the page says of the name elsewhere.
    """

    reading: dict[str, float]
    alone: dict[str, float]
    together: dict[str, float]


@cache
def load_weights() -> Weights:
    """The shipped weights."""
    data = json.loads(files(__package__).joinpath("weights.json").read_text("utf-8"))
    return Weights(reading=data["reading"], alone=data["alone"], together=data["together"])


def logistic(score: float) -> float:
    """Probability of a score: 1 / (1 + e^-x), without overflow."""
    if score >= 0:
        return 1.0 / (1.0 + math.exp(-score))
    power = math.exp(score)
    return power / (1.0 + power)
