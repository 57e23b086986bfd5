"""The compiled tokenizer and sums of weights, beside plain ones of a few lines."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.language.ngrams import ngram_model, ngrams_of
from pipeline.language.nonwords import without_nonwords
from pipeline.language.tokenizer import tokens
from pipeline.language.wordscores import WordScores

SHAPES = ("\x01L", "\x01C", "\x01U", "\x01D")
NAMES = (
    *SHAPES,
    "a",
    "ab",
    "<a",
    "b>",
    "abcde",
    "łó",
    "'",
    "n",
    "0",
    "<abcdef>",
    "<strasse>",
    "σ>",
    "i\u0307",
    "aaaaa",
)
WEIGHTS = (np.arange(len(NAMES) * 3, dtype=np.int64) * 37 % 255 - 127).astype(np.int8).reshape(len(NAMES), 3)
BIAS = np.array([0.5, -1.25, 0.0], dtype=np.float32)
SCALE = 0.03
FEW = WordScores(NAMES, SHAPES, WEIGHTS, SCALE, BIAS)

TEXTS = st.text(
    st.one_of(st.sampled_from("abcdefABŁłóσΣİıſKßǅ'’wW.:/@_0129²½٣ \n\t-Ａ\U0001f600\ud800\0"), st.characters()),
    max_size=40,
)
HOSTILE = [
    "", "\0", "\ud800" * 9, "a" * 1_000_000, "1" * 100_000, "ab " * 50_000, "a'" * 50_000, "\U0001f600a" * 1000,
    "İ" * 200, "Σ" * 200, "wwww.", "www.", ":/", "://", ".a", "a.", "@", "1a", "²1 ² ²", "aΣ aΣ’ Σ’", "K.KK", "'’'",
    "_a_",
]  # fmt: skip


def plain_tokens(text: str) -> list[str]:
    numbered = re.search(r"\d", text)
    glued = re.search(r"\.(?:(?i:[a-z]{2})|(?<=(?i:www)\.))", text)
    cleaned = "@" in text or "://" in text or glued or re.search(r"[^\W\d_]\d|\d[^\W\d_]", text)
    found = re.findall(r"[^\W\d_]+['’]?|\d+", without_nonwords(text) if cleaned else text)
    if not cleaned and not numbered:
        return found
    first = next((place for place, token in enumerate(found) if token[0].isdigit()), len(found))
    return [token for place, token in enumerate(found) if place <= first or not token[0].isdigit()]


def plain_scores(text: str) -> list[float]:
    words = plain_tokens(text)
    if len(words) > 40:
        words = [words[int(place * len(words) / 40)] for place in range(40)]
    known = dict(zip(NAMES, WEIGHTS.astype(np.int64), strict=True))
    total = sum((known[name] for word in words for name in ngrams_of(word) if name in known), np.zeros(3, np.int64))
    return (BIAS + total * SCALE).tolist()


@settings(max_examples=300, derandomize=True)
@given(TEXTS)
def test_tokens_are_those_of_the_patterns(text: str) -> None:
    assert tokens(text) == plain_tokens(text)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_have_the_same_tokens_and_scores(text: str) -> None:
    assert tokens(text) == plain_tokens(text)
    assert FEW.scores([text])[0][0].tolist() == pytest.approx(plain_scores(text), rel=1e-3, abs=1e-3)


@settings(max_examples=300, derandomize=True)
@given(st.lists(TEXTS, max_size=5))
def test_scores_are_sums_of_the_weights_of_the_features(texts: list[str]) -> None:
    scores, counts, letters = FEW.scores(texts)
    assert scores.shape == (len(texts), 3)
    for text, row in zip(texts, scores.tolist(), strict=True):
        assert row == pytest.approx(plain_scores(text), rel=1e-4, abs=1e-4)
    found = [plain_tokens(text) for text in texts]
    assert counts.tolist() == [len(words) for words in found]
    assert letters.tolist() == [sum(len(word) for word in words if not word[0].isdigit()) for words in found]


@settings(max_examples=40, derandomize=True)
@given(st.lists(st.text("abcÉßłż'", min_size=1, max_size=12), max_size=12))
def test_a_text_scores_the_same_alone_and_among_others(texts: list[str]) -> None:
    model = ngram_model()
    assert model.scores(texts)[0].tolist() == [model.scores([text])[0][0].tolist() for text in texts]


def test_many_words_before_change_no_score() -> None:
    letters = str.maketrans("0123456789abcdef", "ghijklmnopabcdef")
    texts = ["Die Stadt hat einen Markt", "MARKT", "Markt", "markt"]
    fresh = WordScores(NAMES, SHAPES, WEIGHTS, SCALE, BIAS)
    before = fresh.scores(texts)[0].tolist()
    fresh.scores([f"{number:x}".translate(letters) for number in range(40_000)])
    assert fresh.scores(texts)[0].tolist() == before


@pytest.mark.parametrize("name", ["", "\U0001f600", "\u0fff", "a" * 63])
def test_a_name_that_no_word_can_have_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="letters"):
        WordScores([name], SHAPES, np.ones((1, 3), np.int8), SCALE, BIAS)


@pytest.mark.parametrize("shape", [(1, 2), (2, 3)])
def test_weights_of_other_sizes_are_refused(shape: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="row of weights"):
        WordScores(["a"], SHAPES, np.ones(shape, np.int8), SCALE, BIAS)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(TypeError):
        FEW.scores([b"abc"])  # type: ignore[list-item]
    with pytest.raises(TypeError):
        tokens(None)  # type: ignore[arg-type]


def test_a_model_without_names_gives_the_bias() -> None:
    assert WordScores([], SHAPES, np.ones((0, 3), np.int8), SCALE, BIAS).scores(["abc", ""])[0].tolist() == [
        BIAS.tolist(),
        BIAS.tolist(),
    ]
