"""Persons: which names of a sentence a model takes for a person's, where lists and rules cannot tell.

Only the mayor rules ask (pipeline/entities/mayors/refused/doubtful.py). For cities the models were measured and are not
asked: of the eight uncertain names (probability 0.15 to 0.85, weights of other sites) on the gold lines in German,
Luxembourgish, French and English which they took for persons, six are cities.
"""
