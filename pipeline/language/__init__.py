"""Which language a block is written in, and which a page is mostly written in."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from langdetect import detector_factory
from langdetect.lang_detect_exception import LangDetectException

from pipeline.head import PageHead
from pipeline.record import UNDETERMINED, Block
from sources.page import Publisher

__all__ = ["detect", "label_languages"]

_LANGUAGES = ("de", "fr", "en", "nl", "it", "es", "pt", "pl", "cs", "da", "sv")


def detect(text: str) -> tuple[str | None, float]:
    """Give the ISO 639-1 code of one text and how sure that is (0 to 1); None where it has no language of its own."""
    if sum(character.isalpha() for character in text) < 4:
        return None, 0.0
    detector_factory.DetectorFactory.seed = 0
    detector_factory.init_factory()
    detector = detector_factory._factory.create()
    detector.set_prior_map(dict.fromkeys(_LANGUAGES, 1.0))
    detector.append(text.lower())
    try:
        best = detector.get_probabilities()[0]
    except (LangDetectException, IndexError):
        return None, 0.0
    return best.lang, best.prob


def label_languages(blocks: tuple[Block, ...], publisher: Publisher, head: PageHead) -> tuple[tuple[Block, ...], str]:
    """Fill language and confidence of every block; give the blocks and the language of most of the kept words."""
    labelled = []
    words: Counter[str] = Counter()
    for block in blocks:
        language, confidence = detect(block.text)
        labelled.append(replace(block, language=language or UNDETERMINED, language_confidence=confidence))
        if language and block.kept:
            words[language] += len(block.text.split())
    return tuple(labelled), words.most_common(1)[0][0] if words else UNDETERMINED
