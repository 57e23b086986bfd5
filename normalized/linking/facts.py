"""SQL that every kind of fact needs: which form most pages use, which date most sources give, all evidence."""

from __future__ import annotations


def commonest(table: str, key: str, column: str) -> str:
    """For each key the value of `column` that most pages use, and all values.

    Of equally common ones the one that is not all capitals, then the one with most accents, then the first.
    """
    return f"""
        SELECT {key},
            first({column} ORDER BY n DESC, {column} = upper({column}), length({column}) - strlen({column}), {column})
                AS {column}, list({column} ORDER BY {column}) AS forms
        FROM (
            SELECT {key}, {column}, count(DISTINCT page_id) AS n FROM {table} WHERE {column} IS NOT NULL
            GROUP BY {key}, {column}
        ) GROUP BY {key}
    """


def agreed_date(table: str, key: str, column: str) -> str:
    """For each key the date that most sources agree on; of agreeing dates the most precise.

    Dates agree where one is the other said less precisely: "1968" and "196X" support "1968-05-04". Of "1968" and
    "1968~" the one without doubt stands.
    """
    digits = "length(translate(said, 'X~?%', ''))"
    return f"""
        SELECT key AS {key},
            first(said ORDER BY sources DESC, n_pages DESC, {digits} DESC, length(said), said) AS {column}
        FROM (
            SELECT one.key, one.said, count(DISTINCT other.source) AS sources,
                count(DISTINCT other.page_id) AS n_pages
            FROM (SELECT DISTINCT {key} AS key, {column} AS said FROM {table} WHERE {column} IS NOT NULL) one
            JOIN (
                SELECT DISTINCT {key} AS key, {column} AS said, source, page_id FROM {table} WHERE {column} IS NOT NULL
            ) other ON one.key = other.key AND agree(one.said, other.said)
            GROUP BY one.key, one.said
        ) GROUP BY key
    """


def all_evidence(table: str, key: str) -> str:
    """For each key every span of evidence once, sorted."""
    return f"""
        SELECT {key}, list(span ORDER BY span.page_id, span.block, span.start, span."end") AS evidence
        FROM (SELECT DISTINCT {key}, unnest(evidence) AS span FROM {table})
        GROUP BY {key}
    """


NO_EVIDENCE = '[]::STRUCT(page_id VARCHAR, block BIGINT, start BIGINT, "end" BIGINT)[]'
"""The empty list of spans."""


def counted(table: str, key: str, *more: str) -> str:
    """For each key: pages, sources, highest confidence, and whatever aggregates `more` names."""
    extra = "".join(f", {term}" for term in more)
    return f"""
        SELECT {key}, count(DISTINCT page_id) AS n_pages, count(DISTINCT source) AS n_sources,
            max(confidence) AS confidence{extra}
        FROM {table} GROUP BY {key}
    """


def held(table: str) -> str:
    """For each membership in an office every time that it is said of, and its first and last day."""
    return f"""
        SELECT membership_id, list(DISTINCT as_of ORDER BY as_of) AS as_of, min(first_day) AS first_day,
            max(last_day) AS last_day
        FROM {table} JOIN days USING (as_of) GROUP BY membership_id
    """
