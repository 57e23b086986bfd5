"""Training samples: drawn words, headings, pieces of sentences, and names that belong to no language."""

from __future__ import annotations

import random
import unicodedata
from collections import defaultdict

import numpy as np

from bench.languages.sources import LANGUAGES, own_headings, own_sentences
from pipeline.languages import all_languages

Sample = tuple[str, int]

# Words of a sample, the share of samples of that size, and the share of them drawn evenly (rare words too).
_SIZES = (((1, 1), 0.24, 0.8), ((2, 2), 0.22, 0.65), ((3, 4), 0.18, 0.1), ((5, 8), 0.20, 0.0), ((9, 16), 0.16, 0.0))
_EVENNESS = 0.45
"""Exponent on the frequencies for the even draw."""
_WITH_NAMES = 0.10
_LOST_MARKS = 0.05
_LOST_LETTERS = {"es": 0.10}
"""Share of samples whose marked letters are gone, as in pages that were decoded wrongly; Spanish crawls have many."""
_INTRUDERS = [
    "london",
    "berlin",
    "paris",
    "john",
    "smith",
    "maria",
    "peter",
    "roma",
    "madrid",
    "google",
    "facebook",
    "euro",
    "europa",
    "jean",
    "united",
    "club",
    "sport",
    "online",
    "internet",
    "jackson",
    "michael",
    "anna",
    "praha",
    "warszawa",
]
_BRANDS = [
    "Facebook",
    "Twitter",
    "Instagram",
    "YouTube",
    "LinkedIn",
    "WhatsApp",
    "Google",
    "Vimeo",
    "TikTok",
    "Xing",
    "Flickr",
    "RSS",
    "PDF",
    "Mastodon",
    "Pinterest",
    "Telegram",
    "Snapchat",
    "Bluesky",
    "OK",
    "GmbH",
    "AG",
    "SA",
    "Sàrl",
    "asbl",
    "e.V.",
    "IBAN",
    "BIC",
    "MB",
    "KB",
    "GB",
    "Wi-Fi",
    "WLAN",
    "WC",
    "VIP",
    "EU",
    "UNESCO",
    "UNICEF",
    "NATO",
]
_STREETS = [
    "rue {x} {n}",
    "{n}, rue {x}",
    "Via {x} {n}",
    "Calle {x} {n}",
    "Rua {x} {n}",
    "ul. {x} {n}",
    "{x}straat {n}",
    "{x}laan {n}",
    "{x} Street",
    "{n} {x} Road",
    "{x}gatan {n}",
    "{x}vej {n}",
    "{x}straße {n}",
    "{x}weg {n}",
    "{x}platz {n}",
    "{n}, avenue {x}",
]
_TITLES = ("Dr. ", "M. ", "Mme ", "Hr. ", "Sig. ", "Sr. ", "Ing. ", "Prof. Dr. ", "Mgr. ")


def language_samples(
    frequencies: dict[str, dict[str, float]],
    news: dict[str, list[str]],
    names: dict[str, list[str]],
    count: int,
    seed: int,
) -> list[Sample]:
    """About `count` samples of drawn words for each language, with its headings and pieces of its sentences."""
    dice = random.Random(seed)
    samples: list[Sample] = []
    headings, sentences = own_headings(), own_sentences()
    everywhere: dict[str, float] = defaultdict(float)
    for shares in frequencies.values():
        for word, part in shares.items():
            everywhere[word] += part
    for label, language in enumerate(LANGUAGES):
        words = list(frequencies[language])
        share = np.array([frequencies[language][word] for word in words])
        draw = np.random.default_rng([seed, label])
        frequent = iter(draw.choice(len(words), size=count * 14, p=share / share.sum()).tolist())
        flat = share**_EVENNESS * share / np.array([everywhere[word] for word in words])
        even = iter(draw.choice(len(words), size=count * 4, p=flat / flat.sum()).tolist())
        for (fewest, most), part, evenly in _SIZES:
            for _ in range(int(count * part)):
                source = even if dice.random() < evenly else frequent
                chosen = [words[next(source)] for _ in range(dice.randint(fewest, most))]
                if fewest >= 3 and dice.random() < 0.12:
                    chosen[dice.randrange(len(chosen))] = dice.choice(_INTRUDERS)
                line = _written(chosen, language, dice)
                if fewest < 5 and dice.random() < _WITH_NAMES:
                    line = _beside_names(line, names, dice)
                samples.append((line, label))
        samples += [(line, label) for line in _contact_lines(language, dice)]
        for heading in headings[language]:
            samples += [(heading, label)] * 4
            samples += [(_written(heading.split(), language, dice), label) for _ in range(6)]
        for sentence in sentences.get(language, []) + news.get(language, []):
            samples += _pieces(sentence, label, dice, 12 if language == "lb" else 6)
    return samples


