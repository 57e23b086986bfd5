"""How often an ordinary word at the head of a line or in a list is taken for a town.

    python -m bench.ordinary_lines

Each word of pipeline/entities/cities/ordinary_words.txt stands with a capital in three lines of its language that say
of no town: as the subject of a sentence, as a member of a list, alone before a year. Words that are the name of a large
town of the publisher's country too are read like the others: where nothing says town, the line means the word.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice

from pipeline.block import Block, BlockKind, BlockLabel
from pipeline.entities.cities import find_city_mentions
from pipeline.entities.cities.lexicon import load_lexicon
from pipeline.record import Document
from sources.page import PageKind, Publisher

_LINES = {
    "cs": ("CZ", "{} na úřadě je zase k mání.", "Nabízíme: {}, sport a volný čas"),
    "da": ("DK", "{} på rådhuset er at få igen.", "Vi har: {}, fritid og sport"),
    "de": ("DE", "{} im Rathaus ist wieder zu haben.", "Im Angebot: {}, Freizeit und Sport"),
    "en": ("GB", "{} at the town hall is back again.", "On offer: {}, leisure and sport"),
    "es": ("ES", "{} en el ayuntamiento vuelve a estar abierto.", "Se ofrece: {}, ocio y deporte"),
    "fr": ("FR", "{} à la mairie est de nouveau ouvert.", "Au choix : {}, loisirs et sports"),
    "it": ("IT", "{} in municipio è di nuovo aperto.", "In offerta: {}, sport e tempo libero"),
    "nl": ("NL", "{} in het stadhuis is weer te krijgen.", "In aanbod: {}, vrije tijd en sport"),
    "pl": ("PL", "{} w urzędzie jest znów do wzięcia.", "W ofercie: {}, sport i wypoczynek"),
    "pt": ("PT", "{} na câmara está de novo aberto.", "Na oferta: {}, lazer e desporto"),
    "sv": ("SE", "{} i stadshuset finns igen.", "Vi har: {}, fritid och sport"),
}
_YEAR = "{} 2024"
_PAGE = 60
"""Words on one page."""


def taken(language: str) -> tuple[Counter[str], int]:
    """The words that were taken for a town, with how many of their lines, and how many lines there were."""
    country, *lines = _LINES[language]
    words = iter(sorted(load_lexicon().ordinary_words[language]))
    wrong: Counter[str] = Counter()
    total = 0
    while some := list(islice(words, _PAGE)):
        texts = [line.format(word.capitalize()) for word in some for line in (*lines, _YEAR)]
        blocks = tuple(
            Block(place, text, BlockKind.PARAGRAPH, label=BlockLabel.CONTENT, language=language)
            for place, text in enumerate(texts)
        )
        document = Document("file:lines", PageKind.TEXT, Publisher("lines", country), blocks, language=language)
        wrong.update(mention.raw for mention in find_city_mentions(document, []))
        total += len(texts)
    return wrong, total


def main() -> None:
    """Print the figures of each language, and the words."""
    for language in _LINES:
        wrong, total = taken(language)
        print(f"{language} {sum(wrong.values())} of {total} lines: {', '.join(wrong) or '-'}")


if __name__ == "__main__":
    main()
