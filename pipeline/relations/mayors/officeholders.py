"""Deputy and honorary mayors: posts of their own beside the mayor's, whose titles hold the mayor's title.

A deputy is named by a whole title ("adjointe au maire"), by a word before a mayor's title ("stellvertretende
Bürgermeisterin"), or by a title that is a deputy's where the city has a higher one (a Bürgermeister beside an
Oberbürgermeister).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from spacy.matcher import PhraseMatcher

from pipeline.block import Block, BlockKind
from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.lists.lines import name_in
from pipeline.entities.mayors.reading.labelled import Span
from pipeline.entities.mayors.reading.lexicon import Label, Labelled
from pipeline.entities.mayors.reading.view import BlockView, Views
from pipeline.entities.mayors.reading.viewing import page_views
from pipeline.entities.mayors.refused.rank import without_deputies
from pipeline.entities.mayors.sentences.titled import name_of_title, titled_names
from pipeline.entities.mayors.words import titles
from pipeline.facts import Evidence, Officeholder, Post
from pipeline.joined import JoinedTexts
from pipeline.languages import all_languages
from pipeline.record import Document, Mention, MentionType
from pipeline.relations.mayors.page.standing import Standing
from pipeline.relations.mayors.times.moments import Moment, moment
from pipeline.relations.mayors.towns import MayorTowns
from pipeline.relations.places import publisher_place
from pipeline.tokens import pipeline, tokenize
from pipeline.wordfinder import WordFinder

_MAX_LINE: Final = 90
"""A line that only names an office is shorter than this."""
_MAX_LISTED: Final = 20
"""Names below one heading: the largest cities have some two dozen deputies."""


def find_officeholders(document: Document, mentions: Sequence[Mention]) -> list[Officeholder]:
    """One row for each person, city and post, in the order of first mention.

    Nobody whom the mention stage took for a mayor at the same place is a deputy there; an honorary mayor may be both.
    """
    blocks = document.kept_blocks
    if not _words().is_in(document.kept_lower.text):
        return []
    gated = _gate().places_in(_with_single_blanks(document.kept_lower))
    if not gated:
        return []
    views = page_views(document, mentions)
    held: dict[tuple[int, int], tuple[Found, Post]] = {}
    for position in gated:
        for found, post in (*_titled(views(blocks[position])), *_beside(blocks, position, views)):
            held.setdefault(_span(found), (found, post))
    for found in _lower(document, [blocks[position] for position in gated], views):
        held.setdefault(_span(found), (found, Post.DEPUTY_MAYOR))
    mayors = {(m.block, m.start) for m in mentions if m.type is MentionType.MAYOR}
    standing = Standing(document, mentions, publisher_place(document, mentions))
    towns = MayorTowns(standing)
    rows: dict[tuple[str, str, Post], Officeholder] = {}
    for key, (found, post) in sorted(held.items(), key=lambda item: item[0]):
        if post is Post.DEPUTY_MAYOR and key in mayors:
            continue
        row = _officeholder(found, post, standing, towns)
        if row is None:
            continue
        same = row.person, row.city.geonames_id or row.city.name, post
        known = rows.get(same)
        rows[same] = (
            row
            if known is None
            else replace(
                known, as_of=known.as_of or row.as_of, evidence=tuple(dict.fromkeys((*known.evidence, *row.evidence)))
            )
        )
    return list(rows.values())


def _with_single_blanks(texts: JoinedTexts) -> JoinedTexts:
    """Texts of blocks, in which only tabs and the lines of a table's cell are not one blank apart already."""
    if "\t" not in texts.text and "  " not in texts.text:
        return texts
    return JoinedTexts.of([" ".join(text.split()) for text in texts.texts])


def _officeholder(found: Found, post: Post, standing: Standing, towns: MayorTowns) -> Officeholder | None:
    start, end = found.view.characters(found.name)
    raw = found.view.block.text[start:end]
    if " " not in found.full_name:
        return None
    attributes = {}
    if found.city is not None:
        attributes = {"city": found.city.value, "city_name": found.city.attributes.get("name", found.city.raw)}
    block = found.view.block.index
    mention = Mention(MentionType.MAYOR, block, start, end, raw, found.full_name, found.rule, 1.0, attributes)
    place, _ = towns.city_of(mention)
    if place is None:
        return None
    time = _time(found, standing, mention)
    name = Evidence(block, start, end, raw)
    return Officeholder(
        person=found.full_name,
        city=place,
        post=post,
        title=" ".join(found.written.split()),
        as_of=time.value if time is not None else None,
        rule=found.rule.replace("mayor.", "officeholder."),
        confidence=found.confidence,
        evidence=(name, time.evidence) if time is not None else (name,),
    )


def _time(found: Found, standing: Standing, mention: Mention) -> Moment | None:
    term = found.term
    if term is None:
        return moment(standing, mention)
    return Moment(term.value, Evidence(term.block, term.start, term.end, term.raw))


