# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""Markup without what no block is made of, cut out before it is parsed; compiled. `trimming.pyi` tells what goes in and
out.

Only what is plainly written is looked into. From the first tag on that is not (a quote that nothing closes, a blank that
is missing, a comment that ends oddly) everything stays: what it means is for the parser to say.
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize, PyBytes_GET_SIZE
from libc.stdint cimport uint64_t
from libc.string cimport memchr, memcpy, memmove

from pipeline.blocks.markup_names cimport (
    ANCHOR, ANY, ATTRIBUTES, BLOCK, DRAWING, ELEMENTS, ENDLESS, HREFLANG, LINK, LOOK, META, PHRASE, RAW, ROOT, SCRIPT,
    STYLE, TYPE, VOID, bits_of, mark_with,
)
from pipeline.blocks.plain_markup cimport (
    are_blanks, end_of_comment, end_of_declaration, end_of_end_tag, end_of_raw, hides_its_end, in_name, in_value, is_blank,
    is_letter, leads_on, may_say, says,
)


cdef struct Tag:
    const char *end  # behind it; NULL for one that is not plain
    const char *name
    Py_ssize_t size
    int bits
    int said  # bits of the attributes that stay
    bint empty, told, styled


cdef class Trimmer:
    cdef const char *kept  # what stands before is written, or cut out
    cdef const char *text  # where the text behind the last tag begins
    cdef const char *end
    cdef char *room
    cdef char *filled
    cdef bint begun  # a block has begun, and so has the page's body
    cdef bint fresh  # nothing but blanks stands behind the start of a block, or of the page
    cdef bint linked  # inside a link, where every text counts for itself

    cdef void copy(self, const char *start, const char *end) noexcept:
        memcpy(self.filled, start, end - start)
        self.filled += end - start

    cdef bint write_until(self, const char *place) noexcept:
        """Write what stands before a tag, but for blanks behind the start of a block; whether only blanks stand there."""
        cdef bint blank = are_blanks(self.text, place)
        self.copy(self.kept, self.text if blank and self.fresh else place)
        self.kept = place
        return blank

    cdef void go_on(self, const char *place) noexcept:
        """What stands before is done with: it is cut out where it has not been written."""
        self.kept = self.text = place

    cdef void leave_out(self, const char *place, char *before, bint blank) noexcept:
        """Leave out what was written since, and what stands before a place. blank: whether blanks stood before it."""
        self.filled = before
        self.go_on(place)
        self.fresh = self.fresh and blank

    cdef bint counts(self, Tag *tag, int bits, const char *value, const char *end) noexcept:
        """Whether what an attribute says can matter. Of two of the same name the first one holds."""
        cdef bint again = tag.styled
        if not bits & LOOK:
            return True
        tag.styled = True
        return not again and may_say(value, end, "none", "hidden")

    cdef Tag tag(self, const char *place) noexcept:
        """Write a start tag with the attributes that are read. told: whether its `type` may be one of JSON."""
        cdef Tag tag
        cdef const char *first
        cdef const char *stop
        cdef const char *value
        cdef const char *end = self.end
        cdef char quote
        cdef bint cut = False
        cdef int bits
        cdef uint64_t mark = 0
        tag.end, tag.name, tag.said, tag.empty, tag.told, tag.styled = NULL, place + 1, 0, False, False, False
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
                tag.said |= bits | ANY
                if bits & TYPE and may_say(stop, value, "json", "json"):
                    tag.told = True
            else:
                cut = True
            first = value

    cdef const char *end_of_silent(self, Tag *tag) noexcept:
        """Behind an element that says nothing to a reader; NULL where it may say something."""
        cdef const char *place = tag.end
        if tag.bits & LINK and not tag.said & HREFLANG:
            return place
        if tag.bits & VOID and self.begun:
            return place
        if tag.bits & DRAWING and self.begun and not tag.empty:
            return self.end_of_drawing(place)
        return NULL

    cdef const char *end_of_drawing(self, const char *place) noexcept:
        """Behind the end tag of an `svg` in which there is nothing but the tags of a drawing; NULL for another."""
        cdef char *filled = self.filled
        cdef const char *stop = NULL
        cdef Tag tag
        while True:
            place = <const char *> memchr(place, c"<", self.end - place)
            if place == NULL or self.end - place < 3:
                break
            if place[1] == c"/" and is_letter(place[2]):
                stop = end_of_end_tag(place, self.end)
                if stop == NULL or says(place + 2, 3, "svg", 3):
                    break
                place, stop = stop, NULL
            elif is_letter(place[1]):
                tag = self.tag(place)
                if tag.end == NULL or tag.bits != ANY:
                    break
                place = tag.end
            else:
                break
        self.filled = filled
        return stop

    cdef bint open_phrase(self, Tag *tag, char *before, bint blank) noexcept:
        """Write the text of an element that means nothing, and has nothing but text, without its tags."""
        cdef const char *place = <const char *> memchr(tag.end, c"<", self.end - tag.end)
        cdef const char *stop
        if place == NULL or self.end - place < tag.size + 3 or place[1] != c"/":
            return False
        if not says(place + 2, tag.size, tag.name, tag.size) or in_name(place[tag.size + 2]):
            return False
        stop = end_of_end_tag(place, self.end)
        if stop == NULL or leads_on(tag.end, place):
            return False
        self.leave_out(tag.end, before, blank)
        self.fresh = self.write_until(place) and self.fresh
        self.go_on(stop)
        return True

    cdef void comment(self, const char *place, const char *stop) noexcept:
        cdef bint blank = self.write_until(place)
        if leads_on(self.room, self.filled):
            self.copy("<!---->", <const char *> "<!---->" + 7)
        self.leave_out(stop, self.filled, blank)

    cdef const char *start(self, const char *place) noexcept:
        """A start tag; behind it, and behind what goes with it, or NULL where all that comes is to stay."""
        cdef bint blank = self.write_until(place)
        cdef char *before = self.filled
        cdef const char *stop
        cdef Tag tag = self.tag(place)
        if tag.end == NULL:
            self.filled = before
            return NULL
        if tag.bits & RAW:
            return self.raw(&tag, before, blank)
        if not leads_on(self.room, before):
            stop = self.end_of_silent(&tag)
            if stop != NULL:
                self.leave_out(stop, before, blank)
                return stop
            if tag.bits & PHRASE and self.begun and not (tag.said or tag.empty or self.linked):
                if self.open_phrase(&tag, before, blank):
                    return self.kept
        if tag.bits & BLOCK and not tag.bits & ROOT:
            if blank and not self.fresh:  # blanks before the start of a block
                memmove(before - (place - self.text), before, self.filled - before)
                self.filled -= place - self.text
            self.begun = self.fresh = True
        else:
            self.fresh = self.fresh and blank and tag.bits & (META | LINK | ROOT)
        if tag.bits & ANCHOR:
            self.linked = True
        self.go_on(tag.end)
        return tag.end

    cdef const char *raw(self, Tag *tag, char *before, bint blank) noexcept:
        """An element whose content is no markup."""
        cdef const char *stop = NULL
        cdef const char *behind
        self.go_on(tag.end)
        if not tag.empty and not tag.bits & ENDLESS:
            stop = end_of_raw(tag.end, self.end, tag.name, tag.size)
        if stop == NULL or (tag.bits & SCRIPT and hides_its_end(tag.end, stop)):
            return NULL
        if tag.bits & STYLE or (tag.bits & SCRIPT and not tag.told):
            behind = end_of_end_tag(stop, self.end)
            if behind != NULL and not leads_on(self.room, before):
                self.leave_out(behind, before, blank)
                return behind
            self.kept = stop
        self.text, self.fresh = stop, False
        return stop


