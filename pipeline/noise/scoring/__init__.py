"""The labeller's model and what becomes of its probabilities: trees, log-odds, the set of blocks that is worth most."""
