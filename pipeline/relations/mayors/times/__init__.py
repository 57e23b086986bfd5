"""Of which time a page speaks where it names a mayor."""
