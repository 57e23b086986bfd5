def clean_text(text: str) -> str:
    """White space (no-break spaces too) becomes single blanks, invisible characters go."""

def says_something(text: str) -> bool:
    """True where a text has a letter, a digit or an underscore."""
