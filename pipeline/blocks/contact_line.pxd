cpdef bint looks_like_contact(str text, tuple links=*) except -1
