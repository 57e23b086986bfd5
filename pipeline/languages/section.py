"""The base of every section of a language file."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """Base of every section: frozen, and strict about keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)
