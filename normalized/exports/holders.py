"""Who holds a post in a city: mayors that pages call so, deputy and honorary mayors, as one set of rows."""

from __future__ import annotations

from typing import Final

HOLDERS: Final = """(
    SELECT membership_id, person_id, name, area_id, post, title, as_of, evidence FROM mayors WHERE titled
    UNION ALL SELECT membership_id, person_id, name, area_id, post, title, as_of, evidence FROM officeholders
)"""
"""SQL: a subquery over the tables of a release."""


def post_name(post: str) -> str:
    """The post in English: "deputy mayor"."""
    return post.replace("_", " ")


def post_of(post: str, city: str) -> str:
    """The post of a city in English: "Deputy mayor of Trier"."""
    return f"{post_name(post).capitalize()} of {city}"
