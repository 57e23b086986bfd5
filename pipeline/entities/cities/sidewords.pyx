# cython: language_level=3, boundscheck=False, wraparound=False
"""The words beside a name, and what they are; compiled. `sidewords.pyi` tells what goes in and out."""

from cpython.unicode cimport (
    PyUnicode_DATA,
    PyUnicode_GET_LENGTH,
    PyUnicode_KIND,
    PyUnicode_READ,
    Py_UNICODE_ISDECIMAL,
    Py_UNICODE_ISSPACE,
)
from libc.stdint cimport uint8_t

from pipeline.entities.cities.cue import Cue
from pipeline.entities.cities.nameletters cimport is_alnum

cdef enum:
    WINDOW = 60  # characters before a name
    LONGEST_CODE = 3
    LONGEST_ELISION = 3  # "d'", "all'" is an article of its own
    MOST_PASSED = 3
    THAT_OF = 2  # words of "la de", "celle de"
    SHORTEST_END = 3  # letters of a word that ends a sentence, its full stop among them

cdef int LINK = Cue.LINK, PASSED = Cue.LINK | Cue.ARTICLE, OFFICE = Cue.OFFICE, TITLE = Cue.TITLE
cdef int HOUSE = Cue.HOUSE, BUILDING = Cue.BUILDING
cdef int TOWN = Cue.TOWN, REGION = Cue.REGION, LARGER = Cue.REGION | Cue.DISTRICT, COPULA = Cue.COPULA


cdef class Cues:
    cdef dict by_language, any_language

    def __init__(self, by_language, any_language):
        self.by_language, self.any_language = dict(by_language), dict(any_language)

    cpdef int of(self, str word, str language) except -1:
        cdef dict table = self.by_language.get(language)
        if table is None:
            table = self.any_language
        if len(word) > LONGEST_CODE and word.isupper():  # a line in capitals: "STADT DRESDEN"
            word = word.capitalize()
        cue = table.get(word)
        return 0 if cue is None else <int> cue


cdef class WordsBefore:
    """The words and signs of a text from an offset back, one after the other."""

    cdef str text
    cdef int kind, count
    cdef const void *data
    cdef Py_ssize_t floor, end  # of what was not yet read
    cdef uint8_t[WINDOW] starts, ends  # of the words between the last two blanks, from the floor on

    def __cinit__(self, str text, Py_ssize_t start):
        self.text = text
        self.kind, self.data = PyUnicode_KIND(text), PyUnicode_DATA(text)
        self.end = min(max(start, 0), PyUnicode_GET_LENGTH(text))
        self.floor = max(0, self.end - WINDOW)
        self.count = 0

    cdef str next(self):
        """The next word, "" where there is none."""
        cdef Py_ssize_t begin
        while not self.count and self.end >= self.floor:
            begin = self.end
            while begin > self.floor and self.at(begin - 1) != u" ":
                begin -= 1
            self.cut(begin, self.end)
            self.end = begin - 1
        if not self.count:
            return ""
        self.count -= 1
        return without_elision(self.text[self.floor + self.starts[self.count] : self.floor + self.ends[self.count]])

    cdef inline Py_UCS4 at(self, Py_ssize_t place) noexcept:
        return PyUnicode_READ(self.kind, self.data, place)

    cdef void cut(self, Py_ssize_t place, Py_ssize_t end) noexcept:
        """Cut a stretch into words: letters and figures with signs inside and one behind them, and single signs."""
        cdef Py_ssize_t start, ahead
        cdef Py_UCS4 character
        while place < end:
            start = place
            place += 1
            character = self.at(start)
            if is_alnum(character):
                place = self.run(place, end)
                while True:
                    ahead = place
                    while ahead < end and self.at(ahead) in u"'’./-":
                        ahead += 1
                    if ahead == place or ahead == end or not is_alnum(self.at(ahead)):
                        break
                    place = self.run(ahead, end)
                if place < end and self.at(place) in u".'’/":
                    place += 1
            elif character == u"_" or (Py_UNICODE_ISSPACE(character) and character not in u"\t\n"):
                continue
            self.starts[self.count], self.ends[self.count] = <uint8_t> (start - self.floor), <uint8_t> (place - self.floor)
            self.count += 1

    cdef inline Py_ssize_t run(self, Py_ssize_t place, Py_ssize_t end) noexcept:
        while place < end and is_alnum(self.at(place)):
            place += 1
        return place


