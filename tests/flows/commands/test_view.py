"""The terminal view: mentions in colour, noise in grey with its reason, and a page cannot steer the terminal."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

from rich.console import Console

from flows.commands.view import render_page
from pipeline.block import Block, BlockKind, BlockLabel
from pipeline.facts import Contact, Mayoralty, NetworkMembership, Partnership, PartnershipKind, Place
from pipeline.record import Decoding, Mention, MentionType, PageIssue, PageRecord
from sources.page import PageKind, Publisher

FUERTH, LIMOGES = Place("2923544", "Fürth", "DE"), Place("2998286", "Limoges", "FR")


def record(*blocks: Block, mentions: tuple[Mention, ...] = ()) -> PageRecord:
    return PageRecord(
        page_id="0" * 16,
        digest="0" * 64,
        source="de-fuerth",
        url="https://www.fuerth.example/[red]partner",
        kind=PageKind.HTML,
        publisher=Publisher("de-fuerth", "DE", "2923544"),
        decoding=Decoding("utf-8", "meta"),
        title="Partnerstädte",
        language="de",
        published="2021-05-03",
        modified=None,
        valid_from=None,
        stamped=None,
        fetched_at=None,
        blocks=blocks,
        mentions=mentions,
        mayoralties=(
            Mayoralty("Paul Erlenwein", FUERTH, "Oberbürgermeister", as_of="1992"),
            Mayoralty("Jean Ohnestadt", Place(None, ""), None),
        ),
        partnerships=(Partnership(FUERTH, LIMOGES, PartnershipKind.TWINNING, since="1992"),),
        memberships=(NetworkMembership("Eurocities", FUERTH),),
        contacts=(Contact("voice", "+499119740", "Bürgeramt"),),
        issues=(PageIssue("blocks", "too-many-blocks", "3 blocks dropped"),),
    )


def shown(page: PageRecord, *, terminal: bool) -> str:
    file = StringIO()
    Console(file=file, force_terminal=terminal, color_system="standard" if terminal else None, width=100).print(
        render_page(page)
    )
    return file.getvalue()


TWINNED = Block(0, "Fürth und Limoges seit 1992", BlockKind.PARAGRAPH, language="de")
MENU = Block(1, "Startseite", BlockKind.LIST_ITEM, label=BlockLabel.NAVIGATION, reason="inside a menu", language="und")
CITY = Mention(MentionType.CITY, 0, 10, 17, "Limoges", "2998286", "city.gazetteer", 0.9, {"name": "Limoges"})


def test_a_mention_is_coloured_by_its_type_and_nothing_else_of_its_block_is() -> None:
    assert "Fürth und \x1b[1;32mLimoges\x1b[0m seit 1992" in shown(record(TWINNED, mentions=(CITY,)), terminal=True)


def test_the_runner_up_of_a_city_stands_beside_it_with_the_reason() -> None:
    lost = {"name": "Limoges", "runner_up": "6049430 Limoges, CA: fewer inhabitants"}
    text = shown(record(TWINNED, mentions=(replace(CITY, attributes=lost),)), terminal=False)
    assert "(not 6049430" in text


def test_noise_is_grey_with_its_label_and_reason() -> None:
    text = shown(record(TWINNED, MENU), terminal=True)
    assert "\x1b[90mStartseite\x1b[0m" in text
    assert "[navigation: inside a menu]" in text


def test_the_language_stands_in_the_margin_of_its_block() -> None:
    lines = shown(record(TWINNED, MENU), terminal=False).splitlines()
    assert next(line for line in lines if "seit 1992" in line).startswith("de ")
    assert next(line for line in lines if "Startseite" in line).startswith("    ")


def test_facts_and_issues_follow() -> None:
    text = shown(record(TWINNED, mentions=(CITY,)), terminal=False)
    for fact in ("Paul Erlenwein", "Fürth, DE (2923544)", "twinning", "Eurocities", "+499119740", "too-many-blocks"):
        assert fact in text
    assert "Jean Ohnestadt  ?" in text
    assert "https://www.fuerth.example/[red]partner" in text


def test_a_page_cannot_steer_the_terminal() -> None:
    evil = Block(0, "Fürth\x1b[2J\x07\u202egnirreH\x9b31m Limoges", BlockKind.PARAGRAPH)
    text = shown(record(evil), terminal=False)
    assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(text)
    assert "Limoges" in text
