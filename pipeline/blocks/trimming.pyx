# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Markup without what no block is made of, cut out before it is parsed; compiled. `trimming.pyi` tells what goes in and
out.

Only what is plainly written is looked into. From the first tag on that is not (a quote that nothing closes, a blank that
is missing, a comment that ends oddly) everything stays: what it means is for the parser to say.
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize, PyBytes_GET_SIZE
from libc.stdint cimport uint64_t
from libc.string cimport memchr, memcmp, memcpy, strlen

from pipeline.blocks.markup_names cimport (
    ANCHOR, ANY, ATTRIBUTES, BLOCK, ELEMENTS, ENDLESS, LOOK, META, RAW, SCRIPT, STYLE, TYPE, bits_of, lower, mark_with,
)

cdef inline bint is_blank(char sign) noexcept nogil:
    return sign == c" " or sign == c"\n" or sign == c"\t" or sign == c"\r" or sign == c"\f"


cdef inline bint is_letter(char sign) noexcept nogil:
    return c"a" <= (sign | 32) <= c"z"


cdef inline bint in_name(char sign) noexcept nogil:
    """True for what a plain name of an element or attribute has."""
    return c"!" <= sign <= c"~" and not (
        sign == c'"' or sign == c"'" or sign == c"<" or sign == c">" or sign == c"=" or sign == c"/" or sign == c"`"
    )


cdef inline bint says(const char *name, Py_ssize_t size, const char *word, Py_ssize_t length) noexcept nogil:
    """Whether a name is a word, in whatever case."""
    cdef Py_ssize_t place
    if size != length:
        return False
    for place in range(size):
        if lower(name[place]) != lower(word[place]):
            return False
    return True


cdef inline bint in_value(char sign) noexcept nogil:
    """True for what a plain value without quotes has."""
    return in_name(sign) or sign == c"/" or sign == c"=" or <unsigned char> sign >= 0x80


cdef const char *find(const char *place, const char *end, const char *what, Py_ssize_t size) noexcept nogil:
    """Where a text begins, NULL where it does not stand."""
    while True:
        place = <const char *> memchr(place, what[0], end - place)
        if place == NULL or end - place < size:
            return NULL
        if memcmp(place, what, size) == 0:
            return place
        place += 1


cdef const char *end_of_raw(const char *place, const char *end, const char *name, Py_ssize_t size) noexcept nogil:
    """Where the end tag of an element begins whose content is no markup; NULL where there is none."""
    while True:
        place = find(place, end, "</", 2)
        if place == NULL or end - place < size + 3:
            return NULL
        if says(place + 2, size, name, size) and (
            is_blank(place[size + 2]) or place[size + 2] == c"/" or place[size + 2] == c">"
        ):
            return place
        place += 2


cdef bint hides_its_end(const char *place, const char *end) noexcept nogil:
    """Whether a script opens a comment and another script in it, whose end tag does not end the first one."""
    place = find(place, end, "<!--", 4)
    while place != NULL:
        place = <const char *> memchr(place + 1, c"<", end - place - 1)
        if place != NULL and end - place > 6 and says(place + 1, 6, "script", 6):
            return True
    return False


cdef bint may_say(const char *place, const char *end, const char *word, const char *other) noexcept nogil:
    """Whether a value says one of two words in whatever case, or spells letters out by number."""
    cdef Py_ssize_t size = strlen(word), length = strlen(other)
    while place < end:
        if place[0] == c"&":
            return True
        if end - place >= size and says(place, size, word, size):
            return True
        if end - place >= length and says(place, length, other, length):
            return True
        place += 1
    return False


cdef struct Tag:
    const char *end  # behind it; NULL for one that is not plain
    const char *name
    Py_ssize_t size
    int bits
    bint empty, told, styled


