"""All mayor mentions of a page: titles first, then lists and contexts, then further mentions of the same people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.block import Block
from pipeline.entities.mayors.cards import portraits
from pipeline.entities.mayors.ceremonies import ceremonial_names
from pipeline.entities.mayors.columns import names_in_columns
from pipeline.entities.mayors.context import contextual_names
from pipeline.entities.mayors.counterparts import counterparts_of
from pipeline.entities.mayors.doubtful import without_doubtful
from pipeline.entities.mayors.first_names_alone import first_name_mentions
from pipeline.entities.mayors.found import Found
from pipeline.entities.mayors.gate import gate
from pipeline.entities.mayors.greetings import signed_greetings
from pipeline.entities.mayors.insignia import wearers
from pipeline.entities.mayors.later import later_mentions
from pipeline.entities.mayors.leading import leaders
from pipeline.entities.mayors.lines import names_beside
from pipeline.entities.mayors.lists import MAX_HEADING, listed_names
from pipeline.entities.mayors.people import bind
from pipeline.entities.mayors.rank import without_deputies
from pipeline.entities.mayors.rows import mayors_in_rows
from pipeline.entities.mayors.shouted import without_shouted_words
from pipeline.entities.mayors.signed_columns import signed_in_columns
from pipeline.entities.mayors.terms import holders_by_term
from pipeline.entities.mayors.terms_below import with_terms_below
from pipeline.entities.mayors.titled import titled_names
from pipeline.entities.mayors.together import mayors_together
from pipeline.entities.mayors.view import BlockView
from pipeline.entities.mayors.viewing import view_block
from pipeline.entities.mayors.words import own_words, since
from pipeline.record import Document, Mention, MentionType

_TERM_WORDS = 3
"""Words before a date that may say that it begins or ends a term: "od roku", "jusqu'en"."""


def find_mayor_mentions(document: Document, earlier: Sequence[Mention]) -> list[Mention]:
    """Mentions of mayors in the kept blocks of a page.

    earlier: mentions found before; cities and dates are used. The value of a mention is the full name without titles.
    Its attributes, each where it is known: title (as written), titled ("true" or "false"), city and city_name (the
    GeoNames id of the city that stands with title or name, or "NIL"), term (EDTF), term_block, term_start and term_end
    (where the term stands), gender ("female" or "male", as the
    title tells it), countries (in which the title is a mayor's), said_country (of an adjective beside the title),
    title_start and title_end (offsets), and as "true" former, elsewhere (the words say that the city is not the
    publisher), unplaced (likewise, and that no other word tells which), foreign_word (the title is of another language
    than the block).
    """
    blocks = document.kept_blocks
    gated, listing, signings, counterparts, leading, insignia = gate(document.kept_lower)
    if not (listing or signings or leading or insignia):
        return []
    by_block: dict[int, list[Mention]] = defaultdict(list)
    for mention in earlier:
        by_block[mention.block].append(mention)

    page_cities = tuple(mention for mention in earlier if mention.type is MentionType.CITY)
    towns_named: dict[tuple[str, str], Mention] = {}
    for mention in page_cities:
        towns_named.setdefault((mention.raw, mention.value), mention)
    different = tuple(towns_named.values())

    seen: dict[int, BlockView] = {}

    def views(block: Block) -> BlockView:
        if block.index not in seen:
            seen[block.index] = view_block(block, document, by_block[block.index], different)
        return seen[block.index]

    found: list[Found] = []
    of_mayors = any(_says_title(views(blocks[position])) for position in gated)
    for position in gated:
        view = views(blocks[position])
        titled = list(titled_names(view))
        found.extend(titled)
        found.extend(mayors_together(view))
        found.extend(contextual_names(view, titled) if of_mayors else ())
    for position in sorted(set(listing) - set(gated)) if of_mayors else ():
        if len(blocks[position].text) > MAX_HEADING:  # "Mein Amtsvorgänger Max Muster": a sentence, no list's heading
            found.extend(item for item in contextual_names(views(blocks[position]), []) if item.has_first_name)
    for position in signings:
        taken_names = {(item.view.block.index, item.name.start) for item in found}
        guests = ceremonial_names(views(blocks[position]))
        found.extend(item for item in guests if (item.view.block.index, item.name.start) not in taken_names)
    for position in leading:
        found.extend(leaders(views(blocks[position])))
    for position in insignia:
        found.extend(wearers(views(blocks[position])))
    found.extend(mayors_in_rows(blocks, gated, views))
    found.extend(names_beside(blocks, gated, views))
    surnames = frozenset(item.full_name.split()[-1] for item in found if item.titled and " " in item.full_name)
    in_text = frozenset(item.view.block.index for item in found)
    for position in counterparts:
        block = blocks[position]
        if block.index not in in_text and surnames:
            found.extend(counterparts_of(views(block), surnames))
    in_text = frozenset(item.view.block.index for item in found)
    found.extend(portraits(blocks, gated, views, in_text))
    found.extend(names_in_columns(blocks, gated, views))
    found.extend(signed_in_columns(blocks, gated, views))
    known = frozenset(item.full_name.split()[-1].casefold() for item in found)
    heads = [position for position in listing if len(blocks[position].text) <= MAX_HEADING]
    titled_blocks = frozenset(item.view.block.index for item in found)
    found.extend(listed_names(blocks, heads, views, known=known, titled=titled_blocks))
    held = {item.full_name: item for item in found if item.titled and item.entry is not None}
    taken_blocks = frozenset(item.view.block.index for item in found)
    found.extend(holders_by_term(blocks, views, mayors=held, taken=taken_blocks))
    found.extend(signed_greetings(blocks, gated, views, taken_blocks))
    found = without_deputies(without_doubtful(without_shouted_words(_first_of_each(found))), document)
    named = bind(with_terms_below(found, blocks, views), blocks)
    mentions = [_mention(item, value) for item, value in named]
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for mention in mentions:
        taken[mention.block].append((mention.start, mention.end))
    for mention in earlier:
        if mention.type is MentionType.DATE:
            taken[mention.block].append((mention.start, mention.end))  # "May 2020" is no Theresa's
    people = sorted({mention.value for mention in mentions if " " in mention.value})
    towns = {(city.block, city.start) for city in page_cities}
    mentions.extend(
        later
        for later in later_mentions(blocks, people, taken)
        if later.rule != "mayor.surname" or (later.block, later.start) not in towns
    )
    for mention in mentions:
        taken[mention.block].append((mention.start, mention.end))
    for city in page_cities:
        taken[city.block].append((city.start, city.end))
    mentions.extend(first_name_mentions(blocks, mentions, taken))
    mentions.sort(key=lambda mention: (mention.block, mention.start))
    return mentions


def _says_title(view: BlockView) -> bool:
    """True where a word is a mayor's title by itself: only such a page tells in what office somebody came next."""
    return any(item.title is not None and not item.title.weak for item in view.labels)


def _first_of_each(found: Sequence[Found]) -> list[Found]:
    """One finding a name's place: the most confident, titles before contexts."""
    best: dict[tuple[int, int], Found] = {}
    for item in found:
        key = (item.view.block.index, item.view.offsets[item.name.end - 1])
        if key not in best or item.confidence > best[key].confidence:
            best[key] = item
    return [best[key] for key in sorted(best)]


def _open_term(view: BlockView, term: Mention) -> str:
    """A term as EDTF; "since 2014" is an interval with an open end, "until 2020" one with an open beginning."""
    ahead = [word.strip("(,:;–-").lower() for word in view.block.text[: term.start].split()[-_TERM_WORDS:]]
    if "/" in term.value or not ahead:
        return term.value
    leads = (" ".join(ahead), " ".join(ahead[:-1]))  # "od roku 2018": a word for the year may stand between
    begins, ends = (
        any(f" {lead}".endswith(f" {word.lower()}") for word in words for lead in leads if lead)
        for words in (since(view.language), own_words(view.language).until)
    )
    return f"{term.value}/.." if begins else f"../{term.value}" if ends else term.value


def _mention(found: Found, value: str) -> Mention:
    start, end = found.view.characters(found.name)
    attributes = {"titled": "true" if found.titled else "false"}
    if found.written:
        attributes["title"] = found.written
    if found.city is not None:
        attributes["city"] = found.city.value
        attributes["city_name"] = found.city.attributes.get("name", found.city.raw)
    if found.entry is not None and found.title is not None and not found.own_language:
        attributes["foreign_word"] = "true"
    if found.unplaced:
        attributes["unplaced"] = "true"
    if found.former:
        attributes["former"] = "true"
    if found.gender is not None:
        attributes["gender"] = found.gender
    if found.elsewhere:
        attributes["elsewhere"] = "true"
    if found.country:
        attributes["said_country"] = found.country
    if found.term is not None:
        attributes["term"] = f"{found.term.value}/{found.end}" if found.end else _open_term(found.view, found.term)
        where = (found.term.block, found.term.start, (found.last or found.term).end)
        attributes["term_block"], attributes["term_start"], attributes["term_end"] = map(str, where)
    if found.entry is not None:
        attributes["countries"] = " ".join(found.entry.countries)
    if found.title is not None:
        title_start, title_end = found.view.characters(found.title)
        attributes["title_start"], attributes["title_end"] = str(title_start), str(title_end)
    raw = found.view.block.text[start:end]
    return Mention(
        MentionType.MAYOR, found.view.block.index, start, end, raw, value, found.rule, found.confidence, attributes
    )
