"""What is cut out of markup before it is parsed is what no block is made of: those of the rest are the same."""

from __future__ import annotations

import contextlib
import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.blocks.builder import BlockBuilder
from pipeline.blocks.trimming import trimmed
from pipeline.limits import DEFAULT_LIMITS

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
    "<img src=a>", "<input>", "<b>x</b>", "<i class=k></i>", "<span>", "</span>", "<span hidden>t</span>", "<svg/>",
    "<svg><path d='1'/></svg>", "</svg>", "<path d=1>", "<link rel=a>", "<script>x</script>", "<ul>", "<li>", "</li>",
    "</ul>", "<table>", "<tr>", "</table>", "<head>", "</head>", "<body class=a>", "<em>a b</em>", "amp;", "É",
    "<time datetime=2026>", "</time>",
    " rel=alternate", ' hreflang="fr"', "name=n", " http-equiv=x",
)
# fmt: on
MARKUP = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def blocks_of(markup: bytes) -> tuple[Any, ...]:
    """What a page's reader makes of markup. Lineages are numbered anew: which number one has means nothing."""
    builder = BlockBuilder(DEFAULT_LIMITS)
    with contextlib.suppress(etree.XMLSyntaxError):  # markup in which there is nothing
        etree.fromstring(markup, etree.HTMLParser(encoding="utf-8", huge_tree=True, target=builder))  # type: ignore[arg-type]
    walk = builder.finish(())
    numbers: dict[int, int] = {}
    lineages = [tuple(numbers.setdefault(one, len(numbers)) for one in block.lineage) for block in walk.blocks]
    return walk.head, [dataclasses.replace(block, lineage=()) for block in walk.blocks], lineages


@settings(max_examples=1500, derandomize=True)
@given(MARKUP)
def test_the_blocks_of_what_is_left_are_the_same(text: str) -> None:
    """Inside a block: before the first one, a script that is left out cannot open a second body any more."""
    markup = f"<p>{text}".encode()
    left = trimmed(markup)
    assert len(left) <= len(markup)
    assert blocks_of(left) == blocks_of(markup)


@settings(max_examples=300, derandomize=True)
@given(MARKUP)
def test_trimming_twice_changes_nothing(text: str) -> None:
    left = trimmed(text.encode())
    assert blocks_of(trimmed(left)) == blocks_of(left)


@pytest.mark.parametrize(
    ("markup", "left"),
    [
        ("<p>Am Markt 1</p>", "<p>Am Markt 1</p>"),
        ("<script>if (a<b) '</p>'</script>x", "x"),
        ("<SCRIPT async>a</Script >x", "x"),
        ("<script type=application/LD+JSON>{}</script>", "<script type=application/LD+JSON>{}</script>"),
        ("<style>p {}</style>x", "x"),
        ("a<!-- <p> -->b", "ab"),
        ("a &<!-- -->amp; <<!-- -->b", "a &<!---->amp; <<!---->b"),
        ("<title>a<b</title><p data-a>b</p>", "<title>a<b</title><p>b</p>"),
        ('<div id=a data-x="1>2" class="b c"\n>', '<div id=a class="b c"\n>'),
        ("<a class=b href=/ target=_blank>", "<a href=/>"),
        ("<img src=a.png alt='x'/>", "<img />"),
        ("<p>a <img src=a.png alt='x'/> b", "<p>a  b"),
        ("<p>\n<span class=a>a</span> <b>b <i></i></b> <b lang=de>c</b>", "<p>a <b>b </b> <b lang=de>c</b>"),
        ("<p>a <<b>b</b>", "<p>a <<b>b</b>"),
        ("<p>a! <b>b</b>", "<p>a! b"),
        ("<p><a href=/><b>b</b></a>", "<p><a href=/><b>b</b></a>"),
        ("<p>a<svg class=b><path d='</svg>'/></svg>b<svg><a>", "<p>ab<svg><a>"),
        ("<link rel=icon href=a><link rel=alternate hreflang=de href=b>", "<link rel=alternate hreflang=de href=b>"),
        ("<ul>\n <li>a</li>\n <li>b</li>\n</ul>\n", "<ul><li>a</li><li>b</li>\n</ul>\n"),
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
