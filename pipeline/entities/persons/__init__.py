"""Persons: which names of a sentence a model takes for a person's, where lists and rules cannot tell."""
