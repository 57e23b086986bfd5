# cython: language_level=3, boundscheck=False, wraparound=False
"""The words of a text with which names begin, and at most of them the name; compiled. `namescan.pyi` tells what goes
in and out."""

from cpython.unicode cimport (
    PyUnicode_DATA,
    PyUnicode_GET_LENGTH,
    PyUnicode_KIND,
    PyUnicode_READ,
    Py_UNICODE_ISALPHA,
)
from libc.stdint cimport uint8_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free
from libc.string cimport memset

from pipeline.entities.cities.nameletters cimport APOSTROPHE, CAPITAL, is_alnum, is_apostrophe, what
from pipeline.gazetteer.namefold cimport SIGMA, folded
from pipeline.gazetteer.namefold import fold

NOTHING, NAME, LISTED = range(3)

cdef enum:
    OPENS_NOTHING = 0
    OPENS_LISTED = 2

    LONGEST = 60  # letters of a name
    MOST_REMEMBERED = 50_000  # words
    SIGNS = 4  # after a word, for which what follows is kept
    WORDS = 8  # of 64 bits
    SHORTEST_GENITIVE = 5  # letters, its s among them


cdef uint64_t[WORDS] ANYTHING
memset(ANYTHING, 0xFF, sizeof(ANYTHING))


cdef class FirstWord:
    """What a word opens; once it was seen twice, also which name it is alone and how longer ones go on.

    follow: for each sign behind the word a set, of which three letters come next in the names that go on with it; NULL
    where none does. Three letters have one of 512 bits, so that few others pass for one of them.
    """

    cdef int kind, signs
    cdef bint met, asked, askable
    cdef object whole, base, areas
    cdef Py_UCS4[SIGNS] sign
    cdef uint64_t *follow[SIGNS]

    def __dealloc__(self):
        for at in range(self.signs):
            if self.follow[at] != ANYTHING:
                free(self.follow[at])

    cdef int add(self, Py_UCS4 sign, behind) except -1:
        """Keep how names go on behind a sign; None for in any way."""
        cdef uint64_t *follow = NULL
        cdef unsigned int bit
        cdef str rest
        if behind is None or "" in behind:
            follow = ANYTHING
        elif behind:
            follow = <uint64_t *> calloc(WORDS, sizeof(uint64_t))
            if follow == NULL:
                raise MemoryError
            for rest in behind:
                bit = bit_of(rest[0], rest[1] if len(rest) > 1 else 0, rest[2] if len(rest) > 2 else 0)
                follow[bit >> 6] |= <uint64_t> 1 << (bit & 63)
        self.sign[self.signs], self.follow[self.signs] = sign, follow
        self.signs += 1
        return 0


cdef inline unsigned int bit_of(Py_UCS4 one, Py_UCS4 other, Py_UCS4 third) noexcept:
    """The bit of three letters. What is neither letter nor figure may be the end of the name as well."""
    cdef uint32_t total = <uint32_t> one * <uint32_t> 0x9E3779B1
    if is_alnum(other):
        total += <uint32_t> other * <uint32_t> 0x85EBCA6B
        if is_alnum(third):
            total += <uint32_t> third * <uint32_t> 0xC2B2AE35
    return (total >> 16) & (64 * WORDS - 1)


cdef inline bint holds(const uint64_t *bits, unsigned int bit) noexcept:
    return bits[bit >> 6] >> (bit & 63) & 1


