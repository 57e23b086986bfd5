"""How a process that reads pages treats the garbage collector."""

from __future__ import annotations

import gc


def calm_collector() -> None:
    """Leave what is loaded out of the garbage collector's rounds, and let it come round less often: a page makes some
    ten thousand objects and hardly a cycle, so that looking at them a dozen times a page is work for nothing
    (bench/speed.md: a twentieth of a page's time).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
