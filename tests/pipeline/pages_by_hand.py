"""Documents made by hand for the tests of mentions and relations."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.block import Block, BlockKind, BlockLabel
from pipeline.entities.find import find_mentions
from pipeline.record import Document, Mention, MentionType
from pipeline.relations.find import Relations, find_relations
from sources.page import PageKind, Publisher

Line = str | tuple[BlockKind, str] | tuple[BlockKind, str, int]


def document(
    lines: Sequence[Line], language: str, country: str = "DE", city: str | None = None, label: BlockLabel | None = None
) -> Document:
    """A page of blocks: a bare string is a paragraph, a tuple gives the kind and, for headings, the level."""
    blocks = []
    for index, line in enumerate(lines):
        kind, text, *level = (BlockKind.PARAGRAPH, line) if isinstance(line, str) else line
        blocks.append(
            Block(
                index=index,
                text=str(text),
                kind=kind,
                level=int(level[0]) if level else (2 if kind is BlockKind.HEADING else 0),
                label=label or BlockLabel.CONTENT,
                language=language,
            )
        )
    return Document("https://stadt.example/", PageKind.HTML, Publisher("test", country, city), tuple(blocks), language)


def city(doc: Document, raw: str, value: str, country: str, block: int | None = None) -> list[Mention]:
    """Mentions of a city wherever its name stands, so that a test does not rest on the gazetteer's rules."""
    found = []
    for entry in doc.blocks:
        if block is not None and entry.index != block:
            continue
        start = entry.text.find(raw)
        while start >= 0:
            attributes = {"name": raw, "country": country}
            span = (entry.index, start, start + len(raw))
            found.append(Mention(MentionType.CITY, *span, raw, value, "test", 1.0, attributes))
            start = entry.text.find(raw, start + len(raw))
    return found


def facts(
    lines: Sequence[Line], language: str, country: str = "DE", publisher: str | None = None
) -> tuple[Relations, list[Mention]]:
    """Relations and mentions of a page, read with all finders."""
    doc = document(lines, language, country, publisher)
    mentions, _ = find_mentions(doc)
    return find_relations(doc, mentions), mentions


def cities_named(lines: Sequence[Line], language: str, country: str, publisher: str | None = None) -> list[str]:
    """The cities that a page names, as it writes them, in its order."""
    mentions, _ = find_mentions(document(lines, language, country, publisher))
    return [mention.raw for mention in mentions if mention.type is MentionType.CITY]


def mayors_named(lines: Sequence[Line], language: str, country: str, publisher: str | None = None) -> list[str]:
    """The person of each mayoralty of a page that is read with all finders."""
    relations, _ = facts(lines, language, country, publisher)
    return [fact.person for fact in relations.mayoralties]


def terms_of_mayors(
    lines: Sequence[Line], language: str, country: str, publisher: str | None = None
) -> list[tuple[str, str | None]]:
    """Person and time of each mayoralty of a page that is read with all finders."""
    relations, _ = facts(lines, language, country, publisher)
    return [(fact.person, fact.as_of) for fact in relations.mayoralties]


def towns_of_mayors(
    lines: Sequence[Line], language: str, country: str, publisher: str | None = None
) -> dict[str, str | None]:
    """The GeoNames number of the city of each mayor of a page that is read with all finders."""
    relations, _ = facts(lines, language, country, publisher)
    return {fact.person: fact.city.geonames_id for fact in relations.mayoralties}
