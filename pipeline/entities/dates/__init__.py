"""Dates of running text as EDTF, read by a grammar that is compiled once per language.

folding    the text as the grammar reads it, and the way back
grammar    a language's calendar words, compiled
reading    where a number or a calendar word starts, the rules that fit (days, years) are tried
context    what the words around a number make of it
joining    ends of intervals
inference  years that the sentence gives
yearless   what stands beside a day whose year stays open
fallback   dateparser, for compact spellings alone
finding    all of that over one text
completion years that the heading above or the page's date gives
mentions   and over a document
"""

from pipeline.entities.dates.finding import FoundDate, find_dates
from pipeline.entities.dates.mentions import find_date_mentions

__all__ = ["FoundDate", "find_date_mentions", "find_dates"]
