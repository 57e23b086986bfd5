"""Columns of numbers, one row a block: what the labeller's model is asked about."""
