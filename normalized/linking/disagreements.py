"""Where pages contradict each other: rows for the table of issues, each with the evidence of all sides.

Nothing is decided here: the facts stand in their tables as most sources say, and who disagrees is named.
"""

from __future__ import annotations

from normalized.linking.identities import AT_ONCE


def _different_values(table: str, key: str, subject: str, column: str, *, dates: bool) -> str:
    """Facts of which different pages say different things, with the evidence of all sides."""
    differ = "NOT agree(one.said, other.said)" if dates else "one.said != other.said"
    return f"""
    SELECT 'warning', 'link', '{subject}-{column}-disagreement',
        '{column}: ' || string_agg(said || ' (' || stated_by || ')', ', ' ORDER BY said), NULL, NULL, NULL,
        NULL::BIGINT, '{subject}s', key, list_sort(list_distinct(flatten(list(spans))))
    FROM (
        SELECT {key} AS key, {column} AS said, string_agg(DISTINCT source, ', ' ORDER BY source) AS stated_by,
            flatten(list(evidence)) AS spans
        FROM {table} WHERE {column} IS NOT NULL GROUP BY {key}, {column}
    )
    WHERE key IN (
        SELECT one.key
        FROM (SELECT DISTINCT {key} AS key, {column} AS said FROM {table} WHERE {column} IS NOT NULL) one
        JOIN (SELECT DISTINCT {key} AS key, {column} AS said FROM {table} WHERE {column} IS NOT NULL) other
            ON one.key = other.key AND {differ}
    )
    GROUP BY key
    """


_ONE_SIDED = """
SELECT 'info', 'link', 'one-sided-partnership',
    teller.name || ' lists ' || silent.name || ', which lists other partners but not this one', NULL, NULL, NULL,
    NULL::BIGINT, 'partnerships', p.partnership_id,
    list_sort(list_distinct(list_concat(p.evidence, lists.evidence)))
FROM partnerships p
JOIN (SELECT DISTINCT partnership_id, publisher FROM between_two WHERE publisher IN (area_id_a, area_id_b)) said
    USING (partnership_id)
JOIN cities teller ON teller.area_id = said.publisher
JOIN cities silent
    ON silent.area_id = CASE WHEN said.publisher = p.area_id_a THEN p.area_id_b ELSE p.area_id_a END
JOIN (
    SELECT publisher, flatten(list(evidence)) AS evidence FROM between_two
    WHERE publisher IN (area_id_a, area_id_b) GROUP BY publisher
) lists ON lists.publisher = silent.area_id
WHERE NOT p.mutual
"""
"""A partnership that one city states, and that the other, whose own list of partners was read, does not.

The evidence of the other side is its list.
"""

_TWO_MAYORS = f"""
SELECT 'warning', 'link', 'two-mayors-at-once',
    c.name || ': ' || one.name || ' (' || one.as_of || '), ' || other.name || ' (' || other.as_of || ')',
    NULL, NULL, NULL, NULL::BIGINT, 'mayors', one.membership_id,
    list_sort(list_distinct(flatten(list(list_concat(one.evidence, other.evidence)))))
FROM certain_tenures one
JOIN certain_tenures other ON one.area_id = other.area_id AND (one.name, one.person_id) < (other.name, other.person_id)
    AND {AT_ONCE}
JOIN cities c ON c.area_id = one.area_id
GROUP BY c.name, one.name, one.as_of, other.name, other.as_of, one.membership_id
"""
"""Two persons of whom pages say that they were mayor of the same city on the same day.

Only what is certain counts: "2007/2015" is every day from the end of 2007 to the beginning of 2015, "2010" is some day
of that year.
"""

CERTAIN_TENURES = """
CREATE TABLE certain_tenures AS
SELECT s.area_id, s.person_id, m.membership_id, m.name, s.as_of, d.held_from, d.held_until, d.every_day,
    s.evidence
FROM known_mayoralties s JOIN days d USING (as_of) JOIN mayors m USING (membership_id)
WHERE s.titled AND d.held_from <= d.held_until
"""

_REFUSED = """
SELECT 'info', 'link', 'same-name-at-once',
    one.name || ': mayor of ' || a.name || ' and of ' || b.name || ' at the same time, taken for two persons',
    NULL, NULL, NULL, NULL::BIGINT, 'mayors', one.membership_id,
    list_sort(list_distinct(list_concat(one.evidence, other.evidence)))
FROM refused r
JOIN mayors one ON one.person_id = r.one
JOIN mayors other ON other.person_id = r.other
JOIN cities a ON a.area_id = one.area_id
JOIN cities b ON b.area_id = other.area_id
"""
"""A page names one person as mayor of two cities, and terms in both would run at once."""

_AMBIGUOUS = """
SELECT 'info', 'link', 'name-of-several', m.name || ' of ' || c.name || ': several persons may be meant',
    NULL, NULL, NULL, NULL::BIGINT, 'mayors', m.membership_id, m.evidence
FROM mayors m JOIN cities c USING (area_id)
SEMI JOIN (SELECT person_id FROM identities WHERE ambiguous) i ON i.person_id = m.person_id
"""
"""A name that fits several mayors of its city equally well; it stands as a person of its own."""

_SEVERAL_OWNERS = """
SELECT 'info', 'link', 'contact-with-several-owners', value || ': ' || string_agg(owner, ', ' ORDER BY owner), source,
    NULL, NULL, NULL::BIGINT, 'contacts', min(contact_id), list_sort(list_distinct(flatten(list(evidence))))
FROM contacts WHERE owner IS NOT NULL AND type NOT IN ('address', 'hours')
GROUP BY source, type, value HAVING count(*) > 1
"""
"""A number or e-mail address that pages of one source give to several persons or offices; a house has many offices."""

DISAGREEMENTS = (
    _different_values("between_two", "partnership_id", "partnership", "kind", dates=False),
    _different_values("between_two", "partnership_id", "partnership", "since", dates=True),
    _different_values("between_two", "partnership_id", "partnership", "until", dates=True),
    _different_values("known_memberships", "membership_id", "network", "since", dates=True),
    _ONE_SIDED,
    _TWO_MAYORS,
    _REFUSED,
    _AMBIGUOUS,
    _SEVERAL_OWNERS,
)
