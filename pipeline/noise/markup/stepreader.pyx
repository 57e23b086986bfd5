# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""What a step of a path says, read in one go over its characters; compiled. `stepreader.pyi` tells what goes in and
out."""

cimport cython
from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ, PyUnicode_Substring
from libc.stdint cimport int64_t, uint64_t

from pipeline.noise.markup.listedwords cimport WordTree, lower, stands
from pipeline.noise.vocabulary.wordtable cimport mark_with

# The lowest bits are the marks of `paths.MARKS`.
cdef enum:
    FIRST = 40

NOISE = <int64_t> 1 << FIRST
COMMENT = <int64_t> 1 << (FIRST + 1)
TALK = <int64_t> 1 << (FIRST + 2)
ARTICLE = <int64_t> 1 << (FIRST + 3)
MAIN = <int64_t> 1 << (FIRST + 4)
TURNING = <int64_t> 1 << (FIRST + 5)
PARAGRAPH = <int64_t> 1 << (FIRST + 6)
CALL = <int64_t> 1 << (FIRST + 7)
EXCERPT = <int64_t> 1 << (FIRST + 8)
BESIDE = <int64_t> 1 << (FIRST + 9)
MENU = <int64_t> 1 << (FIRST + 10)
SHOW = <int64_t> 1 << (FIRST + 11)
WITHIN = <int64_t> 1 << (FIRST + 12)
TO_CALL = <int64_t> 1 << (FIRST + 13)
TO_ACT = <int64_t> 1 << (FIRST + 14)
OUTER = <int64_t> 1 << (FIRST + 15)
COUNTING = <int64_t> 1 << (FIRST + 16)

cdef int64_t _NOISE = NOISE, _COMMENT = COMMENT, _TALK = TALK, _MENU = MENU, _SHOW = SHOW, _WITHIN = WITHIN
cdef int64_t _CALL = CALL, _TO_CALL = TO_CALL, _TO_ACT = TO_ACT, _OUTER = OUTER, _COUNTING = COUNTING
cdef int64_t _ASIDE = CALL | EXCERPT | BESIDE
cdef int64_t _OF_WORDS = MENU | SHOW | WITHIN | TO_CALL | TO_ACT | OUTER | COUNTING


@cython.final
@cython.no_gc  # it holds texts alone
cdef class Step:
    cdef readonly bytes marks
    cdef readonly int64_t says
    cdef readonly str plain


cdef inline bint is_lower(unsigned int char) noexcept:
    return 97 <= char <= 122


cdef inline bint is_upper(unsigned int char) noexcept:
    return 65 <= char <= 90


cdef inline bint is_digit(Py_UCS4 char) noexcept:
    return 48 <= char <= 57 if char < 128 else char.isdecimal()


cdef inline bint parts_names(Py_UCS4 char) noexcept:
    return char == u"#" or char == u"." or char == u"]"


cdef inline bint names_noise(int64_t of_name) noexcept:
    """Whether the words of a name say so together."""
    return of_name & _MENU != 0 or (of_name & _SHOW != 0 and of_name & _WITHIN == 0)


cdef inline Py_ssize_t word_end(int kind, const void *data, Py_ssize_t start, Py_ssize_t stop) noexcept:
    """Where the word of a name ends that begins at a place, or the place itself."""
    cdef Py_ssize_t end = start
    while end < stop and is_upper(PyUnicode_READ(kind, data, end)):
        end += 1
    if end - start > 1 and end < stop and is_lower(PyUnicode_READ(kind, data, end)):
        return end - 1  # The last one begins the next word.
    if end - start <= 1:
        while end < stop and is_lower(PyUnicode_READ(kind, data, end)):
            end += 1
    return end


cdef uint64_t mark_between(Py_UCS4 opening, int kind, const void *data, Py_ssize_t start, Py_ssize_t end, Py_UCS4 closing):
    """The mark of a word that stands between two signs."""
    cdef Py_ssize_t place
    cdef uint64_t mark = mark_with(0, opening)
    for place in range(start, end):
        mark = mark_with(mark, PyUnicode_READ(kind, data, place))
    return mark_with(mark, closing)


cdef class StepReader:
    cdef dict _tags, _roles, _known
    cdef frozenset _unnamed, _hidden, _counting
    cdef WordTree _words
    cdef Py_ssize_t _longest, _most

    def __init__(self, *, tags, roles, marks, words, otherwise, unnamed, hidden, counting, longest, most):
        self._tags, self._roles, self._known = dict(tags), dict(roles), {}
        self._unnamed, self._hidden, self._counting = frozenset(unnamed), frozenset(hidden), frozenset(counting)
        self._words = WordTree(dict(marks), dict(words), otherwise)
        self._longest, self._most = longest, most

    def read(self, str segment not None):
        step = self._known.get(segment)
        if step is None:
            if len(self._known) >= self._most:
                self._known.clear()
            step = self._known[segment] = self._read(segment)
        return step

    cdef Step _read(self, str segment):
        cdef int kind = PyUnicode_KIND(segment)
        cdef const void *data = PyUnicode_DATA(segment)
        cdef Py_ssize_t size = len(segment), named = 0, tag_end, place, start, end, kept = 0
        cdef Py_UCS4 char
        cdef int64_t says, of_name, all_words = 0
        cdef bint counted, may_hide = False, noise = False
        cdef list parts = []
        cdef Step step = Step.__new__(Step)
        # A word of a name has two letters or more; tag and role are one each.
        cdef bytes room = PyBytes_FromStringAndSize(NULL, (size // 2 + 2) * sizeof(uint64_t))
        cdef uint64_t *marks = <uint64_t *> PyBytes_AS_STRING(room)
        cdef Py_ssize_t count = 0, role_end = size
        while named < size and PyUnicode_READ(kind, data, named) != u"[":
            named += 1
        tag_end = 0
        while tag_end < named and PyUnicode_READ(kind, data, tag_end) not in (u"#", u"."):
            tag_end += 1
        tag = segment[:tag_end]
        says = self._tags.get(tag, 0)
        for place in range(size):
            char = lower(PyUnicode_READ(kind, data, place))
            if char == u"c":
                if stands(kind, data, place, size, "comment"):
                    says |= _COMMENT | _TALK
            elif char == u"d":
                if stands(kind, data, place, size, "disqus"):
                    says |= _COMMENT | _TALK
            elif char == u"r":
                if stands(kind, data, place, size, "respond"):
                    says |= _TALK
            elif char in (u"h", u"v", u"s", u"o") and not may_hide:
                # Every hidden name holds one of these.
                may_hide = (
                    stands(kind, data, place, size, "hidden")
                    or stands(kind, data, place, size, "visible")
                    or stands(kind, data, place, size, "sichtbar")
                    or stands(kind, data, place, size, "only")
                    or stands(kind, data, place, size, "screen")
                )
        place = tag_end
        while place < named:
            start, place, counted = place, place + 1, False
            end = place
            while end < named and not parts_names(PyUnicode_READ(kind, data, end)):
                counted = counted or is_digit(PyUnicode_READ(kind, data, end))
                end += 1
            of_name = self._cut_words(kind, data, place, end, marks, &count)
            all_words |= of_name
            noise = noise or names_noise(of_name) or (may_hide and segment[place:end].lower() in self._hidden)
            # A name that a template counts with is cut off: one with digits, or one of the listed words alone.
            counted = counted or (of_name & _COUNTING != 0 and segment[place:end] in self._counting)
            if counted and (end == size or PyUnicode_READ(kind, data, end) != u"]"):
                parts.append(segment[kept:start])
                kept = end
            place = end
        if tag not in self._unnamed:
            marks[count] = mark_between(u"<", kind, data, 0, tag_end, u">")
            count += 1
        if named + 1 < size:
            while role_end > named + 1 and PyUnicode_READ(kind, data, role_end - 1) == u"]":
                role_end -= 1
            says |= self._roles.get(segment[named + 1 : role_end], 0)
            marks[count] = mark_between(u"[", kind, data, named + 1, role_end, u"]")
            count += 1
        says |= all_words
        if all_words & _TO_CALL and all_words & _TO_ACT:
            says |= _CALL
        step.plain = "".join(parts) + segment[kept:] if kept else segment
        if noise:
            says |= _NOISE
        if says & _OUTER:
            says &= ~(_NOISE | _TALK | _ASIDE)
        step.says = says & ~_OF_WORDS
        step.marks = room[: count * sizeof(uint64_t)]
        return step

    cdef int64_t _cut_words(
        self, int kind, const void *data, Py_ssize_t place, Py_ssize_t stop, uint64_t *marks, Py_ssize_t *count
    ) noexcept:
        """Add the marks of a name's words, and return what they say: "siteNav" and "SITENav" are two, "NAV" is one."""
        cdef Py_ssize_t end, letter
        cdef uint64_t mark
        cdef int64_t says = 0
        while place < stop:
            end = word_end(kind, data, place, stop)
            if end == place:
                place += 1
                continue
            says |= self._words.says(kind, data, place, end)
            if 2 <= end - place <= self._longest:
                mark = 0
                for letter in range(place, end):
                    mark = mark_with(mark, lower(PyUnicode_READ(kind, data, letter)))
                marks[count[0]] = mark
                count[0] += 1
            place = end
        return says

    def words(self, str segment not None):
        cdef int kind = PyUnicode_KIND(segment)
        cdef const void *data = PyUnicode_DATA(segment)
        cdef Py_ssize_t place, end, stop
        cdef list found = []
        named, bracket, role = segment.partition("[")
        tag = named.split("#", 1)[0].split(".", 1)[0]
        place, stop = len(tag), len(named)
        while place < stop:
            end = word_end(kind, data, place, stop)
            if 2 <= end - place <= self._longest:
                found.append(PyUnicode_Substring(segment, place, end).lower())
            place = max(end, place + 1)
        if tag not in self._unnamed:
            found.append(f"<{tag}>")
        if role:
            found.append(f"[{role.rstrip(']')}]")
        return tuple(found)
