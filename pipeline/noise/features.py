"""A page's blocks as a table of numbers: one row a block, one column a feature. The same for HTML and tagless text.

What only markup can tell is NaN for tagless text. Nothing here depends on a site, a town or a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from pipeline.block import Block, BlockKind
from pipeline.head import PageHead
from pipeline.noise.characters import count_characters
from pipeline.noise.columns import Column, blocks_since, number_keys, shift, window, windows
from pipeline.noise.outline import head_columns, outline_columns
from pipeline.noise.parts import named_noise
from pipeline.noise.paths import MARKS, path_bits
from pipeline.noise.phrases import BITS, CATEGORIES, fold_words, line_words, phrase_bits, phrase_book
from sources.page import PageKind

_KINDS = tuple(BlockKind)
_KIND_CODE = {kind: code for code, kind in enumerate(_KINDS)}
_LEVELS = (1, 2, 3, 4, 6, 8)
_PROSE = 80
_SHORT = float(np.log1p(60))
_TRUSTED = 0.2
"""Prose in menus and sliders does not count where at least this share of a page's prose stands elsewhere."""
_DIGITS = re.compile(r"\d+")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}\b|°")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HEADING_BITS = tuple(
    BITS[name] for name in ("related", "news", "share", "legal", "widget", "toc", "menu", "languages")
)


def page_features(
    blocks: Sequence[Block], kind: PageKind, head: PageHead, *, article: bool = False
) -> dict[str, Column]:
    """Return the features, each a column with a number for every block.

    article: the reader wants an article's body alone, not all that a municipal page is there for.
    """
    columns: dict[str, Column] = {}
    texts = [block.text for block in blocks]
    chars = count_characters(texts)
    length = chars["length"]
    safe = np.maximum(length, 1.0)
    words = np.maximum(chars["words"], 1.0)
    is_function = phrase_book().functions.__contains__
    function_words = np.array([sum(map(is_function, text.lower().split())) for text in texts], np.float64)
    link = np.array([block.link_share for block in blocks], np.float64)
    links = np.array([len(block.links) for block in blocks], np.float64)
    kinds = np.array([_KIND_CODE[block.kind] for block in blocks], np.int64)
    level = np.array([block.level for block in blocks], np.float64)
    bits = np.array([phrase_bits(text[:91]) for text in texts], np.int64)
    heading = kinds == _KIND_CODE[BlockKind.HEADING]
    function_share = function_words / words
    # A character of Chinese or Japanese says as much as three of an alphabet.
    extent = length + 2 * chars["cjk"]
    prose = (extent >= 60) & (link < 0.4) & ((function_share > 0.2) | (chars["cjk"] > 0.3 * length) | (length > 140))
    prose_length = np.where(prose, extent * (1 - link), 0.0)
    named = named_noise(blocks)
    if float(prose_length[~named].sum()) >= _TRUSTED * float(prose_length.sum()):
        prose_length = np.where(named, 0.0, prose_length)
    columns |= {
        "length": np.log1p(length),
        "words": np.log1p(chars["words"]),
        "functions": function_share,
        "function_words": np.minimum(function_words, 30),
        "upper": chars["upper"] / safe,
        "capitals": chars["capitals"] / words,
        "digits": chars["digits"] / safe,
        "stops": np.minimum(chars["stops"], 10),
        "commas": np.minimum(chars["commas"], 10),
        "separators": chars["separators"] / safe,
        "symbols": chars["symbols"] / safe,
        "cjk": chars["cjk"] / safe,
        "word_length": length / words,
        "ends_sentence": chars["ends_sentence"],
        "starts_lower": chars["starts_lower"],
        "link_share": link,
        "links": np.minimum(links, 20),
        "prose": prose.astype(float),
        "named": named.astype(float),
        "level": level,
        "clock": _flags(blocks, _CLOCK, chars["digits"] > 0),
        "year": _flags(blocks, _YEAR, chars["digits"] > 0),
        "at_sign": np.array(["@" in text for text in texts], np.float64),
        "rights": np.array(["©" in text or "(c)" in text or "(C)" in text for text in texts], np.float64),
    }
    for code, name in enumerate(_KINDS):
        columns[f"is_{name.value}"] = (kinds == code).astype(float)
    for category in CATEGORIES:
        columns[f"says_{category}"] = ((bits & BITS[category]) > 0).astype(float)
    columns["outside_links"] = _outside(blocks)
    noisy = (bits > 0).astype(float)
    _add_page(columns, blocks, kind, head, length, prose_length, link, article)
    _add_repeats(columns, blocks, head, heading)
    _add_order(columns, length, link, prose_length, noisy, heading, level, function_share, chars)
    _add_section(columns, heading, bits, length)
    _add_runs(columns, prose)
    _add_markup(columns, blocks, length, link, prose_length, noisy, kind)
    columns |= head_columns(head, len(blocks))
    columns |= outline_columns(blocks, np.where(length > _PROSE, length * (1 - link), 0.0))
    return columns


