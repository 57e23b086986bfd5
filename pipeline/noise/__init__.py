"""Which blocks a reader came for, and why the others are noise.

`label` asks the model, weighs it with the rules and labels; `reasons` says why; `memory` is what a site repeats.
evidence: the columns that the model is asked about, from vocabulary (what lines say) and markup (what elements say).
scoring: the model, and the set of blocks that its probabilities are worth most in. rules: what is known without it.
"""

from __future__ import annotations

from pipeline.noise.label import kept_blocks, label_blocks
from pipeline.noise.memory import SiteMemory

__all__ = ["SiteMemory", "kept_blocks", "label_blocks"]
