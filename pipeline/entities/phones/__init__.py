"""Phone and fax numbers in text, as E.164: labels decide, the numbering plan checks, vetoes keep other numbers out."""

from __future__ import annotations

from pipeline.entities.phones.find import FoundPhone, find_phones
from pipeline.entities.phones.mentions import find_phone_mentions

__all__ = ["FoundPhone", "find_phone_mentions", "find_phones"]