def _flags(blocks: Sequence[Block], pattern: re.Pattern[str], candidates: NDArray[np.bool_]) -> Column:
    flags = np.zeros(len(blocks))
    for place in np.flatnonzero(candidates).tolist():
        flags[place] = pattern.search(blocks[place].text[:200]) is not None
    return flags


def _outside(blocks: Sequence[Block]) -> Column:
    """Share of a block's links that lead to other hosts."""
    outer = ("http:", "https:", "//")
    return np.array(
        [
            sum([link.startswith(outer) for link in block.links]) / len(block.links) if block.links else 0.0
            for block in blocks
        ],
        np.float64,
    )


def _add_page(
    columns: dict[str, Column],
    blocks: Sequence[Block],
    kind: PageKind,
    head: PageHead,
    length: Column,
    prose_length: Column,
    link: Column,
    article: bool,
) -> None:
    count = len(blocks)
    total = max(1.0, float(length.sum()))
    before = np.cumsum(length) - length
    spoken = np.cumsum(prose_length)
    all_spoken = max(1.0, float(spoken[-1]) if count else 1.0)
    place = np.arange(count)
    meta = dict(head.meta)
    ones = np.ones(count)
    columns |= {
        "article": ones * float(article),
        "tagless": ones * float(kind is PageKind.TEXT),
        "page_blocks": ones * np.log1p(count),
        "page_length": ones * np.log1p(total),
        "page_prose": ones * (prose_length.sum() / total),
        "page_links": ones * ((link * length).sum() / total),
        "page_is_article": ones * float("article" in meta.get("og:type", "")),
        "place": place / max(1, count - 1),
        "from_start": np.log1p(place),
        "from_end": np.log1p(count - 1 - place),
        "length_before": before / total,
        "prose_before": (spoken - prose_length) / all_spoken,
        "prose_after": 1 - spoken / all_spoken,
        "page_share": length / total,
    }


