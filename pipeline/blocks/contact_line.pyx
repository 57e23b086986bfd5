# cython: language_level=3
"""Tells a contact line; compiled. `contact_line.pyi` tells what goes in and out."""

from pipeline.blocks.lines import CONTACT_LINKS, MAIL, MAX_CONTACT_LINE, NUMBER

cdef Py_ssize_t longest = MAX_CONTACT_LINE
find_mail, find_number = MAIL.search, NUMBER.search


cpdef bint looks_like_contact(str text, tuple links=()) except -1:
    cdef Py_UCS4 sign, before = u" ", first = u" "
    cdef bint mail = False, number = False
    if len(text) > longest:
        return False
    for link in links:
        if link.startswith(CONTACT_LINKS):
            return True
    # The patterns are asked only where a sign is that each of their matches has; most lines have none.
    for sign in text:
        if sign == u"@" or ((sign == u"a" or sign == u"A") and (before == u"(" or before == u"[")):
            mail = True
        elif (before == u"+" or before == u"(" or before == u"0") and sign.isdecimal():
            number = number or before != u"0" or not (first == u"_" or first.isalnum())
        first, before = before, sign
    return (mail and find_mail(text) is not None) or (number and find_number(text) is not None)
