"""Which rules can fit at a word, by what stands behind it: some ask for a year, and most texts have none."""

from __future__ import annotations

from collections.abc import Mapping

_WITH_FIGURES = frozenset({"holiday", "era_before", "season", "quarter"})
_WITH_FIGURES_OR_MONTH = frozenset({"day_word"})


def rules_by_what_follows(
    vocabulary: Mapping[str, tuple[str, ...]],
) -> dict[tuple[bool, bool], dict[str, tuple[str, ...]]]:
    """By whether the name of a month stands behind, and whether figures do: names of the rules that can fit, by word.

    vocabulary: all rules of each word, in the order in which they are tried.
    """
    left_out = {
        (True, True): frozenset[str](),
        (False, True): frozenset[str](),
        (True, False): _WITH_FIGURES,
        (False, False): _WITH_FIGURES | _WITH_FIGURES_OR_MONTH,
    }
    return {
        follows: {word: tuple(rule for rule in rules if rule not in out) for word, rules in vocabulary.items()}
        for follows, out in left_out.items()
    }
