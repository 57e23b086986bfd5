def cut_at_ends(text: str, abbreviations: frozenset[str], longest: int) -> list[tuple[int, int]]:
    """Start and end of each sentence of a text, as `pipeline.sentences.sentence_spans` gives them.

    abbreviations: without case; a full stop behind one ends no sentence. longest: letters of the longest one.
    """
