# cython: language_level=3, boundscheck=False, wraparound=False
"""What of markup is plainly written, and where it ends: for `trimming.pyx`."""

from libc.string cimport memchr, memcmp, strlen

from pipeline.blocks.markup_names cimport lower


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


cdef inline const char *find(const char *place, const char *end, const char *what, Py_ssize_t size) noexcept nogil:
    """Where a text begins, NULL where it does not stand."""
    while True:
        place = <const char *> memchr(place, what[0], end - place)
        if place == NULL or end - place < size:
            return NULL
        if memcmp(place, what, size) == 0:
            return place
        place += 1


cdef inline const char *end_of_raw(const char *place, const char *end, const char *name, Py_ssize_t size) noexcept nogil:
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


cdef inline bint hides_its_end(const char *place, const char *end) noexcept nogil:
    """Whether a script opens a comment and another script in it, whose end tag does not end the first one."""
    place = find(place, end, "<!--", 4)
    while place != NULL:
        place = <const char *> memchr(place + 1, c"<", end - place - 1)
        if place != NULL and end - place > 6 and says(place + 1, 6, "script", 6):
            return True
    return False


cdef inline bint may_say(const char *place, const char *end, const char *word, const char *other) noexcept nogil:
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


cdef inline const char *end_of_comment(const char *place, const char *end) noexcept nogil:
    """Behind a comment that ends as most do; NULL for another."""
    cdef inline const char *stop
    if end - place < 7 or place[4] == c">" or (place[4] == c"-" and place[5] == c">"):
        return NULL
    stop = find(place + 4, end, "-->", 3)
    if stop == NULL or find(place, stop, "--!", 3) != NULL:
        return NULL
    return stop + 3


cdef inline const char *end_of_declaration(const char *place, const char *end) noexcept nogil:
    """Behind `<!...>` or `<?...>`; NULL where quotes or tags in it say that it may end elsewhere."""
    cdef inline const char *stop = <const char *> memchr(place, c">", end - place)
    cdef int quotes = 0
    if stop == NULL:
        return NULL
    while place < stop:
        place += 1
        if place[0] == c"<" or place[0] == c"'":
            return NULL
        quotes += place[0] == c'"'
    return NULL if quotes & 1 else stop + 1


cdef inline const char *end_of_end_tag(const char *place, const char *end) noexcept nogil:
    place += 2
    while place < end and in_name(place[0]):
        place += 1
    while place < end and is_blank(place[0]):
        place += 1
    return place + 1 if place < end and place[0] == c">" else NULL


cdef inline bint are_blanks(const char *place, const char *end) noexcept nogil:
    while place < end and is_blank(place[0]):
        place += 1
    return place == end


cdef inline bint leads_on(const char *first, const char *place) noexcept nogil:
    """Whether what stands before a place may be read as one with what comes: an `&amp` or `</` that is not ended."""
    cdef int most = 40  # the longest name of a character has 31 letters
    while place > first and most and (is_letter(place[-1]) or c"#" == place[-1] or c"/" <= place[-1] <= c"9"):
        place -= 1
        most -= 1
    if place > first and (place[-1] == c"!" or place[-1] == c"?"):
        place -= 1
    return place > first and (place[-1] == c"&" or place[-1] == c"<")
