"""The language of one text alone: the n-gram model votes always, langdetect where that vote is unsure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

import numpy as np

from pipeline.language.engine import langdetect_engine
from pipeline.language.foreign import foreign_texts
from pipeline.language.ngrams import Counts, Vector, ngram_model
from pipeline.language.nonwords import closed_up
from pipeline.language.shares import below_highest, best_of, to_shares, undetermine
from pipeline.language.tokenizer import tokens

NO_LANGUAGE: Final = 0.9
"""From this probability of `und` on a text has no language of its own; set on the langid corpus (null kept out)."""

# Set together on the langid corpus, each half with a model that had not seen it (bench/languages.md).
UNSURE: Final = 0.5
"""Below this probability of its best language a text is put to langdetect too."""
SECOND_VOTE: Final = 0.1
"""Weight of langdetect's log probability beside the model's."""
FLOOR: Final = 0.02
"""Probability of a language that langdetect does not name."""
FEWEST_LETTERS: Final = 2
"""A text with fewer, outside of numbers, has no words."""
FEWEST_TO_ASK: Final = 12
"""A shorter text is not put to langdetect: of single words it alone gets six in ten, the model eight."""


class Voter(Protocol):
    """What can be asked for a second vote."""

    def probabilities(self, text: str) -> dict[str, float]:
        """Language code and probability of each likely language of a text."""


def detect(text: str) -> tuple[str | None, float]:
    """Give the ISO 639-1 code of a text and the probability that it is right.

    None where the text has no language of its own (numbers, names, addresses), or one without a file. A low probability
    says the same softly.
    """
    if foreign_texts([text])[0]:
        return None, 0.0
    (found,), _ = class_probabilities([text])
    if found[-1] >= NO_LANGUAGE:
        return None, float(1 - found[-1])
    best = int(found[:-1].argmax())
    return ngram_model().languages[best], float(found[best])


def class_probabilities(texts: Sequence[str], *, second_vote: bool = True) -> tuple[Vector, Counts]:
    """Probability of each language for each text, `und` last, and how many words it has; a text without is `und`.

    second_vote: whether langdetect is asked where the model is unsure. It cannot make a text's language sure.
    """
    texts = closed_up(texts)
    found, counts, letters = ngram_model().scores(texts)
    below_highest(found)
    np.exp(found, out=found)
    to_shares(found)
    undetermine(found, letters, FEWEST_LETTERS)
    if second_vote:
        _, best = best_of(found, found.shape[1] - 1)
        unsure = (best < UNSURE * (1 - found[:, -1])) & (found[:, -1] < NO_LANGUAGE)
        for row in np.flatnonzero(unsure & (letters >= FEWEST_TO_ASK)).tolist():
            found[row] = with_second_vote(found[row], tokens(texts[row]), langdetect_engine())
    return found, counts


def with_second_vote(found: Vector, words: Sequence[str], voter: Voter) -> Vector:
    """The model's probabilities and a voter's, joined; the share of `und` stays."""
    said = voter.probabilities(" ".join([word for word in words if not word[0].isdigit()]))
    if not said:
        return found
    second = np.array([said.get(code, 0.0) + FLOOR for code in ngram_model().languages], dtype=np.float32)
    joint = (found[:-1] + 1e-9) * second**SECOND_VOTE
    result: Vector = np.append(joint / joint.sum() * (1 - found[-1]), found[-1])
    return result
