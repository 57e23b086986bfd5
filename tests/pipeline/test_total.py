"""Every public function of the pipeline that reads what comes from outside returns, or raises an error of the pipeline.

The functions are found, not listed: each whose arguments are texts, bytes, pages, documents or limits is called with
texts made to be hard. Those that take offsets, matches or arrays are inner parts; they are reached through the others.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import typing
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

import pipeline
from pipeline.block import Block, BlockKind
from pipeline.blocks import read_blocks
from pipeline.entities.find import find_mentions
from pipeline.errors import PipelineError
from pipeline.head import PageHead
from pipeline.limits import DEFAULT_LIMITS, Limits
from pipeline.record import Document, Mention
from sources.page import PageKind, Publisher, RawPage

HARD = (
    "",
    " ",
    "\ufeff\u200b\u00ad\u202e",
    "\x00\x0b\x1c\x85\u2028",
    "a",
    "´" * 40,
    "٣. Mai ٢٠٢١ und ３．５．２０２１ um ⑫ Uhr",
    "0" * 300,
    "31.13.0000 – 99/99/9999, 30. Februar 2021, 1.1.-1.1.",
    "+49 (0) ((0)) 0 / - 0 -- 00 ext. ext. 5" * 3,
    "@" * 30 + "a@b@c.d.e..f@g",
    "Bürgermeister Bürgermeisterin maire mayor sindaco " * 5,
    "Dr. Dr. Prof. von der de la van 't O’ Mc-",
    "<p>İstanbul ﬁnal ß ẞ ǅ <b",
    "Stadt Stadt der Stadt bei Halle (Saale) (Westf.) / Essen, Reading, Die, Tours",
    "Partnerstädte: , ; – (seit ) 1987 1987 1987; Partner",
    "http://[::1", "mailto:%00%ff", "tel:+", "https://x.example/%E4?" + "a=" * 50,
    "😀" * 20 + "\U0010ffff",
)  # fmt: skip


def public_functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Name and function of all that the modules of the pipeline define without an underscore."""
    for found in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
        module = importlib.import_module(found.name)
        for name, member in vars(module).items():
            if inspect.isfunction(member) and member.__module__ == found.name and not name.startswith("_"):
                yield f"{found.name}.{name}", member


def document_of(text: str) -> Document:
    """A page that says a text in a heading, a paragraph, a list item and a table row."""
    kinds = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
    blocks = tuple(
        Block(number, text, kind, level=int(kind is BlockKind.HEADING), language="de")
        for number, kind in enumerate(kinds)
    )
    return Document(text, PageKind.HTML, Publisher("test", "DE"), blocks if text else (), "de", text)


MADE: dict[Any, Callable[[str], Any]] = {
    str: lambda text: text,
    bytes: lambda text: text.encode(),
    str | bytes: lambda text: text,
    Document: document_of,
    Block: lambda text: Block(0, text, BlockKind.PARAGRAPH, language="de"),
    PageKind: lambda text: PageKind.HTML,
    Limits: lambda text: DEFAULT_LIMITS,
    Publisher: lambda text: Publisher("test", "DE"),
    RawPage: lambda text: RawPage("test", text, text.encode(), PageKind.HTML),
    PageHead: lambda text: read_blocks(f"<title>{text}</title>", PageKind.HTML, DEFAULT_LIMITS).head,
    Sequence[str]: lambda text: [text, text],
    Sequence[Block]: lambda text: document_of(text).blocks,
    tuple[Block, ...]: lambda text: document_of(text).blocks,
    Sequence[Mention]: lambda text: find_mentions(document_of(text))[0],
}

BY_NAME: dict[str, Callable[[str], Any]] = {
    "language": lambda text: "de",
    "numeral": lambda text: "xiv",
    "token": lambda text: "".join(text.split()) or "a",
    "words": lambda text: text.split(),
}
"""Arguments that are texts of a narrower kind, as their functions say: a language that has a file, a roman numeral, a
token of a tokenizer, which is never empty."""


def arguments_made(function: Callable[..., Any]) -> dict[str, Callable[[str], Any]] | None:
    """For each argument that must be given how it is made from a text; None where one cannot be."""
    hints = typing.get_type_hints(function)
    needed = [
        name
        for name, parameter in inspect.signature(function).parameters.items()
        if parameter.default is inspect.Parameter.empty
    ]
    made = {name: BY_NAME.get(name) if hints[name] in (str, Sequence[str]) else None for name in needed}
    if not needed or any(hints[name] not in MADE for name in needed):
        return None
    return {name: made[name] or MADE[hints[name]] for name in needed}


FUNCTIONS = {
    name: (function, made)
    for name, function in sorted(public_functions())
    if (made := arguments_made(function)) is not None
}


def test_what_reads_texts_and_pages_is_found() -> None:
    assert {
        "pipeline.page.extract_page",
        "pipeline.decode.decode",
        "pipeline.blocks.read_blocks",
        "pipeline.entities.find.find_mentions",
        "pipeline.relations.find.find_relations",
        "pipeline.edtf.is_edtf",
    } <= FUNCTIONS.keys()
    assert len(FUNCTIONS) > 60


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_hard_text_is_answered_or_refused_in_our_own_words(name: str) -> None:
    function, made = FUNCTIONS[name]
    for text in HARD:
        given = {argument: make(text) for argument, make in made.items()}
        try:
            answer = function(**given)
        except PipelineError as refused:
            assert refused.message
        else:
            if inspect.isgenerator(answer):
                assert list(answer) is not None