def _add_repeats(
    columns: dict[str, Column], blocks: Sequence[Block], head: PageHead, heading: NDArray[np.bool_]
) -> None:
    count = len(blocks)
    numbered = columns["digits"] > 0
    keys = [
        _DIGITS.sub("0", block.text[:300].casefold()) if digits else block.text[:300].casefold()
        for block, digits in zip(blocks, numbered.tolist(), strict=True)
    ]
    times: dict[str, int] = {}
    last: dict[str, int] = {}
    order, since, again = [], [], []
    exact: set[str] = set()
    for place, (key, block) in enumerate(zip(keys, blocks, strict=True)):
        if key in times:
            times[key] += 1
            since.append(min(50, place - last[key]))
        else:
            times[key] = 1
            since.append(99)
        last[key] = place
        order.append(times[key])
        again.append(block.text in exact)
        exact.add(block.text)
    columns["repeats"] = np.minimum(np.array([times[key] for key in keys], np.float64), 9)
    columns["repeat_order"] = np.minimum(np.array(order, np.float64), 9)
    columns["repeat_since"] = np.array(since, np.float64)
    columns["said_before"] = np.array(again, np.float64)
    title = set(fold_words(head.title))
    overlap = np.zeros(count)
    if title:
        for place, block in enumerate(blocks):
            if len(block.text) < 200:
                own = line_words(block.text) if len(block.text) <= 90 else fold_words(block.text)
                if not title.isdisjoint(own):
                    overlap[place] = len(title.intersection(own)) / len(title.union(own))
    columns["like_title"] = overlap if title else np.full(count, np.nan)
    best = float(overlap.max()) if count else 0.0
    likest = (overlap == best) & (best > 0.3)
    columns["likest_title"] = likest.astype(float)
    columns["since_title"] = blocks_since(likest)
    columns["until_title"] = blocks_since(likest[::-1])[::-1]
    summary = _normal(next((text for name, text in head.meta if name in ("description", "og:description")), ""))
    columns["in_summary"] = np.array(
        [len(block.text) > 25 and summary != "" and _normal(block.text[:60]) in summary for block in blocks],
        np.float64,
    )
    told = _normal(" ".join(text for text in head.json_ld if "articleBody" in text)[:100_000])
    if told:
        columns["in_json_ld"] = np.array(
            [len(block.text) > 15 and _normal(block.text[:60]) in told for block in blocks], np.float64
        )
    else:
        columns["in_json_ld"] = np.full(count, np.nan)


def _normal(text: str) -> str:
    return " ".join(text.casefold().split())


def _add_order(
    columns: dict[str, Column],
    length: Column,
    link: Column,
    prose_length: Column,
    noisy: Column,
    heading: NDArray[np.bool_],
    level: Column,
    function_share: Column,
    chars: dict[str, Column],
) -> None:
    log_length = columns["length"]
    for by in (-2, -1, 1, 2):
        columns[f"length{by:+d}"] = shift(log_length, by)
        columns[f"link{by:+d}"] = shift(link, by)
        columns[f"functions{by:+d}"] = shift(function_share, by)
        columns[f"noisy{by:+d}"] = shift(noisy, by)
        columns[f"level{by:+d}"] = shift(level, by)
    prose = prose_length > 0
    around = {
        "length": log_length,
        "link": link,
        "prose": prose.astype(float),
        "noisy": noisy,
        "functions": function_share,
    }
    for reach in (2, 5, 12):
        means = windows(list(around.values()), reach)
        columns |= {f"{name}~{reach}": mean for name, mean in zip(around, means, strict=True)}
    columns["since_prose"] = blocks_since(prose)
    columns["until_prose"] = blocks_since(prose[::-1])[::-1]
    columns["since_heading"] = blocks_since(heading)
    columns["until_heading"] = blocks_since(heading[::-1])[::-1]
    first = level == 1
    columns["since_h1"] = blocks_since(first)
    columns["until_h1"] = blocks_since(first[::-1])[::-1]
    columns["since_noisy"] = blocks_since(noisy > 0)
    columns["until_noisy"] = blocks_since(noisy[::-1] > 0)[::-1]
    rights = columns["rights"] > 0
    columns["since_rights"] = blocks_since(rights)
    stops = chars["ends_sentence"] > 0
    columns["since_sentence"] = blocks_since(stops)
    columns["until_sentence"] = blocks_since(stops[::-1])[::-1]


