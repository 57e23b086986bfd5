"""How tests read the inspector: a page to look at, and a reader who asks the real Datasette application."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
from lxml import html

from normalized.inspector.application import inspector
from normalized.inspector.inspection import Inspection
from pipeline.block import BlockLabel
from pipeline.record import MentionType
from tests.normalized.factory import METZ, TRIER, PageWriter

TEXT = "Oberbürgermeisterin Eva Kirsch empfing Metz am 3. Mai 1957. Tel. 0651 718-0"


def written_page() -> PageWriter:
    """A page of Trier with noise, mentions and facts."""
    return (
        PageWriter("de-trier", "empfang")
        .block("Startseite Kontakt", BlockLabel.NAVIGATION)
        .block(TEXT)
        .mention(MentionType.MAYOR, "Eva Kirsch", "Eva Kirsch")
        .mayor("Eva Kirsch", TRIER, "Oberbürgermeisterin", as_of="2015-04-01/..")
        .mention(MentionType.CITY, "Metz", "2994160", name="Metz", country="FR")
        .mention(MentionType.DATE, "3. Mai 1957", "1957-05-03")
        .mention(MentionType.PHONE, "0651 718-0", "+496517180")
        .contact("voice", "+496517180", "0651 718-0", "Bürgeramt")
        .partnership(TRIER, METZ, since="1957-05-03")
        .issue("too-many-blocks", "cut")
    )


def fetch(inspection: Inspection, path: str, method: str = "GET", **options: Any) -> httpx.Response:
    """What the inspector answers."""
    return ask_application(inspector(inspection), path, method, **options)


def ask_application(application: Any, path: str, method: str = "GET", **options: Any) -> httpx.Response:
    """What an ASGI application answers."""

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=application)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.request(method, path, **options)

    return asyncio.run(ask())


def tree(answer: httpx.Response) -> html.HtmlElement:
    """The answer as a parsed page."""
    assert answer.status_code == 200, answer.text
    return html.document_fromstring(answer.text)


def text_of(element: html.HtmlElement) -> str:
    """The text of an element, blanks folded."""
    return " ".join(element.text_content().split())
