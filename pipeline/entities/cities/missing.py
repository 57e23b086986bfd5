"""Towns that GeoNames does not have: names that the text itself calls a town, or lists among towns.

Four ways: a town word stands before the name ("Village de Val-Brûlé") or behind it ("i Hitra kommun"), the name stands
in a list of towns that a town word opens or that has two known cities ("Lehre, Velpke, Wolfsburg, Celle"), it stands
with its country alone on a line below a heading on partner towns ("Hitra, Norge"), or the page has established the name
elsewhere in one of these ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial

from pipeline.block import UNDETERMINED, Block
from pipeline.entities.cities.beside_countries import (
    ITEM,
    before_bracketed_countries,
    in_countries,
    lines_with_countries,
)
from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.holders_names import is_holders_declined_name
from pipeline.entities.cities.lexicon import Lexicon
from pipeline.entities.cities.listwords import ListWords
from pipeline.entities.cities.occupied import NOTHING, Occupied
from pipeline.entities.cities.opened_lists import unknown_towns_listed
from pipeline.entities.cities.sighting import Sighting
from pipeline.entities.cities.spans import UPPER
from pipeline.entities.cities.surroundings import surroundings
from pipeline.gazetteer.namefold import fold
from pipeline.languages import all_languages, codes_with
from pipeline.record import NIL, Document, Mention, MentionType

_WORD = rf"[{UPPER}][^\W\d_]+"
_NAME = re.compile(
    rf"{_WORD}(?:-(?:{_WORD}|(?:de|du|des|la|le|les|sur|en|an|am|im|upon|on|l|d)(?=[-'’ ]))(?:['’]{_WORD})?)*"
    rf"(?: (?:(?:de|du|des|da|do|di|del|la|le|upon|on|an der|am)(?: la| les)? )?{_WORD}(?:-{_WORD})*){{0,2}}"
)
_ITEM = re.compile(ITEM)
_BETWEEN = re.compile(r"\s{0,3}[,;]\s{0,3}|\s{0,3}[/&–]\s{0,3}|\s(\w{1,5})\s")
_LONGEST_BETWEEN = 7
_CLOSED = re.compile(r"$|\s{0,3}[,;.:)/–]|\s[^\W\d_]{1,5}\s")
_ENOUGH_KNOWN = 2
_WORD_BEFORE = 30
CONFIDENCE = {"city.named-town": 0.8, "city.listed-town": 0.7, "city.seen-elsewhere": 0.7}
_LEAST_LETTERS = 4
_SHORTEST_LAND = 5
"""Letters of a country's name at the end of a part's: "Norddeutschlands"."""
# Behind "du" and "des" stands a region ("sa commune du Trégor") more often than a town that nobody knows.
_LINKS = re.compile(r" (?:(?:of|de|do|da|di|del|della|van|vun|partnerskie) |d['’]|dell['’])")
_ADJECTIVES = ("ski", "ska", "skie", "cki", "cka", "ckie", "ský", "ská", "ské", "cký", "cká", "cké")


def find_missing_towns(
    document: Document,
    known: Sequence[Sighting],
    taken: Mapping[int, Occupied],
    lexicon: Lexicon,
    said: ListWords,
) -> list[Mention]:
    """Mentions with value NIL, in no order; none overlaps a known city or an earlier mention.

    known: the sightings that are mentions. taken: by block, where these, earlier mentions and rejected spans stand.
    said: in which kept blocks words for towns stand.
    """
    by_block: dict[int, list[Sighting]] = {}
    for seen in known:
        by_block.setdefault(seen.span.block, []).append(seen)
    found: dict[tuple[int, int], Mention] = {}
    blocks = document.kept_blocks
    named = set(said.town)
    communes_follow = codes_with("communes_follow")
    for position, block in enumerate(blocks):
        language = block.language if block.language != UNDETERMINED else document.language
        known_here, follow = by_block.get(block.index), language in communes_follow
        if not (known_here or follow or position in named):
            continue  # as most: nothing below finds anything in it
        free = taken.get(block.index, NOTHING)
        for start, end in _named(block.text, language, free, lexicon) if position in named else ():
            found[block.index, start] = _mention(block, start, end, "city.named-town")
        if follow:
            for start, end in _before_word(block.text, language, free, lexicon):
                found[block.index, start] = _mention(block, start, end, "city.named-town")
            for start, end in in_countries(block.text, language, known_here or (), lexicon):
                if not (free.overlaps(start, end) or _is_word(block.text[start:end], language, lexicon)):
                    found.setdefault((block.index, start), _mention(block, start, end, "city.listed-town"))
        if known_here:
            listed = list(_listed(block, language, known_here, lexicon))
            for start, end in before_bracketed_countries(block.text, known_here, lexicon):
                if not _is_word(block.text[start:end], language, lexicon):
                    listed.append((start, end))
            for start, end in listed:
                if not free.overlaps(start, end):
                    found.setdefault((block.index, start), _mention(block, start, end, "city.listed-town"))
    for block, start, end in unknown_towns_listed(
        document, said.towns, taken, lexicon, partial(_is_word, lexicon=lexicon)
    ):
        found.setdefault((block.index, start), _mention(block, start, end, "city.listed-town"))
    for block, start, end in lines_with_countries(
        document, by_block, taken, lexicon, partial(_is_word, lexicon=lexicon)
    ):
        found[block.index, start] = _mention(block, start, end, "city.listed-town")
    names = {mention.raw for mention in found.values()} - {seen_name(seen) for seen in known}
    found = {place: mention for place, mention in found.items() if mention.raw in names}
    for mention in _again(document, sorted(names), taken, lexicon):
        found.setdefault((mention.block, mention.start), mention)
    return list(found.values())


def seen_name(seen: Sighting) -> str:
    """The characters of a sighting."""
    return seen.block.text[seen.span.start : seen.span.end]


def _named(text: str, language: str, free: Occupied, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Names with a town word before them that are written as names only: "Gemeinde X", "Village de X"."""
    direct, capital_nouns = language in codes_with("bare_towns"), language in codes_with("capital_nouns")
    for town in lexicon.town_words.hits(text):
        link = _LINKS.match(text, town.end - 1)
        match = _NAME.match(text, link.end() if link else town.end)
        # "Ort der Begegnung": any German noun has a capital; "Town Code": only "Town of Code" would be a town.
        if match is None or (link is not None and capital_nouns) or (link is None and not direct):
            continue
        start, end = match.span()
        word = match[0].partition(" ")[0]
        if capital_nouns:
            end = start + len(word)
        if is_holders_declined_name(text, start, language, lexicon):
            continue
        if _is_of_region(text, town.start, word, language, lexicon):
            continue
        if not free.overlaps(start, end) and not _is_word(word, language, lexicon):
            yield start, end


