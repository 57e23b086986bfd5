"""Sentences made from others: municipal templates with their slots filled, and persons exchanged for other persons."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Final

from bench.names.sets import Sentence
from pipeline.gazetteer import load
from pipeline.languages import all_languages

TEMPLATES: Final = Path(__file__).with_name("templates.txt")
_LOCALES: Final = {
    "de": ("de_DE", "de_AT", "de_CH", "de_LU"),
    "en": ("en_GB", "en_US", "en_IE"),
    "nl": ("nl_NL", "nl_BE"),
    "pt": ("pt_PT", "pt_BR"),
}
"""Faker's lists of names (MIT licence) for each language."""
_COUNTRIES: Final = {
    "de": ("DE", "AT", "CH", "LU"),
    "en": ("GB", "IE", "US"),
    "nl": ("NL", "BE"),
    "pt": ("PT", "BR"),
}
_PARTICLES: Final = {
    "de": ("von", "von der", "zu", "van"),
    "en": ("de", "van"),
    "nl": ("van", "van der", "de", "van den", "ter"),
    "pt": ("de", "da", "dos", "do"),
}
_PARTICLE_SHARE: Final = {"de": 0.04, "en": 0.01, "nl": 0.3, "pt": 0.3}
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_LONG: Final = 5
_MANY: Final = 5000
_SLOT: Final = re.compile(r"\{(\w+)\}")
_LABEL_OF_SLOT: Final = {
    "person": "PER",
    "surname": "PER",
    "city": "LOC",
    "abroad": "LOC",
    "org": "ORG",
    "street": "LOC",
}
_TOWN_AS_SURNAME: Final = 0.2
_CAPITALS: Final = 0.06
_FOREIGN: Final = 0.15
_UNHEARD: Final = 0.4
"""The model is asked about names that no list has; so many of the made ones are of that kind."""


