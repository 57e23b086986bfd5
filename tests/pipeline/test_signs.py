"""The compiled cheap tests over a page's texts, beside the patterns that they stand for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.block import Block, BlockKind
from pipeline.digit_signs import DIGIT, DIGITS, FIGURE, PHONE, digit_signs
from pipeline.entities.email_signs import EmailSigns
from pipeline.entities.emails import find_emails
from pipeline.entities.link_signs import LinkSigns
from pipeline.entities.phones.shapes import VANITY

PHONE_PATTERN = re.compile(r"\d(?:\D{0,5}\d){4}|\d{3}\)?[ -]?[A-Z]{3}")
HOSTILE = ["", "\0", "\ud800" * 9, "1" * 100_000, "a" * 1_000_000, "12      34" * 9, "(" * 50_000, "at " * 50_000]


def plain_signs(text: str) -> int:
    figure = FIGURE if re.search("[0-9]", text) else 0
    digits = DIGITS if len(re.findall(r"\d", text)) >= 3 else 0
    digits |= DIGIT if re.search(r"\d", text) else 0
    return figure | digits | (PHONE if PHONE_PATTERN.search(text) else 0)


@settings(max_examples=500, derandomize=True)
@given(st.lists(st.text(st.one_of(st.sampled_from("0129٣² -)ABCa.xyz\n"), st.characters()), max_size=30), max_size=4))
def test_digits_are_told_as_by_the_patterns(texts: list[str]) -> None:
    assert list(digit_signs(texts)) == [plain_signs(text) for text in texts]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_have_the_digits_of_the_patterns(text: str) -> None:
    assert list(digit_signs([text])) == [plain_signs(text)]


VANITY_PIECES = ["1", "+1", " ", "-", "(", ")", "0", "800", "900", "0800", "FLOWERS", "RATHAUS", "AB", "é", "x"]


@settings(max_examples=2000, derandomize=True)
@given(st.lists(st.sampled_from(VANITY_PIECES), max_size=8).map("".join))
def test_a_number_that_ends_in_capitals_has_the_sign_of_a_phone(text: str) -> None:
    assert digit_signs([text])[0] & PHONE or VANITY.search(text) is None


SPOKEN, DOTS = ("arobase", "małpa", "klammeraffe"), ("dot", "punkt", "tečka")
SIGNS = EmailSigns(("at", "ät", *SPOKEN), SPOKEN, DOTS)


def plainly_signed(text: str) -> bool:
    words = text.replace("\u00a0", " ").replace("\u202f", " ").split(" ")[1:-1]
    folded = [word.casefold() for word in words]
    at = "at" in folded and (bool(set(DOTS).intersection(folded)) or re.search(r"[(\[{<_]", text) is not None)
    said = "|".join(("at", "ät", *SPOKEN))
    blank = "[ \u00a0\u202f]?"
    bracketed = re.search(rf"[(\[{{<_]{blank}(?:{said}){blank}[)\]}}>_]", text, re.IGNORECASE) is not None
    return "@" in text or bracketed or "AT" in words or at or bool(set(SPOKEN).intersection(folded))


PIECES = ["at", "AT", "At", "dot", "Punkt", "tečka", "arobase", "Arobase", "małpa", "MAŁPA", "ät", "@", "x", "Stadt"]


@settings(max_examples=500, derandomize=True)
@given(st.lists(st.sampled_from([*PIECES, *" \u00a0\u202f([{<_)]}>._\ud800\0"]), max_size=12).map("".join))
def test_signs_of_an_address_are_told_as_by_the_patterns(text: str) -> None:
    assert SIGNS.places([text, "", text]) == ([0, 2] if plainly_signed(text) else [])


@pytest.mark.parametrize(
    "text", [" \u212alammeraffe ", " KLAMMERAFFE ", " klammeraffe\u00a0", " klammera\ufb00e ", "(\u00a0KLAMMERAFFE]"]
)
def test_a_spoken_sign_is_known_however_it_is_spelt(text: str) -> None:
    assert SIGNS.places([text]) == [0]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_have_no_address(text: str) -> None:
    assert SIGNS.places([text]) == []
    assert find_emails(text[:2000]) == []


@settings(max_examples=200, derandomize=True)
@given(st.lists(st.tuples(st.text("ab", max_size=4), st.lists(st.text("tTmM:x/\ud800é", max_size=3), max_size=3))))
def test_links_are_told_by_their_first_letter(rows: list[tuple[str, list[str]]]) -> None:
    blocks = [Block(0, text, BlockKind.PARAGRAPH, links=tuple(links)) for text, links in rows]
    found = LinkSigns(["tel", "mailto"]).with_contacts(blocks, 3)
    assert found == [b for b in blocks if len(b.text) <= 3 and any(link[:1].lower() in {"t", "m"} for link in b.links)]


def test_what_is_no_text_is_refused() -> None:
    for places in (digit_signs, SIGNS.places):
        with pytest.raises(TypeError):
            places([b"1"])  # type: ignore[list-item]


def test_no_words_are_no_signs() -> None:
    assert EmailSigns((), (), ()).places([" arobase ", " at ", "a@b"]) == [2]
