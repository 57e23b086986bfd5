# cython: language_level=3, boundscheck=False, wraparound=False
"""Objects of a frozen dataclass with slots, made from all their values at once; compiled. `slots.pyi` tells what goes
in and out."""

cimport cython
from cpython.object cimport PyObject
from cpython.ref cimport Py_XINCREF

from dataclasses import MISSING, fields


cdef extern from *:
    """
    #include "structmember.h"
    #define SLOT_OFFSET(member) (((PyMemberDescrObject *) (member))->d_member->offset)
    #define SLOT_AT(made, offset) ((PyObject **) ((char *) (made) + (offset)))
    #define EMPTY_OF(kind) (((PyTypeObject *) (kind))->tp_alloc((PyTypeObject *) (kind), 0))
    """
    Py_ssize_t SLOT_OFFSET(object member)
    PyObject **SLOT_AT(object made, Py_ssize_t offset)
    object EMPTY_OF(type kind)


cdef extern from "Python.h":
    void PyObject_GC_UnTrack(PyObject *made)


cdef enum:
    MAX_FIELDS = 32


@cython.final
cdef class Slots:
    cdef type kind
    cdef tuple defaults
    cdef Py_ssize_t count, least
    cdef Py_ssize_t offsets[MAX_FIELDS]

    def __init__(self, type kind not None):
        self.defaults = tuple([field.default for field in fields(kind)])
        self.count = len(self.defaults)
        self.least = sum([default is MISSING for default in self.defaults])
        members = [getattr(kind, field.name, None) for field in fields(kind)]
        if self.count > MAX_FIELDS or any([type(member).__name__ != "member_descriptor" for member in members]):
            raise TypeError(f"{kind.__name__} has more than {MAX_FIELDS} fields, or one without a slot")
        self.kind = kind
        for place, member in enumerate(members):
            self.offsets[place] = SLOT_OFFSET(member)

    def new(self, tuple values not None):
        cdef Py_ssize_t place, given = len(values)
        if not self.least <= given <= self.count:
            raise TypeError(f"{given} values for {self.least} to {self.count} fields")
        made = EMPTY_OF(self.kind)
        for place in range(self.count):
            put(made, self.offsets[place], <PyObject *> (values[place] if place < given else self.defaults[place]))
        PyObject_GC_UnTrack(<PyObject *> made)
        return made

    def changed_each(self, originals not None, Py_ssize_t first, tuple columns not None):
        cdef Py_ssize_t place, row = 0, last = first + len(columns)
        cdef list found = []
        cdef list column
        if not 0 <= first <= last <= self.count or any([len(column) != len(originals) for column in columns]):
            raise TypeError(f"no values for {self.count} fields of each {self.kind.__name__}")
        for original in originals:
            if type(original) is not self.kind:
                raise TypeError(f"no {self.kind.__name__}")
            made = EMPTY_OF(self.kind)
            for place in range(self.count):
                if first <= place < last:
                    column = columns[place - first]
                    put(made, self.offsets[place], <PyObject *> column[row])
                else:
                    put(made, self.offsets[place], SLOT_AT(original, self.offsets[place])[0])
            PyObject_GC_UnTrack(<PyObject *> made)
            found.append(made)
            row += 1
        return found


cdef inline void put(object made, Py_ssize_t offset, PyObject *value) noexcept:
    """Fill a slot that is empty."""
    Py_XINCREF(value)
    SLOT_AT(made, offset)[0] = value
