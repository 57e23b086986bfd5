"""Contacts, one row a source, type, value and owner."""

from __future__ import annotations

import duckdb

from normalized.linking.facts import NO_EVIDENCE, all_evidence, commonest

_SAID = """
CREATE TABLE said_contacts AS
SELECT c.page_id, o.source, o.area_id, c.type, c.value, c.owner, c.site_wide, c.evidence,
    short_hash('contact' || chr(10) || o.source || chr(10) || c.type || chr(10) || c.value || chr(10)
        || coalesce(fold(c.owner), '')) AS contact_id
FROM part_contacts c JOIN origins o USING (page_id)
"""

_CONTACTS = f"""
CREATE TABLE contacts AS
SELECT contact_id, c.source, c.area_id, c.type, c.value, o.owner, c.site_wide, c.n_pages,
    coalesce(e.evidence, {NO_EVIDENCE}) AS evidence
FROM (
    SELECT contact_id, any_value(source) AS source, min(area_id) AS area_id, any_value(type) AS type,
        any_value(value) AS value, bool_or(site_wide) AS site_wide, count(DISTINCT page_id) AS n_pages
    FROM said_contacts GROUP BY contact_id
) c
LEFT JOIN ({commonest("said_contacts", "contact_id", "owner")}) o USING (contact_id)
LEFT JOIN ({all_evidence("said_contacts", "contact_id")}) e USING (contact_id)
"""


def link_contacts(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table `contacts`."""
    connection.execute(_SAID)
    connection.execute(_CONTACTS)
