"""A new source: probe its site, find its municipality, write its catalogue file. `rathaus source add` does it.

For others: `probe` and `source_file`. `municipality` is for `probe` alone.
"""
