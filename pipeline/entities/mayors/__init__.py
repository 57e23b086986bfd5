"""Mayors: people whom a page calls mayor, and the other mentions of their names."""

from __future__ import annotations

from pipeline.entities.mayors.find import find_mayor_mentions

__all__ = ["find_mayor_mentions"]
