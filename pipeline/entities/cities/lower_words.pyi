"""Which words stand in lower case on a page too: a name does not, a noun at the head of a sentence may.

Compiled: a page of names would else be searched once for each of them.
"""

class LowerWords:
    """The words of a text that stand in lower case, gathered when somebody first asks for one."""

    def __init__(self, text: str) -> None: ...
    def __contains__(self, word: object) -> bool:
        """True where the word stands in the text as it is given, in lower case and whole."""
