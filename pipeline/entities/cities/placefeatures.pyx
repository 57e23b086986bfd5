# cython: language_level=3
"""What speaks for and against a place that a name may mean; compiled. `placefeatures.pyi` tells what goes in and out."""

from cpython.tuple cimport PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE
from libc.math cimport log10

from pipeline.entities.cities.likeness import likeness
from pipeline.gazetteer import GazetteerPlace, NameKind

NEXT_DOOR_KM = 40.0
KIND_FEATURES = tuple([f"kind_{kind.name.lower()}" for kind in NameKind])

cdef enum:  # where a place's fields stand
    ID = 0
    NAME = 1
    COUNTRY = 2
    ADMIN1 = 3
    POPULATION = 4

if GazetteerPlace._fields[:5] != ("geonames_id", "name", "country", "admin1", "population"):
    raise ImportError("a place of the gazetteer has its fields in another order")

cdef tuple KINDS = KIND_FEATURES
cdef int ALTERNATE = NameKind.ALTERNATE, SPELLING = NameKind.SPELLING
cdef double NEAR = NEXT_DOOR_KM
cdef long UNKNOWN_SEAT = 2_000  # inhabitants of a place for which GeoNames has none: the index has only seats so


cdef inline object field(record, Py_ssize_t place):
    """A field of a named tuple: by its name it would cost as much as all that is done with it here."""
    if not PyTuple_Check(record) or PyTuple_GET_SIZE(record) <= place:
        raise TypeError("no place of the gazetteer")
    return <object> PyTuple_GET_ITEM(record, place)


def place_features(str name, named, str how, *, beside, in_block, light):
    place, home, here = field(named, 0), light.home, light.country
    cdef int kind = field(named, 1)
    cdef long population = field(place, POPULATION)
    cdef str country = field(place, COUNTRY), likely
    cdef double away
    cdef bint at_home = country == here, publisher = False, contradicted = False
    cdef dict features = {KINDS[kind]: 1.0, "population": log10((population or UNKNOWN_SEAT) + 100) - 4.0}
    likely = how
    if not how and (kind == ALTERNATE or kind == SPELLING):
        likely = likeness(name, field(place, NAME))
    if likely:
        features[likely] = 1.0
    if at_home:
        features["home_country"] = 1.0
    elif home is None:
        features["homeless_abroad"] = 1.0
    if home is not None:
        if field(place, ID) == field(home, ID):
            publisher = likely != "unlike"
            features["publisher" if publisher else "publisher_unlike"] = 1.0
        else:
            away = light.away(place)
            features["distance"] = log10(away + 10.0) - 1.0
            if at_home and field(place, ADMIN1) == field(home, ADMIN1):
                features["home_region"] = 1.0
            elif not at_home and away < NEAR:
                features["next_door"] = 1.0
    if beside:
        in_region = in_country = False
        for area in beside:
            if area[0] == country:
                in_region = in_region or (area[1] and area[1] == field(place, ADMIN1))
                in_country = in_country or not area[1]
        if in_region:
            features["beside_region"] = 1.0
        elif in_country:
            features["beside_country"] = 1.0
        else:
            contradicted = True
            features["beside_other_region" if beside[0][0] == country else "beside_other"] = 1.0
    elif country in in_block:
        features["in_block"] = 1.0
    if publisher and contradicted:
        features["publisher_contradicted"] = 1.0  # "León, Nicaragua" on the page of León in Spain
    if not at_home and light.countries.get(country, 0.0):
        features["on_page"] = 1.0
    return features
