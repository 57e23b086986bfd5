import numpy as np
from numpy.typing import NDArray

def number_paths(paths: list[str]) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """Return the different paths in the order in which they come, and the place of each path among them."""

def split_paths(paths: tuple[str, ...]) -> tuple[tuple[str, ...], NDArray[np.int32], NDArray[np.int64]]:
    """Cut paths into steps.

    Return the different steps; which of them each path has, the outermost first, one path behind the other; and where
    each path begins there, and where the last one ends. An empty path has no step.
    """

def path_unions(
    says: NDArray[np.int64], numbers: NDArray[np.int32], ends: NDArray[np.int64], nearest: int
) -> NDArray[np.int64]:
    """Return, for each path, the bits that its last steps have together.

    says: bits of each step. numbers, ends: of `split_paths`. nearest: how many steps, at most.
    """

def outermost_steps(
    says: NDArray[np.int64], numbers: NDArray[np.int32], ends: NDArray[np.int64], bits: int, beyond: int = 0
) -> NDArray[np.int64]:
    """Return, for each path, the place of the first step that has one of some bits; -1 where none has.

    says, numbers, ends: as for `path_unions`. beyond: how many steps are passed over.
    """

def innermost_steps(
    says: NDArray[np.int64], numbers: NDArray[np.int32], ends: NDArray[np.int64], bits: int
) -> NDArray[np.int64]:
    """The same for the last step."""

def number_lineages(
    lineages: list[tuple[int, ...]],
) -> tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Number the elements of some lineages in the order of their serial numbers, without gaps.

    Return the lineages in these numbers, one behind the other; where each begins there, and where the last one ends;
    and for each element, where it stands first there, and in which lineage that is.
    """

def number_rows(values: NDArray[np.int32], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number the different rows in the order in which they come. ends: where each begins in `values`, and where the
    last one ends."""

def elements_at(
    places: NDArray[np.int64], path_of: NDArray[np.int64], numbers: NDArray[np.int32], starts: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return, for each lineage, the element at the place that its path has; -1 where that is none.

    places: for each path. path_of: the path of each lineage. numbers, starts: of `number_lineages`.
    """

def bit_columns(bits: NDArray[np.int64], places: NDArray[np.int64], columns: NDArray[np.float64]) -> None:
    """Fill a row for each of the lowest bits: 1 or 0 for each of `places`, as `bits` has it there."""
