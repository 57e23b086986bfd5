"""A town of our own making: some three hundred pages in three languages and four templates, and every trap we know.

`pages` makes its pages from a seed, `traps` what surrounds them, `server` serves both on loopback.
"""
