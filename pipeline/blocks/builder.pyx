# cython: language_level=3, binding=False
"""From a stream of start tags, text and end tags to blocks; compiled. `builder.pyi` tells what goes in and out."""

cimport cython
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ

from pipeline.blocks.cleaning cimport clean_text, says_something
from pipeline.blocks.contact_line cimport looks_like_contact
from pipeline.blocks.frames cimport Frame, frame_in, outermost, place, uncollected
from pipeline.blocks.tag_meaning cimport (
    ADDRESS, ANCHOR, BLOCK, BREAK, CELL, ITEM, ITEM_END, LEVEL, MEANINGS, NOTED, NOTED_TEXT, ROOT, ROW, SKIPPED,
)

from pipeline.block import BlockKind, new_block
from pipeline.blocks.cloaked import SIGNS, uncloaked
from pipeline.blocks.dealing import deal_out
from pipeline.blocks.headnotes import HeadNotes
from pipeline.blocks.lines import split_long
from pipeline.blocks.rows import row_text
from pipeline.blocks.tags import NOTED_TAGS, hides
from pipeline.blocks.walk import BlockWalk, too_deep, too_many_blocks

cdef enum:
    MAX_STEPS = 60
    MAX_LINKS = 200
    MAX_LINK = 2000
    MAX_LANG = 35

cdef str CLOUDFLARE = SIGNS[0], TYPO3 = SIGNS[1]
cdef object HEADING = BlockKind.HEADING, PARAGRAPH = BlockKind.PARAGRAPH, LIST_ITEM = BlockKind.LIST_ITEM
cdef object TABLE_ROW = BlockKind.TABLE_ROW, CONTACT_LINE = BlockKind.CONTACT_LINE


