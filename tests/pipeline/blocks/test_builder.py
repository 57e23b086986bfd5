"""The builder of blocks, told of a tree's tags and texts one by one, gives what a walk over the tree gives."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.block import Block, BlockKind
from pipeline.blocks.builder import BlockBuilder
from pipeline.blocks.tags import BLOCK_TAGS
from pipeline.limits import DEFAULT_LIMITS, Limits

TAGS = ["div", "p", "li", "ul", "h2", "b", "a", "span", "address", "script", "section"]
ATTRIBUTES: list[dict[str, str]] = [
    {}, {"class": "wide  main", "id": "x"}, {"lang": " DE "}, {"hidden": ""}, {"style": "x; DISPLAY : none"},
    {"aria-hidden": "true", "role": "Navigation"}, {"href": " /a ", "lang": ""}, {"role": "heading"},
]  # fmt: skip
RUNS = ["Rat ", " \n", "\xa0", "Bürger\u200bmeister", "|", "😀\ud800x", " 1\n\n2 ", "Tel. 0228 77-0", "a" * 50]


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    inner: list[Any]  # of elements and texts


ELEMENTS = st.recursive(
    st.sampled_from(RUNS),
    lambda inner: st.builds(Element, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES), st.lists(inner, max_size=4)),
    max_leaves=25,
)


def tell(builder: BlockBuilder, node: Element | str) -> None:
    if isinstance(node, str):
        builder.data(node)
        return
    builder.start(node.tag, node.attributes)
    for inner in node.inner:
        tell(builder, inner)
    builder.end(node.tag)


@dataclass(frozen=True)
class Place:
    """What holds inside an element."""

    path: str = ""
    lineage: tuple[int, ...] = ()
    lang: str = ""
    marks: tuple[str, ...] = ()
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    linked: bool = False
    item: bool = False
    address: bool = False


@dataclass
class Reference:
    """Walks over a tree; what is between the edges of block elements is a block."""

    blocks: list[Block] = field(default_factory=list)
    runs: list[tuple[str, bool]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    serial: int = 0
    behind_link: bool = False

    def walk(self, node: Element | str, place: Place) -> None:
        if isinstance(node, str):
            if node.strip() or self.runs:
                self.runs.append((node if node.strip() else " ", place.linked))
            self.behind_link = self.behind_link and not node.strip()
        elif node.tag != "script":
            inside = self.inside(node, place)
            for inner in node.inner:
                self.walk(inner, inside)
            if node.tag in BLOCK_TAGS:
                self.flush(inside)
            elif node.tag == "a":
                self.behind_link = bool(self.runs)

    def inside(self, node: Element, place: Place) -> Place:
        tag, get, outside = node.tag, node.attributes.get, place
        if get("lang"):
            place = dataclasses.replace(place, lang="de")
        if {"hidden", "style", "aria-hidden"} & node.attributes.keys():
            place = dataclasses.replace(place, marks=("hidden",))
        if tag == "a":
            self.runs += [(" ", False)] if self.behind_link else []
            self.links += ["/a"] if get("href") else []
            return dataclasses.replace(place, linked=True)
        if tag not in BLOCK_TAGS:
            return place
        self.flush(outside)
        self.serial += 1
        named = {"id": "#x.wide.main", "aria-hidden": "[navigation]", "role": "[heading]"}
        step = tag + next((named[name] for name in named if name in node.attributes), "")
        return dataclasses.replace(
            place,
            path=f"{place.path}/{step}" if place.path else step,
            lineage=(*place.lineage, self.serial),
            level=2 if tag == "h2" or get("role") == "heading" else place.level,
            item=tag == "li" or (place.item and tag != "ul"),
            address=place.address or tag == "address",
        )

    def flush(self, place: Place) -> None:
        text = " ".join("".join(run for run, _ in self.runs).replace("\u200b", "").split())
        linked = sum(len(run.strip()) + (run.strip() != run) for run, inside in self.runs if inside and run.strip())
        links, self.runs, self.links = tuple(self.links) if self.runs else (), [], []
        self.behind_link = False
        if not any(sign.isalnum() for sign in text):
            return
        contact = place.address or ("0228" in text and len(text) <= 160)
        kind = BlockKind.LIST_ITEM if place.item else BlockKind.PARAGRAPH
        kind = BlockKind.HEADING if place.level else BlockKind.CONTACT_LINE if contact else kind
        share, index = min(1.0, linked / len(text)), len(self.blocks)
        self.blocks.append(
            Block(index, text, kind, place.level, place.path, place.lineage, share, place.lang, links, place.marks)
        )


@given(st.lists(ELEMENTS, max_size=6))
def test_the_builder_gives_what_a_walk_over_the_tree_gives(nodes: list[Element | str]) -> None:
    builder, reference = BlockBuilder(DEFAULT_LIMITS), Reference()
    for node in nodes:
        tell(builder, node)
        reference.walk(node, Place())
    reference.flush(Place())
    assert list(builder.finish(()).blocks) == reference.blocks


def test_ten_thousand_open_elements_are_read_as_if_at_the_limit() -> None:
    builder = BlockBuilder(DEFAULT_LIMITS)
    for _ in range(10_000):
        builder.start("div", {"class": "x"})
    builder.data("Ganz unten")
    for _ in range(10_000):
        builder.end("div")
    builder.data("danach")
    walk = builder.finish(())
    assert [(block.text, len(block.lineage)) for block in walk.blocks] == [("Ganz unten", 60), ("danach", 0)]
    assert [issue.code for issue in walk.issues] == ["too-deep"]


def test_what_comes_behind_the_last_block_that_fits_is_passed_over() -> None:
    builder = BlockBuilder(Limits(max_blocks=3))
    for number in range(50_000):
        builder.start("p", {})
        builder.data(f"Satz {number}")
        builder.end("p")
    assert builder.full
    assert [block.text for block in builder.finish(()).blocks] == ["Satz 0", "Satz 1", "Satz 2"]


def test_paths_that_are_the_same_are_one_object() -> None:
    builder = BlockBuilder(DEFAULT_LIMITS)
    for _ in range(2):
        builder.start("div", {"class": "a"})
        builder.data("Satz")
        builder.end("div")
    first, second = builder.finish(()).blocks
    assert first.path is second.path


def test_ends_without_starts_do_no_harm() -> None:
    builder = BlockBuilder(DEFAULT_LIMITS)
    builder.data("Satz")
    for tag in ("p", "a", "script", "tr", "title"):
        builder.end(tag)
    assert builder.empty
    builder.finish(())


def test_what_is_no_tag_and_no_text_is_refused() -> None:
    nothing: Any = None
    builder = BlockBuilder(DEFAULT_LIMITS)
    for call in (lambda: builder.start(nothing, {}), lambda: builder.data(nothing), lambda: builder.end(nothing)):
        with pytest.raises(TypeError):
            call()
