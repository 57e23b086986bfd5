"""When a page says that it was published, changed, and holds from, and the moment that its stamp shows.

Asked in this order: markup that exists for nothing else (meta elements, JSON-LD), a date behind words that say so
("Stand:", "Publié le"), a stamp that stands alone near the title, the page's only `<time>`, the address. A clock time
is kept where the page shows it; markup's is not, since its zone is the content management system's.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from re import Pattern

from pipeline.block import Block
from pipeline.digit_signs import DIGITS, FIGURE
from pipeline.edtf import is_edtf
from pipeline.entities.dates import find_dates
from pipeline.entities.dates.folding import fold, fold_word
from pipeline.entities.dates.words import alternatives
from pipeline.entities.page_stamps import LONGEST_DAY, find_stamp, is_day
from pipeline.head import PageHead, may_hold
from pipeline.languages import all_languages, words_of
from pipeline.wordscan import WordScan
from sources.page import Publisher

# Names of <meta> elements, as schema.org, Open Graph, Dublin Core and common systems write them.
_PUBLISHED_META = (
    "article:published_time", "og:published_time", "datepublished", "dcterms.issued", "dc.date.issued",
    "dcterms.created",
    "dc.date.created", "dcterms.date", "dc.date", "pubdate", "publishdate", "publish_date", "publication_date", "date",
    "dcterms.available", "creationdate", "created",
)  # fmt: skip
_MODIFIED_META = (
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified", "last-modified",
    "lastmod", "modified", "revised", "updatedatetime", "last_updated",
)  # fmt: skip
_PUBLISHED_KEYS, _MODIFIED_KEYS = ("datePublished", "uploadDate", "dateCreated"), ("dateModified",)
# The first web pages of towns are of the mid-nineties; a page cannot be newer than the century.
_FIRST_YEAR, _LAST_YEAR = 1993, 2100
_SEGMENT_START = re.compile(r"(?:^\(?|[|·•–—>:;.\[\t])\s*$")
"""What stands before a label of one word: a sentence may well say "the deed bears the date 4 March 2016", a table
"26,287 (Stand 31.12.2023)"."""

_ISO_DAY = re.compile(r"\s{0,3}([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?![0-9])")
_ADDRESS_DAY = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12][0-9]|3[01])(?![0-9])")
_LABEL_GAP = re.compile(r"[\s:|,.–—-]*(?:\w{1,9}[.,]?\s)?[\s:|,–—-]*")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST_BLOCK, _LONGEST_LABEL = 300, 40
_FULL_DATE = FIGURE | DIGITS
# JSON-LD nested deeper, or longer, is not read.
_DEEPEST, _LONGEST_SCRIPT = 12, 200_000


@dataclass(frozen=True, slots=True)
class PageDates:
    """EDTF of the day or moment of publication, of the last change, and from when what the page says holds.

    stamped: of the stamp, a line with a day (and a clock time) and nothing else ("31. Oktober 2014 | 06:33 Uhr"); it
    stands for the publication where nothing says more of it. None where the page does not say.
    """

    published: str | None = None
    modified: str | None = None
    valid_from: str | None = None
    stamped: str | None = None


def find_page_dates(
    head: PageHead, blocks: Sequence[Block], signs: Sequence[int], url: str, publisher: Publisher
) -> PageDates:
    """Dates of a page as a whole.

    head: what the markup says. blocks: the page's blocks, noise too, since stamps stand in footers. signs: which digits
    each of them has (`digit_signs`).
    url: the page's address. publisher: in whose languages blocks without one are read.
    """
    languages = _languages(head, blocks, publisher)
    # Longer blocks are prose: what stands in them is about something else.
    numbered = [
        block
        for block, held in zip(blocks, signs, strict=True)
        if held & _FULL_DATE == _FULL_DATE and len(block.text) <= _LONGEST_BLOCK
    ]
    labelled = _behind_labels(blocks, numbered, languages) | _labelled(numbered, languages)
    stamped = find_stamp(blocks, numbered, languages)
    stamped = stamped if stamped and _plausible(stamped[:10]) else None
    meta = dict(reversed(head.meta))  # the first of a name counts
    published = (
        _from_meta(meta, _PUBLISHED_META)
        or _from_json_ld(head, _PUBLISHED_KEYS)
        or labelled.get("published")
        or stamped
        or _only_time(head)
        or _from_address(url)
    )
    modified = _from_meta(meta, _MODIFIED_META) or _from_json_ld(head, _MODIFIED_KEYS) or labelled.get("modified")
    return PageDates(published, modified, labelled.get("valid_from"), stamped)


def _languages(head: PageHead, blocks: Sequence[Block], publisher: Publisher) -> list[str]:
    """Languages with a grammar that the page may be in: its own first, then the publisher's."""
    seen = Counter([block.language for block in blocks])
    counted = sorted(seen, key=lambda lang: (-seen[lang], lang))
    known = all_languages()
    ordered = dict.fromkeys([*counted, head.lang[:2], *publisher.languages])
    return [lang for lang in ordered if lang in known] or ["en"]


