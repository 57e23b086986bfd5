"""langdetect with our own twelve profiles: seeded, one trial, few steps, a limited text."""

from __future__ import annotations

import json
import zlib
from functools import cache, lru_cache
from importlib.resources import files

from langdetect.detector_factory import DetectorFactory
from langdetect.lang_detect_exception import LangDetectException

PROFILES_FILE = "profiles.bin"
LONGEST_TEXT = 80
"""Characters that are read: more change no answer on the langid corpus."""
REMEMBERED_TEXTS = 4096
"""Lines of menus come again on every page of a site."""
STEPS = 50
"""n-grams that are drawn from the text at most (langdetect's own limit is 1,000 in each of seven trials)."""


class LangdetectEngine:
    """langdetect behind the interface that the vote asks: probabilities of one text, the same for the same text."""

    def __init__(self, packed: bytes) -> None:
        """packed: what `bench.languages.profiles` made."""
        self._factory = DetectorFactory()
        self._factory.load_json_profile([json.dumps(profile) for profile in json.loads(zlib.decompress(packed))])
        self._factory.seed = 0

        self._remembered = lru_cache(REMEMBERED_TEXTS)(self._judge)

    def probabilities(self, text: str) -> dict[str, float]:
        """Language code and probability of each likely language; empty where langdetect finds nothing to judge by."""
        return self._remembered(text)

    def _judge(self, text: str) -> dict[str, float]:
        detector = self._factory.create()
        detector.n_trial = 1
        detector.ITERATION_LIMIT = STEPS
        detector.set_max_text_length(LONGEST_TEXT)
        detector.append(text.lower())
        try:
            return {found.lang: float(found.prob) for found in detector.get_probabilities()}
        except LangDetectException:
            return {}


@cache
def langdetect_engine() -> LangdetectEngine:
    """The engine with the profiles that ship with the package."""
    return LangdetectEngine(files(__package__).joinpath("data", PROFILES_FILE).read_bytes())
