"""Measures: quality and speed against peers, on the corpora beside the project. Not part of the distribution."""
