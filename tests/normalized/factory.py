"""Page records by hand: real cities, invented people, no pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from normalized import PageResult, PartStore, Release, SourceRow, publish_release
from pipeline.block import Block, BlockKind, BlockLabel
from pipeline.errors import EmptyPage
from pipeline.facts import (
    Contact,
    DateRole,
    Evidence,
    Mayoralty,
    NetworkMembership,
    Officeholder,
    Partnership,
    PartnershipKind,
    Place,
    Post,
    RelationDate,
)
from pipeline.gazetteer.index import GazetteerPlace
from pipeline.record import Decoding, Mention, MentionType, PageIssue, PageRecord
from sources.page import PageKind, Publisher, RawPage

LUXEMBOURG = Place("2960316", "Luxembourg", "LU")
METZ = Place("2994160", "Metz", "FR")
TRIER = Place("2821164", "Trier", "DE")
LISBON = Place("2267057", "Lisboa", "PT")
SMALL_VILLAGE = Place(None, "Sankt-Anna am Weiher", "AT")

_PLACES = {
    "2960316": GazetteerPlace("2960316", "Luxembourg", "LU", "03", 76684, 49.61167, 6.13),
    "2994160": GazetteerPlace("2994160", "Metz", "FR", "44", 123914, 49.11911, 6.17269),
    "2821164": GazetteerPlace("2821164", "Trier", "DE", "08", 100129, 49.75565, 6.63935),
    "2267057": GazetteerPlace("2267057", "Lisbon", "PT", "14", 517802, 38.71667, -9.13333),
}

PUBLISHERS = {
    "lu-luxembourg": Publisher("lu-luxembourg", "LU", "2960316", ("fr", "de")),
    "fr-metz": Publisher("fr-metz", "FR", "2994160", ("fr",)),
    "de-trier": Publisher("de-trier", "DE", "2821164", ("de",)),
}

SOURCES = [
    SourceRow(
        id=publisher.source,
        name=_PLACES[str(publisher.geonames_id)].name,
        kind="city",
        country=publisher.country,
        geonames_id=publisher.geonames_id,
        languages=publisher.languages,
        home_url=f"https://www.{publisher.source}.example/",
    )
    for publisher in PUBLISHERS.values()
]

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def lookup(geonames_id: str) -> GazetteerPlace | None:
    """The four cities that these tests know."""
    return _PLACES.get(geonames_id)


def raw_page(source: str, name: str, body: str = "body", fetched_at: str | None = None) -> RawPage:
    """A page of a source under a file name."""
    return RawPage(source, f"https://www.{source}.example/{name}", body.encode(), PageKind.HTML, fetched_at=fetched_at)


class PageWriter:
    """Writes one page, line by line: a span is named by the text that it covers."""

    def __init__(
        self, source: str, name: str, *, fetched_at: str | None = None, body: str | None = None, title: str = ""
    ) -> None:
        self.source = source
        self.name = name
        self.fetched_at = fetched_at
        self.body = body
        self.title = title or name
        self.blocks: list[Block] = []
        self.mentions: list[Mention] = []
        self.mayoralties: list[Mayoralty] = []
        self.officeholders: list[Officeholder] = []
        self.partnerships: list[Partnership] = []
        self.memberships: list[NetworkMembership] = []
        self.contacts: list[Contact] = []
        self.issues: list[PageIssue] = []

    def block(self, text: str, label: BlockLabel = BlockLabel.CONTENT) -> PageWriter:
        """One more block."""
        self.blocks.append(
            Block(
                index=len(self.blocks),
                text=text,
                kind=BlockKind.PARAGRAPH,
                path="body/main/p",
                label=label,
                probability=0.9,
                reason="a test says so",
                language="fr",
                language_confidence=0.8,
            )
        )
        return self

    def span(self, raw: str) -> Evidence:
        """Where `raw` first stands in the last block."""
        block = self.blocks[-1]
        start = block.text.index(raw)
        return Evidence(block.index, start, start + len(raw), raw)

    def mention(self, named: MentionType, raw: str, value: str, /, **attributes: str) -> PageWriter:
        """A mention in the last block."""
        at = self.span(raw)
        self.mentions.append(Mention(named, at.block, at.start, at.end, raw, value, f"{named}.test", 0.75, attributes))
        return self

    def mayor(
        self, person: str, city: Place, title: str | None = "maire", *, as_of: str | None = None, titled: bool = True
    ) -> PageWriter:
        """A mayoralty in the last block."""
        self.mayoralties.append(Mayoralty(person, city, title, titled, as_of, "test", 0.9, (self.span(person),)))
        return self

    def officeholder(self, person: str, city: Place, post: Post, title: str, as_of: str | None = None) -> PageWriter:
        """A deputy or honorary mayor in the last block."""
        self.officeholders.append(Officeholder(person, city, post, title, as_of, "test", 0.9, (self.span(person),)))
        return self

    def dated(self, role: DateRole, value: str, raw: str) -> PageWriter:
        """A date of the last partnership, in the last block."""
        last = self.partnerships[-1]
        self.partnerships[-1] = replace(last, dates=(*last.dates, RelationDate(role, value, (self.span(raw),))))
        return self

    def partnership(
        self,
        a: Place,
        b: Place,
        kind: PartnershipKind = PartnershipKind.TWINNING,
        *,
        since: str | None = None,
        raw: str | None = None,
    ) -> PageWriter:
        """A partnership in the last block."""
        self.partnerships.append(Partnership(a, b, kind, since, None, "test", 0.8, (self.span(raw or b.name),)))
        return self

    def network(self, network: str, city: Place, since: str | None = None, acronym: str = "") -> PageWriter:
        """A membership in the last block."""
        self.memberships.append(NetworkMembership(network, city, since, "test", 0.8, (self.span(network),), acronym))
        return self

    def contact(self, kind: str, value: str, raw: str, owner: str = "", *, site_wide: bool = False) -> PageWriter:
        """A contact in the last block."""
        self.contacts.append(Contact(kind, value, owner, site_wide, (self.span(raw),)))
        return self

    def issue(self, code: str, message: str) -> PageWriter:
        """An issue of the page."""
        self.issues.append(PageIssue("blocks", code, message))
        return self

    def raw(self) -> RawPage:
        """The page before the pipeline; its body follows from the blocks."""
        body = self.body or "\n".join(block.text for block in self.blocks)
        return raw_page(self.source, self.name, body, self.fetched_at)

    def record(self) -> PageRecord:
        """The page after the pipeline."""
        page = self.raw()
        return PageRecord(
            page_id=page.page_id,
            digest=page.digest,
            source=page.source,
            url=page.url,
            kind=page.kind,
            publisher=PUBLISHERS[self.source],
            decoding=Decoding("utf-8", "utf-8"),
            title=self.title,
            language="fr",
            published="2026-02-03",
            modified=None,
            valid_from="2026-03-01",
            stamped="2026-02-03T08:15",
            fetched_at=page.fetched_at,
            blocks=tuple(self.blocks),
            mentions=tuple(self.mentions),
            mayoralties=tuple(self.mayoralties),
            partnerships=tuple(self.partnerships),
            memberships=tuple(self.memberships),
            contacts=tuple(self.contacts),
            issues=tuple(self.issues),
            officeholders=tuple(self.officeholders),
        )

    def result(self) -> PageResult:
        """The page as the part store takes it."""
        return PageResult.of(self.raw(), self.record())


def failed_page(source: str, name: str) -> PageResult:
    """A page without content."""
    return PageResult.failed(raw_page(source, name, "\x00"), EmptyPage("the page has no text"), PUBLISHERS[source])


def three_towns() -> list[PageResult]:
    """Pages of three towns that name each other, agree here and disagree there; one page fails."""
    luxembourg = (
        PageWriter("lu-luxembourg", "jumelages", title="Jumelages")
        .block("Accueil | Contact", BlockLabel.NAVIGATION)
        .block("Luxembourg est jumelée avec Metz depuis 1952 et amie de Trier.")
        .mention(MentionType.CITY, "Luxembourg", "2960316", name="Luxembourg", country="LU")
        .mention(MentionType.CITY, "Metz", "2994160", name="Metz", country="FR")
        .mention(MentionType.DATE, "1952", "1952")
        .partnership(LUXEMBOURG, METZ, since="1952")
        .partnership(LUXEMBOURG, TRIER, PartnershipKind.FRIENDSHIP)
        .block("Une visite à Sankt-Anna am Weiher a suivi, une autre à Lisboa.")
        .mention(MentionType.CITY, "Sankt-Anna am Weiher", "NIL", name="Sankt-Anna am Weiher", country="AT")
        .mention(MentionType.CITY, "Lisboa", "2267057", name="Lisbon", country="PT")
        .partnership(LUXEMBOURG, SMALL_VILLAGE, PartnershipKind.COOPERATION)
        .block("=SUM(1;2) est une formule, 😀 +352 4796-1 le numéro du Biergeramt.")
        .mention(MentionType.PHONE, "+352 4796-1", "+35247961", kind="voice")
        .contact("voice", "+35247961", "+352 4796-1", "Biergeramt")
        .block("Zoé Ménard, bourgmestre, préside le réseau QuattroPole.")
        .mention(MentionType.MAYOR, "Zoé Ménard", "Zoé Ménard", title="bourgmestre", titled="true")
        .mayor("Zoé Ménard", LUXEMBOURG, "bourgmestre", as_of="2023")
        .network("QuattroPole", LUXEMBOURG, "2000")
        .issue("too-many-blocks", "3 blocks were dropped")
    )
    metz = (
        PageWriter("fr-metz", "villes", title="Villes jumelées")
        .block("Metz est jumelée avec Luxembourg depuis le 23 mars 1952 et avec Trèves depuis 1957.")
        .mention(MentionType.CITY, "Trèves", "2821164", name="Trier", country="DE")
        .mention(MentionType.DATE, "23 mars 1952", "1952-03-23")
        .partnership(METZ, LUXEMBOURG, since="1952-03-23")
        .partnership(METZ, TRIER, since="1957", raw="Trèves")
        .block("La ZOE MENARD que l'on connaît, maire de Luxembourg, était là.")
        .mayor("ZOE MENARD", LUXEMBOURG, "maire", as_of="2021-05")
    )
    trier = (
        PageWriter("de-trier", "partner", title="Partnerstädte")
        .block("Metz ist seit 1958 unsere Partnerstadt, QUATTROPOLE unser Netz. E-Mail: rathaus@trier.example")
        .mention(MentionType.CITY, "Metz", "2994160", name="Metz", country="FR")
        .mention(MentionType.EMAIL, "rathaus@trier.example", "rathaus@trier.example")
        .partnership(TRIER, METZ, since="1958")
        .network("QUATTROPOLE", TRIER)
        .contact("email", "rathaus@trier.example", "rathaus@trier.example", site_wide=True)
    )
    return [luxembourg.result(), metz.result(), trier.result(), failed_page("de-trier", "leer")]


def store_parts(root: Path, batches: Iterable[Sequence[PageResult]]) -> tuple[PartStore, list[str]]:
    """A store with one part a batch."""
    store = PartStore(root)
    keys = []
    for batch in batches:
        key = store.part_key("code-1", {"limits": "default"}, [result.page for result in batch])
        store.write(key, batch)
        keys.append(key)
    return store, keys


def publish(root: Path, batches: Iterable[Sequence[PageResult]], *, published_at: datetime = NOON) -> Release:
    """A release of these batches, in `root / "releases"`."""
    store, keys = store_parts(root / "store", batches)
    return publish_release(store, keys, root / "releases", published_at=published_at, sources=SOURCES, lookup=lookup)
