"""Mayors: people whom a page calls mayor, and the other mentions of their names.

The way of a page: `gate` asks which texts are worth reading; `reading.viewing` cuts those into labelled tokens. `find`
puts the rules to them, sentences before lists, and each rule gives `found.Found`s: a name, and why its bearer is a
mayor. Then `refused` drops those who are none, `people.bind` gives each the full name, and `people` finds what further
mentions the same people. `words` and `titles.yaml` are the titles of all languages.

| package | what is in it |
|---|---|
| `reading` | the block as the rules read it: its tokens and their labels, where a name begins and ends |
| `titles` | what stands with a title: its town, gender and term; whether it is somebody's at all |
| `sentences` | whom the words of one block make a mayor: before, behind, by a verb, several together, without a title |
| `lists` | whom lines, cells and rows make a mayor: signatures, cards, tables, lists of holders and their terms |
| `people` | who is meant: full names for short ones, and the further mentions of the same people |
| `refused` | what was found and is no mayor: deputies, words in capitals, what no model takes for a name |
"""

from __future__ import annotations

from pipeline.entities.mayors.find import find_mayor_mentions

__all__ = ["find_mayor_mentions"]
