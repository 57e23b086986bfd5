# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""Columns of the lines of a text without tags: runs, paragraphs, teasers, copies; compiled. `linecolumns.pyi` tells what
goes in and out."""

from libc.math cimport expm1, log1p, sqrt
from libc.stdint cimport int64_t, uint8_t

from pipeline.noise.evidence.neighbours cimport fill_means, fill_since, fill_until, sum_up

import numpy as np

ASKED = (
    *("length", "words", "capitals", "ends_sentence", "prose", "says_more", "repeats", "repeat_order", "digits"),
    *("is_contact_line", "clock"),
)
# Those of `ASKED`, in its order.
cdef enum:
    LENGTH, WORDS, CAPITALS, ENDS_SENTENCE, PROSE, SAYS_MORE, REPEATS, REPEAT_ORDER, DIGITS, IS_CONTACT_LINE, CLOCK

WINDOWS = (
    *[f"{name}~{reach}" for name in ("again", "ends") for reach in (2, 5, 12)],
    *[f"{name}~{reach}" for name in ("capitals", "digits", "contact") for reach in (2, 5)],
    *("clock~3", "clock~8", "few~5", "few~20", "lone~5", "uneven~3", "uneven~8"),
)
COPIES = ("again_run", "again_page", "first_copy", "last_copy")
TEASERS = ("since_more", "until_more", "page_more", "teased", "page_teased")
PARTS = (
    *("part_share", "part_of_core", "part_count", "part_before", "part_behind", "since_part", "until_part"),
    *("core_away", "core_short", "page_paragraphs"),
)
GAPS = ("other_since", "other_until", "other_near", "other_far", "short_above", "short_below", "short_least")
LINES = (*WINDOWS, *COPIES, *TEASERS, *PARTS, *GAPS)

cdef enum:
    SHORT = 60
    FEW_WORDS = 3
    FAR_MORE = 30
    FAR_PART = 60
    FAR_OTHER = 40
    MOST_MORE = 20
    PART_GAP = 3  # a paragraph so many lines behind another one is of the same part of the text
    COPY_GAP = 3
    LONE = 3  # short lines above and below a paragraph that stands alone between them
    TEASED = 2


cdef int put_windows(
    const double *column, Py_ssize_t count, tuple reaches, double[:, ::1] room, double[:, ::1] into
) except -1:
    """Write the means over the rows up to each of `reaches` away. room: for a column of one row more."""
    cdef Py_ssize_t place
    sum_up(column, NULL, count, &room[0, 0])
    for place in range(len(reaches)):
        fill_means(&room[0, 0], NULL, count, reaches[place], &into[place, 0])
    return 0


cdef void fill_unevenness(
    const double *column, Py_ssize_t count, Py_ssize_t reach, double[:, ::1] room, double *into
) noexcept:
    """Write the standard deviation over the rows up to `reach` away. room: for four columns of one row more."""
    cdef Py_ssize_t row
    for row in range(count):
        room[0, row] = column[row] * column[row]
    sum_up(column, NULL, count, &room[1, 0])
    fill_means(&room[1, 0], NULL, count, reach, &room[2, 0])
    sum_up(&room[0, 0], NULL, count, &room[1, 0])
    fill_means(&room[1, 0], NULL, count, reach, &room[3, 0])
    for row in range(count):
        into[row] = sqrt(max(0.0, room[3, row] - room[2, row] * room[2, row]))


def line_columns(const double[:, ::1] asked, double[:, ::1] columns):
    cdef Py_ssize_t count = asked.shape[1], row, end = len(WINDOWS), gaps = len(LINES) - len(GAPS)
    cdef double least = log1p(<double> LONE) - 1e-9
    if asked.shape[0] != len(ASKED) or columns.shape[0] != len(LINES) or columns.shape[1] != count:
        raise ValueError("there is a row for each column, and a number for each line")
    if not count:
        return
    flagged, worked = np.empty((4, count), np.uint8), np.empty((12, count + 1))
    cdef uint8_t[:, ::1] flags = flagged  # prose, short, says more, stands on the page again
    cdef double[:, ::1] work = worked
    for row in range(count):
        flags[0, row] = asked[PROSE, row] > 0
        flags[2, row] = asked[SAYS_MORE, row] > 0
        # "More ..." ends no sentence.
        flags[1, row] = asked[PROSE, row] == 0 and asked[LENGTH, row] < log1p(<double> SHORT)
        flags[1, row] &= asked[ENDS_SENTENCE, row] == 0 or flags[2, row]
        flags[3, row] = asked[REPEATS, row] > 1 and asked[LENGTH, row] > log1p(3.0)
    copy_columns(asked, flags[3], columns[end : end + len(COPIES)])
    end += len(COPIES)
    teaser_columns(flags, columns[end : end + len(TEASERS)])
    end += len(TEASERS)
    part_columns(asked, flags, columns[end : end + len(PARTS)])
    gap_columns(flags, columns[gaps:])
    for row in range(count):
        work[0, row], work[1, row] = flags[3, row], asked[DIGITS, row] > 0
        work[2, row] = asked[WORDS, row] < log1p(FEW_WORDS + 0.5)
        work[3, row] = flags[0, row] and columns[gaps + 6, row] >= least
    put_windows(&work[0, 0], count, (2, 5, 12), work[4:], columns[0:3])
    put_windows(&asked[ENDS_SENTENCE, 0], count, (2, 5, 12), work[4:], columns[3:6])
    put_windows(&asked[CAPITALS, 0], count, (2, 5), work[4:], columns[6:8])
    put_windows(&work[1, 0], count, (2, 5), work[4:], columns[8:10])
    put_windows(&asked[IS_CONTACT_LINE, 0], count, (2, 5), work[4:], columns[10:12])
    put_windows(&asked[CLOCK, 0], count, (3, 8), work[4:], columns[12:14])
    put_windows(&work[2, 0], count, (5, 20), work[4:], columns[14:16])
    put_windows(&work[3, 0], count, (5,), work[4:], columns[16:17])
    fill_unevenness(&asked[LENGTH, 0], count, 3, work[4:], &columns[17, 0])
    fill_unevenness(&asked[LENGTH, 0], count, 8, work[4:], &columns[18, 0])


cdef Py_ssize_t join_near(const uint8_t[::1] flags, Py_ssize_t gap, int64_t[::1] groups) noexcept:
    """Number the groups of rows that have a flag and stand up to `gap` apart; what is between them is of the group too,
    other rows get -1. Returns how many there are."""
    cdef Py_ssize_t row, between, last = 0, number = -1
    for row in range(flags.shape[0]):
        groups[row] = -1
        if not flags[row]:
            continue
        if number < 0 or row - last > gap:
            number += 1
            groups[row] = number
        else:
            for between in range(last + 1, row + 1):
                groups[between] = number
        last = row
    return number + 1


cdef int copy_columns(const double[:, ::1] asked, const uint8_t[::1] again, double[:, ::1] columns) except -1:
    """Fill `COPIES`: how many repeated lines stand near each other; their share of the page; whether a line is the first
    of its copies, or the last."""
    cdef Py_ssize_t count = again.shape[0], row
    cdef double share = 0
    grouped, counted = np.empty(count, np.int64), np.zeros(count)
    cdef int64_t[::1] group = grouped
    cdef double[::1] sizes = counted
    join_near(again, COPY_GAP, group)
    for row in range(count):
        if again[row]:
            sizes[group[row]] += 1
            share += 1
    for row in range(count):
        columns[0, row] = log1p(sizes[group[row]]) if group[row] >= 0 else 0.0
        columns[1, row] = share / count
        columns[2, row] = again[row] and asked[REPEAT_ORDER, row] <= 1
        columns[3, row] = again[row] and asked[REPEAT_ORDER, row] >= asked[REPEATS, row]
    return 0


cdef void teaser_columns(const uint8_t[:, ::1] flags, double[:, ::1] columns) noexcept:
    """Fill `TEASERS`: how far the links to the rest of a text are, how many the page has, and which paragraphs, and
    what share of them, such a link follows."""
    cdef Py_ssize_t count = flags.shape[1], row, ahead
    cdef double more = 0, prose = 0, teased = 0
    fill_since(&flags[2, 0], count, FAR_MORE, &columns[0, 0])
    fill_until(&flags[2, 0], count, FAR_MORE, &columns[1, 0])
    for row in range(count):
        more += flags[2, row]
        prose += flags[0, row]
        columns[3, row] = 0
        if flags[0, row]:
            for ahead in range(row + 1, min(count, row + 1 + TEASED)):
                if flags[2, ahead]:
                    columns[3, row] = 1
        teased += columns[3, row]
    for row in range(count):
        columns[2, row] = min(more, <double> MOST_MORE)
        columns[4, row] = teased / max(1.0, prose)


cdef int part_columns(const double[:, ::1] asked, const uint8_t[:, ::1] flags, double[:, ::1] columns) except -1:
    """Fill `PARTS`: paragraphs near each other are a part of the text, the largest one its core. The share that a line's
    part has of all paragraphs, and of the core, and how many it has; the size of the parts before and behind, and how
    far away they are; how far the core is, and how many short lines stand between."""
    cdef Py_ssize_t count = flags.shape[1], row, parts, core = 0, first = count // 2, last = count // 2
    cdef double spoken = 0, paragraphs = 0, run = 0
    parted, sized = np.empty(count, np.int64), np.zeros((2, count))
    cdef int64_t[::1] part = parted
    cdef double[:, ::1] sizes = sized  # characters and number of the paragraphs of each part
    parts = join_near(flags[0], PART_GAP, part)
    for row in range(count):
        if flags[0, row]:
            sizes[0, part[row]] += expm1(asked[LENGTH, row])
            sizes[1, part[row]] += 1
            spoken += expm1(asked[LENGTH, row])
            paragraphs += 1
    for row in range(parts):
        if sizes[0, row] > sizes[0, core]:
            core = row
    for row in range(count):
        columns[0, row] = columns[1, row] = columns[2, row] = 0
        if part[row] >= 0:
            columns[0, row] = sizes[0, part[row]] / max(1.0, spoken)
            columns[1, row] = sizes[0, part[row]] / max(1.0, sizes[0, core])
            columns[2, row] = log1p(sizes[1, part[row]])
        columns[9, row] = log1p(paragraphs)
    to_parts(part, sizes[0], max(1.0, sizes[0, core]), 1, columns[3], columns[5])
    to_parts(part, sizes[0], max(1.0, sizes[0, core]), -1, columns[4], columns[6])
    if parts:
        first, last = 0, count - 1
        while part[first] != core:
            first += 1
        while part[last] != core:
            last -= 1
    for row in range(first, last + 1):
        columns[7, row] = columns[8, row] = 0
    for row in range(first - 1, -1, -1):
        run += flags[1, row]
        columns[7, row], columns[8, row] = -log1p(<double> (first - row)), log1p(run)
    run = 0
    for row in range(last + 1, count):
        run += flags[1, row]
        columns[7, row], columns[8, row] = log1p(<double> (row - last)), log1p(run)
    return 0


cdef void to_parts(
    const int64_t[::1] part, const double[::1] sizes, double most, int step, double[::1] size, double[::1] distance
) noexcept:
    """Write the share of the core that the part has which was met last, and how far it is, going down or up."""
    cdef Py_ssize_t count = part.shape[0], place, row
    cdef double share = 0, away = FAR_PART
    for place in range(count):
        row = place if step > 0 else count - 1 - place
        if part[row] >= 0:
            share, away = sizes[part[row]] / most, 0
        else:
            away = min(away + 1, <double> FAR_PART)
        size[row], distance[row] = share, away


cdef void gap_columns(const uint8_t[:, ::1] flags, double[:, ::1] columns) noexcept:
    """Fill `GAPS`: how far the paragraphs before and behind are, a line's own apart, and how many short lines stand right
    above and below."""
    cdef Py_ssize_t count = flags.shape[1], row
    cdef double away = FAR_OTHER, run = 0
    for row in range(count):
        away = min(away + 1, <double> FAR_OTHER)
        columns[0, row], columns[4, row] = away, log1p(run)
        away = 0 if flags[0, row] else away
        run = run + 1 if flags[1, row] else 0
    away, run = FAR_OTHER, 0
    for row in range(count - 1, -1, -1):
        away = min(away + 1, <double> FAR_OTHER)
        columns[1, row], columns[5, row] = away, log1p(run)
        away = 0 if flags[0, row] else away
        run = run + 1 if flags[1, row] else 0
        columns[2, row] = min(columns[0, row], columns[1, row])
        columns[3, row] = max(columns[0, row], columns[1, row])
        columns[6, row] = min(columns[4, row], columns[5, row])
