"""Why the runner-up of a reading lost, as a phrase that a person can check."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.entities.cities.resolve import Reading

_REASONS = {
    "publisher": "not the publisher itself",
    "home_country": "not in the publisher's country",
    "home_region": "not in the publisher's region",
    "population": "fewer inhabitants",
    "distance": "farther from the publisher",
    "kind_main": "not its main name",
    "kind_short": "not its short name",
    "kind_alternate": "only an alternate name",
    "kind_spelling": "only another spelling",
    "alike": "an alternate name unlike its main name",
    "part": "an alternate name unlike its main name",
    "unlike": "an alternate name unlike its main name",
    "beside_region": "the text names another region",
    "beside_country": "the text names another country",
    "beside_other": "the text names another country",
    "beside_other_region": "the text names another region",
    "next_door": "not next to the publisher",
    "within_larger": "a district of a larger city",
    "settled": "the page says elsewhere which is meant",
    "on_page": "its country is not named on the page",
    "in_block": "its country is not named beside it",
    "exonym": "not what the name means in this language",
    "foreign_exonym": "not what the name means in other languages",
    "inflected": "needs another ending",
}


def reason(best: Reading, other: Reading, weights: Mapping[str, float]) -> str:
    """The feature that spoke most for `best` against `other`."""
    spoke, most = "", 0.0
    for name in {*best.features, *other.features}:
        lead = (best.features.get(name, 0.0) - other.features.get(name, 0.0)) * weights.get(name, 0.0)
        if lead > most or (lead == most and name < spoke):
            spoke, most = name, lead
    if not spoke:
        return "same score"
    return _REASONS.get(spoke, "not likely to be missing in GeoNames")
