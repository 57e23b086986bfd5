"""A clause with its towns, dates and cues, how it is cut from a block, and what it denies, wishes or says aside."""
