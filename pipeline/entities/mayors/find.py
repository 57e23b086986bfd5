"""All mayor mentions of a page: titles first, then lists and contexts, then further mentions of the same people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.block import Block
from pipeline.entities.mayors.found import Found, as_mention
from pipeline.entities.mayors.gate import Gated, gate
from pipeline.entities.mayors.lists.below_headings import MAX_HEADING, listed_names
from pipeline.entities.mayors.lists.cards import portraits
from pipeline.entities.mayors.lists.columns import names_in_columns
from pipeline.entities.mayors.lists.greetings import signed_greetings
from pipeline.entities.mayors.lists.lines import names_beside
from pipeline.entities.mayors.lists.terms import holders_by_term
from pipeline.entities.mayors.lists.terms_below import with_terms_below
from pipeline.entities.mayors.people.bind import bind
from pipeline.entities.mayors.people.first_names_alone import first_name_mentions
from pipeline.entities.mayors.people.later import later_mentions
from pipeline.entities.mayors.reading.view import BlockView, Views
from pipeline.entities.mayors.reading.viewing import page_views
from pipeline.entities.mayors.refused.doubtful import without_doubtful
from pipeline.entities.mayors.refused.rank import without_deputies
from pipeline.entities.mayors.refused.shouted import without_shouted_words
from pipeline.entities.mayors.sentences.ceremonies import ceremonial_names
from pipeline.entities.mayors.sentences.context import contextual_names
from pipeline.entities.mayors.sentences.counterparts import counterparts_of
from pipeline.entities.mayors.sentences.insignia import wearers
from pipeline.entities.mayors.sentences.leading import leaders
from pipeline.entities.mayors.sentences.rows import mayors_in_rows
from pipeline.entities.mayors.sentences.titled import titled_names
from pipeline.entities.mayors.sentences.together import mayors_together
from pipeline.record import Document, Mention, MentionType


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
    gated = gate(document.kept_lower)
    if not any((gated.listing, gated.ceremonies, gated.leading, gated.insignia)):
        return []
    views = page_views(document, earlier)
    found = _in_texts(blocks, gated, views)
    found = _beside_lines(blocks, gated, views, found)
    found = _in_lists(blocks, gated, views, found)
    found = without_deputies(without_doubtful(without_shouted_words(_first_of_each(found))), document)
    named = bind(with_terms_below(found, blocks, views), blocks)
    mentions = [as_mention(item, value) for item, value in named]
    mentions = _with_repeats(blocks, mentions, earlier)
    return sorted(mentions, key=lambda mention: (mention.block, mention.start))


def _in_texts(blocks: Sequence[Block], gated: Gated, views: Views) -> list[Found]:
    """The names that the words of one block make a mayor's."""
    found: list[Found] = []
    of_mayors = any(_says_title(views(blocks[position])) for position in gated.titles)
    for position in gated.titles:
        view = views(blocks[position])
        titled = list(titled_names(view))
        found.extend(titled)
        found.extend(mayors_together(view))
        found.extend(contextual_names(view, titled) if of_mayors else ())
    for position in sorted(set(gated.listing) - set(gated.titles)) if of_mayors else ():
        if len(blocks[position].text) > MAX_HEADING:  # "Mein Amtsvorgänger Max Muster": a sentence, no list's heading
            found.extend(item for item in contextual_names(views(blocks[position]), []) if item.has_first_name)
    taken = {(item.view.block.index, item.name.start) for item in found}
    for position in gated.ceremonies:
        guests = ceremonial_names(views(blocks[position]))
        found.extend(item for item in guests if (item.view.block.index, item.name.start) not in taken)
    for position in gated.leading:
        found.extend(leaders(views(blocks[position])))
    for position in gated.insignia:
        found.extend(wearers(views(blocks[position])))
    return found


def _beside_lines(blocks: Sequence[Block], gated: Gated, views: Views, found: Sequence[Found]) -> list[Found]:
    """What was found, and the names in lines, cells and texts beside those that hold a title."""
    found = [*found, *mayors_in_rows(blocks, gated.titles, views), *names_beside(blocks, gated.titles, views)]
    surnames = frozenset(item.full_name.split()[-1] for item in found if item.titled and " " in item.full_name)
    taken = _blocks_of(found)
    for position in gated.counterparts if surnames else ():
        if blocks[position].index not in taken:
            found.extend(counterparts_of(views(blocks[position]), surnames))
    found.extend(portraits(blocks, gated.titles, views, _blocks_of(found)))
    found.extend(names_in_columns(blocks, gated.titles, views))
    return found


def _in_lists(blocks: Sequence[Block], gated: Gated, views: Views, found: Sequence[Found]) -> list[Found]:
    """What was found, the holders in lists, and who signs a text below a title: where nothing nearer says it."""
    heads = [position for position in gated.listing if len(blocks[position].text) <= MAX_HEADING]
    known = frozenset(item.full_name.split()[-1].casefold() for item in found)
    found = [*found, *listed_names(blocks, heads, views, known=known, titled=_blocks_of(found))]
    held = {item.full_name: item for item in found if item.titled and item.entry is not None}
    taken = _blocks_of(found)
    found.extend(holders_by_term(blocks, views, mayors=held, taken=taken))
    found.extend(signed_greetings(blocks, gated.titles, views, taken))
    return found


def _blocks_of(found: Sequence[Found]) -> frozenset[int]:
    return frozenset(item.view.block.index for item in found)


def _with_repeats(blocks: Sequence[Block], mentions: Sequence[Mention], earlier: Sequence[Mention]) -> list[Mention]:
    """The mentions, and what further names the same people: the full name, the surname, the first name alone."""
    dates = [mention for mention in earlier if mention.type is MentionType.DATE]  # "May 2020" is no Theresa's
    cities = [mention for mention in earlier if mention.type is MentionType.CITY]
    people = sorted({mention.value for mention in mentions if " " in mention.value})
    towns = {(city.block, city.start) for city in cities}
    named = [*mentions]
    named.extend(
        later
        for later in later_mentions(blocks, people, _spans((*mentions, *dates)))
        if later.rule != "mayor.surname" or (later.block, later.start) not in towns
    )
    named.extend(first_name_mentions(blocks, named, _spans((*named, *dates, *cities))))
    return named


def _spans(mentions: Iterable[Mention]) -> dict[int, list[tuple[int, int]]]:
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for mention in mentions:
        spans[mention.block].append((mention.start, mention.end))
    return spans


def _says_title(view: BlockView) -> bool:
    """True where a word is a mayor's title by itself: only such a page tells in what office somebody came next."""
    return any(item.title is not None and not item.title.weak for item in view.labels)


def _first_of_each(found: Sequence[Found]) -> list[Found]:
    """One finding a name's place: the most confident, of these one with a term; titles before contexts."""
    best: dict[tuple[int, int], Found] = {}
    for item in found:
        key = (item.view.block.index, item.view.offsets[item.name.end - 1])
        if key not in best or _is_better(item, best[key]):
            best[key] = item
    return [best[key] for key in sorted(best)]


def _is_better(one: Found, other: Found) -> bool:
    return (one.confidence, one.term is not None) > (other.confidence, other.term is not None)
