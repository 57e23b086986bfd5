"""What of a block's links belongs to which of the parts that a long block is cut into."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from pipeline.blocks.cleaning import clean_text


def deal_out(
    parts: Sequence[str], pieces: Sequence[str], linked: Sequence[int], links: Sequence[str], begun: Sequence[int]
) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """Each part, how many of its characters are linked, and the links that begin in it.

    pieces: the block's text as it came, with blanks and what no reader sees. linked: places of those inside links.
    links: targets; begun: for each the place of the first piece behind its beginning.

    Parts and pieces have the same letters in the same order, blanks aside: these tell what stands where.
    """
    starts = list(accumulate(map(_letters, pieces), initial=0))
    ends = list(accumulate(map(_letters, parts)))
    counts, targets = [0.0] * len(parts), [list[str]() for _ in parts]
    last = len(parts) - 1
    for place in linked:
        start, end = starts[place], starts[place + 1]
        run = pieces[place].strip()
        share = (len(run) + (len(run) < len(pieces[place]))) / max(1, end - start)
        part = bisect_right(ends, start)
        while start < end:
            stop = min(end, ends[part]) if part < last else end
            counts[part] += share * (stop - start)
            start, part = stop, part + 1
    for target, place in zip(links, begun, strict=True):
        targets[min(bisect_right(ends, starts[place]), last)].append(target)
    for text, count, inside in zip(parts, counts, targets, strict=True):
        yield text, round(count), tuple(inside)


def _letters(text: str) -> int:
    text = clean_text(text)
    return len(text) - text.count(" ")