def _add_runs(columns: dict[str, Column], prose: NDArray[np.bool_]) -> None:
    """Runs of short lines that end no sentence: menus, lists, addresses. Their size, a line's place in them, and what
    share of them says how to reach somebody, begins with a capital, holds digits, or is a phrase of menus."""
    short = ~prose & (columns["length"] < _SHORT) & (columns["ends_sentence"] == 0)
    starts = np.flatnonzero(np.diff(short, prepend=~short[:1]))
    run = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(short))))
    size = np.bincount(run)
    place = np.arange(len(short)) - starts[run]
    columns["run"] = np.where(short, np.log1p(size)[run], 0.0)
    columns["run_place"] = np.where(short, np.log1p(place), 0.0)
    columns["run_left"] = np.where(short, np.log1p(size[run] - 1 - place), 0.0)
    reach = np.maximum(columns["at_sign"], columns["is_contact_line"])
    for name, column in (
        ("reach", reach),
        ("digits", (columns["digits"] > 0).astype(float)),
        ("lower", columns["starts_lower"]),
        ("words", columns["words"]),
        ("commas", (columns["commas"] > 0).astype(float)),
        ("functions", columns["functions"]),
    ):
        columns[f"run_{name}"] = (np.bincount(run, column) / size)[run]


def _add_section(
    columns: dict[str, Column], heading: NDArray[np.bool_], bits: NDArray[np.int64], length: Column
) -> None:
    """What the last heading (or the last line that says what a heading of links says) announced."""
    announces = heading | ((bits & (BITS["related"] | BITS["news"] | BITS["toc"])) > 0)
    place = np.arange(len(length))
    last = np.maximum.accumulate(np.where(announces, place, -1))
    said = np.where(last >= 0, bits[last], 0)
    for bit, name in zip(
        _HEADING_BITS, ("related", "news", "share", "legal", "widget", "toc", "menu", "languages"), strict=True
    ):
        columns[f"under_{name}"] = ((said & bit) > 0).astype(float)
    for reach, category in ((12, "legal"), (12, "menu"), (6, "share"), (6, "more"), (12, "languages"), (4, "consent")):
        columns[f"{category}~{reach}"] = window(columns[f"says_{category}"], reach)


def _add_markup(
    columns: dict[str, Column],
    blocks: Sequence[Block],
    length: Column,
    link: Column,
    prose_length: Column,
    noisy: Column,
    kind: PageKind,
) -> None:
    count = len(blocks)
    names = _markup_names()
    if kind is PageKind.TEXT or not count:
        for name in names:
            columns[name] = np.full(count, np.nan)
        return
    paths = [block.path for block in blocks]
    same = number_keys(paths)
    everywhere, near, depth = np.array([path_bits(path) for path in dict.fromkeys(paths)], np.int64).T
    places = np.arange(len(MARKS))[:, None]
    inside = ((everywhere >> places) & 1).astype(float)[:, same]
    nearby = ((near >> places) & 1).astype(float)[:, same]
    for place, mark in enumerate(MARKS):
        columns[f"in_{mark}"] = inside[place]
        columns[f"near_{mark}"] = nearby[place]
    members = np.bincount(same)
    columns["alike"] = np.log1p(members)[same]
    columns["alike_length"] = (np.bincount(same, columns["length"]) / members)[same]
    columns["alike_link"] = (np.bincount(same, link) / members)[same]
    columns["alike_prose"] = (np.bincount(same, prose_length > 0) / members)[same]
    columns["depth"] = depth.astype(np.float64)[same]
    columns["hidden"] = np.array(["hidden" in block.marks for block in blocks], np.float64)
    for name, mark in (("page_has_main", "main"), ("page_has_article", "article")):
        columns[name] = np.full(count, float(columns[f"in_{mark}"].any()))
    _add_containers(columns, blocks, length, link, prose_length, noisy)
    _add_title(columns, blocks)


