import numpy as np
from numpy.typing import NDArray

from pipeline.noise.vocabulary.wordcut import Lines
from pipeline.noise.vocabulary.wordtable import PhraseTree, WordTable

def line_places(
    lines: Lines,
    tree: PhraseTree,
    begins: NDArray[np.int32],
    ends: NDArray[np.int32],
    holds: NDArray[np.int32],
    counts: NDArray[np.int32],
    short: int,
    middling: int,
    most: int,
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return what tables hold for the lines' words, and for each entry which line it is of.

    Lines of up to `short` letters, of up to `middling`, and longer ones are told apart: they are sizes 0, 1 and 2.
    begins: for a size and a node of the tree, what a line tells that begins with this word or these two words.
    ends: for size 0 or 1 and a word of the tree, what a line tells that ends with it. holds: what a line of size 0
    tells that has the word among its first `most`, once however often. counts: what lines of size 0 and 1 tell by how
    many words they have; the last entry is for those with more. Everywhere -1 says nothing.
    """

def line_bits(
    lines: Lines,
    tree: PhraseTree,
    whole: NDArray[np.int64],
    beginning: NDArray[np.int64],
    anywhere: NDArray[np.int64],
    whole_within: int,
    words_within: int,
) -> NDArray[np.int64]:
    """Return, for each line, the bits of the phrases that it shows, all together.

    whole: by node of the tree, bits of a line of up to `whole_within` letters that is this phrase; beginning: of one
    that begins with it, where it has up to `words_within` words. anywhere: by word of the tree, bits of a line that has
    it somewhere.
    """

def lines_ending_alike(lines: Lines, tree: PhraseTree, read: int, longest: int) -> list[int]:
    """Return the places of lines whose first word begins a phrase of the tree, of up to `longest` letters, above a
    shorter line that ends with the same word. Of a line with more than `read` letters, of which the last word is not
    among `lines`, that is taken for granted.
    """

def phrase_rows(
    lines: Lines,
    tree: PhraseTree,
    whole: NDArray[np.int64],
    wanted: int,
    fillers: NDArray[np.uint8],
    letters_within: int,
    words_within: int,
) -> NDArray[np.bool_]:
    """Return, for each line, whether it is a row of phrases: two or more, or one with two fillers, and nothing else.

    whole: by node of the tree, bits of a phrase; each needs one of the bits `wanted`. fillers: by word of the tree,
    whether it may stand between them. Lines of more than `letters_within` letters or `words_within` words are none.
    Raises ValueError where `words_within` is above 15.
    """

def jaccard_overlap(lines: Lines, own: WordTable) -> NDArray[np.float64]:
    """Return, for each line, the Jaccard similarity of its set of words and another: shared words to all words."""
