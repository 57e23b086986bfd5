"""The compiled chain of languages and the compiled trial of langdetect, beside plain ones."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from langdetect.lang_detect_exception import LangDetectException
from numpy.typing import NDArray

from pipeline.language.chain import posteriors
from pipeline.language.engine import LONGEST_TEXT, STEPS, draws, langdetect_engine
from pipeline.language.naive_bayes import posterior
from pipeline.language.profilegrams import ProfileGrams

Rows = NDArray[np.float32]


def plain_posteriors(emissions: Rows, prior: Rows, stay: float, reach: int) -> NDArray[np.float64]:
    """Place after place, from as far as it listens to both ways."""
    rows = []
    for place in range(len(emissions)):
        before = prior.astype(np.float64)
        for row in emissions[max(0, place - reach) : place]:
            heard = before * row
            before = stay * heard / heard.sum() + (1 - stay) * prior
        behind = np.ones(len(prior))
        for row in emissions[place + 1 : place + 1 + reach][::-1]:
            heard = behind * row
            heard = stay * heard + (1 - stay) * (heard @ prior)
            behind = heard / heard.sum()
        joint = emissions[place] * before * behind
        rows.append(joint / joint.sum())
    return np.array(rows).reshape(emissions.shape)


@settings(max_examples=80, derandomize=True)
@given(st.integers(0, 12), st.integers(1, 20), st.integers(0, 8), st.integers(0, 1000))
def test_each_place_listens_as_far_as_it_may(places: int, states: int, reach: int, seed: int) -> None:
    dice = np.random.default_rng(seed)
    emissions = (dice.random((places, states)) + 1e-3).astype(np.float32)
    prior = (dice.random(states) + 1e-3).astype(np.float32)
    prior /= prior.sum()
    found = posteriors(emissions, prior, 0.9, 0.1, reach)
    assert np.allclose(found, plain_posteriors(emissions, prior, 0.9, reach), atol=1e-5)


def test_a_prior_of_other_states_is_refused() -> None:
    for states in (0, 3, 128):
        with pytest.raises(ValueError, match="states"):
            posteriors(np.ones((2, states), np.float32), np.ones(2, np.float32), 0.9, 0.1, 3)


def langdetect_alone(text: str) -> dict[str, float]:
    """The same trial by langdetect's own steps."""
    detector = langdetect_engine().factory.create()
    detector.seed = 0
    detector.n_trial = 1
    detector.ITERATION_LIMIT = STEPS
    detector.set_max_text_length(LONGEST_TEXT)
    detector.append(text.lower())
    try:
        return {found.lang: found.prob for found in detector.get_probabilities()}
    except LangDetectException:
        return {}


LETTERS = st.one_of(st.sampled_from("abcdesz äöéèłąñřůțșßŞ'’µİΣ12.日あアㄅ한ấ\u0301\u0300oeuỄ"), st.characters())


@settings(max_examples=300, derandomize=True)
@given(st.text(LETTERS, max_size=100))
def test_a_trial_ends_as_that_of_langdetect(text: str) -> None:
    assert langdetect_engine().probabilities(text) == pytest.approx(langdetect_alone(text), abs=1e-12)


@pytest.mark.parametrize("text", ["", "\0", "\ud800" * 9, "a" * 100_000, "a " * 50_000, "\U0001f600" * 100])
def test_hostile_texts_end_as_those_of_langdetect(text: str) -> None:
    assert langdetect_engine().probabilities(text) == pytest.approx(langdetect_alone(text), abs=1e-12)


def test_a_class_that_is_certain_ends_the_drawing() -> None:
    likelihoods = np.array([[1.0, 0.0], [0.0, 1.0]])
    assert posterior(likelihoods, [0, 1, 1, 1], 0.01, 0.9, 1)[0] > 0.9
    assert posterior(likelihoods, [0, 1, 1, 1], 0.01, 1.0, 1)[1] > 0.9
    assert posterior(likelihoods, [], 0.01, 0.9, 1) == [0.5, 0.5]


@pytest.mark.parametrize("row", [-1, 2])
def test_a_row_that_is_not_there_is_refused(row: int) -> None:
    with pytest.raises(IndexError):
        posterior(np.ones((2, 2)), [row], 0.01, 0.9, 1)


def test_counts_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="classes"):
        posterior(np.ones((1, 65)), [], 0.01, 0.9, 1)
    with pytest.raises(ValueError, match="classes"):
        posterior(np.ones((1, 2)), [], 0.01, 0.9, 0)


GRAMS = ["a", "b", "é", "日", "ab", "a ", " a", "ba", "aba", "ab ", " ab", "éé", "abcd", ""]


def plain_places(text: str, longest: int) -> list[int]:
    """Capitals beyond ASCII stand for "é"; a text with more Chinese than twice its Latin letters loses these."""
    read = re.sub(" +", lambda blanks: " ", text[:longest])
    latin, other = sum("A" <= letter <= "z" for letter in read), sum(letter >= "\u0300" for letter in read)
    read = re.sub("[A-z]", "", read) if 2 * latin < other else read
    letters = " " + "".join(
        (letter if letter.isalpha() else " ") if letter.isascii() else letter.replace("É", "é") for letter in read
    )
    cut = [
        letters[end - length : end]
        for end in range(2, len(letters) + 1)
        for length in (1, 2, 3)
        if length <= end and not (length == 3 and letters[end - 2] == " ") and letters[end - length : end].strip()
    ]
    return [GRAMS.index(ngram) for ngram in cut if ngram in GRAMS]


@settings(max_examples=300, derandomize=True)
@given(st.text("abcdzé É日 \0[0_\ud800\U0001f600", max_size=30), st.integers(1, 40))
def test_the_ngrams_of_a_text_are_those_cut_one_by_one(text: str, longest: int) -> None:
    known = ProfileGrams(GRAMS, lambda letter: letter.replace("É", "é"), lambda _: True, longest)
    assert known.places_of(text) == plain_places(text, longest)


@pytest.mark.parametrize("longest", [0, 513])
def test_no_text_of_that_length_is_read(longest: int) -> None:
    with pytest.raises(ValueError, match="characters"):
        ProfileGrams(GRAMS, str, bool, longest)


def test_places_are_drawn_as_langdetect_draws_them() -> None:
    for count in range(1, 3 * LONGEST_TEXT + 1):
        detector = langdetect_engine().factory.create()
        detector.random.seed(0)
        alpha = detector.alpha + detector.random.gauss(0.0, 1.0) * detector.ALPHA_WIDTH
        assert draws(count) == (alpha, [detector.random.choice(range(count)) for _ in range(STEPS + 1)])
