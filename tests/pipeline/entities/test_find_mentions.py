"""The registry of finders: order, checked spans, one mention for each stretch of text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.entities.find import FINDERS, PRECEDENCE, find_mentions
from pipeline.record import NIL, Document, Mention, MentionType
from tests.pipeline.pages_by_hand import document


def said(kind: MentionType, start: int, end: int, text: str, value: str = "x") -> Mention:
    return Mention(kind, 0, start, end, text[start:end], value, "test")


def test_the_finders_run_in_the_agreed_order_and_see_what_came_before() -> None:
    seen: list[tuple[str, int]] = []

    def finder(name: str):  # type: ignore[no-untyped-def]
        def find(doc: Document, earlier: Sequence[Mention]) -> list[Mention]:
            seen.append((name, len(earlier)))
            return [said(MentionType.CITY, len(earlier), len(earlier) + 1, doc.blocks[0].text)]

        return find

    find_mentions(document(["Köln"], "de"), [("first", finder("first")), ("second", finder("second"))])
    assert seen == [("first", 0), ("second", 1)]
    names = [name for name, _ in FINDERS]
    assert names[:5] == ["emails", "phones", "dates", "cities", "mayors"]


def test_a_span_that_does_not_hold_its_text_is_a_bug_and_raises() -> None:
    def wrong(doc: Document, earlier: Sequence[Mention]) -> list[Mention]:
        return [Mention(MentionType.CITY, 0, 0, 4, "Bonn", "1", "test")]

    with pytest.raises(ValueError, match="wrong-finder"):
        find_mentions(document(["Köln"], "de"), [("wrong-finder", wrong)])


def test_a_city_inside_a_mayors_name_is_dropped_and_counted() -> None:
    text = "Bürgermeister Wolfgang Essen kam."
    found = [said(MentionType.CITY, 23, 28, text, "2928810"), said(MentionType.MAYOR, 14, 28, text, "Wolfgang Essen")]
    mentions, issues = find_mentions(document([text], "de"), [("all", lambda doc, earlier: found)])
    assert [mention.value for mention in mentions] == ["Wolfgang Essen"]
    assert [(issue.code, issue.severity) for issue in issues] == [("overlapping-city", "info")]


def test_places_without_id_are_counted_as_abstained() -> None:
    text = "Bad Beispiel"
    found = [said(MentionType.CITY, 0, 12, text, NIL)]
    _, issues = find_mentions(document([text], "de"), [("all", lambda doc, earlier: found)])
    assert [issue.code for issue in issues] == ["city-without-id"]


spans = st.tuples(
    st.sampled_from(list(MentionType)), st.integers(0, 19), st.integers(1, 6), st.sampled_from(["a", "b"])
)


@settings(max_examples=60, derandomize=True)
@given(st.lists(spans, max_size=12), st.randoms(use_true_random=False))
def test_kept_mentions_never_overlap_and_do_not_depend_on_the_order(
    entries: list[tuple[MentionType, int, int, str]], random
) -> None:  # type: ignore[no-untyped-def]
    text = "abcdefghijklmnopqrstuvwxyz"
    found = [said(kind, start, start + length, text, value) for kind, start, length, value in entries]
    doc = document([text], "de")
    mentions, _ = find_mentions(doc, [("all", lambda d, e: found)])
    for before, after in pairwise(mentions):
        assert before.end <= after.start
    shuffled = list(found)
    random.shuffle(shuffled)
    again, _ = find_mentions(doc, [("all", lambda d, e: shuffled)])
    assert [(m.type, m.start, m.end, m.value) for m in again] == [(m.type, m.start, m.end, m.value) for m in mentions]
    assert {mention.type for mention in mentions} <= set(PRECEDENCE)
