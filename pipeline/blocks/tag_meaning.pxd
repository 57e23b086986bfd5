cdef dict MEANINGS

cdef enum:  # a bit each; the level of a heading stands above them
    SKIPPED = 1 << 0
    NOTED = 1 << 1
    NOTED_TEXT = 1 << 2
    BLOCK = 1 << 3
    ITEM = 1 << 4
    ITEM_END = 1 << 5
    CELL = 1 << 6
    ROW = 1 << 7
    ADDRESS = 1 << 8
    ANCHOR = 1 << 9
    BREAK = 1 << 10
    ROOT = 1 << 11
    LEVEL = 12
