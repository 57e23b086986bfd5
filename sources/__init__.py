"""What comes in: raw pages, the catalogue of municipalities, and the readers that bring pages from disk."""
