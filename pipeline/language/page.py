"""Languages over a page: short blocks lean on their neighbours, on the page's long blocks and on its markup."""

from __future__ import annotations

from collections import Counter

import numpy as np

from pipeline.block import UNDETERMINED, Block, language_each
from pipeline.head import PageHead
from pipeline.language.chain import posteriors
from pipeline.language.foreign import foreign_texts
from pipeline.language.ngrams import Counts, Vector, ngram_model
from pipeline.language.shares import best_of, clear_words, to_shares
from pipeline.language.spans import split_by_language
from pipeline.language.tokenizer import tokens
from pipeline.language.vote import class_probabilities
from sources.page import Publisher

# Tuned as a set on corpora/municipal and corpora/municipal-own (share of lines in their language).
STAY = 0.88
"""Probability that the next block is in the language of this one."""
REACH = 6
"""Blocks before and behind that a block listens to; farther ones weigh less than STAY to this power."""
SMOOTHING = 0.02
"""Share of the page's prior that every language has, seen or not."""
DECLARED = 3.0
"""How many clear words a declaration (html lang, publisher) counts for."""
TAGGED = 1.5
"""Factor on the language that the nearest `lang` attribute names."""
CLEAR = 0.9
"""A block whose best language is this probable counts for the page's prior."""
MOST_WORDS = 40
"""Words of one block that count for the page's prior at most."""
NO_LANGUAGE_ON_PAGE = 0.9
"""From this probability of `und` on a block of a page has no language of its own."""
FLATTEN = 0.7
"""Exponent on a block's own probabilities before its neighbours are asked: the model is too sure of short blocks."""
CONFIRMED = 0.75
"""A page of which so much is in the language that its markup names is surely in it; of the pages that
`bench.foreign_pages` reads this loses one."""
CONFIDENCE_STEPS = 10_000
"""A confidence has four decimals."""


def label_languages(blocks: tuple[Block, ...], publisher: Publisher, head: PageHead) -> tuple[tuple[Block, ...], str]:
    """Fill language and language_confidence of every block; give the blocks and the document's language.

    A block without a language of its own (names, numbers, addresses) is `und`. A kept block whose sentences are surely
    in several languages has its spans; block and page keep one main language. The document's language is that of
    most words of the kept blocks, `und` where no kept block has a language, and where most are in one without a file.
    """
    if not blocks:
        return (), UNDETERMINED
    languages = ngram_model().languages
    # On corpora/extraction's wcxb a quarter of the blocks repeat a text of their page: each text is read once.
    seen: dict[str, int] = {}
    text_of = [seen.setdefault(block.text, len(seen)) for block in blocks]
    of_texts, counts = class_probabilities(list(seen))
    declared = _declared(publisher, head, languages)
    prior = _prior(of_texts, counts, declared)
    confirmed = languages[int(prior.argmax())] == head.lang[:2] and float(prior.max()) >= CONFIRMED
    foreign = np.array(foreign_texts(list(seen), confirmed=confirmed), np.bool_)
    if foreign.any():
        of_texts[foreign] = (*[0.0] * len(languages), 1.0)
        prior = _prior(of_texts, counts, declared)
    rows = np.array(text_of, np.intp)
    # A chain that stays with STAY and else begins anew from the prior.
    emissions = _emissions(of_texts)[rows]
    _hear_tags(emissions, blocks, languages)
    posterior = posteriors(emissions, prior, STAY, 1 - STAY, REACH)
    best, sure = best_of(posterior, len(languages))
    undetermined = of_texts[:, -1].astype(np.float64)[rows]
    without = undetermined >= NO_LANGUAGE_ON_PAGE
    names = (*languages, UNDETERMINED)
    codes = [names[place] for place in np.where(without, len(languages), best).tolist()]
    confidences = np.rint(np.where(without, undetermined, sure) * CONFIDENCE_STEPS) / CONFIDENCE_STEPS
    kept = [place for place, block in enumerate(blocks) if block.label.is_kept]
    ours = [place for place in kept if not foreign[text_of[place]]]
    of_kept = split_by_language([blocks[place].text for place in ours])
    several = {ours[place]: spans for place, spans in of_kept.items()}
    spans_of = [several.get(place, ()) for place in range(len(blocks))]
    labelled = tuple(language_each(blocks, codes, confidences.tolist(), spans_of))
    n_words = counts.tolist()
    words: Counter[str] = Counter()
    for place in kept:
        code = codes[place]
        if code == UNDETERMINED and not foreign[text_of[place]]:
            continue
        if place not in several:
            words[code] += n_words[text_of[place]]
            continue
        for span in several[place]:
            words[span.language] += len(tokens(blocks[place].text[span.start : span.end]))
    main = min(words, key=lambda code: (-words[code], code)) if words else UNDETERMINED
    return labelled, main


def _declared(publisher: Publisher, head: PageHead, languages: tuple[str, ...]) -> Vector:
    """What the markup and the catalogue say: clear words of each language."""
    weight = np.zeros(len(languages), dtype=np.float32)
    root = head.lang[:2]
    if root in languages:
        weight[languages.index(root)] += DECLARED
    for code in publisher.languages:
        if code in languages:
            weight[languages.index(code)] += DECLARED / len(publisher.languages)
    return weight


def _prior(own: Vector, counts: Counts, declared: Vector) -> Vector:
    """How much of the page each language is, by its clear texts and its declarations.

    own, counts: probabilities and number of words of each different text.
    """
    weight = declared + clear_words(own, counts, len(declared), CLEAR, MOST_WORDS)
    if not weight.any():
        weight += 1
    result: Vector = (1 - SMOOTHING) * weight / weight.sum() + SMOOTHING / len(weight)
    return result


def _emissions(own: Vector) -> Vector:
    """Likelihood of each text under each language; flat as far as the text has no language of its own."""
    undetermined = own[:, -1:]
    rows: Vector = ((own[:, :-1] / np.maximum(1e-9, 1 - undetermined) + 1e-6) ** FLATTEN).astype(np.float32)
    to_shares(rows)
    rows *= 1 - undetermined
    rows += undetermined / rows.shape[1]
    return rows


def _hear_tags(emissions: Vector, blocks: tuple[Block, ...], languages: tuple[str, ...]) -> None:
    """Raise the likelihood of the language that the markup names for each block."""
    tags = [block.html_lang for block in blocks]
    for tag in set(tags):
        if tag[:2] in languages:
            tagged = slice(None) if tags.count(tag) == len(tags) else [tag == other for other in tags]
            emissions[tagged, languages.index(tag[:2])] *= TAGGED
