"""Who is meant: full names for short ones, and the further mentions of the same people."""
