def trimmed(markup: bytes) -> bytes:
    """Return HTML without what blocks and the facts of the head are not made of: scripts, but for JSON-LD, styles,
    comments, and attributes that nobody reads. The parser says the same of the rest."""
