"""Every limit of the readers, in one place."""

from __future__ import annotations

MAX_BODY_BYTES = 64 * 1024 * 1024
"""A body above it is never taken into memory. The pipeline's own limit is lower; this one keeps a reader alive."""

SNIFFED_BYTES = 4096
"""How much of a body is looked at to tell HTML from text from neither."""

SHOWN_PATH_CHARACTERS = 160
"""Longer paths are cut in the middle in messages."""
