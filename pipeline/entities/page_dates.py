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

from pipeline.block import Block, BlockKind
from pipeline.digit_signs import DIGITS, FIGURE
from pipeline.edtf import is_edtf
from pipeline.entities.dates import FoundDate, find_dates
from pipeline.entities.dates.folding import fold, fold_word
from pipeline.entities.dates.words import alternatives
from pipeline.entities.dates.words import numbered as numbers_of
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
_SEGMENT_START = re.compile(r"(?:^|[|·•–—>:;.(\[\t])\s*$")
"""What stands before a label of one word: a sentence may well say "the deed bears the date 4 March 2016"."""

_ISO_DAY = re.compile(r"\s{0,3}([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?![0-9])")
_ADDRESS_DAY = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12][0-9]|3[01])(?![0-9])")
_LABEL_GAP = re.compile(r"[\s:|,.–—-]*(?:\w{1,9}[.,]?\s)?[\s:|,–—-]*")
_WORD = re.compile(r"[^\W\d_]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[0-9]+")
_LONGEST_BLOCK, _LONGEST_STAMP = 300, 60
_FULL_DATE = FIGURE | DIGITS
# How many blocks from the top, or behind the first heading, a stamp without any word may stand.
_STAMP_REACH = 3
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
    labelled = _labelled(numbered, languages)
    stamped = _stamp(blocks, numbered, languages)
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
                date = next((d for d in find_dates(block.text[end:], lang) if _is_day(d)), None)
                if date is not None and end + date.start <= start + 2:
                    found[kind] = date.edtf
    return found


def _is_day(date: FoundDate) -> bool:
    return "/" not in date.edtf and _DAY.match(date.edtf) is not None and _plausible(date.edtf)


def _stamp(blocks: Sequence[Block], numbered: Sequence[Block], languages: Sequence[str]) -> str | None:
    """A block that is nothing but a day: with a clock time anywhere, else at the top or below the title.

    numbered: those of the blocks that are short and hold as many digits as a full date.
    """
    numbered = [block for block in numbered if len(block.text) <= _LONGEST_STAMP and block.kept]
    if not numbered:
        return None
    kept = [block for block in blocks if block.kept]
    heading = next((place for place, block in enumerate(kept) if block.kind is BlockKind.HEADING), 0)
    near = {block.index for block in (*kept[:_STAMP_REACH], *kept[heading : heading + _STAMP_REACH + 1])}
    for block in numbered:
        if block.index not in near and not _has_clock(block.text):
            continue
        for lang in [block.language] if block.language in languages else languages[:2]:
            dates = find_dates(block.text, lang)
            if len(dates) != 1 or not _is_day(dates[0]):
                continue
            rest = block.text[: dates[0].start] + " " + block.text[dates[0].end :]
            if any(fold(word).text not in _weekdays(lang) for word in _WORD.findall(rest)):
                continue
            if "T" in dates[0].edtf or block.index in near:
                return dates[0].edtf
    return None


def _has_clock(text: str) -> bool:
    """A cheap test: a day and an hour are three numbers where a word names the month, else four."""
    numbers = len(_NUMBER.findall(text))
    return numbers > 3 or (numbers == 3 and text.lower() != text.upper())


@cache
def _weekdays(lang: str) -> frozenset[str]:
    return frozenset(numbers_of(words_of(lang).dates.weekdays))


def _only_time(head: PageHead) -> str | None:
    days = {day for moment, _ in head.times if (day := _day(moment))}
    return days.pop() if len(days) == 1 and len(head.times) == 1 else None


def _from_address(url: str) -> str | None:
    found = _ADDRESS_DAY.search(url)
    value = "-".join(found.groups()) if found else ""
    return value if value and _plausible(value) else None