def _span(found: Found) -> tuple[int, int]:
    return found.view.block.index, found.view.characters(found.name)[0]


def _titled(view: BlockView) -> Iterator[tuple[Found, Post]]:
    """Names that stand with such a title in one block."""
    taken: set[int] = set()
    for title, post in _titles(view):
        found = name_of_title(view, title, taken)
        if found is not None:
            taken.add(found.name.start)
            yield found, post


def _beside(blocks: Sequence[Block], position: int, views: Views) -> Iterator[tuple[Found, Post]]:
    """Names in the lines beside a line that is only such a title: one before or behind it, or a list below it."""
    block = blocks[position]
    view = views(block)
    held = _titles(view) if len(block.text) <= _MAX_LINE else []
    if len(held) != 1 or _words_beside(view, held[0][0]) > 1:
        return
    title, post = held[0]
    if block.kind is BlockKind.HEADING or block.text.rstrip().endswith(":"):
        below = blocks[position + 1 : position + 1 + _MAX_LISTED]
        for place, line in enumerate(below):
            name = name_in(line, views)
            if line.kind is BlockKind.HEADING or name is None:
                if place:
                    break
                continue
            yield _found_beside(view, title, name), post
        return
    near = [blocks[at] for at in (position - 1, position + 1) if 0 <= at < len(blocks)]
    name = next((name for line in near if (name := name_in(line, views)) is not None), None)
    if name is not None:
        yield _found_beside(view, title, name), post


def _words_beside(view: BlockView, title: Labelled) -> int:
    """Words of a line that are neither of the title nor of a city."""
    own = range(title.start, title.end)
    places = (place for place, word in enumerate(view.words) if word[0].isalnum() and place not in view.city)
    return sum(place not in own for place in places)


def _found_beside(view: BlockView, title: Labelled, name: tuple[BlockView, Span]) -> Found:
    where, span = name
    return Found(
        view=where,
        name=span,
        rule="mayor.title-beside",
        confidence=0.8,
        written=view.raw(title),
        city=next(iter(view.city.values()), None),
    )


def _lower(document: Document, blocks: Sequence[Block], views: Views) -> Iterator[Found]:
    """Holders of a title that is below the head's."""
    found = [item for block in blocks for item in titled_names(views(block))]
    heads = {_span(item) for item in without_deputies(found, document)}
    for item in found:
        if item.entry is not None and item.entry.below and not item.entry.weak and _span(item) not in heads:
            yield item


def _titles(view: BlockView) -> list[tuple[Labelled, Post]]:
    """The titles of deputies and honorary mayors in a block, the longest of those that share tokens."""
    doc = tokenize(view.block.text)
    found = []
    for key, start, end in _matcher()(doc):
        code, post = doc.vocab.strings[key].split("|")
        if code == view.language:
            found.append((start, end, Post(post)))
    found.sort(key=lambda item: (item[0] - item[1], item[0]))
    covered: set[int] = set()
    kept = []
    for start, end, post in found:
        if covered.isdisjoint(range(start, end)):
            covered.update(range(start, end))
            kept.append((Labelled(start, end, Label.TITLE), post))
    return sorted(kept, key=lambda item: item[0].start)


@cache
def _phrases() -> dict[tuple[str, Post], frozenset[str]]:
    """Every title of a deputy or honorary mayor, by language."""
    phrases = {}
    for code, language in all_languages().items():
        words = language.mayors
        forms = [form for own, title in titles() if own == code for form in title.forms]
        deputies = {f"{word} {form}" for word in words.deputy_words for form in forms}
        honorary = {f"{word} {form}" for word in words.honorary_words for form in forms}
        honorary |= {f"{form} {word}" for word in words.honorary_after for form in forms}
        phrases[code, Post.DEPUTY_MAYOR] = frozenset(deputies | set(words.deputy_titles))
        phrases[code, Post.HONORARY_MAYOR] = frozenset(honorary | set(words.honorary_titles))
    return phrases


@cache
def _matcher() -> PhraseMatcher:
    matcher = PhraseMatcher(pipeline().vocab, attr="LOWER")
    for (code, post), phrases in _phrases().items():
        if phrases:
            matcher.add(f"{code}|{post.value}", [tokenize(phrase) for phrase in sorted(phrases)])
    return matcher


@cache
def _gating() -> frozenset[str]:
    """Such titles as a whole, and those that may be below another, in small letters."""
    phrases = {phrase.lower() for forms in _phrases().values() for phrase in forms}
    phrases |= {form.lower() for _, title in titles() if title.below and not title.weak for form in title.forms}
    return frozenset(phrases)


@cache
def _gate() -> WordFinder:
    """A test of texts whose words are one blank apart."""
    return WordFinder(_gating())


@cache
def _words() -> WordFinder:
    """A cheaper test, whatever stands between the words: without the longest word of a title there is none."""
    return WordFinder(max(phrase.split(), key=len) for phrase in _gating())
