"""Steps of paths are read in one go as regular expressions and lists of names would read them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.noise.markup import noise_names, paths, stepreader
from pipeline.noise.markup.listedwords import WordTree
from pipeline.noise.markup.stepreader import StepReader
from pipeline.noise.markup.steps import read_step, step_words
from pipeline.noise.rules.comments import _COMMENTS
from pipeline.noise.vocabulary.wordtable import word_marks

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NAME = re.compile(r"[#.]([^#.\[\]]+)")
_COUNTED = re.compile(
    r"[#.](?:[^#.\[\]\d]*\d[^#.\[\]]*|odd|even|alt|first|last|active|selected|current|highlighted)(?=[#.\[]|$)"
)
_MARKS = (1 << len(paths.MARKS)) - 1

# fmt: off
PIECES = (
    "nav", "Nav", "menu", "slide", "SLIDE", "content", "text", "hidden", "Hidden", "sr-only", "odd", "first", "7", "٣",
    "é", "😀", "\ud800", "\x00", "-", "_", "cta", "call", "Action", "excerpt", "signature", "comments", "respond", "X",
    "AB", "cookiebarx", "mynavbar", "navigate", "visuallyHidden",
)
# fmt: on
NAMES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)
STEPS = st.tuples(
    st.sampled_from(["div", "body", "nav", "main", "p", "figcaption", "x-nav", ""]),
    st.lists(st.tuples(st.sampled_from("#."), NAMES).map("".join), max_size=4).map("".join),
    st.sampled_from(["", "[navigation]", "[note]", "[complementary]", "["]),
).map("".join)


def marks_of(word: str) -> int:
    """The bits of a word, or of the longest listed one at either end of it."""
    ends = [end for n in range(len(word) - 1, 3, -1) for end in (word[:n], word[-n:])]
    return next((paths.BY_WORD[one] for one in (word, *ends) if one in paths.BY_WORD), 0) or (
        paths.BY_WORD["nav"] if word.startswith("nav") else 0
    )


@settings(max_examples=400, derandomize=True)
@given(STEPS)
def test_a_step_is_read_as_its_names_and_words_say(segment: str) -> None:
    named, _, rest = segment.partition("[")
    tag, role = re.split("[#.]", named)[0], rest.rstrip("]")
    words = [word.lower() for word in _WORD.findall(named, len(tag))]
    step = read_step(segment)
    shown = [word for word in words if 1 < len(word) <= 20]
    shown += [f"<{tag}>"] * (tag not in ("div", "body", "")) + [f"[{role}]"] * bool(rest)
    assert step_words(segment) == tuple(shown)
    assert step.marks == word_marks(shown)
    assert step.plain == _COUNTED.sub("", segment)
    marks = paths.BY_TAG.get(tag, 0) | paths.BY_ROLE.get(role, 0)
    for word in words:
        marks |= marks_of(word)
    assert step.says & _MARKS == marks
    names = [(name.lower(), {word.lower() for word in _WORD.findall(name)}) for name in _NAME.findall(named)]
    noise = tag == "nav" or role in noise_names.ROLES
    for name, own in names:
        shows = own & noise_names.SHOWS and not own & noise_names.WITHIN
        noise = noise or name in noise_names.HIDDEN or bool(own & noise_names.MENUS or shows)
    assert (step.says & stepreader.NOISE > 0) == (noise and tag != "body")
    called = "cta" in words or {"call", "action"} <= set(words)
    assert (step.says & stepreader.CALL > 0) == (called and tag != "body")
    beside = tag == "figcaption" or "signature" in words
    assert (step.says & stepreader.BESIDE > 0) == (beside and tag != "body")
    if _COMMENTS.search(segment.lower()) and tag != "body":
        assert step.says & stepreader.TALK


@pytest.mark.parametrize("segment", ["div." + "navbar" * 30_000, "div" + ".x" * 60_000, "d" * 100_000, "#" * 50_000])
def test_an_endless_step_is_read(segment: str) -> None:
    assert len(read_step(segment).plain) == len(segment)


def test_words_that_no_tree_holds_are_refused() -> None:
    with pytest.raises(ValueError, match="too many words"):
        WordTree({"a" * 40_000: 1}, {}, 0)


def test_only_so_many_steps_are_remembered() -> None:
    reader = StepReader(
        tags={}, roles={}, marks={}, words={}, otherwise=0, unnamed=(), hidden=(), counting=(), longest=9, most=2
    )
    steps = [reader.read(tag) for tag in ("p", "p", "li", "td", "p")]
    assert steps[0] is steps[1]
    assert steps[0] is not steps[-1]