def _add_title(columns: dict[str, Column], blocks: Sequence[Block]) -> None:
    """How near a block stands to the page's title: elements around both, and those around the title alone."""
    count = len(blocks)
    fit = (columns["named"] == 0) & (columns["link_share"] < 0.5)
    for candidates in (
        (columns["level"] == 1) & fit,
        (columns["likest_title"] > 0) & fit,
        (columns["level"] == 2) & fit,
    ):
        places = np.flatnonzero(candidates)
        if len(places):
            break
    else:
        columns["title_shared"] = columns["title_levels"] = np.full(count, np.nan)
        return
    title = blocks[int(places[-1] if len(places) == 1 else places[0])].lineage
    shared = np.empty(count)
    for place, block in enumerate(blocks):
        same = 0
        for own, other in zip(block.lineage, title, strict=False):
            if own != other:
                break
            same += 1
        shared[place] = same
    columns["title_shared"] = shared
    columns["title_levels"] = len(title) - shared


def _markup_names() -> list[str]:
    names = [f"{where}_{mark}" for mark in MARKS for where in ("in", "near")]
    names += ["depth", "hidden", "page_has_main", "page_has_article"]
    names += ["alike", "alike_length", "alike_link", "alike_prose"]
    for up in _LEVELS:
        names += [f"{what}^{up}" for what in ("length", "link", "prose", "blocks", "noisy")]
    names += ["title_shared", "title_levels"]
    return [*names, "core50", "core80", "core50_levels", "core80_levels", "after_core", "joint-1", "joint+1"]


def _add_containers(
    columns: dict[str, Column],
    blocks: Sequence[Block],
    length: Column,
    link: Column,
    prose_length: Column,
    noisy: Column,
) -> None:
    """Size and link density of the elements around a block, and where the element with most of the prose is."""
    count = len(blocks)
    depths = np.fromiter((len(block.lineage) for block in blocks), np.int64, count)
    flat = np.fromiter(chain.from_iterable(block.lineage for block in blocks), np.int64, int(depths.sum()))
    starts = np.cumsum(depths) - depths
    size = int(flat.max()) + 1 if len(flat) else 1

    def total(column: Column) -> Column:
        return np.asarray(np.bincount(flat, weights=np.repeat(column, depths), minlength=size), np.float64)

    lengths, linked, spoken = total(length), total(length * link), total(prose_length)
    members, noise = total(np.ones(count)), total(noisy)
    page_spoken = max(1.0, float(prose_length.sum()))
    for up in _LEVELS:
        position = starts + np.maximum(0, depths - up)
        own = flat[np.minimum(position, len(flat) - 1)] if len(flat) else np.zeros(count, np.int64)
        columns[f"length^{up}"] = np.log1p(lengths[own])
        columns[f"link^{up}"] = linked[own] / np.maximum(1.0, lengths[own])
        columns[f"prose^{up}"] = spoken[own] / page_spoken
        columns[f"blocks^{up}"] = np.log1p(members[own])
        columns[f"noisy^{up}"] = noise[own] / np.maximum(1.0, members[own])
    row = np.repeat(np.arange(count), depths)
    for name, share in (("core50", 0.5), ("core80", 0.8)):
        big = spoken >= share * page_spoken
        # Serial numbers grow in document order, so the deepest element that is big enough has the largest one.
        core = int(np.flatnonzero(big)[-1]) if big.any() else -1
        inside = np.asarray(np.bincount(row, weights=(flat == core), minlength=count), np.float64)
        columns[name] = inside
        columns[f"{name}_levels"] = np.asarray(
            depths - np.bincount(row, weights=big[flat], minlength=count), np.float64
        )
        if name == "core80":
            first = int(np.argmax(inside > 0)) if inside.any() else 0
            columns["after_core"] = np.where(inside > 0, 0.0, np.where(np.arange(count) > first, 1.0, -1.0))
    # An element's serial number stands at one depth only, so two neighbours share as many as stand at the same places.
    table = np.full((count, int(depths.max()) if count else 0), -1, np.int64)
    table[row, np.arange(len(flat)) - np.repeat(starts, depths)] = flat
    joint = np.full(count + 1, -1.0)
    joint[1:count] = depths[:-1] - ((table[1:] == table[:-1]) & (table[1:] >= 0)).sum(axis=1)
    columns["joint-1"] = joint[:count]
    columns["joint+1"] = joint[1:]
