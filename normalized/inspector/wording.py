"""The words of the interface. Each language is a file in `messages/`, and all have the same keys."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from normalized.errors import SchemaError

FOLDER = Path(__file__).parent / "messages"

LANGUAGES = ("de", "en", "fr")
DEFAULT = "en"


class Wording:
    """The words of one language. `wording("key", count=3)` fills `{count}`."""

    def __init__(self, language: str, messages: Mapping[str, str]) -> None:
        self.language = language
        self._messages = messages

    def __call__(self, key: str, **values: object) -> str:
        """The message of a key; raises SchemaError for a key that the file lacks."""
        message = self._messages.get(key)
        if message is None:
            raise SchemaError(f"messages/{self.language}.yaml has no {key}")
        return message.format(**values) if values else message

    def name(self, group: str, value: object) -> str:
        """What a value of a table (a type, a label) is called; the value itself where the file has no word for it."""
        return self._messages.get(f"{group}.{value}", str(value))


@cache
def wording(language: str) -> Wording:
    """The words of a language, of English where there is no such file."""
    chosen = language if language in LANGUAGES else DEFAULT
    return Wording(chosen, read_messages(FOLDER / f"{chosen}.yaml"))


def read_messages(file: Path) -> Mapping[str, str]:
    """The messages of a file by key ("page.title"); raises SchemaError where it is no mapping of texts."""
    groups = yaml.safe_load(file.read_text(encoding="utf-8"))
    if not isinstance(groups, dict):
        raise SchemaError(f"{file.name}: groups of messages are wanted")
    messages = {}
    for group, texts in groups.items():
        for key, text in texts.items():
            if not isinstance(text, str):
                raise SchemaError(f"{file.name}: {group}.{key} is no text")
            messages[f"{group}.{key}"] = text
    return messages


def preferred_language(asked: str | None, accepted: str) -> str:
    """The language to answer in. asked: by link or cookie. accepted: the header Accept-Language, best first."""
    if asked in LANGUAGES:
        return str(asked)
    for part in accepted.split(","):
        language = part.split(";")[0].strip().lower()[:2]
        if language in LANGUAGES:
            return language
    return DEFAULT