cdef class NameScan:
    cdef dict remembered
    cdef object make, make_area, named
    cdef readonly frozenset declining, with_genitive
    cdef frozenset swallowing, with_articles

    def __init__(self, make, make_area, named, *, declining, with_articles, with_genitive, swallowing):
        self.remembered = {}
        self.make, self.make_area, self.named = make, make_area, named
        self.declining, self.with_articles = frozenset(declining), frozenset(with_articles)
        self.with_genitive, self.swallowing = frozenset(with_genitive), frozenset(swallowing)

    def find(self, block, str text not None, language, taken=()):
        cdef int kind = PyUnicode_KIND(text)
        cdef const void *data = PyUnicode_DATA(text)
        cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text), place = 0, start, end, last = 0, last_area = 0
        cdef Py_UCS4 before
        cdef uint8_t is_what
        cdef bint declining = language in self.declining, articles = language in self.with_articles
        cdef bint genitive = language in self.with_genitive, untaken = not taken, swallowed, alone
        cdef FirstWord first
        cdef str whole = None, window
        cdef list spans = [], areas = []
        while place < length:
            is_what = what(PyUnicode_READ(kind, data, place))
            start = place
            place += 1
            if not is_what & (CAPITAL | APOSTROPHE):
                continue
            if start:
                before = PyUnicode_READ(kind, data, start - 1)
                if before == u"_" or is_alnum(before):
                    continue
            if is_what & CAPITAL:
                end = place
                while end < length and is_alnum(PyUnicode_READ(kind, data, end)):
                    end += 1
            elif (  # "'s-Hertogenbosch"
                start + 3 < length
                and PyUnicode_READ(kind, data, start + 1) == u"s"
                and PyUnicode_READ(kind, data, start + 2) == u"-"
                and what(PyUnicode_READ(kind, data, start + 3)) & CAPITAL
            ):
                end = start + 4
            else:
                continue
            place = end
            first = self.first_word(text, start, end)
            swallowed = articles and text[max(0, start - 3) : start].lower() in self.swallowing
            if not (first.kind or declining or swallowed) or not (untaken or not taken.overlaps(start, start + 1)):
                continue
            alone = not (declining or swallowed) and self.stands_alone(first, text, kind, data, length, start, end)
            window = None
            if first.kind == OPENS_LISTED and start >= last_area:
                if alone:
                    area = None if first.areas is None else self.make_area(start, end, first.areas)
                else:
                    whole = whole or fold(text)
                    window = whole[start : start + LONGEST]
                    area = self.area_at(text, start, window)
                if area is not None:
                    areas.append(area)
                    last_area = area.end
            if start < last:
                continue
            if start > 1 and PyUnicode_READ(kind, data, start - 2) == u"O":
                if is_apostrophe(PyUnicode_READ(kind, data, start - 1)):
                    continue
            if alone:
                span = self.of_one_word(first, block, text, kind, data, length, start, end, genitive)
            else:
                if window is None:
                    whole = whole or fold(text)
                    window = whole[start : start + LONGEST]
                span = self.longest(block, text, start, window, language, first.kind == OPENS_LISTED)
            if span is None:
                continue
            if start and last != start - 1 and PyUnicode_READ(kind, data, start - 1) == u"-" and self.is_rest(text, start):
                continue
            spans.append(span)
            # What stands in a bracket that belongs to the name is none of its own: "Laufenburg (Baden)".
            last = span.end if alone or "(" not in span.name else max(span.end, start + len(span.name))
        return spans, areas

    cdef FirstWord first_word(self, str text, Py_ssize_t start, Py_ssize_t end):
        """What a word opens; remembered."""
        cdef FirstWord first
        word = text[start : min(end, start + LONGEST)]
        known = self.remembered.get(word)
        if known is None:
            first = FirstWord.__new__(FirstWord)
            first.kind = self.opens(word)
            first.askable = is_alnum(text[start]) and end - start < LONGEST and u"\u03a3" not in word
            if len(self.remembered) >= MOST_REMEMBERED:
                self.remembered.clear()
            known = self.remembered[word] = first if first.kind else NOT_ONE
        return <FirstWord> known

    cdef bint stands_alone(
        self,
        FirstWord first,
        str text,
        int kind,
        const void *data,
        Py_ssize_t length,
        Py_ssize_t start,
        Py_ssize_t end,
    ) except -1:
        """Whether no name of several words begins here, as is known once the word was seen with the same sign behind."""
        cdef Py_UCS4 sign, one, other, third
        cdef int at
        if not first.askable:
            return False
        if not first.asked:
            if not first.met:  # most words that are seen once are not seen again
                first.met = True
                return False
            first.whole, first.base, first.areas = self.one_word(fold(text[start:end]))
            first.asked = True
        if end == length:
            return True
        sign = folded(PyUnicode_READ(kind, data, end))
        for at in range(first.signs):
            if first.sign[at] == sign:
                break
        else:
            if first.signs < SIGNS:
                behind = None if sign == SIGMA else self.behind(fold(text[start:end]), sign)
                if first.signs < SIGNS:  # as before the question
                    first.add(sign, behind)
            return False
        if first.follow[at] == NULL:
            return True
        one = folded(PyUnicode_READ(kind, data, end + 1)) if end + 1 < length else 0
        other = folded(PyUnicode_READ(kind, data, end + 2)) if end + 2 < length else 0
        third = folded(PyUnicode_READ(kind, data, end + 3)) if end + 3 < length else 0
        if one == SIGMA or other == SIGMA or third == SIGMA or holds(first.follow[at], bit_of(one, other, third)):
            return False
        # The name may end before the s of a genitive.
        return not (
            (other == u"s" and holds(first.follow[at], bit_of(one, 0, 0)))
            or (third == u"s" and holds(first.follow[at], bit_of(one, other, 0)))
        )

    cdef object of_one_word(
        self,
        FirstWord first,
        block,
        str text,
        int kind,
        const void *data,
        Py_ssize_t length,
        Py_ssize_t start,
        Py_ssize_t end,
        bint genitive,
    ):
        """The span of a name of one word, or of one with a genitive -s; None where it is neither."""
        cdef bint base = False
        found = first.whole
        if found is not None and end < length and is_apostrophe(PyUnicode_READ(kind, data, end)):
            if goes_on(kind, data, length, end):  # "Port'Oria"
                found = None
        if found is None:
            found = first.base
            base = True
            if (
                found is None
                or not genitive
                or end - start < SHORTEST_GENITIVE
                or PyUnicode_READ(kind, data, end - 1) != u"s"
            ):
                return None
        if end < length and PyUnicode_READ(kind, data, end) == u"/":
            end = self.with_river(text, end)
        name, key, exonyms = found
        return self.make((block, start, end, name, () if key is None else self.named(key), exonyms, False, base))


cdef FirstWord NOT_ONE = FirstWord.__new__(FirstWord)


cdef inline bint goes_on(int kind, const void *data, Py_ssize_t length, Py_ssize_t apostrophe) noexcept:
    """Whether an apostrophe joins a word to what stands before it; not for an English genitive."""
    if apostrophe + 1 >= length or not Py_UNICODE_ISALPHA(PyUnicode_READ(kind, data, apostrophe + 1)):
        return False
    if PyUnicode_READ(kind, data, apostrophe + 1) != u"s":
        return True
    return apostrophe + 2 < length and Py_UNICODE_ISALPHA(PyUnicode_READ(kind, data, apostrophe + 2))
