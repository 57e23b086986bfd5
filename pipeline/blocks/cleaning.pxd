cpdef str clean_text(str text)
cpdef bint says_something(str text) except -1
