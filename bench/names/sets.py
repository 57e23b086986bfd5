"""The licensed sets of corpora/ner that a language's name model learns from, and the split that keeps a test part."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bench.corpora import CORPORA

LABELS: Final = frozenset({"PER", "LOC", "ORG"})
TEST_SHARE: Final = 10
"""One sentence of so many is never learnt from: by the hash of its text, so that the split outlives a new set."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text with marked names. entities: start, end (characters, end exclusive) and PER, LOC or ORG, in order."""

    text: str
    entities: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class NameSet:
    """One file of corpora/ner. licence: as its README says."""

    name: str
    licence: str

    @property
    def sha256(self) -> str:
        """Checksum of the compressed file."""
        return hashlib.sha256((CORPORA / "ner" / f"{self.name}.jsonl.gz").read_bytes()).hexdigest()

    def read(self) -> Iterator[Sentence]:
        """The sentences of the set, without the labels that are not learnt."""
        with gzip.open(CORPORA / "ner" / f"{self.name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                entities = tuple((start, end, label) for start, end, label in row["ents"] if label in LABELS)
                sentence = Sentence(row["text"], entities)
                yield contracted(sentence) if self.name.startswith("pt.") else sentence


SETS: Final[dict[str, tuple[NameSet, ...]]] = {
    "de": (
        NameSet("de.germeval.dev", "CC BY 4.0"),
        NameSet("de.germeval.test", "CC BY 4.0"),
        NameSet("de.newseye.dev", "CC BY 4.0"),
        NameSet("de.sonar.dev", "CC BY 4.0"),
    ),
    "en": (NameSet("en.wikigold.all", "CC BY 4.0"), NameSet("en.uner.ewt-dev", "CC BY-SA 4.0")),
    "nl": (NameSet("nl.europeana.kb", "CC0 1.0"),),
    "pt": (NameSet("pt.uner.bosque-train", "CC BY-SA 4.0"), NameSet("pt.uner.bosque-dev", "CC BY-SA 4.0")),
}
"""The sets of each language. Court decisions and newspapers of the baroque are left out: their names are initials, or
OCR errors."""

NEIGHBOURS: Final[dict[str, tuple[NameSet, ...]]] = {
    "nl": (
        NameSet("de.germeval.dev", "CC BY 4.0"),
        NameSet("de.germeval.test", "CC BY 4.0"),
        NameSet("en.wikigold.all", "CC BY 4.0"),
    ),
}
"""Sets of nearby languages that a model learns from too and is not tested on. The only open Dutch set is of old
newspapers with errors of OCR; what a name looks like in clean text is learnt from German and English."""


def split(sets: tuple[NameSet, ...]) -> tuple[list[Sentence], list[Sentence]]:
    """Sentences to learn from and sentences to test on."""
    train: list[Sentence] = []
    test: list[Sentence] = []
    for source in sets:
        for sentence in source.read():
            held = int(hashlib.sha256(sentence.text.encode()).hexdigest()[:8], 16) % TEST_SHARE == 0
            (test if held else train).append(sentence)
    return train, test


_CONTRACTIONS: Final = {
    "de": {
        "o": "do",
        "a": "da",
        "os": "dos",
        "as": "das",
        "um": "dum",
        "este": "deste",
        "esta": "desta",
        "ele": "dele",
    },
    "em": {
        "o": "no",
        "a": "na",
        "os": "nos",
        "as": "nas",
        "um": "num",
        "uma": "numa",
        "este": "neste",
        "esta": "nesta",
    },
    "a": {"o": "ao", "a": "à", "os": "aos", "as": "às"},
    "por": {"o": "pelo", "a": "pela", "os": "pelos", "as": "pelas"},
}
_APART: Final = re.compile(r"\b(de|em|a|por) (os?|as?|um|uma|este|esta|ele)\b")


def contracted(sentence: Sentence) -> Sentence:
    """The sentence with Portuguese contractions as they are written: the treebank takes "do" apart into "de o"."""
    pieces: list[str] = []
    shifts: list[tuple[int, int]] = []
    last = moved = 0
    for found in _APART.finditer(sentence.text):
        joined = _CONTRACTIONS[found[1]].get(found[2])
        if joined is None:
            continue
        pieces += [sentence.text[last : found.start()], joined]
        last = found.end()
        moved += len(found[0]) - len(joined)
        shifts.append((found.end(), moved))
    pieces.append(sentence.text[last:])

    def there(place: int) -> int:
        return place - max((shift for at, shift in shifts if at <= place), default=0)

    text = "".join(pieces)
    entities = tuple((there(start), there(end), label) for start, end, label in sentence.entities)
    return Sentence(text, tuple(item for item in entities if item[0] < item[1]))
