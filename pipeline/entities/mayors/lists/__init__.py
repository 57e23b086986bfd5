"""Whom lines, cells and rows make a mayor: signatures, cards, tables, lists of holders."""