class Maker:
    """Makes sentences of one language from a seeded generator."""

    def __init__(self, language: str, seed: int, learnt: Sequence[Sentence]) -> None:
        """learnt: the sentences of the sets, whose words in no name fill {noun}."""
        self._language = language
        self._nouns = _nouns(learnt)
        self._random = random.Random(seed)
        providers = [import_module(f"faker.providers.person.{locale}").Provider for locale in _LOCALES[language]]
        self._given: list[str] = sorted(
            {name for provider in providers for name in provider.first_names if name.isalpha()}
        )
        self._surnames: list[str] = sorted({name for provider in providers for name in provider.last_names})
        self._foreign = [
            (sorted(provider.first_names), sorted(provider.last_names))
            for code, locales in _LOCALES.items()
            if code != language
            for provider in [import_module(f"faker.providers.person.{locales[0]}").Provider]
        ]
        places = sorted(load(), key=lambda place: (-place.population, place.geonames_id))
        home = _COUNTRIES[language]
        self._towns = [place.name for place in places if place.country in home][:4000]
        self._abroad = [place.name for place in places if place.country not in home and place.name.isascii()][:4000]
        self._templates, self._fillers = _templates()[language]
        forms = {form for title in all_languages()[language].mayors.titles for form in title.forms}
        self._titles = sorted(forms)

    def sentence(self) -> Sentence:
        """A municipal template with its slots filled."""
        template = self._random.choice(self._templates)
        text, entities, last = "", [], 0
        for slot in _SLOT.finditer(template):
            text += template[last : slot.start()]
            filler = self._fill(slot[1])
            label = _LABEL_OF_SLOT.get(slot[1])
            if label:
                entities.append((len(text), len(text) + len(filler), label))
            text += filler
            last = slot.end()
        return Sentence(text + template[last:], tuple(entities))

    def exchanged(self, sentence: Sentence) -> Sentence:
        """The sentence with every person of two or more words exchanged for another."""
        text, entities, last = "", [], 0
        for start, end, label in sentence.entities:
            text += sentence.text[last:start]
            name = sentence.text[start:end]
            if label == "PER" and " " in name and name[0].isupper():
                name = self._person()
            entities.append((len(text), len(text) + len(name), label))
            text += name
            last = end
        return Sentence(text + sentence.text[last:], tuple(entities))

    def _fill(self, slot: str) -> str:
        if slot == "person":
            return self._person()
        if slot == "surname":
            return self._surname()
        if slot == "noun":
            return self._random.choice(self._nouns)
        if slot == "title":
            return self._random.choice(self._titles)
        if slot == "city":
            return self._town()
        if slot == "abroad":
            return self._random.choice(self._abroad)
        filler = self._random.choice(self._fillers[slot])
        return _SLOT.sub(lambda inner: self._fill(inner[1]), filler)

    def _person(self) -> str:
        if self._random.random() < _FOREIGN:
            first_names, surnames = self._random.choice(self._foreign)
            return f"{self._random.choice(first_names)} {self._random.choice(surnames)}"
        given = self._random.choice(self._given)
        if self._random.random() < _UNHEARD:
            given = self._joined(given, self._random.choice(self._given))
        kind = self._random.random()
        if kind < 0.06:
            given = f"{given}-{self._random.choice(self._given)}"
        elif kind < 0.12:
            given = f"{given} {self._random.choice(self._given)}"
        elif kind < 0.17:
            given = f"{given} {self._random.choice(self._given)[0]}."
        elif kind < 0.2:
            given = f"{given[0]}."
        name = f"{given} {self._surname()}"
        return name.upper() if self._random.random() < _CAPITALS else name

    @staticmethod
    def _joined(head: str, tail: str) -> str:
        """A name that no list has: the first half of one and the last half of another."""
        return head[: (len(head) + 1) // 2] + tail[len(tail) // 2 :]

    def _surname(self) -> str:
        surname = self._random.choice(self._surnames)
        if self._random.random() < _UNHEARD:
            surname = self._joined(surname, self._random.choice(self._surnames))
        kind = self._random.random()
        if kind < _TOWN_AS_SURNAME:
            surname = self._town()
        elif kind < _TOWN_AS_SURNAME + 0.06:
            surname = f"{surname}-{self._random.choice(self._surnames)}"
        if self._language == "pt" and self._random.random() < 0.4:
            surname = f"{self._random.choice(self._surnames)} {surname}"
        if self._random.random() < _PARTICLE_SHARE[self._language]:
            surname = f"{self._random.choice(_PARTICLES[self._language])} {surname}"
        return surname

    def _town(self) -> str:
        # larger towns more often: the square of an even number
        town: str = self._towns[int(self._random.random() ** 2 * len(self._towns))]
        return town


def _nouns(learnt: Sequence[Sentence]) -> list[str]:
    """Words in no name, with a capital: those that are written so inside a sentence, else the longer ones too."""
    nouns: set[str] = set()
    others: set[str] = set()
    for sentence in learnt:
        for word in _WORD.finditer(sentence.text):
            if any(start < word.end() and word.start() < end for start, end, _ in sentence.entities):
                continue
            if word[0][0].isupper() and word.start() > 0:
                nouns.add(word[0])
            elif len(word[0]) > _LONG:
                others.add(word[0].capitalize())
    return sorted(nouns) if len(nouns) > _MANY else sorted(nouns | others)


@cache
def _templates() -> dict[str, tuple[list[str], dict[str, list[str]]]]:
    """By language the templates, and the fillers of the slots that are written there ("org: ...")."""
    found: dict[str, tuple[list[str], dict[str, list[str]]]] = {}
    for line in TEMPLATES.read_text("utf-8").splitlines():
        if line.startswith("## "):
            current = found[line[3:]] = ([], {})
        elif line.startswith("= "):
            slot, _, filler = line[2:].partition(": ")
            current[1].setdefault(slot, []).extend(filler.split(" | "))
        elif line and not line.startswith("#"):
            current[0].append(line)
    return found
