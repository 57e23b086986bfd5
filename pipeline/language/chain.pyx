# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""States of a chain by what stands before and behind each place; compiled. `chain.pyi` tells what goes in and out."""

import numpy as np

cdef enum:
    LANES = 8
    MOST_STATES = 127


cdef float row_sum(const float *row, Py_ssize_t states) noexcept:
    """The sum of a row. Eight lanes lose less to rounding than one sum does."""
    cdef float lanes[LANES]
    cdef float total = 0
    cdef Py_ssize_t state, lane, even = states - states % LANES
    if states >= LANES:
        for lane in range(LANES):
            lanes[lane] = row[lane]
        for state in range(LANES, even):
            lanes[state % LANES] += row[state]
        total = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]))
    for state in range(even, states):
        total += row[state]
    return total


def posteriors(const float[:, ::1] emissions, const float[::1] prior, float stay, float leave, Py_ssize_t reach):
    cdef Py_ssize_t count = emissions.shape[0], states = emissions.shape[1], place, state, distance
    cdef float total
    cdef float heard[MOST_STATES]
    if prior.shape[0] != states or not 0 < states <= MOST_STATES:
        raise ValueError(f"{states} states, {prior.shape[0]} of them in the prior")
    found = np.empty((count, states), np.float32)
    messages = np.ones((count, states), np.float32)
    cdef float[:, ::1] result = found
    cdef float[:, ::1] message = messages
    cdef const float[::1] renewed
    reach = min(reach, count - 1)
    for place in range(count):
        for state in range(states):
            result[place, state] = prior[state]
        for distance in range(min(reach, place), 0, -1):
            for state in range(states):
                heard[state] = result[place, state] * emissions[place - distance, state]
            total = row_sum(heard, states)
            for state in range(states):
                result[place, state] = stay * (heard[state] / total) + leave * prior[state]
    for distance in range(reach, 0, -1):
        for place in range(count - distance):
            for state in range(states):
                message[place, state] *= emissions[place + distance, state]
        renewed = np.matmul(messages, prior)
        for place in range(count - distance):
            for state in range(states):
                message[place, state] = stay * message[place, state] + leave * renewed[place]
            total = row_sum(&message[place, 0], states)
            for state in range(states):
                message[place, state] /= total
    for place in range(count):
        for state in range(states):
            result[place, state] = emissions[place, state] * result[place, state] * message[place, state]
        total = row_sum(&result[place, 0], states)
        for state in range(states):
            result[place, state] /= total
    return found
