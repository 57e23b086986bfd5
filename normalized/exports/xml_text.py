"""Text that XML and HTML can hold."""

from __future__ import annotations

import re

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no character of XML 1.0 (production 2, Char)."""


def readable(text: str) -> str:
    """The text with U+FFFD for each character that XML 1.0 cannot hold; same length."""
    return _NOT_XML.sub("\ufffd", text)
