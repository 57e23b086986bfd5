def weigh(features: dict[str, float], weights: dict[str, float]) -> float:
    """Return the weighted sum of the features, in their order; one without a weight counts nothing."""