def trimmed(bytes markup not None):
    cdef Py_ssize_t size = PyBytes_GET_SIZE(markup)
    cdef const char *place = PyBytes_AS_STRING(markup)
    cdef const char *stop
    cdef bytes room = PyBytes_FromStringAndSize(NULL, size)
    cdef Trimmer trimmer = Trimmer.__new__(Trimmer)
    trimmer.room = trimmer.filled = PyBytes_AS_STRING(room)
    trimmer.end = place + size
    trimmer.begun = trimmer.linked = False
    trimmer.fresh = True
    trimmer.go_on(place)
    while True:
        place = <const char *> memchr(place, c"<", trimmer.end - place)
        if place == NULL or trimmer.end - place < 3:
            break
        if place[1] == c"!" or place[1] == c"?":
            if place[2] == c"-" and trimmer.end - place > 3 and place[3] == c"-" and place[1] == c"!":
                stop = end_of_comment(place, trimmer.end)
                if stop == NULL:
                    break
                trimmer.comment(place, stop)
            else:
                stop = end_of_declaration(place, trimmer.end)
                if stop == NULL:
                    break
                trimmer.write_until(place)
                trimmer.text = stop
        elif place[1] == c"/":
            stop = end_of_end_tag(place, trimmer.end) if is_letter(place[2]) else NULL
            if stop == NULL:
                break
            trimmer.write_until(place)
            trimmer.text, trimmer.fresh = stop, False
            if trimmer.linked and says(place + 2, 1, "a", 1) and not in_name(place[3]):
                trimmer.linked = False
        elif is_letter(place[1]):
            stop = trimmer.start(place)
            if stop == NULL:
                break
        else:
            stop = place + 1
        place = stop
    trimmer.copy(trimmer.kept, trimmer.end)
    return room[: trimmer.filled - trimmer.room]
