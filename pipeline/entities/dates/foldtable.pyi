def fold_by_table(text: str, table: str) -> tuple[str, list[int] | None]:
    """Return a text with each character as the table has it, and where those that are kept stood; None where all are.

    table: at the place of a character's code the one that takes its place, NUL where none does (NUL itself stays).
    Characters beyond the table stay.
    """
