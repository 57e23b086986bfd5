"""Memberships in networks of cities: one row a network and city.

A network has many names: pages spell it, shorten it and translate it. Two names are one network where they fold to the
same letters, where a page puts an acronym behind a name that another page uses alone, where an acronym is made of the
first letters of a name, and where `networks.yaml` says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa
import yaml

from normalized.linking.facts import NO_EVIDENCE, agreed_date, all_evidence, commonest, counted
from normalized.linking.letters import plain

_SHORTEST: Final = 4
"""Letters of an acronym that two networks hardly share; a shorter one joins only names that share a word."""
_LONGEST: Final = 8
"""Letters of an acronym at most."""
_STEM: Final = 5
"""Letters by which words of two names are the same: "Organisation" and "Organización"."""

_SAID = """
CREATE TABLE said_memberships AS
SELECT m.page_id, o.source, m.network, m.acronym, m.since, m.confidence, m.evidence,
    area_of(m.geonames_id, m.place_name, m.place_country) AS area_id
FROM part_memberships m JOIN origins o USING (page_id)
WHERE area_of(m.geonames_id, m.place_name, m.place_country) IS NOT NULL
"""

_KNOWN = """
CREATE TABLE known_memberships AS
SELECT s.*, n.network_id, short_hash('membership' || chr(10) || n.network_id || chr(10) || s.area_id) AS membership_id,
    CASE WHEN n.is_acronym THEN s.network ELSE s.acronym END AS short_name,
    CASE WHEN NOT n.is_acronym THEN s.network END AS full_name
FROM said_memberships s
JOIN network_names n ON n.network = s.network AND n.acronym IS NOT DISTINCT FROM s.acronym
"""

_IDS = ("any_value(network_id) AS network_id", "any_value(area_id) AS area_id")

_NETWORKS = f"""
CREATE TABLE networks AS
SELECT membership_id, network_id, coalesce(f.full_name, n.network) AS network, a.short_name AS acronym, c.area_id,
    s.since, c.confidence, c.n_pages, c.n_sources, coalesce(e.evidence, {NO_EVIDENCE}) AS evidence
FROM (
    {counted("known_memberships", "membership_id", *_IDS)}
) c
JOIN ({commonest("known_memberships", "network_id", "network")}) n USING (network_id)
LEFT JOIN ({commonest("known_memberships", "network_id", "full_name")}) f USING (network_id)
LEFT JOIN ({commonest("known_memberships", "network_id", "short_name")}) a USING (network_id)
LEFT JOIN ({agreed_date("known_memberships", "membership_id", "since")}) s USING (membership_id)
LEFT JOIN ({all_evidence("known_memberships", "membership_id")}) e USING (membership_id)
"""


def link_networks(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table `networks`. Memory: the distinct names of networks, some thousands in any number of pages."""
    connection.execute(_SAID)
    said = connection.execute("SELECT DISTINCT network, acronym FROM said_memberships ORDER BY ALL").fetchall()
    ids = network_ids(said)
    names = pa.table(
        {
            "network": pa.array([name for name, _ in said], pa.string()),
            "acronym": pa.array([acronym for _, acronym in said], pa.string()),
            "key": pa.array([ids[name_key(name)] for name, _ in said], pa.string()),
            "is_acronym": pa.array([_is_acronym(name) for name, _ in said], pa.bool_()),
        }
    )
    connection.register("read_names", names)
    connection.execute(
        "CREATE TABLE network_names AS "
        "SELECT network, acronym, is_acronym, short_hash('network' || chr(10) || key) AS network_id FROM read_names"
    )
    connection.unregister("read_names")
    connection.execute(_KNOWN)
    connection.execute(_NETWORKS)


def network_ids(said: Iterable[tuple[str, str | None]]) -> Mapping[str, str]:
    """For each folded name the one that stands for its network: the first of the full ones by the alphabet.

    said: names, each with the acronym that stands behind it, or None. The order does not matter.
    """
    said = sorted(said, key=lambda pair: (pair[0], pair[1] or ""))
    names = {name_key(name): name for name, _ in said} | {name_key(short): short for _, short in said if short}
    groups = {key: {key} for key in names}
    by_acronym: dict[str, set[str]] = defaultdict(set)
    for name, acronym in said:
        if acronym:
            by_acronym[name_key(acronym)].add(name_key(name))
    for key, name in names.items():
        for short in _initials(name):
            if len(short) >= _SHORTEST and short in names and _is_acronym(names[short]):
                by_acronym[short].add(key)
    for acronym, full in sorted(by_acronym.items()):
        if len(acronym) >= _SHORTEST or _share_a_word([names[key] for key in sorted(full)]):
            for key in sorted(full):
                _join(groups, acronym, key)
    families: dict[int, str] = {}
    for key in sorted(names):
        family = _families().get(key)
        if family is not None:
            _join(groups, families.setdefault(family, key), key)
    return {key: min(group, key=lambda one: (_is_acronym(names[one]), one)) for key, group in groups.items()}


def name_key(name: str) -> str:
    """A network's name by its letters alone: "Klima-Bündnis" and "Klimabündnis" are one."""
    return "".join(map(plain, name.split())) or name


def _join(groups: dict[str, set[str]], one: str, other: str) -> None:
    if groups[one] is groups[other]:
        return
    together = groups[one] | groups[other]
    for key in together:
        groups[key] = together


def _is_acronym(name: str) -> bool:
    return (
        " " not in name and len(name) <= _LONGEST and sum(sign.isupper() for sign in name) >= 2 and name == name.upper()
    )


def _initials(name: str) -> set[str]:
    """The acronyms that the first letters of a name's words make: of all, and of those of four letters and more."""
    words = [plain(word) for word in name.replace("-", " ").replace("'", " ").replace("’", " ").split()]
    if len(words) < 3:
        return set()
    return {"".join(word[0] for word in words if word), "".join(word[0] for word in words if len(word) > 3)}


def _share_a_word(names: Iterable[str]) -> bool:
    """True where each name has a word that the first one has too, by its beginning."""
    stems = [{plain(word)[:_STEM] for word in name.split() if len(word) >= _STEM} for name in names]
    return all(stems[0] & other for other in stems[1:])


@cache
def _families() -> dict[str, int]:
    """Networks of several languages, by the folded forms of their names."""
    rows = yaml.safe_load((Path(__file__).parent / "networks.yaml").read_text("utf-8"))
    return {name_key(name): number for number, names in enumerate(rows) for name in names}
