# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The probability of each class by features drawn one after the other; compiled. `naive_bayes.pyi` tells more."""

cdef enum:
    MOST_CLASSES = 64


def posterior(const double[:, ::1] likelihoods, list drawn not None, double smoothing, double certain, int often):
    cdef Py_ssize_t classes = likelihoods.shape[1], place, column, row
    cdef double found[MOST_CLASSES]
    cdef double total, largest
    if not 0 < classes <= MOST_CLASSES or often < 1:
        raise ValueError(f"{classes} classes, normalised after every {often} features")
    for column in range(classes):
        found[column] = 1.0 / classes
    for place in range(len(drawn)):
        row = drawn[place]
        if not 0 <= row < likelihoods.shape[0]:
            raise IndexError(row)
        for column in range(classes):
            found[column] *= smoothing + likelihoods[row, column]
        if place % often == 0:
            total = largest = 0.0
            for column in range(classes):
                total += found[column]
            for column in range(classes):
                found[column] /= total
                largest = max(largest, found[column])
            if largest > certain:
                break
    return [found[column] for column in range(classes)]