@cython.final
cdef class BlockBuilder:
    cdef object limits, head
    cdef Py_ssize_t max_depth, max_blocks, longest
    cdef Frame frame  # the innermost
    cdef list blocks, pieces, links
    cdef list linked_at, begun  # places of the linked pieces, and of those before which the links begin
    cdef list linked_in  # how many characters of each block are linked
    cdef str lang
    cdef Py_ssize_t linked, anchors, serial, depth, reached, unseen, drawn
    cdef bint broken_line, behind_link
    cdef readonly bint empty, full
    cdef list told  # text of an open element that the head notes, or None
    cdef object told_of

    def __init__(self, limits):
        self.reset(limits)

    def reset(self, limits):
        self.limits, self.head = limits, HeadNotes()
        self.max_depth, self.max_blocks = limits.max_depth, limits.max_blocks
        self.longest = limits.max_block_characters
        self.frame = outermost()
        self.blocks, self.pieces, self.links, self.linked_in = [], [], [], []
        self.linked_at, self.begun = [], []
        self.lang = ""
        self.linked = self.anchors = self.serial = self.depth = self.reached = self.unseen = self.drawn = 0
        self.broken_line = self.behind_link = self.full = False
        self.empty = True
        self.told = self.told_of = None

    def start(self, str tag not None, attributes):
        self.begin(tag, attributes, "")

    def start_marked(self, str tag not None, attributes, str mark not None):
        self.begin(tag, attributes, mark)

    cdef void begin(self, str tag, attributes, str mark) except *:
        cdef int meaning = MEANINGS.get(tag, 0)
        cdef dict given = attributes if isinstance(attributes, dict) and attributes else None
        self.empty = False
        if meaning & (SKIPPED | NOTED | ROOT):
            self.note(tag, meaning, attributes)
        elif meaning & BLOCK and self.told is not None:
            self.told.append(" ")
        if self.unseen or self.full:
            return
        self.depth += 1
        if self.depth > self.max_depth:
            self.reached = max(self.reached, self.depth)
        else:
            self.open(tag, meaning, given, mark)

    cdef void note(self, str tag, int meaning, attributes) except *:
        """What a tag says beside the blocks: facts of the head, the page's language, that readers do not see inside."""
        if tag == "svg":
            self.drawn += 1
        elif meaning & NOTED and (not self.drawn if tag == "title" else NOTED_TAGS[tag] in attributes):
            if meaning & NOTED_TEXT:
                self.told, self.told_of = [], attributes
            else:
                self.head.add(tag, attributes, "")
        if meaning & SKIPPED:
            self.unseen += 1
        elif meaning & ROOT and not self.unseen:
            self.lang = self.lang or attributes.get("lang", "")

    cdef void open(self, str tag, int meaning, dict given, str mark) except *:
        cdef Frame parent = self.frame
        cdef str lang = parent.lang
        cdef tuple marks = parent.marks
        if mark:
            marks = (*[one for one in marks if one not in ("selected", "rejected")], mark)
        if given is not None:
            declared = given.get("lang")
            if declared:
                lang = declared.strip().lower()[:MAX_LANG]
            if "hidden" not in marks and is_hidden_by(given):
                marks = (*marks, "hidden")
        if meaning & BLOCK:
            self.frame = self.open_block(tag, meaning, given, parent, lang, marks)
            return
        if meaning & ANCHOR:
            self.anchors += 1
            if self.behind_link:  # two links are two things, though only a style sheet parts them
                self.pieces.append(" ")
            if given is not None and len(self.links) < MAX_LINKS:
                target = given.get("href")
                if is_cloaked(given, target):
                    target = uncloaked(given) or target
                if target:
                    self.links.append(target.strip()[:MAX_LINK])
                    self.begun.append(len(self.pieces))
        elif meaning & BREAK:
            self.break_line(parent)
        if marks is parent.marks and lang == parent.lang:
            parent.inside += 1
        else:
            self.frame = frame_in(parent, tag, given, lang, marks)

    cdef Frame open_block(self, str tag, int meaning, dict given, Frame parent, str lang, tuple marks):
        """The frame of an element that begins a block; what was open ends."""
        cdef Frame frame = frame_in(parent, tag, given, lang, marks)
        self.flush()
        if frame.depth < MAX_STEPS:
            self.serial += 1
            frame.serial = self.serial
            frame.depth += 1
        if meaning >> LEVEL:
            frame.level = meaning >> LEVEL
        elif given is not None and given.get("role") == "heading":
            frame.level = 2
        if meaning & ROW:
            frame.cells = []
        elif meaning & CELL and parent.cells is not None:
            parent.cells.append(len(self.blocks))
        frame.item = meaning & ITEM or (parent.item and not meaning & ITEM_END)
        frame.address = parent.address or meaning & ADDRESS
        return frame

    def data(self, str run not None):
        cdef Py_ssize_t first = 0, length = len(run), stop = length
        cdef int kind = PyUnicode_KIND(run)
        cdef void *signs = PyUnicode_DATA(run)
        if self.told is not None:
            self.told.append(run)
        if self.unseen or self.full:
            return
        while first < length and PyUnicode_READ(kind, signs, first).isspace():
            first += 1
        if first == length:
            if self.pieces:
                self.pieces.append(" ")
            return
        if self.broken_line:
            self.after_break(PyUnicode_READ(kind, signs, first))
        self.behind_link = False
        self.pieces.append(run)
        if self.anchors:
            self.linked_at.append(len(self.pieces) - 1)
            while PyUnicode_READ(kind, signs, stop - 1).isspace():
                stop -= 1
            self.linked += stop - first + (stop - first < length)

    def end(self, str tag not None):
        cdef int meaning = MEANINGS.get(tag, 0)
        if meaning & NOTED_TEXT and self.told is not None:
            self.head.add(tag, self.told_of, "".join(self.told))
            self.told = None
        if meaning & SKIPPED:
            self.unseen = max(0, self.unseen - 1)
            if tag == "svg":
                self.drawn = max(0, self.drawn - 1)
        elif self.depth and not self.unseen and not self.full:
            self.depth -= 1
            if self.depth >= self.max_depth:
                return
            if meaning & ANCHOR:
                self.anchors -= 1
                self.behind_link = bool(self.pieces)
            elif meaning & BLOCK:
                self.flush()
                if meaning & ROW and self.frame.cells:
                    self.close_row(self.frame)
            if self.frame.inside:
                self.frame.inside -= 1
            else:
                self.frame = self.frame.above

    def close(self):
        """The end of the page, for lxml."""

    def finish(self, tuple issues not None):
        self.flush()
        if self.reached:
            issues = (*issues, too_deep(self.reached, self.limits))
        if self.full:
            issues = (*issues, too_many_blocks(self.limits))
        return BlockWalk(tuple(self.blocks), self.head.close(self.lang), issues)

    cdef void break_line(self, Frame parent) except *:
        if parent.level:
            self.pieces.append(" ")
        elif self.pieces:
            self.broken_line = True

    cdef void after_break(self, Py_UCS4 first) except *:
        """A line break ends a block, unless the sentence plainly goes on behind it with this character."""
        cdef str before
        self.broken_line = False
        if first.islower():
            before = "".join(self.pieces[-4:]).rstrip()
            if before and (before[-1].isalpha() or before[-1] in ",-–("):
                self.pieces.append(" ")
                return
        self.flush()

    cdef void flush(self) except *:
        """End the open block."""
        cdef str text
        self.broken_line = self.behind_link = False
        if self.pieces:
            text = clean_text(self.pieces[0] if len(self.pieces) == 1 else "".join(self.pieces))
            if says_something(text):
                if len(text) <= self.longest:
                    self.add(text, self.linked, tuple(self.links) if self.links else (), self.frame)
                else:
                    parts = list(split_long(text, self.longest))
                    for part, linked, links in deal_out(parts, self.pieces, self.linked_at, self.links, self.begun):
                        self.add(part, linked, links, self.frame)
            del self.pieces[:]
        if self.links:
            del self.links[:]
            del self.begun[:]
        if self.linked:
            del self.linked_at[:]
            self.linked = 0

    cdef void add(self, str text, Py_ssize_t linked, tuple links, Frame frame) except *:
        if links:
            links = uncollected(links)
        if len(self.blocks) >= self.max_blocks:
            self.full = True
            return
        if frame.level:
            kind = HEADING
        elif frame.address or looks_like_contact(text, links):
            kind = CONTACT_LINE
        else:
            kind = LIST_ITEM if frame.item else PARAGRAPH
        self.append(text, kind, frame.level, frame, linked, frame.lang, links, frame.marks)

    cdef void append(
        self, str text, kind, int level, Frame frame, Py_ssize_t linked, str lang, tuple links, tuple marks
    ) except *:
        cdef double share = min(1.0, linked / <double> len(text))
        if frame.path is None:
            place(frame)
        index = len(self.blocks)
        self.blocks.append(new_block(
            (index, text, kind, level, frame.path.steps, frame.lineage, share, lang, links, marks)
        ))
        self.linked_in.append(linked)

    cdef void close_row(self, Frame row) except *:
        """Make one block of the row's blocks, if they read as one."""
        cdef Py_ssize_t first = row.cells[0]
        cdef list inside = self.blocks[first:]
        cdef str text = row_text(inside, [*[start - first for start in row.cells], len(inside)])
        if text:
            linked = sum(self.linked_in[first:])
            del self.blocks[first:], self.linked_in[first:]
            links = tuple([link for block in inside for link in block.links])
            self.append(text, TABLE_ROW, 0, row, linked, inside[0].html_lang, links, inside[0].marks)


cdef bint is_cloaked(dict given, target) except -1:
    """True where a link may hold an address that the site cloaks."""
    if target is not None and (CLOUDFLARE in <str> target or TYPO3 in <str> target):
        return True
    return "data-cfemail" in given or "data-mailto-token" in given


cdef bint is_hidden_by(dict given) except -1:
    """True where an element's attributes hide it."""
    if "hidden" in given or given.get("aria-hidden") == "true":
        return True
    style = given.get("style")
    return style is not None and hides(style)
