# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""States of a chain by what stands before and behind each place; compiled. `chain.pyi` tells what goes in and out."""

import numpy as np

from pipeline.language.shares cimport row_sum

cdef enum:
    MOST_STATES = 127


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
