def trimmed(markup: bytes) -> bytes:
    """Return HTML without what blocks and the facts of the head are not made of.

    That is scripts, but for JSON-LD, styles, comments, drawings, pictures, fields, links to style sheets,
    attributes that nobody reads, tags around a mere phrase (but in a link, where every text counts for itself) and
    blanks beside the start of a block. The blocks of the rest are the same. Before the first block they may be
    better: a script there opens a body for the parser, which then reads nothing of the real one's attributes.
    """
