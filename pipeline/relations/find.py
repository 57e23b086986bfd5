"""All facts of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.facts import Contact, Mayoralty, NetworkMembership, Officeholder, Partnership
from pipeline.record import Document, Mention, PageIssue
from pipeline.relations.contacts.find import find_contacts
from pipeline.relations.mayors.mayoralties import find_mayoralties
from pipeline.relations.mayors.officeholders import find_officeholders
from pipeline.relations.partnerships.dates.anniversaries import check_anniversaries
from pipeline.relations.partnerships.dates.occasions import contradictions, with_dates
from pipeline.relations.partnerships.find import find_partnerships
from pipeline.relations.partnerships.networks.memberships import find_memberships
from pipeline.relations.partnerships.page.reading import read_page


@dataclass(frozen=True, slots=True)
class Relations:
    """The facts of one page, each with its evidence, and what was abstained from."""

    mayoralties: tuple[Mayoralty, ...] = ()
    partnerships: tuple[Partnership, ...] = ()
    memberships: tuple[NetworkMembership, ...] = ()
    contacts: tuple[Contact, ...] = ()
    issues: tuple[PageIssue, ...] = ()
    officeholders: tuple[Officeholder, ...] = ()


def find_relations(document: Document, mentions: Sequence[Mention]) -> Relations:
    """The facts that a page states about the mentions found on it."""
    page = read_page(document, mentions)
    stated = find_partnerships(page)
    checked, issues = check_anniversaries(page, stated)
    partnerships = with_dates(page, checked)
    return Relations(
        mayoralties=tuple(find_mayoralties(document, mentions, partnerships)),
        partnerships=tuple(partnerships),
        memberships=tuple(find_memberships(page)),
        contacts=tuple(find_contacts(document, mentions)),
        issues=(*issues, *contradictions(partnerships)),
        officeholders=tuple(find_officeholders(document, mentions)),
    )