def _beside_names(line: str, names: dict[str, list[str]], dice: random.Random) -> str:
    """A line of a table: words of the language between names and numbers ("Amiens Frankreich 1960")."""
    name = dice.choice([*(dice.choice(names[key]) for key in ("town", "first", "last")), str(dice.randint(1, 2100))])
    parts = [line, name]
    if dice.random() < 0.5:
        parts.append(str(dice.randint(1900, 2030)))
    if dice.random() < 0.5:
        parts[0], parts[1] = parts[1], parts[0]
    return dice.choice([" ", ", ", "  ", " - "]).join(parts)


def _contact_lines(language: str, dice: random.Random) -> list[str]:
    """Labels with a number behind: they are lines of their language, though half of it is digits."""
    data = all_languages().get(language)
    if data is None:
        return []
    labels = [label for label in (*data.phones.voice, *data.phones.fax, *data.phones.cell) if len(label) > 2]
    return [
        label + dice.choice([": ", " ", ".: ", ". ", " : "]) + dice.choice("+0") + str(dice.randint(100, 999_999_999))
        for label in labels
        for _ in range(6)
    ]


def _pieces(sentence: str, label: int, dice: random.Random, count: int) -> list[Sample]:
    """A sentence as it stands and in capitals, and parts of it."""
    words = sentence.split()
    found: list[Sample] = [(sentence, label), (sentence.upper(), label)]
    for _ in range(count):
        start = dice.randrange(len(words))
        found.append((" ".join(words[start : start + dice.randint(1, 8)]), label))
    return found


def _written(words: list[str], language: str, dice: random.Random) -> str:
    """Words in one of the ways that pages write them: in small letters, as a sentence, as a title, in CAPITALS."""
    if dice.random() < _LOST_MARKS:
        words = [
            "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)) for word in words
        ]
    elif dice.random() < _LOST_LETTERS.get(language, 0.01):
        words = ["".join(c for c in word if c.isascii()) or word for word in words]
    way = dice.random()
    if way < 0.30:
        return " ".join(words)
    if way < 0.60:
        return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])
    if way < 0.80:
        return " ".join(word[:1].upper() + word[1:] if dice.random() < 0.7 else word for word in words)
    if way < 0.88:
        return " ".join(word[:1].upper() + word[1:] for word in words)
    return " ".join(words).upper()


def name_samples(names: dict[str, list[str]], count: int, seed: int) -> list[Sample]:
    """Lines without a language: persons, towns, streets, brands, abbreviations."""
    dice = random.Random(seed)
    label = len(LANGUAGES)
    found: list[Sample] = []
    for _ in range(count):
        line = _nameless(names, dice)
        found.append((line.upper() if dice.random() < 0.08 else line, label))
    return found


def _nameless(names: dict[str, list[str]], dice: random.Random) -> str:
    first, last, town = dice.choice(names["first"]), dice.choice(names["last"]), dice.choice(names["town"])
    way = dice.random()
    if way < 0.36:
        return f"{first} {last}"
    if way < 0.40:
        return f"{first}-{dice.choice(names['first'])} {last}"
    if way < 0.44:
        return f"{last}, {first}"
    if way < 0.47:
        return f"{first} {dice.choice('ABCDEFGHJKLMRST')}. {last}"
    if way < 0.53:
        return f"{dice.choice(_TITLES)}{first} {last}"
    if way < 0.62:
        return town
    if way < 0.74:
        return dice.choice([", ", " - ", " ", " / ", " – ", " · "]).join(
            dice.choices(names["town"], k=dice.randint(2, 6))
        )
    if way < 0.80:
        return f"{dice.choice(['', 'D-', 'L-', 'F-', 'CH-'])}{dice.randint(1000, 99999)} {town}"
    if way < 0.88:
        return dice.choice(_STREETS).format(
            x=dice.choice([last, first, town, f"{first} {last}"]), n=dice.randint(1, 220)
        )
    if way < 0.92:
        return f"{dice.choice(names['street'])} {dice.randint(1, 220)}"
    if way < 0.96:
        return " ".join(dice.choices(_BRANDS, k=dice.randint(1, 4)))
    return last if dice.random() < 0.5 else "".join(dice.choices("ABCDEFGHIJKLMNOPRSTUVWXYZ", k=dice.randint(2, 5)))
