"""The cities that sentences and pages name, read without any other finder."""

from __future__ import annotations

from pipeline.block import Block, BlockKind, BlockLabel
from pipeline.entities.cities import find_city_mentions
from pipeline.gazetteer import load
from pipeline.record import Document
from sources.page import PageKind, Publisher

LEIPZIG = Publisher("test", "DE", "2879139")
REGENSBURG, BURGOS, CARDIFF = ("Regensburg", "DE"), ("Burgos", "ES"), ("Cardiff", "GB")


def page(
    *texts: str, publisher: Publisher = LEIPZIG, language: str = "de", label: BlockLabel = BlockLabel.CONTENT
) -> Document:
    """A page whose blocks are these texts."""
    blocks = tuple(
        Block(index=index, text=text, kind=BlockKind.PARAGRAPH, label=label, language=language)
        for index, text in enumerate(texts)
    )
    return Document("file:test", PageKind.TEXT, publisher, blocks, language=language)


def named(*texts: str, publisher: Publisher = LEIPZIG, language: str = "de") -> list[tuple[str, str]]:
    """Surfaces and values of the cities that a page of these texts names."""
    return [
        (mention.raw, mention.value)
        for mention in find_city_mentions(page(*texts, publisher=publisher, language=language), [])
    ]


def surfaces(*texts: str, publisher: Publisher = LEIPZIG, language: str = "de") -> list[str]:
    """Surfaces only."""
    return [raw for raw, _ in named(*texts, publisher=publisher, language=language)]


def place_id(name: str, country: str) -> str:
    """The GeoNames number of the largest place of a name in a country."""
    places = [named.place for named in load().lookup(name) if named.place.country == country]
    return max(places, key=lambda place: place.population).geonames_id


def published(by: tuple[str, str]) -> Publisher:
    """The publisher of a name and a country."""
    return Publisher("own", by[1], place_id(*by))


def found(text: str, language: str, publisher: tuple[str, str]) -> dict[str, str]:
    """Surface -> value of the cities that a lone sentence names, without the publisher's own."""
    home = place_id(*publisher)
    block = Block(index=0, text=text, kind=BlockKind.PARAGRAPH, language=language)
    document = Document("file:own", PageKind.TEXT, Publisher("own", publisher[1], home), (block,), language=language)
    return {mention.raw: mention.value for mention in find_city_mentions(document, []) if mention.value != home}
