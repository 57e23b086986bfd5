# cython: language_level=3
"""The weighted sum of features; compiled. `weighing.pyi` tells what goes in and out."""

from cpython.dict cimport PyDict_Next
from cpython.float cimport PyFloat_AsDouble
from cpython.object cimport PyObject


cdef extern from "Python.h":
    PyObject *PyDict_GetItemWithError(object table, object key) except? NULL


def weigh(dict features not None, dict weights not None):
    cdef Py_ssize_t place = 0
    cdef PyObject *name
    cdef PyObject *value
    cdef PyObject *weight
    cdef double total = 0.0
    while PyDict_Next(features, &place, &name, &value):
        weight = PyDict_GetItemWithError(weights, <object> name)
        if weight != NULL:
            total += PyFloat_AsDouble(<object> weight) * PyFloat_AsDouble(<object> value)
    return total
