"""langdetect with our own twelve profiles: seeded, one trial, few steps, a limited text.

It reads the text and knows the likelihoods of n-grams; the steps of a trial are ours (`naive_bayes.pyx`), since those
of langdetect are four fifths of its time. They give the same probabilities.
"""

from __future__ import annotations

import json
import zlib
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice

import numpy as np
from langdetect.detector import Detector
from langdetect.detector_factory import DetectorFactory
from langdetect.utils.ngram import NGram
from langdetect.utils.unicode_block import UNICODE_LATIN_EXTENDED_ADDITIONAL, unicode_block

from pipeline.language.naive_bayes import posterior
from pipeline.language.profilegrams import ProfileGrams

PROFILES_FILE = "profiles.bin"
LONGEST_TEXT = 80
"""Characters that are read: more change no answer on the langid corpus."""
REMEMBERED_TEXTS = 4096
"""Lines of menus come again on every page of a site."""
STEPS = 50
"""n-grams that are drawn from the text at most, behind the first one (langdetect's own limit is 1,000 in each of seven
trials)."""
_OFTEN = 5
"""Steps after which langdetect looks whether it is certain."""
_SEED = 0
_BITS = 32
_THROWS = 8 * STEPS
"""Half of them at most are too many."""


class LangdetectEngine:
    """langdetect behind the interface that the vote asks: probabilities of one text, the same for the same text."""

    def __init__(self, packed: bytes) -> None:
        """packed: what `bench.languages.profiles` made."""
        self.factory = DetectorFactory()
        self.factory.load_json_profile([json.dumps(profile) for profile in json.loads(zlib.decompress(packed))])
        likelihoods: dict[str, list[float]] = self.factory.word_lang_prob_map
        self._grams = ProfileGrams(likelihoods, NGram.normalize, _is_other_script, LONGEST_TEXT)
        self._likelihoods = np.array(list(likelihoods.values()))
        self._remembered = lru_cache(REMEMBERED_TEXTS)(self._judge)

    def probabilities(self, text: str) -> dict[str, float]:
        """Language code and probability of each likely language; empty where langdetect finds nothing to judge by."""
        return self._remembered(text)

    def _judge(self, text: str) -> dict[str, float]:
        rows = self._grams.places_of(_prepared(text.lower()))
        if not rows:
            return {}
        alpha, places = draws(len(rows))
        smoothing = alpha / Detector.BASE_FREQ
        drawn = [rows[place] for place in places]
        found = posterior(self._likelihoods, drawn, smoothing, Detector.CONV_THRESHOLD, _OFTEN)
        languages: list[str] = self.factory.langlist
        said = zip(languages, found, strict=True)
        return {language: probability for language, probability in said if probability > Detector.PROB_THRESHOLD}


def _prepared(text: str) -> str:
    """The text without links and addresses, letters and their marks joined, as langdetect takes it."""
    if "@" in text or "://" in text:
        text = Detector.MAIL_RE.sub(" ", Detector.URL_RE.sub(" ", text))
    prepared: str = text if text.isascii() else NGram.normalize_vi(text)
    return prepared


def _is_other_script(character: str) -> bool:
    return bool(unicode_block(character) != UNICODE_LATIN_EXTENDED_ADDITIONAL)


@cache
def _dice() -> tuple[float, list[int]]:
    """What langdetect's dice give first for any text: alpha, and what they are then thrown with, 32 bits at a time."""
    dice = Detector(DetectorFactory()).random
    dice.seed(_SEED)
    alpha = Detector.ALPHA_DEFAULT + dice.gauss(0.0, 1.0) * Detector.ALPHA_WIDTH
    return alpha, [dice.getrandbits(_BITS) for _ in range(_THROWS)]


@lru_cache(3 * LONGEST_TEXT)
def draws(count: int) -> tuple[float, list[int]]:
    """Alpha, and the places that are drawn, for a text with so many n-grams: as `random.choice` draws, with as many of
    the highest bits as the number has, thrown again where that is too many."""
    alpha, throws = _dice()
    thrown = (throw >> (_BITS - count.bit_length()) for throw in throws)
    return alpha, list(islice((place for place in thrown if place < count), STEPS + 1))


@cache
def langdetect_engine() -> LangdetectEngine:
    """The engine with the profiles that ship with the package."""
    return LangdetectEngine(files(__package__).joinpath("data", PROFILES_FILE).read_bytes())
