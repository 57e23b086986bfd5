"""A block in two languages, all the way: each sentence is read in its own."""

from __future__ import annotations

from pathlib import Path

from normalized import PageResult
from pipeline.page import extract_page
from pipeline.record import MentionType, PageRecord
from sources.page import PageKind, Publisher, RawPage
from tests.normalized.factory import store_parts

GERMAN = "Oberbürgermeisterin Hanna Kolbe unterschrieb den Vertrag mit der Stadt Nancy am 3. Juni 1988 im Rathaus."
FRENCH = (
    "La ville de Trèves a signé cette charte à la mairie le premier octobre 1989, en présence du conseil municipal."
)
PUBLISHER = Publisher("de-karlsruhe", "DE", "2892794", ("de",))


def record() -> tuple[RawPage, PageRecord]:
    body = f"<html><body><main><h1>Partnerschaft</h1><p>{GERMAN} {FRENCH}</p></main></body></html>".encode()
    page = RawPage("de-karlsruhe", "https://www.karlsruhe.example/", body, PageKind.HTML)
    return page, extract_page(page, PUBLISHER)


def test_each_sentence_is_read_in_its_language() -> None:
    _, page = record()
    (block,) = (block for block in page.blocks if block.language_spans)
    assert [span.language for span in block.language_spans] == ["de", "fr"]
    found = {mention.raw: mention.value for mention in page.mentions if mention.block == block.index}
    assert found["3. Juni 1988"] == "1988-06-03"
    assert found["premier octobre 1989"] == "1989-10-01"
    assert found["Hanna Kolbe"] == "Hanna Kolbe"
    assert found["Trèves"] == "2821164"


def test_the_tables_tell_the_language_of_each_mention(tmp_path: Path) -> None:
    store, (key,) = store_parts(tmp_path, [[PageResult.of(*record())]])
    blocks = {row["block"]: row["language_spans"] for row in store.read(key, "blocks").to_pylist()}
    assert blocks == {0: None, 1: f'{{"0-{len(GERMAN)}": "de", "{len(GERMAN)}-{len(GERMAN) + 1 + len(FRENCH)}": "fr"}}'}
    dates = [row for row in store.read(key, "mentions").to_pylist() if row["type"] == MentionType.DATE]
    assert [(row["value"], row["language"]) for row in dates] == [("1988-06-03", "de"), ("1989-10-01", "fr")]
