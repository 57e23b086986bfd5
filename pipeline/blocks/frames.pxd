# cython: language_level=3
"""What holds inside the open elements of a page, for the builder of its blocks; `frames.pyx` tells the rest."""

cimport cython


@cython.final
@cython.no_gc  # it holds those below it, and nothing that holds those above
cdef class Path:
    """The steps to an element. below: the paths that are a step longer, by that step; None where there is none."""

    cdef str steps
    cdef dict below


@cython.final
@cython.no_gc  # it holds those above it, and nothing that holds those below
cdef class Frame:
    """What holds inside an open element, and inside those in it that change nothing.

    inside: how many of these are open. serial: the element's number in its blocks' lineage, 0 where it is no step of
    their path. depth: how many steps lead here. cells: of a table row, how many blocks stood before each. path,
    lineage: put together when a block first asks, for most elements have no text of their own.
    """

    cdef Frame above
    cdef Py_ssize_t inside
    cdef str tag
    cdef dict attributes
    cdef Py_ssize_t serial, depth
    cdef str lang
    cdef tuple marks
    cdef int level
    cdef bint item, address
    cdef list cells
    cdef Path path
    cdef tuple lineage


cdef Frame outermost()
cdef Frame frame_in(Frame parent, str tag, dict attributes, str lang, tuple marks)
cdef int place(Frame frame) except -1
cdef tuple uncollected(tuple plain)
