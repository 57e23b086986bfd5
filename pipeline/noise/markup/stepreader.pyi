from collections.abc import Iterable, Mapping

NOISE: int
"""What a step says, a bit each, above those of `paths.MARKS`: that it is named a menu, a slider or a hidden part"""
COMMENT: int
"""or for comments,"""
TALK: int
"""that it may be named for a discussion (`comments` looks closer),"""
ARTICLE: int
MAIN: int
"""that it is an `article`, a `main`,"""
TURNING: int
"""leads away from the text of a `main`,"""
PARAGRAPH: int
"""is a paragraph;"""
CALL: int
"""that it calls the reader to do something,"""
EXCERPT: int
"""that its text is cut off ("excerpt", "line-clamp"),"""
BESIDE: int
"""that it stands beside the text."""
MENU: int
"""What a word says of the name that it is in: that it is one of a menu"""
SHOW: int
"""or of a slider,"""
WITHIN: int
"""unless this one stands beside that;"""
TO_CALL: int
TO_ACT: int
"""and two words that call the reader where both stand in a step."""
COUNTING: int
"""Of a word: that it can be a name that a template counts with."""
OUTER: int
"""Of a tag: the elements of the page itself hold no noise and no discussion, and do not stand beside the text."""

class Step:
    """One element of a path.

    marks: of its words (`StepReader.words`), as `wordtable.word_marks` gives them.
    says: bits of `paths.MARKS`, and of those above.
    plain: the step without ids and classes that a template counts: those with digits, "odd", "first".
    """

    marks: bytes
    says: int
    plain: str

class StepReader:
    """Reads steps. Names fall apart where small letters end or a last capital begins: "siteNav", "SITENav"."""

    def __init__(
        self,
        *,
        tags: Mapping[str, int],
        roles: Mapping[str, int],
        marks: Mapping[str, int],
        words: Mapping[str, int],
        otherwise: int,
        unnamed: Iterable[str],
        hidden: Iterable[str],
        counting: Iterable[str],
        longest: int,
        most: int,
    ) -> None:
        """tags, roles: what they say. marks: of words; one that is not listed says what the longest of them (of four
        letters or more) says that it begins or ends with, or `otherwise` where it begins with "nav". words: what others
        say beside that. unnamed: tags that are no word. hidden: names of hidden parts; each holds "hidden", "visible",
        "sichtbar", "only" or "screen". counting: names that a template counts with. longest: letters of a word that is
        one. most: so many steps are remembered; with more, all are forgotten."""

    def read(self, segment: str) -> Step:
        """Read a step as `pipeline.blocks` writes it: "div#main.wide", "ul.menu[navigation]"."""

    def words(self, segment: str) -> tuple[str, ...]:
        """What the lexicon knows a step by: words of id and classes, <tag>, [role]; one may stand there twice."""
