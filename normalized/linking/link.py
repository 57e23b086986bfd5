"""Linking, step after step: parts in, the tables of a release out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from normalized.judgements import Judgement
from normalized.judgements.applying import apply_judgements, pages_followed
from normalized.judgements.pairs import join_cities, judge_partnerships
from normalized.linking import inputs
from normalized.linking.cities import PlaceLookup, link_cities
from normalized.linking.contacts import link_contacts
from normalized.linking.issues import collect_issues
from normalized.linking.networks import link_networks
from normalized.linking.officeholders import link_officeholders
from normalized.linking.partnerships import link_partnerships
from normalized.linking.people import link_people
from normalized.linking.sources import SOURCES, load_sources
from normalized.source_row import SourceRow


def link(
    connection: duckdb.DuckDBPyConnection,
    folders: Sequence[Path],
    sources: Sequence[SourceRow],
    lookup: PlaceLookup,
    translations: Mapping[str, str] | None = None,
    judgements: Sequence[Judgement] = (),
) -> dict[str, list[str]]:
    """Make every table of a release in the database, under its name and with its columns.

    folders: the parts, in any order. lookup: from GeoNames id to place. translations: names that language versions of a
    page share, by page id. judgements: what people say; gives the pages that each
    of them concerns, by its id. Memory: bounded by the database's limit, but for the ids of the cities that are named.
    """
    load_sources(connection, sources)
    inputs.load_translations(connection, translations or {})
    inputs.open_parts(connection, folders)
    apply_judgements(connection, judgements, lookup)
    stays = join_cities(connection, judgements, lookup)
    judge_partnerships(connection, judgements, stays)
    for statement in (inputs.PAGES, inputs.ORIGINS, inputs.BLOCKS, inputs.MENTIONS, SOURCES):
        connection.execute(statement)
    link_cities(connection, lookup)
    link_people(connection, judgements, stays)
    link_officeholders(connection)
    link_partnerships(connection)
    link_networks(connection)
    link_contacts(connection)
    collect_issues(connection)
    return pages_followed(connection)
