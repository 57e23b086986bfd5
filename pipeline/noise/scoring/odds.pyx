# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""Probabilities moved by log-odds, and the F1 that sets of blocks can expect; compiled. `odds.pyi` tells what goes in and
out."""

from libc.math cimport exp, log
from libc.stdint cimport int64_t

import numpy as np

cdef double SURE = 1e-6


cdef inline double log_odds(double probability) noexcept nogil:
    """Never infinite: what is quite sure can still be talked out of."""
    cdef double bounded = min(max(probability, SURE), 1 - SURE)
    return log(bounded / (1 - bounded))


cdef inline double logistic(double odds) noexcept nogil:
    return 1 / (1 + exp(-odds))


def less_likely(const double[:] probability, const double[:] against, double weight=1.0):
    cdef Py_ssize_t count = probability.shape[0], row
    if against.shape[0] != count:
        raise ValueError("each probability has what speaks against it")
    moved = np.empty(count)
    cdef double[::1] into = moved
    for row in range(count):
        into[row] = logistic(log_odds(probability[row]) - weight * against[row])
    return moved


def mean_odds(const double[:] first, const double[:] second):
    cdef Py_ssize_t count = first.shape[0], row
    if second.shape[0] != count:
        raise ValueError("both are probabilities of the same blocks")
    means = np.empty(count)
    cdef double[::1] into = means
    for row in range(count):
        into[row] = logistic((log_odds(first[row]) + log_odds(second[row])) / 2)
    return means


def f1_of_beginnings(
    const double[:] probability,
    const double[:] weight,
    const int64_t[:] order,
    const double[:] doubts,
    const double[:] shares,
    double widened,
):
    cdef Py_ssize_t count = probability.shape[0], rank, world
    if weight.shape[0] != count or order.shape[0] != count or doubts.shape[0] != shares.shape[0]:
        raise ValueError("each block has a weight and a place, each doubt a share")
    expected, sums = np.zeros(count), np.empty(count)
    cdef double[::1] into = expected, hits = sums
    cdef double total, size, likely
    cdef int64_t row
    for rank in range(count):
        if not 0 <= order[rank] < count:
            raise ValueError("a place is that of a block")
    for world in range(doubts.shape[0]):
        total = size = 0
        for rank in range(count):
            row = order[rank]
            likely = probability[row]
            if doubts[world] or widened != 1:
                likely = logistic(widened * log_odds(likely) + doubts[world])
            total += likely * weight[row]
            hits[rank] = total
        for rank in range(count):
            size += weight[order[rank]]
            into[rank] += shares[world] * 2 * hits[rank] / (size + total + 1e-9)
    return expected
