"""Whom the words of one block make a mayor."""
