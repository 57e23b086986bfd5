"""The gazetteer: GeoNames' populated places by name and by id, from a compact index built at installation."""

from __future__ import annotations

from pipeline.errors import GazetteerMissing
from pipeline.gazetteer.index import Gazetteer, GazetteerPlace, NamedPlace, NameKind, load

__all__ = ["Gazetteer", "GazetteerMissing", "GazetteerPlace", "NameKind", "NamedPlace", "load"]
