"""The compiled test for UTF-8, beside Python's own decoder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.utf8 import is_utf8

EDGES = b"\0a\x7f\x80\x8f\x90\x9f\xa0\xbf\xc0\xc1\xc2\xdf\xe0\xed\xee\xef\xf0\xf3\xf4\xf5\xff"
PARTS = st.one_of(
    st.lists(st.sampled_from(EDGES), max_size=4).map(bytes),
    st.text(max_size=4).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.just(b"a" * 33),
)


def decodes(text: bytes) -> bool:
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@given(st.lists(PARTS, max_size=6).map(b"".join))
def test_what_python_decodes_is_utf8(text: bytes) -> None:
    assert is_utf8(text) is decodes(text)


@pytest.mark.parametrize("length", [1, 2])
def test_every_beginning_of_a_character(length: int) -> None:
    for number in range(256**length):
        text = number.to_bytes(length, "big")
        for behind in (b"", b"\x80", b"\xbf\x80", b"\x80\x80\x80"):
            assert is_utf8(text + behind) is decodes(text + behind)
