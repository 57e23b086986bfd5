"""The compiled looks at a block's text say what a few lines of plain Python say."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.blocks.cleaning import clean_text, says_something
from pipeline.blocks.contact_line import looks_like_contact
from pipeline.blocks.lines import MAIL, NUMBER
from pipeline.blocks.path_step import path_step

INVISIBLE = re.compile("[\x00\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
# Characters that the rules are about, their neighbours, and any other: halves of surrogate pairs, astral ones.
SIGNS = st.sampled_from(list(" \t\n\x0b\x1c\x7f\x85\xa0\xad\u2000\u200a\u200b\u2028\u202e\u202f\u2060\ufeff\x00aé_ſ"))
TEXTS = st.text(st.one_of(SIGNS, st.characters(), st.sampled_from("\ud800\udfff\U0001f600\U0010ffff")), max_size=80)
PIECES = st.sampled_from(
    [*"0123456789٣ +()[]@aAtT.-–/_xé\n", "(at)", "(AT)", "[At]", "(A)", "0381 381", "post", "bonn.de"]
)
CONTACTS = st.lists(PIECES, max_size=60).map("".join) | st.text(st.sampled_from("0123456789 +()/"), max_size=170)
WORDS = st.text(st.one_of(st.sampled_from("/[]# \n\xa0aÉ_😀\ud800"), st.characters()), max_size=400)


@given(TEXTS)
@example("😀\U0010fffe \xad")
@example("a " * 600_000)
@example("\u200b" * 300_000)
def test_blanks_are_single_and_nothing_invisible_is_left(text: str) -> None:
    assert clean_text(text) == " ".join(INVISIBLE.sub("", text).split())


@given(TEXTS)
def test_a_text_says_something_if_it_has_a_word_character(text: str) -> None:
    assert says_something(text) == (re.search(r"\w", text) is not None)


@given(CONTACTS, st.lists(st.sampled_from(["tel:1", "mailto:a", "/tel:", "TEL:1", ""]), max_size=3))
@example("Tel. 0228 77-0", [])
@example("post (at) bonn.de", [])
@example("info(AT)stadt.de", [])
@example("info [A] stadt.de (A) bonn.de", [])
@example("x00 49 123456789", [])
@example("0" * 161, [])
def test_a_contact_line_has_an_address_a_number_or_a_link_to_one(text: str, links: list[str]) -> None:
    linked = any(link.startswith(("tel:", "mailto:")) for link in links)
    expected = len(text) <= 160 and (linked or MAIL.search(text) or NUMBER.search(text))
    assert looks_like_contact(text, tuple(links)) == bool(expected)


@given(st.sampled_from(["div", "ä", "x-" * 300]), *[st.one_of(st.none(), WORDS)] * 3)
@example("p", "  /#x y", "a " * 20, "NAV\u0130")
@example("p", "i" * 50, "a" * 100 + " b", None)
def test_a_step_has_the_first_words_of_what_names_it(
    tag: str, identifier: str | None, classes: str | None, role: str | None
) -> None:
    word = re.compile(r"([^\s/\[\]#]{1,40})[^\s/\[\]#]*")
    expected = tag
    expected += "".join(f"#{found}" for found in word.findall(identifier or "")[:1])
    expected += "".join(f".{found}" for found in word.findall((classes or "")[:300])[:6])
    expected += "".join(f"[{found.lower()}]" for found in word.findall(role or "")[:1])
    assert path_step(tag, identifier, classes, role) == expected


def test_what_is_no_text_is_refused() -> None:
    nothing: str = None  # type: ignore[assignment]
    for function in (clean_text, says_something, looks_like_contact):
        with pytest.raises(TypeError):
            function(nothing)
