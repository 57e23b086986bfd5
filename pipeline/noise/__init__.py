"""Which blocks a reader came for, and why the others are noise."""

from __future__ import annotations

from pipeline.noise.label import kept_blocks, label_blocks
from pipeline.noise.memory import SiteMemory

__all__ = ["SiteMemory", "kept_blocks", "label_blocks"]
