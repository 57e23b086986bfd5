# cython: language_level=3
"""What holds inside the open elements of a page, and where they stand; compiled, for `builder.pyx` alone."""

cimport cython
from cpython.object cimport PyObject

from pipeline.blocks.path_step cimport path_step


cdef extern from "Python.h":
    void PyObject_GC_UnTrack(PyObject *held)


@cython.final
@cython.no_gc
cdef class Path:
    pass


@cython.final
@cython.no_gc
@cython.freelist(64)
cdef class Frame:
    pass


cdef Path path_of(str steps):
    cdef Path path = Path.__new__(Path)
    path.steps = steps
    return path


cdef Path path_below(Path path, str step):
    """The path that is a step longer: one object, however many elements have it."""
    if path.below is None:
        path.below = {}
    found = path.below.get(step)
    if found is None:
        path.below[step] = found = path_of(path.steps + "/" + step if path.steps else step)
    return <Path> found


cdef Frame outermost():
    """The frame around a page."""
    cdef Frame frame = Frame.__new__(Frame)
    frame.lang, frame.marks, frame.path, frame.lineage = "", (), path_of(""), ()
    return frame


cdef Frame frame_in(Frame parent, str tag, dict attributes, str lang, tuple marks):
    """The frame of an element that changes nothing but language and marks."""
    cdef Frame frame = Frame.__new__(Frame)
    frame.above, frame.tag, frame.attributes, frame.lang, frame.marks = parent, tag, attributes, lang, marks
    frame.depth, frame.level, frame.item, frame.address = parent.depth, parent.level, parent.item, parent.address
    return frame


cdef int place(Frame frame) except -1:
    """Put path and lineage of a frame together, and of those above it."""
    cdef list inner = []
    cdef dict given
    cdef str step
    cdef Path path
    cdef tuple lineage
    while frame.path is None:
        inner.append(frame)
        frame = frame.above
    path, lineage = frame.path, frame.lineage
    while inner:
        frame = <Frame> inner.pop()
        if frame.serial:
            step = frame.tag
            given = frame.attributes
            if given is not None:
                step = path_step(step, given.get("id"), given.get("class"), given.get("role"))
            path = path_below(path, step)
            lineage = uncollected(lineage + (frame.serial,))
        frame.path, frame.lineage = path, lineage
    return 0


cdef tuple uncollected(tuple plain):
    """A tuple of numbers or texts: Python's collector need not look through the hundreds that a page has."""
    PyObject_GC_UnTrack(<PyObject *> plain)
    return plain
