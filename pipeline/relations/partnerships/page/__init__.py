"""A page as the rules for partnerships read it: blocks, mentions, cues, and what the headings govern."""
