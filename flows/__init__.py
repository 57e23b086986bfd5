"""Who runs it: the command line, and runs and crawls with and without Prefect.

Each subpackage has one idea and says in its docstring which of its modules are for others. Imports run one way, from
`commands` down to `intake`; import-linter holds the order. Beside them lies what all share: `errors`, `settings`,
`effective_settings`, `faults` (what fails a page), `lock`, `processes` and `progress`.
"""
