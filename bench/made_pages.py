"""Page records made from templates, for measuring linking and publishing: towns that name their mayors and partners.

Every page follows from its number and the seed: no HTML, no pipeline, no clock. Towns and their countries are those of
the gazetteer, people are put together from lists, numbers come from ranges that are kept free for fiction where a
country has one. Towns have some fifty pages each, that repeat, contradict and complete each other.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from functools import cache

from normalized import PageResult, SourceRow
from normalized.parts import PageReference
from pipeline.block import Block, BlockKind, BlockLabel
from pipeline.facts import Contact, Evidence, Mayoralty, NetworkMembership, Partnership, PartnershipKind, Place
from pipeline.gazetteer import load
from pipeline.gazetteer.index import GazetteerPlace
from pipeline.record import Decoding, Mention, MentionType, PageRecord
from sources.page import PageKind, Publisher

SEED = 20261122
PAGES_OF_A_TOWN = 50
FIRST_NAMES = ("Anna", "Bruno", "Clara", "David", "Elena", "Felix", "Greta", "Henri", "Ines", "Jonas", "Karin", "Louis")
LAST_NAMES = ("Adler", "Berger", "Claes", "Dubois", "Evers", "Fabre", "Gruber", "Hansen", "Ivens", "Janssen", "Keller")
NETWORKS = ("Eurocities", "Klima-Bündnis", "OWHC", "AIMF", "Cittaslow")
MENU = "Home  News  Town hall  Culture  Contact"


@cache
def towns() -> tuple[GazetteerPlace, ...]:
    """The places of the gazetteer with a country, the most populous first."""
    places = (place for place in load() if place.country)
    return tuple(sorted(places, key=lambda place: (-place.population, place.geonames_id)))


def source_rows(pages: int) -> list[SourceRow]:
    """The sources of a corpus of so many pages."""
    rows = []
    for number in range(-(-pages // PAGES_OF_A_TOWN)):
        town = towns()[number]
        rows.append(
            SourceRow(
                id=_source(town),
                name=town.name,
                kind="city",
                country=town.country,
                geonames_id=town.geonames_id,
                languages=("en",),
                home_url=f"https://{town.geonames_id}.example/",
            )
        )
    return rows


def made_results(start: int, stop: int) -> Iterator[PageResult]:
    """The pages of these numbers and their records."""
    for number in range(start, stop):
        yield made_result(number)


def made_result(number: int) -> PageResult:
    """The page of a number and its record."""
    chance = random.Random(f"{SEED}-{number}")
    town = towns()[number // PAGES_OF_A_TOWN]
    # Partners lie near by in the list, so that a part of them list the town back.
    partner = towns()[max(0, number // PAGES_OF_A_TOWN + chance.randint(-6, 6)) or 1]
    source, url = _source(town), f"https://{town.geonames_id}.example/page/{number}"
    person = _mayor(town, chance.random() < 0.9)
    year = 1950 + (int(town.geonames_id) + int(partner.geonames_id)) % 70
    said = year + (chance.random() < 0.05)
    phone = f"+4420794601{int(town.geonames_id) % 100:02d}"
    email = f"office{chance.randrange(4)}@{town.geonames_id}.example"
    here, there = _place(town), _place(partner)
    page = _Lines()
    page.line(MENU, BlockLabel.NAVIGATION)
    page.line(f"{town.name}: partner towns", BlockLabel.HEADING)
    page.line(f"Mayor {person} met guests from {partner.name}. The two towns have been twinned since {said}.")
    page.line(f"Town hall of {town.name}, telephone {phone}, {email}")
    at_mayor = page.mention(MentionType.MAYOR, 2, person, person, title="Mayor", titled="true")
    at_partner = page.mention(MentionType.CITY, 2, partner.name, partner.geonames_id, **_naming(partner))
    at_year = page.mention(MentionType.DATE, 2, str(said), str(said))
    page.mention(MentionType.CITY, 3, town.name, town.geonames_id, **_naming(town))
    at_phone = page.mention(MentionType.PHONE, 3, phone, phone, kind="voice")
    at_email = page.mention(MentionType.EMAIL, 3, email, email)
    page_id = hashlib.sha256(f"{source}\n{url}".encode()).hexdigest()[:16]
    reference = PageReference(page_id, source, url, hashlib.sha256(url.encode()).hexdigest(), PageKind.HTML)
    twinned = town.geonames_id != partner.geonames_id
    record = PageRecord(
        page_id=page_id,
        digest=reference.digest,
        source=source,
        url=url,
        kind=PageKind.HTML,
        publisher=Publisher(source, town.country, town.geonames_id, ("en",)),
        decoding=Decoding("utf-8", "utf-8"),
        title=f"{town.name}: partner towns",
        language="en",
        published=None,
        modified=None,
        valid_from=None,
        stamped=None,
        fetched_at=None,
        blocks=tuple(page.blocks),
        mentions=tuple(page.mentions),
        mayoralties=(Mayoralty(person, here, "Mayor", rule="made", evidence=(at_mayor,)),),
        partnerships=(
            Partnership(here, there, PartnershipKind.TWINNING, str(said), rule="made", evidence=(at_partner, at_year)),
        )
        if twinned
        else (),
        memberships=(NetworkMembership(NETWORKS[number % len(NETWORKS)], here, rule="made"),)
        if number % PAGES_OF_A_TOWN == 0
        else (),
        contacts=(
            Contact("voice", phone, f"Town hall of {town.name}", evidence=(at_phone,)),
            Contact("email", email, f"Town hall of {town.name}", evidence=(at_email,)),
        ),
        issues=(),
    )
    return PageResult.of(reference, record)


class _Lines:
    """Blocks of a page, one a line, and the spans in them."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.mentions: list[Mention] = []

    def line(self, text: str, label: BlockLabel = BlockLabel.CONTENT) -> None:
        kind = BlockKind.HEADING if label is BlockLabel.HEADING else BlockKind.PARAGRAPH
        language = "en" if label is BlockLabel.CONTENT else "und"
        self.blocks.append(
            Block(len(self.blocks), text, kind, label=label, reason="made", language=language, probability=0.9)
        )

    def mention(self, what: MentionType, block: int, raw: str, value: str, **attributes: str) -> Evidence:
        start = self.blocks[block].text.rindex(raw)
        end = start + len(raw)
        self.mentions.append(Mention(what, block, start, end, raw, value, "made", 0.9, attributes))
        return Evidence(block, start, end, raw)


def _mayor(town: GazetteerPlace, now: bool) -> str:
    chance = random.Random(f"{SEED}-{town.geonames_id}-{now}")
    return f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"


def _place(town: GazetteerPlace) -> Place:
    return Place(town.geonames_id, town.name, town.country)


def _naming(town: GazetteerPlace) -> dict[str, str]:
    return {"name": town.name, "country": town.country}


def _source(town: GazetteerPlace) -> str:
    return f"{town.country.lower()}-{town.geonames_id}"
