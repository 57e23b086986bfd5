from collections.abc import Sequence

from pipeline.entities.cities.areas import Area
from pipeline.entities.cities.resolve import Features, PageLight
from pipeline.gazetteer import NamedPlace

NEXT_DOOR_KM: float
"""So near a place of another country is at hand."""
KIND_FEATURES: tuple[str, ...]
"""By kind of name, which counts from 0 (an enum's hash would cost a microsecond a look-up)."""

def place_features(
    name: str, named: NamedPlace, how: str, *, beside: Sequence[Area], in_block: frozenset[str], light: PageLight
) -> Features:
    """Return what speaks for and against one place.

    name: folded. how: what else led to the place ("exonym", "inflected"), empty where its name did. beside: areas that
    the text names for it. in_block: countries named elsewhere in the block.
    """
