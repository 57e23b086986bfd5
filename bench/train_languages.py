"""Fit the language model and langdetect's profiles, and write them into pipeline/language/data.

    python -m bench.train_languages [--shared ../shared] [--samples 70000] [--held-out HALF --out FILE]

Needs the extra `train`. With --held-out, the lines of the langid corpus of one half (0 or 1) and what shares their
beginning are left out of the training, and nothing but the model FILE is written: that is how the figures in
bench/languages.md were made.
"""

from __future__ import annotations

import argparse
import json
import zlib
from pathlib import Path

import numpy as np

from bench.corpora import PROJECT, SHARED
from bench.languages.fit import fit, strongest
from bench.languages.profiles import profiles
from bench.languages.samples import language_samples, name_samples
from bench.languages.sources import LANGUAGES, names, news_sentences, word_frequencies
from pipeline.language.engine import PROFILES_FILE
from pipeline.language.ngrams import MODEL_FILE, UNDETERMINED_CLASS, pack

DATA = PROJECT / "pipeline" / "language" / "data"
LEANING = {"lb": 0.5, "es": 0.4}
"""Added to the log odds of languages that the fit is too shy of: Luxembourgish for want of running text, Spanish beside
Portuguese. Set on the langid corpus, each half with a model that had not seen it; 0.2 to 0.7 do the same."""
_BEGINNING = 22
"""Two lines that begin with the same characters are parts of one sentence."""


def half_of(text: str) -> int:
    """Which half of the langid corpus a line belongs to in cross-validation."""
    return zlib.crc32(text.encode()) % 2


def without_held_out(news: dict[str, list[str]], shared: Path, half: int) -> dict[str, list[str]]:
    """Leave out the lines of one half of the langid corpus, and every sentence that one of them is a part of."""
    rows = [json.loads(line) for line in (shared / "corpora/langid/langid.dev.jsonl").read_text("utf-8").splitlines()]
    held = {row["text"] for row in rows if half_of(row["text"]) == half}
    beginnings = {text[:_BEGINNING].lower() for text in held if len(text) >= _BEGINNING}
    short = tuple(text for text in held if 12 <= len(text) < _BEGINNING)
    return {
        language: [
            line
            for line in lines
            if line not in held and line[:_BEGINNING].lower() not in beginnings and not line.startswith(short)
        ]
        for language, lines in news.items()
    }


def main() -> None:
    """Read the sources, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--samples", type=int, default=70_000)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=0.4)
    parser.add_argument("--keep", type=int, default=120_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--held-out", type=int, choices=(0, 1))
    parser.add_argument("--out", type=Path, default=DATA / MODEL_FILE)
    args = parser.parse_args()
    news = news_sentences(args.shared)
    if args.held_out is not None:
        news = without_held_out(news, args.shared, args.held_out)
    frequencies = word_frequencies(news)
    known_names = names()
    samples = language_samples(frequencies, news, known_names, args.samples, args.seed)
    samples += name_samples(known_names, int(args.samples * 0.8), args.seed)
    print(f"{len(samples)} samples", flush=True)
    grams, weights, bias = fit(samples, len(LANGUAGES) + 1, epochs=args.epochs, rate=args.rate, seed=args.seed)
    kept, rows = strongest(grams, weights, args.keep)
    leaning = np.array([LEANING.get(language, 0.0) for language in (*LANGUAGES, UNDETERMINED_CLASS)], dtype=np.float32)
    packed = pack((*LANGUAGES, UNDETERMINED_CLASS), kept, rows, bias - bias.mean() + leaning)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_bytes(packed)
    if args.held_out is None:
        (DATA / PROFILES_FILE).write_bytes(profiles(word_frequencies({})))
    print(f"{args.out}: {len(packed)} bytes, {len(kept)} n-grams of {len(grams)}")


if __name__ == "__main__":
    main()