def _before_word(text: str, language: str, free: Occupied, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Names inside a sentence with the word for a municipality behind them, where one stands behind all of them."""
    for match in _municipality(language).finditer(text):
        start, end = match.span("name")
        led = lexicon.cue(match["before"], language) & Cue.PREPOSITION
        if led and not free.overlaps(start, end) and not _is_word(match["name"], language, lexicon):
            yield start, end


@cache
def _municipality(language: str) -> re.Pattern[str]:
    words = "|".join(all_languages()[language].cities.towns_after)
    return re.compile(rf"(?<![^\W_])(?P<before>[^\W\dA-Z_]{{1,10}}) (?P<name>{_ITEM.pattern}) (?:{words})(?!\w)")


def _is_of_region(text: str, town: int, word: str, language: str, lexicon: Lexicon) -> bool:
    """True for a genitive behind a town word with an adjective: "die größte Stadt Schwabens". town: of the word."""
    if language not in codes_with("capital_nouns") or not word.endswith("s"):
        return False
    adjective = text[max(0, town - _WORD_BEFORE) : town].rpartition(" ")[0].rpartition(" ")[2]
    return adjective.islower() and len(adjective) >= _LEAST_LETTERS and not lexicon.cue(adjective, language)


def _listed(block: Block, language: str, known: Sequence[Sighting], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Names between and beside known cities of one list."""
    text = block.text
    far = {seen.span.start for seen in known if "far_small" in seen.alone}
    home = {seen.span.start for seen in known if "abroad" not in seen.alone}
    for run in _runs(text, known, language, lexicon):
        if any(start in far for start, _, _ in run) and not any(start in home for start, _, _ in run):
            continue  # a list of surnames that small places far away have
        cities = sum(city for _, _, city in run)
        if cities in {0, len(run)} or (cities < _ENOUGH_KNOWN and not _is_opened(text, run[0], language, lexicon)):
            continue
        nested = ";" in text[run[0][0] : run[-1][1]]
        for start, end, city in run:
            if city or _is_word(text[start:end], language, lexicon) or not _CLOSED.match(text, end):
                continue
            if text[end : end + 1] == "," and nested:
                continue  # "Tate, London; Albertinum, Dresden"
            before = text[max(0, start - _WORD_BEFORE) : start].rsplit(None, 1)[-1:]
            if before and (before[0][:1].isupper() or before[0][-1:].isdigit()) and before[0][-1:] not in ",;/–":
                continue
            yield start, end


def _is_opened(text: str, first: tuple[int, int, bool], language: str, lexicon: Lexicon) -> bool:
    """True where a word for towns stands before the first item of a list."""
    start, end, _ = first
    return bool(surroundings(text, start, end, language, lexicon).cue & Cue.TOWNS)


def _runs(
    text: str, known: Sequence[Sighting], language: str, lexicon: Lexicon
) -> Iterator[list[tuple[int, int, bool]]]:
    """Lists of at least two capitalised items, each a known city (True) or an unknown word (False)."""
    cities = {seen.span.start: seen.span.end for seen in known}
    run: list[tuple[int, int, bool]] = []
    position = 0
    while True:
        match = _ITEM.search(text, position)
        if match is None:
            break
        start = match.start()
        end = cities.get(start, match.end())
        if run and _joins(text[run[-1][1] : start], language, lexicon):
            run.append((start, end, start in cities))
        else:
            if len(run) > 1:
                yield run
            run = [(start, end, start in cities)]
        position = end
    if len(run) > 1:
        yield run


def _joins(gap: str, language: str, lexicon: Lexicon) -> bool:
    found = _BETWEEN.fullmatch(gap) if len(gap) <= _LONGEST_BETWEEN else None
    if found is None:
        return False
    return not found[1] or bool(lexicon.cue(found[1], language) & Cue.CONJUNCTION)


def _again(
    document: Document, names: Sequence[str], taken: Mapping[int, Occupied], lexicon: Lexicon
) -> Iterator[Mention]:
    """Every other place where an established name stands."""
    text = document.kept_texts.text
    if all(text.count(name) == 1 for name in names):  # as of most: each only where it was found
        return
    ordered = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(name) for name in ordered)})(s?)(?![\w-])")
    for block in document.kept_blocks:
        language = block.language if block.language != UNDETERMINED else document.language
        for match in pattern.finditer(block.text):
            if match[1] and language not in codes_with("capital_nouns"):
                continue
            around = surroundings(block.text, match.start(), match.end(), language, lexicon)
            against = Cue.STREET | Cue.TITLE | Cue.REGION | Cue.HOUSE | Cue.CLUB
            if around.cue & against or around.after & (Cue.STREET | Cue.REGION):
                continue
            if fold(around.previous) in lexicon.first_names and around.previous[:1].isupper():
                continue
            if not taken.get(block.index, NOTHING).overlaps(match.start(), match.end()):
                yield _mention(block, match.start(), match.end(), "city.seen-elsewhere")


def _is_word(word: str, language: str, lexicon: Lexicon) -> bool:
    """True for what may begin with a capital and is no town: words of the language, first names, areas, cues."""
    folded = fold(word)
    return (
        len(word) < _LEAST_LETTERS
        or folded in lexicon.words.get(language, ())
        or folded in lexicon.common_words.get(language, ())
        or (language in codes_with("declines_names") and folded.endswith(_ADJECTIVES))
        or folded in lexicon.first_names
        or folded in lexicon.countries
        or folded.removesuffix("s") in lexicon.countries
        or folded in lexicon.regions
        or folded.removesuffix("s") in lexicon.regions
        or any(
            folded[start:].removesuffix("s") in lexicon.countries for start in range(1, len(folded) - _SHORTEST_LAND)
        )
        or word.isupper()
        or bool(lexicon.cue(word, language))
        or lexicon.is_common_noun(word, language)
    )


def _mention(block: Block, start: int, end: int, rule: str) -> Mention:
    raw = block.text[start:end]
    return Mention(
        type=MentionType.CITY,
        block=block.index,
        start=start,
        end=end,
        raw=raw,
        value=NIL,
        rule=rule,
        confidence=CONFIDENCE[rule],
        attributes={"name": raw, "country": ""},
    )