cdef class Trimmer:
    cdef char *filled

    cdef void copy(self, const char *start, const char *end) noexcept:
        memcpy(self.filled, start, end - start)
        self.filled += end - start

    cdef bint counts(self, Tag *tag, int bits, const char *value, const char *end) noexcept:
        """Whether what an attribute says can matter. Of two of the same name the first one holds."""
        cdef bint again = tag.styled
        if not bits & LOOK:
            return True
        tag.styled = True
        return not again and may_say(value, end, "none", "hidden")

    cdef Tag tag(self, const char *place, const char *end) noexcept:
        """Copy a start tag with the attributes that are read. told: whether its `type` may be one of JSON."""
        cdef Tag tag
        cdef const char *first
        cdef const char *stop
        cdef const char *value
        cdef char quote
        cdef bint cut = False
        cdef int bits
        cdef uint64_t mark = 0
        tag.end, tag.name, tag.empty, tag.told, tag.styled = NULL, place + 1, False, False, False
        first = place + 1
        while first < end and in_name(first[0]):
            mark = mark_with(mark, first[0])
            first += 1
        tag.size, tag.bits = first - tag.name, ANY | bits_of(&ELEMENTS, mark)
        self.copy(place, first)
        while True:
            # `first` stands behind the name or an attribute, `place` goes on to the next one.
            place = first
            while place < end and is_blank(place[0]):
                place += 1
            if place == end:
                return tag
            if place[0] == c">" or place[0] == c"/":
                if place[0] == c"/":
                    if place + 1 == end or place[1] != c">":
                        return tag
                    tag.empty = True
                    if cut:
                        self.copy(" ", <const char *> " " + 1)
                        first = place
                    place += 1
                self.copy(first, place + 1)
                tag.end = place + 1
                return tag
            if place == first:
                return tag
            stop, mark = place, 0
            while stop < end and in_name(stop[0]):
                mark = mark_with(mark, stop[0])
                stop += 1
            if stop == place or stop == end:
                return tag
            value, quote = stop, 0
            while value < end and is_blank(value[0]):
                value += 1
            if value < end and value[0] == c"=":
                value += 1
                while value < end and is_blank(value[0]):
                    value += 1
                if value == end:
                    return tag
                quote = value[0]
                if quote == c'"' or quote == c"'":
                    value = <const char *> memchr(value + 1, quote, end - value - 1)
                    if value == NULL:
                        return tag
                    value += 1
                else:
                    if not in_value(quote):
                        return tag
                    while value < end and in_value(value[0]):
                        value += 1
                    if value == end or not (is_blank(value[0]) or value[0] == c">"):
                        return tag
            else:
                value = stop
            bits = bits_of(&ATTRIBUTES, mark)
            if tag.bits & META or (bits & tag.bits and self.counts(&tag, bits, stop, value)):
                self.copy(first, value)
                if bits & TYPE and may_say(stop, value, "json", "json"):
                    tag.told = True
            else:
                cut = True
            first = value


cdef const char *end_of_comment(const char *place, const char *end) noexcept nogil:
    """Behind a comment that ends as most do; NULL for another."""
    cdef const char *stop
    if end - place < 7 or place[4] == c">" or (place[4] == c"-" and place[5] == c">"):
        return NULL
    stop = find(place + 4, end, "-->", 3)
    if stop == NULL or find(place, stop, "--!", 3) != NULL:
        return NULL
    return stop + 3


cdef const char *end_of_declaration(const char *place, const char *end) noexcept nogil:
    """Behind `<!...>` or `<?...>`; NULL where quotes or tags in it say that it may end elsewhere."""
    cdef const char *stop = <const char *> memchr(place, c">", end - place)
    cdef int quotes = 0
    if stop == NULL:
        return NULL
    while place < stop:
        place += 1
        if place[0] == c"<" or place[0] == c"'":
            return NULL
        quotes += place[0] == c'"'
    return NULL if quotes & 1 else stop + 1


cdef const char *end_of_end_tag(const char *place, const char *end) noexcept nogil:
    place += 2
    while place < end and in_name(place[0]):
        place += 1
    while place < end and is_blank(place[0]):
        place += 1
    return place + 1 if place < end and place[0] == c">" else NULL


def trimmed(bytes markup not None):
    cdef Py_ssize_t size = PyBytes_GET_SIZE(markup)
    cdef const char *place = PyBytes_AS_STRING(markup)
    cdef const char *end = place + size
    cdef const char *kept = place  # what stands before is written, or cut out
    cdef const char *stop
    cdef bytes room = PyBytes_FromStringAndSize(NULL, size)
    cdef Trimmer trimmer = Trimmer.__new__(Trimmer)
    cdef char *undone
    cdef Tag tag
    trimmer.filled = PyBytes_AS_STRING(room)
    while True:
        place = <const char *> memchr(place, c"<", end - place)
        if place == NULL or end - place < 3:
            break
        if place[1] == c"!" or place[1] == c"?":
            if place[2] == c"-" and end - place > 3 and place[3] == c"-" and place[1] == c"!":
                stop = end_of_comment(place, end)
                if stop == NULL:
                    break
                trimmer.copy(kept, place + 4)
                kept = stop - 3
            else:
                stop = end_of_declaration(place, end)
                if stop == NULL:
                    break
            place = stop
        elif place[1] == c"/":
            stop = end_of_end_tag(place, end) if is_letter(place[2]) else NULL
            if stop == NULL:
                break
            place = stop
        elif is_letter(place[1]):
            trimmer.copy(kept, place)
            kept, undone = place, trimmer.filled
            tag = trimmer.tag(place, end)
            if tag.end == NULL:
                trimmer.filled = undone
                break
            kept = place = tag.end
            if not tag.bits & RAW:
                continue
            stop = NULL if tag.empty or tag.bits & ENDLESS else end_of_raw(place, end, tag.name, tag.size)
            if stop == NULL or (tag.bits & SCRIPT and hides_its_end(place, stop)):
                break
            if tag.bits & STYLE or (tag.bits & SCRIPT and not tag.told):
                kept = stop
            place = stop
        else:
            place += 1
    trimmer.copy(kept, end)
    return room[: trimmer.filled - PyBytes_AS_STRING(room)]
