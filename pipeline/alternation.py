"""Many words as one regular expression that shares their beginnings.

Python's `re` tries the branches of `a|b|c` one after the other; a tree of shared prefixes tries each letter once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_Tree = dict[str, "_Tree"]
_END = ""


def alternation(words: Iterable[str]) -> str:
    """A pattern that matches each of some literal words, the longest where several fit; never matches for none."""
    tree: _Tree = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return _pattern(tree) if tree else r"(?!)"


def _pattern(tree: _Tree) -> str:
    branches = [
        re.escape(letter) + (_pattern(below) if set(below) != {_END} else "")
        for letter, below in sorted(tree.items())
        if letter != _END
    ]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and _END not in tree else f"(?:{'|'.join(branches)})"
    return f"{body}?" if _END in tree else body
