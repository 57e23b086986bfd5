"""The block as the rules read it: its tokens and their labels, and where a name begins and ends."""
