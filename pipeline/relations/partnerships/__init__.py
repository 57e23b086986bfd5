"""Which cities are partners since when, and in which networks of cities they are: `find`, `networks`."""
