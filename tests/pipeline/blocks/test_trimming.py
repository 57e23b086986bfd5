"""What is cut out of markup before it is parsed is what no block is made of: the parser says the same of the rest."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.blocks.tags import BLOCK_TAGS, READ_ATTRIBUTES
from pipeline.blocks.trimming import trimmed

# fmt: off
PIECES = (
    "<", ">", "</", "/>", " />", "<!--", "-->", "--!>", "--", "<!", "<?", "<![CDATA[", "]]>", "<!-->", "<!--->",
    "<!-- a -->", "<!-- <p> -->", "<!DOCTYPE html>", '<!DOCTYPE html PUBLIC "-//W3C//DTD">', "<script", "<script>",
    "</script", "</script>", "</ScRiPt >", "</scriptx>", "<SCRIPT type='application/ld+json'>", "<style", "<style>",
    "</style>", "</style", "<title>", "</title>", "<textarea", "</textarea>", "<iframe", "</iframe>", "<xmp>",
    "<plaintext>", "<div", "<div>", "</div>", "<p", "</p>", "<span", "<a", "</a>", "<td>", "<body", "<html", "<br",
    "<meta", "<link", "<time", "<svg", "<x-y", "<h1>", " ", "\n", "\t", "\f", "\r", "\x0b", "\x00", "=", '"', "'", "/",
    "a", "é", "😀", "`", "&amp;", "&", "text", "a < b", "var a='</div>';", " class=", " id='i'", ' class="c d"',
    " CLASS=u", " data-x", ' data-x="1>2"', " onclick='x()'", " type=text/javascript", ' type="application/ld+json"',
    ' type="application/ld&#43;json"', ' style="display:none"', " style=a", ' STYLE="DISPLAY:NONE"', " hidden",
    " aria-hidden=true", " role=x", " lang=de", " href=/a/", " href=/a?b=c", ' content="d"', " datetime=2026",
    " rel=alternate", ' hreflang="fr"', "name=n", " http-equiv=x",
)
# fmt: on
MARKUP = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


class Recorder:
    """Writes down what a parser says, as far as somebody reads it."""

    def __init__(self) -> None:
        self.said: list[tuple[Any, ...]] = []
        self._deaf = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.said.append((tag, {name: value for name, value in attributes.items() if is_read(tag, name, value)}))
        self._deaf = tag == "style" or (tag == "script" and "json" not in attributes.get("type", "").lower())

    def end(self, tag: str) -> None:
        self.said.append((tag,))
        self._deaf = False

    def data(self, text: str) -> None:
        if not self._deaf:
            self.said.append(("", text))

    def close(self) -> list[tuple[Any, ...]]:
        return self.said


def is_read(tag: str, name: str, value: str) -> bool:
    own = READ_ATTRIBUTES.get(tag, ()) + (READ_ATTRIBUTES["block"] if tag in BLOCK_TAGS else ())
    if name == "style":
        return "none" in value.lower() or "hidden" in value.lower()
    return tag == "meta" or name in own or name in READ_ATTRIBUTES[""]


def said_of(markup: bytes) -> list[tuple[Any, ...]]:
    recorder = Recorder()
    try:
        etree.fromstring(markup, etree.HTMLParser(encoding="utf-8", huge_tree=True, target=recorder))  # type: ignore[arg-type]
    except etree.XMLSyntaxError:
        return [*recorder.said, ("no more",)]
    return recorder.said


@settings(max_examples=1500, derandomize=True, deadline=None)
@given(MARKUP)
def test_the_parser_says_the_same_of_what_is_left(text: str) -> None:
    markup = text.encode()
    left = trimmed(markup)
    assert len(left) <= len(markup)
    assert said_of(left) == said_of(markup)


@pytest.mark.parametrize(
    ("markup", "left"),
    [
        ("<p>Am Markt 1</p>", "<p>Am Markt 1</p>"),
        ("<script>if (a<b) '</p>'</script>x", "<script></script>x"),
        ("<SCRIPT async>a</Script >x", "<SCRIPT></Script >x"),
        ("<script type=application/LD+JSON>{}</script>", "<script type=application/LD+JSON>{}</script>"),
        ("<style>p {}</style>x", "<style></style>x"),
        ("a<!-- <p> -->b", "a<!---->b"),
        ("<title>a<b</title><p data-a>b</p>", "<title>a<b</title><p>b</p>"),
        ('<div id=a data-x="1>2" class="b c"\n>', '<div id=a class="b c"\n>'),
        ("<a class=b href=/ target=_blank>", "<a href=/>"),
        ("<img src=a.png alt='x'/>", "<img />"),
        ("<b style='color:red' hidden>", "<b hidden>"),
        ("<b style='display:none'>", "<b style='display:none'>"),
        ("<b style='a' style='display:none'>", "<b>"),
        ("<meta charset=utf-8 name=a content=b>", "<meta charset=utf-8 name=a content=b>"),
    ],
)
def test_what_nobody_reads_is_cut_out(markup: str, left: str) -> None:
    assert trimmed(markup.encode()).decode() == left


@pytest.mark.parametrize(
    "odd",
    [
        "<div data-a='>",
        '<div data-a="x"data-b>',
        "<div data-a=>",
        "<div data-a/b>",
        "<div data-a=x'y>",
        "<script>a",
        "<script/>a</script>",
        "<script><!-- <script></script>",
        "<plaintext>",
        "<!-- a --!> -->",
        "<!-->-->",
        "<!DOCTYPE a '>'>",
        '<!DOCTYPE a ">">',
        "</p class=a>",
        "</>",
    ],
)
def test_from_what_is_not_plain_on_everything_stays(odd: str) -> None:
    behind = "<p data-a>x</p><style>y</style>"
    assert trimmed(f"<p data-a>{odd}{behind}".encode()).decode() == f"<p>{odd}{behind}"


@pytest.mark.parametrize(
    "start", ["<", "<a ", "<!--", "<a a=", "<a a='", "<script>", "<p a>", "</a ", "<!-", "\0", "é"]
)
def test_much_markup_without_an_end_is_read_once(start: str) -> None:
    markup = start.encode() * 300_000
    assert len(trimmed(markup)) <= len(markup)
    assert trimmed(b"") == b""
