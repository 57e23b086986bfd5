"""Cities: which populated places a page names, and which place of that name is meant."""

from __future__ import annotations

from pipeline.entities.cities.find import find_city_mentions

__all__ = ["find_city_mentions"]
