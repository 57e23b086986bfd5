"""The command `rathaus`: one module a verb, which imports what the verb needs when it runs.

For others: `app`, which holds the verbs together and is the command's entry point. `options`, `outcome`, `serving`,
`view`, `progress_bars` and `diagnosis` are what verbs share or print.
"""
