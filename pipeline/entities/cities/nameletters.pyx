# cython: language_level=3
"""The table of `nameletters.pxd`: what each of the first characters is; compiled."""

for code in range(NEAR):
    IS_WHAT[code] = asked(code)
