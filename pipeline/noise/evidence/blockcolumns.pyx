# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""Columns of what each block shows by itself, and of what stands around it in reading order; compiled.
`blockcolumns.pyi` tells what goes in and out."""

from libc.math cimport log1p
from libc.stdint cimport int64_t, uint8_t

from pipeline.noise.evidence.neighbours cimport fill_means, fill_shifted, fill_since, fill_until, sum_up

import numpy as np

# The rows of `textcounts.FIELDS`.
cdef enum:
    C_LENGTH, C_WORDS, C_UPPER, C_CAPITALS, C_DIGITS, C_STOPS, C_COMMAS, C_SEPARATORS, C_SYMBOLS, C_CJK
    C_ENDS_SENTENCE, C_STARTS_LOWER, C_FUNCTION_WORDS, C_CLOCK, C_YEAR, C_AT_SIGN, C_RIGHTS

# Those of `OWN`, in its order.
cdef enum:
    LENGTH, WORDS, UPPER, CAPITALS, DIGITS, STOPS, COMMAS, SEPARATORS, SYMBOLS, CJK, WORD_LENGTH
    ENDS_SENTENCE, STARTS_LOWER, CLOCK, YEAR, AT_SIGN, RIGHTS, FUNCTIONS, FUNCTION_WORDS
    LINK_SHARE, PROSE, NAMED, LEVEL, LINKS, OUTSIDE_LINKS, KINDS

OWN = (
    *("length", "words", "upper", "capitals", "digits", "stops", "commas", "separators", "symbols", "cjk", "word_length"),
    *("ends_sentence", "starts_lower", "clock", "year", "at_sign", "rights", "functions", "function_words"),
    *("link_share", "prose", "named", "level", "links", "outside_links"),
)
PLACES = ("place", "from_start", "from_end", "length_before", "prose_before", "prose_after", "page_share")

_STEPS, _REACHES = (-2, -1, 1, 2), (2, 5, 12)
AROUND = (
    *[f"{name}{by:+d}" for by in _STEPS for name in ("length", "link", "functions", "noisy", "level")],
    *[f"{name}~{reach}" for reach in _REACHES for name in ("length", "link", "prose", "noisy", "functions")],
    *[f"since_{name}" for name in ("prose", "heading", "h1", "noisy", "sentence", "rights")],
    *[f"until_{name}" for name in ("prose", "heading", "h1", "noisy", "sentence")],
)
RUN = ("run", "run_place", "run_left", *[f"run_{name}" for name in ("reach", "digits", "lower", "words", "commas", "functions")])

cdef enum:
    MOST_SIGNS = 10
    MOST_FUNCTIONS = 30
    MOST_LINKS = 20
    FAR = 200
    SHORT = 60
cdef double TRUSTED = 0.2  # prose in menus and sliders does not count where this share of a page's stands elsewhere


def own_columns(
    const double[:, ::1] chars,
    const double[:, ::1] fields,
    const int64_t[::1] bits,
    const uint8_t[::1] named,
    Py_ssize_t kinds,
    Py_ssize_t categories,
    double[:, ::1] own,
):
    cdef Py_ssize_t count = bits.shape[0], row, place
    cdef double length, words, safe, extent, spoken, free = 0, all_spoken = 0
    cdef bint prose
    if not (chars.shape[1] == fields.shape[1] == named.shape[0] == own.shape[1] == count):
        raise ValueError("there is a number for each block")
    if own.shape[0] != KINDS + kinds + categories or chars.shape[0] != C_RIGHTS + 1 or fields.shape[0] < 5:
        raise ValueError("there is a row for each column")
    spoken_in, noise = np.empty(count), np.empty(count)
    cdef double[::1] prose_length = spoken_in, noisy = noise
    for row in range(count):
        length = chars[C_LENGTH, row]
        safe, words = max(length, 1.0), max(chars[C_WORDS, row], 1.0)
        own[LENGTH, row], own[WORDS, row] = length, chars[C_WORDS, row]
        own[UPPER, row] = chars[C_UPPER, row] / safe
        own[CAPITALS, row] = chars[C_CAPITALS, row] / words
        own[DIGITS, row] = chars[C_DIGITS, row] / safe
        own[STOPS, row] = min(chars[C_STOPS, row], <double> MOST_SIGNS)
        own[COMMAS, row] = min(chars[C_COMMAS, row], <double> MOST_SIGNS)
        own[SEPARATORS, row] = chars[C_SEPARATORS, row] / safe
        own[SYMBOLS, row] = chars[C_SYMBOLS, row] / safe
        own[CJK, row] = chars[C_CJK, row] / safe
        own[WORD_LENGTH, row] = length / words
        own[ENDS_SENTENCE, row], own[STARTS_LOWER, row] = chars[C_ENDS_SENTENCE, row], chars[C_STARTS_LOWER, row]
        own[CLOCK, row], own[YEAR, row] = chars[C_CLOCK, row], chars[C_YEAR, row]
        own[AT_SIGN, row], own[RIGHTS, row] = chars[C_AT_SIGN, row], chars[C_RIGHTS, row]
        own[FUNCTIONS, row] = chars[C_FUNCTION_WORDS, row] / words
        own[FUNCTION_WORDS, row] = min(chars[C_FUNCTION_WORDS, row], <double> MOST_FUNCTIONS)
        own[LINK_SHARE, row], own[NAMED, row], own[LEVEL, row] = fields[0, row], named[row] != 0, fields[2, row]
        own[LINKS, row], own[OUTSIDE_LINKS, row] = min(fields[3, row], <double> MOST_LINKS), fields[4, row]
        # A character of Chinese or Japanese says as much as three of an alphabet.
        extent = length + 2 * chars[C_CJK, row]
        prose = (
            extent >= 60
            and fields[0, row] < 0.4
            and (own[FUNCTIONS, row] > 0.2 or chars[C_CJK, row] > 0.3 * length or length > 140)
        )
        spoken = extent * (1 - fields[0, row]) if prose else 0.0
        own[PROSE, row], prose_length[row], noisy[row] = prose, spoken, bits[row] > 0
        all_spoken += spoken
        if not named[row]:
            free += spoken
    if free >= TRUSTED * all_spoken:
        for row in range(count):
            if named[row]:
                prose_length[row] = 0
    for place in range(kinds):
        for row in range(count):
            own[KINDS + place, row] = fields[1, row] == place
    for place in range(categories):
        for row in range(count):
            own[KINDS + kinds + place, row] = (bits[row] >> place) & 1
    return spoken_in, noise


def place_columns(const double[::1] length, const double[::1] prose_length, double[:, ::1] places):
    cdef Py_ssize_t count = length.shape[0], row
    cdef double total = 0, spoken = 0, before = 0, said = 0
    if not (prose_length.shape[0] == places.shape[1] == count) or places.shape[0] != 7:
        raise ValueError("there is a number for each block")
    for row in range(count):
        total += length[row]
        spoken += prose_length[row]
    total, spoken = max(1.0, total), max(1.0, spoken)
    for row in range(count):
        places[0, row] = row / <double> max(1, count - 1)
        places[1, row] = places[2, count - 1 - row] = log1p(<double> row)
        places[3, row] = before / total
        places[4, row] = said / spoken
        before += length[row]
        said += prose_length[row]
        places[5, row] = 1 - said / spoken
        places[6, row] = length[row] / total


def around_columns(
    const double[:, ::1] own, const double[::1] prose_length, const double[::1] noisy, Py_ssize_t heading, double[:, ::1] around
):
    cdef Py_ssize_t count = noisy.shape[0], row, place = 0, step, column
    cdef const double *beside[5]
    cdef const double *windows[5]
    if not (own.shape[1] == prose_length.shape[0] == around.shape[1] == count) or not 0 <= heading < own.shape[0]:
        raise ValueError("there is a number for each block")
    if around.shape[0] != len(AROUND) or own.shape[0] < KINDS:
        raise ValueError("there is a row for each column")
    if not count:
        return
    flagged, spoken, summed = np.empty((6, count), np.uint8), np.empty(count), np.empty(count + 1)
    cdef uint8_t[:, ::1] flags = flagged
    cdef double[::1] prose = spoken, sums = summed
    for row in range(count):
        prose[row] = prose_length[row] > 0
        flags[0, row], flags[1, row], flags[2, row] = prose[row] > 0, own[heading, row] > 0, own[LEVEL, row] == 1
        flags[3, row], flags[4, row], flags[5, row] = noisy[row] > 0, own[ENDS_SENTENCE, row] > 0, own[RIGHTS, row] > 0
    beside[0], beside[1], beside[2] = &own[LENGTH, 0], &own[LINK_SHARE, 0], &own[FUNCTIONS, 0]
    beside[3], beside[4] = &noisy[0], &own[LEVEL, 0]
    for step in _STEPS:
        for column in range(5):
            fill_shifted(beside[column], count, step, -1.0, &around[place, 0])
            place += 1
    windows[0], windows[1], windows[2] = &own[LENGTH, 0], &own[LINK_SHARE, 0], &prose[0]
    windows[3], windows[4] = &noisy[0], &own[FUNCTIONS, 0]
    for column in range(5):
        sum_up(windows[column], NULL, count, &sums[0])
        for step in range(len(_REACHES)):
            fill_means(&sums[0], NULL, count, _REACHES[step], &around[place + 5 * step + column, 0])
    place += 5 * len(_REACHES)
    for column in range(6):
        fill_since(&flags[column, 0], count, FAR, &around[place, 0])
        place += 1
    for column in range(5):
        fill_until(&flags[column, 0], count, FAR, &around[place, 0])
        place += 1


def run_columns(const double[::1] length, const double[:, ::1] own, Py_ssize_t contact, double[:, ::1] runs):
    cdef Py_ssize_t count = length.shape[0], first = 0, end, row, column
    cdef double sums[6]
    cdef bint short
    if not (own.shape[1] == runs.shape[1] == count) or not 0 <= contact < own.shape[0] or own.shape[0] < KINDS:
        raise ValueError("there is a number for each block")
    if runs.shape[0] != len(RUN):
        raise ValueError("there is a row for each column")
    while first < count:
        short, end = is_short(length, own, first), first + 1
        while end < count and is_short(length, own, end) == short:
            end += 1
        for column in range(6):
            sums[column] = 0
        for row in range(first, end):
            sums[0] += max(own[AT_SIGN, row], own[contact, row])
            sums[1] += own[DIGITS, row] > 0
            sums[2] += own[STARTS_LOWER, row]
            sums[3] += own[WORDS, row]
            sums[4] += own[COMMAS, row] > 0
            sums[5] += own[FUNCTIONS, row]
        for row in range(first, end):
            runs[0, row] = log1p(<double> (end - first)) if short else 0.0
            runs[1, row] = log1p(<double> (row - first)) if short else 0.0
            runs[2, row] = log1p(<double> (end - 1 - row)) if short else 0.0
            for column in range(6):
                runs[3 + column, row] = sums[column] / (end - first)
        first = end


cdef inline bint is_short(const double[::1] length, const double[:, ::1] own, Py_ssize_t row) noexcept:
    """True for a line as menus, lists and addresses have them: a short one that ends no sentence."""
    return own[PROSE, row] == 0 and length[row] < SHORT and own[ENDS_SENTENCE, row] == 0


def section_columns(
    const double[:, ::1] own,
    const int64_t[::1] bits,
    Py_ssize_t heading,
    int64_t announces,
    const int64_t[::1] announced,
    const int64_t[:, ::1] windows,
    double[:, ::1] sections,
):
    cdef Py_ssize_t count = bits.shape[0], row, column, listed = announced.shape[0]
    cdef int64_t said = 0
    if not (own.shape[1] == sections.shape[1] == count) or sections.shape[0] != listed + windows.shape[0]:
        raise ValueError("there is a number for each block")
    if not 0 <= heading < own.shape[0] or windows.shape[1] != 2:
        raise ValueError("there is a row for each column")
    for column in range(windows.shape[0]):
        if not 0 <= windows[column, 0] < own.shape[0]:
            raise ValueError("there is a row for each column")
    if not count:
        return
    summed = np.empty(count + 1)
    cdef double[::1] sums = summed
    for row in range(count):
        if own[heading, row] > 0 or bits[row] & announces:
            said = bits[row]
        for column in range(listed):
            sections[column, row] = said & announced[column] != 0
    for column in range(windows.shape[0]):
        sum_up(&own[windows[column, 0], 0], NULL, count, &sums[0])
        fill_means(&sums[0], NULL, count, windows[column, 1], &sections[listed + column, 0])
