def fold(text: str) -> str:
    """Fold case, hyphens, blanks and apostrophes, character by character: offsets stay what they are in `text`."""
