"""Label every block of a page: what is kept, what is noise, and why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.block import Block, label_each
from pipeline.head import PageHead
from pipeline.noise.evidence.columns import Column, Columns, rounded
from pipeline.noise.evidence.context import add_context
from pipeline.noise.evidence.features import page_features
from pipeline.noise.markup.elements import Elements
from pipeline.noise.markup.siblings import add_kin, add_kin_guess, kinship
from pipeline.noise.memory import SiteMemory
from pipeline.noise.reasons import explain
from pipeline.noise.rules.asides import beside_article, in_call, points_elsewhere
from pipeline.noise.rules.calendars import calendar_lines
from pipeline.noise.rules.comments import in_comments
from pipeline.noise.rules.consent import consent_lines
from pipeline.noise.rules.doubled import doubled_title
from pipeline.noise.rules.edges import lines_at_edges
from pipeline.noise.rules.gaps import lines_in_gaps
from pipeline.noise.rules.news import heads_of_news, lone_news
from pipeline.noise.rules.parts import in_small_main
from pipeline.noise.rules.pictures import image_names
from pipeline.noise.rules.signatures import signatures_below_text
from pipeline.noise.rules.stamps import stamps_in_text
from pipeline.noise.rules.teasers import teasers_in_menus
from pipeline.noise.rules.titles import above_trail, page_titles
from pipeline.noise.scoring.choose import choose_blocks, fill_holes
from pipeline.noise.scoring.model import load_model, load_text_model
from pipeline.noise.scoring.odds import less_likely, mean_odds
from pipeline.noise.vocabulary.lexicon import lexicon_columns
from pipeline.noise.vocabulary.phrases import phrase_book, read_lines
from pipeline.noise.vocabulary.wordcut import Lines
from sources.page import PageKind

_SITE_WEIGHT = 5.0
"""How many log-odds a block loses that stands on every other page of its site; set on the pages of one site in
corpora/municipal (bench/noise.md)."""
_SITE_PAGES = 3
_PHRASE_WEIGHT = 3.0
"""How many log-odds a line loses that is a phrase of menus and widgets, and a text that stands just above already.
Set by cross-validation on corpora/municipal and municipal-own (bench/noise.md)."""
_PART_WEIGHT = 3.0
"""How many log-odds a block loses inside an element that is named a menu, slider, feed or hidden part; 2 to 6 give
much the same. Cross-validated on the HTML pages of corpora/municipal: noise 0.848 and 0.884, strip 0.779 and 0.802."""
_NEWS_WEIGHT = 4.0
"""How many log-odds the headlines gain of a page that has little else."""
_COMMENT_WEIGHT = 8.0
"""How many log-odds a comment under an article loses: they are never kept there (bench/noise_notes.md)."""
_ASIDE_WEIGHT = 4.0
"""How many log-odds captions, form choices, rows of excerpts and lines that point elsewhere lose there, set with the
weight above (bench/noise_notes.md)."""
_NEVER = (
    *("says_skip", "says_menu", "says_breadcrumb", "says_languages", "says_related", "says_share", "says_search"),
    *("says_login", "says_widget", "says_toc", "says_more"),
)
_IS_NOISE = ("rights", *_NEVER)
_SPEAKS_AGAINST = (*_NEVER, "says_consent", "says_news", "says_anywhere")
_NEAR = 3
_HOLE, _HOLE_FLOOR = 3, 0.1
"""Up to three blocks between blocks that stay do so too, where nothing names them noise: the heading over an address,
the house number in it. Set with the weight above."""
_SENTENCE = 20
_NO_ARTICLE = 0.4
"""A page whose best set of blocks can expect a lower F1 holds no article. Set on wcxb, where half of the pages below it
have an empty gold; the others would score 0.2 at the mean. Municipal pages always keep their best set."""


def label_blocks(
    blocks: Sequence[Block],
    kind: PageKind,
    head: PageHead,
    site: SiteMemory | None = None,
    *,
    article: bool = False,
    url: str = "",
) -> tuple[Block, ...]:
    """Return the blocks with label, probability and reason; nothing is left out.

    site: what the site repeats on its other pages, None where only this page is known. article: the reader wants the
    body of an article alone (no contact data, no news index), as the extraction benchmarks do. url: of an article's
    page, for that of a forum says so.

    A block's probability is that of its side: how sure it is that it is kept, or that it is noise. The source's own
    selectors, as marks on the blocks, overrule the model.
    """
    if not blocks:
        return ()
    choice = _choose(blocks, kind, head, site, article=article, url=url)
    labels, whys = explain(choice.columns, choice.keep, choice.shares, choice.overruled)
    sure = np.where(choice.keep, choice.probability, 1.0 - choice.probability)
    if any(choice.overruled):
        sure[np.array([why != "" for why in choice.overruled], np.bool_)] = 1.0
    return tuple(label_each(blocks, labels, rounded(sure), whys))


def kept_blocks(
    blocks: Sequence[Block],
    kind: PageKind,
    head: PageHead,
    site: SiteMemory | None = None,
    *,
    article: bool = False,
    url: str = "",
) -> tuple[Block, ...]:
    """Return the blocks that `label_blocks` keeps, as they were given: who wants the text alone asks for no reasons."""
    if not blocks:
        return ()
    return tuple(compress(blocks, _choose(blocks, kind, head, site, article=article, url=url).keep.tolist()))


class _Choice(NamedTuple):
    """What is decided of a page's blocks, and what by.

    columns: of `page_features` and the stages. shares: of the site's other pages that have each block. overruled: why
    the model had no say, empty where it had.
    """

    columns: Columns
    probability: Column
    shares: Column
    keep: NDArray[np.bool_]
    overruled: list[str]


def _choose(
    blocks: Sequence[Block], kind: PageKind, head: PageHead, site: SiteMemory | None, *, article: bool, url: str
) -> _Choice:
    elements = Elements(blocks)
    lines = read_lines([block.text for block in blocks])
    columns = page_features(blocks, kind, head, article=article, elements=elements, lines=lines)
    probability = _probabilities(blocks, kind, columns, head, elements, lines, article=article)
    shares = np.zeros(len(blocks))
    if site is not None and site.pages >= _SITE_PAGES:
        shares = np.fromiter((site.share(block) for block in blocks), np.float64, len(blocks))
    probability, keep = decide(blocks, columns, probability, shares, head, elements, lines, article=article, url=url)
    keep, overruled = _obey_selectors(blocks, keep)
    return _Choice(columns, probability, shares, keep, overruled)


def decide(
    blocks: Sequence[Block],
    columns: Columns,
    probability: Column,
    shares: Column,
    head: PageHead,
    elements: Elements | None = None,
    lines: Lines | None = None,
    *,
    article: bool,
    url: str = "",
) -> tuple[Column, NDArray[np.bool_]]:
    """Weigh what is known beside the model's probabilities, and choose: the new probabilities, and which blocks stay.

    columns: of `page_features`; "crumb" is added. shares: of the site's other pages that have each block.
    elements: those around the blocks, lines: their words, url: of the page; where they are known.
    """
    columns["crumb"] = np.zeros(len(blocks))
    if not article:
        lines = lines or read_lines([block.text for block in blocks])
        titles = page_titles(blocks, columns, head.title, lines)
        columns["crumb"] = (titles < 0).astype(np.float64)
        above = above_trail(titles, probability * np.expm1(columns["words"]))
        probability = less_likely(probability, above.astype(np.float64), _PHRASE_WEIGHT)
        news = lone_news(blocks, columns, probability)
        probability = less_likely(probability, news.astype(np.float64), -_NEWS_WEIGHT)
        elements = elements or Elements(blocks)
        called = in_call(elements)
        parts = np.maximum(columns["named"], called) - in_small_main(elements)
        probability = less_likely(probability, parts, _PART_WEIGHT)
        known = _known_noise(blocks, columns, probability, lines)
        probability = less_likely(probability, known - titles, _PHRASE_WEIGHT)
    else:
        elements = elements or Elements(blocks)
        comments = in_comments(elements, head, url, np.expm1(columns["words"]), probability)
        asides = beside_article(elements) | points_elsewhere(columns)
        probability = less_likely(probability, _COMMENT_WEIGHT * comments + _ASIDE_WEIGHT * asides)
    if shares.any():
        probability = less_likely(probability, shares, _SITE_WEIGHT)
    weight = np.maximum(np.expm1(columns["words"]), 0.1)
    keep, expected = choose_blocks(probability, weight)
    if article and expected < _NO_ARTICLE:
        keep[:] = False
    if not article:
        # A caption may well have a copyright sign: "In the garden: Mayor Jane Doe (c) Press office".
        against = _says_something(columns) | ((known > titles) & (columns["rights"] == 0))
        tagless = not any(block.path for block in blocks)
        # Markup has the foot of a page in an element of its own; text may have been cut before it.
        keep = fill_holes(keep, (probability >= _HOLE_FLOOR) & ~against, _HOLE, open_end=tagless)
        if tagless:
            doubled = (columns["said_before"] > 0) & (columns["repeat_since"] <= 1)
            says = (columns.together(("rights", *_SPEAKS_AGAINST)) > 0).any(axis=0) | doubled
            keep[lines_in_gaps(keep, probability, np.asarray(says), columns["clock"] > 0)] = True
            keep[lines_at_edges(blocks, keep, probability, against)] = True
            keep[heads_of_news(columns, keep, probability)] = True
            if (title := doubled_title([block.text for block in blocks], keep)) is not None:
                keep[title], keep[title + 1] = True, False
        keep[stamps_in_text(blocks, keep)] = True
        keep[signatures_below_text(blocks, keep)] = True
    return probability, keep


def _probabilities(
    blocks: Sequence[Block],
    kind: PageKind,
    columns: Columns,
    head: PageHead,
    elements: Elements,
    lines: Lines,
    *,
    article: bool,
) -> Column:
    """The probability that each block stays. On municipal pages of markup, of which there are few to learn from, the
    mean of both stages' log-odds errs less than the second stage alone; on articles the second stage does. Of text
    without tags a model of its own is asked too: on pages from which neither learnt, the mean of both errs least."""
    model = load_model()
    first, second = model.stages
    of_lexicon, of_types = model.shown(lines)
    columns.update(lexicon_columns(blocks, model.lexicon.sums(blocks, elements, lines, of_lexicon)))
    guess = first.probability(columns)
    add_context(columns, blocks, guess, elements)
    columns.update(model.types.columns(blocks, head, elements, lines, of_types))
    kin = kinship(blocks, elements)
    add_kin(columns, kin)
    add_kin_guess(columns, kin, guess)
    final = second.probability(columns)
    stays = final if article else mean_odds(guess, final)
    if kind is not PageKind.TEXT:
        return stays
    of_text = load_text_model()
    for name, column in lexicon_columns(blocks, of_text.lexicon.sums(blocks, elements, lines)).items():
        columns[name] = column  # in place of those of the lexicon for markup
    return mean_odds(stays, of_text.stages[0].probability(columns))


def _known_noise(blocks: Sequence[Block], columns: Columns, probability: Column, lines: Lines) -> Column:
    """Count what is noise by definition: phrases of menus and widgets, calendars, names of pictures, consent boxes, and
    second copies of a sentence that stays.

    The municipal pages to learn from are too few for the model to be sure of a phrase that it saw once.
    """
    count: Column = columns.together(_IS_NOISE).max(axis=0)
    texts = [block.text for block in blocks]
    # More capitals than words that begin with one.
    joined = columns["upper"] * np.expm1(columns["length"]) > columns["capitals"] * np.expm1(columns["words"]) + 0.5
    count = np.maximum(count, 2.0 * phrase_book().rows(texts, lines, columns["separators"] > 0, joined))
    count[calendar_lines(texts, columns["digits"]) + image_names(texts)] += 3.0
    count[consent_lines(columns["says_consent"] > 0, columns["says_anywhere"] > 0)] += 2.0
    count[teasers_in_menus(columns)] += 2.0
    near = (columns["said_before"] > 0) & (columns["repeat_since"] <= _NEAR)
    for place in np.flatnonzero(near).tolist():
        block = blocks[place]
        reach = _NEAR if len(block.text) > _SENTENCE else 1
        above = range(max(0, place - reach), place)
        if any(blocks[n].text == block.text and probability[n] >= 0.5 for n in above):
            count[place] += 2.0 if len(block.text) > _SENTENCE else 1.0
    return count


def _says_something(columns: Columns) -> NDArray[np.bool_]:
    """True for blocks that a phrase or links speak against."""
    again = (columns["said_before"] > 0) & (columns["repeat_since"] <= _NEAR)
    return np.asarray((columns["link_share"] > 0.5) | again | (columns.together(_SPEAKS_AGAINST) > 0).any(axis=0))


def _obey_selectors(blocks: Sequence[Block], keep: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], list[str]]:
    """The source's selectors overrule the model: what they name is kept or dropped, and so is what lies outside."""
    overruled = [""] * len(blocks)
    marks = {mark for own in {block.marks for block in blocks} for mark in own}
    if marks.isdisjoint(("selected", "rejected")):
        return keep, overruled
    keep, inside = keep.copy(), "selected" in marks
    for place, block in enumerate(blocks):
        if "rejected" in block.marks:
            keep[place], overruled[place] = False, "the source's selectors name it noise"
        elif "selected" in block.marks:
            keep[place], overruled[place] = True, "the source's selectors name it content"
        elif inside:
            keep[place], overruled[place] = False, "outside what the source's selectors name content"
    return keep, overruled