def _plausible(value: str) -> bool:
    return is_edtf(value) and value[:4].isdigit() and _FIRST_YEAR <= int(value[:4]) <= _LAST_YEAR


def _day(text: str) -> str | None:
    """The day of an ISO 8601 string, None where it is none or cannot be a page's."""
    found = _ISO_DAY.match(text)
    value = "-".join(found.groups()) if found else ""
    return value if value and _plausible(value) else None


def _from_meta(meta: Mapping[str, str], names: Sequence[str]) -> str | None:
    return next((day for name in names if name in meta and (day := _day(meta[name]))), None)


def _from_json_ld(head: PageHead, keys: Sequence[str]) -> str | None:
    for script in head.json_ld:
        if len(script) > _LONGEST_SCRIPT or not may_hold(script, keys):
            continue
        try:
            data = json.loads(script)
        except (ValueError, RecursionError):
            data = dict(re.findall(r'"(date\w+|uploadDate)"\s*:\s*"([^"]{8,40})"', script))
        for key in keys:
            for value in _values(data, key, 0):
                if day := _day(value):
                    return day
    return None


def _values(data: object, key: str, depth: int) -> Iterator[str]:
    """Strings under a key, the outermost first."""
    if depth > _DEEPEST:
        return
    if isinstance(data, dict):
        if isinstance(data.get(key), str):
            yield data[key]
        for value in data.values():
            yield from _values(value, key, depth + 1)
    elif isinstance(data, list):
        for value in data:
            yield from _values(value, key, depth + 1)


@cache
def _labels(lang: str) -> Pattern[str]:
    words = words_of(lang).dates
    groups = (("modified", words.modified), ("valid_from", words.valid_from), ("published", words.published))
    return re.compile(
        "(?<![a-z])(?:" + "|".join(f"(?P<{name}>{alternatives(group)})" for name, group in groups) + ")(?![a-z])"
    )


@cache
def _label_starts(lang: str) -> WordScan:
    """A cheap test: the first words of what `_labels` finds."""
    words = words_of(lang).dates
    labels = (*words.modified, *words.valid_from, *words.published)
    firsts = [first for label in labels for first in fold_word(label).split()[:1]]
    return WordScan(firsts, lambda before: "a" <= before <= "z", None)


def _labelled(blocks: Sequence[Block], languages: Sequence[str]) -> dict[str, str]:
    """The first date behind words that say what it is, by kind."""
    found: dict[str, str] = {}
    for block in blocks:
        folded = fold(block.text)
        candidates = [block.language] if block.language in languages else languages
        for lang in candidates:
            if not _label_starts(lang).found(folded.text):
                continue
            for label in _labels(lang).finditer(folded.text):
                kind = label.lastgroup
                if kind is None or kind in found:
                    continue
                if " " not in label[0].strip() and not _SEGMENT_START.search(folded.text, 0, label.start()):
                    continue
                end = folded.span(label.start(), label.end())[1]
                gap = _LABEL_GAP.match(block.text, end)
                start = gap.end() if gap else end
                for date in find_dates(block.text[end:], lang):
                    # What holds from one day until another, or until today, holds from the first.
                    value = date.edtf.split("/")[0] if kind == "valid_from" else date.edtf
                    if _is_day(value):
                        if end + date.start <= start + 2:
                            found[kind] = value
                        break
    return found


def _behind_labels(blocks: Sequence[Block], numbered: Sequence[Block], languages: Sequence[str]) -> dict[str, str]:
    """The first date that fills a block behind a block that is such a label and no more, by kind."""
    found: dict[str, str] = {}
    for block in numbered:
        if len(block.text) > LONGEST_DAY or block.index == 0:
            continue
        label = blocks[block.index - 1].text  # a block's index is its place
        if len(label) > _LONGEST_LABEL:
            continue
        folded = fold(label).text.strip(" :")
        for lang in [block.language] if block.language in languages else languages:
            kind = _label_starts(lang).found(folded) and _labels(lang).fullmatch(folded)
            if not kind or kind.lastgroup is None or kind.lastgroup in found:
                continue
            dates = find_dates(block.text, lang)
            if len(dates) == 1 and _is_day(dates[0].edtf) and not _LETTER.search(block.text[: dates[0].start]):
                found[kind.lastgroup] = dates[0].edtf
    return found


def _is_day(edtf: str) -> bool:
    return is_day(edtf) and _plausible(edtf)


def _only_time(head: PageHead) -> str | None:
    days = {day for moment, _ in head.times if (day := _day(moment))}
    return days.pop() if len(days) == 1 and len(head.times) == 1 else None


def _from_address(url: str) -> str | None:
    found = _ADDRESS_DAY.search(url)
    value = "-".join(found.groups()) if found else ""
    return value if value and _plausible(value) else None
