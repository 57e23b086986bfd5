"""Memberships in networks of cities: one row a network and city; networks are known by their folded name."""

from __future__ import annotations

import duckdb

from normalized.linking.facts import NO_EVIDENCE, agreed_date, all_evidence, commonest, counted

_SAID = """
CREATE TABLE said_memberships AS
SELECT *, short_hash('membership' || chr(10) || network_id || chr(10) || area_id) AS membership_id
FROM (
    SELECT m.page_id, o.source, m.network, m.since, m.confidence, m.evidence,
        area_of(m.geonames_id, m.place_name, m.place_country) AS area_id,
        short_hash('network' || chr(10) || fold(m.network)) AS network_id
    FROM part_memberships m JOIN origins o USING (page_id)
) WHERE area_id IS NOT NULL
"""

_IDS = ("any_value(network_id) AS network_id", "any_value(area_id) AS area_id")

_NETWORKS = f"""
CREATE TABLE networks AS
SELECT membership_id, network_id, n.network, c.area_id, s.since, c.confidence, c.n_pages, c.n_sources,
    coalesce(e.evidence, {NO_EVIDENCE}) AS evidence
FROM (
    {counted("said_memberships", "membership_id", *_IDS)}
) c
JOIN ({commonest("said_memberships", "network_id", "network")}) n USING (network_id)
LEFT JOIN ({agreed_date("said_memberships", "membership_id", "since")}) s USING (membership_id)
LEFT JOIN ({all_evidence("said_memberships", "membership_id")}) e USING (membership_id)
"""


def link_networks(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table `networks`."""
    connection.execute(_SAID)
    connection.execute(_NETWORKS)
