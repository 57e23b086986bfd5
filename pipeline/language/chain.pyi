import numpy as np
from numpy.typing import NDArray

def posteriors(
    emissions: NDArray[np.float32], prior: NDArray[np.float32], stay: float, leave: float, reach: int
) -> NDArray[np.float32]:
    """The probability of each state at each place of a chain that stays with `stay` and else begins anew.

    emissions: likelihood of each place under each state, a row a place; at most 127 states. prior: of the states where
    the chain begins anew. leave: 1 - stay. reach: places before and behind that are listened to.
    """
