"""Prefect's engine for the time of a run: an embedded server, watched, started again, never left behind.

For others: `engine`, and `embedded_server` for who ends a process that has lost it. `prefect_server` is the server's
own process, started by name; `orphans` finds servers that outlived their run.
"""