cdef str without_elision(str word):
    """A word without an elided article before it: "d'Place" -> "Place", but "d'" stays."""
    if u"'" not in word and u"’" not in word:
        return word
    word = word.replace("’", "'")
    rest = word.partition("'")[2]
    return rest if rest and len(word) - len(rest) <= LONGEST_ELISION else word


def word_before(str text not None, Py_ssize_t start):
    return WordsBefore(text, start).next()


cdef str word_behind(str text, Py_ssize_t end):
    """The word behind a blank, with a full stop that stands at it; "" where there is none."""
    cdef int kind = PyUnicode_KIND(text)
    cdef const void *data = PyUnicode_DATA(text)
    cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text), place = end + 1, ahead
    if place >= length or PyUnicode_READ(kind, data, end) not in u" \u00a0":
        return ""
    ahead = place
    while ahead < length and is_letter(PyUnicode_READ(kind, data, ahead)):
        place = ahead + 1
        while place < length and is_letter(PyUnicode_READ(kind, data, place)):
            place += 1
        ahead = place
        if place < length and PyUnicode_READ(kind, data, place) in u"'’-":
            ahead = place + 1
        else:
            break
    if place == end + 1:
        return ""
    if place < length and PyUnicode_READ(kind, data, place) == u".":
        place += 1
    return text[end + 1 : place]


cdef inline bint is_letter(Py_UCS4 character) noexcept:
    return is_alnum(character) and not Py_UNICODE_ISDECIMAL(character)


cdef class SideWords:
    cdef Cues cues
    cdef dict after
    cdef frozenset pronouns, without_link
    cdef object make, left_out, called

    def __init__(self, Cues cues not None, after, pronouns, without_link, *, make, left_out, called):
        self.cues, self.after = cues, dict(after)
        self.pronouns, self.without_link = frozenset(pronouns), frozenset(without_link)
        self.make, self.left_out, self.called = make, left_out, called

    cdef inline int of(self, str word, str language, bint shouted) except -1:
        """The cue of a word before a name. shouted: the name is in capitals, and so is a small word: "VILLE DE SENS"."""
        return self.cues.of(word.lower() if shouted and len(word) <= LONGEST_CODE else word, language)

    def around(self, str text not None, Py_ssize_t start, Py_ssize_t end, str language, bint genitive):
        cdef WordsBefore words = WordsBefore(text, start)
        cdef str previous = words.next(), word = previous, last = "", following, written
        cdef bint linked = False, opening, shouted = end - start > LONGEST_CODE and text[start:end].isupper()
        cdef int direct = self.of(previous, language, shouted), cue = direct, flags, passed = 0, said = 0
        while word and passed < MOST_PASSED:
            flags = self.of(word, language, shouted) if passed else direct
            if not flags & PASSED:
                cue = flags
                break
            linked = linked or flags & LINK
            passed += 1
            last = word
            word = words.next()
        if linked and word and cue & ~LARGER:
            cue |= <int> self.left_out(text, start, passed, language)
        elif linked and (word or last) in self.pronouns:
            cue |= <int> self.left_out(text, start, THAT_OF, language)
        if cue & BUILDING:  # "le collège de Gramat" is the town's, "le collège Gramat" bears a name
            cue &= ~HOUSE if linked else ~BUILDING
        following = written = word_behind(text, end)
        if cue & OFFICE:  # "Mayor Smith" is a person, "Mayor of York" a town's; "primátor Plzně" does without a link
            if shouted and previous.isupper() and following[:1].islower():
                cue = cue & ~OFFICE | TITLE  # "BURGEMEESTER VAN HULST opende": a surname in capitals
            elif linked or language in self.without_link or (genitive and not following[:1].isupper()):
                cue = cue & ~OFFICE | TOWN
            else:
                cue = cue & ~OFFICE | TITLE
        if self.cues.of(following, language) & COPULA:
            said = self.called(text, end, language)
        opening = not previous or previous in u".!?:…" or (
            previous[len(previous) - 1] == u"." and not direct and len(previous) >= SHORTEST_END
        )
        if shouted and following.isupper():
            following = following.capitalize()  # "THAME TOWN COUNCIL"
        after = self.after.get(following)
        if after is None and following[-1:] == u".":
            after = self.after.get(following[:-1])  # a sentence ends with "Hereford Road."
        return self.make((
            previous,
            direct,
            cue,
            linked,
            written,
            0 if after is None else after,
            opening,
            (said & TOWN) != 0,
            (said & REGION) != 0,
        ))
