"""Words of the language files around a mayor, as patterns."""
