"""The page as the rules read it: sentences, headings, lines of towns, towns near a mayor."""
